"""All claims of one text, in its order.

In: a text with its sentences, names, quotations and furniture, and when it was published. Out:
:class:`~factcheck.model.claim.ClaimOccurrence` values. Sentences without a digit, a number word or a word
of the calendar are passed over unread.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from factcheck.extract.claims.ages import find_ages
from factcheck.extract.claims.figures import count_figures, measure_figures
from factcheck.extract.claims.identifiers import find_identifiers
from factcheck.extract.claims.links import Names
from factcheck.extract.claims.lists import LIST_MIN, find_line_lists
from factcheck.extract.claims.not_figures import shaped_places
from factcheck.extract.claims.occurrences import list_claim, list_claims, make_claims
from factcheck.extract.claims.quantities import bounded_figures, read_quantities
from factcheck.extract.claims.scene import Sentence, Text
from factcheck.extract.claims.triggers import count_words, may_hold, signs_of
from factcheck.extract.claims.votes import find_votes
from factcheck.model.article import Published
from factcheck.model.claim import ClaimOccurrence
from factcheck.model.name import NameOccurrence
from factcheck.model.quote import Stretch
from factcheck.model.span import Span
from factcheck.text.dates import find_dates
from factcheck.text.number_patterns import digit_places_within
from factcheck.text.numbers import find_numbers

_SENTENCE_MAX = 2500
_BLOCK, _SPARSE, _MANY = 4096, 20, 4000
"""A text of more than ``_MANY`` numbers is no prose in those blocks of ``_BLOCK`` code points where numbers
are on average closer than ``_SPARSE``: tables, statistics, dumps. Days and months count as numbers."""

_DIGITS = re.compile(r"\d+")


def _read(sentences: Sequence[Sentence], whole: Text) -> None:
    """Read into each of ``sentences`` what stands there: identifiers, dates, ages, votes and figures.

    One kind is read in all sentences before the next: its patterns and words stay at hand, which takes less
    time than to change from kind to kind in every sentence.
    """
    for one in sentences:
        if one.signs.identified:
            one.identifiers = find_identifiers(one.text)
            if one.identifiers:
                one.taken += [(found.start, found.end) for found in one.identifiers]
    for one in sentences:
        if one.signs.dated:
            dates = find_dates(one.text, whole.published, one.signs.date_words(), one.digits)
            one.dates = [found for found in dates if one.is_free(found.span.start, found.span.end)]
            one.taken += [(found.span.start, found.span.end) for found in one.dates]
    for one in sentences:
        if one.signs.aged:
            ages = find_ages(one.text, one.base, whole.names)
            one.ages = [found for found in ages if one.is_free(found.start, found.end)]
            one.taken += [(found.start, found.end) for found in one.ages]
    counting = [one for one in sentences if one.signs.counted]
    for one in counting:
        one.votes = find_votes(one.text)
        if one.votes:
            one.taken += [(found.start, found.end) for found in one.votes]
    for one in counting:
        one.numbers = find_numbers(one.text, one.signs.number_words(), one.digits)
    counting = [one for one in counting if one.numbers]
    for one in counting:
        if one.digits:
            one.taken += shaped_places(one.text, one.digits)
    for one in counting:
        one.quantities = read_quantities(one.text, one.numbers, one.taken)
    for one in counting:
        one.quantities = bounded_figures(one.text, one.quantities)
    for one in counting:
        one.figures = count_figures(one)
    for one in counting:
        measure_figures(one)


def _pieces(text: str, sentence: Span) -> Sequence[Span]:
    """Cut what is no prose into readable pieces, so that one endless line costs no more than its length."""
    start = sentence.start
    pieces = []
    while sentence.end - start > _SENTENCE_MAX:
        cut = text.rfind(" ", start + 1, start + _SENTENCE_MAX)
        end = cut if cut > start else start + _SENTENCE_MAX
        pieces.append(Span(start, end))
        start = end
    return [*pieces, Span(start, sentence.end)]


def _short(text: str, sentences: Sequence[Span]) -> Sequence[Span]:
    if all(sentence.end - sentence.start <= _SENTENCE_MAX for sentence in sentences):
        return sentences
    return list(chain.from_iterable(_pieces(text, sentence) for sentence in sentences))


def _tables(text: str) -> frozenset[int]:
    """Return the numbers of the blocks of ``text`` that are full of numbers."""
    if not may_hold(text, _MANY):
        return frozenset()
    blocks = Counter(match.start() // _BLOCK for match in _DIGITS.finditer(text))
    for start in range(0, len(text), _BLOCK):
        blocks[start // _BLOCK] += count_words(text, start, start + _BLOCK)
    if sum(blocks.values()) <= _MANY:
        return frozenset()
    return frozenset(block for block, count in blocks.items() if count * _SPARSE > _BLOCK)


class _Skipped:
    """What is passed over: furniture, and blocks of a text that are full of numbers."""

    def __init__(self, text: str, skip: Sequence[Span]) -> None:
        self._skip = skip
        self._starts = [span.start for span in skip]
        self._tables = _tables(text)

    def holds(self, span: Span) -> bool:
        """Tell whether ``span`` shares a place with what is passed over."""
        if span.start // _BLOCK in self._tables:
            return True
        at = bisect_right(self._starts, span.end - 1) - 1
        return at >= 0 and self._skip[at].end > span.start


def find_claims(
    text: str,
    sentences: Sequence[Span],
    *,
    published: Published | None,
    names: Sequence[NameOccurrence],
    quotes: Sequence[Stretch],
    skip: Sequence[Span] = (),
) -> tuple[ClaimOccurrence, ...]:
    """Find the checkable claims of ``text``.

    ``sentences``, ``names``, ``quotes`` and ``skip`` hold spans of ``text`` in code points, each in text
    order, those of ``skip`` apart; nothing is read inside them, nor in tables of numbers. Without
    ``published`` no weekday and no date without a year is resolved. Returns the claims by where they begin,
    the longer first.
    """
    whole = Text(text, published, Names(text, names), quotes)
    skipped = _Skipped(text, skip)
    spans = [span for span in _short(text, sentences) if not skipped.holds(span)]
    digits = digit_places_within(text, spans)
    signs = [signs_of(text, span.start, span.end, here) for span, here in zip(spans, digits, strict=True)]
    told = [
        Sentence(text, span, sign, here)
        for span, sign, here in zip(spans, signs, digits, strict=True)
        if sign
    ]
    _read(told, whole)
    found = make_claims(told, whole)
    for span in (span for span, sign in zip(spans, signs, strict=True) if sign is None):
        if len(whole.names.between(span.start, span.end)) >= LIST_MIN:
            found.extend(list_claims(span, whole, []))
    for one in find_line_lists(text):
        if not skipped.holds(one.items[0]):
            found.append(list_claim(one, found, None))
    return tuple(sorted(found, key=lambda claim: (claim.span.start, -claim.span.end)))
