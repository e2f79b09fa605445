"""When something happened, as an interval of minutes that two texts can be held to.

In: date claims with their days and times of day. Out: intervals on one line of minutes, and how far two of
them are apart. A weekday without a day of publication lies on a line of one week, on which only other
weekdays lie. The night of a Saturday ends on Sunday morning.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.claim import ClaimOccurrence
from factcheck.text.calendar_days import WEEKDAY_CODES
from factcheck.text.dates import read_clock

DAY = 1440
_WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class Minutes:
    """An interval of minutes, both inclusive. ``line`` tells which intervals lie on one line."""

    line: str
    first: int
    last: int


def day_code(claim: ClaimOccurrence) -> str:
    """Return the weekday that a date claim says, empty if it says none.

    >>> from factcheck.model.claim import ClaimKind
    >>> from factcheck.model.span import Span
    >>> day_code(ClaimOccurrence(span=Span(0, 3), kind=ClaimKind.DATE, value="thu T18:00/T29:00"))
    'thu'
    """
    first = (claim.value or "").partition(" ")[0]
    return first if first in WEEKDAY_CODES else ""


def minutes_of(claim: ClaimOccurrence) -> Minutes | None:
    """Return when a date claim with a time of day says that something was; ``None`` without a day.

    The day is the resolved one, else the weekday said.
    """
    if not claim.time or not claim.time.startswith("T"):
        return None
    clock = read_clock(claim.time)
    if claim.low is not None and claim.low == claim.high:
        start = int(claim.low) * DAY
        return Minutes("calendar", start + clock[0], start + clock[1])
    code = day_code(claim)
    if not code:
        return None
    start = WEEKDAY_CODES.index(code) * DAY
    return Minutes("week", start + clock[0], start + clock[1])


def apart(first: Minutes, second: Minutes) -> int | None:
    """Return the minutes between two intervals, 0 if they meet, ``None`` on two lines.

    >>> apart(Minutes("week", 700, 720), Minutes("week", 760, 800))
    40
    """
    if first.line != second.line:
        return None
    gap = max(first.first - second.last, second.first - first.last, 0)
    if first.line == "week":
        round_again = min(abs(first.first + _WEEK - second.last), abs(second.first + _WEEK - first.last))
        return min(gap, round_again)
    return gap
