"""Every page of the desk, on both databases: what it says, and that all of its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Browser, Seen
from desk_samples import ARTICLES, article, bring
from sqlalchemy import Engine

from factcheck.model.finding import Status, Verdict
from factcheck.services.reporting import ReportFilters, report
from factcheck.services.review import decide
from factcheck.services.why import why
from factcheck.store.engine import reading, writing
from factcheck.store.listings import versions_by_address
from factcheck.store.rulings import name_rulings
from factcheck.store.story_refs import stories_by_version

EVERYTHING = ReportFilters(statuses=frozenset(Status))
QUOTE = "three boats that this island has left"


def first(browser: Browser, page: str, pattern: str) -> str:
    """Return the first address on a page that fits."""
    links = Seen(browser.get(page).text).values("href")
    return next(link for link in links if re.match(pattern, link))


def test_every_link_leads_somewhere(browser: Browser) -> None:
    """From the overview on, each address of the desk answers with a page; none is met twice."""
    waiting, seen = ["/", f"/search?q={QUOTE}"], set[str]()
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in seen or not address.startswith("/"):
            continue
        seen.add(address)
        answer = browser.client.get(address)
        assert answer.status_code == 200, address
        if "html" in answer.headers["content-type"]:
            waiting += Seen(answer.text).values("href")
    kinds = {re.split(r"[?/]", one[1:])[0] for one in seen}
    assert kinds >= {
        "queue",
        "search",
        "stories",
        "people",
        "quote",
        "article",
        "person",
        "story",
        "static",
    }


def test_a_quote_says_who_where_and_how_it_differs(browser: Browser) -> None:
    """The quote's page has the speaker, every carrier, and the words that were changed."""
    page = browser.get(first(browser, f"/search?q={QUOTE}", "/quote/q"))
    seen = Seen(page.text)
    assert "Ana M. Ruiz" in seen.text
    assert "more than one speaker" not in seen.text, "Ana Ruiz and Ana M. Ruiz are one"
    for outlet in ("Harbor Courier", "The Beacon", "Sound Weekly"):
        assert outlet in seen.text
    assert re.search(r"<del>.*?not</del>", page.text)
    assert {"svg", "del"} <= set(seen.tags)


def test_an_article_marks_what_was_found_in_place(browser: Browser) -> None:
    """Without the marks, the page's text is the article's, word for word."""
    page = browser.get("/article", key="id:the-beacon/beacon", start="1", end="8")
    text = re.search(r'<div class="text"[^>]*>(.*?)</div>', page.text, re.DOTALL)
    assert text is not None
    plain = Seen(re.sub(r'<a class="number".*?</a>', "", text[1])).text
    assert "".join(article("beacon")["text"].split()) == "".join(plain.split())
    assert 'id="passage"' in text[1]
    ids = Seen(page.text).values("id")
    assert len(ids) == len(set(ids))


def test_a_search_that_misses_says_why(browser: Browser) -> None:
    """Nothing near, near but by another, and too short are told apart."""
    said = {
        "no such words were ever spoken anywhere": "Nothing near",
        f"{QUOTE}&speaker=Paul+Dorn": "Near, but not by Paul Dorn",
        "two words": "Too short",
    }
    for asked, answer in said.items():
        assert answer in browser.client.get(f"/search?q={asked}").text


def test_a_claim_is_found_with_its_place(browser: Browser) -> None:
    """A figure stands in its sentence, marked, and can be narrowed by what tells the hits apart."""
    page = browser.get("/search", q="3 boats", thing="claims").text
    assert re.search(r"<mark>[^<]*three boats[^<]*</mark>", page)
    links = Seen(page).values("href")
    for field in ("outlet=Harbor+Courier", "speaker="):
        narrowed = next(link for link in links if link.startswith("/search?") and field in link)
        assert "<mark>" in browser.client.get(narrowed).text
    assert "kind=figure" not in page
    assert "Nothing near" in browser.get("/search", q="3 boats", thing="claims", kind="date").text
    assert "Nothing near" in browser.get("/search", q="3 boats", thing="claims", outlet="Nobody").text
    place = next(link for link in links if link.startswith("/article?"))
    assert 'id="passage"' in browser.client.get(place).text


def test_a_name_is_found_with_its_articles(browser: Browser) -> None:
    """A misspelt name leads to its bearers, their forms and articles; kinds and outlets narrow it."""
    page = browser.get("/search", q="Tomas Lynd", thing="names")
    seen = Seen(page.text)
    assert "Tomas Lind" in seen.text
    assert "A week on the pier" in seen.text
    narrowed = [link for link in seen.values("href") if "outlet=Sound+Weekly" in link]
    assert "Thomas Lindt" not in Seen(browser.client.get(narrowed[0]).text).text
    assert "Nothing near" in browser.get("/search", q="Lind", thing="names", kind="place").text


