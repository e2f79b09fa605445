r"""From the text of an article back to what it was written in: a page of HTML, or a string of JSON.

In: the original and the text that was made of it. Out: for an offset into the text the offset into the
original. A reader of pages leaves out, moves and tidies, so the two are aligned by their words; in JSON
every escape is one character, and the way back is exact.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from html import unescape
from json.decoder import JSONDecoder

Way = Callable[[int], int]
"""Gives for an offset into one text the offset into the text that it was made from."""

_MARKUP = re.compile(
    r"<!--.*?-->|<(?P<hidden>script|style|head)\b.*?</(?P=hidden)\s*>|<[/!?]?(?P<tag>[A-Za-z][\w-]*)[^>]*>"
    r"|<[!?][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_CHARACTER = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?|.", re.DOTALL)
_WORD = re.compile(r"\w+|[^\w\s]")
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "big", "cite", "em", "font", "i", "mark", "q", "s", "small", "span")
) | {"strong", "sub", "sup", "time", "tt", "u"}
_JSON_CHARACTER = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|.", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*")


def in_page(page: str, text: str) -> Way:
    """Return the way from the main text of ``page`` to the page's source; it is found when first asked for.

    What the page has in no such form (the marks that stand for ``<q>``) is where the word before it ends.

    >>> way = in_page("<nav>All news</nav><p>It <b>r</b>ained &amp; rained.</p>", "It rained & rained.")
    >>> [way(offset) for offset in (0, 3, 10, 12)]
    [22, 28, 39, 45]
    """

    @cache
    def known() -> tuple[list[int], list[int]]:
        shown, places = _shown(page)
        ours = [(match[0], match.start()) for match in _WORD.finditer(text)]
        theirs = [(match[0], match.start()) for match in _WORD.finditer(shown)]
        matcher = SequenceMatcher(
            None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False
        )
        here: list[int] = [0]
        there: list[int] = [0]
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                word, start = ours[block.a + step]
                at = theirs[block.b + step][1]
                for letter in range(len(word)):
                    here.append(start + letter)
                    there.append(places[at + letter])
        return here, there

    def way(offset: int) -> int:
        here, there = known()
        return there[bisect_right(here, offset) - 1]

    return way


def _shown(page: str) -> tuple[str, list[int]]:
    """Return what a browser shows of a page, and the place of each character in the source."""
    letters: list[str] = []
    places: list[int] = []

    def add(start: int, end: int) -> None:
        for match in _CHARACTER.finditer(page, start, end):
            for letter in unescape(match[0]):
                letters.append(letter)
                places.append(match.start())

    at = 0
    for markup in _MARKUP.finditer(page):
        add(at, markup.start())
        if (markup["tag"] or "").lower() not in _INLINE:
            letters.append(" ")
            places.append(markup.start())
        at = markup.end()
    add(at, len(page))
    return "".join(letters), places


def in_json(line: str) -> dict[str, tuple[str, Way]]:
    r"""Return the strings of the object on ``line`` by their keys, each with the way into the line.

    Of a key that is given twice the last value counts, as in reading.

    >>> text, way = in_json('{"id": 7, "text": "So\\n\\u201cgo\\u201d"}')["text"]
    >>> [way(offset) for offset in range(len(text))]
    [19, 20, 21, 23, 29, 30, 31]
    """
    found: dict[str, tuple[str, Way]] = {}
    decoder = JSONDecoder(parse_constant=lambda _: None)
    at = line.index("{") + 1
    while line[(at := _after_space(line, at)) : at + 1] == '"':
        key, at = decoder.raw_decode(line, at)
        at = _after_space(line, _after_space(line, at) + 1)
        value, end = decoder.raw_decode(line, at)
        if isinstance(value, str):
            found[key] = value, list(_character_places(line, at + 1)).__getitem__
        at = _after_space(line, end) + 1
    return found


def _character_places(line: str, start: int) -> Iterator[int]:
    for match in _JSON_CHARACTER.finditer(line, start):
        if match[0] == '"':
            yield match.start()
            return
        yield match.start()


def _after_space(line: str, at: int) -> int:
    found = _SPACE.match(line, at)
    assert found is not None
    return found.end()
