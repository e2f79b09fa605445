"""What is said in a text that is itself somebody's words: the turns of a transcript, the text of a post.

In: an article's kind, paragraphs and registry. Out: a stretch for each paragraph that somebody speaks or
writes, without marks round it. A turn begins with a label, a name in capitals before a colon (*MAYOR ANA
RUIZ:*) or, where more than one paragraph begins so, in small letters, and holds for the paragraphs after
it. A transcript without labels and a post have one voice, that of the byline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.extract.confidence import confidence
from factcheck.extract.registry import Registry, surname_of
from factcheck.model.article import ArticleKind, RawArticle
from factcheck.model.quote import LEAST_SPEAKER, QuoteKind, QuoteRole, SpeakerMethod, Stretch
from factcheck.model.span import Span
from factcheck.text.marks import Marked
from factcheck.text.names import find_given_name, is_name, prefixes

_LABEL = re.compile(r"([A-Z][^:\n!?“”\"]{0,79}):[ \t\xa0]+(?=\S)")
_BEHIND_NAME = re.compile(r"[,(]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]\.?")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_LEAST_NAMED = 2
"""Paragraphs that begin with a name and a colon where labels are in small letters."""

_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class _Label:
    """Words before a colon: the place of those that name somebody, and the name; ``None`` for an office."""

    span: Span
    end: int
    name: str | None


_Turn = tuple[Span, str | None, Span | None]
"""The words of one paragraph, who says them, and where the text names that speaker."""


def read_turns(
    article: RawArticle,
    paragraphs: Sequence[Span],
    skip: frozenset[int],
    marked: Sequence[Marked],
    registry: Registry,
    least: float = LEAST_SPEAKER,
) -> list[Stretch]:
    """Return what a transcript or a post says, a stretch a paragraph; nothing of texts of other kinds.

    Speakers that are less sure than ``least`` are none. Asides in brackets (*(Applause.)*) are left out,
    and so is what begins with a quotation mark: that is read as in any text.
    """
    if not article.kind.spoken:
        return []
    spoken = [
        span
        for number, span in enumerate(paragraphs)
        if number not in skip and not _ASIDE.fullmatch(span.of(article.text).strip())
    ]
    labels = _labels(article.text, spoken, registry) if article.kind is ArticleKind.TRANSCRIPT else {}
    name = article.byline or (article.outlet if article.kind is ArticleKind.POST else None)
    turns = _labelled(spoken, labels) if labels else [(span, name, None) for span in spoken]
    within = {mark.outer.start for mark in marked}
    return [
        _stretch(number, words, speaker, mention, least)
        for number, (words, speaker, mention) in enumerate(turns)
        if words.start not in within
    ]


def outside_turns(marked: list[Marked], turns: Sequence[Stretch]) -> list[Marked]:
    """Return what stands within marks outside of turns, which are read whole, in the order of the text."""
    if not turns:
        return marked
    starts = [turn.span.start for turn in turns]
    found = []
    for mark in marked:
        at = bisect_right(starts, mark.span.start) - 1
        near = turns[max(at, 0) : at + 2]
        if not any(mark.span.overlaps(turn.span) for turn in near):
            found.append(mark)
    return found


def _labelled(spoken: Sequence[Span], labels: dict[int, _Label]) -> Iterator[_Turn]:
    label: _Label | None = None
    for at, span in enumerate(spoken):
        own = labels.get(at)
        label = own or label
        if label is not None:
            words = Span(own.end, span.end) if own else span
            yield words, label.name, label.span


def _stretch(number: int, span: Span, name: str | None, mention: Span | None, least: float) -> Stretch:
    method = SpeakerMethod.CUE if mention else SpeakerMethod.INTRO
    sure = confidence(method, "name", "right", named=True) if name else 0.0
    known = name is not None and sure >= least
    return Stretch(
        span=span,
        kind=QuoteKind.DIRECT,
        role=QuoteRole.ATTRIBUTED,
        quotation=number,
        speaker=name if known else None,
        mention=mention if known else None,
        method=method if known else SpeakerMethod.NONE,
        confidence=sure if known else 0.0,
    )


def _labels(text: str, spoken: Sequence[Span], registry: Registry) -> dict[int, _Label]:
    """Return the labels by the number of the paragraph that each begins."""
    found = {
        at: match for at, span in enumerate(spoken) if (match := _LABEL.match(text, span.start, span.end))
    }
    names = _Names(registry, [match[1] for match in found.values()])
    labels = {
        at: _Label(Span(*match.span(1)), match.end(), names.named_in(match[1]))
        for at, match in found.items()
    }
    named = sum(label.name is not None for label in labels.values()) >= _LEAST_NAMED
    return {
        at: label
        for at, label in labels.items()
        if label.span.of(text).isupper() or (named and label.name is not None)
    }


class _Names:
    """The persons that labels name: in full in one of them, by surname alone in others."""

    def __init__(self, registry: Registry, labels: Sequence[str]) -> None:
        self._small = {
            word.casefold(): word
            for mention in registry.mentions
            for word in mention.words
            if not word.isupper()
        }
        full = [words for label in labels if (words := _full_name(label))]
        self._by_surname: dict[str, set[tuple[str, ...]]] = {}
        for words in full:
            self._by_surname.setdefault(surname_of(words), set()).add(words)

    def named_in(self, label: str) -> str | None:
        """Return the full name of whom ``label`` names, else the surname; ``None`` for an office alone."""
        words = _full_name(label) or self._by_surname_alone(label)
        return " ".join(self._in_small_letters(word) for word in words) if words else None

    def _by_surname_alone(self, label: str) -> tuple[str, ...]:
        words = _words(label)
        last = words[-1] if words else ""
        bearers = self._by_surname.get(last.casefold(), set())
        if len(bearers) == 1:
            return next(iter(bearers))
        titled = len(words) > 1 and words[-2].casefold().rstrip(".") in prefixes()
        alone = len(words) == 1 and is_name(last.casefold())
        return (last,) if titled or alone else ()

    def _in_small_letters(self, word: str) -> str:
        return self._small.get(word.casefold(), _capitalised(word) if word.isupper() else word)


def _words(label: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_BEHIND_NAME.split(label)[0]))


def _full_name(label: str) -> tuple[str, ...]:
    """Return the words from a given name on to the end of a label's name, if they are two to four."""
    words = _words(label)
    for at, word in enumerate(words[:-1]):
        if len(words) - at <= _MOST_NAMES and find_given_name(word.casefold().rstrip(".")):
            return words[at:]
    return ()


def _capitalised(word: str) -> str:
    """Return a word in capitals as it is written in a sentence.

    >>> _capitalised("O'BRIEN-HALE"), _capitalised("J.")
    ("O'Brien-Hale", 'J.')
    """
    return _LETTERS.sub(lambda part: part[0].capitalize(), word)