def test_a_person_is_found_by_the_name(browser: Browser) -> None:
    """Search for a quote or a name leads to the person's page with every form of the name."""
    for page in ("/search?q=Ana+Ruiz", "/search?thing=names&q=Ana+Ruis"):
        person = Seen(browser.get(first(browser, page, "/person/p")).text).text
        assert "Ana M. Ruiz" in person
        assert "Mayor" not in person.partition("Forms of the name")[2].partition("Named in")[0]


def test_a_story_puts_its_articles_side_by_side(browser: Browser, library: Engine) -> None:
    """The story's page names its articles, their shared quotes and what differs."""
    with reading(library) as session:
        (beacon,) = versions_by_address(session, "beacon")
        story = stories_by_version(session, [beacon])[beacon]
    seen = Seen(browser.get(f"/story/{story.id}").text).text
    assert [ref for ref in story.articles if (ref.title or ref.id) not in seen] == []
    assert "Shared quotes" in seen


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/quote/q0000000000000", 404),
        ("/quote/nothing", 404),
        ("/person/p%2e", 404),
        ("/story/s1234", 404),
        ("/article?key=id:none", 404),
        ("/article?key=id:the-beacon/beacon&version=9", 404),
        ("/article", 422),
        ("/queue?status=lost", 400),
        ("/queue?at=q1234", 404),
        ("/queue?start=-1", 422),
        ("/search?q=words&since=yesterday", 400),
        ("/search?q=words&kind=person", 400),
        ("/search?q=words&thing=secrets", 422),
        ("/static/..%2fapp.py", 404),
        ("/nowhere", 404),
    ],
)
def test_a_wrong_address_gets_a_sentence(browser: Browser, path: str, status: int) -> None:
    """What is not there, or asked for in no way we know, is answered by a page, never a traceback."""
    answer = browser.client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert "Traceback" not in answer.text


