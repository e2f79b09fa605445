"""A quotation as a row of comparable words that know their places in the article.

In: a :class:`~factcheck.model.group.QuoteOccurrence`. Out: its tokens in order. A token is a word in the
form in which words are compared, or a mark: an ellipsis, a bracketed insertion, or the seam between two
stretches, where a said-clause or a paragraph break stands and words may lawfully be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.model.group import QuoteOccurrence
from factcheck.model.span import Span
from factcheck.text.forms import joined_forms
from factcheck.text.words import GAP, Word, WordKind, read_words

_PARENTHESES = re.compile(r"\([^()]{1,200}\)")
_CURRENCIES = {"$": "dollars", "£": "pounds", "€": "euros"}
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_BETWEEN = " \t\n\"'“”‘’(["
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """One comparable word: its ``form``, the letters ``shown`` in print, and its place in the article.

    ``stretch`` numbers the stretch it stands in. ``marked`` words stand in square brackets or for an
    ellipsis or a seam; ``aside`` ones within parentheses. ``opens`` marks the first word of a sentence.
    """

    form: str
    shown: str
    span: Span
    stretch: int
    marked: bool = False
    aside: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """An occurrence and its tokens; ``forms`` are theirs. Equal ``forms`` are one wording.

    Readings compare by identity: one stands for one place in one article.
    """

    occurrence: QuoteOccurrence
    tokens: tuple[Token, ...]
    forms: tuple[str, ...]

    def stretch_text(self, stretch: int) -> str:
        """Return the text of the stretch with this number."""
        return dict(enumerate(_stretch_texts(self.occurrence)))[stretch]


def read_occurrence(occurrence: QuoteOccurrence) -> Reading:
    """Read the tokens of ``occurrence``, stretch by stretch, with a mark at every seam."""
    tokens: list[Token] = []
    for number, text in enumerate(_stretch_texts(occurrence)):
        start = occurrence.spans[number].start
        if number:
            tokens.append(Token(GAP, "", Span(start, start + 1), number, marked=True))
        tokens += _stretch_tokens(text, start, number)
    return Reading(occurrence, tuple(tokens), tuple(token.form for token in tokens))


def _stretch_texts(occurrence: QuoteOccurrence) -> Iterator[str]:
    at = 0
    for span in occurrence.spans:
        size = span.end - span.start
        yield occurrence.text[at : at + size]
        at += size + 1


def _stretch_tokens(text: str, start: int, stretch: int) -> Iterator[Token]:
    asides = [Span(*match.span()) for match in _PARENTHESES.finditer(text)]
    for form, span, marked in _forms(read_words(text)):
        yield Token(
            form=form,
            shown=span.of(text),
            span=Span(start + span.start, start + span.end),
            stretch=stretch,
            marked=marked,
            aside=any(aside.contains(span) for aside in asides),
            opens=_opens(text[: span.start]),
        )


def _opens(before: str) -> bool:
    """Tell whether a sentence begins after ``before``."""
    before = before.rstrip(_BETWEEN)
    return not before or before[-1] in ".!?:…"


def _forms(words: Sequence[Word]) -> Iterator[tuple[str, Span, bool]]:
    run: list[Word] = []
    for word in words:
        if word.kind is WordKind.PLAIN:
            run.append(word)
            continue
        yield from _plain_forms(run)
        run = []
        yield word.text, word.span, True
    yield from _plain_forms(run)


def _plain_forms(run: Sequence[Word]) -> Iterator[tuple[str, Span, bool]]:
    """Yield the forms of plain words; ``$5 million`` reads as *5 million dollars*."""
    owed: tuple[str, Span] | None = None
    for form in joined_forms([word.text for word in run]):
        span = Span(run[form.start].span.start, run[form.start + form.size - 1].span.end)
        if owed and not (_NUMBER.fullmatch(form.text) or form.text in _SCALES):
            yield owed[0], owed[1], False
            owed = None
        if form.text in _CURRENCIES:
            owed = (_CURRENCIES[form.text], span)
        else:
            yield form.text, span, False
    if owed:
        yield owed[0], owed[1], False
