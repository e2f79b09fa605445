"""Discrepancies in the order in which people read them.

In: discrepancies in any order. Out: groups by article, worst first, each place grouped by its value; and
counts. The article of a discrepancy is that of its first place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.model.article import ArticleRef
from factcheck.model.finding import Discrepancy, EvidenceView, Severity, Status
from factcheck.model.span import Span

_WORST = {severity: at for at, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """The discrepancies of one article, worst first."""

    article: ArticleRef
    discrepancies: tuple[Discrepancy, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of shown text; ``marked`` if it differs from the other places."""

    text: str
    marked: bool


def _rank(discrepancy: Discrepancy) -> tuple[int, float, str, str]:
    severity = _WORST[discrepancy.severity]
    return severity, -discrepancy.confidence, discrepancy.check, discrepancy.fingerprint


def by_article(discrepancies: Iterable[Discrepancy]) -> list[ArticleGroup]:
    """Group by article; groups and their discrepancies stand worst first, then the surer, then by check."""
    groups: dict[str, list[Discrepancy]] = {}
    for discrepancy in sorted(discrepancies, key=_rank):
        groups.setdefault(discrepancy.evidence[0].evidence.article.key, []).append(discrepancy)
    return [ArticleGroup(held[0].evidence[0].evidence.article, tuple(held)) for held in groups.values()]


def by_value(discrepancy: Discrepancy) -> list[tuple[str, tuple[EvidenceView, ...]]]:
    """Return each distinct value with the places that carry it, in the order of the evidence."""
    values: dict[str, list[EvidenceView]] = {}
    for view in discrepancy.evidence:
        values.setdefault(view.evidence.value, []).append(view)
    return [(value, tuple(views)) for value, views in values.items()]


def severity_counts(discrepancies: Iterable[Discrepancy]) -> dict[Severity, int]:
    """Return how many there are of each severity, worst first, zeros included."""
    counts = Counter(discrepancy.severity for discrepancy in discrepancies)
    return {severity: counts[severity] for severity in Severity}


def check_counts(discrepancies: Iterable[Discrepancy]) -> dict[str, int]:
    """Return how many there are of each check that found any, in alphabetical order."""
    return dict(sorted(Counter(discrepancy.check for discrepancy in discrepancies).items()))


def status_counts(discrepancies: Iterable[Discrepancy]) -> dict[Status, int]:
    """Return how many there are of each status that occurs, in the order of ``Status``."""
    counts = Counter(discrepancy.status for discrepancy in discrepancies)
    return {status: counts[status] for status in Status if counts[status]}


def segments(view: EvidenceView) -> list[Segment]:
    """Return the context of a place in parts; the differing words are marked, else the whole place."""
    marks = view.evidence.marks or (view.evidence.span,)
    parts: list[Segment] = []
    at = 0
    for start, end in _inside(marks, view):
        if start > at:
            parts.append(Segment(view.context[at:start], marked=False))
        parts.append(Segment(view.context[start:end], marked=True))
        at = end
    if at < len(view.context):
        parts.append(Segment(view.context[at:], marked=False))
    return parts


def _inside(marks: Sequence[Span], view: EvidenceView) -> Iterator[tuple[int, int]]:
    """Yield the marks as offsets into the context, in order, without overlaps."""
    at = 0
    for mark in sorted(marks):
        start = max(at, mark.start - view.context_start)
        end = min(len(view.context), mark.end - view.context_start)
        if start < end:
            yield start, end
            at = end
