"""Persons, bodies and places by a name that may be misspelt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleRef
from factcheck.model.name import NameKind
from factcheck.store.engine import batched, is_sqlite, table_of
from factcheck.store.lookup import StoredEntity
from factcheck.store.schema import ArticleVersionRow, EntityMemberRow, EntityRow
from factcheck.store.views import article_refs

_MARKS = re.compile("[%_/]")

_ENTITY, _BEARER, _VERSION = table_of(EntityRow), table_of(EntityMemberRow), table_of(ArticleVersionRow)


def names_with(
    session: Session, pieces: Collection[str], kind: NameKind | None
) -> Iterator[tuple[str, str, int]]:
    """Yield key, fullest name and row id of everybody whose name holds one of ``pieces``, in any case.

    The database looks through all names and hands on only those that hold a piece, in no order.
    """
    holds = _ENTITY.c.name.like if is_sqlite(session) else _ENTITY.c.name.ilike
    patterns = ["%" + _MARKS.sub(r"/\g<0>", piece) + "%" for piece in pieces]
    query = select(_ENTITY.c.key, _ENTITY.c.name, _ENTITY.c.id)
    query = query.where(or_(*(holds(pattern, escape="/") for pattern in patterns)))
    if kind is not None:
        query = query.where(_ENTITY.c.kind == kind)
    yield from session.execute(query).yield_per(10_000)


def entities_of(session: Session, entity_ids: Collection[int]) -> dict[int, StoredEntity]:
    """Return persons, bodies and places by row id."""
    return {
        row.id: StoredEntity(id=row.id, key=row.key, kind=row.kind, name=row.name)
        for some in batched(entity_ids)
        for row in session.execute(select(_ENTITY).where(_ENTITY.c.id.in_(some)))
    }


def bearers_of(session: Session, entity_ids: Collection[int]) -> dict[int, list[tuple[ArticleRef, str]]]:
    """Return the current articles that name each entity, earliest first, each with the name it gives."""
    rows = [
        row
        for some in batched(entity_ids)
        for row in session.execute(
            select(_BEARER.c.entity_id, _BEARER.c.version_id, _BEARER.c.name)
            .join(_VERSION, _VERSION.c.id == _BEARER.c.version_id)
            .where(_BEARER.c.entity_id.in_(some), _VERSION.c.is_current)
        )
    ]
    refs = article_refs(session, {row.version_id for row in rows})
    found: dict[int, list[tuple[ArticleRef, str]]] = {number: [] for number in entity_ids}
    for row in rows:
        found[row.entity_id].append((refs[row.version_id], row.name))
    for named in found.values():
        named.sort(key=lambda one: (one[0].order, one[1]))
    return found
