"""Articles that try to be more than text: on every page, in every record and export they stay text."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from browsing import Browser, Seen
from desk_samples import bring
from hostile_samples import BREAK, HOSTILE, KEPT, SAID, TAG, TEMPLATE
from sqlalchemy import Engine
from stores import BACKENDS, filled_store

from factcheck.report.html import html_report
from factcheck.services.reporting import report
from factcheck.store.engine import reading


@pytest.fixture(params=BACKENDS, scope="module")
def read_only(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return a store with hostile articles, for tests that write nothing, on each of both databases."""
    with filled_store(request, tmp_path_factory.mktemp("hostile"), HOSTILE) as engine:
        yield engine


@pytest.fixture
def desk(read_only: Engine) -> Iterator[Browser]:
    """Return a browser at a desk with hostile articles."""
    found = Browser(read_only)
    with found.client:
        yield found


@pytest.fixture(scope="module")
def pages(read_only: Engine) -> dict[str, str]:
    """Return every page of a desk with hostile articles by its address."""
    browser = Browser(read_only)
    with browser.client:
        return pages_of(browser)


def pages_of(browser: Browser) -> dict[str, str]:
    """Return every page of the desk by its address, as links lead to them."""
    waiting = ["/", "/search?q=this+island+has+left+to+us", "/search?q=Ana+Ruiz"]
    waiting += [
        "/search?thing=claims&q=191",
        "/search?thing=names&q=Ana+Ruiz",
        "/queue?status=all",
        "/import",
    ]
    found: dict[str, str] = {}
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in found or not address.startswith("/"):
            continue
        answer = browser.client.get(address)
        assert answer.status_code == 200, address
        if "html" in answer.headers["content-type"]:
            found[address] = answer.text
            waiting += Seen(answer.text).values("href")
    return found


def test_no_page_runs_what_an_article_says(pages: dict[str, str]) -> None:
    """No element, attribute, address or template of an article comes to life on any page."""
    assert {re.split(r"[?/]", one[1:])[0] for one in pages} >= {
        "queue",
        "quote",
        "article",
        "person",
        "people",
        "search",
        "story",
        "stories",
        "import",
    }
    for address, source in pages.items():
        seen = Seen(source)
        assert {"img", "iframe", "object", "embed", "style", "base", "meta http-equiv"}.isdisjoint(
            seen.tags
        )
        scripts = [value for tag, name, value in seen.attributes if tag == "script" and name == "src"]
        assert seen.tags.count("script") == len(scripts) == 1, address
        assert scripts[0].startswith("/static/desk.js")
        assert not [name for _, name, _ in seen.attributes if name.startswith("on") or name == "style"]
        for link in seen.values("href") + seen.values("src") + seen.values("action"):
            assert link.startswith(("/", "#", "https://beacon.example/")), (address, link)
        assert "1337" not in seen.text, address


def test_what_could_not_be_seen_is_written_out(pages: dict[str, str]) -> None:
    """Marks that turn the line and codes that steer a terminal stand on no page as they are."""
    for address, source in pages.items():
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f]", source), address
    assert any("⟨U+202E⟩" in source for source in pages.values())
    assert any("⟨U+001B⟩" in source for source in pages.values())


def test_the_words_themselves_are_all_there(desk: Browser) -> None:
    """A reader sees the very characters that the article has."""
    page = re.sub(r'<a class="number".*?</a>', "", desk.get("/article", key=HOSTILE[0]["id"]).text)
    shown = Seen(page).text
    assert f"We will not sell the {TAG} boats {BREAK} that {TEMPLATE} this island" in shown


@pytest.fixture
def long_cells() -> Iterator[None]:
    """Let the csv module read cells of any length; it stops at 131,072 characters if not told."""
    before = csv.field_size_limit(1 << 30)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("long_cells")
def test_an_export_for_a_spreadsheet_holds_no_formula(desk: Browser) -> None:
    """No cell begins as a formula does, and the articles' words are the only thing that is changed."""
    for what in ("quotes", "claims", "articles", "discrepancies", "links"):
        text = desk.get(f"/api/export/{what}.csv").text
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert cells
        for cell in cells:
            assert not re.match(r"[=+\-@\t\r](?!\d+(?:\.\d+)?$)", cell), cell[:40]


