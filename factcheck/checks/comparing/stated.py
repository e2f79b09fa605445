"""Figures that no measure ties: what may be held against each other where two articles state one thing.

In: carriers of parallel statements. Out: their kinds, their relation, and how sure it is that they differ.
A figure that may have grown from one day to the next, one that another person vouches for, or one of
another period is no discrepancy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from factcheck.checks.comparing.carriers import KEPT, Carrier
from factcheck.checks.comparing.likeness import governing
from factcheck.checks.comparing.measures import ONE, OWN, class_of
from factcheck.checks.comparing.parallels import Parallel, Values
from factcheck.checks.comparing.persons import one_person
from factcheck.checks.comparing.relating import Compared, Relation, value_of
from factcheck.checks.comparing.slips import bond, is_slip, is_tenfold
from factcheck.checks.comparing.tolls import key_of, overlap, times_differ
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome
from factcheck.model.name import NameKind

LEAST_ALIKE = 3.0
"""Likeness from which two statements of a figure are one."""

SURE, SURE_OF_SLIP = 0.65, 0.8
"""Confidence in a difference, and in one that a slip of the keys explains (34 and 43, 7.5 and 5.7)."""

HEDGED, HEDGED_SLIP, HEDGED_FAR, FAR = 0.5, 0.8, 0.95, Decimal("1.5")
"""What a hedge leaves of it; what is left where a slip explains the difference in statements that are much
alike, and where the values lie so far apart that no hedge explains it: *some 14,000* and 40,000."""

MUCH_ALIKE = 4.4
"""Likeness from which a difference is as sure as one that a slip explains."""

LEAST_BARE = 1000
"""A number without a noun is compared from this size on: *will seat 18,000*."""

_SHARES = ("percent", "percentage-point")
_LOOSE = frozenset(("total", "ordinal", "same", "new", "all", "converted"))
"""Restricting words that one text may add and another leave out."""
_TIMES = frozenset(("last year", "this year"))
_GROWS = frozenset(("acre", "hectare", "square-mile", "square-kilometre", "percent"))
_GROWTH = re.compile(
    r"\b(?:so far|to date|by now|already|still|grew|grown|risen|climbed|swelled|rises?|rose|now|remaining"
    r"|left|contained|counted|collected|raised|signed|revised|initial\w*|preliminary|estimat\w+|first)\b",
    re.IGNORECASE,
)
_POLL = re.compile(
    r"\b(?:(?<!\bto the )(?<!\bat the )polls?|polled(?!\s+(?:\w+\s+)?\d)|polling|survey\w*|pollster\w*"
    r"|margin of error)\b",
    re.IGNORECASE,
)
_POLL_REACH = 300
_ASIDE = re.compile(r",\s+(?:who|whose|which|where)\b[^,;:]*,")
_EACH = re.compile(r"\b(?:each|every|apiece)\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:first|second|third|fourth|last|final)?[ -]?(?:quarter|half|trimester)(?:ly)?\b"
    r"|\b(?:annual|annually|yearly|monthly|weekly|daily|quarterly|full[ -]year|per year|since"
    r"|a (?:year|month|week)(?! (?:ago|before|earlier|later)\b))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=KEPT)
def kind_of_figure(place: Carrier) -> tuple[str, str] | None:
    """Return what a figure must share with another: its unit, else what it counts, else what it is told of.

    Ages, counts that a story holds against each other by what was done, and what is denied are left out.
    """
    claim = place.claim
    if claim.measure == "aged" or claim.status is ClaimStatus.DENIED or "converted" in claim.scope:
        return None
    if claim.measure in ("for", "against") or (claim.unit is None and key_of(place) is not None):
        return None
    if claim.unit is not None:
        base = claim.unit.partition("/")[0]
        return ("unit", "share" if base in _SHARES else base)
    if claim.item:
        return ("item", claim.item)
    led = governing(place) if claim.low is not None and claim.low >= LEAST_BARE else ""
    return ("after", led) if led else None


def agree(first: Carrier, second: Carrier) -> bool:
    """Tell whether two figures of one kind can be one.

    Nobody writes *more than 9,000* of what is 90,000: a round figure with a zero more is another.
    """
    if not overlap(first, second) or _base(first) != _base(second):
        return False
    return not is_tenfold(first.claim.value or "", second.claim.value or "")


def _base(place: Carrier) -> str:
    return (place.claim.unit or "").partition("/")[0]


def relate_stated(first: Carrier, second: Carrier) -> Relation:
    """Relate two figures of parallel statements."""
    if agree(first, second):
        exact = value_of(first) == value_of(second)
        return Relation(Outcome.AGREES) if exact else Relation(Outcome.APPROXIMATE, "interval")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    if _base(first) != _base(second) and first.claim.value != second.claim.value:
        return Relation(Outcome.OTHER_SCOPE, "unit")
    if _scopes_differ(first, second) or _periods_differ(first, second):
        return Relation(Outcome.OTHER_SCOPE, "scope")
    kinds = {class_of(each.claim.measure) for each in (first, second)}
    if first.claim.measure != second.claim.measure and kinds <= {ONE, OWN}:
        return Relation(Outcome.OTHER_SCOPE, "measure")
    if times_differ(first, second) or first.is_then() or second.is_then():
        return Relation(Outcome.OTHER_EVENT, "time")
    if any(_is_of_a_poll(each) for each in (first, second)):
        return Relation(Outcome.OTHER_EVENT, "poll")
    if _vouchers_differ(first, second):
        return Relation(Outcome.OTHER_SCOPE, "speaker")
    if _may_have_grown(first, second):
        return Relation(Outcome.UPDATE, "date")
    return Relation(Outcome.DIFFERS)


def _restricted(place: Carrier) -> frozenset[str]:
    """Return the words that restrict a figure, but for a place: most texts name it once and for all.

    A share is always one of something, whether its text says so (*61 percent of the voters*) or not.
    """
    scope = frozenset(word for word in place.claim.scope if not word.startswith("in ")) - _LOOSE
    return scope - {"of the"} if _base(place) in _SHARES else scope


def _scopes_differ(first: Carrier, second: Carrier) -> bool:
    """Tell whether other words restrict the two; *each* may stand anywhere in a sentence.

    So may *last year*, if both are told of that year.
    """
    apart = _restricted(first) ^ _restricted(second)
    if first.claim.time is not None and first.claim.time == second.claim.time:
        apart -= _TIMES
    return bool(apart - {"each"}) or any(
        _EACH.search(one.sentence()) is None for one in (first, second) if apart
    )


def _periods_differ(first: Carrier, second: Carrier) -> bool:
    one, other = (_periods_of(each) for each in (first, second))
    if ("since" in one) != ("since" in other):
        return True
    rates = [each.claim.unit.partition("/")[2] for each in (first, second) if each.claim.unit]
    if all(rates) and len(set(rates)) > 1:
        return True
    return bool(one and other and not one & other)


def _periods_of(place: Carrier) -> set[str]:
    """Return the periods that the sentence names: *third-quarter* is *the third quarter*."""
    told = _without_asides(place)
    return {found.lower().replace("-", " ").strip() for found in _PERIOD.findall(told)}


def _without_asides(place: Carrier) -> str:
    """Return the sentence without what it tells by the way (*Kopiec, who had led it since 2006,*)."""
    sentence = place.sentence_span()
    own = place.claim.span

    def kept(aside: re.Match[str]) -> str:
        holds = aside.start() + sentence.start <= own.start < aside.end() + sentence.start
        return aside[0] if holds else ", "

    return _ASIDE.sub(kept, place.sentence())


def _is_of_a_poll(place: Carrier) -> bool:
    """Tell whether the text speaks of a poll there: of two polls no two figures need agree."""
    return _POLL.search(place.before(_POLL_REACH) + place.text + place.after(_POLL_REACH // 2)) is not None


def _vouchers_differ(first: Carrier, second: Carrier) -> bool:
    """Tell whether two persons are named who each say their own figure."""
    one, other = first.claim.speaker, second.claim.speaker
    if one is None or other is None or one == other or not (_is_person(first) and _is_person(second)):
        return False
    return not one_person(one, other) and one.split()[-1] != other.split()[-1]


def _is_person(place: Carrier) -> bool:
    return any(
        name.kind is NameKind.PERSON and name.entity == place.claim.speaker for name in place.view.names
    )


def _may_have_grown(first: Carrier, second: Carrier) -> bool:
    """Tell whether the later article has the higher figure of something that grows, or that was a guess."""
    if is_slip(first.claim.value or "", second.claim.value or ""):
        return False
    low, high = sorted((first, second), key=lambda place: place.claim.low or Decimal(0))
    if low.day is not None and high.day is not None and low.day >= high.day:
        return False
    grows = first.claim.unit in _GROWS or (first.claim.unit is None and low.day is not None)
    guessed = low.claim.modifier != "exact"
    return grows or guessed or any(_GROWTH.search(each.sentence()) for each in (first, second))


FIGURES = Values(kind_of_figure, agree, bond, LEAST_ALIKE)


def sure_of(told: Parallel, found: Compared) -> float:
    """Return the confidence that the figures of parallel statements differ."""
    values = [place.claim.value or "" for place in told.places]
    units = {_base(place) for place in told.places}
    slip = len(units) > 1 or any(is_slip(a, b) for a in values for b in values if a != b)
    sure = SURE_OF_SLIP if slip or told.likeness >= MUCH_ALIKE else SURE
    stands = [_firmest(places) for places in found.groups.values()]
    if all(place.claim.modifier == "exact" for place in stands):
        return sure
    if slip and told.likeness >= MUCH_ALIKE:
        return sure * HEDGED_SLIP
    return sure * (HEDGED_FAR if _far_apart(stands) else HEDGED)


def _firmest(places: Sequence[Carrier]) -> Carrier:
    """Return the first exact carrier of a value, else the first."""
    return next((place for place in places if place.claim.modifier == "exact"), places[0])


def _far_apart(places: Sequence[Carrier]) -> bool:
    """Tell whether no hedge explains the difference: the values differ by half or more at their nearest."""
    bounds = sorted(
        (place.claim.low, place.claim.high)
        for place in places
        if place.claim.low is not None and place.claim.high is not None
    )
    if len(bounds) < len(places):
        return False
    return all(one[1] == other[1] or other[0] >= one[1] * FAR for one, other in pairwise(bounds))
