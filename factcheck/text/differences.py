"""Word-level differences between two texts of one statement, for showing them and for judging them.

In: two texts. Out: stretches that cover every word of both, in order, each with what it is. What reporters
may do openly is no alteration: leave out at a mark, put in within brackets, stop or begin at another word,
break off for a said-clause, spell by another house style, write a number in digits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, pairwise

from factcheck.model.span import Span
from factcheck.text.align import Block, alike, stretch_blocks
from factcheck.text.comparable import Mark, Row, Unit, row_of

EDGE_WORDS = 4
"""Differing words beside the common stretch that may replace each other; more is another sentence."""

NEAR_SURPLUS = 2
"""Words by which one side of such a replacement may be longer; further ones are cut."""

STRAY_COST = 0.35
"""Common words that one word between them and the next common stretch outweighs, at the outer edges."""

COMPARED = 1024
"""Pairs of texts kept compared: each check asks anew, and so does every import of one more carrier."""


class DifferenceKind(StrEnum):
    """What a stretch is, read from the first text to the second.

    ``equal``: the same words; ``typographic``: the same but for case, spelling or figures; ``marked``: left
    out or put in at a mark, or between two stretches; ``cut``: before or after what the other text has;
    ``dropped``: only in the first; ``added``: only in the second; ``substituted``: other words. Marks
    between words are not compared.
    """

    EQUAL = "equal"
    TYPOGRAPHIC = "typographic"
    MARKED = "marked"
    CUT = "cut"
    DROPPED = "dropped"
    ADDED = "added"
    SUBSTITUTED = "substituted"


class Touch(StrEnum):
    """What an alteration bears on; ``content`` is any word that is not a small one."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One stretch: where it stands in the two texts (``None``: not there) and its folded words.

    ``touches`` is empty unless the stretch is an alteration.
    """

    kind: DifferenceKind
    a: Span | None
    b: Span | None
    a_words: tuple[str, ...] = ()
    b_words: tuple[str, ...] = ()
    touches: frozenset[Touch] = frozenset()

    @property
    def alters(self) -> bool:
        """Whether words were dropped, added or changed without a mark."""
        return self.kind in _ALTERING


_ALTERING = frozenset({DifferenceKind.DROPPED, DifferenceKind.ADDED, DifferenceKind.SUBSTITUTED})
_MIRROR = {
    DifferenceKind.DROPPED: DifferenceKind.ADDED,
    DifferenceKind.ADDED: DifferenceKind.DROPPED,
}
_SAME = frozenset({DifferenceKind.EQUAL, DifferenceKind.TYPOGRAPHIC})


def differences(
    a: str, b: str, *, a_joins: Collection[int] = (), b_joins: Collection[int] = ()
) -> list[Difference]:
    """Return the stretches of two texts in order; together they cover every word and mark of both.

    Spans are code points, half-open, into ``a`` and ``b``. ``a_joins`` and ``b_joins`` are the offsets at
    which a further stretch of an interrupted quotation begins; what the other text has there is ``marked``.

    >>> [(found.kind.value, found.a_words, found.b_words)
    ...  for found in differences("We will not go back to it.", "we will never go back")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('typographic', ('we',), ('we',)), ('equal', ('will',), ('will',)),
     ('substituted', ('not',), ('never',)),
     ('equal', ('go', 'back'), ('go', 'back')), ('cut', ('to', 'it'), ())]
    """
    return list(_compared(a, b, tuple(a_joins), tuple(b_joins)))


@lru_cache(maxsize=COMPARED)
def _compared(a: str, b: str, a_joins: tuple[int, ...], b_joins: tuple[int, ...]) -> tuple[Difference, ...]:
    return tuple(_stretches(row_of(a, a_joins), row_of(b, b_joins)))


def agreement(found: Iterable[Difference]) -> float:
    """Return the share of words that agree, of all that are neither cut nor marked, in [0, 1].

    >>> agreement(differences("one two three four", "one two three five"))
    0.75
    """
    same = altered = 0
    for one in found:
        size = max(len(one.a_words), len(one.b_words))
        same += size if one.kind in _SAME else 0
        altered += size if one.alters else 0
    return same / (same + altered) if same else 0.0


@dataclass(frozen=True, slots=True)
class _Side:
    """A stretch of one row: its units and the marks before, among and right after them."""

    units: tuple[Unit, ...] = ()
    marks: tuple[Mark, ...] = ()
    start: int = 0

    @property
    def span(self) -> Span | None:
        """The place from the first unit or mark to the last."""
        spans = [unit.span for unit in self.units] + [mark.span for mark in self.marks if mark.span]
        return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None

    @property
    def words(self) -> tuple[str, ...]:
        """The folded plain words."""
        return tuple(word for unit in self.units for word in unit.words)


def _stretches(a: Row, b: Row) -> Iterator[Difference]:
    blocks = _slid_to_marks(a, b, _split_at_marks(a, b, _lasting_blocks(a, b)))
    ends = Block(len(a.units), len(b.units), 0)
    before = Block(0, 0, 0)
    for at, block in enumerate([*blocks, ends]):
        a_side = _between(a, before.a + before.size, block.a)
        b_side = _between(b, before.b + before.size, block.b)
        outside = bool(blocks) and at in (0, len(blocks))
        yield from _beside(a_side, b_side, leading=at == 0) if outside else _within(a_side, b_side)
        yield from _same(a, b, block)
        before = block


def _between(row: Row, start: int, end: int) -> _Side:
    return _Side(
        row.units[start:end], tuple(mark for mark in row.marks if start <= mark.place <= end), start
    )


def _lasting_blocks(a: Row, b: Row) -> list[Block]:
    """Return the common blocks less those whose few words stand together by chance.

    A few small words between two differing stretches say nothing; nor does a block at either end that is
    farther from the next than its words are worth.
    """
    blocks = stretch_blocks(a.forms, b.forms)
    while len(blocks) > 1 and blocks[0].size < STRAY_COST * _gap(a, b, blocks[0], blocks[1]):
        blocks.pop(0)
    while len(blocks) > 1 and blocks[-1].size < STRAY_COST * _gap(a, b, blocks[-2], blocks[-1]):
        blocks.pop()
    kept = blocks[:1]
    for block, after in pairwise(blocks[1:]):
        small = all(unit.small for unit in a.units[block.a : block.a + block.size])
        gap = min(_gap(a, b, kept[-1], block), _gap(a, b, block, after))
        if not small or gap <= block.size:
            kept.append(block)
    return kept + blocks[1:][-1:]


def _gap(a: Row, b: Row, before: Block, after: Block) -> int:
    """Return the number of words between two blocks that no mark excuses, on the side that has more."""
    a_side = _between(a, before.a + before.size, after.a)
    b_side = _between(b, before.b + before.size, after.b)
    return max(
        0 if b_side.marks else len(a_side.units),
        0 if a_side.marks else len(b_side.units),
    )


def _split_at_marks(a: Row, b: Row, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, parted where a mark stands among their words."""
    parts: list[Block] = []
    for block in blocks:
        cuts = {mark.place - block.a for mark in a.marks} | {mark.place - block.b for mark in b.marks}
        inside = sorted(cut for cut in cuts if 0 < cut < block.size)
        for start, end in pairwise([0, *inside, block.size]):
            parts.append(Block(block.a + start, block.b + start, end - start))
    return parts


