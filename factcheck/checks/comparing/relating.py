"""From pairwise comparison to one card: values that differ, grouped, with who carries them.

In: carriers of one thing (an age, a toll) and a function that relates two of them. Out: a
:class:`Compared`. Values that do not differ from each other share a group; if nothing differs, the outcome
is the one that says most of why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.checks.comparing.carriers import Carrier
from factcheck.model.finding import Evidence, Outcome


@dataclass(frozen=True, slots=True)
class Relation:
    """What came of comparing two carriers, and the attribute that decided it."""

    outcome: Outcome
    deciding: str = ""

    @property
    def told(self) -> str:
        """Say both in words."""
        if self.outcome is Outcome.DIFFERS:
            return "they differ, and nothing that is known excuses it"
        return f"{self.outcome.value}, decided by the {self.deciding or 'value'}"


Relate = Callable[[Carrier, Carrier], Relation]

_TELLING = (
    Outcome.CORRECTED,
    Outcome.UPDATE,
    Outcome.OTHER_EVENT,
    Outcome.OTHER_SCOPE,
    Outcome.APPROXIMATE,
    Outcome.AGREES,
)
"""Outcomes that are no discrepancy, the most telling first."""

_ONE_VALUE = (Outcome.AGREES, Outcome.APPROXIMATE, Outcome.UPDATE)
"""Outcomes after which two values may stand together in one group."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The carriers by value, the outcome, and what decided it.

    Groups stand by the number of independent texts that carry them, the most first, then by value.
    ``relations`` tells how the first places of every two of them stand to each other.
    """

    groups: dict[str, tuple[Carrier, ...]]
    outcome: Outcome
    deciding: str
    relations: tuple[tuple[str, str, Relation], ...] = ()

    @property
    def because(self) -> tuple[str, ...]:
        """Say of every two values what came of comparing them."""
        return tuple(f"{one} and {other}: {found.told}" for one, other, found in self.relations)

    @property
    def origins(self) -> int:
        """How many independent texts carry any of the values."""
        return len({place.origin for places in self.groups.values() for place in places})

    def evidence(self) -> tuple[Evidence, ...]:
        """Return the places: one for each value first, then the first further one of each article."""
        first = [places[0].evidence(value) for value, places in self.groups.items()]
        further = []
        for value, places in self.groups.items():
            seen = {places[0].view.ref.key}
            for place in places[1:]:
                if place.view.ref.key not in seen:
                    seen.add(place.view.ref.key)
                    further.append(place.evidence(value))
        return (*first, *further)


OR = " or "
"""Stands between the values of one group."""


def value_of(place: Carrier) -> str:
    """Return the normal form of what a claim says; points are told from percent."""
    value = place.claim.value or ""
    return f"{value} points" if place.claim.unit == "percentage-point" else value


def _origins(places: Sequence[Carrier]) -> int:
    return len({place.origin for place in places})


_SPOKESMEN = 2
"""Articles that speak for all with one text and date: a value may differ from one in the article beside,
though not from one in its own."""


class _Weighed:
    """Relates the places of two values; of articles with one text and date only the first two count."""

    def __init__(self, places: Sequence[Carrier], relate: Relate) -> None:
        self._relate = relate
        self._speak = set[int]()
        alike: dict[tuple[str, object], set[int]] = {}
        for place in places:
            speak = alike.setdefault((place.view.text, place.view.ref.published), set())
            if len(speak) < _SPOKESMEN or place.order in speak:
                speak.add(place.order)
                self._speak.add(place.order)

    def outcomes(self, one: Sequence[Carrier], other: Sequence[Carrier]) -> Iterator[Outcome]:
        """Yield how each place of ``one`` stands to each of ``other``."""
        first, second = self._speaking(one), self._speaking(other)
        return (self._relate(a, b).outcome for a in first for b in second)

    def _speaking(self, places: Sequence[Carrier]) -> Sequence[Carrier]:
        return [place for place in places if place.order in self._speak] or places


def _grouped(places: Sequence[Carrier], weighed: _Weighed) -> list[list[Carrier]]:
    """Put each value with the first group whose every member it can be one with."""
    by_value: dict[str, list[Carrier]] = {}
    for place in places:
        by_value.setdefault(value_of(place), []).append(place)
    ranked = sorted(by_value.items(), key=lambda item: (-_origins(item[1]), item[0]))
    groups: list[list[Carrier]] = []
    for _, held in ranked:
        for group in groups:
            if all(outcome in _ONE_VALUE for outcome in weighed.outcomes(group, held)):
                group.extend(held)
                break
        else:
            groups.append(list(held))
    return groups


def _differing(groups: Sequence[list[Carrier]], weighed: _Weighed) -> list[list[Carrier]]:
    """Return the groups that differ from at least one other."""
    return [
        group
        for group in groups
        if any(Outcome.DIFFERS in weighed.outcomes(group, other) for other in groups if other is not group)
    ]


def _named(group: Sequence[Carrier]) -> str:
    return OR.join(sorted({value_of(place) for place in group}, key=lambda value: (len(value), value)))


def compare(places: Sequence[Carrier], relate: Relate) -> Compared | None:
    """Compare all carriers of one thing, in any order; ``None`` with fewer than two places.

    ``relate`` is symmetric. Of one value only the first place of each article counts, an exact one before
    a hedged one, so that a gallery with one caption a hundred times costs no more than the caption.
    """
    if len(places) < 2:
        return None
    firsts: dict[tuple[int, str | None, str | None], Carrier] = {}
    for place in sorted(places, key=lambda place: (place.claim.modifier != "exact", place.claim.span)):
        firsts.setdefault((place.order, place.claim.value, place.claim.unit), place)
    ordered = sorted(firsts.values(), key=lambda place: (place.order, place.claim.span))
    weighed = _Weighed(ordered, relate)
    groups = _differing(_grouped(ordered, weighed), weighed)
    if groups:
        groups = [sorted(group, key=lambda place: (place.order, place.claim.span)) for group in groups]
        held = sorted(
            ((_named(group), group) for group in groups), key=lambda one: (-_origins(one[1]), one[0])
        )
        related = _related([(value, group[0]) for value, group in held], relate)
        return Compared({value: tuple(group) for value, group in held}, Outcome.DIFFERS, "", related)
    first: dict[str, Carrier] = {}
    for place in ordered:
        first.setdefault(value_of(place), place)
    related = _related(list(first.items()), relate)
    relations = [relation for _, _, relation in related]
    told = min(relations, key=lambda one: _TELLING.index(one.outcome), default=Relation(Outcome.AGREES))
    by_value = {value: tuple(p for p in ordered if value_of(p) == value) for value in first}
    return Compared(by_value, told.outcome, told.deciding, related)


def _related(
    firsts: Sequence[tuple[str, Carrier]], relate: Relate
) -> tuple[tuple[str, str, Relation], ...]:
    return tuple((one, other, relate(a, b)) for (one, a), (other, b) in combinations(firsts, 2))
