"""Names as they stand in texts (written by ingest), and who bears them (written by link)."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.model.name import NameForm, NameKind
from factcheck.store.schema.base import Base, Hash, Id, span_check
from factcheck.store.types import BigId, choice


class NameOccurrenceRow(Base):
    """One mention of a name."""

    __tablename__ = "name_occurrence"
    __table_args__ = (
        UniqueConstraint("version_id", "char_start", "char_end"),
        span_check(),
    )

    id: Mapped[Id]
    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id", ondelete="CASCADE"))
    ordinal: Mapped[int] = mapped_column(comment="the mention's number in the text, from 0")
    char_start: Mapped[int]
    char_end: Mapped[int]
    kind: Mapped[NameKind] = mapped_column(choice(NameKind, "kind"))
    form: Mapped[NameForm] = mapped_column(choice(NameForm, "form"))
    text: Mapped[str] = mapped_column(comment="as it stands at the span")
    entity: Mapped[str] = mapped_column(comment="the article's full form; with kind, names entity_member")


class EntityRow(Base):
    """A person, body or place across articles."""

    __tablename__ = "entity"

    id: Mapped[Id]
    key: Mapped[Hash] = mapped_column(unique=True)
    kind: Mapped[NameKind] = mapped_column(choice(NameKind, "kind"))
    name: Mapped[str] = mapped_column(comment="the fullest form seen")
    bucket: Mapped[str] = mapped_column(index=True, comment="names of one bearer share it: candidates")


class EntityMemberRow(Base):
    """One bearer of a name in one version: made by ingest, tied to its entity by link."""

    __tablename__ = "entity_member"

    version_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("article_version.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[NameKind] = mapped_column(choice(NameKind, "kind"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True, comment="the article's full form")
    bucket: Mapped[str] = mapped_column(comment="names of one bearer share it: candidates")
    forms: Mapped[list[str]] = mapped_column(JSON, comment="distinct mentions, in the order of the text")
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), index=True, comment="empty until linked"
    )
    relation: Mapped[str | None] = mapped_column(comment="how the name stands to the entity's, by link")
    detail: Mapped[str | None] = mapped_column(comment="one sentence: why it belongs here")


class EntityNameRow(Base):
    """One full name that current articles use, but no person's surname alone: what link compares."""

    __tablename__ = "entity_name"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: Mapped[NameKind] = mapped_column(choice(NameKind, "kind"), primary_key=True)
    bucket: Mapped[str] = mapped_column(
        primary_key=True, comment="names of one bearer share it: candidates"
    )
    name: Mapped[str] = mapped_column(primary_key=True, comment="as in entity_member")
    uses: Mapped[int] = mapped_column(comment="current versions that use it")
    forms: Mapped[dict[str, int] | None] = mapped_column(
        JSON(none_as_null=True), comment="of a body: how many current versions use each form of the name"
    )
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), index=True, comment="the bearer"
    )
    detail: Mapped[str | None] = mapped_column(comment="one sentence: why the name is the bearer's")
