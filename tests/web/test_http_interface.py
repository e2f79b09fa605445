"""The HTTP interface: the records of the command line, in pages, and errors as problem details."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import Browser
from click.testing import CliRunner
from desk_samples import ARTICLES, article, bring
from pydantic import BaseModel
from sqlalchemy import Engine

from factcheck.cli.main import main
from factcheck.model.finding import Verdict
from factcheck.report.claim_reviews import Reviewer
from factcheck.report.exported import Exported
from factcheck.report.records import discrepancy_record
from factcheck.services.reporting import everything_of, report
from factcheck.services.review import decide
from factcheck.store.engine import reading, writing
from factcheck.web.api import extracted, models, revised
from factcheck.web.options import WebOptions

LISTS = ("articles", "quotes", "people", "stories", "claims", "discrepancies")


def said_by(engine: Engine, *arguments: str) -> Any:
    """Return what the command line prints as JSON about the same database."""
    url = engine.url.render_as_string(hide_password=False)
    done = CliRunner().invoke(main, [*arguments, "--json", "--db", url])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def whole(browser: Browser, path: str, limit: int = 3) -> list[dict[str, Any]]:
    """Return a list by all of its pages."""
    items: list[dict[str, Any]] = []
    after: str | None = ""
    while after is not None:
        page = browser.get(path, after=after, limit=str(limit)).json()
        assert len(page["items"]) <= limit
        items += page["items"]
        after = page["next"]
    return items


@pytest.mark.parametrize("name", LISTS)
def test_pages_are_the_whole_list(browser: Browser, name: str) -> None:
    """Small pages and a large one give the same things in the same order, each once."""
    found = whole(browser, f"/api/{name}")
    assert found
    assert found == browser.get(f"/api/{name}", limit="500").json()["items"]
    own = "key" if name == "articles" else "id"
    assert len({one[own] for one in found}) == len(found)


def test_a_thing_is_what_show_prints(desk: Engine, open_browser: Callable[..., Browser]) -> None:
    """Quotes, people, stories, articles and discrepancies are the JSON of the command line."""
    browser = open_browser(desk)
    for name in ("quotes", "people", "stories", "discrepancies"):
        for one in browser.get(f"/api/{name}", limit="4").json()["items"]:
            shown = browser.get(f"/api/{name}/{one['id']}").json()
            assert said_by(desk, "show", one["id"]) == [shown]
    for one in ARTICLES[:3]:
        shown = browser.get("/api/article", id=one["id"]).json()
        assert said_by(desk, "show", one["id"]) == [shown]


def test_a_record_has_the_keys_that_are_described(browser: Browser) -> None:
    """What the description names is what an answer holds, no key more or less."""
    answer = browser.client.post("/api/extract", json=article("courier")).json()
    assert list(extracted.Extraction.model_fields) == list(answer)
    assert list(extracted.Stretch.model_fields) == list(answer["quotes"][0])
    assert list(extracted.FoundClaim.model_fields) == list(answer["claims"][0])
    assert list(extracted.FoundName.model_fields) == list(answer["names"][0])
    claim = browser.get("/api/find/claims", q="3 boats").json()["items"][0]
    assert list(models.ClaimHit.model_fields) == list(claim)
    name = browser.get("/api/find/names", q="Ana Ruiz").json()["items"][0]
    assert list(models.NameHit.model_fields) == list(name)
    assert list(models.NameMention.model_fields) == list(name["occurrences"][0])
    described: dict[str, type[BaseModel]] = {
        "quotes": models.Quote,
        "people": models.Person,
        "stories": models.Story,
    }
    for name, model in described.items():
        identity = browser.get(f"/api/{name}").json()["items"][0]["id"]
        assert list(model.model_fields) == list(browser.get(f"/api/{name}/{identity}").json())
    assert list(models.Claim.model_fields) == list(browser.get("/api/claims").json()["items"][0])
    one = browser.get("/api/discrepancies").json()["items"][0]
    assert list(models.Discrepancy.model_fields) == list(one)
    assert list(models.Evidence.model_fields) == list(one["evidence"][0])
    shown = browser.get("/api/article", id="beacon").json()
    assert sorted(models.Article.model_fields) == sorted(shown)


def test_the_list_of_discrepancies_is_the_report(
    desk: Engine, open_browser: Callable[..., Browser]
) -> None:
    """Unless told otherwise the list is what report prints, in its order."""
    assert said_by(desk, "report") == whole(open_browser(desk), "/api/discrepancies")


def test_find_answers_what_find_prints(desk: Engine, open_browser: Callable[..., Browser]) -> None:
    """The quotes found are those of the command line; the verdict is said as well."""
    words = "three boats that this island has left"
    found = open_browser(desk).get("/api/find", q=words).json()
    assert said_by(desk, "find", words) == found["items"]
    assert (found["match"], found["verdict"][:9]) == ("verbatim", "Found wor")


def test_claims_and_names_are_found_as_by_the_command(
    desk: Engine, open_browser: Callable[..., Browser]
) -> None:
    """The same hits in the same order, and the same ones with a filter."""
    browser = open_browser(desk)
    for path, words, own in (
        ("claims", "3 boats", {"kind": "figure", "speaker": "Ruiz"}),
        ("names", "Tomas Lynd", {"kind": "person", "outlet": "Sound Weekly"}),
    ):
        for asked in ({}, own):
            options = [part for name, value in asked.items() for part in (f"--{name}", value)]
            found = browser.get(f"/api/find/{path}", q=words, **asked).json()["items"]
            assert found
            assert said_by(desk, "find", f"--{path}", words, *options) == found


def test_extract_answers_what_extract_prints(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that is sent is read as a line of JSONL; nothing is stored."""
    line = article("courier")
    (tmp_path / "day.jsonl").write_text(json.dumps(line), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["extract", "day.jsonl", "--json", "--jobs", "1"])
    before = len(whole(browser, "/api/articles", 500))
    assert json.loads(done.stdout) == [browser.client.post("/api/extract", json=line).json()]
    assert before == len(whole(browser, "/api/articles", 500))


