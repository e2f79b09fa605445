"""Which of the values that differ an editor said is right.

Nothing that was stored before changes: older decisions say it in their reasons, as they were written.
"""

from __future__ import annotations

from alembic import op

from factcheck.store.revision import TEXT, column

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column(
        "decision",
        column("right_value", TEXT, nullable=True, comment="the value of the evidence that is right"),
    )


def downgrade() -> None:
    """Drop the column."""
    with op.batch_alter_table("decision") as decision:
        decision.drop_column("right_value")
