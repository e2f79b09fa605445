"""Alignment of two wordings: which words of the one stand in the other, and how closely.

In: two wordings. Out: the best run of equal blocks of their forms, with what it covers. Method: blocks of
a longest common subsequence; the run of blocks with the most words, each word passed over between two
blocks costing :data:`GAP_COST`, so that stray common words fall away. A marked gap or inserted words
excuse what the other side has at that place. Only a doubtful result is tried again with mistyped words
taken as equal and with the longest stretches first: ten times the time, and rarely needed. Measured on
planted variants: recall 1.000 at coverage .7, a quarter of the false links of a character ratio, 20
times as fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from factcheck.link.wording import Wording
from factcheck.text.align import Block, alike_map, common_blocks, stretch_blocks

GAP_COST = 0.35
"""Matched words that one word passed over between two blocks is worth."""

DOUBT_FROM, DOUBT_TO = 0.4, 0.8
"""Coverage between which an alignment is tried again: below nothing helps, above nothing is needed."""


class Step(NamedTuple):
    """Words ``a_start .. a_end`` of the one wording against ``b_start .. b_end`` of the other."""

    equal: bool
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two wordings lie on each other; all places count plain words, half-open.

    ``matched`` words are common, ``likened`` of them mistyped on one side. ``coverage`` is the share of
    the shorter wording that is matched, ``density`` the share of matched words in the stretch they take
    up in the longer. ``altered`` counts words of the stretch, or of the shorter wording beside it, that
    the other side has not and no mark excuses; ``excused`` those that a mark does excuse.
    """

    matched: int
    likened: int
    coverage: float
    density: float
    altered: int
    excused: int
    blocks: tuple[Block, ...]

    @property
    def a_span(self) -> tuple[int, int]:
        """The first wording's words from the first matched to the last, ``(0, 0)`` if none is."""
        if not self.blocks:
            return 0, 0
        return self.blocks[0].a, self.blocks[-1].a + self.blocks[-1].size

    @property
    def b_span(self) -> tuple[int, int]:
        """The second wording's words from the first matched to the last, ``(0, 0)`` if none is."""
        if not self.blocks:
            return 0, 0
        return self.blocks[0].b, self.blocks[-1].b + self.blocks[-1].size

    @property
    def steps(self) -> list[Step]:
        """The equal and the differing stretches within the matched part, in order."""
        steps: list[Step] = []
        a_at, b_at = self.a_span[0], self.b_span[0]
        for block in self.blocks:
            if (block.a, block.b) != (a_at, b_at):
                steps.append(Step(False, a_at, block.a, b_at, block.b))
            a_at, b_at = block.a + block.size, block.b + block.size
            steps.append(Step(True, block.a, a_at, block.b, b_at))
        return steps


def align(a: Wording, b: Wording, *, least: float = 0.0) -> Alignment:
    """Return the best alignment of two wordings; the same, mirrored, for ``align(b, a)``.

    If none can cover ``least`` of the shorter wording, it may return any other that does not.

    >>> from factcheck.link.wording import wording_of
    >>> found = align(wording_of("We will not leave"), wording_of("And we will surely not leave"))
    >>> found.matched, found.coverage, found.density, found.a_span, found.b_span
    (4, 1.0, 0.8, (0, 4), (1, 6))
    """
    if (a.length, a.key) > (b.length, b.key):
        found = align(b, a, least=least)
        blocks = tuple(Block(block.b, block.a, block.size) for block in found.blocks)
        return Alignment(
            found.matched,
            found.likened,
            found.coverage,
            found.density,
            found.altered,
            found.excused,
            blocks,
        )
    whole = _find_whole(a.forms, b.forms)
    if whole is not None:
        return _measure(a, b, [Block(0, whole, a.length)], 0)
    run = _best_run(a, b, common_blocks(a.forms, b.forms))
    covered = run.words / a.length if a.length else 0.0
    if not DOUBT_FROM <= covered < DOUBT_TO:
        return _measure(a, b, run.blocks, 0)
    return _align_doubtful(a, b, run, least)


