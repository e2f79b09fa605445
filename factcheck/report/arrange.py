"""Discrepancies in the order in which people read them.

In: discrepancies in any order. Out: groups by story, worst first, each with its parts; each place grouped
by its value; and counts. The story of a discrepancy is that of its first place's article, which stands for
a story of its own if the discrepancy comes without one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.article import ArticleRef
from factcheck.model.finding import LEAST_CONFIDENCE, Discrepancy, EvidenceView, Outcome, Severity, Status
from factcheck.model.span import Span
from factcheck.model.story import StoryRef

_WORST = {severity: at for at, severity in enumerate(Severity)}


class Part(StrEnum):
    """The parts of a story's report, in the order in which they stand; all but the first on request."""

    DISCREPANCIES = "discrepancies"
    LESS_SURE = "less sure"
    DISMISSED = "dismissed"
    ENDED = "ended"
    EXPLAINED = "not a discrepancy"
    AGREED = "agreed"


_PARTS = {part: at for at, part in enumerate(Part)}


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """What was found in one story, by part, worst first.

    ``article`` is the only one of the story, or, where no story is known, that of the first place; where
    the story has several articles it is ``None``.
    """

    story: StoryRef | None
    article: ArticleRef | None
    parts: dict[Part, tuple[Discrepancy, ...]]

    @property
    def title(self) -> str:
        """The title of the story, or of its only article, or else an id."""
        if self.article is not None:
            return self.article.title or self.article.id
        return self.story.title or self.story.id if self.story else ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of shown text; ``marked`` if it differs from the other places."""

    text: str
    marked: bool


def _rank(discrepancy: Discrepancy) -> tuple[int, float, str, str]:
    severity = _WORST[discrepancy.severity]
    return severity, -discrepancy.confidence, discrepancy.check, discrepancy.fingerprint


def part_of(discrepancy: Discrepancy, least_confidence: float = LEAST_CONFIDENCE) -> Part:
    """Return where a discrepancy stands in the report of its story."""
    if discrepancy.closed:
        return Part.ENDED
    if discrepancy.outcome is Outcome.AGREES:
        return Part.AGREED
    if discrepancy.outcome is not Outcome.DIFFERS:
        return Part.EXPLAINED
    if discrepancy.status is Status.DISMISSED:
        return Part.DISMISSED
    return Part.DISCREPANCIES if discrepancy.counts(least_confidence) else Part.LESS_SURE


def by_story(
    discrepancies: Iterable[Discrepancy], least_confidence: float = LEAST_CONFIDENCE
) -> list[StoryGroup]:
    """Group by story; groups and their parts stand worst first, then the surer, then by check."""
    ranked = sorted(
        ((part_of(one, least_confidence), one) for one in discrepancies),
        key=lambda pair: (_PARTS[pair[0]], _rank(pair[1])),
    )
    groups: dict[str, dict[Part, list[Discrepancy]]] = {}
    for part, one in ranked:
        first = one.evidence[0].evidence.article
        parts = groups.setdefault(one.story.key if one.story else first.key, {})
        parts.setdefault(part, []).append(one)
    return [_group(parts) for parts in groups.values()]


def _group(parts: dict[Part, list[Discrepancy]]) -> StoryGroup:
    first = next(iter(parts.values()))[0]
    story = first.story
    alone = story is None or len(story.articles) == 1
    return StoryGroup(
        story=story,
        article=first.evidence[0].evidence.article if alone else None,
        parts={part: tuple(held) for part, held in parts.items()},
    )


def counted(
    discrepancies: Iterable[Discrepancy], least_confidence: float = LEAST_CONFIDENCE
) -> list[Discrepancy]:
    """Return those that are discrepancies: they differ, are sure enough and nobody has dismissed them."""
    return [one for one in discrepancies if one.counts(least_confidence)]


def part_counts(
    discrepancies: Iterable[Discrepancy], least_confidence: float = LEAST_CONFIDENCE
) -> dict[Part, int]:
    """Return how many stand in each part that has any, in the order of ``Part``."""
    counts = Counter(part_of(one, least_confidence) for one in discrepancies)
    return {part: counts[part] for part in Part if counts[part]}


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
