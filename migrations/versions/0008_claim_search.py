"""Words by which claims are found.

Claims that are stored already are indexed; nothing needs to be extracted or linked anew.
"""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COLUMNS = ("text", "value", "entity", "measure", "item")
INDEXED = " || ' ' || ".join(f"coalesce({column}, '')" for column in COLUMNS)


def upgrade() -> None:
    """Make the index, and on SQLite the triggers that keep it."""
    if op.get_bind().dialect.name == "sqlite":
        _create_for_sqlite()
    else:
        op.execute(
            "CREATE INDEX ix_claim_occurrence_words ON claim_occurrence USING gin "
            f"(to_tsvector('simple', regexp_replace(lower({INDEXED}), '[^[:alnum:]]+', ' ', 'g')))"
        )


def downgrade() -> None:
    """Drop the index."""
    if op.get_bind().dialect.name == "sqlite":
        for event in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER claim_fts_{event}")
        op.execute("DROP TABLE claim_fts")
    else:
        op.execute("DROP INDEX ix_claim_occurrence_words")


def _create_for_sqlite() -> None:
    names = ", ".join(COLUMNS)
    op.execute(
        f"CREATE VIRTUAL TABLE claim_fts USING fts5({names}, content='claim_occurrence', "
        "content_rowid='id', detail=none, tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute("INSERT INTO claim_fts (claim_fts) VALUES ('rebuild')")
    new, old = (", ".join(f"{row}.{column}" for column in COLUMNS) for row in ("new", "old"))
    add = f"INSERT INTO claim_fts (rowid, {names}) VALUES (new.id, {new});"
    remove = f"INSERT INTO claim_fts (claim_fts, rowid, {names}) VALUES ('delete', old.id, {old});"
    for event, steps in (("insert", add), ("delete", remove), ("update", f"{remove} {add}")):
        op.execute(
            f"CREATE TRIGGER claim_fts_{event} AFTER {event.upper()} ON claim_occurrence BEGIN {steps} END"
        )
