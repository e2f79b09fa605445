"""What a check yields, and what becomes of it in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from factcheck.model.article import ArticleRef
from factcheck.model.edit import EditType
from factcheck.model.span import Span
from factcheck.model.story import StoryRef

LEAST_CONFIDENCE = 0.6
"""Discrepancies that are less sure are shown to those who ask: of such, fewer than 6 in 10 are true."""


class Severity(StrEnum):
    """How much harm the discrepancy would do in print; worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Status(StrEnum):
    """Where a discrepancy stands: the latest decision on it, else ``open``."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    UNSURE = "unsure"


class Outcome(StrEnum):
    """What came of comparing two values; all but ``differs`` are no discrepancies.

    ``agrees``: equal, or one covers the other, or a sum holds. ``update``: a measure that grows, or an age
    a year later. ``approximate``: a rounded or hedged value that covers the other. ``other-scope`` and
    ``other-event``: not the same thing. ``corrected``: the text itself says that it was corrected.
    """

    DIFFERS = "differs"
    AGREES = "agrees"
    UPDATE = "update"
    APPROXIMATE = "approximate"
    OTHER_SCOPE = "other-scope"
    OTHER_EVENT = "other-event"
    CORRECTED = "corrected"


class Verdict(StrEnum):
    """What a person can say of a discrepancy; ``withdrawn`` takes the last word back."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One place that a discrepancy rests on.

    ``text`` is the differing stretch as it stands at ``span``: the name, the figure with its noun, the
    quotation. ``value`` is its normal form; places with one ``value`` agree. ``marks`` are the parts of
    ``span`` that differ from the others, for showing (absolute offsets into the article's text).
    ``version`` is the number of a version other than the current one, in which the place stands.
    """

    article: ArticleRef
    span: Span
    text: str
    value: str
    marks: tuple[Span, ...] = ()
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One discrepancy, or one comparison that is none, as a check sees it.

    ``identity`` is what makes it the same discrepancy tomorrow: keys and folded values, never offsets,
    dates of a run, or order. ``subject`` names what differs (the person, the quote's first words);
    ``message`` is one sentence. ``evidence`` begins with one place for each distinct value, then
    further carriers. ``deciding`` names the attribute that decided the ``outcome``, where it is not
    ``differs``. What a decision can say of the values for texts to come is said of ``topic``; ``forms``
    pairs each value with the form by which it is known there (of a name, the whole name). ``edits`` are the
    types of what was done to a quotation, for a house profile to judge. ``because`` tells what was compared
    with what, and what came of it, for whoever asks why. ``settled`` is the name as the authority list has
    it, where that settles the finding.
    """

    check: str
    severity: Severity
    confidence: float
    subject: str
    message: str
    identity: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    outcome: Outcome = Outcome.DIFFERS
    deciding: str | None = None
    topic: str = ""
    forms: tuple[tuple[str, str], ...] = ()
    edits: tuple[EditType, ...] = ()
    because: tuple[str, ...] = ()
    settled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """Evidence with the sentence around it, as ``context``; ``context_start`` is its offset."""

    evidence: Evidence
    context: str
    context_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The version of an article that no longer showed a discrepancy.

    ``version`` counts from 1, ``seen_at`` is when it was imported; ``says`` is the sentence that it has
    where the version before it differed, ``None`` if it has none there.
    """

    article: ArticleRef
    version: int
    seen_at: datetime
    says: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A stored finding with its standing.

    ``id`` is what commands print and take. ``earlier`` tells, in one sentence, what was decided about
    the discrepancy that this one replaces (dismissed on ..., because ...), if any. ``closed`` tells that
    the articles as they stand now no longer show it, ``ended`` which version saw to that, if one did.
    ``story`` is that of the first place's article. ``right`` is the value of the evidence that the decision
    in force says is right, if it says so.
    """

    id: str
    fingerprint: str
    check: str
    severity: Severity
    confidence: float
    subject: str
    message: str
    status: Status
    reason: str | None
    earlier: str | None
    evidence: tuple[EvidenceView, ...]
    closed: bool = False
    outcome: Outcome = Outcome.DIFFERS
    deciding: str | None = None
    story: StoryRef | None = None
    right: str | None = None
    ended: Ending | None = None

    def counts(self, least_confidence: float = LEAST_CONFIDENCE) -> bool:
        """Tell whether it is one to act on: it stands, is sure enough, and nobody has dismissed it."""
        return (
            not self.closed
            and self.outcome is Outcome.DIFFERS
            and self.status is not Status.DISMISSED
            and self.confidence >= least_confidence
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unshown:
    """How many comparisons a report leaves out: those that agreed, that have a reason, that are less sure.

    Dismissed ones are not counted here: a person has seen them.
    """

    agreed: int = 0
    explained: int = 0
    less_sure: int = 0
