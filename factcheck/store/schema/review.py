"""Discrepancies (written by check), decisions and assignments (written by people)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.model.decision import PairVerdict, RulingKind, SubjectKind
from factcheck.model.finding import Outcome, Severity, Verdict
from factcheck.store.schema.base import Base, Hash, Id, span_check
from factcheck.store.types import BigId, choice, choice_of


class DiscrepancyRow(Base):
    """A finding that was seen in at least one run."""

    __tablename__ = "discrepancy"

    id: Mapped[Id]
    fingerprint: Mapped[Hash] = mapped_column(
        unique=True, comment="of the check and what it says makes this the same tomorrow"
    )
    check_name: Mapped[str] = mapped_column(index=True)
    subject_key: Mapped[str] = mapped_column(
        index=True, comment="key of the article or quote that the check was given when it last found this"
    )
    severity: Mapped[Severity] = mapped_column(choice(Severity, "severity"))
    confidence: Mapped[float]
    subject: Mapped[str] = mapped_column(comment="what differs: the person, the quote's first words")
    message: Mapped[str]
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome, "outcome"))
    deciding: Mapped[str | None] = mapped_column(
        comment="the attribute that decided the outcome, where that is not differs"
    )
    first_run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    last_run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    closed_run_id: Mapped[int | None] = mapped_column(
        ForeignKey("run.id"), index=True, comment="the run that no longer found it; empty while it stands"
    )
    supersedes_id: Mapped[int | None] = mapped_column(
        ForeignKey("discrepancy.id"), index=True, comment="the one it replaces, its evidence having changed"
    )
    ended_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("article_version.id"),
        index=True,
        comment="the version of an article that no longer showed it; empty while it stands",
    )


class DiscrepancySubjectRow(Base):
    """Another subject in which a standing discrepancy is found, beside the one that its row tells of."""

    __tablename__ = "discrepancy_subject"

    discrepancy_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("discrepancy.id", ondelete="CASCADE"), primary_key=True
    )
    subject_key: Mapped[str] = mapped_column(
        primary_key=True, index=True, comment="later in order than that of the discrepancy"
    )


class DiscrepancyEvidenceRow(Base):
    """One place that a discrepancy rests on."""

    __tablename__ = "discrepancy_evidence"
    __table_args__ = (span_check(),)

    discrepancy_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("discrepancy.id", ondelete="CASCADE"), primary_key=True
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id"), index=True)
    char_start: Mapped[int]
    char_end: Mapped[int]
    text: Mapped[str] = mapped_column(comment="as it stands at the span")
    value: Mapped[str] = mapped_column(comment="its normal form; places with one value agree")
    marks: Mapped[list[list[int]]] = mapped_column(
        JSON, comment="[start, end] of the differing parts: offsets into the version's text"
    )


class DecisionRow(Base):
    """What a person said. Rows are only ever added; the latest on a subject counts."""

    __tablename__ = "decision"
    __table_args__ = (
        Index(None, "subject_kind", "subject_key", "id"),
        CheckConstraint("verdict <> 'dismissed' OR reason IS NOT NULL", name="reason"),
    )

    id: Mapped[Id]
    subject_kind: Mapped[SubjectKind] = mapped_column(choice(SubjectKind, "subject_kind"))
    subject_key: Mapped[str] = mapped_column(
        comment="a fingerprint, or the two keys of a pair, sorted; never a row id"
    )
    verdict: Mapped[str] = mapped_column(choice_of([*Verdict, *PairVerdict], "verdict"))
    reason: Mapped[str | None]
    right_value: Mapped[str | None] = mapped_column(comment="the value of the evidence that is right")
    note: Mapped[str | None]
    actor: Mapped[str] = mapped_column(comment="who decided")
    decided_at: Mapped[datetime]


class RulingRow(Base):
    """What a decision says of two forms of a name, or two values, for texts to come."""

    __tablename__ = "ruling"

    decision_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("decision.id"), primary_key=True, autoincrement=False
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[RulingKind] = mapped_column(choice(RulingKind, "kind"))
    topic: Mapped[str] = mapped_column(comment="what the two are of: a name, or a figure with its check")
    one: Mapped[str] = mapped_column(
        comment="a form as it is printed, or a value; the right one, if one is"
    )
    other: Mapped[str]


class RulingKeyRow(Base):
    """Postings of rulings: what a story finds those by that may concern it."""

    __tablename__ = "ruling_key"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: Mapped[str] = mapped_column(
        primary_key=True, comment="a folded word of a name, or an article's key"
    )
    decision_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("decision.id"), primary_key=True, autoincrement=False, index=True
    )


class CorrectionPlaceRow(Base):
    """One place that carried another value when somebody said which one is right."""

    __tablename__ = "correction_place"
    __table_args__ = (span_check(),)

    decision_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("decision.id", ondelete="CASCADE"), primary_key=True
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id"), index=True)
    char_start: Mapped[int | None] = mapped_column(comment="empty for the headline")
    char_end: Mapped[int | None]
    text: Mapped[str] = mapped_column(comment="as it stands there")
    value: Mapped[str] = mapped_column(comment="its normal form, another than the right one")


class AssignmentRow(Base):
    """Who is to look at a discrepancy. Rows are only ever added; the latest on a discrepancy counts."""

    __tablename__ = "assignment"
    __table_args__ = (Index(None, "fingerprint", "id"),)

    id: Mapped[Id]
    fingerprint: Mapped[Hash] = mapped_column(comment="of the discrepancy; never a row id")
    assignee: Mapped[str | None] = mapped_column(index=True, comment="empty: nobody any more")
    actor: Mapped[str] = mapped_column(comment="who assigned")
    assigned_at: Mapped[datetime]
