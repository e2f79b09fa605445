"""Every check against its case file, and the laws that hold for all checks alike."""

from __future__ import annotations

import pkgutil
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from builders import article, claimed, group, ref, story

from factcheck import checks
from factcheck.checks import CHECKS, fingerprint, run_checks
from factcheck.checks.base import Check, View
from factcheck.checks.explain import SECTIONS, read_page
from factcheck.model.article import ArticleKey
from factcheck.model.finding import Finding, Outcome
from factcheck.model.group import ArticleView, QuoteGroup, RevisionView, StoryView

AnyCheck = Check[ArticleView] | Check[QuoteGroup] | Check[StoryView] | Check[RevisionView]

CASES = Path(__file__).with_name("cases")
FRAME = {
    "base",
    "copied",
    "passages",
    "comparing",
    "explain",
    "deviations",
    "hidden",
    "names",
    "places",
    "profiles",
    "readings",
    "retold",
    "sources",
    "speakers",
    "spoken",
    "weight",
}


@dataclass(frozen=True)
class Case:
    """One entry of a case file: marked articles, and what the check must say of them.

    ``days`` are those of publication, empty for an undated article; ``copies`` gives articles that are
    near-copies of one text one number; ``others`` are the outcomes that are no discrepancies. With
    ``in_story`` the check is given the articles as a story, whatever it takes.
    """

    check: AnyCheck
    name: str
    why: str
    articles: tuple[str, ...]
    findings: tuple[dict[str, Any], ...]
    days: tuple[str, ...]
    copies: tuple[int, ...]
    others: tuple[dict[str, Any], ...]
    in_story: bool

    def told(self, above: str = "", order: random.Random | None = None) -> list[Finding]:
        """Run the check on the articles, with ``above`` put above each, shuffled by ``order``."""
        letters = "abcdefghij"
        articles = [
            article(above + text, ref(letters[at], day=self.days[at] or None))
            for at, text in enumerate(self.articles)
        ]
        if order:
            order.shuffle(articles)
        return [finding for view in self.views(articles, order) for finding in self.check.run(view)]

    def found(self, above: str = "", order: random.Random | None = None) -> list[Finding]:
        """Return the discrepancies among what the check tells."""
        return [one for one in self.told(above, order) if one.outcome is Outcome.DIFFERS]

    def views(self, articles: list[ArticleView], order: random.Random | None = None) -> list[View]:
        """Return what the check takes: the articles, their story, or the group of their quotations."""
        if self.check.takes is ArticleView:
            return [claimed(one) for one in articles]
        if self.check.takes is RevisionView:
            states = sorted(articles, key=lambda one: one.ref.id)
            versions = tuple(replace(one, ref=states[0].ref) for one in states)
            return [RevisionView(versions=versions, numbers=tuple(range(1, len(versions) + 1)))]
        if self.check.takes is StoryView or self.in_story:
            places = ["abcdefghij".index(one.ref.id) for one in articles]
            return [story([claimed(one) for one in articles], [self.copies[at] for at in places])]
        quotes = group(articles)
        members = list(quotes.members)
        if order:
            order.shuffle(members)
        return [replace(quotes, members=tuple(members))]


def load(check: AnyCheck) -> Iterator[Case]:
    """Yield the cases of a check's file, firing ones first."""
    data = tomllib.loads((CASES / f"{check.name}.toml").read_text(encoding="utf-8"))
    for kind in ("fires", "silent"):
        for entry in data[kind]:
            findings = tuple(entry["findings"]) if kind == "fires" else ()
            articles = tuple(entry["articles"])
            yield Case(
                check,
                entry["name"],
                entry["why"],
                articles,
                findings,
                tuple(entry.get("days", [f"2020-03-{at + 1:02}" for at in range(len(articles))])),
                tuple(entry.get("copies", range(len(articles)))),
                tuple(entry.get("others", ())),
                entry.get("in_story", False),
            )


ALL = [case for check in CHECKS for case in load(check)]


def named(case: Case) -> str:
    """Return the case's name for the test run."""
    return f"{case.check.name}: {case.name}"


@pytest.mark.parametrize("case", ALL, ids=named)
def test_a_check_says_what_its_case_file_expects(case: Case) -> None:
    """Severities, values and evidence texts of all findings are those that were marked by hand."""
    actual = [
        {
            "severity": finding.severity.value,
            "message": finding.message,
            "values": list(dict.fromkeys(place.value for place in finding.evidence)),
            "texts": [place.text for place in finding.evidence],
            "marks": [
                [
                    place.text[mark.start - place.span.start : mark.end - place.span.start]
                    for mark in place.marks
                ]
                for place in finding.evidence
            ],
        }
        for finding in case.found()
    ]
    shown = [{key: got[key] for key in want} for want, got in zip(case.findings, actual, strict=False)]
    assert list(case.findings) == shown
    assert len(case.findings) == len(actual), actual


