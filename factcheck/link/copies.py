"""Near-copies: articles that print one text, cut, edited a little, under another headline.

In: articles. Out: for each the number of its origin, which copies share. Method: fingerprints of all
stretches of eight words outside quotation marks (two reporters may print one statement and still be
two sources); an article is a copy where half of the stretches of the shorter one stand in the other.
Containment and not likeness, since a copy is often the first half of the wire story. An article joins
the fullest text that it copies, nothing is joined through a third.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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
_WITHIN = re.compile(r"(?:[^\W_]['’]?|(?<=[^\W_])['’])[^\W_]")
"""Matches one code point before a cut that parts a word in two."""

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
    starts = [at for at, word in enumerate(words) if len(word) >= from_letters]
    return set(prints("copy", words, starts, STRETCH_WORDS).values())


def prints(kind: str, words: Sequence[str], starts: Iterable[int], size: int) -> dict[int, int]:
    """Return the :func:`fingerprint` of ``size`` words in a row from each start that has so many, by start.

    >>> prints("copy", ["a", "b", "c"], [0, 1, 2], 2)[1] == fingerprint("copy", "b c")
    True
    """
    # Without a join for each: these are most of what a worker hashes.
    joined = " ".join(words)
    row = joined.encode("utf-8", "surrogatepass")
    plain = len(row) == len(joined)
    sizes = map(len, words) if plain else (len(word.encode("utf-8", "surrogatepass")) for word in words)
    ends = list(accumulate(sizes, initial=0))
    head, last = f"{kind} ".encode(), len(words) - size
    return {
        at: xxh3_64_intdigest(head + row[ends[at] + at : ends[at + size] + at + size - 1]) & _BITS
        for at in starts
        if at <= last
    }


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
    return told_and_marks(article, 0)[0]


def told_and_marks(article: ArticleView, from_letters: int) -> tuple[set[int], set[int]]:
    """Return what :func:`told` does, and the whole text's :func:`stretches`, read at once."""
    pieces = list(_pieces(article))
    if any(_WITHIN.match(article.text, start - 1) for start, _, _ in pieces[1:]):
        # A quotation cuts a word in two, which the whole text has as one.
        parts = (article.text[start:end] for start, end, is_own in pieces if is_own)
        own = {mark for part in parts for mark in stretches(part)}
        marks = stretches(article.text, from_letters=from_letters)
        return own if len(own) >= LEAST_STRETCHES else stretches(article.text), marks
    words: list[str] = []
    own_starts: list[int] = []
    for start, end, is_own in pieces:
        first = len(words)
        words += _WORD.findall(article.text[start:end].casefold())
        if is_own:
            own_starts += range(first, len(words) - STRETCH_WORDS + 1)
    long = [at for at, word in enumerate(words) if len(word) >= from_letters]
    found = prints("copy", words, dict.fromkeys([*own_starts, *long]), STRETCH_WORDS)
    own = {found[at] for at in own_starts}
    marks = {found[at] for at in long if at in found}
    return own if len(own) >= LEAST_STRETCHES else stretches(article.text), marks


def _pieces(article: ArticleView) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces of a text that are the reporter's own and those that are not, in order."""
    at = 0
    for span in sorted(stretch.span for stretch in article.quotes if stretch.quoted):
        if span.start > at:
            yield at, span.start, True
        if span.end > at:
            yield max(at, span.start), span.end, False
            at = span.end
    if at < len(article.text):
        yield at, len(article.text), True
