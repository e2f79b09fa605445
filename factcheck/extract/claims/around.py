"""The tokens around a figure or a date, cut only as far as they are looked at.

In: a sentence in lower case and a place in it. Out: words, numbers and marks with their offsets, the
nearest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

TOKEN = re.compile(r"[a-z][\w’'-]*|[,;:()—–.!?“”\"]|\d[\d,.]*|[$£€%]")
_DIGITS_REST, _WORD_REST = re.compile(r"[\d,.]*"), re.compile(r"[\w’'-]*")
"""What of a token stands behind a figure: a comma behind digits is theirs (*Doe, 67, was hurt*)."""
EDGES = frozenset(";:—–.!?")
MARKS = frozenset('()“”"')
Token = tuple[str, int]
"""A word, number or mark in lower case, and its offset."""


def words_before(lower: str, start: int, window: int, most: int) -> list[str]:
    """Return the last ``most`` tokens of the ``window`` before ``start`` as words, the nearest first.

    >>> words_before("on may 4, two men", 13, 60, 3)
    ['two', '4,', 'may']
    """
    begin = lower.find(" ", start - window, start) if start > window else 0
    words: list[str] = []
    pieces = lower[begin:start].rsplit(None, most) if begin >= 0 else []
    for piece in reversed(pieces):
        if piece.isalpha() and piece.isascii():
            words.append(piece)
        else:
            words += TOKEN.findall(piece)[::-1]
        if len(words) >= most:
            break
    return words[:most]


def placed_before(lower: str, start: int, words: Iterable[str]) -> list[Token]:
    """Return the first of the :func:`words_before` a place as tokens, in the order of the text."""
    tokens = []
    for word in words:
        start = lower.rfind(word, 0, start)
        tokens.append((word, start))
    return tokens[::-1]


def tokens_behind(lower: str, end: int, window: int) -> Iterator[Token]:
    """Yield the tokens that begin in the ``window`` behind ``end``, where a token may still go on."""
    rest = (_DIGITS_REST if lower[end - 1 : end].isdigit() else _WORD_REST).match(lower, end)
    for match in TOKEN.finditer(lower, rest.end() if rest else end):
        start = match.start()
        if start >= end + window:
            return
        yield match[0], start


def without_asides(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens outside parentheses, up to the end of the clause, without quotation marks."""
    depth = 0
    for token in tokens:
        word = token[0]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
            if depth < 0:
                return
        elif not depth:
            if word in EDGES:
                return
            if word not in MARKS:
                yield token