@pytest.mark.parametrize("case", [case for case in ALL if case.others], ids=named)
def test_a_check_tells_why_it_is_silent(case: Case) -> None:
    """What agreed, was updated, rounded or of another scope is told, with what decided it."""
    actual = [
        {"outcome": one.outcome.value, "deciding": one.deciding, "message": one.message}
        for one in case.told()
        if one.outcome is not Outcome.DIFFERS
    ]
    shown = [{key: got[key] for key in want} for want, got in zip(case.others, actual, strict=False)]
    assert list(case.others) == shown
    assert len(case.others) == len(actual), actual


@pytest.mark.parametrize("case", ALL, ids=named)
def test_a_paragraph_above_and_another_order_keep_the_fingerprints(case: Case) -> None:
    """Neither offsets nor the order of articles and members are part of a discrepancy's identity."""
    expected = [fingerprint(finding) for finding in case.found()]
    moved = case.found(above="Snow fell on the hills above the town.\n\n")
    assert expected == [fingerprint(finding) for finding in moved]
    for seed in range(4):
        shuffled = case.found(order=random.Random(seed))
        assert sorted(expected) == sorted(fingerprint(finding) for finding in shuffled)


@pytest.mark.parametrize("case", ALL, ids=named)
def test_evidence_is_what_stands_at_its_span(case: Case) -> None:
    """Every evidence's text and marks lie in the article, and no place is named twice."""
    texts = {f"id:{'abcdefghij'[at]}": article(text).text for at, text in enumerate(case.articles)}
    for finding in case.found():
        for place in finding.evidence:
            at = "abcdefghij"[place.version - 1] if place.version else place.article.id
            assert place.text == place.span.of(texts[f"id:{at}"])
            assert all(place.span.contains(mark) for mark in place.marks)
        places = [(place.article.key, place.version, place.span) for place in finding.evidence]
        assert len(set(places)) == len(places)


@pytest.mark.parametrize("case", ALL, ids=named)
def test_evidence_begins_with_one_place_for_each_value(case: Case) -> None:
    """A reader who sees only the first places has seen every value."""
    for finding in case.found():
        values = [place.value for place in finding.evidence]
        distinct = list(dict.fromkeys(values))
        assert distinct == values[: len(distinct)]


@pytest.mark.parametrize(
    "case", [case for case in ALL if case.check.takes is QuoteGroup and not case.in_story], ids=named
)
def test_an_article_against_itself_is_silent(case: Case) -> None:
    """The first quotation of each article, met again in a copy of the article, differs in nothing."""
    for text in case.articles:
        view = article(text, ref("a"))
        first = replace(view, quotes=tuple(quote for quote in view.quotes if quote.quotation == 0))
        copy = replace(first, ref=replace(first.ref, key=ArticleKey("id:copy")))
        assert not list(case.check.run(group([first, copy])))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_has_a_page_and_enough_silent_cases(check: AnyCheck) -> None:
    """The docstring has every section, and the silent cases are as many as the others or more."""
    page = read_page(check.name, check.doc)
    assert list(SECTIONS) == [title for title, _ in page.sections]
    cases = list(load(check))
    firing = sum(bool(case.findings) for case in cases)
    assert 0 < firing <= len(cases) - firing
    assert all(case.why for case in cases)
    assert len({case.name for case in cases}) == len(cases)


def test_every_check_module_is_listed() -> None:
    """A module of the package is part of the frame or stands in CHECKS under its own name."""
    modules = {module.name for module in pkgutil.iter_modules(checks.__path__)} - FRAME
    assert modules == {check.name.replace("-", "_") for check in CHECKS}
    assert {path.stem for path in CASES.glob("*.toml")} == {check.name for check in CHECKS}


def test_views_meet_the_checks_that_take_them() -> None:
    """An article and a group of quotations run together yield the findings of both kinds."""
    view = article("The clerk said the vote would be be held again on a cold Monday night.")
    words = "We saw {} boats come in before the storm had even begun"
    quotes = group(
        [article(f"“[[{words.format(count)}|quote]],” he said.", ref(count)) for count in ("two", "nine")]
    )
    expected = ["doubled-word", "quote-altered"]
    assert expected == [finding.check for finding in run_checks([view, quotes])]
