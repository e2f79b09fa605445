"""Which current versions use a name, by the names that are near it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from factcheck.model.name import NameKind
from factcheck.store.among import among
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import ArticleVersionRow, EntityMemberRow, EntityNameRow

_NAME, _BEARER, _VERSION = table_of(EntityNameRow), table_of(EntityMemberRow), table_of(ArticleVersionRow)

UsedBy = tuple[NameKind, str, int | None]
"""A full name in use: its kind, the name, and the row id of its bearer."""


def persons_by_letter(session: Session, letter: str) -> list[UsedBy]:
    """Return the full names of persons whose surname begins with a folded letter, by surname and name."""
    return _used(
        session,
        _NAME.c.kind == NameKind.PERSON,
        _NAME.c.bucket >= letter,
        _NAME.c.bucket < letter + "\U0010ffff",
    )


def names_of_things(session: Session) -> list[UsedBy]:
    """Return the full names of bodies and places."""
    return _used(session, _NAME.c.kind != NameKind.PERSON)


def _used(session: Session, *conditions: ColumnElement[bool]) -> list[UsedBy]:
    rows = session.execute(
        select(_NAME.c.kind, _NAME.c.name, _NAME.c.entity_id)
        .where(*conditions)
        .order_by(_NAME.c.kind, _NAME.c.bucket, _NAME.c.name)
    )
    return [(NameKind(kind), name, number) for kind, name, number in rows]


def versions_using(session: Session, names: Collection[UsedBy]) -> set[int]:
    """Return the current versions that use one of these names."""
    wanted = {(kind, name) for kind, name, _ in names}
    found: set[int] = set()
    for some in batched(sorted({number for _, _, number in names if number is not None})):
        rows = session.execute(
            select(_BEARER.c.version_id, _BEARER.c.kind, _BEARER.c.name)
            .join(_VERSION, _VERSION.c.id == _BEARER.c.version_id)
            .where(_VERSION.c.is_current, among(_BEARER.c.entity_id, some))
        )
        found.update(number for number, kind, name in rows if (kind, name) in wanted)
    return found
