"""Stories as people look them up: by the articles in them, or by the beginning of an id."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey
from factcheck.model.story import StoryRef
from factcheck.store.engine import batched, begins_with, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    StoryMemberRow,
    StoryRow,
)
from factcheck.store.stories import member_versions
from factcheck.store.views import article_refs

_ARTICLE, _VERSION = table_of(ArticleRow), table_of(ArticleVersionRow)
_STORY, _MEMBER = table_of(StoryRow), table_of(StoryMemberRow)
_QUOTE, _SAME = table_of(QuoteOccurrenceRow), table_of(QuoteMemberRow)


def story_refs(session: Session, story_ids: Collection[int]) -> dict[int, StoryRef]:
    """Return stories with what their articles are known by, by row id."""
    versions = member_versions(session, story_ids)
    refs = article_refs(session, [number for found in versions.values() for number in found])
    return {
        row.id: StoryRef(
            key=row.key,
            title=row.title,
            articles=tuple(refs[number] for number in versions.get(row.id, ())),
        )
        for some in batched(story_ids)
        for row in session.execute(
            select(_STORY.c.id, _STORY.c.key, _STORY.c.title).where(_STORY.c.id.in_(some))
        )
    }


def stories_by_version(session: Session, version_ids: Collection[int]) -> dict[int, StoryRef]:
    """Return the story of each version's article, by the version's row id; also of past versions."""
    found: dict[int, int] = {
        version: story
        for some in batched(version_ids)
        for version, story in session.execute(
            select(_VERSION.c.id, _MEMBER.c.story_id)
            .join(_MEMBER, _MEMBER.c.article_id == _VERSION.c.article_id)
            .where(_VERSION.c.id.in_(some))
        )
    }
    refs = story_refs(session, set(found.values()))
    return {version: refs[story] for version, story in found.items()}


def stories_beginning(session: Session, prefix: str) -> list[int]:
    """Return the row ids of stories whose key begins with ``prefix``, by key."""
    rows = session.execute(
        select(_STORY.c.id).where(begins_with(_STORY.c.key, prefix)).order_by(_STORY.c.key)
    )
    return list(rows.scalars())


def reasons(session: Session, story_id: int) -> dict[ArticleKey, str]:
    """Return for each article of a story the sentence that says why it belongs there."""
    rows = session.execute(
        select(_ARTICLE.c.key, _MEMBER.c.detail)
        .join(_MEMBER, _MEMBER.c.article_id == _ARTICLE.c.id)
        .where(_MEMBER.c.story_id == story_id, _MEMBER.c.detail.is_not(None))
    )
    return {ArticleKey(key): detail for key, detail in rows}


def shared_quotes(session: Session, story_id: int) -> list[int]:
    """Return the row ids of the quotes that two or more articles of a story carry."""
    rows = session.execute(
        select(_SAME.c.quote_id)
        .join(_QUOTE, _QUOTE.c.id == _SAME.c.occurrence_id)
        .join(_VERSION, _VERSION.c.id == _QUOTE.c.version_id)
        .join(_MEMBER, _MEMBER.c.article_id == _VERSION.c.article_id)
        .where(_VERSION.c.is_current, _MEMBER.c.story_id == story_id)
        .group_by(_SAME.c.quote_id)
        .having(func.count(distinct(_VERSION.c.id)) > 1)
        .order_by(_SAME.c.quote_id)
    )
    return list(rows.scalars())
