"""Alignment of two rows of words: the core that scoring and showing differences share.

In: two sequences of comparable words. Out: blocks of equal words, in order in both rows, as word
indexes. Two methods: the longest common subsequence (fast; Hunt and Szymanski 1977, the bit-parallel form
of rapidfuzz), and the longest common stretch first, then left and right of it (Ratcliff and Obershelp
1988), which keeps stretches whole where common words could be matched in several places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import OSA, LCSseq

WORD_LIKENESS = 0.7
"""Least OSA similarity of two words that may be one word mistyped (research: recall +.02 to +.03)."""

WORD_LIKENESS_LETTERS = 4
"""Shorter words are never taken for a slip of each other: ``not`` and ``now`` are two words."""


STRETCH_CELLS = 300 * 300
"""Product of two rows' lengths above which the longest stretch first takes too long (over a second)."""

COMMON_CELLS = 10_000 * 10_000
"""Product above which only the two rows' common ends are looked for: the table would take over 12 MB."""

LIKE_PAIRS = 200 * 200
"""Pairs of words above which none is taken for a slip of the other."""


@dataclass(frozen=True, slots=True)
class Block:
    """``size`` equal words from word ``a`` of the one row and from word ``b`` of the other."""

    a: int
    b: int
    size: int


def common_blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Return the blocks of a longest common subsequence, in order.

    >>> common_blocks("we will fight it".split(), "we fight it on".split())
    [Block(a=0, b=0, size=1), Block(a=2, b=1, size=2)]
    """
    if len(a) * len(b) > COMMON_CELLS:
        return _common_ends(a, b)
    found = LCSseq.opcodes(a, b).as_matching_blocks()
    return [Block(block.a, block.b, block.size) for block in found if block.size]


def stretch_blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Return the blocks found by taking the longest common stretch first, in order; symmetric.

    Rows too long for that are given to :func:`common_blocks`.

    >>> stretch_blocks("the end of the day".split(), "the day".split())
    [Block(a=3, b=0, size=2)]
    """
    if (len(a), tuple(a)) > (len(b), tuple(b)):
        return [Block(block.b, block.a, block.size) for block in stretch_blocks(b, a)]
    if len(a) * len(b) > STRETCH_CELLS:
        return common_blocks(a, b)
    found = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return [Block(block.a, block.b, block.size) for block in found if block.size]


def _common_ends(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    shorter = min(len(a), len(b))
    first = next((at for at in range(shorter) if a[at] != b[at]), shorter)
    rest = shorter - first
    last = next((at for at in range(rest) if a[-1 - at] != b[-1 - at]), rest)
    blocks = (Block(0, 0, first), Block(len(a) - last, len(b) - last, last))
    return [block for block in blocks if block.size]


def alike(a: str, b: str) -> bool:
    """Tell whether two different words may be one word mistyped; numbers and short words never are.

    >>> alike("jurisdictions", "jurisdiction"), alike("2017", "2018"), alike("not", "now")
    (True, False, False)
    """
    return _may_slip(a) and _may_slip(b) and _likeness(a, b) > 0.0


def _may_slip(word: str) -> bool:
    return len(word) >= WORD_LIKENESS_LETTERS and not has_digit(word)


def _likeness(a: str, b: str) -> float:
    """Return the similarity of two words, 0 if under the threshold, which unequal lengths tell early."""
    if abs(len(a) - len(b)) > (1 - WORD_LIKENESS) * max(len(a), len(b)):
        return 0.0
    return OSA.normalized_similarity(a, b, score_cutoff=WORD_LIKENESS)


def has_digit(word: str) -> bool:
    """Tell whether ``word`` bears a digit."""
    return not word.isalpha() and any(char.isdigit() for char in word)


def alike_map(a: Iterable[str], b: Iterable[str]) -> dict[str, str]:
    """Map words that only ``a`` has to the likest word that only ``b`` has, each used once.

    Likest pairs are taken first, ties in alphabetical order, so that the result knows no order.

    >>> alike_map(["the", "goverment"], ["the", "government", "governor"])
    {'goverment': 'government'}
    """
    all_a, all_b = set(a), set(b)
    only_a = [word for word in all_a - all_b if _may_slip(word)]
    only_b = [word for word in all_b - all_a if _may_slip(word)]
    if len(only_a) * len(only_b) > LIKE_PAIRS:
        return {}
    found = [(_likeness(x, y), x, y) for x in only_a for y in only_b]
    pairs = sorted((-likeness, x, y) for likeness, x, y in found if likeness)
    mapped: dict[str, str] = {}
    taken: set[str] = set()
    for _, x, y in pairs:
        if x not in mapped and y not in taken:
            mapped[x] = y
            taken.add(y)
    return mapped
