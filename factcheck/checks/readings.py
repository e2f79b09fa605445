"""A quotation as a row of comparable words that know their places in the article.

In: a :class:`~factcheck.model.group.QuoteOccurrence`. Out: its units in order, with the marks and the seams
between its stretches, where a said-clause or a paragraph break stands and words may lawfully be missing.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from factcheck.model.group import QuoteOccurrence
from factcheck.model.span import Span
from factcheck.text.comparable import Unit, row_of
from factcheck.text.quotations import joins_of

KEPT = 1_024
"""Texts whose words are kept: a quotation's carriers mostly have it in the same words."""

_MARK = "…"


@dataclass(frozen=True)
class Words:
    """What an occurrence says: all that its text and its ``joins`` tell, whoever carries it.

    ``joins`` are the offsets in the text at which a further stretch begins. Two with one ``wording`` have
    the same words and marks.
    """

    text: str
    joins: tuple[int, ...]
    units: tuple[Unit, ...] = field(compare=False)
    wording: tuple[str, ...] = field(compare=False)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The units' forms, in order."""
        return tuple(unit.form for unit in self.units)

    @cached_property
    def _starts(self) -> list[int]:
        return [unit.span.start for unit in self.units]

    def units_in(self, span: Span) -> tuple[int, int]:
        """Return which units begin within ``span`` of the text, half-open."""
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)

    def stretch_at(self, place: int) -> int:
        """Return the number of the stretch in which an offset of the text lies."""
        return sum(join <= place for join in self.joins) if self.joins else 0

    def stretch_of(self, unit: int) -> int:
        """Return the number of the stretch in which a unit stands."""
        return self.stretch_at(self.units[min(unit, len(self.units) - 1)].span.start)

    def stretch_span(self, stretch: int) -> Span:
        """Return where the stretch with this number stands in the text; one space parts two."""
        ends = (*(join - 1 for join in self.joins), len(self.text))
        return Span((0, *self.joins)[stretch], ends[stretch])


@dataclass(frozen=True, eq=False)
class Reading:
    """An occurrence and its words.

    Readings compare by identity: one stands for one place in one article.
    """

    occurrence: QuoteOccurrence
    words: Words

    @property
    def text(self) -> str:
        """The occurrence's text, its stretches joined with one space."""
        return self.words.text

    @property
    def joins(self) -> tuple[int, ...]:
        """The offsets in the text at which a further stretch begins."""
        return self.words.joins

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units, in order."""
        return self.words.units

    @property
    def wording(self) -> tuple[str, ...]:
        """The forms of the units and the marks between them."""
        return self.words.wording

    @property
    def forms(self) -> tuple[str, ...]:
        """The units' forms, in order."""
        return self.words.forms

    def units_in(self, span: Span) -> tuple[int, int]:
        """Return which units begin within ``span`` of the text, half-open."""
        return self.words.units_in(span)

    def stretch_of(self, unit: int) -> int:
        """Return the number of the stretch in which a unit stands."""
        return self.words.stretch_of(unit)

    def stretch_text(self, stretch: int) -> str:
        """Return the text of the stretch with this number."""
        return self.words.stretch_span(stretch).of(self.text)

    def in_article(self, span: Span) -> Span:
        """Return the article's span of a stretch of the text that lies within one stretch."""
        stretch = self.words.stretch_at(span.start)
        moved = self.occurrence.spans[stretch].start - self.words.stretch_span(stretch).start
        return Span(span.start + moved, span.end + moved)


def read_occurrence(occurrence: QuoteOccurrence) -> Reading:
    """Read the units of ``occurrence``, with a mark at every seam."""
    return Reading(occurrence, _words_of(occurrence.text, joins_of(occurrence.spans)))


@lru_cache(maxsize=KEPT)
def _words_of(text: str, joins: tuple[int, ...]) -> Words:
    row = row_of(text, joins)
    marks = [mark.place for mark in row.marks]
    wording = [
        form for at, unit in enumerate(row.units) for form in [_MARK] * marks.count(at) + [unit.form]
    ]
    return Words(text, joins, row.units, tuple(wording))
