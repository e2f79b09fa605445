"""Who is to look at a discrepancy.

Nothing that was stored before changes.
"""

from __future__ import annotations

from alembic import op

from factcheck.store.revision import HASH, TEXT, TIME, column, identity

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "assignment",
        identity(),
        column("fingerprint", HASH, comment="of the discrepancy; never a row id"),
        column("assignee", TEXT, nullable=True, index=True, comment="empty: nobody any more"),
        column("actor", TEXT, comment="who assigned"),
        column("assigned_at", TIME),
    )
    op.create_index("ix_assignment_fingerprint_id", "assignment", ["fingerprint", "id"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("assignment")
