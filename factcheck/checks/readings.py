"""A quotation as a row of comparable words that know their places in the article.

In: a :class:`~factcheck.model.group.QuoteOccurrence`. Out: its units in order, with the marks and the seams
between its stretches, where a said-clause or a paragraph break stands and words may lawfully be missing.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from factcheck.model.group import QuoteOccurrence
from factcheck.model.span import Span
from factcheck.text.comparable import Unit, row_of
from factcheck.text.quotations import joins_of

_MARK = "…"


@dataclass(frozen=True, eq=False)
class Reading:
    """An occurrence and its units; two with one ``wording`` have the same words and marks.

    ``joins`` are the offsets in the occurrence's text at which a further stretch begins. Readings compare
    by identity: one stands for one place in one article.
    """

    occurrence: QuoteOccurrence
    units: tuple[Unit, ...]
    wording: tuple[str, ...]
    joins: tuple[int, ...]

    @property
    def text(self) -> str:
        """The occurrence's text, its stretches joined with one space."""
        return self.occurrence.text

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

    def stretch_of(self, unit: int) -> int:
        """Return the number of the stretch in which a unit stands."""
        start = self.units[min(unit, len(self.units) - 1)].span.start
        return sum(join <= start for join in self.joins)

    def stretch_text(self, stretch: int) -> str:
        """Return the text of the stretch with this number."""
        return self._stretch_span(stretch).of(self.text)

    def in_article(self, span: Span) -> Span:
        """Return the article's span of a stretch of the text that lies within one stretch."""
        stretch = sum(join <= span.start for join in self.joins)
        moved = self.occurrence.spans[stretch].start - self._stretch_span(stretch).start
        return Span(span.start + moved, span.end + moved)

    def _stretch_span(self, stretch: int) -> Span:
        start = (0, *self.joins)[stretch]
        span = self.occurrence.spans[stretch]
        return Span(start, start + span.end - span.start)


def read_occurrence(occurrence: QuoteOccurrence) -> Reading:
    """Read the units of ``occurrence``, with a mark at every seam."""
    joins = joins_of(occurrence.spans)
    row = row_of(occurrence.text, joins)
    marks = [mark.place for mark in row.marks]
    wording = [
        form for at, unit in enumerate(row.units) for form in [_MARK] * marks.count(at) + [unit.form]
    ]
    return Reading(occurrence, row.units, tuple(wording), joins)
