"""In which subjects a discrepancy is found, beside the one that its row tells of.

What was stored before has one subject each; the others come in as they are checked again.
"""

from __future__ import annotations

from alembic import op

from factcheck.store.revision import TEXT, column, ref

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "discrepancy_subject",
        ref("discrepancy_id", "discrepancy.id", ondelete="CASCADE", primary_key=True),
        column(
            "subject_key",
            TEXT,
            primary_key=True,
            index=True,
            comment="later in order than that of the discrepancy",
        ),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("discrepancy_subject")
