"""Near-copies: articles that print one text, cut, edited a little, under another headline.

In: articles. Out: for each the number of its origin, which copies share. Method: fingerprints of all
stretches of eight words outside quotation marks (two reporters may print one statement and still be
two sources); an article is a copy where half of the stretches of the shorter one stand in the other.
Containment and not likeness, since a copy is often the first half of the wire story. An article joins
the fullest text that it copies, nothing is joined through a third.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate

from xxhash import xxh3_64_intdigest

from factcheck.model.group import ArticleView

STRETCH_WORDS = 8
"""Two reporters do not share eight words in a row by chance; a desk that edits leaves most such rows."""

COPIED_SHARE = 0.5
"""Share of the shorter text's stretches from which it is a copy."""

LEAST_STRETCHES = 24
"""Stretches outside quotations below which an article is told by its whole text."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BITS = (1 << 48) - 1


def fingerprint(kind: str, text: str) -> int:
    """Return a number in ``0 .. 2**48 - 1``, the same in every run; texts of two kinds are never equal.

    >>> fingerprint("word", "ashby") == fingerprint("place", "ashby")
    False
    """
    return xxh3_64_intdigest(f"{kind} {text}".encode("utf-8", "surrogatepass")) & _BITS


def stretches(text: str, *, from_letters: int = 0) -> set[int]:
    """Return the fingerprints of all stretches of eight words, capitals and marks aside.

    With ``from_letters`` only of those that begin with a word of so many letters: one in five for 7.

    >>> one = stretches("The ferry struck the pier at Holm, police said on Monday.")
    >>> len(one), one == stretches("the ferry struck the pier at holm -- police said on Monday")
    (4, True)
    """
    words = _WORD.findall(text.casefold())
    coded = [word.encode("utf-8", "surrogatepass") for word in words]
    row = b" ".join(coded)
    ends = [0, *accumulate(len(word) + 1 for word in coded)]
    bounds = list(zip(ends, ends[STRETCH_WORDS:], strict=False))
    if from_letters:
        bounds = [pair for pair, word in zip(bounds, words, strict=False) if len(word) >= from_letters]
    # As fingerprint() does it, without a join for each: these are most of what a worker hashes.
    return {xxh3_64_intdigest(b"copy " + row[start : end - 1]) & _BITS for start, end in bounds}


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
    own: set[int] = set()
    at = 0
    for span in sorted(stretch.span for stretch in article.quotes if stretch.quoted):
        own |= stretches(article.text[at : max(at, span.start)])
        at = max(at, span.end)
    own |= stretches(article.text[at:])
    return own if len(own) >= LEAST_STRETCHES else stretches(article.text)
