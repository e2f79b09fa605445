"""Quotations as they stand in one text."""

from __future__ import annotations

from enum import StrEnum

from factcheck.model.span import Span
from factcheck.model.value import value


class QuoteKind(StrEnum):
    """How much of the statement stands within quotation marks: all, a part, or none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class QuoteRole(StrEnum):
    """What the marks are for: somebody's words, a term, a work's title, or words in a headline."""

    ATTRIBUTED = "attributed"
    TERM = "term"
    TITLE = "title"
    HEADLINE = "headline"


STATEMENTS = (QuoteRole.ATTRIBUTED, QuoteRole.HEADLINE)
"""Roles of somebody's words; terms and titles of works are nobody's statement."""


class SpeakerMethod(StrEnum):
    """How the speaker was found."""

    CUE = "cue"
    SAME_PARAGRAPH = "same-paragraph"
    CARRY = "carry"
    PRONOUN = "pronoun"
    INTRO = "intro"
    HEADLINE = "headline"
    NONE = "none"


LEAST_SPEAKER = 0.1
"""A speaker found in a way that is right less often counts as none; ``least_speaker`` in the settings.

F1 of right span and last name on the labelled articles of docs/extraction.md is best where nothing is cut:
83.9 up to 0.36, 81.8 at 0.4, 78.8 at 0.65, 75.7 at 0.85. The share right of those that have a speaker goes
from 85 to 88, 90 and 91.
"""


@value(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One unbroken stretch of what somebody says in a text, or of what else stands within marks.

    ``span`` lies inside the quotation marks; a stretch of kind ``indirect`` has none: it is the clause
    that the text reports. Stretches with one ``quotation`` number belong to one
    quotation that a said-clause or a paragraph break interrupts; the number counts from 0 in the order
    of the text. ``speaker`` is the full resolved name, ``mention`` where the text names the speaker
    for this stretch, ``cue`` the reporting words. ``confidence`` in [0, 1] is the share of stretches
    with this method whose speaker is right. ``unclosed`` marks a stretch that ended with its paragraph
    for want of a closing mark.
    """

    span: Span
    kind: QuoteKind
    role: QuoteRole
    quotation: int
    speaker: str | None = None
    mention: Span | None = None
    cue: Span | None = None
    method: SpeakerMethod = SpeakerMethod.NONE
    confidence: float = 0.0
    unclosed: bool = False

    @property
    def quoted(self) -> bool:
        """Tell whether it stands within quotation marks."""
        return self.kind is not QuoteKind.INDIRECT

    @property
    def said(self) -> bool:
        """Tell whether it is somebody's words within quotation marks: no term and no title."""
        return self.quoted and self.role in STATEMENTS
