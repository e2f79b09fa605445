"""Near-copies: articles that print one text, cut, edited a little, under another headline.

In: articles. Out: for each the number of its origin, which copies share. Method: fingerprints of all
stretches of eight words outside quotation marks (two reporters may print one statement and still be
two sources); an article is a copy where half of the stretches of the shorter one stand in the other.
Containment and not likeness, since a copy is often the first half of the wire story. An article joins
the fullest text that it copies, nothing is joined through a third.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from factcheck.link.hashing import numbers_of_rows
from factcheck.model.group import ArticleView

STRETCH_WORDS = 8
"""Two reporters do not share eight words in a row by chance; a desk that edits leaves most such rows."""

COPIED_SHARE = 0.5
"""Share of the shorter text's stretches from which it is a copy."""

LEAST_STRETCHES = 24
"""Stretches outside quotations below which an article is told by its whole text."""

_COPY = "copy "
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WITHIN = re.compile(r"(?:[^\W_]['’]?|(?<=[^\W_])['’])[^\W_]")
"""Matches one code point before a cut that parts a word in two."""


def stretches(text: str, *, from_letters: int = 0) -> set[int]:
    """Return the fingerprints of all stretches of eight words, capitals and marks aside.

    With ``from_letters`` only of those that begin with a word of so many letters: one in five for 7.

    >>> one = stretches("The ferry struck the pier at Holm, police said on Monday.")
    >>> len(one), one == stretches("the ferry struck the pier at holm -- police said on Monday")
    (4, True)
    """
    words = _WORD.findall(text.casefold())
    return _long(numbers_of_rows(" ".join(words), STRETCH_WORDS, _COPY), words, from_letters)


def _long(found: Sequence[int], words: Sequence[str], from_letters: int) -> set[int]:
    """Return those of the fingerprints that begin with a word of so many letters."""
    return set(compress(found, map(from_letters.__le__, map(len, words))))


def origins(
    articles: Sequence[ArticleView], told_by: Callable[[ArticleView], Collection[int]] | None = None
) -> tuple[int, ...]:
    """Return the origin of each article, in the order given, numbered from 0 as they first appear.

    Which articles share an origin does not depend on the order. ``told_by`` gives what :func:`told` does,
    for a caller that has it already.
    """
    if len(articles) < 2:
        return tuple(range(len(articles)))
    marks = [frozenset((told_by or told)(article)) for article in articles]
    fullest_first = sorted(range(len(articles)), key=lambda at: (-len(marks[at]), articles[at].ref.key))
    source: dict[int, int] = {}
    for at in fullest_first:
        least = max(1, COPIED_SHARE * len(marks[at]))
        shared = [
            (-len(marks[at] & marks[other]), place)
            for place, other in enumerate(fullest_first)
            if source.get(other) == other
        ]
        best, place = min(shared, default=(0, 0))
        source[at] = fullest_first[place] if -best >= least else at
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(source[at], len(numbers)) for at in range(len(articles)))


def told(article: ArticleView) -> set[int]:
    """Return the fingerprints of the reporter's own words, or of all where those are few."""
    return read_marks(article, 0).own


class Marks(NamedTuple):
    """What :func:`told` returns, the whole text's :func:`stretches`, and its words as they are written."""

    own: set[int]
    whole: set[int]
    words: frozenset[str]


def read_marks(article: ArticleView, from_letters: int) -> Marks:
    """Read the words of a text once, for all that is made of them."""
    pieces = list(_pieces(article))
    words: list[str] = []
    bounds: list[tuple[int, int]] = []
    for start, end, is_own in pieces:
        first = len(words)
        words += _WORD.findall(article.text, start, end)
        if is_own:
            bounds.append((first, len(words) - STRETCH_WORDS + 1))
    joined = " ".join(words)
    small = joined.casefold()
    if len(small) != len(joined) or _IOTA in article.text or _cuts_words(article.text, pieces):
        return _read_apart(article, pieces, from_letters)
    found = numbers_of_rows(small, STRETCH_WORDS, _COPY)
    own: set[int] = set()
    for first, after in bounds:
        if after > first:
            own.update(found[first:after])
    if len(own) < LEAST_STRETCHES:
        own = set(found)
    return Marks(own, _long(found, words, from_letters), frozenset(words))


_IOTA = "\u0345"
"""The one mark that is a letter in small."""


def _cuts_words(text: str, pieces: Sequence[tuple[int, int, bool]]) -> bool:
    """Tell whether a quotation cuts a word in two, which the whole text has as one."""
    return any(_WITHIN.match(text, start - 1) for start, _, _ in pieces[1:])


def _read_apart(article: ArticleView, pieces: Sequence[tuple[int, int, bool]], from_letters: int) -> Marks:
    """Read the marks of a text whose words are others in small letters, or are cut."""
    parts = (article.text[start:end] for start, end, is_own in pieces if is_own)
    own = {mark for part in parts for mark in stretches(part)}
    return Marks(
        own if len(own) >= LEAST_STRETCHES else stretches(article.text),
        stretches(article.text, from_letters=from_letters),
        frozenset(_WORD.findall(article.text)),
    )


def _pieces(article: ArticleView) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces of a text that are the reporter's own and those that are not, in order."""
    at = 0
    spans = [stretch.span for stretch in article.quotes if stretch.quoted]
    for start, end in sorted((span.start, span.end) for span in spans):
        if start > at:
            yield at, start, True
        if end > at:
            yield max(at, start), end, False
            at = end
    if at < len(article.text):
        yield at, len(article.text), True
