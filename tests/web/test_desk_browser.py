"""The desk in a real browser: an editor's morning by keyboard, and no page that shuts anybody out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS, Axe
from desk_samples import article, bring
from hostile_samples import HOSTILE
from playwright.sync_api import Browser, Page, sync_playwright
from serving import served
from sqlalchemy import Engine

from factcheck.model.finding import Discrepancy, Status
from factcheck.services.database import upgrade
from factcheck.services.ingest import import_paths
from factcheck.services.reporting import ReportFilters, report
from factcheck.store.engine import database_url, open_engine, reading

ROOT = Path(__file__).parents[2]
EVERYTHING = ReportFilters(statuses=frozenset(Status))
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


@pytest.fixture(scope="module")
def engine_of_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return a file with the articles that come with the program."""
    folder = tmp_path_factory.mktemp("desk")
    engine = open_engine(database_url(str(folder / "desk.db")))
    upgrade(engine)
    import_paths(engine, [str(ROOT / "articles")], jobs=1)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def address(engine_of_desk: Engine) -> Iterator[str]:
    """Open the desk on a free port; return its address."""
    with served(engine_of_desk, "Kim") as found:
        yield found


@pytest.fixture(scope="module")
def chrome(chromium: str) -> Iterator[Browser]:
    """Start the browser."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def troubles() -> list[str]:
    """Return the list that :func:`page` fills: errors of the console, and requests to elsewhere."""
    return []


@pytest.fixture
def page(chrome: Browser, address: str, troubles: list[str]) -> Iterator[Page]:
    """Open a page that notes every trouble, and see that there was none."""
    context = chrome.new_context(base_url=address)
    opened = context.new_page()
    opened.on(
        "console",
        lambda said: troubles.append(f"{said.text} {said.location}") if said.type == "error" else None,
    )
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on(
        "request", lambda asked: None if asked.url.startswith(address) else troubles.append(asked.url)
    )
    yield opened
    context.close()
    assert troubles == []


def standing(engine: Engine) -> list[Discrepancy]:
    """Return every discrepancy in the order of the report."""
    with reading(engine) as session:
        return report(session, EVERYTHING)


def settled_bar(page: Page, count: str) -> None:
    """Wait for the page that says how many questions are left."""
    page.wait_for_selector(f".list summary:has-text('{count}')")


def test_a_morning_at_the_desk(page: Page, engine_of_desk: Engine, tmp_path: Path) -> None:
    """Search, open, settle five by single keys, undo one, import by dropping a file."""
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("one hand and a bright red hat there")
    page.keyboard.press("Enter")
    page.click(".hit .words a")
    assert "Walt Keeley" in page.inner_text(".kicker")
    before = standing(engine_of_desk)
    total = len(before)
    page.goto("/queue")
    for number, keys in enumerate(("1", "c", "d2", "x", "2")):
        for key in keys:
            page.keyboard.press(key)
        settled_bar(page, f"{total - number - 1} question")
    verdicts = [one.status.value for one in standing(engine_of_desk)][:5]
    assert verdicts == ["confirmed", "confirmed", "dismissed", "unsure", "confirmed"]
    page.keyboard.press("u")
    settled_bar(page, f"{total - 4} question")
    after = standing(engine_of_desk)
    assert [one.status.value for one in after][:5] == [*verdicts[:4], "open"]
    assert after[2].reason == "both are right"
    assert [one.right for one in after[:2]] == [after[0].evidence[0].evidence.value, None]
    drop_file(page, article("beacon", id="dropped")["text"])
    assert "Nothing is stored yet" in page.inner_text("main")
    page.click("text=Store 1 article")
    assert "1 new" in page.inner_text("main")


def drop_file(page: Page, text: str) -> None:
    """Drop a file on the page for imports and wait for what was found in it."""
    page.goto("/import")
    page.evaluate(
        """text => {
          const held = new DataTransfer();
          held.items.add(new File([text], "dropped.txt", {type: "text/plain"}));
          document.querySelector("[data-drop]").dispatchEvent(
            new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true}));
        }""",
        text,
    )
    page.wait_for_url("**/import/read")


def test_keys_move_and_tell(page: Page) -> None:
    """J and k go through the list, ? shows the keys, Escape closes, and typing in a field is typing."""
    page.goto("/queue?status=all")
    first = page.inner_text("#subject")
    page.keyboard.press("j")
    page.wait_for_function("first => document.getElementById('subject').innerText !== first", arg=first)
    page.keyboard.press("k")
    page.wait_for_function("first => document.getElementById('subject').innerText === first", arg=first)
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    assert not page.is_visible("#help")
    page.keyboard.press("a")
    page.fill("[name=to]", "")
    page.keyboard.type("jack")
    assert page.input_value("[name=to]") == "jack"
    assert page.inner_text("#subject") == first


def test_keys_can_be_switched_off(page: Page) -> None:
    """Who speaks to the computer, or has a shaky hand, switches single keys off, and they stay off."""
    page.goto("/queue?status=all")
    first = page.inner_text("#subject")
    page.click("[data-help]")
    page.uncheck("[data-keys]")
    page.click("#help button")
    page.keyboard.press("j")
    page.reload()
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert page.inner_text("#subject") == first


def test_paper_has_what_is_folded(page: Page) -> None:
    """While a page is printed its folds stand open; afterwards they are as they were."""
    page.goto("/queue")
    fold = ".value-card details"
    assert page.get_attribute(fold, "open") is None
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.get_attribute(fold, "open") is not None
    assert page.get_attribute(".drop", "open") is None
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.get_attribute(fold, "open") is None


def test_the_queue_works_without_a_script(chrome: Browser, address: str) -> None:
    """Without JavaScript every key is a button or a link, and a verdict goes on to the next question."""
    context = chrome.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/queue")
    first = page.inner_text("#subject")
    page.click("a[rel=next]")
    assert page.inner_text("#subject") != first
    page.click(".drop summary >> text=Dismiss")
    page.click("button:has-text('false alarm')")
    assert "dismissed" in page.inner_text(".settled")
    page.click(".settled button")
    assert page.inner_text(".question .status") == "open"
    context.close()


def addresses(page: Page) -> list[str]:
    """Return one page of each kind."""
    found = [
        "/",
        "/queue",
        "/queue?check=quote-altered",
        "/search?q=one+hand+and+a+red+hat+there",
        "/stories",
    ]
    found += [
        "/people",
        "/check",
        "/corrections",
        "/why?of=one+hand+and+a+red+hat+there",
        "/import",
        "/api/docs",
        "/nowhere",
        "/search",
        "/queue?who=me",
    ]
    found += ["/search?thing=claims&q=14+June", "/search?thing=names&q=Whitcome", "/search?q=no+such+words"]
    for start, kind in (("/search?q=one+hand+and+a+red+hat+there", "quote"), ("/people", "person")):
        page.goto(start)
        found.append(page.get_attribute(f"main a[href^='/{kind}/']", "href") or "")
    page.goto("/stories")
    found.append(page.get_attribute("main a[href^='/story/']", "href") or "")
    page.goto(found[-1])
    found.append(page.get_attribute("main a[href^='/article?']", "href") or "")
    assert all(found)
    return found


def test_a_hostile_article_breaks_no_page(chrome: Browser, tmp_path: Path) -> None:
    """Markup, turned lines and long words leave every page as wide as a phone, and nothing runs."""
    engine = open_engine(database_url(str(tmp_path / "hostile.db")))
    upgrade(engine)
    bring(engine, tmp_path, HOSTILE[:2])
    with served(engine, "Kim") as address:
        context = chrome.new_context(base_url=address, viewport={"width": 360, "height": 800})
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda asked: faults.append(asked.message))
        page.goto("/queue?status=all")
        waiting = ["/", "/queue?status=all", "/stories", "/people", "/search?q=this+island+has+left+to+us"]
        waiting += ["/search?thing=names&q=Ana+Ruiz", page.get_attribute("a[data-key=o]", "href") or ""]
        for one in waiting:
            page.goto(one)
            assert page.evaluate(WIDER) <= 0, one
        context.close()
    engine.dispose()
    assert faults == []


def test_a_draft_is_checked_beside_its_text(page: Page) -> None:
    """A pasted draft stands beside what differs in it, on a phone too, and the form keeps the text."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/check")
    page.fill("textarea", "“We asked for new radios in May and we are still asking,” Chief Beck said.")
    page.click("button:has-text('Check')")
    page.wait_for_selector(".findings li")
    assert page.inner_text(".text a.f") == "May"
    assert page.input_value("textarea").startswith("“We asked")
    assert page.evaluate(WIDER) <= 0
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []


COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
"""The one rule of axe whose answer depends on the scheme."""


def faults(page: Page, rules: dict[str, list[str]]) -> list[str]:
    """Return the rules of axe that the page breaks, as it is shown now."""
    found = page.evaluate("rules => axe.run(rules)", rules)
    assert found["passes"]
    return [fault["id"] for fault in found["violations"]]


def test_no_page_shuts_anybody_out(chrome: Browser, address: str, page: Page, troubles: list[str]) -> None:
    """Axe finds nothing on any page, light or dark; none is wider than a phone or needs two scroll bars."""
    pages = addresses(page)
    page.goto("/queue?check=name-spelling-differs")
    page.keyboard.press("1")
    page.wait_for_selector(".settled")
    for width in (360, 1280):
        context = chrome.new_context(
            base_url=address, color_scheme="light", viewport={"width": width, "height": 800}
        )
        shown = context.new_page()
        for one in pages:
            shown.emulate_media(color_scheme="light")
            shown.goto(one)
            assert shown.evaluate(WIDER) <= 0, (one, width)
            shown.evaluate(Axe().axe_script)
            assert (one, []) == (one, faults(shown, DEFAULT_OPTIONS))
            shown.emulate_media(color_scheme="dark")
            assert (one, []) == (one, faults(shown, COLOURS))
        context.close()
