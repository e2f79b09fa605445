"""What the words of a sentence tell it may hold: a sign that fails to be set loses a claim."""

from __future__ import annotations

import pytest

from factcheck.extract.claims.triggers import signs_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Nora Pell was 19 when the mill shut.",
        "Nora Pell is seventy and swims every day.",
        "She is in her 20s, police said.",
        "The boys were 12, 13 and 15.",
        "Otto Brandt died on Sunday at 86.",
        "Otto Brandt, 86, ran the mill.",
        "The driver, aged sixty, was unhurt.",
    ],
)
def test_a_sentence_that_tells_an_age_is_read_for_ages(sentence: str) -> None:
    """A form of *be* or a death beside a number, a comma before one, or a word for ages."""
    signs = signs_of(sentence, 0, len(sentence))
    assert signs is not None
    assert signs.aged


@pytest.mark.parametrize(
    "sentence", ["The 12 men were glad to be home.", "It was the third time in 40 games that Carrow lost."]
)
def test_a_form_of_be_apart_from_the_number_tells_no_age(sentence: str) -> None:
    """Most sentences with *was* and a number hold no age."""
    signs = signs_of(sentence, 0, len(sentence))
    assert signs is not None
    assert not signs.aged


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices fell last month.",
        "The bridge will close this weekend.",
        "The river rose in the early hours.",
        "A week ago the pool was empty.",
        "The past year was dry.",
        "The vote is set for 5 p.m.",
        "The law dates from 1987.",
    ],
)
def test_a_sentence_that_tells_a_day_is_read_for_dates(sentence: str) -> None:
    """A period with a word for which one, a word of the calendar, a year or a time of day."""
    signs = signs_of(sentence, 0, len(sentence))
    assert signs is not None
    assert signs.dated


def test_a_period_alone_tells_no_date() -> None:
    """*A year* without *last*, *this* or *ago* is a length of time."""
    signs = signs_of("Rents rose 4 percent over a year.", 0, 33)
    assert signs is not None
    assert not signs.dated
