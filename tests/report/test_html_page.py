"""The page: complete without the script, and safe whatever an article says."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from importlib.resources import files

import report_samples
from syrupy.assertion import SnapshotAssertion

from factcheck.model.finding import Unshown
from factcheck.report.html import html_report

MADE = datetime(2021, 3, 5, 7, 30, tzinfo=UTC)


class _Page(HTMLParser):
    """Collect tags, attributes and text of a page, style and script apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._raw = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._raw = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._raw = False

    def handle_data(self, data: str) -> None:
        if not self._raw:
            self.text += data


def test_the_page_is_as_it_was_looked_at(snapshot: SnapshotAssertion) -> None:
    """The whole page stays as an editor saw and liked it."""
    assert html_report(report_samples.discrepancies(), made=MADE) == snapshot


def test_stories_are_as_they_were_looked_at(snapshot: SnapshotAssertion) -> None:
    """A story with its articles, its folds of what is shown on request, and a story of one article."""
    page = html_report(report_samples.in_stories(), made=MADE, unshown=Unshown(agreed=2))
    assert page[page.index("<body>") : page.index("<footer>")] == snapshot


def test_every_story_can_be_chosen() -> None:
    """The filter names each story once, by the number that its section bears."""
    page = _Page(html_report(report_samples.in_stories(), made=MADE))
    numbers = [attributes["data-story"] for tag, attributes in page.tags if "data-story" in attributes]
    options = [attributes.get("value") for tag, attributes in page.tags if tag == "option"]
    assert ["1", "2"] == numbers == options[1:3]
    assert "2 agreed" not in page.text
    one_story = _Page(html_report(report_samples.in_stories()[:2], made=MADE))
    assert "story" not in [attributes.get("name") for _, attributes in one_story.tags]


def test_what_agreed_stands_in_a_fold() -> None:
    """Agreements, explained and dismissed ones are folded in and are no part of the count."""
    page = html_report(report_samples.in_stories(), made=MADE)
    folds = re.findall(r'<details class="fold"><summary>(.*?)</summary>', page)
    assert ["Less sure (1)", "Not a discrepancy (1)", "Agreed (1)", "Dismissed (1)"] == folds
    assert "1 discrepancy in 1 story, made" in page


def test_nothing_is_loaded_from_elsewhere() -> None:
    """No tag names an address, and the content policy lets only the page's own style and script be."""
    page = html_report(report_samples.discrepancies(), made=MADE)
    for tag, attributes in _Page(page).tags:
        assert tag not in ("link", "img", "iframe", "object")
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")
    assert "default-src 'none'" in page
    assert "url(" not in page


def test_texts_of_articles_are_text() -> None:
    """Markup is escaped, and control and direction characters are written out."""
    page = html_report(report_samples.discrepancies(), made=MADE)
    assert "\u202e" not in page
    assert "\x1b" not in page
    shown = _Page(page).text
    for piece in (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(2)>",
        "⟨U+202E⟩gnorw",
        "⟨U+001B⟩[31m",
    ):
        assert piece in shown
    assert [tag for tag, _ in _Page(page).tags].count("script") == 1


def test_only_web_addresses_are_links() -> None:
    """A script in place of an article's address is not linked."""
    found = report_samples.discrepancies()[0]
    for url, expected in (("https://example.org/a?b=1&c", 2), ("javascript:alert(1)", 0)):
        places = tuple(
            replace(view, evidence=replace(view.evidence, article=replace(view.evidence.article, url=url)))
            for view in found.evidence[:1]
        )
        page = _Page(html_report([replace(found, evidence=places)], made=MADE))
        links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
        assert expected == links.count(url)


def test_every_discrepancy_has_a_card_with_all_values() -> None:
    """Each id is an anchor, and each of its values stands in a figure of its own."""
    found = report_samples.discrepancies()
    page = _Page(html_report(found, made=MADE))
    cards = [attributes["id"] for tag, attributes in page.tags if tag == "article"]
    assert sorted(one.id for one in found) == sorted(str(card) for card in cards)
    values = sum(len({view.evidence.value for view in one.evidence}) for one in found)
    assert values == sum(tag == "figure" for tag, _ in page.tags)


def test_a_page_without_discrepancies_says_so() -> None:
    """An empty report is an answer, not an empty page."""
    page = html_report([], made=MADE, title="Today & tomorrow")
    assert "No discrepancies." in page
    assert "<title>Today &amp; tomorrow</title>" in page
    assert "<form" not in page


def test_the_policy_names_the_style_and_script_that_are_there() -> None:
    """The hashes in the content policy are those of the two inline parts."""
    page = html_report(report_samples.discrepancies(), made=MADE)
    for tag in ("style", "script"):
        match = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert match is not None
        digest = base64.b64encode(hashlib.sha256(match[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in page


def test_templates_hold_no_line_that_a_browser_would_fetch() -> None:
    """Neither style nor script names an address."""
    for path in files("factcheck.report").joinpath("templates").iterdir():
        assert "http" not in path.read_text(encoding="utf-8").replace("http-equiv", "")


def test_an_outlet_written_from_right_to_left_stands_apart_from_its_date() -> None:
    """The direction of an outlet's letters ends with it: else the date after it is turned about."""
    found = report_samples.discrepancies()
    outlet = "صحيفة الميناء"
    views = [
        replace(
            view,
            evidence=replace(view.evidence, article=replace(view.evidence.article, outlet=outlet)),
        )
        for view in found[0].evidence
    ]
    message = f"Words differ from the transcript ({outlet}, 2021-03-02)."
    page = html_report([replace(found[0], evidence=tuple(views), message=message)], made=MADE)
    assert f"({outlet}&lrm;, 2021-03-02)" in page
    assert f"<bdi>{outlet}</bdi>, 2021-03-02" in page
    assert f"{outlet}, 2021" not in page
