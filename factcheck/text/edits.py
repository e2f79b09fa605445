"""The edits that lead from somebody's words to a quotation of them, each with its type.

In: the source's wording and the quotation's. Out: the edits in the order of the quotation. Method: the
stretches of :mod:`factcheck.text.differences`; words that one side lost at one place and gained at another
were moved, and words passed over with the end of a sentence stitch two places together. What a quotation
leaves out before its first and after its last word is no edit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model.edit import Edit, EditType
from factcheck.model.span import Span
from factcheck.text.comparable import Row, Unit, row_of
from factcheck.text.differences import Difference, DifferenceKind, Touch, differences, touches_of
from factcheck.text.names import is_name
from factcheck.text.sentences import sentences

NEGATION_WORDS = 4
"""A negation comes with an auxiliary or two (*do not think* for *think*); more is another saying."""

BESIDE_MARK = 2
"""So many words beside a bracket or an ellipsis go with what it stands for."""

STITCHED_WORDS = 12
"""So many words passed over within one sentence make two places of it, as the end of a sentence does."""

_SAME = (DifferenceKind.EQUAL, DifferenceKind.TYPOGRAPHIC)
_GAPS = ("…", "...", ". . .")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A stretch with the units that it covers on both sides, half-open."""

    found: Difference
    a: Range
    b: Range


def typed_edits(
    source: str, quotation: str, *, source_joins: Collection[int] = (), joins: Collection[int] = ()
) -> list[Edit]:
    """Return the edits that make ``quotation`` of ``source``, in the order of the quotation.

    ``joins`` are the offsets in ``quotation`` at which a further stretch of an interrupted one begins,
    ``source_joins`` those in ``source``.

    >>> [(edit.type.value, edit.source and edit.source.of("We will not go back."))
    ...  for edit in typed_edits("We will not go back.", "We will go … ")]
    [('negated', 'not'), ('marked-elision', 'back')]
    """
    a, b = row_of(source, tuple(source_joins)), row_of(quotation, tuple(joins))
    found = differences(source, quotation, a_joins=source_joins, b_joins=joins)
    placed = list(_placed(found, a, b))
    moves, moved = _moves(placed, a, b)
    edits = [*moves, *_typography(placed, a, b, source, quotation)]
    for at, one in enumerate(placed):
        near = placed[max(0, at - 1) : at + 2]
        if one.found.kind is DifferenceKind.MARKED:
            edits += _marked(one, a, b, source, quotation)
        elif one.found.kind not in _SAME and not _goes_with_mark(one, near):
            edits += _altered(one, a, b, moved, source)
    return sorted(edits, key=lambda edit: _order(edit, placed))


def edit_type(a: Sequence[Unit], b: Sequence[Unit]) -> EditType:
    """Return the type of an unmarked change of words ``a`` into ``b``, one of which may be none."""
    touches = touches_of(a, b)
    if Touch.NEGATION in touches and max(len(a), len(b)) <= NEGATION_WORDS:
        return EditType.NEGATED
    both = bool(a and b)
    weighty = [unit for unit in (*a, *b) if not unit.small]
    if Touch.NUMBER in touches and (both or all(unit.counts for unit in weighty)):
        return EditType.NUMBER
    if both and (Touch.NAME in touches or (_may_name(a) and _may_name(b))):
        return EditType.NAME
    if both:
        return EditType.SUBSTITUTED
    return EditType.DROPPED if a else EditType.ADDED


def _may_name(units: Sequence[Unit]) -> bool:
    """Tell whether one unit is a known name with a capital, though it begins a sentence."""
    return any(unit.source[0].isupper() and not unit.small and is_name(unit.form) for unit in units)


def _placed(found: Sequence[Difference], a: Row, b: Row) -> Iterator[_Placed]:
    a_at = b_at = 0
    for one in found:
        a_end = _behind(a, a_at, one.a)
        b_end = _behind(b, b_at, one.b)
        yield _Placed(one, (a_at, a_end), (b_at, b_end))
        a_at, b_at = a_end, b_end


def _behind(row: Row, at: int, span: Span | None) -> int:
    """Return the first unit from ``at`` on that does not begin within ``span``."""
    while span and at < len(row.units) and row.units[at].span.start < span.end:
        at += 1
    return at


def _span(row: Row, units: Range) -> Span | None:
    start, end = units
    return Span(row.units[start].span.start, row.units[end - 1].span.end) if start < end else None


def _order(edit: Edit, placed: Sequence[_Placed]) -> tuple[int, int]:
    """Return where an edit stands in the quotation; what was left out stands behind the words before it."""
    source = edit.source.start if edit.source else 0
    if edit.quote:
        return edit.quote.start, source
    before = [
        one.found.b.end for one in placed if one.found.a and one.found.b and one.found.a.end <= source
    ]
    return max(before, default=0), source


def _moves(placed: Sequence[_Placed], a: Row, b: Row) -> tuple[list[Edit], set[Range]]:
    """Return what was moved or stitched, and the ranges of either side that this explains.

    Ranges of the source are negated.
    """
    edits: list[Edit] = []
    explained: set[Range] = set()
    lost = [one for one in placed if one.a[0] < one.a[1] and one.found.kind not in _SAME]
    for number, one in enumerate(placed):
        start, end = one.b
        if start == end or one.found.kind in (*_SAME, DifferenceKind.MARKED):
            continue
        for other in lost:
            at = _find(a.forms, other.a, b.forms[start:end])
            few = end - start == 1 and b.units[start].small and other.a[1] - other.a[0] > 1
            if at is None or few:
                continue
            place = (at, at + end - start)
            passed = _passed_over(placed, number, place)
            if passed is None:
                edits.append(Edit(EditType.MOVED, _span(a, place), _span(b, one.b)))
                explained |= {one.b, _negated(other.a)}
            else:
                edits.append(Edit(EditType.STITCHED, _span(a, passed), _span(b, one.b)))
                between = [held.a for held in lost if place[0] <= held.a[1] and held.a[0] <= passed[1]]
                explained |= {one.b, *map(_negated, between)}
            break
    return edits, explained


