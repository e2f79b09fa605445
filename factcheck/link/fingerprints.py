"""Fingerprints of a wording: what a store looks candidates up by.

Every stretch of three plain words gives one number of 48 bits, none reaches across a marked gap or
inserted words. All of them are kept: keeping a sample loses short fragments (recall of six-word
fragments .84 with one in four, measured on a million quotations). 48 bits fit a database's integer and
take six bytes in SQLite; 32 bits would be used up at a thousand million distinct stretches.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.link.hashing import number_of, numbers_of_rows
from factcheck.link.wording import Wording

STRETCH_WORDS = 3
LONGEST = 1 << 31
"""More words than any wording has."""

_REACH = {1: 10, 2: 21}
"""Words that the shorter of two wordings may have, by how few fingerprints they share (of 14,000 planted
edits of the fifteen standard kinds one pair that belongs together lies beyond)."""


def fingerprints(wording: Wording) -> tuple[int, ...]:
    """Return the distinct fingerprints in ascending order, each in ``0 .. 2**48 - 1``.

    A wording without three plain words in a row has one: that of all its words. One without words
    has none.

    >>> from factcheck.link.wording import wording_of
    >>> len(fingerprints(wording_of("enough is enough, he said"))), len(fingerprints(wording_of("No.")))
    (3, 1)
    """
    joined = " ".join(wording.forms)
    found = numbers_of_rows(joined, STRETCH_WORDS)
    if wording.marks:
        bounds = pairwise((0, *wording.marks, wording.length))
        found = [h for start, end in bounds for h in found[start : max(start, end - STRETCH_WORDS + 1)]]
    if not found and wording.forms:
        found = [number_of(joined)]
    return tuple(sorted(set(found)))


def reach_of(common: int) -> int:
    """Return how many words the shorter of two wordings with ``common`` fingerprints may have to be judged.

    The longer both are, the more an edit leaves in common, and the more two strangers share by chance.

    >>> reach_of(1), reach_of(2), reach_of(3) == LONGEST
    (10, 21, True)
    """
    return _REACH.get(common, LONGEST)
