"""Organisations, documents and accounts as speakers."""

from __future__ import annotations

import pytest
from extracted import extract


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Carrow Port Authority said the dock was “not fit for use” this year.",
            "Carrow Port Authority",
        ),
        (
            "The Ministry of Works sent stern letters.\n\n“Reply at once,” each of the letters state.",
            "Ministry of Works",
        ),
        (
            "The Ministry of Works wants files that are “in any way relevant,” according to a release.",
            "Ministry of Works",
        ),
        (
            "Bo Roe left. To Ruth Abara, it is a matter of order. “No one stays,” the statement went on.",
            "Ruth Abara",
        ),
        ("According to Ruth Abara, the vote was “a good start” for all.", "Ruth Abara"),
        ("A Harbor Trust report found that the pier was “rotten to the core.”", "Harbor Trust"),
        (
            "The pier “closes at dusk,” the Department of Works website says. Carrow has no other.",
            "Department of Works",
        ),
        ("“No one stays,” a Facebook post read. Ruth Abara left.", "a Facebook post"),
        ("As the Carrow Times reported, “one in three homes is empty.”", "Carrow Times"),
    ],
)
def test_body_behind_the_words(text: str, speaker: str) -> None:
    """The speaker is the body that the article ties the words or the document to."""
    assert [quote.speaker for quote in extract(text).quotes] == [speaker]


def test_department_in_both_orders_and_by_letters_is_one_body() -> None:
    """The longest form in the article names all mentions."""
    found = extract("The U.S. Department of Labor met. The Labor Department left. The DOL won the case.")
    assert {name.entity for name in found.names} == {"U.S. Department of Labor"}


def test_body_noun_means_the_last_such_body() -> None:
    """*The department* is the department named before."""
    found = extract(
        "The Department of Works met on Monday. The department said it was “beyond repair” now."
    )
    assert found.quotes[0].speaker == "Department of Works"
