"""Links between articles: wordings, quotes, claims and stories.

Articles imported before are to be linked.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.revision import HASH, TEXT, column, identity, one_of, ref

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

RELATIONS = ("identical", "typographic", "elided", "contained", "variant")
CLAIMS = ("figure", "date", "list", "identifier")

CHILDREN_FIRST = (
    "quote_member",
    "claim_member",
    "story_member",
    "quote_fp",
    "quote_edge",
    "quote",
    "term_df",
    "story",
    "quote_wording",
    "claim",
)


def upgrade() -> None:
    """Make the tables."""
    _create_wordings()
    _create_word_search()
    _create_quotes()
    _create_claims()
    _create_stories()


def downgrade() -> None:
    """Drop the tables."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE quote_fts")
    for table in CHILDREN_FIRST:
        op.drop_table(table)


def _create_wordings() -> None:
    op.create_table(
        "quote_wording",
        identity(),
        column("key", HASH, unique=True, comment="of the text"),
        column("text", TEXT, comment="the folded words, parted by one space"),
        column("length", sa.Integer(), comment="in words"),
        column("elided", sa.Boolean(), comment="words are marked as left out or put in"),
    )
    op.create_table(
        "quote_fp",
        column(
            "h",
            sa.BigInteger(),
            primary_key=True,
            autoincrement=False,
            comment="48 bits of xxh3 over three folded words",
        ),
        ref(
            "wording_id",
            "quote_wording.id",
            ondelete="CASCADE",
            primary_key=True,
            autoincrement=False,
            index=True,
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quote_edge",
        ref(
            "a_id",
            "quote_wording.id",
            ondelete="CASCADE",
            primary_key=True,
            comment="the wording that is judged: the part, where one contains the other",
        ),
        ref(
            "b_id",
            "quote_wording.id",
            ondelete="CASCADE",
            primary_key=True,
            index=True,
            comment="the wording it is judged against: the whole, where one contains the other",
        ),
        column("relation", one_of("relation", *RELATIONS)),
        column("coverage", sa.Double(), comment="share of the words of a that stand in b, 0 to 1"),
        column("density", sa.Double(), comment="share of the aligned stretch of b that a has, 0 to 1"),
        column("score", sa.Double()),
        column("matched", sa.Integer(), comment="common words"),
        column("needs_context", sa.Boolean(), comment="too short for words alone to decide"),
        column("forms", TEXT, comment="the common words in order, where context decides, else empty"),
        sa.CheckConstraint("a_id <> b_id", name="pair"),
    )
    op.create_table(
        "term_df",
        column("term", TEXT, primary_key=True),
        column("df", sa.Integer()),
    )


def _create_word_search() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE quote_fts USING fts5"
            "(text, content='quote_wording', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
        )
    else:
        op.execute(
            "CREATE INDEX ix_quote_wording_words ON quote_wording USING gin (to_tsvector('simple', text))"
        )


def _create_quotes() -> None:
    op.create_table(
        "quote",
        identity(),
        column("key", HASH, unique=True, comment="of the canonical wording"),
        ref("wording_id", "quote_wording.id", index=True, comment="the canonical wording"),
        column("text", TEXT, comment="the canonical occurrence's text, verbatim"),
        column("speaker", TEXT, nullable=True),
        ref(
            "entity_id", "entity.id", ondelete="SET NULL", nullable=True, index=True, comment="the speaker"
        ),
    )
    op.create_table(
        "quote_member",
        ref("occurrence_id", "quote_occurrence.id", ondelete="CASCADE", primary_key=True),
        ref("quote_id", "quote.id", ondelete="CASCADE", index=True),
        ref("wording_id", "quote_wording.id", index=True, comment="the occurrence's own wording"),
        column("relation", one_of("relation", *RELATIONS)),
        column("score", sa.Double()),
        column("word_start", sa.Integer(), comment="place in the canonical wording, in words"),
        column("word_end", sa.Integer(), comment="end, exclusive, in words"),
        column("detail", TEXT, nullable=True, comment="one sentence: why it belongs here"),
    )


def _create_claims() -> None:
    op.create_table(
        "claim",
        identity(),
        column("key", HASH, unique=True, comment="the smallest key of its occurrences"),
        column("kind", one_of("kind", *CLAIMS)),
        column("entity", TEXT, nullable=True),
        column("measure", TEXT, nullable=True),
        column("item", TEXT, nullable=True),
        column("text", TEXT, comment="the first occurrence's words, verbatim"),
    )
    op.create_table(
        "claim_member",
        ref("occurrence_id", "claim_occurrence.id", ondelete="CASCADE", primary_key=True),
        ref("claim_id", "claim.id", ondelete="CASCADE", index=True),
        column("score", sa.Double()),
        column("detail", TEXT, nullable=True, comment="one sentence: why it belongs here"),
    )


def _create_stories() -> None:
    op.create_table(
        "story",
        identity(),
        column("key", HASH, unique=True),
        column("title", TEXT, nullable=True),
    )
    op.create_table(
        "story_member",
        ref("article_id", "article.id", ondelete="CASCADE", primary_key=True),
        ref("story_id", "story.id", ondelete="CASCADE", index=True),
        column("score", sa.Double()),
        column("detail", TEXT, nullable=True, comment="one sentence: why it belongs here"),
    )
