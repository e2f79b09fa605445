"""Articles about one event. Written by link."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.store.schema.base import Base, Hash, Id
from factcheck.store.types import BigId


class StoryRow(Base):
    """One event that articles tell of."""

    __tablename__ = "story"

    id: Mapped[Id]
    key: Mapped[Hash] = mapped_column(unique=True, comment="of the canonical article's key")
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"),
        unique=True,
        comment="the canonical article: the fullest account, dated before undated",
    )
    title: Mapped[str | None] = mapped_column(comment="of the canonical article, or its first words")


class StoryMemberRow(Base):
    """An article's tie to its story, and what it is compared by."""

    __tablename__ = "story_member"

    article_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True
    )
    story_id: Mapped[int] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), index=True)
    score: Mapped[float] = mapped_column(
        comment="strength of the tie to the canonical article; 0 for itself"
    )
    detail: Mapped[str | None] = mapped_column(comment="one sentence: why it belongs here")
    size: Mapped[int | None] = mapped_column(comment="hundredths of what its names and numbers are worth")
    told_from: Mapped[datetime | None] = mapped_column(
        comment="earliest moment of publication, by the source or the head of the text"
    )
    told_to: Mapped[datetime | None] = mapped_column(comment="end, exclusive, of what that can mean")
    worth: Mapped[int | None] = mapped_column(
        comment="hundredths of what it shares with the canonical article"
    )
    clues: Mapped[int | None] = mapped_column(
        comment="names, numbers and quotations that it shares with it"
    )
    proofs: Mapped[int | None] = mapped_column(comment="of these, such as two events seldom share")
    rival: Mapped[float | None] = mapped_column(
        comment="no other canonical article before it is tied to it more strongly; empty: not known"
    )


class StoryClueRow(Base):
    """Postings of what tells which event an article is about: the index is the table."""

    __tablename__ = "story_clue"
    __table_args__ = ({"sqlite_with_rowid": False},)

    h: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, comment="48 bits of xxh3 over kind and word"
    )
    article_id: Mapped[int] = mapped_column(
        BigId,
        ForeignKey("article.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    )
    kind: Mapped[int] = mapped_column(SmallInteger, comment="ClueKind by number: what it is worth")
