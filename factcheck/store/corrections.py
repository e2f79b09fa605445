"""Which value was said to be right, what carried another then, and the versions that may carry it now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.model.decision import SubjectKind
from factcheck.model.finding import Verdict
from factcheck.model.span import Span
from factcheck.store.bulk import insert_rows
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import (
    ArticleVersionRow,
    CorrectionPlaceRow,
    DecisionRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteSpanRow,
    RunRow,
    StoryMemberRow,
)

_PLACE, _DECISION = table_of(CorrectionPlaceRow), table_of(DecisionRow)
_VERSION, _RUN, _TOLD = table_of(ArticleVersionRow), table_of(RunRow), table_of(StoryMemberRow)
_MEMBER, _OCCURRENCE, _SPAN = table_of(QuoteMemberRow), table_of(QuoteOccurrenceRow), table_of(QuoteSpanRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPlace:
    """A place that carries another value; ``span`` is ``None`` for the headline of the version."""

    version_id: int
    span: Span | None
    text: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RightValue:
    """A decision in force that says which value is right; ``id`` is its row."""

    id: int
    fingerprint: str
    right: str
    actor: str
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionText:
    """One version with its text and headline, and when it was imported."""

    version_id: int
    article_id: int
    ordinal: int
    is_current: bool
    title: str | None
    text: str
    seen_at: datetime


def right_values(session: Session, fingerprints: Collection[str] | None = None) -> list[RightValue]:
    """Return what is said to be right, the latest word first; of these discrepancies, or of all."""
    last = (
        select(func.max(_DECISION.c.id))
        .where(_DECISION.c.subject_kind == SubjectKind.DISCREPANCY)
        .group_by(_DECISION.c.subject_key)
    )
    if fingerprints is not None:
        last = last.where(_DECISION.c.subject_key.in_(fingerprints))
    rows = session.execute(
        select(_DECISION)
        .where(
            _DECISION.c.id.in_(last),
            _DECISION.c.verdict == Verdict.CONFIRMED.value,
            _DECISION.c.right_value.is_not(None),
        )
        .order_by(_DECISION.c.id.desc())
    )
    return [
        RightValue(
            id=row.id,
            fingerprint=row.subject_key,
            right=row.right_value,
            actor=row.actor,
            decided_at=row.decided_at,
        )
        for row in rows
    ]


def add_places(session: Session, decision_id: int, places: Sequence[StoredPlace]) -> None:
    """Record what carries another value, in this order."""
    insert_rows(
        session,
        CorrectionPlaceRow,
        [
            {
                "decision_id": decision_id,
                "ordinal": ordinal,
                "version_id": one.version_id,
                "char_start": one.span.start if one.span else None,
                "char_end": one.span.end if one.span else None,
                "text": one.text,
                "value": one.value,
            }
            for ordinal, one in enumerate(places)
        ],
    )


def places_of(session: Session, decision_ids: Collection[int]) -> dict[int, list[StoredPlace]]:
    """Return what carried another value when each decision was made, in the order of the record."""
    found: dict[int, list[StoredPlace]] = defaultdict(list)
    for some in batched(decision_ids):
        rows = session.execute(
            select(_PLACE)
            .where(_PLACE.c.decision_id.in_(some))
            .order_by(_PLACE.c.decision_id, _PLACE.c.ordinal)
        )
        for row in rows:
            span = None if row.char_start is None else Span(row.char_start, row.char_end)
            found[row.decision_id].append(
                StoredPlace(version_id=row.version_id, span=span, text=row.text, value=row.value)
            )
    return found


def articles_near(
    session: Session, version_ids: Collection[int], quoting: Collection[tuple[int, Span]]
) -> set[int]:
    """Return the articles of these versions, those of their stories, and those that quote alike.

    ``quoting`` are places of quotations: articles that carry one of the same quote belong to the answer.
    """
    articles = _articles(session, version_ids)
    stories = select(_TOLD.c.story_id).where(_TOLD.c.article_id.in_(articles))
    told = session.execute(select(_TOLD.c.article_id).where(_TOLD.c.story_id.in_(stories)))
    return articles | set(told.scalars()) | _articles(session, _quoting(session, quoting))


def texts_of_versions(session: Session, articles: Collection[int]) -> dict[int, list[VersionText]]:
    """Return all versions of each of these articles, by number."""
    found: dict[int, list[VersionText]] = defaultdict(list)
    for some in batched(sorted(articles)):
        rows = session.execute(
            select(
                _VERSION.c.id,
                _VERSION.c.article_id,
                _VERSION.c.ordinal,
                _VERSION.c.is_current,
                _VERSION.c.title,
                _VERSION.c.text,
                _RUN.c.started_at,
            )
            .join(_RUN, _RUN.c.id == _VERSION.c.run_id)
            .where(_VERSION.c.article_id.in_(some))
            .order_by(_VERSION.c.article_id, _VERSION.c.ordinal)
        )
        for row in rows:
            found[row.article_id].append(
                VersionText(
                    version_id=row.id,
                    article_id=row.article_id,
                    ordinal=row.ordinal,
                    is_current=row.is_current,
                    title=row.title,
                    text=row.text,
                    seen_at=row.started_at,
                )
            )
    return found


def _articles(session: Session, version_ids: Collection[int]) -> set[int]:
    return {
        number
        for some in batched(version_ids)
        for number in session.execute(
            select(_VERSION.c.article_id).where(_VERSION.c.id.in_(some))
        ).scalars()
    }


def _quoting(session: Session, places: Collection[tuple[int, Span]]) -> set[int]:
    """Return the versions that carry a quote which stands at one of ``places``."""
    quotes: set[int] = set()
    for version, span in places:
        quotes |= set(
            session.execute(
                select(_MEMBER.c.quote_id)
                .join(_OCCURRENCE, _OCCURRENCE.c.id == _MEMBER.c.occurrence_id)
                .join(_SPAN, _SPAN.c.occurrence_id == _OCCURRENCE.c.id)
                .where(
                    _OCCURRENCE.c.version_id == version,
                    _SPAN.c.char_start < span.end,
                    _SPAN.c.char_end > span.start,
                )
            ).scalars()
        )
    return {
        number
        for some in batched(quotes)
        for number in session.execute(
            select(_OCCURRENCE.c.version_id)
            .join(_MEMBER, _MEMBER.c.occurrence_id == _OCCURRENCE.c.id)
            .where(_MEMBER.c.quote_id.in_(some))
        ).scalars()
    }
