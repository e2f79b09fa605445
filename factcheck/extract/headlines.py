"""Which paragraphs are headlines, decks or captions.

In: a text, its paragraphs and its furniture. Out: the numbers of headline lines. A headline is a short line
without a closing stop at the top of the text, or one that stands there twice. Where the story's own
quotations bear double marks, a line above them or a line of its own with single ones is a headline, a deck
or a heading: papers set marks so in display type.
"""

from __future__ import annotations

import re

from factcheck.model.span import Span
from factcheck.text.marks import Marked

_TOP = 6
_MAX = 180
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BYLINE = re.compile(r"(?:by|from|staff|story by)\b", re.IGNORECASE)
_ROW = re.compile(r"[-•*–\s]*[A-Z][^,(\n]{2,50}(?:,\s+(?:aged?\s+)?\d{1,3}\b|\s\(\d{1,3}\))")
"""How a row of a table of people begins: a name and an age."""
_SMALL = frozenset(
    ("with", "from", "into", "over", "that", "than", "when", "your", "upon", "after", "about")
)
_SPEECH = re.compile(r"\.[\"”’»]")
_STOPS = ".!?:;,…"
_CLOSING = "\"”’')»"
_DISPLAYED = 3
"""Lines at the top that may be headline, deck and a second deck."""

_HEADING_MAX = 90
_HOUSE_MIN = 2
"""Double-marked stretches from which on an article's own quotations are taken to bear double marks."""


def _without_stop(line: str) -> bool:
    bare = line.rstrip(_CLOSING)
    return bool(bare) and (bare[-1] not in _STOPS or (bare[-1] in "?!" and len(line) < 100))


def is_title_case(words: list[str]) -> bool:
    """Tell whether most of the longer words bear a capital."""
    longer = [word for word in words if len(word) > 3 and word not in _SMALL]
    return len(longer) >= 2 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)


def headlines(text: str, paragraphs: list[Span], skip: frozenset[int]) -> frozenset[int]:
    """Return the indices into ``paragraphs`` of headlines and decks.

    The first line may be one by its shape alone only where more lines follow.
    """
    shown = [number for number in range(len(paragraphs)) if number not in skip]
    lines = {number: paragraphs[number].of(text) for number in shown[:_TOP] + shown[-_TOP:]}
    folded = [line.casefold() for line in lines.values() if len(line) <= _MAX]
    found = set()
    top = True
    in_table = False
    for number in shown[:_TOP]:
        line = lines[number]
        in_table = in_table and _ROW.match(line) is not None
        if in_table or (len(line) > _MAX and not top):
            in_table, top = in_table or line.endswith(":"), False
            continue
        in_table = line.endswith(":")
        stopless = len(line) <= _MAX and _without_stop(line)
        if not (stopless or top):
            continue
        words = _WORD.findall(line[:_MAX])
        shape = stopless and _SPEECH.search(line) is None and len(words) >= 3
        twice = stopless and folded.count(line.casefold()) > 1
        if twice or (top and shape and len(shown) > 3) or (shape and is_title_case(words)):
            found.add(number)
        elif not (_BYLINE.match(line) or len(words) < 6 or line.endswith(")")):
            top = False
    return frozenset(found)


def marks_doubly(marked: list[Marked]) -> bool:
    """Tell whether the quotations of a story bear double marks, so that single ones serve other ends."""
    singles = sum(mark.single for mark in marked)
    return len(marked) - singles >= max(_HOUSE_MIN, singles)


def displayed(
    text: str, paragraphs: list[Span], skip: frozenset[int], marked: list[Marked]
) -> frozenset[int]:
    """Return the indices into ``paragraphs`` of lines that single marks show to be display type.

    ``marked`` are the stretches of the text in order; ``skip`` the paragraphs outside the story.
    """
    if not marks_doubly(marked):
        return frozenset()
    first = next(mark.paragraph for mark in marked if not mark.single)
    shown = [number for number in range(min(first, _DISPLAYED + len(skip))) if number not in skip]
    top = frozenset(shown[:_DISPLAYED])
    found = set()
    for mark in marked:
        line = paragraphs[mark.paragraph]
        size = line.end - line.start
        alone = size <= _HEADING_MAX and size - (mark.outer.end - mark.outer.start) <= 4
        if mark.single and (alone or (mark.paragraph in top and size <= _MAX)):
            found.add(mark.paragraph)
    return frozenset(found)
