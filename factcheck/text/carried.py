"""Whether a text carries a value that was found wrong elsewhere.

In: traces, each of one place that carries the value, and a text or a headline. Out: places. What stands in
a correction note is no longer claimed there. A name is the same name wherever it stands; a figure or a date
says the same only in a sentence that is much alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.model.span import Span
from factcheck.text.correction_notes import correction_notes
from factcheck.text.runs import runs, runs_among, units
from factcheck.text.sentences import sentence_around, sentences
from factcheck.text.word_pieces import shared_words

LEAST_SHARED = 0.5
"""Least share of words that a sentence has in common with that of the trace."""

HEADLINE_WORDS = 2
"""Least number of words by which a figure is known again in a headline, which gives it no context."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How a value is known again: its ``words``, and the ``sentence`` that theirs must be like, if any."""

    value: str
    words: str
    sentence: str | None = None


def carried(text: str, traces: Iterable[Trace]) -> Iterator[tuple[Span, Trace]]:
    """Yield the places at which a text carries a value, trace by trace, in the order of the text."""
    notes = correction_notes(text)
    words, parts = units(text), sentences(text)
    for trace in traces:
        for span in runs_among(words, trace.words):
            if any(note.overlaps(span) for note in notes):
                continue
            around = sentence_around(parts, span).of(text)
            if trace.sentence is None or shared_words(around, trace.sentence) >= LEAST_SHARED:
                yield span, trace


def carried_in_headline(headline: str, traces: Iterable[Trace]) -> Trace | None:
    """Return the first trace whose words a headline has, enough of them to mean the same."""
    for trace in traces:
        enough = trace.sentence is None or len(trace.words.split()) >= HEADLINE_WORDS
        if enough and runs(headline, trace.words):
            return trace
    return None
