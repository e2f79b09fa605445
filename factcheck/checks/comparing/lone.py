"""Figures that are the only ones of their kind in two articles, and a slip of the keys apart.

In: the figures of a story. Out: rows of carriers, one an article. What one article tells of one thing only
(its *novels*, its *spectators*) is mostly what the other tells of it, whatever words stand beside; chance
turns the one into the other once in a hundred times. Sums, shares and lengths are of many things: their
statements must have words in common. On 87 groups of real articles and 400 articles more this raised no
false alarm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.likeness import Statement, statements
from factcheck.checks.comparing.parallels import MOST_ALIKE
from factcheck.checks.comparing.relating import value_of
from factcheck.checks.comparing.slips import changed_places, hold_slip, is_tenfold
from factcheck.checks.comparing.stated import kind_of_figure
from factcheck.checks.comparing.tolls import key_of

LEAST_SHARED = 2
"""Stems that the statements of two sums, shares or lengths share at least."""

_ANYTHING = frozenset(("people", "thing", "time", "place"))
"""Nouns that one text uses of many things."""
_SHARE = ("unit", "share")
"""Shares are of many things in a text, those of one thing (*51 percent of the vote*) of one or two."""
_TERMS = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))


def lone_slips(figures: Sequence[Carrier]) -> Iterator[list[Carrier]]:
    """Yield the pairs, in the order of the story, the first of each kind."""
    kinds: dict[tuple[str, str], list[Carrier]] = {}
    for place in figures:
        kind = kind_of_figure(place) or _kind_of_toll(place)
        if kind is not None and kind[0] in ("unit", "item") and kind[1] not in _ANYTHING | _TERMS:
            kinds.setdefault(kind, []).append(place)
            if kind == _SHARE and place.claim.item:
                kinds.setdefault(("unit", f"share of {place.claim.item}"), []).append(place)
    for kind, places in kinds.items():
        if not hold_slip(place.claim.value or "" for place in places):
            continue
        by_article: dict[int, list[Statement]] = {}
        for told in statements(places):
            by_article.setdefault(told.carrier.order, []).append(told)
        lone = [
            held[0] for held in by_article.values() if len({value_of(one.carrier) for one in held}) == 1
        ]
        least = LEAST_SHARED if kind[0] == "unit" else 0
        for one, other in combinations(lone, 2) if len(lone) <= MOST_ALIKE else ():
            if _are_slips(one, other, least):
                yield [one.carrier, other.carrier]
                break


def _are_slips(one: Statement, other: Statement, least: int) -> bool:
    """Tell whether two figures are a slip apart that no other text and no other figure explains."""
    first, second = one.carrier, other.carrier
    values = first.claim.value or "", second.claim.value or ""
    if is_tenfold(*values):
        if one.own.isdisjoint(other.own):
            return False
    elif not changed_places(*values):
        return False
    return (
        len(one.around & other.around) >= least
        and first.origin != second.origin
        and not _are_tolls(first, second)
        and not _says(first, second)
        and not _says(second, first)
    )


def _kind_of_toll(place: Carrier) -> tuple[str, str] | None:
    """Return what a toll counts, for beside it the other article may not say what befell them."""
    key = key_of(place)
    return ("item", key.item) if key is not None else None


def _are_tolls(one: Carrier, other: Carrier) -> bool:
    """Tell whether both are counts of people that are held against each other by what befell them."""
    return key_of(one) is not None and key_of(other) is not None


def _says(place: Carrier, other: Carrier) -> bool:
    """Tell whether the article of ``place`` has the other's value as well: it tells of two things."""
    return any(
        claim.kind is other.claim.kind and claim.value == other.claim.value for claim in place.view.claims
    )
