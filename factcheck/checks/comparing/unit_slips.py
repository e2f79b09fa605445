"""One number with two units: *18 months* in one article, *18 years* in another.

In: the figures of a story. Out: rows of carriers, one an article, and their relation. Two small numbers
meet by chance, so that the statements must be alike by their words, and neither article may have the number
with the other's unit as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.likeness import (
    LEAST_OWN,
    Statement,
    following,
    governing,
    likeness,
    statements,
)
from factcheck.checks.comparing.parallels import MOST_ALIKE
from factcheck.checks.comparing.relating import Relation
from factcheck.checks.comparing.slips import EQUAL, ONE_WORD
from factcheck.checks.comparing.stated import LEAST_ALIKE
from factcheck.checks.comparing.tolls import times_differ
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome
from factcheck.text.units import family_of

SURE_OF_UNIT = 0.7

_FAMILIES = frozenset(("time", "length", "area", "speed"))
"""What units of are seldom taken for each other in careless speech, as tons and tonnes are."""
_LOOSE = frozenset(("nautical-mile", "knot"))
_LEAST_DIGITS = 2
"""Single digits stand with every unit in a text."""


def unit_slips(figures: Sequence[Carrier]) -> Iterator[list[Carrier]]:
    """Yield the pairs of figures with one number and two units, in the order of the story."""
    by_number: dict[tuple[str, str], list[Carrier]] = {}
    for place in figures:
        claim = place.claim
        family = family_of((claim.unit or "").partition("/")[0])
        if family not in _FAMILIES or claim.unit in _LOOSE or claim.measure == "aged":
            continue
        if len(claim.value or "") >= _LEAST_DIGITS and claim.status is not ClaimStatus.DENIED:
            by_number.setdefault((family, claim.value or ""), []).append(place)
    for places in by_number.values():
        if len({place.claim.unit for place in places}) == 2 and len(places) <= MOST_ALIKE:
            told = list(statements(places))
            yield from (
                [_with_unit(one.carrier), _with_unit(other.carrier)]
                for one, other in combinations(told, 2)
                if _are_one(one, other, places)
            )


def _are_one(one: Statement, other: Statement, places: Sequence[Carrier]) -> bool:
    first, second = one.carrier, other.carrier
    if first.claim.unit == second.claim.unit or first.origin == second.origin:
        return False
    units = [
        {place.claim.unit for place in places if place.order == at} for at in (first.order, second.order)
    ]
    if any(len(held) > 1 for held in units) or len(one.own & other.own) < LEAST_OWN:
        return False
    done = first.claim.measure == second.claim.measure is not None
    beside = not _beside(first).isdisjoint(_beside(second))
    bond = EQUAL + (ONE_WORD if done else 0.0)
    return (done or beside) and likeness(one, other, bond, LEAST_ALIKE) > 0


def _beside(place: Carrier) -> set[str]:
    """Return the words on either side of a figure: *18 months in prison*, *prison for 18 years*."""
    return {governing(place), following(place)} - {""}


def _with_unit(place: Carrier) -> Carrier:
    """Return the carrier with a value that says its unit: by the number alone the two would be one."""
    unit = (place.claim.unit or "").replace("-", " ")
    return replace(place, claim=replace(place.claim, value=f"{place.claim.value} {unit}"))


def relate_units(first: Carrier, second: Carrier) -> Relation:
    """Relate two figures that have one number: they differ unless they are of two times or scopes."""
    if first.claim.unit == second.claim.unit:
        return Relation(Outcome.AGREES)
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    if times_differ(first, second) or first.is_then() or second.is_then():
        return Relation(Outcome.OTHER_EVENT, "time")
    return Relation(Outcome.DIFFERS)
