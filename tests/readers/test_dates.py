"""Dates of publication."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.readers.dates import read_published


@pytest.mark.parametrize(
    ("words", "text", "earliest", "span"),
    [
        ("2018-01-24", "2018-01-24", datetime(2018, 1, 24, tzinfo=UTC), timedelta(days=1)),
        ("20180124", "2018-01-24", datetime(2018, 1, 24, tzinfo=UTC), timedelta(days=1)),
        ("2018/01/24", "2018-01-24", datetime(2018, 1, 24, tzinfo=UTC), timedelta(days=1)),
        ("2018-W04-3", "2018-01-24", datetime(2018, 1, 24, tzinfo=UTC), timedelta(days=1)),
        ("January 24, 2018", "2018-01-24", datetime(2018, 1, 24, tzinfo=UTC), timedelta(days=1)),
        ("Wednesday, Jan. 24th 2018", "2018-01-24", datetime(2018, 1, 24, tzinfo=UTC), timedelta(days=1)),
        ("24 Sept 2018", "2018-09-24", datetime(2018, 9, 24, tzinfo=UTC), timedelta(days=1)),
        ("2018-02", "2018-02", datetime(2018, 2, 1, tzinfo=UTC), timedelta(days=28)),
        ("2018", "2018", datetime(2018, 1, 1, tzinfo=UTC), timedelta(days=365)),
        (
            "2018-01-24T15:30",
            "2018-01-24T15:30",
            datetime(2018, 1, 24, 15, 30, tzinfo=UTC),
            timedelta(minutes=1),
        ),
        (
            "2018-01-24 15:30:00 +0000",
            "2018-01-24T15:30:00+00:00",
            datetime(2018, 1, 24, 15, 30, tzinfo=UTC),
            timedelta(seconds=1),
        ),
        (
            "2018-01-24T22:30:00-05:00",
            "2018-01-24T22:30:00-05:00",
            datetime(2018, 1, 25, 3, 30, tzinfo=UTC),
            timedelta(seconds=1),
        ),
        (
            "2018-01-24T15:30:00.25Z",
            "2018-01-24T15:30:00.250000+00:00",
            datetime(2018, 1, 24, 15, 30, 0, 250_000, tzinfo=UTC),
            timedelta(microseconds=1),
        ),
        (
            "Wed, 24 Jan 2018 15:30:05 GMT",
            "2018-01-24T15:30:05+00:00",
            datetime(2018, 1, 24, 15, 30, 5, tzinfo=UTC),
            timedelta(seconds=1),
        ),
        (
            "Wed, 24 Jan 2018 22:30:05 EST",
            "2018-01-24T22:30:05-05:00",
            datetime(2018, 1, 25, 3, 30, 5, tzinfo=UTC),
            timedelta(seconds=1),
        ),
        (
            "24 January 2018, 15:30",
            "2018-01-24T15:30",
            datetime(2018, 1, 24, 15, 30, tzinfo=UTC),
            timedelta(minutes=1),
        ),
        (
            "Wednesday, January 24, 2018 at 3:30 p.m.",
            "2018-01-24T15:30",
            datetime(2018, 1, 24, 15, 30, tzinfo=UTC),
            timedelta(minutes=1),
        ),
        (
            "Jan. 24, 2018 12:05 AM UTC",
            "2018-01-24T00:05+00:00",
            datetime(2018, 1, 24, 0, 5, tzinfo=UTC),
            timedelta(minutes=1),
        ),
        ("Jan 24, 2018 10:30 p.m. ET", "2018-01-24", datetime(2018, 1, 24, tzinfo=UTC), timedelta(days=1)),
        ("2018-01-24 15:30 EST", "2018-01-24", datetime(2018, 1, 24, tzinfo=UTC), timedelta(days=1)),
        ("2018-1-4", "2018-01-04", datetime(2018, 1, 4, tzinfo=UTC), timedelta(days=1)),
    ],
)
def test_what_names_a_time_in_full_is_read(
    words: str, text: str, earliest: datetime, span: timedelta
) -> None:
    """The text keeps the source's precision and zone, the bounds are its span in UTC."""
    published = read_published(words)
    assert published is not None
    assert (text, earliest, earliest + span) == (published.text, published.earliest, published.latest)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Wednesday",
        "yesterday",
        "January 24",
        "24 January",
        "01/02/2018",
        "2018-02-30",
        "Feb. 30, 2018",
        "January 24, 2018 at 13:30 p.m.",
        "January 24, 2018 at 25:30",
        "January 24, 2018 to 15:30",
        "January 24, 2018 3",
        "15:30 EST",
        "2018-01-24 25:30 EST",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "1516807800",
        "12:30",
        "2018-13",
        "in 2018",
    ],
)
def test_what_does_not_name_a_time_in_full_is_none(words: str) -> None:
    """No date is made up from a weekday, a day without a year, an ambiguous form or a placeholder."""
    assert read_published(words) is None


@given(
    st.datetimes(min_value=datetime(1600, 1, 2), max_value=datetime(2200, 1, 1), timezones=st.timezones())
)
def test_a_printed_moment_lies_within_its_bounds(moment: datetime) -> None:
    """Whatever Python prints as ISO 8601, to the minute of its zone, is read back as that moment."""
    offset = moment.utcoffset()
    assume(offset is not None and not offset % timedelta(minutes=1))
    published = read_published(moment.isoformat())
    assert published is not None
    assert published.earliest <= moment < published.latest


@given(st.text(max_size=40))
def test_no_words_raise(words: str) -> None:
    """Whatever stands in a source, the answer is a date or none."""
    published = read_published(words)
    assert published is None or published.earliest < published.latest
