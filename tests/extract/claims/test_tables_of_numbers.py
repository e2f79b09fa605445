"""Tables of numbers are passed over, prose beside them is not."""

from __future__ import annotations

import pytest
from extracted import extract


def values(text: str) -> list[str | None]:
    """Return the values of the claims of ``text``, in order."""
    return [claim.value for claim in extract(text).claims]


def test_blocks_full_of_numbers_yield_no_claims() -> None:
    """Thousands of numbers in a row are no figures; the sentence above them is read."""
    table = "12 34 56 78 90 11 22\n" * 3_000
    assert values("The fire killed 12 people in Carrow.\n" + "It rained for long.\n" * 300 + table) == [
        "12"
    ]


@pytest.mark.parametrize("row", ["One, two, three, four. ", "Monday. Tuesday. ", "twenty-two hundred and "])
def test_blocks_full_of_number_words_and_days_yield_no_claims(row: str) -> None:
    """Counting rhymes and calendars are tables, too; the blocks at their ends may be read."""
    found = values("The fire killed 12 people in Carrow.\n" + "It rained for long.\n" * 300 + row * 9_000)
    assert ("12", True) == (found[0], len(found) < 1_500)


def test_many_figures_in_prose_are_all_read() -> None:
    """Numbers that words part are figures, however many there are."""
    text = "The fire killed 12 people in Carrow on a rainy night.\n" * 4_500
    assert len(values(text)) == 4_500


def test_furniture_states_nothing() -> None:
    """A promo between two paragraphs is passed over, those around it are read."""
    text = "The fire killed 12 people.\nShare this: 40 people fled\nThe flood killed 15 people.\n"
    assert values(text) == ["12", "15"]
