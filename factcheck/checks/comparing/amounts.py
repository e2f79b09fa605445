"""Sums, terms and shares that hang on someone: bail, a fine, a sentence, what a lawsuit asks for.

In: the figures of a story. Out: those that may be held against each other, by what they are, and the
relation of two of them. A figure without its bearer is compared only if a story has one of the kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.checks.comparing.carriers import Carrier, folded
from factcheck.checks.comparing.measures import ONE, OWN, class_of
from factcheck.checks.comparing.relating import Relation, value_of
from factcheck.checks.comparing.tolls import overlap
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome

_PASSIVE = frozenset(("bail",))
"""Measures that are told without whom they are of: *bail was set at $5,000*. A fine has many bearers."""
_UNSURE = (ClaimStatus.DENIED, ClaimStatus.EXPECTED)


@dataclass(frozen=True, slots=True)
class AmountKey:
    """Whose figure it is (empty for a story's only one), what is said of it, and its unit."""

    bearer: str
    measure: str
    unit: str


def _key_of(place: Carrier, who: Mapping[str, str]) -> AmountKey | None:
    claim = place.claim
    if claim.measure is None or claim.unit is None or "converted" in claim.scope or claim.status in _UNSURE:
        return None
    kind = class_of(claim.measure)
    if kind == ONE:
        return AmountKey("", claim.measure, claim.unit)
    if kind != OWN or (claim.entity is None and claim.measure not in _PASSIVE):
        return None
    bearer = who.get(claim.entity, folded(claim.entity)) if claim.entity else ""
    return AmountKey(bearer, claim.measure, claim.unit)


def amounts(figures: Sequence[Carrier], who: Mapping[str, str]) -> dict[AmountKey, list[Carrier]]:
    """Return the figures to compare, in the order of the story; ``who`` maps names to persons.

    A thing of which one article gives two values is left out: there are two such things. What hangs on
    nobody is that of the only one whom the story names with one.
    """
    found: dict[AmountKey, list[Carrier]] = {}
    for place in figures:
        key = _key_of(place, who)
        if key is not None:
            found.setdefault(key, []).append(place)
    for key in [key for key in found if not key.bearer and class_of(key.measure) == OWN]:
        bearers = [other for other in found if other.bearer and _alike(other, key)]
        if bearers:
            loose = found.pop(key)
            if len(bearers) == 1:
                held = found[bearers[0]]
                found[bearers[0]] = sorted(
                    [*held, *loose], key=lambda place: (place.order, place.claim.span)
                )
    return {key: places for key, places in found.items() if not _is_twofold(places)}


def _alike(one: AmountKey, other: AmountKey) -> bool:
    return (one.measure, one.unit) == (other.measure, other.unit)


def _is_twofold(places: Sequence[Carrier]) -> bool:
    by_article: dict[int, list[Carrier]] = {}
    for place in places:
        by_article.setdefault(place.order, []).append(place)
    return any(not overlap(held[0], one) for held in by_article.values() for one in held[1:])


def relate_amounts(first: Carrier, second: Carrier) -> Relation:
    """Relate two figures of one kind and bearer."""
    if overlap(first, second):
        exact = value_of(first) == value_of(second)
        return Relation(Outcome.AGREES) if exact else Relation(Outcome.APPROXIMATE, "interval")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    if _restricted(first) != _restricted(second):
        return Relation(Outcome.OTHER_SCOPE, "scope")
    if class_of(first.claim.measure) != ONE and first.claim.time != second.claim.time:
        return Relation(Outcome.OTHER_EVENT, "time")
    return Relation(Outcome.DIFFERS)


def _restricted(place: Carrier) -> frozenset[str]:
    """Return the words that restrict a figure, but for a place: a man is held in one jail."""
    return frozenset(word for word in place.claim.scope if not word.startswith("in "))


def is_slip_of_scale(places: Sequence[Carrier]) -> bool:
    """Tell whether two of the values are apart by a factor of ten or more."""
    values = [place.claim.low for place in places if place.claim.low]
    highs = [place.claim.high for place in places if place.claim.high]
    return bool(values) and bool(highs) and max(values) >= 10 * min(highs) / 2
