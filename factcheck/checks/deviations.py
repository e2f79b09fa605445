"""Where one wording of a quotation departs from another without a mark.

In: two readings, the canonical one first. Out: which of its words the other carries, and the changes that
nothing marks. Lawful and left out: what an ellipsis, a bracket, a parenthesis or a seam stands for, words
cut off at either end, and two ways to write the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factcheck.checks.readings import Reading, Token
from factcheck.checks.weight import is_light
from factcheck.text.align import Block, stretch_blocks
from factcheck.text.tables import read_rows

LEAST_SHARED = 4
"""Fewer words in common do not show that two quotations are of one statement."""

FULL_SHARED = 6
"""The common stretch from which a changed word within it is an alteration (research: claims, section 5)."""

SHORT_SHARE = 0.8
"""Share of a shorter quotation that must be common instead."""

LEAST_SHARE = 0.5
"""With fewer of its words in common the other is another utterance."""

EDGE_WORDS = 2
"""So many words at the very end of both may have been exchanged; more are another continuation."""

EDGE_SHARED = 8
"""Words that must be common for a change at the very end to count."""

LONGEST_RUN = 12
"""A longer unmarked run is two statements printed as one, more often than a changed one."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Tokens ``start..end`` of the canonical stand as tokens ``low..high`` of the other; half-open."""

    start: int
    end: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a wording stands to the canonical one.

    ``carried`` maps canonical tokens to the other's. ``changes`` are the unmarked ones, in order;
    ``shared`` counts the common words.
    """

    carried: dict[int, int]
    changes: tuple[Change, ...]
    shared: int

    def agrees(self, start: int, end: int) -> bool:
        """Tell whether the other carries canonical tokens ``start..end`` in one piece.

        For an empty range, which is the seam before token ``start``, both neighbours must meet.
        """
        low, high = (start, end) if start < end else (start - 1, end + 1)
        places = [self.carried.get(at) for at in range(low, high)]
        return None not in places and places == list(range(places[0] or 0, (places[0] or 0) + high - low))


def compare(canonical: Reading, other: Reading) -> Comparison | None:
    """Compare ``other`` with ``canonical``; ``None`` if they are not of one statement."""
    blocks = _firm_blocks(stretch_blocks(canonical.forms, other.forms), canonical, other)
    shared = sum(not canonical.tokens[block.a + at].marked for block in blocks for at in range(block.size))
    words = sum(not token.marked for token in other.tokens)
    enough = shared >= FULL_SHARED or shared >= SHORT_SHARE * words
    if shared < LEAST_SHARED or not enough or shared < LEAST_SHARE * words:
        return None
    changes = (*_inner_changes(blocks), *_edge_changes(blocks, canonical, other, shared))
    return Comparison(
        carried={block.a + at: block.b + at for block in blocks for at in range(block.size)},
        changes=tuple(sorted(change for change in changes if _is_unlawful(change, canonical, other))),
        shared=shared,
    )


def _firm_blocks(blocks: Sequence[Block], canonical: Reading, other: Reading) -> list[Block]:
    """Leave out chance matches: short ones at the ends, and single light words between two changes."""
    firm = list(blocks)
    while len(firm) > 1 and firm[0].size < _run(firm[0], firm[1]):
        del firm[0]
    while len(firm) > 1 and firm[-1].size < _run(firm[-2], firm[-1]):
        del firm[-1]
    return [
        block
        for at, block in enumerate(firm)
        if at in (0, len(firm) - 1)
        or block.size > 1
        or not is_light(canonical.tokens[block.a])
        or _is_marked(canonical, firm[at - 1].a + firm[at - 1].size, firm[at + 1].a)
        or _is_marked(other, firm[at - 1].b + firm[at - 1].size, firm[at + 1].b)
    ]


def _run(first: Block, second: Block) -> int:
    return max(second.a - first.a - first.size, second.b - first.b - first.size)


def _is_marked(reading: Reading, start: int, end: int) -> bool:
    return any(token.marked for token in reading.tokens[start:end])


def _inner_changes(blocks: Sequence[Block]) -> Iterator[Change]:
    for first, second in pairwise(blocks):
        yield Change(first.a + first.size, second.a, first.b + first.size, second.b)


def _edge_changes(
    blocks: Sequence[Block], canonical: Reading, other: Reading, shared: int
) -> Iterator[Change]:
    if shared < EDGE_SHARED:
        return
    first, last = blocks[0], blocks[-1]
    ends = (
        Change(0, first.a, 0, first.b),
        Change(last.a + last.size, len(canonical.tokens), last.b + last.size, len(other.tokens)),
    )
    for change in ends:
        if 0 < change.end - change.start <= EDGE_WORDS and 0 < change.high - change.low <= EDGE_WORDS:
            yield change


def _is_unlawful(change: Change, canonical: Reading, other: Reading) -> bool:
    ours = canonical.tokens[change.start : change.end]
    theirs = other.tokens[change.low : change.high]
    if not (ours or theirs) or max(len(ours), len(theirs)) > LONGEST_RUN:
        return False
    if any(token.marked for token in (*ours, *theirs)):
        return False
    if any(side and all(token.aside for token in side) for side in (ours, theirs)):
        return False
    return _written(ours) != _written(theirs)


@cache
def _short_forms() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("factcheck.checks", "short_forms.txt")}


def _written(tokens: Sequence[Token]) -> str:
    """Return the letters of the words written out in full, without blanks and signs."""
    return "".join(
        _short_forms().get(token.form, token.form).lstrip("@#").replace(" ", "") for token in tokens
    )
