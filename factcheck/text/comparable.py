"""A text as a row of units that can be compared with another text's.

In: a quotation's text. Out: its units, each one plain word or the words that make one number, with their
place in the text; and its marks, the places where words are left out or put in openly.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.model.span import Span
from factcheck.text.forms import joined_forms
from factcheck.text.tables import read_rows
from factcheck.text.words import Word, WordKind, read_words

_WORDS = {
    kind: frozenset(
        word.strip()
        for row in read_rows("factcheck.text", "weighty_words.txt")
        if row[0] == kind
        for word in row[1].split(",")
    )
    for kind in ("small", "negation", "scale")
}

SMALL_WORDS = _WORDS["small"]
"""Words of the closed classes and fillers of speech, see :func:`is_small`."""

HEADLINE_CAPITALS = 0.7
"""Share of longer words with a capital from which a text is a headline, whose capitals tell no names."""

KEPT = 512
"""Texts whose rows are kept."""

_LONGER = 4
_PARENTHESES = re.compile(r"\([^()]{1,200}\)")
_ENDS = ".!?:…"


def is_small(word: str) -> bool:
    """Tell whether a folded word is a closed-class word or a filler of speech.

    >>> is_small("the"), is_small("harbor")
    (True, False)
    """
    return word in _WORDS["small"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or words that make one number: its comparing ``form``, words as folded, place, and look."""

    form: str
    words: tuple[str, ...]
    span: Span
    source: str
    namelike: bool = False

    @property
    def small(self) -> bool:
        """Whether the words are closed-class words or fillers."""
        return all(map(is_small, self.words))

    @property
    def negates(self) -> bool:
        """Whether the unit turns a statement round."""
        return any(word in _WORDS["negation"] for word in self.words)

    @property
    def counts(self) -> bool:
        """Whether the unit is a number or a part of one."""
        return any(char.isdigit() for char in self.form) or self.form in _WORDS["scale"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked change before unit ``place``: ``span`` covers it, ``None`` for two stretches' joint."""

    place: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class Row:
    """A text's units and marks, each in order."""

    units: tuple[Unit, ...]
    marks: tuple[Mark, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The units' forms, in order."""
        return tuple(unit.form for unit in self.units)


def read_row(text: str, joins: Collection[int] = ()) -> Row:
    """Read the units and marks of ``text``; ``joins`` are offsets where a new stretch begins.

    Words in parentheses are a mark, as those in brackets are: many papers have no other sign for what they
    put in.

    >>> row = read_row("We [the mayors] won twenty-two … cases (so far)")
    >>> row.forms, [mark.place for mark in row.marks]
    (('we', 'won', '22', 'cases'), [1, 3, 4])
    """
    asides = [match.span() for match in _PARENTHESES.finditer(text)] if "(" in text else []
    units: list[Unit] = []
    marks: list[Mark] = []
    run: list[Word] = []
    pending = sorted(joins)
    for word in read_words(text):
        while pending and word.span.start >= pending[0]:
            pending.pop(0)
            units.extend(_units(text, run))
            run = []
            if units:
                marks.append(Mark(len(units), None))
        aside = any(start <= word.span.start < end for start, end in asides)
        if word.kind is WordKind.PLAIN and not aside:
            run.append(word)
            continue
        units.extend(_units(text, run))
        run = []
        _add_mark(marks, Mark(len(units), word.span))
    units.extend(_units(text, run))
    return Row(_with_names(text, units), tuple(marks))


@lru_cache(maxsize=KEPT)
def row_of(text: str, joins: tuple[int, ...] = ()) -> Row:
    """Return what :func:`read_row` does; a wording is compared with all others of its quotation.

    >>> row_of("We won", ()) is row_of("We won", ())
    True
    """
    return read_row(text, joins)


def _units(text: str, run: Sequence[Word]) -> list[Unit]:
    units: list[Unit] = []
    for form in joined_forms([word.text for word in run]):
        words = run[form.start : form.start + form.size]
        span = Span(words[0].span.start, words[-1].span.end)
        units.append(Unit(form.text, tuple(word.text for word in words), span, span.of(text)))
    return units


def _add_mark(marks: list[Mark], mark: Mark) -> None:
    """Add a mark, as one with the mark that stands at the same place."""
    if marks and marks[-1].place == mark.place and marks[-1].span and mark.span:
        mark = Mark(mark.place, Span(marks[-1].span.start, mark.span.end))
        marks.pop()
    marks.append(mark)


def _with_names(text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    longer = [unit for unit in units if len(unit.source) >= _LONGER]
    capitals = sum(unit.source[0].isupper() for unit in longer)
    headline = len(longer) > 1 and capitals >= HEADLINE_CAPITALS * len(longer)
    found: list[Unit] = []
    for at, unit in enumerate(units):
        handle = unit.source[0] in "@#"
        namelike = handle or (not headline and _is_namelike(text, units, at))
        found.append(Unit(unit.form, unit.words, unit.span, unit.source, namelike))
    return tuple(found)


def _is_namelike(text: str, units: Sequence[Unit], at: int) -> bool:
    """Tell whether a capital marks a name: not that of a sentence's first word, nor of *I*."""
    unit = units[at]
    if not unit.source[0].isupper() or unit.small:
        return False
    if not _begins_sentence(text, units, at):
        return True
    following = units[at + 1] if at + 1 < len(units) else None
    if following is None or _begins_sentence(text, units, at + 1):
        return False
    return following.source[0].isupper() and not following.small


def _begins_sentence(text: str, units: Sequence[Unit], at: int) -> bool:
    if at == 0:
        return True
    before = units[at - 1]
    between = text[before.span.end : units[at].span.start]
    abbreviated = len(before.source) < _LONGER and before.source[0].isupper() and between.startswith(".")
    return not abbreviated and any(char in _ENDS for char in between)
