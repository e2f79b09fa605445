"""The spellings that the desk has settled. Written by people."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.store.schema.base import Base, Id
from factcheck.store.types import BigId


class AuthorityNameRow(Base):
    """A name as the desk writes it."""

    __tablename__ = "authority_name"

    id: Mapped[Id]
    folded: Mapped[str] = mapped_column(unique=True, comment="fold of the name: one entry each")
    name: Mapped[str]
    aliases: Mapped[list[str]] = mapped_column(JSON, comment="other forms that are right too")
    note: Mapped[str | None]
    source: Mapped[str | None] = mapped_column(comment="what the spelling rests on")


class AuthorityWordRow(Base):
    """Postings of the words of names and aliases: what a story's names are looked up by."""

    __tablename__ = "authority_word"
    __table_args__ = ({"sqlite_with_rowid": False},)

    word: Mapped[str] = mapped_column(primary_key=True, comment="folded")
    name_id: Mapped[int] = mapped_column(
        BigId,
        ForeignKey("authority_name.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    )
