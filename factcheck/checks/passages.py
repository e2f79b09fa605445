"""Passages that two articles share word for word, and what stands otherwise within them.

In: two articles. Out: the runs of words that both have, in order, and the places between two runs at which
each has a few words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from factcheck.model.group import ArticleView
from factcheck.model.quote import Stretch
from factcheck.model.span import Span
from factcheck.text.fold import fold_text

AROUND = 8
"""Common words before and behind a change, taken together, that show that the passage was copied."""

LEAST_BESIDE = 2
"""Common words that must stand on each side; the beginning or the end of both texts is as good as more."""

LONGEST = 6
"""Words that one change may have on either side: more is another sentence."""

MOST_WORDS = 20_000
"""Words of an article that are compared, the first ones: the alignment's memory grows with the product of
two lengths, and is 50 MB for two texts of so many."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

Words = tuple[int, int]
"""Words of an article, half-open."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as a row of folded words that know their places."""

    view: ArticleView
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def span(self, words: Words) -> Span:
        """Return the place of a range of words; of an empty one what parts its neighbours."""
        start, end = words
        if start < end:
            return Span(self.spans[start].start, self.spans[end - 1].end)
        low = self.spans[start - 1].end if start else 0
        return Span(low, max(low + 1, self.spans[start].start if start < len(self.spans) else 0))

    def stretch(self, words: Words) -> Stretch | None:
        """Return the stretch within marks that holds a range, for an empty one that of its neighbours."""
        start, end = words
        near = (start, end) if start < end else (max(0, start - 1), min(len(self.spans), end + 1))
        spans = self.spans[near[0] : near[1]]
        held = (one for one in self.view.quotes if one.quoted)
        return next((one for one in held if any(one.span.overlaps(span) for span in spans)), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands otherwise in another article: its words there, and how many around are common."""

    other: ReadArticle
    theirs: Words
    around: int


def read_article(view: ArticleView) -> ReadArticle:
    """Return an article as a row of words."""
    found = list(_WORD.finditer(view.text))
    spans = tuple(Span(one.start(), one.end()) for one in found)
    return ReadArticle(view, tuple(fold_text(one[0]) for one in found), spans)


Block = tuple[int, int, int]
"""Words of ours and of the other from which so many are common."""


def common_blocks(ours: ReadArticle, other: ReadArticle) -> list[Block]:
    """Return the runs of words that both articles have, in order; words that stand alone are left out."""
    rows = ours.words[:MOST_WORDS], other.words[:MOST_WORDS]
    blocks = LCSseq.opcodes(*rows).as_matching_blocks()
    return [(one.a, one.b, one.size) for one in blocks if one.size >= LEAST_BESIDE]


def gaps(ours: ReadArticle, other: ReadArticle, blocks: Sequence[Block]) -> Iterator[tuple[Words, Gap]]:
    """Yield what stands between two common blocks, where both together are long enough."""
    ends = (min(len(ours.words), MOST_WORDS), min(len(other.words), MOST_WORDS), 0)
    for before, after in pairwise([(0, 0, 0), *blocks, ends]):
        mine, theirs = _trimmed(
            ours, (before[0] + before[2], after[0]), other, (before[1] + before[2], after[1])
        )
        if 0 < max(mine[1] - mine[0], theirs[1] - theirs[0]) <= LONGEST:
            around = sum(size or AROUND - LEAST_BESIDE for _, _, size in (before, after))
            if around >= AROUND:
                yield mine, Gap(other, theirs, around)


def _trimmed(ours: ReadArticle, mine: Words, other: ReadArticle, theirs: Words) -> tuple[Words, Words]:
    """Return two ranges without the words that both begin or end with: blocks of one word are not kept."""
    (a, b), (c, d) = mine, theirs
    while a < b and c < d and ours.words[a] == other.words[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and ours.words[b - 1] == other.words[d - 1]:
        b, d = b - 1, d - 1
    return (a, b), (c, d)


def holds(block: Words, mine: Words) -> bool:
    """Tell whether another article has our words, and some before and behind them."""
    return block[0] + LEAST_BESIDE <= mine[0] and mine[1] + LEAST_BESIDE <= block[1]
