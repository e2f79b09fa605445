"""The units of an article: sentences that hold quoted stretches, and those that may report without marks.

In: an article's paragraphs, sentences, stretches and names. Out: a :class:`Passage` for each paragraph; its
units bear their tokens, what reports each stretch, and what is reported without marks. Who speaks is not
known here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.extract.attribution import attribute
from factcheck.extract.closings import Reported
from factcheck.extract.evidence import Attribution
from factcheck.extract.registry import Registry
from factcheck.extract.statements import may_report, reported
from factcheck.extract.tokens import Token, read_tokens, sentence_groups
from factcheck.model.span import Span
from factcheck.text.marks import Marked

_LONGEST = 1500
"""Code points: a longer sentence is a list or a table."""

_SHORTEST = 12
"""Code points of a paragraph that may report something."""


@dataclass(slots=True)
class Unit:
    """One or more sentences of a paragraph that are read together.

    ``quotes`` are the stretches in it with their numbers, ``group`` its place among the paragraph's groups
    of sentences. ``found`` is what reports a stretch, by its number; ``told`` what the unit reports without
    marks.
    """

    span: Span
    quotes: Sequence[tuple[int, Marked]] = ()
    group: int = 0
    tokens: list[Token] = field(default_factory=list)
    found: dict[int, Attribution] = field(default_factory=dict)
    told: list[Reported] = field(default_factory=list)


@dataclass(slots=True)
class Passage:
    """What is read of a paragraph.

    ``places`` are the numbers of its stretches. ``groups`` are its sentences, joined where a stretch holds
    them together; ``quoted`` the units of those with stretches, ``plain`` other sentences that may report
    something. ``tells`` says that statements without marks are looked for.
    """

    places: range
    groups: list[Span]
    quoted: list[Unit]
    plain: list[Unit]
    tells: bool

    def telling(self) -> list[Unit]:
        """Return the units in which a statement without marks is looked for."""
        return [*self.quoted, *self.plain] if self.tells else []


_NOTHING = Passage(range(0), [], [], [], tells=False)
"""What is read of a paragraph without stretches that is too short to report anything."""


def read_passages(
    text: str,
    paragraphs: Sequence[Span],
    sentences: Sequence[Span],
    marked: Sequence[Marked],
    registry: Registry,
    *,
    heads: frozenset[int],
    skip: frozenset[int],
) -> list[Passage]:
    """Return the passage of each paragraph, in order; headlines and what is skipped hold no units.

    Each step is taken for all units before the next one: its patterns and words stay at hand, which takes
    less time than to go through the steps in every unit.
    """
    passages = list(_passages(text, paragraphs, sentences, marked, heads, skip))
    read = [passage for passage in passages if passage.quoted or passage.plain]
    for passage in read:
        for unit in (*passage.quoted, *passage.plain):
            unit.tokens = read_tokens(text, unit.span, unit.quotes, registry)
    for passage in read:
        for unit in passage.quoted:
            unit.found = attribute(text, unit.tokens)
    for passage in read:
        for unit in passage.telling():
            unit.told = list(reported(unit.tokens))
    return passages


def _passages(
    text: str,
    paragraphs: Sequence[Span],
    sentences: Sequence[Span],
    marked: Sequence[Marked],
    heads: frozenset[int],
    skip: frozenset[int],
) -> Iterator[Passage]:
    at = first = 0
    for number, paragraph in enumerate(paragraphs):
        start, begin = at, first
        while at < len(marked) and marked[at].paragraph == number:
            at += 1
        while first < len(sentences) and sentences[first].start < paragraph.end:
            first += 1
        long = paragraph.end - paragraph.start >= _SHORTEST
        if start == at and not long:
            yield _NOTHING
            continue
        places = range(start, at)
        own = sentences[begin:first]
        quotes = [(place, marked[place]) for place in places] if number not in heads else []
        groups = sentence_groups(text, own, quotes) if quotes else []
        quoted = list(_quoted(groups, quotes))
        tells = long and number not in skip and number not in heads
        plain = [Unit(one) for one in _unmarked(text, own, quoted)] if tells else []
        yield Passage(places, groups, quoted, plain, tells)


def _quoted(groups: Sequence[Span], quotes: Sequence[tuple[int, Marked]]) -> Iterator[Unit]:
    """Yield the units of those ``groups`` in which one of ``quotes`` begins."""
    turn = 0
    for number, group in enumerate(groups):
        first = turn
        while turn < len(quotes) and quotes[turn][1].outer.start < group.end:
            turn += 1
        if first < turn:
            yield Unit(group, quotes[first:turn], number)


def _unmarked(text: str, sentences: Sequence[Span], units: Sequence[Unit]) -> Iterator[Span]:
    """Yield those of ``sentences`` outside ``units`` that are worth reading for a statement."""
    ends = [unit.span.end for unit in units]
    for sentence in sentences:
        if sentence.end - sentence.start > _LONGEST:
            continue
        unit = bisect_right(ends, sentence.start) if ends else 0
        if unit < len(ends) and sentence.overlaps(units[unit].span):
            continue
        if may_report(sentence.of(text).split()):
            yield sentence
