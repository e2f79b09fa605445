"""Weekdays that two articles give for what befell or was done to someone: *Friday night*, *Saturday night*.

In: date claims with a weekday and no month, of one event. Out: their kind, whether two can be one day,
their relation. *On Monday* is said of a dozen things in a text, so that only days of one thing done are
compared, in statements that are much alike, and only neighbouring ones; one night has two dates.
"""

from __future__ import annotations

import re
from collections.abc import Hashable

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.clocks import apart, day_code, minutes_of
from factcheck.checks.comparing.event_times import has_clock, is_by_night, tells_later
from factcheck.checks.comparing.likeness import governing
from factcheck.checks.comparing.parallels import Values
from factcheck.checks.comparing.relating import Relation
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome

LEAST_ALIKE = 4.0
"""Likeness from which two statements of a day are one: more than for dates, since a weekday tells less."""

EQUAL, ONE_WORD, LEADS = 1.0, 1.0, 1.0
"""What equal days, the same governing word, and that both articles begin with it add to the likeness of
statements."""

LEAD = 200
"""Code points in which an article begins with its event."""

NEAR_DAYS = 3
"""A slip of the day is a neighbouring one; further apart it is another event."""

ONE_NIGHT = 6 * 60
"""Minutes between two times of day within which they may be of one night."""

_MEASURES = frozenset(("shot", "stabbed", "happened", "arrested", "stolen", "hit"))


_BY = re.compile(r"\b(?:(shot|gunned|gunfire)|stabbed|knifed)\b", re.IGNORECASE)


def kind_of_event_day(place: Carrier) -> Hashable:
    """Return what was done on the day, ``None`` for dates of the calendar and days of nothing done."""
    claim = place.claim
    if claim.low is None or claim.low != claim.high or not day_code(claim) or "-" in (claim.value or ""):
        return None
    measure = _means(place) if claim.measure == "killed" else claim.measure
    if measure not in _MEASURES or claim.status is not ClaimStatus.ASSERTED or place.is_caption():
        return None
    return None if tells_later(place) else ("day", measure)


def _means(place: Carrier) -> str | None:
    """Return how the sentence says that someone was killed: who is *shot and killed* was shot that day."""
    found = _BY.search(place.sentence())
    return found and ("shot" if found[1] else "stabbed")


def is_one_day(first: Carrier, second: Carrier) -> bool:
    """Tell whether two claims mean one day."""
    return first.claim.low == second.claim.low


def relate_event_days(first: Carrier, second: Carrier) -> Relation:
    """Relate two days of one thing done."""
    one, other = first.claim, second.claim
    if one.low is None or other.low is None or is_one_day(first, second):
        exact = one.value == other.value
        return Relation(Outcome.AGREES) if exact else Relation(Outcome.APPROXIMATE, "day")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    if first.view is second.view or abs(one.low - other.low) > NEAR_DAYS:
        return Relation(Outcome.OTHER_EVENT, "day")
    if has_clock(first) and has_clock(second):
        times = minutes_of(one), minutes_of(other)
        gap = apart(times[0], times[1]) if times[0] and times[1] else None
        if gap is not None and gap >= ONE_NIGHT:
            return Relation(Outcome.DIFFERS)
        return Relation(Outcome.APPROXIMATE, "night")
    if abs(one.low - other.low) == 1 and (is_by_night(first) or is_by_night(second)):
        return Relation(Outcome.APPROXIMATE, "night")
    return Relation(Outcome.DIFFERS)


def bond_of_days(first: Carrier, second: Carrier) -> float:
    """Return how much two days speak for one statement."""
    same = ONE_WORD if governing(first) == governing(second) else 0.0
    leads = LEADS if first.claim.span.start < LEAD and second.claim.span.start < LEAD else 0.0
    return same + leads + (EQUAL if is_one_day(first, second) else 0.0)


EVENT_DAYS = Values(kind_of_event_day, is_one_day, bond_of_days, LEAST_ALIKE)
