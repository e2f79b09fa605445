"""Runs, outlets, articles and their versions. Written by ingest."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.model.article import ArticleKind
from factcheck.model.problem import ProblemCode
from factcheck.model.run import RunStatus
from factcheck.store.schema.base import Base, Hash, Id
from factcheck.store.types import choice


class RunRow(Base):
    """One run of a command that writes."""

    __tablename__ = "run"

    id: Mapped[Id]
    command: Mapped[str] = mapped_column(
        comment="the command and its arguments, without the database address"
    )
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    status: Mapped[RunStatus] = mapped_column(choice(RunStatus, "status"))
    tool_version: Mapped[str]
    counts: Mapped[dict[str, int]] = mapped_column(JSON, comment="what was done, in numbers")


class OutletRow(Base):
    """Who publishes."""

    __tablename__ = "outlet"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(unique=True, comment="the name folded to letters, digits and hyphens")
    name: Mapped[str] = mapped_column(comment="as first seen")


class ArticleRow(Base):
    """One published text, known by its key whatever becomes of its wording."""

    __tablename__ = "article"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(unique=True, comment="url:, id: or file: and what identifies it there")
    source_id: Mapped[str] = mapped_column(
        index=True, comment="the id that is printed: the source's own, else the file's stem, as first seen"
    )
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlet.id"), index=True)
    url: Mapped[str | None]
    kind: Mapped[ArticleKind] = mapped_column(choice(ArticleKind, "kind"))


class ArticleVersionRow(Base):
    """One state of an article; older states stay.

    No rule forbids two versions with one text: an article that is changed and changed back has three.
    """

    __tablename__ = "article_version"
    __table_args__ = (
        UniqueConstraint("article_id", "ordinal"),
        Index(
            "uq_article_version_current",
            "article_id",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
    )

    id: Mapped[Id]
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    ordinal: Mapped[int] = mapped_column(comment="1 for the first state seen")
    text_hash: Mapped[Hash] = mapped_column(comment="blake2b-128 of the text in UTF-8")
    facts_hash: Mapped[Hash] = mapped_column(comment="blake2b-128 of what the source says beside the text")
    title: Mapped[str | None]
    byline: Mapped[str | None]
    published_text: Mapped[str | None] = mapped_column(comment="ISO 8601, as far as the source says")
    published_from: Mapped[datetime | None] = mapped_column(
        index=True, comment="earliest moment that published_text can mean"
    )
    published_to: Mapped[datetime | None] = mapped_column(comment="end, exclusive, of what it can mean")
    language: Mapped[str | None]
    text: Mapped[str] = mapped_column(comment="verbatim; all offsets count its code points")
    extra: Mapped[dict[str, str]] = mapped_column(
        "metadata", JSON, comment="keys of the source that have no column"
    )
    reader: Mapped[str] = mapped_column(comment="the reader that read it, with its version")
    extractor: Mapped[str] = mapped_column(comment="the extractor whose finds are stored, with its version")
    source: Mapped[str] = mapped_column(comment="where it was read: path, path#line, or -")
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    is_current: Mapped[bool]


class ImportProblemRow(Base):
    """One input that could not be taken."""

    __tablename__ = "import_problem"

    id: Mapped[Id]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    source: Mapped[str]
    code: Mapped[ProblemCode] = mapped_column(choice(ProblemCode, "code"))
    message: Mapped[str]
