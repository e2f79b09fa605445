"""What the words of a sentence tell it may hold: a sign that fails to be set loses a claim."""

from __future__ import annotations

import pytest

from factcheck.extract.claims.happenings import HAPPENINGS, is_happening
from factcheck.extract.claims.measures import event_of
from factcheck.extract.claims.outcomes import outcome_places
from factcheck.extract.claims.standing import find_cues
from factcheck.extract.claims.triggers import signs_of
from factcheck.text.dates import find_dates
from factcheck.text.number_patterns import digit_places


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
    signs = signs_of(sentence, 0, len(sentence), digit_places(sentence))
    assert signs is not None
    assert signs.aged


@pytest.mark.parametrize(
    "sentence", ["The 12 men were glad to be home.", "It was the third time in 40 games that Carrow lost."]
)
def test_a_form_of_be_apart_from_the_number_tells_no_age(sentence: str) -> None:
    """Most sentences with *was* and a number hold no age."""
    signs = signs_of(sentence, 0, len(sentence), digit_places(sentence))
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
    signs = signs_of(sentence, 0, len(sentence), digit_places(sentence))
    assert signs is not None
    assert signs.dated


def test_a_period_alone_tells_no_date() -> None:
    """*A year* without *last*, *this* or *ago* is a length of time."""
    signs = signs_of("Rents rose 4 percent over a year.", 0, 33, [(11, 12)])
    assert signs is not None
    assert not signs.dated


@pytest.mark.parametrize("form", sorted(HAPPENINGS))
def test_a_sentence_with_a_word_for_what_befalls_is_asked_for_it(form: str) -> None:
    """Each word and phrase, small or with a capital, is a sign of what the date of its sentence is."""
    for written in (form, form.capitalize()):
        sentence = f"{written} on the river on May 4, 2011."
        signs = signs_of(sentence, 0, len(sentence), digit_places(sentence))
        assert signs is not None
        assert signs.befalling
        assert is_happening(sentence, sentence.index("May"), len(sentence) - 1)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On May 4, 2011, two boys were killed.", "killed"),
        ("Nora Pell was arrested in Carrow on May 4, 2011.", "arrested"),
        ("On May 4, 2011, the council met.", None),
        ("Doe was killed there, " + "said the clerk of a far town, " * 5 + "on May 4, 2011.", None),
    ],
)
def test_the_places_of_outcome_words_change_nothing_of_what_happened_on_a_date(
    sentence: str, expected: str | None
) -> None:
    """They only tell on which side of the date a word for it can stand, or that none stands near."""
    start = sentence.index("May 4, 2011")
    signs = signs_of(sentence, 0, len(sentence), digit_places(sentence))
    assert signs is not None
    places = outcome_places(sentence, signs.outcomes())
    end = start + len("May 4, 2011")
    told = [event_of(sentence, start, end, places), event_of(sentence, start, end)]
    assert [event and event.key for event in told] == [expected, expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Early Monday the 2nd of May, past noon, the mill shut; on Tuesday it burned.",
        "The past year was dry, and the early hours of Friday were cold.",
        "Late on Sunday, two weeks ago, the pool shut at 5:30 p.m.",
        "It closed overnight on 3 June 2015, in fiscal 2016 or FY 2017, or in the 1990s.",
        "“Tonight, Monday,” said Hale; Friday’s vote and the mid-morning one of March 4th fell.",
        "Last Thursday’s fire, next Wed., this small Saturday: 12/3/2015 and 2015-12-03.",
    ],
)
def test_the_words_and_digits_of_a_sentence_tell_all_its_dates(sentence: str) -> None:
    """Looked for at its words and digits alone, the dates are those that a search of all of it finds."""
    signs = signs_of(sentence, 0, len(sentence), digit_places(sentence))
    assert signs is not None
    found = find_dates(sentence, None, signs.date_words(), digit_places(sentence))
    assert found
    assert find_dates(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Would-be heirs, who would deny it, said 12 men are expected; 5 more may come in May.",
        "Will Hale forecast 40 jobs, as the forecasts claimed? It SHOULD, he said.",
        "The 12 did not come, and an earlier version said they would.",
        "Rents are likely to rise by 4 percent, and never fell, the firm alleged.",
    ],
)
def test_the_words_of_a_sentence_tell_all_its_cues(sentence: str) -> None:
    """Looked for at its words alone, the cues are those that a search of all of it finds."""
    signs = signs_of(sentence, 0, len(sentence), digit_places(sentence))
    assert signs is not None
    found = find_cues(sentence)
    assert found
    assert found == find_cues(sentence, signs.cue_words())
