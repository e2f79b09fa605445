"""Articles, and what stands in their texts: names, quotations, claims.

Nothing is there yet that could need to be extracted or linked anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.revision import DECIMAL, HASH, TEXT, TIME, column, identity, one_of, ref, span

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NAMES = ("person", "organisation", "place")
QUOTES = ("direct", "mixed", "indirect")
ROLES = ("attributed", "term", "title", "headline")
METHODS = ("cue", "same-paragraph", "carry", "pronoun", "intro", "headline", "none")
CLAIMS = ("figure", "date", "list", "identifier")

CHILDREN_FIRST = (
    "quote_span",
    "quote_occurrence",
    "claim_item",
    "name_occurrence",
    "entity_member",
    "claim_occurrence",
    "article_version",
    "import_problem",
    "article",
    "run",
    "outlet",
    "entity",
)


def upgrade() -> None:
    """Make the tables."""
    _create_articles()
    _create_names()
    _create_quotes()
    _create_claims()


def downgrade() -> None:
    """Drop the tables."""
    for table in CHILDREN_FIRST:
        op.drop_table(table)


def _create_articles() -> None:
    op.create_table(
        "run",
        identity(),
        column("command", TEXT, comment="the command and its arguments, without the database address"),
        column("started_at", TIME),
        column("finished_at", TIME, nullable=True),
        column("status", one_of("status", "running", "done", "failed", "interrupted")),
        column("tool_version", TEXT),
        column("counts", sa.JSON(), comment="what was done, in numbers"),
    )
    op.create_table(
        "outlet",
        identity(),
        column("key", TEXT, unique=True, comment="the name folded to letters, digits and hyphens"),
        column("name", TEXT, comment="as first seen"),
    )
    op.create_table(
        "article",
        identity(),
        column("key", TEXT, unique=True, comment="url:, id: or file: and what identifies it there"),
        column(
            "source_id",
            TEXT,
            index=True,
            comment="the id that is printed: the source's own, else the file's stem, as first seen",
        ),
        ref("outlet_id", "outlet.id", nullable=True, index=True),
        column("url", TEXT, nullable=True),
        column("kind", one_of("kind", "article", "transcript", "release", "post")),
    )
    op.create_table(
        "article_version",
        identity(),
        ref("article_id", "article.id"),
        column("ordinal", sa.Integer(), comment="1 for the first state seen"),
        column("text_hash", HASH, comment="blake2b-128 of the text in UTF-8"),
        column("facts_hash", HASH, comment="blake2b-128 of what the source says beside the text"),
        column("title", TEXT, nullable=True),
        column("byline", TEXT, nullable=True),
        column("published_text", TEXT, nullable=True, comment="ISO 8601, as far as the source says"),
        column(
            "published_from",
            TIME,
            nullable=True,
            index=True,
            comment="earliest moment that published_text can mean",
        ),
        column("published_to", TIME, nullable=True, comment="end, exclusive, of what it can mean"),
        column("language", TEXT, nullable=True),
        column("text", TEXT, comment="verbatim; all offsets count its code points"),
        column("metadata", sa.JSON(), comment="keys of the source that have no column"),
        column("reader", TEXT, comment="the reader that read it, with its version"),
        column("extractor", TEXT, comment="the extractor whose finds are stored, with its version"),
        column("source", TEXT, comment="where it was read: path, path#line, or -"),
        ref("run_id", "run.id", index=True),
        column("is_current", sa.Boolean()),
        sa.UniqueConstraint("article_id", "ordinal"),
    )
    op.create_index(
        "uq_article_version_current",
        "article_version",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_table(
        "import_problem",
        identity(),
        ref("run_id", "run.id", index=True),
        column("source", TEXT),
        column(
            "code",
            one_of(
                "code",
                "unreadable",
                "unknown-format",
                "not-text",
                "encoding",
                "empty",
                "too-large",
                "malformed",
                "loop",
                "database",
                "internal",
            ),
        ),
        column("message", TEXT),
    )


def _create_names() -> None:
    op.create_table(
        "name_occurrence",
        identity(),
        ref("version_id", "article_version.id", ondelete="CASCADE"),
        column("ordinal", sa.Integer(), comment="the mention's number in the text, from 0"),
        *span(),
        column("kind", one_of("kind", *NAMES)),
        column("form", one_of("form", "full", "short", "variant")),
        column("text", TEXT, comment="as it stands at the span"),
        column("entity", TEXT, comment="the article's full form; with kind, names entity_member"),
        sa.UniqueConstraint("version_id", "char_start", "char_end"),
    )
    op.create_table(
        "entity",
        identity(),
        column("key", HASH, unique=True),
        column("kind", one_of("kind", *NAMES)),
        column("name", TEXT, comment="the fullest form seen"),
        column("bucket", TEXT, index=True, comment="names of one bearer share it: candidates"),
    )
    op.create_table(
        "entity_member",
        ref("version_id", "article_version.id", ondelete="CASCADE", primary_key=True),
        column("kind", one_of("kind", *NAMES), primary_key=True),
        column("name", TEXT, primary_key=True, comment="the article's full form"),
        column("bucket", TEXT, comment="names of one bearer share it: candidates"),
        column("forms", sa.JSON(), comment="distinct mentions, in the order of the text"),
        ref(
            "entity_id",
            "entity.id",
            ondelete="SET NULL",
            nullable=True,
            index=True,
            comment="empty until linked",
        ),
        column("relation", TEXT, nullable=True, comment="how the name stands to the entity's, by link"),
        column("detail", TEXT, nullable=True, comment="one sentence: why it belongs here"),
    )
    op.create_index("ix_entity_member_kind_bucket", "entity_member", ["kind", "bucket"])


def _create_quotes() -> None:
    op.create_table(
        "quote_occurrence",
        identity(),
        ref("version_id", "article_version.id", ondelete="CASCADE"),
        column(
            "key",
            HASH,
            index=True,
            comment="of the article's key, the folded words and how many equal ones stand before",
        ),
        column("ordinal", sa.Integer(), comment="the quotation's number in the text, from 0"),
        column("kind", one_of("kind", *QUOTES)),
        column("role", one_of("role", *ROLES)),
        column("text", TEXT, comment="the stretches, joined with one space"),
        column("speaker", TEXT, nullable=True, comment="full name in this article, of the surest stretch"),
        ref(
            "speaker_name_id",
            "name_occurrence.id",
            ondelete="SET NULL",
            nullable=True,
            index=True,
            comment="where the text names the speaker: the mention, else the first mention of that name",
        ),
        column("method", one_of("method", *METHODS)),
        column("confidence", sa.Double()),
        sa.UniqueConstraint("version_id", "key"),
    )
    op.create_table(
        "quote_span",
        ref("occurrence_id", "quote_occurrence.id", ondelete="CASCADE", primary_key=True),
        column(
            "ordinal",
            sa.Integer(),
            primary_key=True,
            autoincrement=False,
            comment="the stretch's number in the text, from 0",
        ),
        *span(),
        column("kind", one_of("kind", *QUOTES)),
        column("role", one_of("role", *ROLES)),
        column("speaker", TEXT, nullable=True),
        column("mention_start", sa.Integer(), nullable=True),
        column("mention_end", sa.Integer(), nullable=True),
        column("cue_start", sa.Integer(), nullable=True),
        column("cue_end", sa.Integer(), nullable=True),
        column("method", one_of("method", *METHODS)),
        column("confidence", sa.Double()),
        column("unclosed", sa.Boolean(), comment="ended with its paragraph for want of a mark"),
        sa.CheckConstraint("(cue_start IS NULL) = (cue_end IS NULL)", name="cue"),
        sa.CheckConstraint("(mention_start IS NULL) = (mention_end IS NULL)", name="mention"),
    )


def _create_claims() -> None:
    op.create_table(
        "claim_occurrence",
        identity(),
        ref("version_id", "article_version.id", ondelete="CASCADE"),
        column(
            "key",
            HASH,
            index=True,
            comment="of the article's key, the kind, the folded text and how many equal ones stand before",
        ),
        column("ordinal", sa.Integer(), comment="the claim's number in the text, from 0"),
        *span(),
        column("kind", one_of("kind", *CLAIMS)),
        column("text", TEXT, comment="as it stands at the span"),
        column("low", DECIMAL, nullable=True, comment="inclusive; for dates, days since 1970-01-01"),
        column("high", DECIMAL, nullable=True, comment="inclusive; empty is open"),
        column("unit", TEXT, nullable=True, comment="canonical: usd, percent, year"),
        column("modifier", TEXT),
        column("entity", TEXT, nullable=True),
        column("measure", TEXT, nullable=True),
        column("item", TEXT, nullable=True),
        column("scope", TEXT, comment="restricting words in alphabetical order, one a line"),
        column("time", TEXT, nullable=True),
        column("status", one_of("status", "asserted", "denied", "expected", "alleged", "corrected")),
        column("speaker", TEXT, nullable=True, comment="who asserts it, if not the article"),
        sa.UniqueConstraint("version_id", "key"),
    )
    op.create_table(
        "claim_item",
        ref("occurrence_id", "claim_occurrence.id", ondelete="CASCADE", primary_key=True),
        column("ordinal", sa.Integer(), primary_key=True, autoincrement=False),
        *span(),
        column("text", TEXT, comment="as it stands at the span"),
    )
