"""Weekdays on which two articles begin with one event: *the dam burst on Monday*, *on Tuesday*.

In: date claims with a weekday and no month. Out: their kind, whether two can be one day, their relation.
A report tells in its first sentence what happened and when. Where two first sentences are much alike, and
each has the word that the other's day belongs to, they tell of one event on one day. Reports of two days
may tell of two days of one thing (a trial, a count), each of its own: of such no two are compared.
"""

from __future__ import annotations

from collections.abc import Hashable

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.clocks import day_code
from factcheck.checks.comparing.event_days import LEAD, is_one_day, relate_event_days
from factcheck.checks.comparing.event_times import EVENTS, has_clock, is_part, tells_later
from factcheck.checks.comparing.likeness import governing, statements
from factcheck.checks.comparing.parallels import Values
from factcheck.checks.comparing.relating import Relation
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome

LEAST_ALIKE = 4.5
"""Likeness from which two first sentences tell of one event."""

EQUAL, ONE_THING = 1.0, 1.0
"""What equal days, and that each sentence has the word that the other's day belongs to, add to it."""


def kind_of_lead_day(place: Carrier) -> Hashable:
    """Return that it is the day of the event an article begins with, ``None`` for other dates.

    A clock time of that day is held against clock times.
    """
    claim = place.claim
    if claim.low is None or claim.low != claim.high or not day_code(claim) or "-" in (claim.value or ""):
        return None
    if claim.span.start >= LEAD or claim.status is not ClaimStatus.ASSERTED or place.is_caption():
        return None
    has_hour = has_clock(place) and not is_part(place)
    return None if has_hour or tells_later(place) else "lead"


def relate_lead_days(first: Carrier, second: Carrier) -> Relation:
    """Relate two days of the events that two articles begin with."""
    one, other = first.claim, second.claim
    if is_one_day(first, second) or one.low is None or other.low is None:
        return relate_event_days(first, second)
    kinds = {one.measure, other.measure}
    if None not in kinds and one.measure != other.measure and not kinds <= EVENTS:
        return Relation(Outcome.OTHER_EVENT, "event")
    if first.day != second.day or not _tell_one_thing(first, second):
        return Relation(Outcome.OTHER_EVENT, "day")
    return relate_event_days(first, second)


def _tell_one_thing(first: Carrier, second: Carrier) -> bool:
    """Tell whether each sentence has the word that the day in the other belongs to."""
    told = [{*statement.own} for place in (first, second) for statement in statements([place])]
    return len(told) > 1 and governing(first) in told[1] and governing(second) in told[0]


def bond_of_lead_days(first: Carrier, second: Carrier) -> float:
    """Return how much two days speak for one event."""
    near = EQUAL if is_one_day(first, second) else 0.0
    return near + (ONE_THING if _tell_one_thing(first, second) else 0.0)


LEAD_DAYS = Values(kind_of_lead_day, is_one_day, bond_of_lead_days, LEAST_ALIKE)
