"""Claims come into SQLite's index of their words with the rows of a whole batch, not by a trigger.

Nothing that was stored before changes.
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the trigger."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER claim_fts_insert")


def downgrade() -> None:
    """Make the trigger."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER claim_fts_insert AFTER INSERT ON claim_occurrence BEGIN"
            " INSERT INTO claim_fts (rowid, text, value, entity, measure, item)"
            " VALUES (new.id, new.text, new.value, new.entity, new.measure, new.item); END"
        )
