"""The places at which wordings of one quotation depart from the canonical one, and who departs together.

In: the canonical reading and the readings of all carriers. Out: departures, each a set of places with the
wordings that differ there, by value. Places are half-open ranges of canonical units; ranges that
overlap are one place. Only a carrier that covers a place in one piece counts as agreeing there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.checks.deviations import Change, Comparison, compare
from factcheck.checks.readings import KEPT, Reading, Words
from factcheck.checks.weight import weigh
from factcheck.model.finding import Evidence, Severity
from factcheck.model.span import Span

_SHOWN_WORDS = 1
"""Neighbours on each side that make a value readable."""

_IDENTITY_WORDS = 3
"""Neighbours on each side that tell this place from the same change elsewhere."""

Place = tuple[int, int]
_WORST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Departure:
    """Wordings that depart from that of ``reference`` at the same ``places``.

    ``carriers`` maps each value to the readings that carry it, those that agree with the canonical
    wording first; ``ranges`` holds, for each reading, its own units at the places. ``identity`` lists the
    values with their wider neighbourhood. ``shared`` is the least number of words in common.
    """

    reference: Reading
    places: tuple[Place, ...]
    carriers: dict[str, list[Reading]]
    ranges: dict[Reading, tuple[Place, ...]]
    identity: tuple[str, ...]
    severity: Severity
    shared: int

    @property
    def departing(self) -> list[Reading]:
        """The readings that have other words than the reference."""
        return [reading for held in list(self.carriers.values())[1:] for reading in held]

    @property
    def shortest(self) -> Reading:
        """The shortest of the readings that depart, the first of equals."""
        return min(self.departing, key=lambda reading: len(reading.units))

    @property
    def own_places(self) -> set[tuple[Reading, Place]]:
        """The places of the wordings that depart, each in its own units."""
        return {(reading, place) for reading in self.departing for place in self.ranges[reading]}

    def stretch(self, reading: Reading) -> int:
        """Return the number of the stretch in which the first place lies."""
        return reading.stretch_of(self.ranges[reading][0][0])

    def evidence(self, reading: Reading, value: str, version: int | None = None) -> Evidence:
        """Return the stretch of ``reading`` in which the first place lies, as that which has ``value``."""
        stretch, text, marks = _shown(reading.words, self.ranges[reading])
        span = reading.occurrence.spans[stretch]
        return Evidence(
            article=reading.occurrence.article,
            span=span,
            text=text,
            value=value,
            marks=tuple(Span(span.start + start, span.start + end) for start, end in marks),
            version=version,
        )

    def phrase(self, reading: Reading) -> str:
        """Return the words at the first place with one neighbour on each side, as printed."""
        low, high = self.ranges[reading][0]
        stretch = self.stretch(reading)
        near = [
            unit.span
            for at, unit in enumerate(reading.units[max(0, low - 1) : high + 1], max(0, low - 1))
            if reading.stretch_of(at) == stretch
        ]
        return " ".join(reading.text[near[0].start : near[-1].end].split())


@lru_cache(maxsize=KEPT)
def _shown(words: Words, places: tuple[Place, ...]) -> tuple[int, str, tuple[Place, ...]]:
    """Return the number and text of the stretch with the first place, and what differs in it, by offset.

    Where words are lacking, that is what parts the neighbours.
    """
    stretch = words.stretch_of(places[0][0])
    within = words.stretch_span(stretch)
    marks = (_mark(words, *place) for place in places)
    inside = tuple(
        (mark.start - within.start, mark.end - within.start)
        for mark in marks
        if mark is not None and within.contains(mark)
    )
    return stretch, within.of(words.text), inside


def _mark(words: Words, low: int, high: int) -> Span | None:
    if low < high:
        last = max(at for at in range(low, high) if words.stretch_of(at) == words.stretch_of(low))
        return Span(words.units[low].span.start, words.units[last].span.end)
    if 0 < low < len(words.units):
        start, end = words.units[low - 1].span.end, words.units[low].span.start
        return Span(start, end) if start < end else None
    return None


def departures(
    canonical: Reading, readings: Sequence[Reading], *, part: bool = False
) -> Iterator[Departure]:
    """Yield the departures from ``canonical``, in the order of their first places.

    ``readings`` are all carriers, the canonical one among them, in the order in which they shall be shown.
    With ``part`` they need share no more than a part of what they say.
    """
    wordings: dict[tuple[str, ...], list[Reading]] = {}
    for reading in readings:
        wordings.setdefault(reading.wording, []).append(reading)
    compared = {
        forms: comparison
        for forms, held in wordings.items()
        if (comparison := compare(canonical, held[0], part=part)) is not None
    }
    places = _merged([change for comparison in compared.values() for change in comparison.changes])
    together: dict[frozenset[tuple[str, ...]], list[Place]] = {}
    for place in places:
        departing = frozenset(
            forms
            for forms, comparison in compared.items()
            if any(_touches(place, change) for change in comparison.changes)
        )
        together.setdefault(departing, []).append(place)
    for departing, shared_places in together.items():
        found = _departure(canonical, wordings, compared, departing, shared_places, places)
        if len(found.carriers) > 1:
            yield found


def _merged(changes: Sequence[Change]) -> list[Place]:
    places: list[Place] = []
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if places and _touches(places[-1], change):
            places[-1] = (places[-1][0], max(places[-1][1], change.end))
        else:
            places.append((change.start, change.end))
    return places


def _touches(place: Place, change: Change) -> bool:
    if place[0] == place[1] or change.start == change.end:
        return place[0] <= change.end and change.start <= place[1]
    return place[0] < change.end and change.start < place[1]


def _departure(
    canonical: Reading,
    wordings: dict[tuple[str, ...], list[Reading]],
    compared: dict[tuple[str, ...], Comparison],
    departing: frozenset[tuple[str, ...]],
    places: Sequence[Place],
    borders: Sequence[Place],
) -> Departure:
    agreeing: dict[str, list[Reading]] = {}
    differing: dict[str, list[Reading]] = {}
    ranges: dict[Reading, tuple[Place, ...]] = {}
    identity: set[str] = set()
    severities: set[Severity] = set()
    around = [_around(canonical, places, borders, width) for width in (_SHOWN_WORDS, _IDENTITY_WORDS)]
    for forms, comparison in compared.items():
        if forms not in departing and not all(comparison.agrees(*place) for place in places):
            continue
        own = tuple(_range(comparison, place) for place in places)
        held = wordings[forms]
        value, wider = (_value(held[0].forms, own, near) for near in around)
        identity.add(wider)
        (differing if forms in departing else agreeing).setdefault(value, []).extend(held)
        ranges.update(dict.fromkeys(held, own))
        if forms in departing:
            severities.update(_severities(canonical, held[0], comparison, places))
    for value, held in differing.items():
        agreeing.setdefault(value, []).extend(held)
    return Departure(
        reference=canonical,
        places=tuple(places),
        carriers=agreeing,
        ranges=ranges,
        identity=tuple(sorted(identity)),
        severity=min(severities, key=_WORST.index),
        shared=min(compared[forms].shared for forms in departing),
    )


def _range(comparison: Comparison, place: Place) -> Place:
    """Return the units of a wording that stand at a canonical place, which it covers or changes."""
    held = [(at, at + 1) for at in map(comparison.carried.get, range(*place)) if at is not None]
    held += [(change.low, change.high) for change in comparison.changes if _touches(place, change)]
    if not held:
        after = comparison.carried[place[0]]
        return after, after
    return min(low for low, _ in held), max(high for _, high in held)


def _around(
    canonical: Reading, places: Sequence[Place], borders: Sequence[Place], width: int
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the words before and after each place: ``width`` of them, as far as the next place."""
    forms = canonical.forms
    found = []
    for start, end in places:
        others = [border for border in borders if border != (start, end)]
        before = max([start - width, 0, *(stop for _, stop in others if stop <= start)])
        after = min([end + width, len(forms), *(begin for begin, _ in others if begin >= end)])
        found.append((forms[before:start], forms[end:after]))
    return found


def _value(
    forms: Sequence[str],
    own: Sequence[Place],
    around: Sequence[tuple[tuple[str, ...], tuple[str, ...]]],
) -> str:
    """Return what a wording has at all places, each with the words around it."""
    return " … ".join(
        " ".join((*before, *forms[low:high], *after))
        for (low, high), (before, after) in zip(own, around, strict=True)
    )


def _severities(
    canonical: Reading, other: Reading, comparison: Comparison, places: Sequence[Place]
) -> Iterator[Severity]:
    for change in comparison.changes:
        if any(_touches(place, change) for place in places):
            ours = canonical.units[change.start : change.end]
            yield weigh(ours, other.units[change.low : change.high], change.touches)
