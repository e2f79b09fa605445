"""Quotations out of their stretches, and the keys by which they are known from one import to the next.

In: the stretches that extraction found, and the text. Out: each quotation's stretches, its words, its key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from factcheck.model.article import ArticleKey, ArticleRef
from factcheck.model.extraction import Extraction
from factcheck.model.group import QuoteOccurrence
from factcheck.model.keys import stable_key
from factcheck.model.quote import QuoteKind, Stretch
from factcheck.model.span import Span
from factcheck.text.fold import fold_text
from factcheck.text.words import read_texts


def join_stretches(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    """Return the stretches of each quotation, in the order of the quotations' numbers.

    >>> from factcheck.model.quote import QuoteKind, QuoteRole
    >>> from factcheck.model.span import Span
    >>> def stretch(start: int, quotation: int) -> Stretch:
    ...     span = Span(start, start + 1)
    ...     role = QuoteRole.ATTRIBUTED
    ...     return Stretch(span=span, kind=QuoteKind.DIRECT, role=role, quotation=quotation)
    >>> [len(group) for group in join_stretches([stretch(0, 0), stretch(5, 1), stretch(9, 0)])]
    [2, 1]
    """
    groups: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        groups.setdefault(stretch.quotation, []).append(stretch)
    return [groups[number] for number in sorted(groups)]


def quotation_text(text: str, group: Sequence[Stretch]) -> str:
    """Return the stretches' words as they stand in ``text``, joined with one space."""
    return " ".join(stretch.span.of(text) for stretch in group)


def occurrence_of(
    article: ArticleRef,
    text: str,
    group: Sequence[Stretch],
    told: Stretch,
    *,
    key: str,
    speaker_key: str | None = None,
) -> QuoteOccurrence:
    """Return the stretches of one quotation as an occurrence; ``told`` is the one that tells its speaker.

    ``text`` is theirs, see :func:`quotation_text`.
    """
    return QuoteOccurrence(
        key=key,
        article=article,
        spans=tuple(stretch.span for stretch in group),
        text=text,
        kind=group[0].kind,
        role=group[0].role,
        speaker=told.speaker,
        speaker_key=speaker_key,
        method=told.method,
        confidence=told.confidence,
    )


def joins_of(spans: Sequence[Span]) -> tuple[int, ...]:
    """Return the offsets in a quotation's joined text at which its further stretches begin.

    >>> from factcheck.model.span import Span
    >>> joins_of([Span(10, 14), Span(30, 32), Span(40, 41)])
    (5, 8)
    """
    return tuple(accumulate(span.end - span.start + 1 for span in spans[:-1]))


def quote_keys_of(article: ArticleKey, quotations: Iterable[tuple[str, QuoteKind]]) -> list[str]:
    """Return the keys of an article's quotations, whose joined texts and kinds are given in order.

    A key knows the article, the folded words, and how many quotations with equal words stand before:
    a paragraph put in above, other marks or another typeface change no key. Statements without marks are
    counted by themselves.
    """
    seen: Counter[tuple[str, str]] = Counter()
    keys: list[str] = []
    for text, kind in quotations:
        words = " ".join([word for word, _ in read_texts(text)]) or fold_text(text)
        space = "told" if kind is QuoteKind.INDIRECT else "quote"
        keys.append(stable_key([space, article, words, seen[space, words]]))
        seen[space, words] += 1
    return keys


def quotation_texts(extraction: Extraction) -> list[tuple[str, QuoteKind]]:
    """Return the joined text and the kind of each quotation, in the order of the quotations' numbers."""
    text = extraction.article.text
    return [(quotation_text(text, group), group[0].kind) for group in join_stretches(extraction.quotes)]


def quote_keys(extraction: Extraction) -> list[str]:
    """Return the key of each quotation, in the order of the quotations' numbers."""
    return quote_keys_of(extraction.article.key, quotation_texts(extraction))
