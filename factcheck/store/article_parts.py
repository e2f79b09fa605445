"""What an article's page needs beside its view: its versions, and the groups that its parts belong to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.model.name import NameKind
from factcheck.store.among import among
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import (
    ArticleVersionRow,
    EntityMemberRow,
    EntityRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
    RunRow,
)

_VERSION, _RUN = table_of(ArticleVersionRow), table_of(RunRow)
_QUOTE, _MEMBER, _OCCURRENCE = table_of(QuoteRow), table_of(QuoteMemberRow), table_of(QuoteOccurrenceRow)
_ENTITY, _BEARER = table_of(EntityRow), table_of(EntityMemberRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSeen:
    """One version of an article, when it was imported, and what its source says beside the text."""

    version_id: int
    ordinal: int
    is_current: bool
    seen_at: datetime
    title: str | None
    byline: str | None
    extractor: str


def versions_seen(session: Session, version_id: int) -> list[VersionSeen]:
    """Return every version of the article that ``version_id`` is one of, the first one first."""
    article = select(_VERSION.c.article_id).where(_VERSION.c.id == version_id).scalar_subquery()
    query = _SEEN.where(_VERSION.c.article_id == article).order_by(_VERSION.c.ordinal)
    return [_seen(row) for row in session.execute(query)]


def revised(session: Session, version_ids: Collection[int]) -> list[int]:
    """Return those of the versions that are not the first of their articles, in their order."""
    later = {
        number
        for some in batched(version_ids)
        for number in session.execute(
            select(_VERSION.c.id).where(among(_VERSION.c.id, some), _VERSION.c.ordinal > 1)
        ).scalars()
    }
    return [number for number in version_ids if number in later]


def version_heads(session: Session, version_ids: Collection[int]) -> dict[int, VersionSeen]:
    """Return versions by row id."""
    return {
        row.id: _seen(row)
        for some in batched(version_ids)
        for row in session.execute(_SEEN.where(among(_VERSION.c.id, some)))
    }


_SEEN = select(
    _VERSION.c.id,
    _VERSION.c.ordinal,
    _VERSION.c.is_current,
    _VERSION.c.title,
    _VERSION.c.byline,
    _VERSION.c.extractor,
    _RUN.c.started_at,
).join(_RUN, _RUN.c.id == _VERSION.c.run_id)


def _seen(row: Any) -> VersionSeen:
    return VersionSeen(
        version_id=row.id,
        ordinal=row.ordinal,
        is_current=row.is_current,
        seen_at=row.started_at,
        title=row.title,
        byline=row.byline,
        extractor=row.extractor,
    )


def quote_keys_in(session: Session, version_id: int) -> dict[int, str]:
    """Return the key of the quote that each quotation of a version is of, by its number in the text."""
    rows = session.execute(
        select(_OCCURRENCE.c.ordinal, _QUOTE.c.key)
        .join(_MEMBER, _MEMBER.c.occurrence_id == _OCCURRENCE.c.id)
        .join(_QUOTE, _QUOTE.c.id == _MEMBER.c.quote_id)
        .where(_OCCURRENCE.c.version_id == version_id)
    )
    return {row.ordinal: row.key for row in rows}


def entity_keys_in(session: Session, version_id: int) -> dict[tuple[NameKind, str], str]:
    """Return the key of the bearer of each full name in a version."""
    rows = session.execute(
        select(_BEARER.c.kind, _BEARER.c.name, _ENTITY.c.key)
        .join(_ENTITY, _ENTITY.c.id == _BEARER.c.entity_id)
        .where(_BEARER.c.version_id == version_id)
    )
    return {(kind, name): key for kind, name, key in rows}
