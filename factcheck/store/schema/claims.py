"""Checkable claims as they stand in texts (written by ingest), and their groups (written by link)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.model.claim import ClaimKind, ClaimStatus
from factcheck.store.schema.base import Base, Hash, Id, span_check
from factcheck.store.types import BigId, choice


class ClaimOccurrenceRow(Base):
    """One claim at one place."""

    __tablename__ = "claim_occurrence"
    __table_args__ = (UniqueConstraint("version_id", "key"), span_check())

    id: Mapped[Id]
    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id", ondelete="CASCADE"))
    key: Mapped[Hash] = mapped_column(
        index=True,
        comment="of the article's key, the kind, the folded text and how many equal ones stand before",
    )
    ordinal: Mapped[int] = mapped_column(comment="the claim's number in the text, from 0")
    char_start: Mapped[int]
    char_end: Mapped[int]
    kind: Mapped[ClaimKind] = mapped_column(choice(ClaimKind, "kind"))
    text: Mapped[str] = mapped_column(comment="as it stands at the span")
    low: Mapped[Decimal | None] = mapped_column(comment="inclusive; for dates, days since 1970-01-01")
    high: Mapped[Decimal | None] = mapped_column(comment="inclusive; empty is open")
    unit: Mapped[str | None] = mapped_column(comment="canonical: usd, percent, year")
    value: Mapped[str | None] = mapped_column(comment="normal form of what the text says, unresolved")
    modifier: Mapped[str]
    entity: Mapped[str | None]
    measure: Mapped[str | None]
    item: Mapped[str | None]
    scope: Mapped[str] = mapped_column(comment="restricting words in alphabetical order, one a line")
    time: Mapped[str | None]
    status: Mapped[ClaimStatus] = mapped_column(choice(ClaimStatus, "status"))
    speaker: Mapped[str | None] = mapped_column(comment="who asserts it, if not the article")


class ClaimItemRow(Base):
    """One member of a list that a claim gives."""

    __tablename__ = "claim_item"
    __table_args__ = (span_check(),)

    occurrence_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("claim_occurrence.id", ondelete="CASCADE"), primary_key=True
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    char_start: Mapped[int]
    char_end: Mapped[int]
    text: Mapped[str] = mapped_column(comment="as it stands at the span")


class ClaimRow(Base):
    """What several texts state a value for."""

    __tablename__ = "claim"

    id: Mapped[Id]
    key: Mapped[Hash] = mapped_column(unique=True, comment="the smallest key of its occurrences")
    kind: Mapped[ClaimKind] = mapped_column(choice(ClaimKind, "kind"))
    entity: Mapped[str | None]
    measure: Mapped[str | None]
    item: Mapped[str | None]
    text: Mapped[str] = mapped_column(comment="the first occurrence's words, verbatim")


class ClaimMemberRow(Base):
    """An occurrence's tie to its claim."""

    __tablename__ = "claim_member"

    occurrence_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("claim_occurrence.id", ondelete="CASCADE"), primary_key=True
    )
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    score: Mapped[float]
    detail: Mapped[str | None] = mapped_column(comment="one sentence: why it belongs here")