def test_an_export_is_everything(browser: Browser, library: Engine) -> None:
    """Every discrepancy, whatever its standing, in each of the four formats."""
    with reading(library) as session:
        standing = [discrepancy_record(one) for one in report(session, everything_of())]
    expected = sorted(standing, key=lambda one: str(one["id"]))
    assert expected == browser.get("/api/export/discrepancies.json").json()
    lines = browser.get("/api/export/discrepancies.nl").text.splitlines()
    assert expected == [json.loads(line) for line in lines]
    for form, mark in (("csv", ","), ("tsv", "\t")):
        text = browser.get(f"/api/export/discrepancies.{form}").text
        rows = list(csv.DictReader(io.StringIO(text), delimiter=mark))
        assert [one["id"] for one in expected] == [row["id"] for row in rows]
    quotes = browser.get("/api/export/quotes.json").json()
    assert quotes == whole(browser, "/api/quotes", 500)


@pytest.mark.parametrize("what", list(Exported))
def test_an_export_is_that_of_the_command(
    desk: Engine, open_browser: Callable[..., Browser], what: Exported
) -> None:
    """In each of the four formats the file is the command's, byte for byte; also with a mark for Excel."""
    browser, url = open_browser(desk), desk.url.render_as_string(hide_password=False)
    for form in ("json", "nl", "csv", "tsv"):
        done = CliRunner().invoke(main, ["export", what.value, f"--{form}", "--db", url])
        assert done.stdout_bytes == browser.get(f"/api/export/{what.value}.{form}").content
    done = CliRunner().invoke(main, ["export", what.value, "--csv", "--bom", "--db", url])
    marked = browser.get(f"/api/export/{what.value}.csv?bom=true").content
    assert (done.stdout_bytes, marked[:3]) == (marked, b"\xef\xbb\xbf")


def test_linked_data_is_that_of_the_command(desk: Engine, open_browser: Callable[..., Browser]) -> None:
    """Annotations and reviews are the command's arrays; without a reviewer there is no review."""
    url = desk.url.render_as_string(hide_password=False)
    with writing(desk) as session:
        decide(session, report(session)[0].id, Verdict.CONFIRMED, actor="Kim")
    signed = open_browser(desk, WebOptions(actor="Kim", reviewer=Reviewer(name="The Desk")))
    for name, *arguments in (("annotations", "--json"), ("claimreview", "--organisation", "The Desk")):
        done = CliRunner().invoke(main, ["export", name, *arguments, "--db", url])
        answer = signed.get(f"/api/export/{name}.jsonld")
        assert (done.stdout_bytes, "application/ld+json") == (
            answer.content,
            answer.headers["content-type"],
        )
        assert answer.json()
    refused = open_browser(desk).client.get("/api/export/claimreview.jsonld")
    assert (400, True) == (refused.status_code, "needs its reviewer" in refused.json()["detail"])


