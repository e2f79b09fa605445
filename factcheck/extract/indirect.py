"""Statements without marks that give a figure, a name or a date, each with its speaker.

In: an article's sentences and names, and who speaks its quotations. Out: a :class:`Told` for each statement
of a source that the article names or describes. Most sentences have no reporting word and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extract.claims.triggers import may_state
from factcheck.extract.closings import Reported
from factcheck.extract.evidence import Attribution
from factcheck.extract.registry import Registry
from factcheck.extract.speakers import Speakers
from factcheck.extract.units import Passage
from factcheck.extract.voice import Voice
from factcheck.model.span import Span
from factcheck.model.value import value


@value(frozen=True, slots=True)
class Told:
    """What somebody is said to have said: its stretches in order, and whose words they are."""

    pieces: tuple[Span, ...]
    voice: Voice


class Statements:
    """Reads an article's paragraphs in order, each after its quotations."""

    def __init__(self, text: str, registry: Registry, speakers: Speakers) -> None:
        """Take the article's names and whoever speaks in it."""
        self._text = text
        self._registry = registry
        self._speakers = speakers

    def read(self, number: int, passage: Passage) -> Iterator[Told]:
        """Yield what paragraph ``number`` reports."""
        for unit in passage.telling():
            for found in unit.told:
                pieces = tuple(_whole_words(self._text, piece, unit.span) for piece in found.pieces)
                if any(self._tells(piece) for piece in pieces):
                    voice = self._speakers.voice_of(number, _attribution(found), pieces[0])
                    if voice.speaker is not None:
                        yield Told(pieces, voice)

    def _tells(self, piece: Span) -> bool:
        """Tell whether a figure, a name or a date stands there."""
        if self._registry.between(piece.start, piece.end):
            return True
        if _CAPITAL.search(self._text, piece.start, piece.end):
            return True
        return may_state(self._text, piece.start, piece.end)


def _attribution(found: Reported) -> Attribution:
    return Attribution(found.subject, found.cue, found.rule)


_CAPITAL = re.compile(r"[A-Z](?<=[a-z,] .)")
"""A name that the registry does not know: *the U.S.*, *the Mexican government*."""

_STOPS = ",;.!?:—–…"


def _whole_words(text: str, piece: Span, unit: Span) -> Span:
    """Return the piece with what its first and last words are written with: *$4*, *22%*."""
    start, end = piece.start, piece.end
    while start > unit.start and not text[start - 1].isspace() and text[start - 1] not in _STOPS:
        start -= 1
    while end < unit.end and not text[end].isspace() and text[end] not in _STOPS:
        end += 1
    if end < unit.end and text[end] == "." and "." in text[start:end].rsplit(None, 1)[-1]:
        end += 1
    return Span(start, end)