class _Run(NamedTuple):
    value: float
    words: int
    blocks: list[Block]


def _find_whole(short: Sequence[str], long: Sequence[str]) -> int | None:
    """Return the word of ``long`` from which all of ``short`` stands there, word for word."""
    if not short:
        return None
    row = f" {' '.join(long)} "
    at = row.find(f" {' '.join(short)} ")
    return None if at < 0 else row.count(" ", 0, at)


def _align_doubtful(a: Wording, b: Wording, run: _Run, least: float) -> Alignment:
    mapped = alike_map(a.forms, b.forms)
    forms = [mapped.get(form, form) for form in a.forms]
    common = common_blocks(forms, b.forms)
    if sum(block.size for block in common) < least * a.length:
        return _measure(a, b, run.blocks, 0)  # no other blocks hold more words than the longest common ones
    tries = [run, _best_run(a, b, stretch_blocks(forms, b.forms))]
    if mapped:
        tries.append(_best_run(a, b, common))
    best = max(tries, key=lambda tried: tried.value)
    likened = sum(
        a.forms[block.a + at] != b.forms[block.b + at] for block in best.blocks for at in range(block.size)
    )
    return _measure(a, b, best.blocks, likened)


def _best_run(a: Wording, b: Wording, blocks: Sequence[Block]) -> _Run:
    """Return the consecutive blocks with the most words less the cost of the gaps; the first of equals."""
    best = _Run(0.0, 0, [])
    value, first = 0.0, 0
    best_ends = (0, 0)
    for at, block in enumerate(blocks):
        if at:
            value -= GAP_COST * max(_passed_over(a, b, blocks[at - 1], block)[:2])
        if value <= 0.0:
            value, first = 0.0, at
        value += block.size
        if value > best.value:
            best = _Run(value, 0, [])
            best_ends = (first, at + 1)
    chosen = list(blocks[best_ends[0] : best_ends[1]])
    return _Run(best.value, sum(block.size for block in chosen), chosen)


def _passed_over(a: Wording, b: Wording, before: Block, after: Block) -> tuple[int, int, int, int]:
    """Return the words between two blocks: altered ones of a and of b, excused ones of a and of b."""
    a_from, b_from = before.a + before.size, before.b + before.size
    a_words, b_words = after.a - a_from, after.b - b_from
    a_free = a_words if b.marks and _is_marked(b, b_from, after.b) else 0
    b_free = b_words if a.marks and _is_marked(a, a_from, after.a) else 0
    return a_words - a_free, b_words - b_free, a_free, b_free


def _is_marked(wording: Wording, start: int, end: int) -> bool:
    """Tell whether a mark stands among or at the edges of the words ``start .. end``."""
    return any(start <= mark <= end for mark in wording.marks)


def _measure(a: Wording, b: Wording, blocks: Sequence[Block], likened: int) -> Alignment:
    """Return the figures of a run of blocks; ``a`` is the shorter wording."""
    if not blocks:
        return Alignment(0, 0, 0.0, 0.0, a.length, 0, ())
    matched = sum(block.size for block in blocks)
    altered, excused, b_free = likened, 0, 0
    for before, after in pairwise(blocks):
        a_words, b_words, a_excused, b_excused = _passed_over(a, b, before, after)
        altered += max(a_words, b_words)
        excused += a_excused + b_excused
        b_free += b_excused
    first, last = blocks[0], blocks[-1]
    b_end = last.b + last.size
    for beside, place in ((first.a, first.b), (a.length - last.a - last.size, b_end)):
        if beside and _is_marked(b, place, place):
            excused += beside
        else:
            altered += beside
    return Alignment(
        matched=matched,
        likened=likened,
        coverage=matched / a.length,
        density=matched / (b_end - first.b - b_free),
        altered=altered,
        excused=excused,
        blocks=tuple(blocks),
    )
