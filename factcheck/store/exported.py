"""What exports read: everything of one kind, a page at a time, in an order that imports do not disturb.

In: where to go on (the key of the last one seen, exclusive) and how many at most.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey
from factcheck.model.decision import SubjectKind
from factcheck.model.ids import IdKind
from factcheck.model.link import Link
from factcheck.store.decisions import Decision
from factcheck.store.engine import batched, table_of
from factcheck.store.listings import stories as stories_after
from factcheck.store.lookup import StoredEntity
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    DecisionRow,
    DiscrepancyEvidenceRow,
    DiscrepancyRow,
    EntityMemberRow,
    OutletRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
    StoryMemberRow,
    StoryRow,
)
from factcheck.store.views import REF_COLUMNS, read_ref

_ARTICLE, _VERSION, _OUTLET = table_of(ArticleRow), table_of(ArticleVersionRow), table_of(OutletRow)
_ENTITY_MEMBER, _STORY, _TOLD = table_of(EntityMemberRow), table_of(StoryRow), table_of(StoryMemberRow)
_OCCURRENCE, _CARRIER = table_of(QuoteOccurrenceRow), table_of(QuoteMemberRow)
_QUOTE, _EVIDENCE = table_of(QuoteRow), table_of(DiscrepancyEvidenceRow)
_DECISION, _DISCREPANCY = table_of(DecisionRow), table_of(DiscrepancyRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """What a source says of an article beside what it is known by, and how many versions are stored."""

    byline: str | None
    language: str | None
    versions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDecision:
    """A decision with what it is about; ``check`` and ``about`` are those of a discrepancy."""

    number: int
    kind: SubjectKind
    decision: Decision
    check: str | None
    about: str | None


def article_facts(session: Session, version_ids: Collection[int]) -> dict[int, ArticleFacts]:
    """Return the facts of versions by row id."""
    other = _VERSION.alias()
    versions = select(func.count()).where(other.c.article_id == _VERSION.c.article_id).scalar_subquery()
    return {
        row.id: ArticleFacts(byline=row.byline, language=row.language, versions=row.versions)
        for some in batched(version_ids)
        for row in session.execute(
            select(_VERSION.c.id, _VERSION.c.byline, _VERSION.c.language, versions.label("versions")).where(
                _VERSION.c.id.in_(some)
            )
        )
    }


def fingerprints_after(session: Session, after: str, limit: int) -> list[str]:
    """Return the fingerprints of discrepancies that stand, those above ``after``, rising."""
    rows = session.execute(
        select(_DISCREPANCY.c.fingerprint)
        .where(_DISCREPANCY.c.closed_run_id.is_(None), _DISCREPANCY.c.fingerprint > after)
        .order_by(_DISCREPANCY.c.fingerprint)
        .limit(limit)
    )
    return list(rows.scalars())


def decided_after(session: Session, after: str, limit: int) -> list[str]:
    """Return the fingerprints of discrepancies with decisions, those above ``after``, rising."""
    rows = session.execute(
        select(_DISCREPANCY.c.fingerprint)
        .where(
            _DISCREPANCY.c.fingerprint > after,
            _DISCREPANCY.c.fingerprint.in_(
                select(_DECISION.c.subject_key).where(_DECISION.c.subject_kind == SubjectKind.DISCREPANCY)
            ),
        )
        .order_by(_DISCREPANCY.c.fingerprint)
        .limit(limit)
    )
    return list(rows.scalars())


def quotes_by_number(session: Session, version_ids: Collection[int]) -> dict[int, dict[int, str]]:
    """Return for each version the keys of the quotes that it carries, by the quotation's number in it."""
    found: dict[int, dict[int, str]] = {number: {} for number in version_ids}
    for some in batched(version_ids):
        rows = session.execute(
            select(_OCCURRENCE.c.version_id, _OCCURRENCE.c.ordinal, _QUOTE.c.key)
            .join(_CARRIER, _CARRIER.c.occurrence_id == _OCCURRENCE.c.id)
            .join(_QUOTE, _QUOTE.c.id == _CARRIER.c.quote_id)
            .where(_OCCURRENCE.c.version_id.in_(some))
        )
        for version, ordinal, key in rows:
            found[version][ordinal] = key
    return found


