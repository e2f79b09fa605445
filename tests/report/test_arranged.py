"""The order in which discrepancies are read."""

from __future__ import annotations

import random

import report_samples

from factcheck.report.arrange import by_article, by_value, segments


def test_articles_stand_worst_first_whatever_the_order() -> None:
    """Errors before notes, and the same order for every order of the input."""
    found = report_samples.discrepancies()
    expected = by_article(found)
    ranks = ["error", "warning", "note"]
    worst = [ranks.index(group.discrepancies[0].severity.value) for group in expected]
    assert sorted(worst) == worst
    for seed in range(5):
        random.Random(seed).shuffle(found)
        assert expected == by_article(found)


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
