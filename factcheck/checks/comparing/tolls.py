"""Counts of people to whom an event did something: the dead, the injured, the arrested.

In: the figures of a story. Out: for each article the counts that speak of the event as a whole, and the
relation of two of them. Before two counts differ, sums are tried: *seven shot* is two dead and five hurt,
*six others* and the one named are seven. Counts grow: a later, higher one is an update, and so is one that
falls by as many as another has grown (an injured man who has died).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import combinations

from factcheck.checks.comparing.carriers import KEPT, Carrier
from factcheck.checks.comparing.measures import TOLL, class_of
from factcheck.checks.comparing.relating import Relation
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome

LEAD = 0.5
"""The share of a text in which it tells its own event; what stands behind is more often background."""

_SHORT_TEXT = 1500
_FIRST_LINES = 160
"""Code points in which a text tells its event as a whole, with its place: *killed six in Elm County*."""
_BESIDES = frozenset(("other", "more", "another", "additional"))
_MORE = _BESIDES - {"other"}
"""Words of a count that is added to one told before: *two more people have died*."""
_YEAR = re.compile(r"\d{4}")
_PART_WORDS = (
    "of the",
    "each",
    "same",
    "first",
    "last",
    "ordinal",
    "year",
    "remaining",
    "new",
    "nationwide",
)
_UNSURE = (ClaimStatus.DENIED, ClaimStatus.EXPECTED, ClaimStatus.CORRECTED)
_MOST_PARTS = 3
_MOST_ADDENDS = 20
"""A text with more counts than that proves any sum."""
_OF_A_BODY = re.compile(r"\S\s+[A-Z][a-z]+\s.*[a-z]$")
"""A name between a count and its noun (*two Elm Park officers*) makes it a part of the whole."""
_STILL = re.compile(
    r"[ \xa0](?:(?:\w+[ \xa0])?remain(?:s|ed)?|(?:(?:is|are|was|were)[ \xa0])?still)\b", re.IGNORECASE
)
"""What follows a count of those left by now: *ten remain in hospital*, *two are still missing*."""

_DEAD = re.compile(r"\b(?:dead|died|killed|killing|deaths?|fatally|slain)\b", re.IGNORECASE)
_HARMS = frozenset(("killed", "injured", "shot", "stabbed", "missing"))


@dataclass(frozen=True, slots=True)
class TollKey:
    """What is counted: the measure and the kind of people."""

    measure: str
    item: str


def is_whole(place: Carrier) -> bool:
    """Tell whether a count speaks of all to whom it was done, not of a part of them or of another event."""
    claim = place.claim
    return (
        claim.unit is None
        and claim.low is not None
        and claim.status not in _UNSURE
        and not any(word.startswith(_PART_WORDS) or word.endswith("year") for word in claim.scope)
        and (claim.span.start < _FIRST_LINES or not any(word.startswith("in ") for word in claim.scope))
        and claim.span.start < max(_SHORT_TEXT, LEAD * len(place.view.text))
        and _STILL.match(place.after(30)) is None
    )


@lru_cache(maxsize=KEPT)
def key_of(place: Carrier) -> TollKey | None:
    """Return what a count counts, ``None`` if it is no toll."""
    claim = place.claim
    if claim.item is None or claim.measure is None or not claim.item.startswith("people"):
        return None
    if class_of(claim.measure) != TOLL or claim.item.partition("/")[0] != "people":
        return None
    if claim.item == "people/suspect" and claim.measure in _HARMS:
        return None
    if place.text.lower() == "one" or _OF_A_BODY.search(place.text):
        return None
    return TollKey(claim.measure, claim.item)


def tolls(figures: Sequence[Carrier]) -> dict[TollKey, list[Carrier]]:
    """Return the counts of the event by what they count, in the order of the story."""
    found: dict[TollKey, list[Carrier]] = {}
    for place in figures:
        key = key_of(place)
        if key is not None and is_whole(place):
            found.setdefault(key, []).append(place)
    own = {(place.order, place.claim.time) for place in figures if class_of(place.claim.measure) == TOLL}
    return {
        key: kept
        for key, held in found.items()
        if (kept := [one for one in held if not _is_past(one, own)])
    }


def _is_past(place: Carrier, own: Collection[tuple[int, str | None]]) -> bool:
    """Tell whether a count is of a year before the article, which has others (*11 died in 2009*).

    ``own`` are the counts of all articles, by article and time.
    """
    time, day = place.claim.time, place.day
    if time is None or day is None or not _YEAR.fullmatch(time) or int(time) >= day.year:
        return False
    return any(order == place.order and other != time for order, other in own)


def overlap(first: Carrier, second: Carrier) -> bool:
    """Tell whether the intervals of two figures share a value; an open bound has no end."""
    one, other = first.claim, second.claim
    below = one.high is not None and other.low is not None and one.high < other.low
    above = other.high is not None and one.low is not None and other.high < one.low
    return not below and not above


@dataclass(frozen=True)
class Tolls:
    """All counts of people in a story, to try sums and steps with; what one article corrects, all may."""

    _counts: Mapping[int, Sequence[Carrier]]
    """By the number of their article: a story of many copies would else be gone through for each pair."""

    @classmethod
    def of(cls, figures: Sequence[Carrier]) -> Tolls:
        """Keep the exact small counts of people among ``figures``."""
        counts = tuple(
            place
            for place in figures
            if place.claim.unit is None
            and place.claim.measure != "aged"
            and (place.claim.item or "").startswith("people")
            and place.claim.low is not None
            and place.claim.low == place.claim.high
        )
        by_article: dict[int, list[Carrier]] = {}
        for place in counts:
            by_article.setdefault(place.order, []).append(place)
        return cls(by_article)

    @cached_property
    def _corrected(self) -> frozenset[tuple[str | None, Decimal | None]]:
        """What some article takes back; most stories are never asked, for their counts agree."""
        counts = (place for held in self._counts.values() for place in held)
        return frozenset(_toll_value(place) for place in counts if place.is_corrected())

    def relate(self, first: Carrier, second: Carrier) -> Relation:
        """Relate two counts of the same people."""
        if overlap(first, second):
            exact = first.claim.modifier == second.claim.modifier == "exact"
            return Relation(Outcome.AGREES) if exact else Relation(Outcome.APPROXIMATE, "interval")
        if {_toll_value(first), _toll_value(second)} & self._corrected:
            return Relation(Outcome.CORRECTED, "correction")
        if times_differ(first, second):
            return Relation(Outcome.OTHER_EVENT, "time")
        if first.view is second.view:
            return Relation(Outcome.OTHER_EVENT, "event")
        low, high = sorted((first, second), key=lambda place: place.claim.low or Decimal(0))
        if self._has_moved(low, high):
            return Relation(Outcome.UPDATE, "step")
        if low.day and high.day and (low.day < high.day or (low.day > high.day and _may_fall(low))):
            return Relation(Outcome.UPDATE, "date")
        if (low.day is None) != (high.day is None):
            # Beside a dated article an undated one may be the older or the newer of the two.
            return Relation(Outcome.UPDATE, "unknown date")
        if self.is_sum(low, high):
            return Relation(Outcome.OTHER_SCOPE, "sum")
        return Relation(Outcome.OTHER_SCOPE, "scope") if self._is_added(low) else Relation(Outcome.DIFFERS)

    def _beside(self, *places: Carrier) -> Iterator[Carrier]:
        """Yield the other counts of the articles that hold ``places``."""
        for order in {place.order for place in places}:
            for one in self._counts.get(order, ()):
                if one not in places:
                    yield one

    def _is_added(self, low: Carrier) -> bool:
        """Tell whether a count adds to another, for its article tells the whole (*two more, 21 in all*)."""
        wholes = (one for one in self._beside(low) if one.order == low.order)
        return bool(_MORE & set(low.claim.scope)) and any(
            one.claim.measure == low.claim.measure
            and one.claim.low is not None
            and low.claim.low is not None
            and one.claim.low > low.claim.low
            for one in wholes
        )

    def is_sum(self, low: Carrier, high: Carrier) -> bool:
        """Tell whether the higher count is the lower one and others that either article tells."""
        if low.claim.low is None or high.claim.low is None:
            return False
        gap = high.claim.low - low.claim.low
        apart = self._excludes_the_dead(low) and self._excludes_the_dead(high)
        if gap == 1 and not apart and _BESIDES & set(low.claim.scope):
            return True
        addends = {
            (one.claim.measure, one.claim.low)
            for one in self._beside(low, high)
            if one.claim.low
            and class_of(one.claim.measure) == TOLL
            and one.claim.measure != high.claim.measure
            and not (apart and one.claim.measure == "killed")
        }
        values = sorted(value for _, value in addends if value is not None and value <= gap)[:_MOST_ADDENDS]
        return any(
            sum(chosen) == gap
            for count in range(1, _MOST_PARTS + 1)
            for chosen in combinations(values, count)
        )

    def _excludes_the_dead(self, place: Carrier) -> bool:
        """Tell whether a count of the injured leaves out the dead, for it is told beside theirs."""
        if place.claim.measure == "killed":
            return False
        sentence = place.sentence_span()
        beside = any(
            one.claim.measure == "killed" and sentence.contains(one.claim.span)
            for one in self._beside(place)
        )
        return beside or (_DEAD.search(place.sentence()) is not None and place.claim.measure == "injured")

    def _has_moved(self, low: Carrier, high: Carrier) -> bool:
        """Tell whether another count has gone the other way by as much, as when an injured person dies."""
        if low.claim.low is None or high.claim.low is None:
            return False
        gap = high.claim.low - low.claim.low
        mine = [one for one in self._beside(low) if one.claim.measure != low.claim.measure]
        theirs = [one for one in self._beside(high) if one.claim.measure != high.claim.measure]
        return any(
            a.claim.measure == b.claim.measure
            and class_of(a.claim.measure) == TOLL
            and a.claim.low is not None
            and b.claim.low is not None
            and a.claim.low - b.claim.low == gap
            for a in mine
            for b in theirs
        )


def _may_fall(place: Carrier) -> bool:
    """Tell whether a count is of those that are left by now: the missing are found from day to day."""
    return place.claim.measure == "missing"


def _toll_value(place: Carrier) -> tuple[str | None, Decimal | None]:
    return place.claim.measure, place.claim.low


def times_differ(first: Carrier, second: Carrier) -> bool:
    """Tell whether the two counts are told for two times (*76 this year*, *93 in 2014*)."""
    one, other = first.claim.time, second.claim.time
    if one is None or other is None or one == other:
        return False
    return not (one.startswith(other[:4]) or other.startswith(one[:4]))