def test_a_decision_is_recorded_once_seen(desk: Engine, open_browser: Callable[..., Browser]) -> None:
    """A verdict stands at once; one that has not seen it is refused; the history has both words."""
    browser = open_browser(desk)
    identity = browser.get("/api/discrepancies").json()["items"][0]["id"]
    path = f"/api/discrepancies/{identity}/decisions"
    said = {"verdict": "dismissed", "reason": "two mayors", "seen": 0}
    assert browser.client.post(path, json=said).json()["status"] == "dismissed"
    late = browser.client.post(path, json={"verdict": "confirmed", "seen": 0})
    assert (late.status_code, late.headers["content-type"]) == (409, "application/problem+json")
    assert "Kim said dismissed in the meantime: two mayors" in late.json()["detail"]
    assert browser.client.post(path, json={"verdict": "withdrawn"}).json()["status"] == "open"
    history = browser.get(path).json()
    assert [(one["verdict"], one["reason"], one["actor"]) for one in history] == [
        ("dismissed", "two mayors", "Kim"),
        ("withdrawn", None, "Kim"),
    ]


def test_a_decision_says_which_value_is_right(desk: Engine, open_browser: Callable[..., Browser]) -> None:
    """One of the values of the evidence, as it is stored or printed; other words are refused."""
    browser = open_browser(desk)
    found = browser.get("/api/discrepancies").json()["items"][0]
    path = f"/api/discrepancies/{found['id']}/decisions"
    refused = browser.client.post(path, json={"verdict": "confirmed", "right": "neither"})
    assert (refused.status_code, refused.headers["content-type"]) == (400, "application/problem+json")
    place = found["evidence"][0]
    said = browser.client.post(path, json={"verdict": "confirmed", "right": place["text"], "seen": 0})
    assert said.json() == found | {"status": "confirmed", "right": place["value"]}
    assert [one["right"] for one in browser.get(path).json()] == [place["value"]]
    assert browser.get("/api/export/discrepancies.json").json().count(said.json()) == 1


def test_two_quotes_are_said_to_be_two_statements(
    desk: Engine, open_browser: Callable[..., Browser]
) -> None:
    """What decide --with says of a pair can be sent, is obeyed at once, and is taken back."""
    browser = open_browser(desk)
    quotes = browser.get("/api/quotes", limit="500").json()["items"]
    one, other = [quote["id"] for quote in quotes][:2]
    said = {"one": one, "other": other, "verdict": "same", "reason": "heard once"}
    answer = browser.client.post("/api/pairs/decisions", json=said)
    assert answer.status_code == 200, answer.text
    assert said | {"actor": "Kim"} == {key: answer.json()[key] for key in (*said, "actor")}
    assert len(quotes) - 1 == len(browser.get("/api/quotes", limit="500").json()["items"])
    taken_back = browser.client.post("/api/pairs/decisions", json=said | {"verdict": "withdrawn"})
    assert taken_back.status_code == 200
    assert quotes == browser.get("/api/quotes", limit="500").json()["items"]


def test_two_articles_are_said_to_tell_of_two_events(
    desk: Engine, open_browser: Callable[..., Browser]
) -> None:
    """Articles are named by id or key; what is no pair, or no word for one, is refused."""
    browser = open_browser(desk)

    def together() -> bool:
        stories = browser.get("/api/stories", limit="500").json()["items"]
        told = [{one["article"] for one in story["articles"]} for story in stories]
        return any({"courier", "gazette"} <= articles for articles in told)

    assert together()
    said = {"one": "courier", "other": "gazette", "verdict": "different"}
    assert browser.client.post("/api/pairs/decisions", json=said).status_code == 200
    assert not together()
    for wrong, status in (
        ({"other": "courier"}, 404),
        ({"other": "nobody"}, 404),
        ({"verdict": "unsure"}, 422),
    ):
        refused = browser.client.post("/api/pairs/decisions", json=said | wrong)
        assert (status, "application/problem+json") == (
            refused.status_code,
            refused.headers["content-type"],
        )


