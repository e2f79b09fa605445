"""Which quotation of one version of an article is which of another.

In: two views of one article. Out: pairs, and what each version has alone. Method: equal words first, the
n-th with the n-th; of the others the likest pair first, which must share most words of the shorter one. A
short quotation has few words to share, so it must also stand in the same place: after the same neighbour
as before, given to the same speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model.group import ArticleView
from factcheck.model.quote import Stretch
from factcheck.model.span import Span
from factcheck.text.align import stretch_blocks
from factcheck.text.quotations import join_stretches, quotation_text
from factcheck.text.words import read_words

LEAST_SHARED = 0.6
"""Least share of the shorter quotation's words that the other has in the same order."""

FEW = 4
"""Common words from which on two quotations are one without standing in the same place."""

MOST_PAIRS = 40_000
"""Pairs of quotations that are compared; of two versions that share less, all is gone and new."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of one version: its joined words and its stretches; ``place`` counts from 0."""

    place: int
    text: str
    stretches: tuple[Stretch, ...]

    @property
    def surest(self) -> Stretch:
        """The stretch whose speaker is the surest, the first of equals."""
        return max(self.stretches, key=lambda one: one.confidence)

    @property
    def speaker(self) -> str | None:
        """The speaker of the surest stretch."""
        return self.surest.speaker

    @property
    def span(self) -> Span:
        """The place from the first stretch to the last."""
        return Span(self.stretches[0].span.start, self.stretches[-1].span.end)

    @property
    def joins(self) -> tuple[int, ...]:
        """The offsets in ``text`` at which a further stretch begins."""
        found, at = [], 0
        for one in self.stretches[:-1]:
            at += one.span.end - one.span.start + 1
            found.append(at)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Quotations of both versions in the order of the newer text, and those that one has alone."""

    both: tuple[tuple[Quotation, Quotation], ...]
    gone: tuple[Quotation, ...]
    new: tuple[Quotation, ...]


def quotations(view: ArticleView) -> list[Quotation]:
    """Return what people are quoted as saying within marks in a text, headlines too, in its order."""
    said = join_stretches(one for one in view.quotes if one.said)
    return [
        Quotation(place, quotation_text(view.text, held), tuple(held)) for place, held in enumerate(said)
    ]


def pair_quotations(older: ArticleView, newer: ArticleView) -> Pairs:
    """Return which quotations of two versions are one."""
    a, b = quotations(older), quotations(newer)
    words_a, words_b = _words(a), _words(b)
    pairs = _equal(words_a, words_b)
    left_a = [one for one in range(len(a)) if one not in pairs]
    taken = set(pairs.values())
    left_b = [one for one in range(len(b)) if one not in taken]
    if len(left_a) * len(left_b) <= MOST_PAIRS:
        pairs |= _near(a, b, words_a, words_b, left_a, left_b, pairs)
    taken = set(pairs.values())
    both = sorted(pairs.items(), key=lambda pair: pair[1])
    return Pairs(
        both=tuple((a[one], b[other]) for one, other in both),
        gone=tuple(one for one in a if one.place not in pairs),
        new=tuple(one for one in b if one.place not in taken),
    )


def _words(found: Sequence[Quotation]) -> list[tuple[str, ...]]:
    return [tuple(word.text for word in read_words(one.text)) for one in found]


def _equal(a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]]) -> dict[int, int]:
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, words in enumerate(a):
        waiting[words].append(place)
    return {waiting[words].pop(0): place for place, words in enumerate(b) if waiting[words]}


def _near(
    a: Sequence[Quotation],
    b: Sequence[Quotation],
    words_a: Sequence[tuple[str, ...]],
    words_b: Sequence[tuple[str, ...]],
    left_a: Sequence[int],
    left_b: Sequence[int],
    equal: dict[int, int],
) -> dict[int, int]:
    scored = []
    for one in left_a:
        for other in left_b:
            common = sum(block.size for block in stretch_blocks(words_a[one], words_b[other]))
            shorter = min(len(words_a[one]), len(words_b[other]))
            if not common or common < LEAST_SHARED * shorter:
                continue
            same_place = equal.get(one - 1, -1) == other - 1 and a[one].speaker == b[other].speaker
            if common >= FEW or same_place:
                longer = max(len(words_a[one]), len(words_b[other]))
                scored.append((-common / longer, not same_place, abs(one - other), one, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, one, other in sorted(scored):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found
