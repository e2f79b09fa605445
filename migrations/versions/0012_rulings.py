"""What a decision says of names and figures for texts to come; decisions on pairs of articles.

Nothing that was stored before changes: older decisions say nothing beyond their discrepancies.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Integer, text

from factcheck.store.revision import TEXT, column, one_of, ref

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_PAIRS = ("quote_pair", "name_pair", "claim_pair")


def upgrade() -> None:
    """Make the tables, and let decisions be about pairs of articles."""
    _allow("discrepancy", *_PAIRS, "article_pair")
    op.create_table(
        "ruling",
        ref("decision_id", "decision.id", primary_key=True, autoincrement=False),
        column("ordinal", Integer(), primary_key=True, autoincrement=False),
        column("kind", one_of("kind", "right", "same", "different")),
        column("topic", TEXT, comment="what the two are of: a name, or a figure with its check"),
        column("one", TEXT, comment="a form as it is printed, or a value; the right one, if one is"),
        column("other", TEXT),
    )
    op.create_table(
        "ruling_key",
        column("key", TEXT, primary_key=True, comment="a folded word of a name, or an article's key"),
        ref("decision_id", "decision.id", primary_key=True, autoincrement=False, index=True),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop the tables, and the decisions on pairs of articles, which older programs refuse."""
    op.drop_table("ruling_key")
    op.drop_table("ruling")
    op.execute(text("DELETE FROM decision WHERE subject_kind = 'article_pair'"))
    _allow("discrepancy", *_PAIRS)


def _allow(*subjects: str) -> None:
    listed = ", ".join(f"'{one}'" for one in subjects)
    name = op.f("ck_decision_subject_kind")
    with op.batch_alter_table("decision") as decision:
        decision.drop_constraint(name, type_="check")
        decision.create_check_constraint(name, f"subject_kind IN ({listed})")
