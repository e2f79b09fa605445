"""A draft before it is printed, and what checking it against the database came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.article import ArticleRef
from factcheck.model.edit import EditType
from factcheck.model.finding import Discrepancy, Severity
from factcheck.model.problem import Problem

IGNORE_COMMENT = "ignore-comment"
"""Stands in the place of a check for a comment in a draft that ignores nothing, for it is no good one."""


@dataclass(frozen=True, slots=True, order=True)
class FilePlace:
    """A stretch of a file as an editor shows it: lines and columns from 1, in code points.

    ``end_column`` is that behind the last character.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class PassedBy(StrEnum):
    """Why a finding is not reported.

    A comment in the draft, the baseline, a decision of the desk, or that all its places in the draft lie in
    sentences that an earlier state of it has, too.
    """

    COMMENT = "comment"
    BASELINE = "baseline"
    DECISION = "decision"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Passed:
    """That a finding is passed over, and the reason that somebody gave, if there is one."""

    by: PassedBy
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFinding:
    """A finding that concerns a draft, at its place in the file.

    ``message`` is one sentence or two, without a line break; ``discrepancy`` has all places, ``None`` for
    a comment that ignores nothing. ``fingerprint`` is the same as long as the values that differ are.
    ``edits`` are the types of what was done to a quotation.
    """

    file: str
    place: FilePlace
    check: str
    severity: Severity
    message: str
    fingerprint: str
    discrepancy: Discrepancy | None = None
    passed: Passed | None = None
    edits: tuple[EditType, ...] = ()


class Standing(StrEnum):
    """How a quotation of a draft stands to the database.

    ``verified``: others carry it, and no word differs. ``differs``: a finding says so. ``first-use``: no
    other article carries it. ``too-short``: so few words that nothing can be said.
    """

    VERIFIED = "verified"
    DIFFERS = "differs"
    FIRST_USE = "first-use"
    TOO_SHORT = "too-short"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuote:
    """A quotation of a draft; ``carriers`` counts the articles that have it, ``origins`` the independent.

    ``quote`` is the id under which the database has it, if it does. ``source`` is the primary source that
    has its words, but for typography and what is marked.
    """

    place: FilePlace
    text: str
    speaker: str | None
    standing: Standing
    quote: str | None = None
    carriers: int = 0
    origins: int = 0
    source: ArticleRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many of one kind a draft holds, and how many of these the database bears out."""

    held: int = 0
    verified: int = 0


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence that an earlier state of the draft has not."""

    place: FilePlace
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """The text of a draft's file from ``first_line`` on, before and after ``mends`` mends.

    ``in_quotes`` counts those within quotation marks that were not made.
    """

    before: str
    after: str
    first_line: int
    mends: int
    in_quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDraft:
    """A draft that was checked.

    ``findings`` stand in the order of the file, those passed over among them; ``carriers`` counts the
    articles that carry one of its quotations, ``origins`` the independent ones. ``counted`` has the names,
    the figures, the dates, and the lists and sums that were counted. ``changed`` are the sentences that an
    earlier state has not, ``None`` if none was given; ``mended`` is there if it was asked for.
    """

    file: str
    title: str | None
    findings: tuple[DraftFinding, ...]
    quotes: tuple[DraftQuote, ...]
    carriers: int
    origins: int
    counted: Mapping[str, Counted]
    changed: tuple[ChangedSentence, ...] | None = None
    mended: Mended | None = None

    @property
    def reported(self) -> tuple[DraftFinding, ...]:
        """Return the findings that nothing passes over."""
        return tuple(one for one in self.findings if one.passed is None)


@dataclass(frozen=True, slots=True)
class CheckAsked:
    """A check that drafts were put to: its name, what most of its findings bear, and what it finds."""

    name: str
    severity: Severity
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDrafts:
    """All drafts of one run, in the order given, what they were put to, and the inputs not readable."""

    drafts: tuple[CheckedDraft, ...]
    checks: tuple[CheckAsked, ...]
    problems: tuple[Problem, ...]

    @property
    def reported(self) -> tuple[DraftFinding, ...]:
        """Return the findings of all drafts that nothing passes over."""
        return tuple(one for draft in self.drafts for one in draft.reported)
