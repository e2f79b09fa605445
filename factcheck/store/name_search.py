"""Persons, bodies and places by a name that may be misspelt."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleRef
from factcheck.model.name import NameKind
from factcheck.store.engine import batched, table_of
from factcheck.store.lookup import StoredEntity
from factcheck.store.schema import ArticleVersionRow, EntityMemberRow, EntityRow
from factcheck.store.views import article_refs

_ENTITY, _BEARER, _VERSION = table_of(EntityRow), table_of(EntityMemberRow), table_of(ArticleVersionRow)


def entities_with(
    session: Session, pieces: Collection[str], kind: NameKind | None
) -> Iterator[StoredEntity]:
    """Yield every person, body or place whose fullest name holds one of ``pieces``, in any case.

    The database looks through all names and hands on only those that hold a piece.
    """
    name = func.lower(_ENTITY.c.name)
    query = select(_ENTITY).where(or_(*(name.contains(piece, autoescape=True) for piece in pieces)))
    if kind is not None:
        query = query.where(_ENTITY.c.kind == kind)
    for row in session.execute(query.order_by(_ENTITY.c.key)).yield_per(10_000):
        yield StoredEntity(id=row.id, key=row.key, kind=row.kind, name=row.name)


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
