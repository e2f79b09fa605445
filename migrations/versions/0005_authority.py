"""The desk's authority list of names.

Nothing that was stored before changes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.revision import TEXT, column, identity, ref

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "authority_name",
        identity(),
        column("folded", TEXT, unique=True, comment="fold of the name: one entry each"),
        column("name", TEXT),
        column("aliases", sa.JSON(), comment="other forms that are right too"),
        column("note", TEXT, nullable=True),
        column("source", TEXT, nullable=True, comment="what the spelling rests on"),
    )
    op.create_table(
        "authority_word",
        column("word", TEXT, primary_key=True, comment="folded"),
        ref(
            "name_id",
            "authority_name.id",
            ondelete="CASCADE",
            primary_key=True,
            autoincrement=False,
            index=True,
        ),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("authority_word")
    op.drop_table("authority_name")
