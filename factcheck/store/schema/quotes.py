"""Quotations as they stand in texts (written by ingest), and what link makes of them."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.model.group import Relation
from factcheck.model.quote import QuoteKind, QuoteRole, SpeakerMethod
from factcheck.store.schema.base import Base, Hash, Id, span_check
from factcheck.store.types import BigId, choice


class QuoteOccurrenceRow(Base):
    """One quotation in one version, its stretches together."""

    __tablename__ = "quote_occurrence"
    __table_args__ = (UniqueConstraint("version_id", "key"),)

    id: Mapped[Id]
    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id", ondelete="CASCADE"))
    key: Mapped[Hash] = mapped_column(
        index=True, comment="of the article's key, the folded words and how many equal ones stand before"
    )
    ordinal: Mapped[int] = mapped_column(comment="the quotation's number in the text, from 0")
    kind: Mapped[QuoteKind] = mapped_column(choice(QuoteKind, "kind"))
    role: Mapped[QuoteRole] = mapped_column(choice(QuoteRole, "role"))
    text: Mapped[str] = mapped_column(comment="the stretches, joined with one space")
    speaker: Mapped[str | None] = mapped_column(comment="full name in this article, of the surest stretch")
    speaker_name_id: Mapped[int | None] = mapped_column(
        ForeignKey("name_occurrence.id", ondelete="SET NULL"),
        index=True,
        comment="where the text names the speaker: the mention, else the first mention of that name",
    )
    method: Mapped[SpeakerMethod] = mapped_column(choice(SpeakerMethod, "method"))
    confidence: Mapped[float]


class QuoteSpanRow(Base):
    """One stretch of a quotation, with all that was found for it."""

    __tablename__ = "quote_span"
    __table_args__ = (
        span_check(),
        CheckConstraint("(mention_start IS NULL) = (mention_end IS NULL)", name="mention"),
        CheckConstraint("(cue_start IS NULL) = (cue_end IS NULL)", name="cue"),
    )

    occurrence_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("quote_occurrence.id", ondelete="CASCADE"), primary_key=True
    )
    ordinal: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="the stretch's number in the text, from 0"
    )
    char_start: Mapped[int]
    char_end: Mapped[int]
    kind: Mapped[QuoteKind] = mapped_column(choice(QuoteKind, "kind"))
    role: Mapped[QuoteRole] = mapped_column(choice(QuoteRole, "role"))
    speaker: Mapped[str | None]
    mention_start: Mapped[int | None]
    mention_end: Mapped[int | None]
    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]
    method: Mapped[SpeakerMethod] = mapped_column(choice(SpeakerMethod, "method"))
    confidence: Mapped[float]
    unclosed: Mapped[bool] = mapped_column(comment="ended with its paragraph for want of a mark")


class QuoteWordingRow(Base):
    """One distinct row of folded words; what differs only in typography shares it."""

    __tablename__ = "quote_wording"
    __table_args__ = (Index("ix_quote_wording_length", "id", "length"),)

    id: Mapped[Id]
    key: Mapped[Hash] = mapped_column(unique=True, comment="of the text")
    text: Mapped[str] = mapped_column(comment="the folded words, parted by one space")
    length: Mapped[int] = mapped_column(comment="in words")
    elided: Mapped[bool] = mapped_column(comment="words are marked as left out or put in")


class QuoteFpRow(Base):
    """Fingerprint postings: the index is the table."""

    __tablename__ = "quote_fp"
    __table_args__ = ({"sqlite_with_rowid": False},)

    h: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, comment="48 bits of xxh3 over three folded words"
    )
    wording_id: Mapped[int] = mapped_column(
        BigId,
        ForeignKey("quote_wording.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    )


class QuoteEdgeRow(Base):
    """One judged pair of wordings."""

    __tablename__ = "quote_edge"
    __table_args__ = (CheckConstraint("a_id <> b_id", name="pair"),)

    a_id: Mapped[int] = mapped_column(
        BigId,
        ForeignKey("quote_wording.id", ondelete="CASCADE"),
        primary_key=True,
        comment="the wording that is judged: the part, where one contains the other",
    )
    b_id: Mapped[int] = mapped_column(
        BigId,
        ForeignKey("quote_wording.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        comment="the wording it is judged against: the whole, where one contains the other",
    )
    relation: Mapped[Relation] = mapped_column(choice(Relation, "relation"))
    coverage: Mapped[float] = mapped_column(comment="share of the words of a that stand in b, 0 to 1")
    density: Mapped[float] = mapped_column(comment="share of the aligned stretch of b that a has, 0 to 1")
    score: Mapped[float]
    matched: Mapped[int] = mapped_column(comment="common words")
    needs_context: Mapped[bool] = mapped_column(comment="too short for words alone to decide")
    forms: Mapped[str] = mapped_column(
        comment="the common words in order, where context decides, else empty"
    )


class QuoteRow(Base):
    """One statement: the group of its occurrences."""

    __tablename__ = "quote"

    id: Mapped[Id]
    key: Mapped[Hash] = mapped_column(unique=True, comment="of the canonical wording")
    wording_id: Mapped[int] = mapped_column(
        ForeignKey("quote_wording.id"), index=True, comment="the canonical wording"
    )
    text: Mapped[str] = mapped_column(comment="the canonical occurrence's text, verbatim")
    speaker: Mapped[str | None]
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), index=True, comment="the speaker"
    )


class QuoteMemberRow(Base):
    """An occurrence's tie to its quote."""

    __tablename__ = "quote_member"

    occurrence_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("quote_occurrence.id", ondelete="CASCADE"), primary_key=True
    )
    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id", ondelete="CASCADE"), index=True)
    wording_id: Mapped[int] = mapped_column(
        ForeignKey("quote_wording.id"), index=True, comment="the occurrence's own wording"
    )
    relation: Mapped[Relation] = mapped_column(choice(Relation, "relation"))
    score: Mapped[float]
    word_start: Mapped[int] = mapped_column(comment="place in the canonical wording, in words")
    word_end: Mapped[int] = mapped_column(comment="end, exclusive, in words")
    detail: Mapped[str | None] = mapped_column(comment="one sentence: why it belongs here")


class TermDfRow(Base):
    """In how many wordings a folded word stands; search begins at the rarest."""

    __tablename__ = "term_df"

    term: Mapped[str] = mapped_column(primary_key=True)
    df: Mapped[int]
