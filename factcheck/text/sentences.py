"""Paragraphs and sentences of news prose, as spans of the stored text.

A paragraph is a line, except in texts whose lines are wrapped at a fixed width: there it is a block
between empty lines. A sentence never crosses a paragraph; a full stop inside quotation marks ends its
sentence together with the closing mark. Abbreviations and the words that open sentences are data files.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from factcheck.model.span import Span

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_END = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+(?=\s)")
_WORD_BEFORE = re.compile(r"[^\W\d_](?:[\w.'’-]{0,11})\Z")
_OPENING = "\"'“‘«([—–―-$#@"
_WRAP_MIN, _WRAP_MAX = 50, 100
"""A wrapped line is that long; 72 to 80 is usual for mail and plain-text editions."""


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """Return the abbreviations without their last full stop, folded, with their class (title, loose)."""
    lines = files("factcheck.text").joinpath("data/abbreviations.txt").read_text("utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {word: kind for kind, word in pairs}


@lru_cache(maxsize=1)
def opening_words() -> frozenset[str]:
    """Return the lower-case words of the closed classes that open sentences."""
    lines = files("factcheck.text").joinpath("data/openers.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _ends_open(text: str, line: Span) -> bool:
    """Tell whether a line stops in the middle of a sentence at the width of a wrapped text."""
    return _WRAP_MIN <= line.end - line.start <= _WRAP_MAX and text[line.end - 1] not in '.!?:;"”’»'


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that bear anything, without the white space around them."""
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.lstrip()
        if bare:
            start = at + len(line) - len(bare)
            yield Span(start, start + len(bare.rstrip()))
        at += len(line)


def paragraphs(text: str) -> list[Span]:
    r"""Return the paragraphs of ``text`` in order, without the white space around them.

    >>> paragraphs("One.\n\n Two. \n")
    [Span(start=0, end=4), Span(start=7, end=11)]
    """
    lines = list(_lines(text))
    if not lines or max(line.end - line.start for line in lines) > _WRAP_MAX:
        return lines
    if sum(_ends_open(text, line) for line in lines) < 3:  # 70 of 100, of four at least
        return lines
    joined = [len(_BREAK.findall(text, one.end, two.start)) == 1 for one, two in pairwise(lines)]
    followed = [line for line, tied in zip(lines, joined, strict=False) if tied]
    broken = [line for line in followed if _ends_open(text, line)]
    if len(followed) < 4 or len(broken) * 10 < len(followed) * 7:
        return lines
    blocks = [lines[0]]
    for line, tied in zip(lines[1:], joined, strict=True):
        if tied:
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return blocks


def _next_word(text: str, at: int, end: int) -> str:
    """Return the word at ``at``, letters only."""
    stop = at
    while stop < end and stop - at < 24 and text[stop].isalpha():
        stop += 1
    return text[at:stop]


def _is_boundary(text: str, match: re.Match[str], paragraph: Span) -> bool:
    at = match.end()
    while at < paragraph.end and text[at].isspace():
        at += 1
    if at >= paragraph.end:
        return False
    after = at
    while after < paragraph.end - 1 and after - at < 3 and text[after] in _OPENING:
        after += 1
    if not (text[after].isupper() or text[after].isdigit()):
        return False
    stop = match[0]
    if not stop.startswith("."):
        return not (stop[0] == "…" and after == at and text[after].isdigit())
    reach = max(paragraph.start, match.start() - 12)
    last = text[reach : match.start()].rpartition(" ")[2]
    if len(last) > 1 and last.isalpha() and last.casefold() not in abbreviations():
        return True
    before = _WORD_BEFORE.search(text, reach, match.start())
    if before is None or len(stop.rstrip("\"'”’»)]")) > 1:
        return True
    word = before[0].casefold()
    word = word.rsplit("-", 1)[-1]
    single = len(word) == 1 and before[0].isupper()
    kind = "loose" if single else abbreviations().get(word)
    if kind is None and "." in word and len(word) <= 5:
        kind = "loose"
    if kind is None or len(stop) > 1:
        return True
    if kind == "title":
        return False
    return _next_word(text, after, paragraph.end).casefold() in opening_words() and (
        after > at or not single or len(_next_word(text, after, paragraph.end)) > 1
    )


def sentences(text: str, within: list[Span] | None = None) -> list[Span]:
    """Return the sentences of ``text`` (or of the paragraphs ``within`` it) in order, trimmed.

    >>> text = "“It’s over.” Gov. Ann Lee left at 5 p.m. Friday. No one spoke."
    >>> [span.of(text) for span in sentences(text)]
    ['“It’s over.”', 'Gov. Ann Lee left at 5 p.m. Friday.', 'No one spoke.']
    """
    found: list[Span] = []
    for paragraph in paragraphs(text) if within is None else within:
        start = paragraph.start
        for match in _END.finditer(text, paragraph.start, paragraph.end):
            if _is_boundary(text, match, paragraph):
                found.append(Span(start, match.end()))
                start = match.end()
                while text[start].isspace():
                    start += 1
        found.append(Span(start, paragraph.end) if start > paragraph.start else paragraph)
    return found


def first_end(text: str, start: int, end: int) -> int | None:
    """Return where the first sentence of ``text[start:end]`` ends, if another one follows it there.

    >>> first_end("He met Sen. Ann Lee. They spoke. Then", 0, 37)
    20
    """
    within = Span(start, end)
    for match in _END.finditer(text, start, end):
        if _is_boundary(text, match, within):
            return match.end()
    return None


def sentence_around(units: Sequence[Span], span: Span) -> Span:
    """Return the sentence of a text, given in order, that holds the beginning of ``span``.

    >>> text = "One. Two. Three."
    >>> sentence_around(sentences(text), Span(6, 7)).of(text)
    'Two.'
    """
    at = bisect_right(units, span.start, key=lambda unit: unit.start) - 1
    return units[at] if at >= 0 and units[at].end > span.start else span


def context(text: str, span: Span, limit: int = 600, units: Sequence[Span] | None = None) -> Span:
    """Return the sentences that hold ``span``, with one before and one after.

    A neighbour that would make the whole longer than ``limit`` code points is left out, and what is
    still longer is cut at ``limit`` around ``span``. ``units`` are the sentences of ``text``, for whoever
    asks of one text again and again.

    >>> text = "One. Two. Three. Four."
    >>> context(text, Span(10, 15)).of(text)
    'Two. Three. Four.'
    """
    units = sentences(text) if units is None else units
    first = max(0, bisect_right(units, span.start, key=lambda unit: unit.start) - 1)
    last = max(first, bisect_right(units, span.end - 1, key=lambda unit: unit.start) - 1)
    if not units:
        return span
    start, end = min(units[first].start, span.start), max(units[last].end, span.end)
    if first > 0 and end - units[first - 1].start <= limit:
        start = units[first - 1].start
    if last + 1 < len(units) and units[last + 1].end - start <= limit:
        end = units[last + 1].end
    if end - start > limit:
        spare = max(0, limit - (span.end - span.start)) // 2
        start, end = max(start, span.start - spare), min(end, span.end + spare)
    return Span(start, end)