def test_somebody_is_assigned(desk: Engine, open_browser: Callable[..., Browser]) -> None:
    """An assignment is told back, and taken away by nobody's name."""
    browser = open_browser(desk)
    path = f"/api/discrepancies/{browser.get('/api/discrepancies').json()['items'][0]['id']}/assignee"
    for name in ("Lee", None):
        assert browser.client.put(path, json={"assignee": name}).json() == {"assignee": name}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/quotes/q00000000", 404),
        ("/api/quotes/x", 422),
        ("/api/people/p00000000", 404),
        ("/api/stories/s00000000", 404),
        ("/api/discrepancies/d00000000", 404),
        ("/api/discrepancies/d00000000/decisions", 404),
        ("/api/article?id=none", 404),
        ("/api/article", 422),
        ("/api/quotes?limit=0", 422),
        ("/api/discrepancies?after=x", 422),
        ("/api/discrepancies?status=lost", 422),
        ("/api/discrepancies?check=qoute-altered", 422),
        ("/api/find?q=words&since=yesterday", 422),
        ("/api/export/secrets.csv", 422),
        ("/api/nowhere", 404),
    ],
)
def test_an_error_is_problem_details(browser: Browser, path: str, status: int) -> None:
    """Every error under /api has a title, its status and one sentence."""
    answer = browser.client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json()
    assert told.keys() == {"type", "title", "status", "detail"}
    assert told["status"] == status


def test_a_guard_answers_programs_as_problem_details(browser: Browser) -> None:
    """What is refused before any route is reached is said in the same shape."""
    long = {"Content-Length": "2000000", "Content-Type": "application/json"}
    for answer, status in (
        (browser.client.get("/api/quotes", headers={"Host": "elsewhere.example"}), 421),
        (browser.client.get("/api/quotes?after=%00"), 400),
        (browser.client.post("/api/extract", headers={"Origin": "https://elsewhere.example"}), 403),
        (browser.client.put("/api/discrepancies/d0000/assignee", content=b"{}", headers=long), 413),
    ):
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"text": 3}', b"\xff", b'{"title": "no text"}'])
def test_a_bad_body_is_the_callers_error(browser: Browser, body: bytes) -> None:
    """What is no article is refused with a sentence."""
    answer = browser.client.post("/api/extract", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_description_names_every_route(browser: Browser) -> None:
    """The description for programs and the page for people have the same addresses."""
    described = browser.get("/api/openapi.json").json()
    page = browser.get("/api/docs").text
    assert len(described["paths"]) >= 16
    for path, methods in described["paths"].items():
        assert path in page
        for one in methods.values():
            assert one["description"]


def test_what_changed_in_an_article_is_what_diff_prints(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """The changes are those of the command line; a version that is not there is not found."""
    for words in ("three boats", "two boats"):
        text = article("beacon")["text"].replace("three boats", words)
        bring(engine, tmp_path, [article("beacon", text=text)])
    browser = open_browser(engine)
    answer = browser.get("/api/article/diff", id="beacon").json()
    assert answer["items"] == said_by(engine, "diff", "beacon")
    assert [one["version"] for one in answer["versions"]] == [1, 2]
    assert list(revised.ChangedSide.model_fields) == list(answer["items"][0]["before"])
    assert sorted(revised.Change.model_json_schema(by_alias=True)["properties"]) == sorted(
        answer["items"][0]
    )
    assert browser.client.get("/api/article/diff", params={"id": "beacon", "from": "7"}).status_code == 404


def test_corrections_are_what_the_command_line_lists(
    desk: Engine, open_browser: Callable[..., Browser]
) -> None:
    """What was said to be right is listed, and shown by its discrepancy; what was not is not found."""
    browser = open_browser(desk)
    found = browser.get("/api/discrepancies", check="quote-altered", limit="9").json()["items"]
    one = next(row for row in found if "“will sell”" in row["message"])
    assert browser.client.get(f"/api/discrepancies/{one['id']}/correction").status_code == 404
    assert browser.get("/api/corrections").json() == {"items": [], "next": None}
    told = said_by(desk, "correct", one["id"], "--to", "will not sell")
    assert told == [browser.get(f"/api/discrepancies/{one['id']}/correction").json()]
    assert told == browser.get("/api/corrections").json()["items"]
    assert list(revised.Correction.model_fields) == list(told[0])
    assert list(revised.CorrectedArticle.model_fields) == list(told[0]["articles"][0])
    assert list(revised.CorrectionPlace.model_fields) == list(told[0]["articles"][0]["places"][0])


def test_an_explanation_is_what_why_prints(desk: Engine, open_browser: Callable[..., Browser]) -> None:
    """Of a discrepancy and of words; an unknown id is not found."""
    browser = open_browser(desk)
    identity = browser.get("/api/discrepancies").json()["items"][0]["id"]
    for asked in (identity, "nobody here can swim to work"):
        assert [browser.get("/api/why", of=asked).json()] == said_by(desk, "why", asked)
    assert browser.client.get("/api/why?of=d00000000").status_code == 404
