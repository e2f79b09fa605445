"""The selftest on the sample corpus: what is planted is told where it stands."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from builders import article, ref

from factcheck.model.selftest import Plant, SelfTest
from factcheck.services.planting import plant
from factcheck.services.selftest import selftest
from factcheck.store.engine import database_url, open_engine, reading

CHANGES = 99


@pytest.fixture(scope="module")
def result(newsroom_database: Path) -> SelfTest:
    """Return the selftest's result on the sample corpus."""
    engine = open_engine(database_url(str(newsroom_database)))
    with reading(engine) as session:
        found = selftest(session, changes=CHANGES, seed=4)
    engine.dispose()
    return found


def test_nearly_all_planted_errors_are_told(result: SelfTest) -> None:
    """95 of 100, at their line and column."""
    planted = sum(one.planted for one in result.scores.values())
    told = sum(one.told for one in result.scores.values())
    assert planted >= 0.95 * CHANGES
    assert told >= 0.95 * planted, result.missed


def test_every_sort_of_error_is_planted(result: SelfTest) -> None:
    """The sorts come in turn, so that each has its share."""
    assert set(Plant) == result.scores.keys()


def test_unchanged_copies_raise_no_alarm(result: SelfTest) -> None:
    """What is said of a copy is what the report has of the article."""
    assert {} == result.alarms
    assert result.copies > 10


def test_one_seed_gives_one_result(newsroom_database: Path) -> None:
    """Another run with the same seed plants the same errors."""
    engine = open_engine(database_url(str(newsroom_database)))
    with reading(engine) as session:
        first, second = (selftest(session, changes=9, seed=11) for _ in range(2))
    engine.dispose()
    assert first == second


@pytest.mark.parametrize("sort", list(Plant))
def test_an_error_changes_the_text_at_its_place_only(sort: Plant) -> None:
    """Before and behind the place that is given the text is as it was."""
    text = (
        "Mayor [[Ana Ruiz|person]] spoke of 14 boats and of 2,150 people. "
        "[[We will not sell all 3 boats to Paul Dorn|quote|Ana Ruiz|cue]], she said. "
        "[[Paul Dorn|person]] was there."
    )
    view = article(text, ref("a"))
    for seed in range(20):
        found = plant(view, sort, Random(seed))
        if found is None:
            continue
        assert found.text != view.text
        assert view.text[: found.span.start] == found.text[: found.span.start]
