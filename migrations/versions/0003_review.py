"""Discrepancies, and what people decide.

Articles imported before are to be checked.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from factcheck.store.revision import HASH, TEXT, TIME, column, identity, one_of, ref, span

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


OUTCOMES = ("differs", "agrees", "update", "approximate", "other-scope", "other-event", "corrected")

CHILDREN_FIRST = (
    "discrepancy_evidence",
    "discrepancy",
    "decision",
)


def upgrade() -> None:
    """Make the tables."""
    _create_discrepancies()
    _create_decisions()


def downgrade() -> None:
    """Drop the tables."""
    for table in CHILDREN_FIRST:
        op.drop_table(table)


def _create_discrepancies() -> None:
    op.create_table(
        "discrepancy",
        identity(),
        column(
            "fingerprint",
            HASH,
            unique=True,
            comment="of the check and what it says makes this the same tomorrow",
        ),
        column("check_name", TEXT, index=True),
        column(
            "subject_key",
            TEXT,
            index=True,
            comment="key of the article or quote that the check was given when it last found this",
        ),
        column("severity", one_of("severity", "error", "warning", "note")),
        column("confidence", sa.Double()),
        column("subject", TEXT, comment="what differs: the person, the quote's first words"),
        column("message", TEXT),
        column("outcome", one_of("outcome", *OUTCOMES)),
        column(
            "deciding",
            TEXT,
            nullable=True,
            comment="the attribute that decided the outcome, where that is not differs",
        ),
        ref("first_run_id", "run.id", index=True),
        ref("last_run_id", "run.id", index=True),
        ref(
            "closed_run_id",
            "run.id",
            nullable=True,
            index=True,
            comment="the run that no longer found it; empty while it stands",
        ),
        ref(
            "supersedes_id",
            "discrepancy.id",
            nullable=True,
            index=True,
            comment="the one it replaces, its evidence having changed",
        ),
    )
    op.create_table(
        "discrepancy_evidence",
        ref("discrepancy_id", "discrepancy.id", ondelete="CASCADE", primary_key=True),
        column("ordinal", sa.Integer(), primary_key=True, autoincrement=False),
        ref("version_id", "article_version.id", index=True),
        *span(),
        column("text", TEXT, comment="as it stands at the span"),
        column("value", TEXT, comment="its normal form; places with one value agree"),
        column(
            "marks",
            sa.JSON(),
            comment="[start, end] of the differing parts: offsets into the version's text",
        ),
    )


def _create_decisions() -> None:
    op.create_table(
        "decision",
        identity(),
        column(
            "subject_kind", one_of("subject_kind", "discrepancy", "quote_pair", "name_pair", "claim_pair")
        ),
        column(
            "subject_key", TEXT, comment="a fingerprint, or the two keys of a pair, sorted; never a row id"
        ),
        column(
            "verdict",
            one_of("verdict", "confirmed", "dismissed", "unsure", "withdrawn", "same", "different"),
        ),
        column("reason", TEXT, nullable=True),
        column("note", TEXT, nullable=True),
        column("actor", TEXT, comment="who decided"),
        column("decided_at", TIME),
        sa.CheckConstraint("verdict <> 'dismissed' OR reason IS NOT NULL", name="reason"),
    )
    op.create_index(
        "ix_decision_subject_kind_subject_key_id", "decision", ["subject_kind", "subject_key", "id"]
    )
