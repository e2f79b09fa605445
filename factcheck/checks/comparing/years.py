"""Years that two articles give for one thing: when it was founded, discovered, won, or how long ago.

In: date claims that are a year and no finer. Out: their kind, whether two can be one year, their relation.
*Thirty years ago* is told in round numbers: the year before and the year after may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import timedelta

from rapidfuzz.distance import OSA

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.likeness import governing, statements
from factcheck.checks.comparing.parallels import Values
from factcheck.checks.comparing.relating import Relation
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome
from factcheck.text.calendar_days import EPOCH

LEAST_ALIKE = 3.0
"""Likeness from which two statements of a year are one."""

EQUAL, ONE_DIGIT, ONE_WORD = 1.0, 1.0, 1.0
"""What equal years, those one digit apart, and the same governing word add to the statements' likeness."""

ROUND = 10
"""Of so many years ago, one more or less may be meant."""

_YEAR = re.compile(r"\d{4}")
_AGO = re.compile(r"(\d+)-year-ago")

Years = tuple[int, int]


def years_of(place: Carrier) -> Years | None:
    """Return the first and the last year that a date claim may mean, ``None`` if it is finer or no year."""
    claim = place.claim
    if claim.low is None or claim.high is None or claim.status is ClaimStatus.DENIED or place.is_caption():
        return None
    value = claim.value or ""
    first, last = ((EPOCH + timedelta(int(day))).year for day in (claim.low, claim.high))
    if _YEAR.fullmatch(value):
        return first, last
    ago = _AGO.fullmatch(value)
    if ago is None:
        return None
    slack = max(1, int(ago[1]) // ROUND)
    return first - slack, last + slack


def kind_of_year(place: Carrier) -> Hashable:
    """Return that it is a year, ``None`` for other dates."""
    return None if years_of(place) is None else "year"


def can_be_one_year(first: Carrier, second: Carrier) -> bool:
    """Tell whether two claims can mean one year."""
    one, other = years_of(first), years_of(second)
    if one is None or other is None:
        return False
    return one[0] <= other[1] and other[0] <= one[1]


def is_one_year(first: Carrier, second: Carrier) -> bool:
    """Tell whether two claims say one year, without what *years ago* leaves open."""
    one, other = first.claim, second.claim
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.low <= other.high and other.low <= one.high


def relate_years(first: Carrier, second: Carrier) -> Relation:
    """Relate two years of parallel statements."""
    if can_be_one_year(first, second):
        exact = first.claim.value == second.claim.value
        return Relation(Outcome.AGREES) if exact else Relation(Outcome.APPROXIMATE, "year")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    one, other = first.claim.measure, second.claim.measure
    if one is not None and other is not None and one != other:
        return Relation(Outcome.OTHER_EVENT, "event")
    return Relation(Outcome.DIFFERS)


def bond_of_years(first: Carrier, second: Carrier) -> float:
    """Return how much two years speak for one statement.

    The word before speaks for years alone that may be one: a school *opened in 1962*, a hall *in 1974*.
    """
    one, other = first.claim.value or "", second.claim.value or ""
    near = EQUAL if one == other else ONE_DIGIT if OSA.distance(one, other) == 1 else 0.0
    same = governing(first) == governing(second) and (near or _share_more(first, second))
    return near + (ONE_WORD if same else 0.0)


def _share_more(first: Carrier, second: Carrier) -> bool:
    """Tell whether the sentences share another word than the one before the years."""
    told = [{*statement.own} for place in (first, second) for statement in statements([place])]
    return len(told) > 1 and len(told[0] & told[1]) > 1


YEARS = Values(kind_of_year, is_one_year, bond_of_years, LEAST_ALIKE)
