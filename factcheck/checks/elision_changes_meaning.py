"""Ellipses that hide a negation, a condition or a number.

What it finds
-------------
A quotation with an ellipsis where another has the words, if these are a negation of what is kept, a
condition that it is bound to (*if*, *unless*, *until*, *only* ...), or the number of what is kept. One
finding for each stretch of hidden words, with all who hide it and the best source: a transcript before a
report. Always an *error*.

Why it matters
--------------
An ellipsis says that words are missing and not that they mattered. Every stylebook that allows it forbids
to distort the meaning, and readers cannot see that it was done.

Example
-------
"We will sell the boats unless the county pays for them, and soon" in one article; in another: "We will sell
the boats … and soon". One finding: `unless the county pays for them`.

Known false alarms
------------------
A condition of what was left out, not of what was kept. Silent by design: whole sentences left out; a
negation or a number in a clause that was left out as a whole (*which was never safe*); a number left out
with its noun; *even if*, *as if*, *not only*; words before the first and after the last that is quoted;
breaks in the quotation without an ellipsis.

Options
-------
None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.base import Check
from factcheck.checks.hidden import Hidden, hidden_in
from factcheck.checks.readings import Reading, read_occurrence
from factcheck.checks.sources import source_name, source_rank
from factcheck.model.edit import EditType
from factcheck.model.finding import Evidence, Finding, Severity
from factcheck.model.group import QuoteGroup
from factcheck.model.quote import STATEMENTS, QuoteKind
from factcheck.model.span import Span
from factcheck.text.edits import typed_edits
from factcheck.text.words import WordKind, read_words

CONFIDENCE = 0.8

SOURCES = 6
"""Wordings that an elided one is held against: of the best ones one has what it leaves out, if any has."""

_SUBJECT_WORDS = 8
_ELLIPSES = ("…", "..", ". .")


@dataclass(frozen=True, slots=True)
class _Elision:
    """The words of ``source`` that ``reading`` leaves out at the ellipsis ``gap``, and what they hold."""

    source: Reading
    words: Span
    reading: Reading
    gap: Span
    hides: Hidden


def _gaps(reading: Reading) -> list[Span]:
    return [word.span for word in read_words(reading.text) if word.kind is WordKind.GAP]


def _elisions(source: Reading, reading: Reading) -> Iterator[_Elision]:
    gaps = _gaps(reading)
    edits = typed_edits(source.text, reading.text, source_joins=source.joins, joins=reading.joins)
    for edit in edits:
        gap = next((one for one in gaps if edit.quote and edit.quote.overlaps(one)), None)
        if edit.type is not EditType.MARKED_ELISION or edit.source is None or gap is None:
            continue
        start, end = source.units_in(edit.source)
        hides = hidden_in(source, start, end)
        if hides is not None:
            yield _Elision(source, edit.source, reading, gap, hides)


def _best_source(readings: Sequence[Reading], reading: Reading) -> list[_Elision]:
    """Return the elisions of ``reading`` against the best source that shows any."""
    wordings = {one.wording: one for one in reversed(readings) if one.wording != reading.wording}
    ranked = sorted(wordings.values(), key=_rank)
    tried = (list(_elisions(source, reading)) for source in ranked[:SOURCES])
    return next((found for found in tried if found), [])


def _rank(reading: Reading) -> tuple[int, bool, int, str]:
    """Order sources: the best kind first, those without gaps, the longest."""
    kind, _ = source_rank(reading.occurrence.article)
    return kind, bool(_gaps(reading)), -len(reading.units), reading.text


def find(group: QuoteGroup) -> Iterator[Finding]:
    """Yield one finding for each stretch of hidden words, in the order of the quotations that hide it."""
    held = [member.occurrence for member in group.members]
    if not any(mark in one.text for one in held for mark in _ELLIPSES):
        return
    said = [one for one in held if one.role in STATEMENTS and one.kind is not QuoteKind.INDIRECT]
    readings = [read_occurrence(one) for one in sorted(said, key=lambda one: (one.article.order, one.key))]
    found: dict[tuple[Hidden, str], list[_Elision]] = {}
    for reading in readings:
        if _gaps(reading):
            for elision in _best_source(readings, reading):
                words = " ".join(_forms(elision))
                found.setdefault((elision.hides, words), []).append(elision)
    for elisions in found.values():
        yield _finding(elisions, group.speaker_given)


def _forms(elision: _Elision) -> tuple[str, ...]:
    """Return the hidden words with one neighbour on each side."""
    start, end = elision.source.units_in(elision.words)
    return elision.source.forms[start - 1 : end + 1]


def _finding(elisions: Sequence[_Elision], speaker: str | None) -> Finding:
    first = elisions[0]
    hidden = " ".join(first.words.of(first.source.text).split())
    words = first.reading.text.split()
    shown = " ".join(words[:_SUBJECT_WORDS]) + ("…" if len(words) > _SUBJECT_WORDS else "")
    value = " ".join(_forms(first))
    near = _forms(first)
    article = first.source.occurrence.article
    holder = source_name(article) if article.kind.primary else "another place"
    evidence = [_evidence(first.source, first.words, value)]
    evidence += [
        _evidence(one.reading, one.gap, f"{near[0]} … {near[-1]}")
        for one in {one.reading: one for one in elisions}.values()
    ]
    return Finding(
        check=CHECK.name,
        severity=CHECK.severity,
        confidence=CONFIDENCE,
        subject=f"“{shown}” ({speaker})" if speaker else f"“{shown}”",
        message=f"An ellipsis hides {first.hides.value} that {holder} has: “{hidden}”.",
        identity=(first.hides.name.lower(), value),
        evidence=tuple(evidence),
    )


def _evidence(reading: Reading, place: Span, value: str) -> Evidence:
    stretch = sum(join <= place.start for join in reading.joins)
    span = reading.occurrence.spans[stretch]
    start = reading.in_article(Span(place.start, place.start + 1)).start
    mark = Span(start, min(start + place.end - place.start, span.end))
    text = reading.stretch_text(stretch)
    return Evidence(article=reading.occurrence.article, span=span, text=text, value=value, marks=(mark,))


CHECK = Check(
    name="elision-changes-meaning",
    takes=QuoteGroup,
    find=find,
    severity=Severity.ERROR,
    identity_version=1,
    doc=__doc__ or "",
)
