"""The full names that current articles use, counted.

Linking then reads one row a name where it read all that bear it. The rows are made from what is stored.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict

import sqlalchemy as sa
from alembic import op

from factcheck.store.revision import TEXT, column, one_of, ref

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_BEARERS = sa.text(
    "SELECT m.kind, m.bucket, m.name, CAST(m.forms AS text), m.entity_id, m.detail"
    " FROM entity_member AS m JOIN article_version AS v ON v.id = m.version_id"
    " WHERE v.is_current AND NOT (m.kind = 'person' AND m.name NOT LIKE '% %')"
)


def upgrade() -> None:
    """Make and fill the table."""
    table = op.create_table(
        "entity_name",
        column("kind", one_of("kind", "person", "organisation", "place"), primary_key=True),
        column("bucket", TEXT, primary_key=True, comment="names of one bearer share it: candidates"),
        column("name", TEXT, primary_key=True, comment="as in entity_member"),
        column("uses", sa.Integer(), comment="current versions that use it"),
        column(
            "forms",
            sa.JSON(none_as_null=True),
            nullable=True,
            comment="of a body: how many current versions use each form of the name",
        ),
        ref(
            "entity_id",
            "entity.id",
            ondelete="SET NULL",
            nullable=True,
            index=True,
            comment="the bearer",
        ),
        column("detail", TEXT, nullable=True, comment="one sentence: why the name is the bearer's"),
        sqlite_with_rowid=False,
    )
    rows = _names_in_use(op.get_bind())
    if rows:
        op.bulk_insert(table, rows)
    op.drop_index("ix_entity_member_kind_bucket", "entity_member")


def _names_in_use(connection: sa.Connection) -> list[dict[str, object]]:
    uses: Counter[tuple[str, str, str]] = Counter()
    forms: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    ties: dict[tuple[str, str, str], tuple[int, str]] = {}
    for kind, bucket, name, stored, entity_id, detail in connection.execute(_BEARERS):
        key = (kind, bucket, name)
        uses[key] += 1
        if kind == "organisation":
            forms[key].update(json.loads(stored))
        if entity_id is not None:
            ties[key] = (entity_id, detail)
    return [
        {
            "kind": key[0],
            "bucket": key[1],
            "name": key[2],
            "uses": count,
            "forms": dict(forms[key]) or None,
            "entity_id": ties[key][0] if key in ties else None,
            "detail": ties[key][1] if key in ties else None,
        }
        for key, count in sorted(uses.items())
    ]


def downgrade() -> None:
    """Drop the table."""
    op.create_index("ix_entity_member_kind_bucket", "entity_member", ["kind", "bucket"])
    op.drop_table("entity_name")
