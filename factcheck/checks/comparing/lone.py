"""Figures that are the only ones of their kind in two articles, and two digits of which changed places.

In: the figures of a story. Out: rows of carriers, one an article. What one article tells of one thing only
(its *novels*, its *spectators*) is mostly what the other tells of it, whatever words stand beside; chance
turns one such figure into the other once in a hundred times. Sums, shares and lengths are of many things:
their statements must have words in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.likeness import Statement, statements
from factcheck.checks.comparing.relating import value_of
from factcheck.checks.comparing.slips import changed_places
from factcheck.checks.comparing.stated import kind_of_figure

LEAST_SHARED = 2
"""Stems that the statements of two sums, shares or lengths share at least."""

_ANYTHING = frozenset(("people", "thing", "time", "place"))
"""Nouns that one text uses of many things."""
_TERMS = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))


def lone_slips(figures: Sequence[Carrier]) -> Iterator[list[Carrier]]:
    """Yield the pairs, in the order of the story, the first of each kind."""
    kinds: dict[object, list[Carrier]] = {}
    for place in figures:
        kind = kind_of_figure(place)
        if isinstance(kind, tuple) and kind[0] in ("unit", "item") and not {*kind} & (_ANYTHING | _TERMS):
            kinds.setdefault(kind, []).append(place)
    for kind, places in kinds.items():
        by_article: dict[int, list[Statement]] = {}
        for told in statements(places):
            by_article.setdefault(told.carrier.order, []).append(told)
        lone = [
            held[0] for held in by_article.values() if len({value_of(one.carrier) for one in held}) == 1
        ]
        least = LEAST_SHARED if isinstance(kind, tuple) and kind[0] == "unit" else 0
        for one, other in combinations(lone, 2):
            if (
                changed_places(one.carrier.claim.value or "", other.carrier.claim.value or "")
                and len(one.around & other.around) >= least
                and not _says(one.carrier, other.carrier)
                and not _says(other.carrier, one.carrier)
            ):
                yield [one.carrier, other.carrier]
                break


def _says(place: Carrier, other: Carrier) -> bool:
    """Tell whether the article of ``place`` has the other's value as well: it tells of two things."""
    return any(
        claim.kind is other.claim.kind and claim.value == other.claim.value for claim in place.view.claims
    )
