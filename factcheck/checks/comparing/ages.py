"""Ages: intervals of years, and what lies between two of them.

In: two carriers of one person's age. Out: their relation. A later article may tell a higher age, by as many
years as a birthday can lie between; a coarser form (*in his 20s*, *21 months*) is an interval; two ages far
apart are two bearers of one name.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.relating import Relation
from factcheck.model.finding import Outcome

TWO_BEARERS = 10
"""Ages further apart are father and son more often than a slip (research: claims, section 1)."""

CAPTION_YEARS = 2
"""Captions of old pictures are reprinted beside new text for about that long."""

_PER_YEAR = {"year": Decimal(1), "month": Decimal(12), "week": Decimal(52), "day": Decimal(365)}
_MONTH, _YEAR = 30, 365

Years = tuple[Decimal, Decimal]


def years(place: Carrier) -> Years | None:
    """Return the full years that an age may mean, both inclusive; ``None`` if a bound is open.

    An age in months, weeks or days may be told in years as the year it is in or the nearest.
    """
    claim = place.claim
    per = _PER_YEAR.get(claim.unit or "year")
    if claim.low is None or claim.high is None or per is None:
        return None
    if per == 1:
        return claim.low, claim.high
    return claim.low // per, (claim.high + per - 1) // per


def birthdays(days: int) -> int:
    """Return how many birthdays can lie between two articles that are ``days`` apart.

    Within a month none is granted: two outlets of one week differ by a slip more often than by a birthday.

    >>> birthdays(2), birthdays(200), birthdays(510)
    (0, 1, 2)
    """
    return 0 if days < _MONTH else -(-days // _YEAR)


def _in_one_unit(first: Carrier, second: Carrier) -> Years | None:
    """Return the two values when both are told in the same short unit, for months differ from months."""
    if first.claim.unit == second.claim.unit != "year" and first.claim.low and second.claim.low:
        return first.claim.low, second.claim.low
    return None


def relate_ages(first: Carrier, second: Carrier) -> Relation:
    """Relate two ages of one person."""
    one, other = years(first), years(second)
    if one is None or other is None:
        return Relation(Outcome.APPROXIMATE, "bound")
    same = _in_one_unit(first, second)
    if same and same[0] != same[1]:
        grown = birthdays_between(first, second)
        return Relation(Outcome.UPDATE, "date") if grown else Relation(Outcome.DIFFERS)
    if one[0] <= other[1] and other[0] <= one[1]:
        exact = one == other and one[0] == one[1]
        return Relation(Outcome.AGREES) if exact else Relation(Outcome.APPROXIMATE, "interval")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    if first.is_then() or second.is_then():
        return Relation(Outcome.OTHER_EVENT, "time")
    gap = max(one[0] - other[1], other[0] - one[1])
    if gap > TWO_BEARERS and not _transposed(first, second):
        return Relation(Outcome.OTHER_SCOPE, "entity")
    if gap <= _allowed(first, second, one, other):
        return Relation(Outcome.UPDATE, "date")
    return Relation(Outcome.DIFFERS)


def _transposed(first: Carrier, second: Carrier) -> bool:
    """Tell whether the two digits of one age stand in the other the other way round (24 and 42)."""
    one, other = first.claim.value or "", second.claim.value or ""
    return len(one) == 2 and one == other[::-1] and first.view is not second.view


def birthdays_between(first: Carrier, second: Carrier) -> int:
    """Return how many birthdays can lie between the two carriers' articles, none if a day is unknown."""
    if first.day is None or second.day is None:
        return 0
    return birthdays(abs((first.day - second.day).days))


def _allowed(first: Carrier, second: Carrier, one: Years, other: Years) -> int:
    """Return by how many years the two may differ because time has passed."""
    if first.view is second.view or first.day is None or second.day is None:
        return CAPTION_YEARS if first.is_caption() or second.is_caption() else 0
    later_is_first = first.day >= second.day
    older_is_first = one[0] > other[1]
    return birthdays_between(first, second) if later_is_first == older_is_first else 0
