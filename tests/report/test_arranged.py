"""The order in which discrepancies are read."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
import report_samples

from factcheck.model.finding import Discrepancy, Outcome, Severity, Status
from factcheck.report.arrange import Part, by_story, by_value, counted, part_of, segments


@pytest.mark.parametrize("samples", [report_samples.discrepancies, report_samples.in_stories])
def test_stories_stand_worst_first_whatever_the_order(samples: Callable[[], list[Discrepancy]]) -> None:
    """Errors before notes, what is shown on request last, and the same for every order of the input."""
    found = samples()
    expected = by_story(found)
    parts, ranks = list(Part), list(Severity)
    firsts = [next(iter(group.parts.items())) for group in expected]
    worst = [(parts.index(part), ranks.index(held[0].severity)) for part, held in firsts]
    assert sorted(worst) == worst
    for group in expected:
        assert sorted(group.parts, key=parts.index) == list(group.parts)
    for seed in range(5):
        random.Random(seed).shuffle(found)
        assert expected == by_story(found)


def test_a_story_holds_all_that_was_found_in_it() -> None:
    """Findings of one story stand together; a story of one article goes by that article."""
    found = report_samples.in_stories()
    harbor, alone = by_story(found)
    assert harbor.story is not None
    assert (harbor.title, harbor.article) == ("The boats of the island", None)
    assert {part: len(held) for part, held in harbor.parts.items()} == {
        Part.DISCREPANCIES: 1,
        Part.LESS_SURE: 1,
        Part.EXPLAINED: 1,
        Part.AGREED: 1,
    }
    assert alone.article == report_samples.GAZETTE
    assert alone.title == report_samples.GAZETTE.title
    assert list(alone.parts) == [Part.DISMISSED]


def test_only_what_differs_surely_and_stands_is_counted() -> None:
    """Dismissed, less sure, explained and agreed ones are shown, and are no discrepancies."""
    found = report_samples.in_stories()
    assert [part_of(one) for one in counted(found)] == [Part.DISCREPANCIES]
    assert len(counted(found, 0.5)) == 2
    assert counted(found, 0.99) == []
    for one in counted(found, 0.0):
        assert (one.outcome, one.status) == (Outcome.DIFFERS, Status.OPEN)


def test_segments_cover_the_context() -> None:
    """Joined, the parts are the context, and each place has something marked."""
    for found in report_samples.discrepancies():
        for view in found.evidence:
            parts = segments(view)
            assert view.context == "".join(part.text for part in parts)
            assert any(part.marked for part in parts)


def test_places_are_grouped_by_value() -> None:
    """Every place stands under its value once."""
    for found in report_samples.discrepancies():
        grouped = by_value(found)
        assert len(found.evidence) == sum(len(views) for _, views in grouped)
        assert all(view.evidence.value == value for value, views in grouped for view in views)
