"""An index of the lengths of wordings.

Of the wordings that share a stretch of words with a new one, most are too long for so little in common to
say anything. The index tells that at ten bytes a wording, without the pages of their texts.
"""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_quote_wording_length", "quote_wording", ["id", "length"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index("ix_quote_wording_length", "quote_wording")
