"""Clock times that two articles give for one thing: a launch, the start of a match.

In: date claims with a clock time. Out: their kind, whether two can be one time, their relation. Only times
of one day are held against each other, and only those of one thing done.
"""

from __future__ import annotations

from collections.abc import Hashable

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.event_times import EVENTS, NEAR_MINUTES, has_clock, is_part, tells_later
from factcheck.checks.comparing.likeness import governing
from factcheck.checks.comparing.parallels import Values
from factcheck.checks.comparing.relating import Relation
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome
from factcheck.text.dates import read_clock

LEAST_ALIKE = 3.0
"""Likeness from which two statements of a clock time are one."""

EQUAL, ONE_WORD = 1.0, 1.0
"""What equal times and the same governing word add to the likeness of statements."""


def kind_of_time(place: Carrier) -> Hashable:
    """Return that it is a clock time, ``None`` for parts of the day and for other dates."""
    if not has_clock(place) or is_part(place) or place.is_caption():
        return None
    return None if place.claim.status is ClaimStatus.DENIED else "clock"


def _gap(first: Carrier, second: Carrier) -> int:
    """Return the minutes between two clock times, on whatever day."""
    one, other = (read_clock(place.claim.time or "T00:00") for place in (first, second))
    return max(one[0] - other[1], other[0] - one[1], 0)


def _days_differ(first: Carrier, second: Carrier) -> bool:
    one, other = first.claim, second.claim
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.high < other.low or other.high < one.low


def can_be_one_time(first: Carrier, second: Carrier) -> bool:
    """Tell whether two clock times may be told of one moment."""
    return not _days_differ(first, second) and _gap(first, second) < NEAR_MINUTES


def relate_stated_times(first: Carrier, second: Carrier) -> Relation:
    """Relate two clock times of parallel statements."""
    if _days_differ(first, second):
        return Relation(Outcome.OTHER_EVENT, "day")
    if can_be_one_time(first, second):
        exact = first.claim.time == second.claim.time
        return Relation(Outcome.AGREES) if exact else Relation(Outcome.APPROXIMATE, "time")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    one, other = first.claim.measure, second.claim.measure
    if one is not None and other is not None and one != other and not {one, other} <= EVENTS:
        return Relation(Outcome.OTHER_EVENT, "event")
    if tells_later(first) or tells_later(second):
        return Relation(Outcome.OTHER_EVENT, "event")
    return Relation(Outcome.DIFFERS)


def bond_of_times(first: Carrier, second: Carrier) -> float:
    """Return how much two clock times speak for one statement."""
    same = ONE_WORD if governing(first) == governing(second) else 0.0
    return same + (EQUAL if first.claim.time == second.claim.time else 0.0)


TIMES = Values(kind_of_time, can_be_one_time, bond_of_times, LEAST_ALIKE)