def _passed_over(placed: Sequence[_Placed], number: int, place: Range) -> Range | None:
    """Return what the source has between ``place`` and the words beside it in the quotation.

    ``None`` if it stands there in another order.
    """
    same = [(at, one) for at, one in enumerate(placed) if one.found.kind in _SAME]
    before = max((one.a[1] for at, one in same if at < number), default=0)
    after = min((one.a[0] for at, one in same if at > number), default=None)
    if place[0] < before or (after is not None and place[1] > after):
        return None
    if after is not None and place[1] < after:
        return place[1], after
    return (before, place[0]) if before < place[0] else None


def _find(forms: Sequence[str], within: Range, wanted: Sequence[str]) -> int | None:
    for at in range(within[0], within[1] - len(wanted) + 1):
        if tuple(forms[at : at + len(wanted)]) == tuple(wanted):
            return at
    return None


def _negated(units: Range) -> Range:
    return -units[0] - 1, -units[1] - 1


def _typography(placed: Sequence[_Placed], a: Row, b: Row, source: str, quotation: str) -> Iterator[Edit]:
    """Yield what differs in how the common words are written, and in the marks between them."""
    pairs: list[tuple[Unit, Unit] | None] = []
    for one in placed:
        if one.found.kind not in _SAME:
            pairs.append(None)
        elif one.a[1] - one.a[0] != one.b[1] - one.b[0]:
            yield Edit(EditType.TYPOGRAPHIC, one.found.a, one.found.b)
            pairs.append(None)
        else:
            pairs += zip(a.units[slice(*one.a)], b.units[slice(*one.b)], strict=True)
    for pair in pairs:
        if pair is not None and pair[0].source != pair[1].source:
            yield Edit(_writing(*pair), pair[0].span, pair[1].span)
    for before, after in pairwise(pairs):
        if before is None or after is None:
            continue
        gaps = [
            Span(one.span.end, other.span.start) if one.span.end < other.span.start else None
            for one, other in zip(before, after, strict=True)
        ]
        marks = [
            "".join(gap.of(text).split()) if gap else "-"
            for gap, text in zip(gaps, (source, quotation), strict=True)
        ]
        if marks[0] != marks[1]:
            kind = EditType.BRACKET if "[" in "".join(marks) else EditType.TYPOGRAPHIC
            yield Edit(kind, gaps[0], gaps[1])


def _writing(ours: Unit, theirs: Unit) -> EditType:
    if "[" in ours.source or "[" in theirs.source:
        return EditType.BRACKET
    same = ours.source.casefold() == theirs.source.casefold()
    return EditType.CASE if same else EditType.TYPOGRAPHIC


def _marked(one: _Placed, a: Row, b: Row, source: str, quotation: str) -> Iterator[Edit]:
    marks = [
        mark.span.of(text)
        for found, row, text in ((one.found.b, b, quotation), (one.found.a, a, source))
        for mark in row.marks
        if found and mark.span and found.contains(mark.span)
    ]
    if marks and not any(gap in mark for mark in marks for gap in _GAPS):
        yield Edit(EditType.BRACKET, one.found.a, one.found.b)
    elif marks or one.found.a:
        yield Edit(EditType.MARKED_ELISION, one.found.a, one.found.b)


def _goes_with_mark(one: _Placed, near: Sequence[_Placed]) -> bool:
    few = max(one.a[1] - one.a[0], one.b[1] - one.b[0]) <= BESIDE_MARK
    return few and any(other.found.kind is DifferenceKind.MARKED for other in near)


def _altered(one: _Placed, a: Row, b: Row, moved: set[Range], source: str) -> Iterator[Edit]:
    ours = one.a if _negated(one.a) not in moved else (one.a[1], one.a[1])
    theirs = one.b if one.b not in moved else (one.b[1], one.b[1])
    cut = one.found.kind is DifferenceKind.CUT
    if cut:
        ours = (ours[1], ours[1])
    if ours == (ours[1], ours[1]) and theirs == (theirs[1], theirs[1]):
        return
    if theirs[0] == theirs[1] and _is_two_places(a, ours, source):
        yield Edit(EditType.STITCHED, _span(a, ours), None)
        return
    kind = edit_type(a.units[slice(*ours)], b.units[slice(*theirs)])
    yield Edit(kind, _span(a, ours), _span(b, theirs))


def _is_two_places(a: Row, passed: Range, source: str) -> bool:
    """Tell whether the words on both sides of those passed over are of two sentences, or far apart."""
    start, end = passed
    if end - start >= STITCHED_WORDS:
        return True
    if not 0 < start < end < len(a.units):
        return False
    between = Span(a.units[start - 1].span.end, a.units[end].span.start)
    begun = [one.start for one in sentences(source) if between.start <= one.start <= between.end]
    # A word lost at the end or the beginning of one sentence leaves two sentences.
    whole = (a.units[start].span.start, a.units[end].span.start)
    return len(begun) > 1 or any(one not in whole for one in begun)
