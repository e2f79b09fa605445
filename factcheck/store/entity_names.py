"""The full names that current articles use, each once with its uses counted. Written by link.

A name that thousands of articles use is one row here: what link compares of a bucket, and to whom the
bearers of that name are tied, without a look at the articles.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    Column,
    Executable,
    Select,
    Text,
    bindparam,
    cast,
    delete,
    func,
    select,
    text,
    tuple_,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from factcheck.model.name import NameKind
from factcheck.store.engine import batched, is_sqlite, table_of
from factcheck.store.entities import Bucket, Tie
from factcheck.store.schema import EntityNameRow

_NAME = table_of(EntityNameRow)
_COLUMNS = (
    _NAME.c.kind,
    _NAME.c.bucket,
    _NAME.c.name,
    _NAME.c.uses,
    _NAME.c.forms,
    _NAME.c.entity_id,
    _NAME.c.detail,
)
_SHELF = (_NAME.c.kind, _NAME.c.bucket)
_WHOLE = (*_SHELF, _NAME.c.name)
_USED_SQLITE = text(
    "SELECT n.kind, n.bucket, n.name, n.uses, n.forms, n.entity_id, n.detail"
    " FROM json_each(:keys) AS v CROSS JOIN entity_name AS n WHERE n.kind = json_extract(v.value, '$[0]')"
    " AND n.bucket = json_extract(v.value, '$[1]') AND n.name = json_extract(v.value, '$[2]')"
).columns(*_COLUMNS)
_ON_SQLITE = text(
    "SELECT json_extract(v.value, '$[0]') AS kind, json_extract(v.value, '$[1]') AS bucket,"
    " (SELECT json_group_array(n.name) FROM entity_name AS n WHERE n.kind = json_extract(v.value, '$[0]')"
    " AND n.bucket = json_extract(v.value, '$[1]')) AS names FROM json_each(:keys) AS v"
).columns(*_SHELF, Column("names", Text))
_CHANGING = ("uses", "forms", "entity_id", "detail")

KEYS = 3_000
"""Keys of three parts in one IN list."""

NameKey = tuple[NameKind, str, str]
"""Kind, bucket and full name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedName:
    """A full name: how many versions use it, of a body also how many use each form of it, and its tie."""

    uses: int = 0
    forms: Mapping[str, int] = field(default_factory=dict)
    tie: Tie | None = None


def names_used(session: Session, keys: Collection[NameKey]) -> dict[NameKey, UsedName]:
    """Return those of the names that are in use."""
    return {
        (kind, bucket, name): UsedName(
            uses=uses, forms=forms or {}, tie=None if entity_id is None else Tie(entity_id, detail or "")
        )
        for some in batched(sorted(keys), KEYS)
        for kind, bucket, name, uses, forms, entity_id, detail in _asked(
            session, _USED_SQLITE, select(*_COLUMNS), _WHOLE, some
        )
    }


def names_on(session: Session, buckets: Collection[Bucket]) -> dict[Bucket, list[str]]:
    """Return all names of these buckets that are in use."""
    found: dict[Bucket, list[str]] = {bucket: [] for bucket in buckets}
    # One row a bucket: a common surname has thousands of names, and a row costs more than a name.
    query = select(*_SHELF, cast(func.json_agg(_NAME.c.name), Text)).group_by(*_SHELF)
    for some in batched(sorted(buckets), KEYS):
        for kind, bucket, names in _asked(session, _ON_SQLITE, query, _SHELF, some):
            found[Bucket(kind, bucket)] = json.loads(names)
    return found


def _asked(
    session: Session,
    on_sqlite: Executable,
    query: Select[Any],
    parts: Sequence[Column[Any]],
    keys: Sequence[tuple[NameKind, *tuple[str, ...]]],
) -> Sequence[Any]:
    """Return the rows whose ``parts`` are among ``keys``.

    SQLite reads the whole table for an IN list of several columns, however short.
    """
    if not is_sqlite(session):
        return session.execute(query.where(tuple_(*parts).in_(keys))).all()
    return session.execute(
        on_sqlite, {"keys": json.dumps([(kind.value, *rest) for kind, *rest in keys])}
    ).all()


def save_names(session: Session, names: Mapping[NameKey, UsedName], gone: Collection[NameKey]) -> None:
    """Store names as they are used now, and remove those that no current version uses."""
    connection = session.connection()
    if gone:
        connection.execute(
            delete(_NAME).where(
                _NAME.c.kind == bindparam("k"),
                _NAME.c.bucket == bindparam("b"),
                _NAME.c.name == bindparam("n"),
            ),
            [{"k": kind, "b": bucket, "n": name} for kind, bucket, name in sorted(gone)],
        )
    rows = list(_rows(names))
    if rows and is_sqlite(session):
        lite = sqlite.insert(_NAME)
        connection.execute(
            lite.on_conflict_do_update(set_={name: lite.excluded[name] for name in _CHANGING}), rows
        )
    elif rows:
        large = postgresql.insert(_NAME)
        connection.execute(
            large.on_conflict_do_update(
                index_elements=[_NAME.c.kind, _NAME.c.bucket, _NAME.c.name],
                set_={name: large.excluded[name] for name in _CHANGING},
            ),
            rows,
        )


def _rows(names: Mapping[NameKey, UsedName]) -> Iterable[dict[str, object]]:
    for (kind, bucket, name), used in sorted(names.items(), key=lambda item: item[0]):
        yield {
            "kind": kind,
            "bucket": bucket,
            "name": name,
            "uses": used.uses,
            "forms": dict(sorted(used.forms.items())) or None,
            "entity_id": used.tie.entity_id if used.tie else None,
            "detail": used.tie.detail if used.tie else None,
        }