def test_versions_say_what_changed(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """A changed text is shown with the quotes and sentences that went and came; the old one stays."""
    bring(engine, tmp_path, [article("beacon")])
    text = article("beacon")["text"].replace("three boats", "two boats")
    bring(engine, tmp_path, [article("beacon", text=text)])
    browser = open_browser(engine)
    now = browser.get("/article", key="id:the-beacon/beacon").text
    changed = Seen(now.partition('class="changes"')[2]).text
    assert "We will sell the gone: three new: two boats" in " ".join(changed.split())
    then = browser.get("/article", key="id:the-beacon/beacon", version="1").text
    assert "This is version 1" in then
    assert "three boats" in then


def test_an_empty_database_has_its_pages(engine: Engine, open_browser: Callable[..., Browser]) -> None:
    """Before the first import every page says that there is nothing yet."""
    browser = open_browser(engine)
    for path in ("/", "/queue", "/search?q=any+words+at+all", "/stories", "/people"):
        assert browser.get(path).status_code == 200, path
    for thing in ("claims", "names"):
        assert "Nothing near" in browser.get("/search", q="five boats", thing=thing).text
    assert "Nothing was imported yet" in browser.get("/").text


def desk_with(engine: Engine, folder: Path) -> list[str]:
    """Import the samples and return the ids of their discrepancies in the order of the report."""
    bring(engine, folder, ARTICLES)
    with reading(engine) as session:
        return [one.id for one in report(session, EVERYTHING)]


def test_a_verdict_goes_on_to_the_next_question(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """Choosing a value confirms it, shows it and the next question, and can be undone."""
    ids = desk_with(engine, tmp_path)
    browser = open_browser(engine)
    page = browser.get("/queue").text
    right = re.search(r'name="right" value="([^"]+)"', page)
    assert right is not None
    answer = browser.post(
        "/decide", id=ids[0], verdict="confirmed", seen="0", right=right[1], next=ids[1], back=""
    )
    assert answer.url.query.decode() == f"at={ids[1]}&done={ids[0]}"
    with reading(engine) as session:
        settled = next(one for one in report(session, EVERYTHING) if one.id == ids[0])
    assert (settled.status, settled.right, settled.reason) == (Status.CONFIRMED, right[1], None)
    assert "✓ right" in browser.get("/queue", status="all", at=ids[0]).text
    assert "” is right." in Seen(answer.text).text
    again = browser.post("/decide", id=ids[0], verdict="withdrawn", seen="1", back="")
    assert again.url.query.decode() == f"at={ids[0]}"
    with reading(engine) as session:
        assert [one.status for one in report(session, EVERYTHING)] == [Status.OPEN] * len(ids)


def test_two_names_are_told_apart_by_a_key(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """A question about a name can be answered with both, and with two names; the answer is remembered."""
    text = "Brenna Tollesen closed the pier. “It is loose,” Brenna Tollessen said. Brenna Tollesen left.\n"
    bring(engine, tmp_path, [{"id": "slip", "text": text}])
    browser = open_browser(engine)
    page = browser.get("/queue").text
    identity = re.search(r'name="id" value="([^"]+)"', page)
    assert identity is not None
    assert re.findall(r'name="verdict" value="(same|different)"><button data-key="([bt])"', page) == [
        ("same", "b"),
        ("different", "t"),
    ]
    answer = browser.post("/decide", id=identity[1], verdict="different", seen="0", back="")
    assert "dismissed: not the same thing." in Seen(answer.text).text
    with reading(engine) as session:
        (ruling,) = name_rulings(session)
    assert ruling.pair == {"Brenna Tollesen", "Brenna Tollessen"}


def test_a_question_is_explained(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """The question leads to the page that says how it was found; pasted words are explained there, too."""
    ids = desk_with(engine, tmp_path)
    browser = open_browser(engine)
    assert f'href="/why?of={ids[0]}"' in browser.get("/queue").text
    with reading(engine) as session:
        told = why(session, [ids[0]])
    seen = Seen(browser.get("/why", of=ids[0]).text).text
    assert all(" ".join(said.split()) in seen for said in (told.verdict, told.steps[-2].said))
    assert "no wording of the database is near" in browser.get("/why", of="seven moons of cheese").text
    assert browser.client.get("/why?of=d00000000").status_code == 404


def test_two_editors_see_each_other(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """The second verdict on one question is refused, and the page shows the first with its reason."""
    ids = desk_with(engine, tmp_path)
    browser = open_browser(engine)
    said = {"id": ids[0], "seen": "0", "next": ids[1], "back": ""}
    browser.post("/decide", verdict="dismissed", reason="false alarm", **said)
    late = browser.post("/decide", verdict="confirmed", **said)
    assert late.status_code == 409
    assert "Kim said dismissed in the meantime: false alarm" in Seen(late.text).text
    assert f'value="{ids[0]}"' in late.text
    with reading(engine) as session:
        assert report(session, EVERYTHING)[0].status is Status.DISMISSED


def test_a_dismissal_without_a_reason_stays_a_question(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """The question is shown again with what is missing."""
    ids = desk_with(engine, tmp_path)
    answer = open_browser(engine).post("/decide", id=ids[0], verdict="dismissed", seen="0", other="  ")
    assert answer.status_code == 400
    assert "A dismissal needs its reason" in answer.text


def test_an_assignment_fills_somebodys_queue(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """What is assigned to an editor is all that the editor's own queue shows."""
    ids = desk_with(engine, tmp_path)
    browser = open_browser(engine)
    browser.post("/assign", id=ids[1], to="Kim", back="")
    mine = Seen(browser.get("/queue", who="me").text)
    assert "1 question" in mine.text
    assert ids[1] in mine.text


def test_the_filters_of_the_queue_outlive_a_verdict(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """After a verdict the editor is in the same part of the queue."""
    desk_with(engine, tmp_path)
    browser = open_browser(engine)
    page = browser.get("/queue", check="quote-altered", severity="error")
    back = re.search(r'name="back" value="([^"]*)"', page.text)
    identity = re.search(r'name="id" value="([^"]*)"', page.text)
    assert back is not None
    assert identity is not None
    answer = browser.post(
        "/decide", id=identity[1], verdict="unsure", seen="0", back=back[1].replace("&amp;", "&")
    )
    assert answer.url.params["check"] == "quote-altered"
    assert answer.url.params["severity"] == "error"


def test_corrections_show_what_is_to_be_mended(
    engine: Engine, tmp_path: Path, open_browser: Callable[..., Browser]
) -> None:
    """The page names the article, the place and the note, and later which version mended it."""
    ids = desk_with(engine, tmp_path)
    browser = open_browser(engine)
    assert "Nobody has said yet" in browser.get("/corrections").text
    assert browser.client.get(f"/correction/{ids[0]}").status_code == 404
    with writing(engine) as session:
        asked = next(one for one in report(session) if "“will sell”" in one.message)
        decide(session, asked.id, Verdict.CONFIRMED, actor="kim", right="will not sell")
    for path in ("/corrections", f"/correction/{asked.id}"):
        shown = " ".join(Seen(browser.get(path).text).text.split())
        assert "To be mended Boats may be sold" in shown
        assert "An earlier version of this article misquoted Ana Ruiz." in shown
    assert f"/correction/{asked.id}" in browser.get("/queue", status="all", at=asked.id).text
    text = article("beacon")["text"].replace("We will sell", "We will not sell")
    bring(engine, tmp_path, [article("beacon", text=text)])
    shown = " ".join(Seen(browser.get("/corrections").text).text.split())
    assert "✓ mended by version 2" in shown
    assert "version 1: “We will sell the three”" in shown