def test_a_hostile_value_can_be_right(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """A verdict on hostile words is shown as text at the desk and in the report."""
    bring(engine, tmp_path, HOSTILE)
    desk = open_browser(engine)
    page = desk.get("/queue", check="quote-altered").text
    identity = re.search(r'name="id" value="([^"]+)"', page)
    right = re.search(r'name="right" value="([^"]*)"', page)
    assert identity is not None
    assert right is not None
    said = {"id": identity[1], "right": html.unescape(right[1]), "back": ""}
    answer = desk.post("/decide", verdict="confirmed", seen="0", **said)
    assert (answer.status_code, Seen(answer.text).tags.count("script")) == (200, 1)
    assert "is right" in Seen(answer.text).text
    found = desk.get(f"/api/discrepancies/{identity[1]}").json()
    assert found["right"] in {place["value"] for place in found["evidence"]}
    with reading(engine) as session:
        whole = html_report(report(session), made=datetime(2021, 3, 9, tzinfo=UTC))
    assert Seen(whole).tags.count("script") == 1
    assert {"img", "iframe"}.isdisjoint(Seen(whole).tags)


def test_every_record_of_a_hostile_article_is_json(desk: Browser) -> None:
    """No answer under /api can be taken for a page, and each has the words as the article has them."""
    lists = ("articles", "quotes", "people", "stories", "claims", "discrepancies")
    searches = ("find?q=this+island+has+left", "find/claims?q=191", "find/names?q=Ana+Ruiz")
    for path in (*lists, *searches, "export/quotes.json", "export/discrepancies.json"):
        answer = desk.client.get(f"/api/{path}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json"), path
        assert answer.headers["x-content-type-options"] == "nosniff"
        answer.json()
    said = [words for one in desk.get("/api/quotes").json()["items"] for words in one["wordings"]]
    assert [words for words in said if KEPT in words]


def test_a_file_is_named_by_the_desk(desk: Browser) -> None:
    """No name of an article gets into a header or a path."""
    answer = desk.get("/api/export/quotes.nl")
    assert answer.headers["content-disposition"] == 'attachment; filename="quotes.nl"'
    for name in ("..%2f..%2fsetup.cfg", "%2e%2e/app.py", "desk.css%00"):
        assert desk.client.get(f"/static/{name}").status_code in (400, 404)


def test_json_says_the_words_as_they_are(desk: Browser) -> None:
    """Programs get the text unchanged, as JSON that no browser takes for a page."""
    answer = desk.get("/api/article", id="../../../etc/passwd")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["text"] == HOSTILE[1]["text"]


def test_a_hostile_upload_is_shown_as_text(desk: Browser) -> None:
    """A file's name and words, and the fields beside a pasted text, stay text before they are stored."""
    files = {"files": (f"{BREAK}{TAG}.txt", HOSTILE[0]["text"].encode(), "text/html")}
    token = desk.token()
    first = desk.client.post("/import/read", data={"csrf": token}, files=files)
    fields = {"title": TAG, "outlet": BREAK, "url": "javascript:alert(1)", "published": TEMPLATE}
    second = desk.post("/import/read", text=SAID, **fields)
    for answer in (first, second):
        assert answer.status_code == 200
        seen = Seen(answer.text)
        assert "img" not in seen.tags
        assert seen.tags.count("script") == 1
        assert not [link for link in seen.values("href") if link.startswith("javascript")]


def test_a_hostile_search_is_shown_as_text(desk: Browser) -> None:
    """What is typed into a field comes back as text."""
    for field in ("q", "speaker", "outlet"):
        answer = desk.get("/search", **{"q": "so it goes on", field: f"{TAG}{BREAK}{TEMPLATE}"})
        seen = Seen(answer.text)
        assert "img" not in seen.tags
        assert seen.tags.count("script") == 1
    answer = desk.get("/queue", check=f"{TAG}{BREAK}", outlet=TAG, who=BREAK)
    assert Seen(answer.text).tags.count("script") == 1
