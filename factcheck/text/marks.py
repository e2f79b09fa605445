"""Quotation marks of one text, paired paragraph by paragraph.

In: a text and its paragraphs. Out: the outermost marked stretches, each with the span inside its marks.
Families: curly, straight, doubled apostrophes and backticks, guillemets, low-high, single curly and
single straight. A mark that its typesetter curled the wrong way is read by the white space around it.
An odd mark costs its own paragraph only: a stretch without a closing mark ends with its paragraph, or,
where more marks follow, with its sentence. One pass, linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.model.span import Span
from factcheck.model.value import value
from factcheck.text.sentences import first_end

_DOUBLE = re.compile(
    r"[“”„‟«»\"＂'`‘’](?:(?<=[“”„‟«»\"＂])|(?<=')(?<!'')'{1,2}(?!')|(?<=`)`|(?<=‘)‘|(?<=’)’)"
)
"""The first character stands for itself, so that the search leaps from mark to mark."""

_CHARACTERS = "“”„‟«»\"＂'`‘’‹›"
_ASCII = "\"'`"
_SOME = re.compile(f"[{_CHARACTERS}]")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,2000}>")
_SINGLE = re.compile(r"[‘’'‹›]")
_SINGLE_OPENERS = "‘'‹›"
_LONE = re.compile(rf"[{_SINGLE_OPENERS}](?<![^\s(\[—–\-/“\"«].)(?=[\w\[($@#“\"…])")
"""A single mark where one may open; without any, the single marks of a paragraph are apostrophes."""

_OPENERS = frozenset("“„«") | {"``", "‘‘"}
_CLOSERS = frozenset("”»") | {"’’"}
_BEFORE_OPEN = frozenset("([{—–-/‘'“\"’:*_>|…")
_AFTER_CLOSE = frozenset(".,;:!?)]}—–-/…’'”\"*_<|")
_ELIDED = re.compile(r"(?:em|til|tis|twas|cause|n|bout|round|cos|\d0?s?)\b", re.IGNORECASE)
_STOPS = ".,!?…"


_MANY, _SPARSE = 4000, 12
"""More marks than ``_MANY``, on average closer than ``_SPARSE`` code points, are no prose (code)."""


@value(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks.

    ``outer`` covers the marks too. ``single`` tells the family; ``unclosed`` that the closing mark is
    missing; ``continues`` that it goes on from the stretch before, over a paragraph break.
    """

    span: Span
    outer: Span
    paragraph: int
    single: bool = False
    unclosed: bool = False
    continues: bool = False


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    role: str  # "open", "close" or "either"


def _role(text: str, match: re.Match[str], paragraph: Span, depth: int) -> str:
    start, end = match.span()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    free_before, free_after = before.isspace(), after.isspace()
    opens = (free_before or before in _BEFORE_OPEN) and not free_after
    closes = not free_before and (free_after or after in _AFTER_CLOSE)
    if before == "=" or (before.isdigit() and match[0] in "\"''" and after in " xX,"):
        closes_only = before != "="
        return "inch" if closes_only else "none"
    mark = match[0]
    if mark in _OPENERS and depth and (before in _STOPS or (free_before and free_after)):
        return "close"
    if mark in _OPENERS:
        return "close" if not opens and closes and not (before.isspace()) else "open"
    if mark in _CLOSERS:
        return "open" if opens and not closes and free_before and after.isalnum() else "close"
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    if opens and closes and (free_after or after in ".,;:!?"):
        return "close"
    return "either"


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    marks = []
    depth = 0
    tags = deque[tuple[int, int]]()
    if text.find("<", paragraph.start, paragraph.end) >= 0:
        tags.extend(tag.span() for tag in _TAG.finditer(text, paragraph.start, paragraph.end))
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        while tags and tags[0][1] <= match.start():
            tags.popleft()
        if tags and tags[0][0] < match.start():
            continue
        role = _role(text, match, paragraph, depth)
        if role == "inch":
            role = "close" if depth else "none"
        if role == "none":
            continue
        depth = max(0, depth + (1 if role == "open" else -1 if role == "close" else 0))
        start, end = match.span()
        if end - start == 3:
            start, end = (start, end - 1) if role == "open" else (start + 1, end)
        marks.append(_Mark(start, end, role))
    return marks


def _outermost(marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark], _Mark | None]:
    """Pair by nesting: outermost pairs, the openers left over, a closing mark that came first."""
    pairs: list[tuple[_Mark, _Mark]] = []
    stack: list[_Mark] = []
    stray = None
    for mark in marks:
        if mark.role == "open" or (mark.role == "either" and not stack):
            stack.append(mark)
        elif stack:
            opener = stack.pop()
            if not stack:
                pairs.append((opener, mark))
        elif not pairs and stray is None:
            stray = mark
    return pairs, stack, stray


def _flat(marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark | None]], _Mark | None]:
    """Pair without nesting: an opener that meets another opener stays unclosed."""
    pairs: list[tuple[_Mark, _Mark | None]] = []
    opener = None
    for mark in marks:
        if mark.role == "open" or (mark.role == "either" and opener is None):
            if opener is not None:
                pairs.append((opener, None))
            opener = mark
        elif opener is not None:
            pairs.append((opener, mark))
            opener = None
    return pairs, opener


