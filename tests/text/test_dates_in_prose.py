"""Dates, weekdays and clock times against a day of publication."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.article import Published
from factcheck.text.dates import clock_text, find_dates, read_clock


def published(text: str) -> Published:
    """Return the 24 hours of a printed day."""
    day = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return Published(text=text, earliest=day, latest=day + timedelta(1))


WEDNESDAY = published("2019-05-15")


@pytest.mark.parametrize(
    ("text", "said", "low", "high"),
    [
        ("The pool closed on June 2, 2013.", "2013-06-02", "2013-06-02", "2013-06-02"),
        ("It closed on 2 June 2013.", "2013-06-02", "2013-06-02", "2013-06-02"),
        ("It closed in October of 2013.", "2013-10", "2013-10-01", "2013-10-31"),
        ("It closed in February last year.", "2018-02", "2018-02-01", "2018-02-28"),
        ("The mayor spoke on Tuesday.", "tue", "2019-05-14", "2019-05-14"),
        ("The mayor spoke on Wednesday.", "wed", "2019-05-15", "2019-05-15"),
        ("The council will vote on Friday.", "fri", "2019-05-17", "2019-05-17"),
        ("On Friday, the council will vote.", "fri", "2019-05-17", "2019-05-17"),
        ("Answers are due by June 3.", "--06-03", "2019-06-03", "2019-06-03"),
        ("The bridge fell on Nov. 30.", "--11-30", "2018-11-30", "2018-11-30"),
        ("It happened last year.", "last-year", "2018-01-01", "2018-12-31"),
        ("It happened two days ago.", "2-day-ago", "2019-05-13", "2019-05-13"),
        ("It happened yesterday.", "yesterday", "2019-05-14", "2019-05-14"),
        ("Its 2010 zoning ordinance stands.", "2010", "2010-01-01", "2010-12-31"),
        ("Spending in fiscal year 2017 rose.", "fiscal-2017", "2017-01-01", "2017-12-31"),
        ("Back in the 1970s it was a mill.", "1970s", "1970-01-01", "1979-12-31"),
        ("Posted 3/14/2018 here.", "2018-03-14", "2018-03-14", "2018-03-14"),
    ],
)
def test_days(text: str, said: str, low: str, high: str) -> None:
    """A date is kept as said and resolved against the day of publication."""
    expected = [(said, date.fromisoformat(low), date.fromisoformat(high))]
    assert expected == [
        (mention.said, mention.low, mention.high) for mention in find_dates(text, WEDNESDAY)
    ]


@pytest.mark.parametrize(
    "text", ["on Wednesday", "by Feb. 23", "last year", "two days ago", "last March", "tonight"]
)
def test_nothing_is_made_up_without_a_date(text: str) -> None:
    """An undated article's weekdays and bare dates name no day."""
    assert [(None, None)] == [(mention.low, mention.high) for mention in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at 3:40 p.m.", (940, 940)),
        ("at about 8 p.m.", (1185, 1215)),
        ("shortly before 11:30 p.m.", (1380, 1410)),
        ("shortly after noon", (720, 750)),
        ("Tuesday night", (1080, 1740)),
        ("at 6:20 Thursday evening", (1100, 1100)),
        ("10:30pm", (1350, 1350)),
        ("around 9 a.m. on Friday", (525, 555)),
        ("late Friday", (1020, 1560)),
    ],
)
def test_clocks(text: str, clock: tuple[int, int]) -> None:
    """A time of day is an interval of minutes, widened by its hedge."""
    assert [clock] == [mention.clock for mention in find_dates(text)]


def test_the_stop_of_the_sentence_is_no_part_of_a_date() -> None:
    """The stop after a month belongs to the date only before a year."""
    text = "The form is due by 24 June. It was sent on 3 Dec. 2018 already."
    assert ["24 June", "3 Dec. 2018"] == [mention.span.of(text) for mention in find_dates(text)]


def test_parts_of_one_date_are_one_mention() -> None:
    """Weekday, date and time that stand together are one, and the weekday is kept."""
    text = "It began on Sunday, Nov. 8, 2015, at about 9 p.m., and went on."
    [mention] = find_dates(text)
    assert ("sun 2015-11-08 T20:45/T21:15", 6) == (mention.said, mention.weekday)
    assert "Sunday, Nov. 8, 2015, at about 9 p.m." == mention.span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "may march on",
        "more than 2000 people",
        "the Sun reported",
        "In May 12 people left",
        "won 2:15 to 3",
        "the 1700 block of",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Verbs, counts, newspapers and house numbers are no dates."""
    assert [] == find_dates(text, WEDNESDAY)


def test_a_year_alone_resolves_last_year() -> None:
    """Where only the year of publication is known, years resolve and weekdays do not."""
    year = Published(
        text="2019", earliest=datetime(2019, 1, 1, tzinfo=UTC), latest=datetime(2020, 1, 1, tzinfo=UTC)
    )
    mentions = find_dates("It fell last year, on Tuesday.", year)
    assert [(date(2018, 1, 1), date(2018, 12, 31)), (None, None)] == [
        (one.low, one.high) for one in mentions
    ]


@given(st.integers(0, 2879), st.integers(0, 1440))
def test_clock_text_reads_back(first: int, span: int) -> None:
    """What is written as a time of day is read as the same."""
    assert (first, first + span) == read_clock(clock_text((first, first + span)))


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_bare_weekday_lies_in_the_week_before(day: date, weekday: str) -> None:
    """In the past tense a weekday is at most six days old and never to come."""
    [mention] = find_dates(f"It fell on {weekday}.", published(day.isoformat()))
    assert mention.low is not None
    assert 0 <= (day - mention.low).days <= 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote was put off to May 20.", date(2016, 5, 20)),
        ("The fair begins May 20.", date(2016, 5, 20)),
        ("He will look in before it closes on May 20.", date(2016, 5, 20)),
        ("The launch had been planned for Monday.", date(2016, 2, 29)),
        ("It is planned for Monday.", date(2016, 3, 7)),
    ],
)
def test_what_looks_forward(text: str, expected: date) -> None:
    """A date that something is put off to is to come; what had been planned for a day may be over."""
    assert [expected] == [one.low for one in find_dates(text, published("2016-03-03"))]
