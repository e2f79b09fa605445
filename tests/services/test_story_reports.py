"""Reports by story: what is shown, what is left out and counted, and what an id of a story shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_samples import bring, write_lines
from sqlalchemy import Engine, update

from factcheck.errors import UnknownIdError
from factcheck.model.finding import Discrepancy, Outcome, Unshown
from factcheck.services.comparing import compare_paths
from factcheck.services.lookup import ArticleShown, StoryShown, show
from factcheck.services.reporting import ReportFilters, everything_of, left_out, report
from factcheck.store.engine import reading, table_of, writing
from factcheck.store.schema import DiscrepancyRow

QUOTED = "“The bow lamp was out and nobody on the bridge saw the pier before we struck it,”"
COURIER = f"""Three people were killed when the ferry Marta Holm struck the north pier of Vik on Monday,
harbor master Lena Toll said. Jonas Brandt, 41, and Ines Falk, 19, were taken to Saint Olav Hospital.

{QUOTED} Jonas Brandt said.
"""
GAZETTE = f"""Divers worked until noon on Tuesday at the north pier of Vik, which the ferry Marta Holm hit.

Jonas Brandt, 41, lay awake all night. {QUOTED} Jonas Brandt said from his bed in Saint Olav Hospital.
Beside him lay Ines Falk, 20, a cook. Harbor master Lena Toll has asked for a new light.
"""
ARTICLES = (
    {
        "id": "courier",
        "outlet": "Harbor Courier",
        "published": "2021-03-02",
        "title": "Three die at the pier",
        "text": COURIER,
    },
    {
        "id": "gazette",
        "outlet": "North Gazette",
        "published": "2021-03-03",
        "text": GAZETTE,
    },
    {
        "id": "bread",
        "outlet": "Inland Post",
        "text": "The price of of bread rose in Tarn, the baker said.\n",
    },
)


@pytest.fixture
def pier(engine: Engine, tmp_path: Path) -> Engine:
    """Return a store with a story of two articles, and an article alone."""
    bring(engine, tmp_path, ARTICLES)
    return engine


def told(engine: Engine, filters: ReportFilters | None = None) -> list[Discrepancy]:
    """Return what a report shows."""
    with reading(engine) as session:
        return report(session, filters or ReportFilters())


def test_each_discrepancy_names_its_story(pier: Engine) -> None:
    """A story has a title and its articles by date; an article alone is a story of its own."""
    stories = {one.check: one.story for one in told(pier)}
    crash, bread = stories["figure-differs"], stories["doubled-word"]
    assert crash is not None
    assert bread is not None
    assert [ref.id for ref in crash.articles] == ["courier", "gazette"]
    assert [ref.id for ref in bread.articles] == ["bread"]
    assert crash.id == f"s{crash.key[:12]}"
    assert bread.title == "The price of of bread rose in Tarn, the baker said."


def test_only_what_differs_is_reported_unless_asked(pier: Engine) -> None:
    """Agreements are left out and counted; with everything they are shown with what decided."""
    shown, everything = told(pier), told(pier, everything_of())
    assert {one.outcome for one in shown} == {Outcome.DIFFERS}
    agreed = [one for one in everything if one.outcome is Outcome.AGREES]
    assert agreed
    assert all(one.deciding for one in agreed)
    assert shown == [one for one in everything if one.counts()]
    with reading(pier) as session:
        assert left_out(session) == Unshown(agreed=len(agreed))
        assert left_out(session, ReportFilters(checks=frozenset({"doubled-word"}))) == Unshown()


def test_the_less_sure_are_for_those_who_ask(pier: Engine) -> None:
    """Below the threshold a discrepancy is counted as left out, and a lower threshold shows it."""
    before = told(pier)
    with writing(pier) as session:
        session.execute(update(table_of(DiscrepancyRow)).values(confidence=0.55))
    assert told(pier) == []
    assert len(before) == len(told(pier, ReportFilters(least_confidence=0.5)))
    with reading(pier) as session:
        assert left_out(session).less_sure == len(before)
        assert left_out(session, ReportFilters(least_confidence=0.5)).less_sure == 0


def test_articles_filter_what_is_left_out_too(pier: Engine) -> None:
    """An article alone has no agreements of the others."""
    with reading(pier) as session:
        (doubled,) = [one for one in report(session) if one.check == "doubled-word"]
        alone = frozenset({doubled.evidence[0].evidence.article.key})
        assert report(session, ReportFilters(articles=alone)) == [doubled]
        assert left_out(session, ReportFilters(articles=alone)) == Unshown()


def test_a_story_is_shown_by_its_id(pier: Engine) -> None:
    """Its articles with the reason for each, the quotes they share, what differs and what agrees."""
    with reading(pier) as session:
        found = report(session, everything_of())
        story = next(one.story for one in found if one.check == "figure-differs")
        assert story is not None
        shown = show(session, story.id)
        assert isinstance(shown, StoryShown)
        assert shown == show(session, f"s{story.key}")
        article = show(session, "gazette")
    assert shown.story == story
    assert shown.reasons.keys() == {ref.key for ref in story.articles}
    assert [quote.speaker for quote in shown.quotes] == ["Jonas Brandt"]
    assert {one.check for one in shown.discrepancies} == {"figure-differs"}
    assert shown.agreed == tuple(one for one in found if one.outcome is Outcome.AGREES) != ()
    assert isinstance(article, ArticleShown)
    assert article.story == story


def test_an_id_of_no_story_gets_a_sentence(pier: Engine) -> None:
    """What looks like a story's id and names none is said to be unknown."""
    with reading(pier) as session, pytest.raises(UnknownIdError, match="Nothing has the id 's0000'"):
        show(session, "s0000")


def test_a_comparison_counts_what_it_leaves_out(pier: Engine, tmp_path: Path) -> None:
    """Comparing the same articles says the same of them."""
    compared = compare_paths([write_lines(tmp_path / "same.jsonl", ARTICLES)])
    with reading(pier) as session:
        assert left_out(session) == compared.unshown