def _inside(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _stop(text: str, start: int, following: int) -> int:
    """Return where a stretch ends that has no closing mark before the opening one at ``following``.

    An opening mark at the head of a sentence goes on with the quotation, as at the head of a paragraph; one
    within a sentence leaves the stretch its first sentence.
    """
    end = following
    while end > start and text[end - 1].isspace():
        end -= 1
    if end == start or text[end - 1] in ".!?":
        return end
    return first_end(text, start, end) or end


def _double_in(text: str, paragraph: Span, number: int, opened: bool, next_opens: bool) -> list[Marked]:
    """Pair the double marks of one paragraph; ``opened``: the paragraph before left a stretch open."""
    marks = _marks(text, paragraph)
    found: list[Marked] = []
    if not marks:
        return found

    def add(start: int, opener_end: int, closer_start: int, end: int, unclosed: bool) -> None:
        span = _inside(text, opener_end, closer_start)
        if span is not None:
            found.append(Marked(span, Span(start, end), number, unclosed=unclosed))

    pairs, left, stray = _outermost(marks)
    if stray is not None and opened:
        add(paragraph.start, paragraph.start, stray.start, stray.end, False)
    if len(left) == 1 and left[0].start == paragraph.start and next_opens:
        add(left[0].start, left[0].end, paragraph.end, paragraph.end, True)
    elif not left:
        for opener, closer in pairs:
            add(opener.start, opener.end, closer.start, closer.end, False)
    else:
        flat, last = _flat(marks)
        starts = [mark.start for mark in marks]
        for opener, closer_or_none in flat:
            if closer_or_none is not None:
                add(opener.start, opener.end, closer_or_none.start, closer_or_none.end, False)
                continue
            following = starts[bisect_right(starts, opener.start)]
            stop = _stop(text, opener.end, following)
            add(opener.start, opener.end, stop, stop, True)
        if last is not None:
            add(last.start, last.end, paragraph.end, paragraph.end, True)
    if opened and found and found[0].outer.start == paragraph.start:
        found[0] = replace(found[0], continues=True)
    return found


def _is_opener(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if not (before.isspace() or before in '([—–-/“"«'):
        return False
    if not (after.isalnum() or after in '[($@#“"…') or (text[at] == "’" and before != " "):
        return False
    return _ELIDED.match(text, at + 1) is None


def _singles(text: str, paragraph: Span, taken: list[Span]) -> Iterator[tuple[int, int]]:
    """Yield (opener, closer) of single-marked stretches; ``taken``: double-marked ones, in order."""
    if text[paragraph.start] not in _SINGLE_OPENERS and not _LONE.search(
        text, paragraph.start, paragraph.end
    ):
        return
    places = []
    turn = 0
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        while turn < len(taken) and taken[turn].end <= at:
            turn += 1
        if turn < len(taken) and taken[turn].start <= at:
            continue
        places.append(at)
    opener = weak = None
    for at in places:
        after = text[at + 1] if at + 1 < paragraph.end else " "
        before = text[at - 1] if at > paragraph.start else " "
        if text[at] != "’" and _is_opener(text, at, paragraph):
            if opener is not None and weak is not None:
                yield opener, weak
            opener, weak = at, None
        elif opener is None or after.isalnum() or before.isspace() or text[at] == "‘":
            continue
        elif before in _STOPS or before.casefold() != "s":
            yield opener, at
            opener = weak = None
        elif weak is None:
            weak = at
    if opener is not None and weak is not None:
        yield opener, weak


def _is_code(text: str) -> bool:
    """Tell whether marks stand too close for prose; what they may be at most is counted first, cheaply."""
    if len(text) <= _MANY:
        return False
    foreign = len(text.encode("utf-8", "surrogatepass")) - len(text)  # all marks but three are no ASCII
    if 2 * (foreign + sum(map(text.count, _ASCII))) <= _MANY:
        return False
    if 2 * sum(map(text.count, _CHARACTERS)) <= _MANY:
        return False
    count = len(_DOUBLE.findall(text)) + len(_SINGLE.findall(text))
    return count > _MANY and len(text) < count * _SPARSE


def read_marks(text: str, paragraphs: list[Span]) -> list[Marked]:
    r"""Return the outermost marked stretches of ``text``, in order.

    >>> text = "“We won,” she said. ‘Great,’ he wrote.\n“And another thing."
    >>> [(m.span.of(text), m.unclosed) for m in read_marks(text, [Span(0, 38), Span(39, 58)])]
    [('We won,', False), ('Great,', False), ('And another thing.', True)]
    """
    found: list[Marked] = []
    if _is_code(text):
        return found
    has_singles = any(mark in text for mark in _SINGLE_OPENERS)
    opened = False
    for number, paragraph in enumerate(paragraphs):
        if _SOME.search(text, paragraph.start, paragraph.end) is None:
            opened = False
            continue
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        next_opens = following is not None and _DOUBLE.match(text, following.start) is not None
        doubles = _double_in(text, paragraph, number, opened, next_opens)
        opened = bool(doubles) and doubles[-1].unclosed and doubles[-1].span.end == paragraph.end
        taken = [mark.outer for mark in doubles]
        singles: list[Marked] = []
        for start, end in _singles(text, paragraph, taken) if has_singles else ():
            span = _inside(text, start + 1, end)
            if span is not None:
                singles.append(Marked(span, Span(start, end + 1), number, single=True))
        if singles:
            doubles = _without_nested(doubles, singles)
        found.extend(doubles)
    return found


def _without_nested(doubles: list[Marked], singles: list[Marked]) -> list[Marked]:
    """Merge both families in order of the text, dropping what lies within another stretch."""
    merged: list[Marked] = []
    for mark in sorted(doubles + singles, key=lambda mark: (mark.outer.start, -mark.outer.end)):
        if not merged or mark.outer.start >= merged[-1].outer.end:
            merged.append(mark)
    return merged
