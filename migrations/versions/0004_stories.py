"""Stories: what articles are tied by, and the value of a claim as the text says it.

Articles imported before are in no story until they are imported again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.revision import TEXT, TIME, column, ref

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and make the table."""
    with op.batch_alter_table("story") as story:
        story.alter_column("key", comment="of the canonical article's key")
        story.alter_column("title", comment="of the canonical article, or its first words")
        story.add_column(
            ref(
                "article_id",
                "article.id",
                ondelete="CASCADE",
                nullable=True,
                comment="the canonical article: the fullest account, dated before undated",
            )
        )
        story.create_unique_constraint("uq_story_article_id", ["article_id"])
    with op.batch_alter_table("story_member") as member:
        member.alter_column("score", comment="strength of the tie to the canonical article; 0 for itself")
        for added in (
            column(
                "size",
                sa.Integer(),
                nullable=True,
                comment="hundredths of what its names and numbers are worth",
            ),
            column(
                "told_from",
                TIME,
                nullable=True,
                comment="earliest moment of publication, by the source or the head of the text",
            ),
            column("told_to", TIME, nullable=True, comment="end, exclusive, of what that can mean"),
        ):
            member.add_column(added)
    op.create_table(
        "story_clue",
        column(
            "h",
            sa.BigInteger(),
            primary_key=True,
            autoincrement=False,
            comment="48 bits of xxh3 over kind and word",
        ),
        ref(
            "article_id",
            "article.id",
            ondelete="CASCADE",
            primary_key=True,
            autoincrement=False,
            index=True,
        ),
        column("kind", sa.SmallInteger(), comment="ClueKind by number: what it is worth"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("claim_occurrence") as claim:
        claim.add_column(
            column("value", TEXT, nullable=True, comment="normal form of what the text says, unresolved")
        )


def downgrade() -> None:
    """Drop the table and the columns."""
    with op.batch_alter_table("claim_occurrence") as claim:
        claim.drop_column("value")
    op.drop_table("story_clue")
    with op.batch_alter_table("story_member") as member:
        for name in ("told_to", "told_from", "size"):
            member.drop_column(name)
        member.alter_column("score", comment=None)
    with op.batch_alter_table("story") as story:
        story.drop_constraint("uq_story_article_id", type_="unique")
        story.drop_constraint("fk_story_article_id", type_="foreignkey")
        story.drop_column("article_id")
        story.alter_column("title", comment=None)
        story.alter_column("key", comment=None)
