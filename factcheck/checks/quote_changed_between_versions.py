"""A quotation whose words changed from one version of an article to the next, without a note.

What it finds
-------------
A quotation that stands in the current version of an article and stood in an earlier one with other words: a
word changed, dropped or added without an ellipsis or a bracket. One finding for each set of wordings that
depart at the same places, the current one first. Where a correction or update note of the article speaks of
the change, it is told with `--all` as corrected, and is no discrepancy. The severity is that of
`quote-altered`.

Why it matters
--------------
Readers, other newsrooms and archives have the first wording. Who changes the words of a speaker owes them
a note that says so; and whichever wording is right, one of the two was printed between quotation marks and
was not said.

Example
-------
"We will mend every plank" at nine, "We will mend every board" at noon, and no note. One finding: `every
plank` and `every board`.

Known false alarms
------------------
A quotation that was replaced by another, very similar one of the same speaker. Silent by design: case,
marks, dashes, spelling, digits and number words; words cut at either end, as texts are shortened; words
left out at an ellipsis or around a said-clause; a quotation that was taken out; one that has its first
words again.

Options
-------
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checks.base import Check
from factcheck.checks.places import Departure, departures
from factcheck.checks.readings import Reading, read_occurrence
from factcheck.model.finding import Finding, Outcome, Severity
from factcheck.model.group import ArticleView, RevisionView
from factcheck.text.correction_notes import correction_notes
from factcheck.text.fold import fold_text
from factcheck.text.quotations import occurrence_of
from factcheck.text.revised_quotes import Quotation, pair_quotations, quotations
from factcheck.text.runs import runs

CONFIDENCE = 0.9
"""The place and the speaker are the same, and the article can be asked."""

_SUBJECT_WORDS = 8
_OF_QUOTING = re.compile(r"\b(?:mis)?quot(?:e|ed|es|ation|ations|ing)\b")


def find(revision: RevisionView) -> Iterator[Finding]:
    """Yield a finding for each set of places at which a quotation of the last version had other words."""
    for states in _states(revision.versions):
        readings = {_read(view, one): number for number, view, one in states}
        if len({reading.wording for reading in readings}) < 2:
            continue
        newest, *_, first = readings
        for departure in departures(newest, list(readings)):
            numbers = {one: revision.numbers[number] for one, number in readings.items()}
            if first in departure.departing:
                yield _finding(departure, numbers, revision.versions[-1])


def _states(versions: Sequence[ArticleView]) -> Iterator[list[tuple[int, ArticleView, Quotation]]]:
    """Yield each quotation of the last version with what it was in those before, the last state first."""
    became = [
        {after.place: before for before, after in pair_quotations(older, newer).both}
        for older, newer in pairwise(versions)
    ]
    last = len(versions) - 1
    for one in quotations(versions[last]):
        states, number = [(last, versions[last], one)], last
        while number and (before := became[number - 1].get(states[-1][2].place)) is not None:
            number -= 1
            states.append((number, versions[number], before))
        yield states


def _read(view: ArticleView, one: Quotation) -> Reading:
    return read_occurrence(occurrence_of(view.ref, one.text, one.stretches, one.surest, key=""))


def _finding(departure: Departure, numbers: dict[Reading, int], newest: ArticleView) -> Finding:
    held = [(value, readings[0]) for value, readings in departure.carriers.items()]
    is_told = _is_told(newest.text, departure, [reading for _, reading in held])
    told = ", ".join(f"version {numbers[one]} has “{departure.phrase(one)}”" for _, one in held)
    said = held[0][1].occurrence
    words = said.text.split()
    subject = "“" + " ".join(words[:_SUBJECT_WORDS]) + ("…”" if len(words) > _SUBJECT_WORDS else "”")
    return Finding(
        check=CHECK.name,
        severity=departure.severity,
        confidence=CONFIDENCE,
        subject=f"{subject} ({said.speaker})" if said.speaker else subject,
        message=f"Words of a quotation changed from one version to another: {told}"
        + ("; a note says so." if is_told else "; no note says so."),
        identity=(said.article.key, *sorted(departure.identity)),
        evidence=tuple(departure.evidence(one, value, numbers[one]) for value, one in held),
        outcome=Outcome.CORRECTED if is_told else Outcome.DIFFERS,
        deciding="correction" if is_told else None,
    )


def _is_told(text: str, departure: Departure, readings: Sequence[Reading]) -> bool:
    """Tell whether a note of the article speaks of quoting, or has the words that changed."""
    changed = [
        unit.form
        for reading in readings
        for low, high in departure.ranges[reading]
        for unit in reading.units[low:high]
        if not unit.small
    ]
    for span in correction_notes(text):
        note = span.of(text)
        if _OF_QUOTING.search(fold_text(note)) or any(runs(note, form) for form in changed):
            return True
    return False


CHECK = Check(
    name="quote-changed-between-versions",
    takes=RevisionView,
    find=find,
    severity=Severity.WARNING,
    identity_version=1,
    doc=__doc__ or "",
)
