"""Which paragraphs are the page's furniture and not the story.

In: a text and its paragraphs. Out: the numbers of the paragraphs that yield nothing: navigation, skip
links, licences, comment forms, share widgets, newsletter and donation appeals, promos for other stories.
Rules go by line; the phrases are a data file.
"""

from __future__ import annotations

import re

from factcheck.extract.wordlists import phrases
from factcheck.model.span import Span
from factcheck.text.fold import casefolded

_TAIL = 0.6
"""A comment form or a list of related stories ends a text only beyond this share of it."""

_SHORTEST = 4
_LOOKED_AT = 300
_TEASER_MAX = 400
_TEASER = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*(?:read more|more|»)?\Z", re.IGNORECASE)
_FOLLOW = re.compile(r"\W{0,4}follow (?:\S+ ){1,5}on (?:twitter|facebook|instagram|youtube|x)\b")
_BULLET = "*•·-–—|>» \t\xa0"


def _folded(text: str) -> str:
    return casefolded(text).replace("“", '"').replace("”", '"')


def _parts(whole: str) -> tuple[str, ...]:
    """Return the phrases of furniture that stand anywhere in a folded text: mostly none."""
    return tuple([phrase for phrase in phrases("furniture.txt")["part"] if phrase in whole])


def _is_line(line: str, short: bool, parts: tuple[str, ...]) -> bool:
    listed = phrases("furniture.txt")
    bare = line.lstrip(_BULLET)
    if short and (bare.startswith(listed["line"]) or (bare != line and line.startswith(listed["line"]))):
        return True
    if short and _FOLLOW.match(line):
        return True
    return bool(parts) and any(phrase in line for phrase in parts)


def _is_rest(line: str) -> bool:
    bare = line.strip(_BULLET + ":.")
    return bare.startswith(phrases("furniture.txt")["rest"]) and any(
        bare == phrase or (bare.startswith(phrase) and len(bare) < len(phrase) + 20)
        for phrase in phrases("furniture.txt")["rest"]
    )


def _is_teaser(text: str, head: Span, body: Span) -> bool:
    """Tell whether a headline-like line and the cut-off paragraph under it promote another story."""
    short = head.end - head.start < 120 and text[head.end - 1] not in '.!?:;,”"'
    return (
        short
        and body.end - body.start <= _TEASER_MAX
        and _TEASER.search(text, body.start, body.end) is not None
    )


def furniture(text: str, paragraphs: list[Span]) -> frozenset[int]:
    r"""Return the indices into ``paragraphs`` of those that are furniture.

    >>> text = "Skip to content\nThe council met.\nLeave a Reply\nNice!"
    >>> from factcheck.text.sentences import paragraphs
    >>> sorted(furniture(text, paragraphs(text)))
    [0, 2, 3]
    """
    found: set[int] = set()
    size = paragraphs[-1].end if paragraphs else 0
    whole = _folded(text)
    aligned = len(whole) == len(text)  # folding shortens nothing, so that every place is kept
    parts = _parts(whole)
    for number, paragraph in enumerate(paragraphs):
        if paragraph.end - paragraph.start < _SHORTEST:
            continue
        in_tail = paragraph.start > size * _TAIL
        short = paragraph.end - paragraph.start < 200
        if not (in_tail or short or parts):
            continue
        begin, end = paragraph.start, min(paragraph.end, paragraph.start + _LOOKED_AT)
        line = whole[begin:end] if aligned else _folded(text[begin:end])
        if in_tail and _is_rest(line):
            found.update(range(number, len(paragraphs)))
            break
        if _is_line(line, short, parts):
            found.add(number)
        elif in_tail and number and _is_teaser(text, paragraphs[number - 1], paragraph):
            found.update((number - 1, number))
    return frozenset(found)
