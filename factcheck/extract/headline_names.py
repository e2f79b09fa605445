"""Mentions in headlines: of names that the body of the article has, for capitals tell nothing there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from factcheck.extract.joining import joined
from factcheck.extract.name_words import bare
from factcheck.extract.persons import core
from factcheck.extract.reads import word_before
from factcheck.extract.registry import Entity, Mention, surname_of
from factcheck.extract.scan import Run, runs
from factcheck.extract.wordlists import word_set
from factcheck.model.name import NameForm
from factcheck.model.span import Span


def headline_mentions(text: str, headlines: Iterable[Span], bearers: Iterable[Entity]) -> list[Mention]:
    """Return the mentions of ``bearers`` in the lines ``headlines`` of ``text``, line by line, in order."""
    known = _known_names(bearers)
    longest = max(map(len, known), default=0)
    return [
        mention
        for line in headlines
        for run in joined(text, runs(text, line.start, line.end))
        for mention in _within(text, run, known, longest)
    ]


def _known_names(bearers: Iterable[Entity]) -> dict[tuple[str, ...], Entity]:
    """Return who bears each folded name, full, a surname alone, or as mentioned; the first who does."""
    known: dict[tuple[str, ...], Entity] = {}
    for entity in bearers:
        known.setdefault(_folded(entity.words), entity)
        if entity.is_person:
            known.setdefault((surname_of(core(entity.words)),), entity)
        for words in {mention.words for mention in entity.mentions}:
            known.setdefault(_folded(words), entity)
    return known


@lru_cache(maxsize=16384)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(bare(word) for word in words)


def _within(
    text: str, run: Run, known: Mapping[tuple[str, ...], Entity], longest: int
) -> Iterator[Mention]:
    """Yield the mentions in one run of capitals, the longest known name at each word."""
    lows = _folded(run.words)
    at = 0
    while at < len(lows):
        size = _size_of_name(lows[at : at + longest], known)
        if size:
            piece, entity = run.cut(at, at + size), known[lows[at : at + size]]
            form = NameForm.FULL if size > 1 else NameForm.SHORT
            lead = word_before(text, piece.start)
            yield Mention(piece.start, piece.end, piece.words, (), entity, form, lead)
        at += size or 1


def _size_of_name(lows: tuple[str, ...], known: Mapping[tuple[str, ...], Entity]) -> int:
    """Return how many of the first words are a name, the most that are; 0 where none is."""
    for size in range(len(lows), 0, -1):
        if lows[:size] in known and (size > 1 or lows[0] not in word_set("first_stop.txt")):
            return size
    return 0
