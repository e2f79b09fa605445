"""What articles share: clues, each worth the less the more articles hold it.

In: the clues of an article, and who else holds them. Out: for each other article the sum of what is shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.link.clues import WEIGHTS, ClueKind

STEPS = ((8, 100), (32, 60), (128, 30))
"""What a clue is worth in hundredths, by the number of articles up to which it is worth that much. Steps
and no curve: an article more then changes what a clue is worth three times in all, not each time."""

MOST_ARTICLES = STEPS[-1][0]
"""Articles with one clue beyond which it tells nothing."""

PROOFS = (ClueKind.PERSON, ClueKind.QUOTE, ClueKind.COPY)
"""Clues that two events seldom share while few articles have them."""

KIND_BITS = 4
"""Bits that hold the number of a clue's kind, see :func:`pack`."""

_KIND = (1 << KIND_BITS) - 1
_BITS = 20
_FIELD = (1 << _BITS) - 1
"""A sum has three fields of 20 bits: at most 127 clues of 150 hundredths are far below that."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles share: hundredths of ``worth``, the number of clues, and of :data:`PROOFS`."""

    worth: int
    clues: int
    proofs: int

    def __add__(self, change: int) -> Shared:
        """Return this with a change of it, see :func:`change_of`."""
        return _unpacked(self.worth + (self.clues << _BITS) + (self.proofs << 2 * _BITS) + change)


def step_of(articles: int) -> int:
    """Return in hundredths what a clue is worth that stands in so many articles.

    >>> [step_of(articles) for articles in (2, 9, 100, 1000)]
    [100, 60, 30, 0]
    """
    for most, worth in STEPS:
        if articles <= most:
            return worth
    return 0


_STEPS = tuple(step_of(articles) for articles in range(MOST_ARTICLES + 1))


class Sharing:
    """Adds up what one article shares with others, clue by clue.

    An article that holds a clue is given as one number, :func:`pack` of its own and the clue's kind: this
    is the inner loop of linking, and half of its time.
    """

    def __init__(self) -> None:
        self._sums: defaultdict[int, int] = defaultdict(int)

    def add(self, kind: ClueKind, holders: Sequence[int]) -> None:
        """Count a clue of the article, given all articles that hold it, the article itself among them.

        A clue of more than :data:`MOST_ARTICLES` counts for nothing, so the list may be cut beyond that.
        """
        held = len(holders)
        step = _STEPS[held] if held <= MOST_ARTICLES else 0
        if step:
            worths = _worths(kind, step)
            sums = self._sums
            for holder in holders:
                sums[holder >> KIND_BITS] += worths[holder & _KIND]

    def found(self, own: int, least: int) -> dict[int, Shared]:
        """Return what is shared with each other article, where it is worth ``least`` hundredths or more."""
        return {
            other: _unpacked(total)
            for other, total in self._sums.items()
            if total & _FIELD >= least and other != own
        }


def change_of(kind: ClueKind, other: ClueKind, before: int, after: int) -> int:
    """Return what two articles share more, as one number, when the worth of a common clue changes.

    ``kind`` is the clue's in the article itself, ``other`` in the other one; the worths are those of
    :func:`step_of`.

    >>> Shared(300, 3, 1) + change_of(ClueKind.PERSON, ClueKind.PERSON, 100, 60)
    Shared(worth=240, clues=3, proofs=0)
    """
    held = (_worths(kind, step)[other] if step else 0 for step in (before, after))
    return -next(held) + next(held)


def _unpacked(total: int) -> Shared:
    return Shared(total & _FIELD, total >> _BITS & _FIELD, total >> 2 * _BITS)


def pack(number: int, kind: ClueKind) -> int:
    """Return an article's number and the kind of a clue it holds as one number.

    >>> pack(3, ClueKind.PERSON)
    49
    """
    return number << KIND_BITS | kind


@cache
def _worths(kind: ClueKind, step: int) -> tuple[int, ...]:
    """Return by the other side's kind what a clue adds: its worth, one clue and, if it is one, a proof."""
    proves = kind in PROOFS and step == STEPS[0][1]
    counts = 1 << _BITS | int(proves) << 2 * _BITS
    by_number = {int(other): weight for other, weight in WEIGHTS.items()}
    theirs = [by_number.get(other, 0) for other in range(_KIND + 1)]
    return tuple(min(WEIGHTS[kind], other) * step // 100 + counts for other in theirs)
