"""Who carries what, read for a text that is not in the store."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.store.engine import batched, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    EntityRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    StoryRow,
)
from factcheck.store.stories import member_versions

_MEMBER, _OCCURRENCE = table_of(QuoteMemberRow), table_of(QuoteOccurrenceRow)
_ARTICLE, _VERSION = table_of(ArticleRow), table_of(ArticleVersionRow)
_ENTITY, _STORY = table_of(EntityRow), table_of(StoryRow)


def versions_carrying(session: Session, wording_ids: Collection[int]) -> dict[int, list[int]]:
    """Return the versions that carry each wording: by date, the undated last, and row id."""
    found: dict[int, list[int]] = {number: [] for number in wording_ids}
    for some in batched(wording_ids):
        rows = session.execute(
            select(_MEMBER.c.wording_id, _VERSION.c.id)
            .join(_OCCURRENCE, _OCCURRENCE.c.id == _MEMBER.c.occurrence_id)
            .join(_VERSION, _VERSION.c.id == _OCCURRENCE.c.version_id)
            .where(_MEMBER.c.wording_id.in_(some))
            .order_by(_VERSION.c.published_from.is_(None), _VERSION.c.published_from, _VERSION.c.id)
        )
        for wording, version in rows:
            if version not in found[wording][-1:]:
                found[wording].append(version)
    return found


def entity_keys(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Return the keys of entities by row id."""
    return {
        number: key
        for some in batched(ids)
        for number, key in session.execute(
            select(_ENTITY.c.id, _ENTITY.c.key).where(_ENTITY.c.id.in_(some))
        )
    }


def versions_of_story(session: Session, canonical_id: int) -> tuple[str, list[int]]:
    """Return the key of the story of a canonical article, and its current versions in their order."""
    number, key = session.execute(
        select(_STORY.c.id, _STORY.c.key).where(_STORY.c.article_id == canonical_id)
    ).one()
    return key, member_versions(session, [number]).get(number, [])


def current_versions_of(session: Session, article_ids: Collection[int]) -> list[int]:
    """Return the current versions of articles, in no order."""
    return [
        number
        for some in batched(article_ids)
        for number in session.execute(
            select(_VERSION.c.id).where(_VERSION.c.is_current, _VERSION.c.article_id.in_(some))
        ).scalars()
    ]


def all_versions(session: Session) -> list[int]:
    """Return the current version of every article, by the articles' keys."""
    rows = session.execute(
        select(_VERSION.c.id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .where(_VERSION.c.is_current)
        .order_by(_ARTICLE.c.key)
    )
    return list(rows.scalars())
