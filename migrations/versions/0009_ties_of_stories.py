"""What the tie of an article to its story rests on.

An article whose tie grows weaker is then seldom compared with others. Articles imported before are compared
once more when that happens.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.revision import column

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    for added in (
        column(
            "worth",
            sa.Integer(),
            nullable=True,
            comment="hundredths of what it shares with the canonical article",
        ),
        column(
            "clues",
            sa.Integer(),
            nullable=True,
            comment="names, numbers and quotations that it shares with it",
        ),
        column("proofs", sa.Integer(), nullable=True, comment="of these, such as two events seldom share"),
        column(
            "rival",
            sa.Double(),
            nullable=True,
            comment="no other canonical article before it is tied to it more strongly; empty: not known",
        ),
    ):
        op.add_column("story_member", added)


def downgrade() -> None:
    """Drop the columns."""
    with op.batch_alter_table("story_member") as member:
        for name in ("rival", "proofs", "clues", "worth"):
            member.drop_column(name)
