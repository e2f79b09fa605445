"""Words held against the text that they are taken from."""

from __future__ import annotations

import pytest

from factcheck.text.verbatim import stands_in

SOURCE = "I said it then. We will not sell the three boats that this island has left, not ever."


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("We will not sell the three boats", True),
        ("“we will NOT sell the 3 boats”", True),
        ("We will not sell … this island has left", True),
        ("We [the islanders] will not sell the three boats", True),
        ("We will sell the three boats", False),
        ("We will not sell the four boats", False),
        ("We will not sell the boats", False),
        ("We will not sell the three boats. Nobody asked me", False),
        ("Nobody asked", False),
    ],
)
def test_words_stand_there_or_do_not(words: str, stands: bool) -> None:
    """Typography and marked changes are none; any other word is."""
    assert stands is stands_in(words, SOURCE)


def test_a_break_in_the_quotation_is_a_mark() -> None:
    """What a said-clause parts may have stood apart."""
    words = "We will not sell this island has left"
    assert stands_in(words, SOURCE, joins=[len("We will not sell ")])
    assert not stands_in(words, SOURCE)
