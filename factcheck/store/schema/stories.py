"""Articles about one event. Written by link."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.store.schema.base import Base, Hash, Id
from factcheck.store.types import BigId


class StoryRow(Base):
    """One event that articles tell of."""

    __tablename__ = "story"

    id: Mapped[Id]
    key: Mapped[Hash] = mapped_column(unique=True)
    title: Mapped[str | None]


class StoryMemberRow(Base):
    """An article's tie to its story."""

    __tablename__ = "story_member"

    article_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True
    )
    story_id: Mapped[int] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), index=True)
    score: Mapped[float]
    detail: Mapped[str | None] = mapped_column(comment="one sentence: why it belongs here")
