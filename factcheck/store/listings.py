"""Lists of what a database holds, a page at a time, in an order that imports do not disturb.

In: where to go on (the key of the last one seen, exclusive) and how many at most. Out: row ids or light
rows, by key. A page costs the same wherever in the list it stands.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from factcheck.model.claim import ClaimKind
from factcheck.model.problem import ProblemCode
from factcheck.model.run import RunStatus
from factcheck.store.engine import table_of
from factcheck.store.lookup import StoredEntity
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    ClaimOccurrenceRow,
    EntityRow,
    ImportProblemRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
    RunRow,
    StoryMemberRow,
    StoryRow,
)

_ARTICLE, _VERSION = table_of(ArticleRow), table_of(ArticleVersionRow)
_QUOTE, _MEMBER, _OCCURRENCE = table_of(QuoteRow), table_of(QuoteMemberRow), table_of(QuoteOccurrenceRow)
_ENTITY, _STORY, _TOLD = table_of(EntityRow), table_of(StoryRow), table_of(StoryMemberRow)
_CLAIM, _RUN, _PROBLEM = table_of(ClaimOccurrenceRow), table_of(RunRow), table_of(ImportProblemRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunHead:
    """One run of a command that writes."""

    id: int
    command: str
    started_at: datetime
    finished_at: datetime | None
    status: RunStatus
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredProblem:
    """One input that could not be taken, and when."""

    source: str
    code: ProblemCode
    message: str
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClaim:
    """One claim with its place: ``version_id`` is the current version it stands in."""

    key: str
    version_id: int
    kind: ClaimKind
    char_start: int
    char_end: int
    text: str
    value: str | None
    unit: str | None
    modifier: str
    entity: str | None
    measure: str | None
    item: str | None
    time: str | None


def article_versions(session: Session, *, after: str, limit: int) -> list[int]:
    """Return current versions by their articles' keys, those above ``after``."""
    rows = session.execute(
        select(_VERSION.c.id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .where(_VERSION.c.is_current, _ARTICLE.c.key > after)
        .order_by(_ARTICLE.c.key)
        .limit(limit)
    )
    return list(rows.scalars())


def entities(
    session: Session,
    *,
    after: str = "",
    limit: int,
) -> list[StoredEntity]:
    """Return persons, bodies and places by key, those above ``after``."""
    query = select(_ENTITY).where(_ENTITY.c.key > after).order_by(_ENTITY.c.key).limit(limit)
    return [
        StoredEntity(id=row.id, key=row.key, kind=row.kind, name=row.name) for row in session.execute(query)
    ]


def stories(session: Session, *, after: str, limit: int) -> list[int]:
    """Return the row ids of stories by key, those above ``after``."""
    rows = session.execute(
        select(_STORY.c.id).where(_STORY.c.key > after).order_by(_STORY.c.key).limit(limit)
    )
    return list(rows.scalars())


def latest_stories(session: Session, *, limit: int, offset: int = 0) -> list[int]:
    """Return the row ids of stories that several articles tell, the latest first."""
    told = func.max(_TOLD.c.told_from)
    rows = session.execute(
        select(_TOLD.c.story_id)
        .group_by(_TOLD.c.story_id)
        .having(func.count() > 1)
        .order_by(told.is_(None), told.desc(), _TOLD.c.story_id)
        .limit(limit)
        .offset(offset)
    )
    return list(rows.scalars())


def speakers(session: Session, *, limit: int, offset: int = 0) -> list[tuple[StoredEntity, int]]:
    """Return who is quoted most often, with the number of statements."""
    count = func.count(_QUOTE.c.id)
    rows = session.execute(
        select(_ENTITY, count.label("number"))
        .join(_QUOTE, _QUOTE.c.entity_id == _ENTITY.c.id)
        .group_by(_ENTITY.c.id)
        .order_by(count.desc(), _ENTITY.c.name, _ENTITY.c.key)
        .limit(limit)
        .offset(offset)
    )
    return [
        (StoredEntity(id=row.id, key=row.key, kind=row.kind, name=row.name), row.number) for row in rows
    ]


def quotes_by(session: Session, entity_id: int, *, limit: int) -> list[int]:
    """Return the row ids of the statements of one speaker, the latest first, the undated last."""
    first = func.min(_VERSION.c.published_from)
    rows = session.execute(
        select(_QUOTE.c.id)
        .join(_MEMBER, _MEMBER.c.quote_id == _QUOTE.c.id)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _MEMBER.c.occurrence_id)
        .join(_VERSION, _VERSION.c.id == _OCCURRENCE.c.version_id)
        .where(_QUOTE.c.entity_id == entity_id)
        .group_by(_QUOTE.c.id, _QUOTE.c.key)
        .order_by(first.is_(None), first.desc(), _QUOTE.c.key)
        .limit(limit)
    )
    return list(rows.scalars())


def count_quotes_by(session: Session, entity_id: int) -> int:
    """Return how many statements one speaker made."""
    query = select(func.count()).select_from(_QUOTE).where(_QUOTE.c.entity_id == entity_id)
    return session.execute(query).scalar_one()


def claims(
    session: Session, *, after: str, limit: int, version_ids: Collection[int] = ()
) -> list[StoredClaim]:
    """Return the claims of current versions by key, those above ``after``; of these versions, if any."""
    query = (
        select(_CLAIM)
        .join(_VERSION, _VERSION.c.id == _CLAIM.c.version_id)
        .where(_VERSION.c.is_current, _CLAIM.c.key > after)
        .order_by(_CLAIM.c.key)
        .limit(limit)
    )
    if version_ids:
        query = query.where(_CLAIM.c.version_id.in_(version_ids))
    return [
        StoredClaim(
            key=row.key,
            version_id=row.version_id,
            kind=row.kind,
            char_start=row.char_start,
            char_end=row.char_end,
            text=row.text,
            value=row.value,
            unit=row.unit,
            modifier=row.modifier,
            entity=row.entity,
            measure=row.measure,
            item=row.item,
            time=row.time,
        )
        for row in session.execute(query)
    ]


def last_runs(session: Session, limit: int) -> list[RunHead]:
    """Return the last runs, the latest first."""
    rows = session.execute(select(_RUN).order_by(_RUN.c.id.desc()).limit(limit))
    return [
        RunHead(
            id=row.id,
            command=row.command,
            started_at=row.started_at,
            finished_at=row.finished_at,
            status=row.status,
            counts=row.counts,
        )
        for row in rows
    ]


def last_problems(session: Session, limit: int) -> list[StoredProblem]:
    """Return the last inputs that could not be taken, the latest first."""
    rows = session.execute(
        select(_PROBLEM.c.source, _PROBLEM.c.code, _PROBLEM.c.message, _RUN.c.started_at)
        .join(_RUN, _RUN.c.id == _PROBLEM.c.run_id)
        .order_by(_PROBLEM.c.id.desc())
        .limit(limit)
    )
    return [
        StoredProblem(source=row.source, code=row.code, message=row.message, started_at=row.started_at)
        for row in rows
    ]


def versions_by_address(session: Session, text: str) -> list[int]:
    """Return the current versions of articles whose key or id is ``text``, by key; both have an index."""
    rows = session.execute(
        select(_VERSION.c.id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .where(_VERSION.c.is_current, or_(_ARTICLE.c.key == text, _ARTICLE.c.source_id == text))
        .order_by(_ARTICLE.c.key)
    )
    return list(rows.scalars())
