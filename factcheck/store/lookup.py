"""Look-ups by what a person can type: ids, beginnings of keys, names of articles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from factcheck.model.name import NameKind
from factcheck.store.engine import begins_with, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    EntityMemberRow,
    EntityRow,
    NameOccurrenceRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
    QuoteWordingRow,
)

_ARTICLE, _VERSION = table_of(ArticleRow), table_of(ArticleVersionRow)
_ENTITY, _BEARER, _NAME = table_of(EntityRow), table_of(EntityMemberRow), table_of(NameOccurrenceRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionHead:
    """One version of an article: its number, when it was imported, whether it is the current one."""

    version_id: int
    ordinal: int
    is_current: bool
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntity:
    """A person, body or place: row id, key, kind and fullest name."""

    id: int
    key: str
    kind: NameKind
    name: str


def quotes_beginning(session: Session, prefix: str) -> list[int]:
    """Return the row ids of quotes that have a wording whose key begins with ``prefix``."""
    rows = session.execute(
        select(QuoteMemberRow.quote_id)
        .join(QuoteWordingRow, QuoteWordingRow.id == QuoteMemberRow.wording_id)
        .where(begins_with(table_of(QuoteWordingRow).c.key, prefix))
        .distinct()
        .order_by(QuoteMemberRow.quote_id)
    )
    return list(rows.scalars())


def articles_by_id(session: Session, text: str) -> list[int]:
    """Return the current versions of articles whose id, key, address or source is ``text``."""
    rows = session.execute(
        select(_VERSION.c.id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .where(
            _VERSION.c.is_current,
            or_(
                _ARTICLE.c.source_id == text,
                _ARTICLE.c.key == text,
                _ARTICLE.c.url == text,
                _VERSION.c.source == text,
            ),
        )
        .order_by(_ARTICLE.c.key)
    )
    return list(rows.scalars())


def versions_of(session: Session, version_id: int) -> list[VersionHead]:
    """Return every version of the article that ``version_id`` is one of, the first one first."""
    article = select(_VERSION.c.article_id).where(_VERSION.c.id == version_id).scalar_subquery()
    rows = session.execute(
        select(_VERSION.c.id, _VERSION.c.ordinal, _VERSION.c.is_current, _VERSION.c.extractor)
        .where(_VERSION.c.article_id == article)
        .order_by(_VERSION.c.ordinal)
    )
    return [
        VersionHead(
            version_id=row.id, ordinal=row.ordinal, is_current=row.is_current, extractor=row.extractor
        )
        for row in rows
    ]


def entities_by_key(session: Session, prefix: str) -> list[StoredEntity]:
    """Return persons, bodies and places whose key begins with ``prefix``."""
    rows = session.execute(
        select(_ENTITY).where(begins_with(_ENTITY.c.key, prefix)).order_by(_ENTITY.c.key)
    )
    return [StoredEntity(id=row.id, key=row.key, kind=row.kind, name=row.name) for row in rows]


def entities_by_name(session: Session, name: str) -> list[StoredEntity]:
    """Return persons, bodies and places that some current article calls exactly ``name``."""
    rows = session.execute(
        select(_ENTITY)
        .join(_BEARER, _BEARER.c.entity_id == _ENTITY.c.id)
        .where(func.lower(_BEARER.c.name) == name.lower())
        .distinct()
        .order_by(_ENTITY.c.key)
    )
    return [StoredEntity(id=row.id, key=row.key, kind=row.kind, name=row.name) for row in rows]


def bearers(session: Session, entity_id: int) -> dict[int, str]:
    """Return the current versions that name an entity, with the full name that each gives it."""
    rows = session.execute(
        select(_BEARER.c.version_id, _BEARER.c.name)
        .join(_VERSION, _VERSION.c.id == _BEARER.c.version_id)
        .where(_BEARER.c.entity_id == entity_id, _VERSION.c.is_current)
        .order_by(_BEARER.c.version_id)
    )
    return {row.version_id: row.name for row in rows}


def spellings(session: Session, entity_id: int) -> dict[str, int]:
    """Return every form in which current articles write an entity's name, with how often."""
    rows = session.execute(
        select(_NAME.c.text, func.count().label("number"))
        .join(
            _BEARER,
            (_BEARER.c.version_id == _NAME.c.version_id)
            & (_BEARER.c.kind == _NAME.c.kind)
            & (_BEARER.c.name == _NAME.c.entity),
        )
        .join(_VERSION, _VERSION.c.id == _NAME.c.version_id)
        .where(_BEARER.c.entity_id == entity_id, _VERSION.c.is_current)
        .group_by(_NAME.c.text)
        .order_by(func.count().desc(), _NAME.c.text)
    )
    return {row.text: row.number for row in rows}


def quotes_of_entity(session: Session, entity_id: int) -> list[int]:
    """Return the row ids of the quotes whose speaker is the entity."""
    rows = session.execute(select(QuoteRow.id).where(QuoteRow.entity_id == entity_id).order_by(QuoteRow.id))
    return list(rows.scalars())


def quotes_in_versions(session: Session, version_ids: Collection[int]) -> list[int]:
    """Return the row ids of the quotes that these versions carry."""
    rows = session.execute(
        select(QuoteMemberRow.quote_id)
        .join(QuoteOccurrenceRow, QuoteOccurrenceRow.id == QuoteMemberRow.occurrence_id)
        .where(QuoteOccurrenceRow.version_id.in_(version_ids))
        .distinct()
        .order_by(QuoteMemberRow.quote_id)
    )
    return list(rows.scalars())