def versions_at_closing(session: Session, fingerprint: str) -> dict[ArticleKey, int]:
    """Return what ended a discrepancy: the versions of its articles that the run brought that closed it."""
    past = _VERSION.alias()
    rows = session.execute(
        select(_ARTICLE.c.key, _VERSION.c.ordinal)
        .join(_VERSION, _VERSION.c.article_id == _ARTICLE.c.id)
        .join(past, past.c.article_id == _ARTICLE.c.id)
        .join(_EVIDENCE, _EVIDENCE.c.version_id == past.c.id)
        .join(_DISCREPANCY, _DISCREPANCY.c.id == _EVIDENCE.c.discrepancy_id)
        .where(_DISCREPANCY.c.fingerprint == fingerprint, _VERSION.c.run_id == _DISCREPANCY.c.closed_run_id)
    )
    return {ArticleKey(key): ordinal for key, ordinal in rows}


def decisions_after(session: Session, number: int, limit: int) -> list[StoredDecision]:
    """Return decisions as they were recorded, those behind ``number``, the first one first."""
    rows = session.execute(
        select(_DECISION, _DISCREPANCY.c.check_name, _DISCREPANCY.c.subject)
        .outerjoin(
            _DISCREPANCY,
            and_(
                _DECISION.c.subject_kind == SubjectKind.DISCREPANCY,
                _DISCREPANCY.c.fingerprint == _DECISION.c.subject_key,
            ),
        )
        .where(_DECISION.c.id > number)
        .order_by(_DECISION.c.id)
        .limit(limit)
    )
    return [
        StoredDecision(
            number=row.id,
            kind=row.subject_kind,
            decision=Decision(
                subject_key=row.subject_key,
                verdict=row.verdict,
                reason=row.reason,
                note=row.note,
                actor=row.actor,
                decided_at=row.decided_at,
                right=row.right_value,
            ),
            check=row.check_name,
            about=row.subject,
        )
        for row in rows
    ]


def name_links(session: Session, entities: Collection[StoredEntity]) -> list[Link]:
    """Return the ties of current articles to bearers of names, by the bearer's key and the article's."""
    named = {one.id: one for one in entities}
    query: Select[Any] = (
        select(
            _ENTITY_MEMBER.c.entity_id,
            _ENTITY_MEMBER.c.name,
            _ENTITY_MEMBER.c.relation,
            _ENTITY_MEMBER.c.detail,
            *REF_COLUMNS,
        )
        .join(_VERSION, _VERSION.c.id == _ENTITY_MEMBER.c.version_id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .outerjoin(_OUTLET, _OUTLET.c.id == _ARTICLE.c.outlet_id)
        .where(_VERSION.c.is_current, _ENTITY_MEMBER.c.entity_id.in_(named))
    )
    rows: Sequence[Row[Any]] = session.execute(query).all()
    found = [
        Link(
            kind=IdKind.PERSON,
            key=named[row.entity_id].key,
            name=named[row.entity_id].name,
            article=read_ref(row),
            text=row.name,
            relation=row.relation,
            reason=row.detail,
        )
        for row in rows
    ]
    return sorted(found, key=lambda link: (link.key, link.article.key, link.text or ""))


def story_links(session: Session, after: str, limit: int) -> Mapping[str, list[Link]]:
    """Return the ties of articles to the next stories, by the story's key; each by the article's."""
    numbers = stories_after(session, after=after, limit=limit)
    query: Select[Any] = (
        select(
            _STORY.c.key.label("story"),
            _STORY.c.title.label("story_title"),
            _TOLD.c.score,
            _TOLD.c.detail,
            *REF_COLUMNS,
        )
        .join(_TOLD, _TOLD.c.story_id == _STORY.c.id)
        .join(_ARTICLE, _ARTICLE.c.id == _TOLD.c.article_id)
        .join(_VERSION, and_(_VERSION.c.article_id == _ARTICLE.c.id, _VERSION.c.is_current))
        .outerjoin(_OUTLET, _OUTLET.c.id == _ARTICLE.c.outlet_id)
        .where(_STORY.c.id.in_(numbers))
        .order_by(_STORY.c.key, _ARTICLE.c.key)
    )
    rows: Sequence[Row[Any]] = session.execute(query).all()
    found: dict[str, list[Link]] = {}
    for row in rows:
        found.setdefault(row.story, []).append(
            Link(
                kind=IdKind.STORY,
                key=row.story,
                name=row.story_title,
                article=read_ref(row),
                text=row.title,
                score=row.score,
                reason=row.detail,
            )
        )
    return found
