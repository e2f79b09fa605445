"""What is to be corrected once somebody has said what is right, and which version ended a discrepancy.

Nothing that was stored before changes: of discrepancies that are closed already no version is named, and of
verdicts that name a right value no place is kept.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.revision import ID, TEXT, column, ref

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "correction_place",
        ref("decision_id", "decision.id", ondelete="CASCADE", primary_key=True),
        column("ordinal", sa.Integer(), primary_key=True, autoincrement=False),
        ref("version_id", "article_version.id", index=True),
        column("char_start", sa.Integer(), nullable=True, comment="empty for the headline"),
        column("char_end", sa.Integer(), nullable=True),
        column("text", TEXT, comment="as it stands there"),
        column("value", TEXT, comment="its normal form, another than the right one"),
        sa.CheckConstraint("0 <= char_start AND char_start < char_end", name="span"),
    )
    with op.batch_alter_table("discrepancy") as discrepancy:
        discrepancy.add_column(
            column(
                "ended_version_id",
                ID,
                nullable=True,
                comment="the version of an article that no longer showed it; empty while it stands",
            )
        )
        discrepancy.create_foreign_key(
            "fk_discrepancy_ended_version_id", "article_version", ["ended_version_id"], ["id"]
        )
        discrepancy.create_index("ix_discrepancy_ended_version_id", ["ended_version_id"])


def downgrade() -> None:
    """Drop the column and the table."""
    with op.batch_alter_table("discrepancy") as discrepancy:
        discrepancy.drop_index("ix_discrepancy_ended_version_id")
        discrepancy.drop_constraint("fk_discrepancy_ended_version_id", type_="foreignkey")
        discrepancy.drop_column("ended_version_id")
    op.drop_table("correction_place")
