"""Times of day as intervals on one line."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.comparing.clocks import Minutes, apart, minutes_of
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.span import Span

INTERVALS = st.tuples(st.integers(0, 10079), st.integers(0, 700)).map(
    lambda pair: Minutes("week", pair[0], pair[0] + pair[1])
)


def dated(value: str, time: str | None, day: int | None = None) -> ClaimOccurrence:
    """Return a date claim."""
    number = Decimal(day) if day is not None else None
    return ClaimOccurrence(
        span=Span(0, 1), kind=ClaimKind.DATE, value=value, time=time, low=number, high=number
    )


def test_a_night_reaches_into_the_next_morning() -> None:
    """2 a.m. on Sunday lies in the night of Saturday, on a calendar and in a bare week."""
    night, early = "T18:00/T29:00", "T02:00"
    for days in ((10, 11), (None, None)):
        first = minutes_of(dated("sat T18:00/T29:00", night, days[0]))
        second = minutes_of(dated("sun T02:00", early, days[1]))
        assert first is not None
        assert second is not None
        assert apart(first, second) == 0


def test_a_week_is_round() -> None:
    """The night of a Sunday is next to Monday's morning."""
    first = minutes_of(dated("sun T23:00", "T23:00"))
    second = minutes_of(dated("mon T00:30", "T00:30"))
    assert first is not None
    assert second is not None
    assert apart(first, second) == 90


def test_without_a_day_nothing_is_placed() -> None:
    """A clock time alone may be any day's, and a resolved day is not held to a bare weekday."""
    assert minutes_of(dated("T15:40", "T15:40")) is None
    assert minutes_of(dated("sat", None, 10)) is None
    assert apart(Minutes("week", 0, 1), Minutes("calendar", 0, 1)) is None


@given(INTERVALS, INTERVALS)
def test_the_distance_is_symmetric(first: Minutes, second: Minutes) -> None:
    """Neither order nor the place in the week matters, and no two are further apart than a week."""
    expected = apart(first, second)
    assert expected == apart(second, first)
    assert expected is not None
    assert 0 <= expected < 7 * 1440