def _slid_to_marks(a: Row, b: Row, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those beside a mark put where all that was left out stands at the mark.

    *The ferry and the bus left* for *The … bus left*: the first *the* is as good as the second, and with it
    nothing is dropped that no mark stands for.
    """
    slid = list(blocks)
    for at, block in enumerate(slid):
        before = slid[at - 1] if at else Block(0, 0, 0)
        after = slid[at + 1] if at + 1 < len(slid) else Block(len(a.units), len(b.units), 0)
        if at and _has_mark_at(b, block.b + block.size) and before.b + before.size == block.b:
            block = _moved_to(a, block, before.a + before.size)
        elif at and _has_mark_at(a, block.a + block.size) and before.a + before.size == block.a:
            block = _mirror(_moved_to(b, _mirror(block), before.b + before.size))
        elif after.size and _has_mark_at(b, block.b) and block.b + block.size == after.b:
            block = _moved_to(a, block, after.a - block.size)
        elif after.size and _has_mark_at(a, block.a) and block.a + block.size == after.a:
            block = _mirror(_moved_to(b, _mirror(block), after.b - block.size))
        slid[at] = block
    return slid


def _has_mark_at(row: Row, place: int) -> bool:
    return any(mark.place == place for mark in row.marks)


def _moved_to(row: Row, block: Block, place: int) -> Block:
    """Return a block that begins at ``place`` of its first row, if the same words stand there."""
    forms = row.forms
    same = forms[place : place + block.size] == forms[block.a : block.a + block.size]
    return Block(place, block.b, block.size) if same else block


def _mirror(block: Block) -> Block:
    return Block(block.b, block.a, block.size)


def _same(a: Row, b: Row, block: Block) -> Iterator[Difference]:
    pairs = [(a.units[block.a + at], b.units[block.b + at]) for at in range(block.size)]
    for same, run in groupby(pairs, key=lambda pair: pair[0].source == pair[1].source):
        found = list(run)
        kind = DifferenceKind.EQUAL if same else DifferenceKind.TYPOGRAPHIC
        yield _difference(kind, _Side(tuple(x for x, _ in found)), _Side(tuple(y for _, y in found)))


def _within(a: _Side, b: _Side) -> Iterator[Difference]:
    """Yield what stands between two common blocks."""
    if not (a.marks or b.marks):
        if a.units or b.units:
            yield _alteration(a, b)
    elif not (a.units or b.units) or (a.marks and b.marks) or not (a if a.marks else b).units:
        if a.span or b.span or a.units or b.units:
            yield _difference(DifferenceKind.MARKED, a, b)
    elif b.marks:
        yield from _around_marks(a, b)
    else:
        yield from map(_mirrored, _around_marks(b, a))


def _around_marks(whole: _Side, marked: _Side) -> Iterator[Difference]:
    """Yield what stands there when only ``marked`` has a mark, and words of its own beside the mark."""
    first, last = (marked.marks[at].place - marked.start for at in (0, -1))
    before, inside, after = marked.units[:first], marked.units[first:last], marked.units[last:]
    rest = whole.units
    near_before = rest[: len(before)] if _all_alike(rest[: len(before)], before) else ()
    rest = rest[len(near_before) :]
    near_after = rest[len(rest) - len(after) :] if _all_alike(rest[-len(after) :], after) else ()
    rest = rest[: len(rest) - len(near_after)]
    if before:
        yield _alteration(_Side(near_before), _Side(before))
    yield _difference(DifferenceKind.MARKED, _Side(rest), _Side(inside, marked.marks))
    if after:
        yield _alteration(_Side(near_after), _Side(after))


def _all_alike(some: Sequence[Unit], others: Sequence[Unit]) -> bool:
    if len(some) != len(others) or not some:
        return False
    return all(alike(one.form, other.form) for one, other in zip(some, others, strict=True))


def _beside(a: _Side, b: _Side, *, leading: bool) -> Iterator[Difference]:
    """Yield what stands before the first common block (``leading``) or after the last.

    What only one text has there is cut, and so is what lies beyond a mark. Words that both have replace
    each other as far as they are few and lie beside the common block; two longer rests are other sentences.
    """
    if not (a.units and b.units) and not (a.marks and b.units) and not (b.marks and a.units):
        if a.span or b.span:
            yield _difference(DifferenceKind.CUT if a.units or b.units else DifferenceKind.MARKED, a, b)
        return
    if a.marks or b.marks:
        found = list(_within(a, b))
        far = 0 if leading else -1
        if found[far].alters and len(found) > 1:
            found[far] = replace(found[far], kind=DifferenceKind.CUT, touches=frozenset())
        yield from found
        return
    fewer = min(len(a.units), len(b.units))
    if fewer > EDGE_WORDS:
        yield _difference(DifferenceKind.CUT, a, _Side())
        yield _difference(DifferenceKind.CUT, _Side(), b)
        return
    near_a, far_a = _near(a, fewer, leading=leading)
    near_b, far_b = _near(b, fewer, leading=leading)
    cut = [_difference(DifferenceKind.CUT, far_a, far_b)] if far_a.units or far_b.units else []
    yield from [*cut, _alteration(near_a, near_b)] if leading else [_alteration(near_a, near_b), *cut]


def _near(side: _Side, size: int, *, leading: bool) -> tuple[_Side, _Side]:
    """Return the ``size`` units beside the common block and the others; all, if only some more are left."""
    if len(side.units) - size <= NEAR_SURPLUS:
        return side, _Side()
    at = len(side.units) - size if leading else size
    parts = _Side(side.units[:at]), _Side(side.units[at:])
    return (parts[1], parts[0]) if leading else parts


def _alteration(a: _Side, b: _Side) -> Difference:
    """Return the stretch by what is there; words parted elsewhere (*health care*) are none."""
    if not b.units:
        return _difference(DifferenceKind.DROPPED, a, b)
    if not a.units:
        return _difference(DifferenceKind.ADDED, a, b)
    if "".join(unit.form for unit in a.units) == "".join(unit.form for unit in b.units):
        return _difference(DifferenceKind.TYPOGRAPHIC, a, b)
    return _difference(DifferenceKind.SUBSTITUTED, a, b)


def _difference(kind: DifferenceKind, a: _Side, b: _Side) -> Difference:
    touches = touches_of(a.units, b.units) if kind in _ALTERING else frozenset()
    return Difference(kind=kind, a=a.span, b=b.span, a_words=a.words, b_words=b.words, touches=touches)


def _mirrored(found: Difference) -> Difference:
    kind = _MIRROR.get(found.kind, found.kind)
    return Difference(
        kind=kind, a=found.b, b=found.a, a_words=found.b_words, b_words=found.a_words, touches=found.touches
    )


def touches_of(a: Sequence[Unit], b: Sequence[Unit]) -> frozenset[Touch]:
    """Return what a change of units ``a`` into ``b`` bears on, beyond the words that both have."""
    touches: set[Touch] = set()
    if sum(unit.negates for unit in a) != sum(unit.negates for unit in b):
        touches.add(Touch.NEGATION)
    forms_a, forms_b = {unit.form for unit in a}, {unit.form for unit in b}
    changed = [unit for unit in a if unit.form not in forms_b] + [
        unit for unit in b if unit.form not in forms_a
    ]
    counting = [unit for unit in changed if unit.counts]
    if any(unit.words != ("one",) for unit in counting):
        touches.add(Touch.NUMBER)
    if any(unit.namelike for unit in changed):
        touches.add(Touch.NAME)
    if any(not unit.small for unit in changed):
        touches.add(Touch.CONTENT)
    return frozenset(touches)
