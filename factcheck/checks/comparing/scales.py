"""Sums that are thousands in one article and millions in another, with the same digits.

In: the figures of a story. Out: sums of one currency whose digits agree and whose scale does not (*a £4.6m
shortfall*, *a £4.6bn gap*). Two sums of two digits seldom agree by chance in one story, whatever words
stand beside them; an article that gives both means two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.relating import Relation
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome
from factcheck.text.units import is_currency

LEAST_DIGITS = 2
"""Digits but for zeros at the ends: *$5 million* and *$5 billion* stand in one story by chance."""

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
"""A single value; others are ranges."""

_SCALES = frozenset((Decimal(10**3), Decimal(10**6)))
"""What *m* for *bn*, or *thousand* for *million*, is off by."""


def scale_slips(figures: Sequence[Carrier]) -> Iterator[list[Carrier]]:
    """Yield the carriers of sums with the same digits and two scales, in the order of the story."""
    if len({place.order for place in figures}) < 2:
        return
    alike: dict[tuple[str, str], list[Carrier]] = {}
    for place in figures:
        claim = place.claim
        if not is_currency(claim.unit) or _PLAIN.fullmatch(claim.value or "") is None:
            continue
        digits = (claim.value or "").replace(".", "").strip("0")
        if len(digits) >= LEAST_DIGITS:
            alike.setdefault((claim.unit or "", digits), []).append(place)
    for places in alike.values():
        by_article: dict[int, set[Decimal]] = {}
        for place in places:
            by_article.setdefault(place.order, set()).add(_sum(place))
        values = set().union(*by_article.values())
        if (
            len(values) == 2
            and max(map(len, by_article.values())) == 1
            and max(values) / min(values) in _SCALES
        ):
            yield places


def _sum(place: Carrier) -> Decimal:
    return Decimal(place.claim.value or "0")


def relate_scales(first: Carrier, second: Carrier) -> Relation:
    """Relate two such sums."""
    if _sum(first) == _sum(second):
        return Relation(Outcome.AGREES)
    if ClaimStatus.DENIED in (first.claim.status, second.claim.status):
        return Relation(Outcome.OTHER_EVENT, "status")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    return Relation(Outcome.DIFFERS)
