"""The queue: discrepancies to be settled, a page at a time, worst first.

In: what a person wants to see. Out: one light row each, without evidence, and counts for the filters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, case, exists, func, literal, select, type_coerce
from sqlalchemy.orm import Session

from factcheck.model.decision import SubjectKind
from factcheck.model.finding import LEAST_CONFIDENCE, Outcome, Severity, Status, Verdict
from factcheck.store.engine import begins_with, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    AssignmentRow,
    DecisionRow,
    DiscrepancyEvidenceRow,
    DiscrepancyRow,
    OutletRow,
    RunRow,
    StoryMemberRow,
    StoryRow,
)

_ROW, _EVIDENCE = table_of(DiscrepancyRow), table_of(DiscrepancyEvidenceRow)
_VERSION, _ARTICLE, _OUTLET = table_of(ArticleVersionRow), table_of(ArticleRow), table_of(OutletRow)
_STORY, _TOLD = table_of(StoryRow), table_of(StoryMemberRow)
_DECISION, _ASSIGNMENT, _RUN = table_of(DecisionRow), table_of(AssignmentRow), table_of(RunRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilters:
    """What to show; ``None`` and empty sets let all through.

    ``outlet`` is its name, ``story`` its key or the beginning, ``assignee`` a name.
    ``since_last_import`` lets through what the last import saw for the first time.
    """

    statuses: frozenset[Status] = frozenset({Status.OPEN})
    checks: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    outlet: str | None = None
    story: str | None = None
    assignee: str | None = None
    since_last_import: bool = False
    least_confidence: float = LEAST_CONFIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One discrepancy on one line."""

    fingerprint: str
    check: str
    severity: Severity
    subject: str
    message: str
    status: Status
    assignee: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueCount:
    """How many of one check and severity stand so."""

    check: str
    severity: Severity
    status: Status
    count: int


def queue_rows(session: Session, filters: QueueFilters, *, limit: int, offset: int = 0) -> list[QueueRow]:
    """Return rows ``offset`` to ``offset + limit``: worst first, then the surest, then by fingerprint."""
    rank = case({severity: at for at, severity in enumerate(Severity)}, value=_ROW.c.severity)
    rows = session.execute(
        _wanted(filters, _ROW, _status().label("status"), _assignee().label("assignee"))
        .order_by(rank, _ROW.c.confidence.desc(), _ROW.c.fingerprint)
        .limit(limit)
        .offset(offset)
    )
    return [
        QueueRow(
            fingerprint=row.fingerprint,
            check=row.check_name,
            severity=row.severity,
            subject=row.subject,
            message=row.message,
            status=Status(row.status),
            assignee=row.assignee,
        )
        for row in rows
    ]


def queue_counts(session: Session, filters: QueueFilters) -> list[QueueCount]:
    """Return how many discrepancies there are by check, severity and status."""
    inner = _wanted(filters, _ROW.c.check_name, _ROW.c.severity, _status().label("status")).subquery()
    rows = session.execute(
        select(inner.c.check_name, inner.c.severity, inner.c.status, func.count())
        .group_by(inner.c.check_name, inner.c.severity, inner.c.status)
        .order_by(inner.c.check_name, inner.c.severity, inner.c.status)
    )
    return [
        QueueCount(check=check, severity=Severity(severity), status=Status(status), count=number)
        for check, severity, status, number in rows
    ]


def queue_outlets(session: Session) -> list[str]:
    """Return the names of the outlets with a discrepancy that stands, in alphabetical order.

    Each outlet is followed to its first such place: a join reads every place there is, for a few names.
    """
    stands = exists().where(
        _ROW.c.id == _EVIDENCE.c.discrepancy_id,
        _ROW.c.closed_run_id.is_(None),
        _ROW.c.outcome == Outcome.DIFFERS,
    )
    place = exists().where(_EVIDENCE.c.version_id == _VERSION.c.id, stands)
    version = exists().where(_VERSION.c.article_id == _ARTICLE.c.id, place)
    article = exists().where(_ARTICLE.c.outlet_id == _OUTLET.c.id, version)
    rows = session.execute(select(_OUTLET.c.name).where(article).distinct().order_by(_OUTLET.c.name))
    return list(rows.scalars())


def queue_assignees(session: Session) -> list[str]:
    """Return everybody who was ever to look at something, in alphabetical order."""
    rows = session.execute(
        select(_ASSIGNMENT.c.assignee)
        .where(_ASSIGNMENT.c.assignee.is_not(None))
        .distinct()
        .order_by(_ASSIGNMENT.c.assignee)
    )
    return list(rows.scalars())


def _status() -> ColumnElement[Any]:
    """Return the verdict in force, else ``open``."""
    verdict = (
        select(func.nullif(type_coerce(_DECISION.c.verdict, Text()), literal(Verdict.WITHDRAWN.value)))
        .where(
            _DECISION.c.subject_kind == SubjectKind.DISCREPANCY,
            _DECISION.c.subject_key == _ROW.c.fingerprint,
        )
        .order_by(_DECISION.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(verdict, literal(Status.OPEN.value))


def _assignee() -> ColumnElement[Any]:
    return (
        select(_ASSIGNMENT.c.assignee)
        .where(_ASSIGNMENT.c.fingerprint == _ROW.c.fingerprint)
        .order_by(_ASSIGNMENT.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _wanted(filters: QueueFilters, *columns: Any) -> Select[Any]:
    query = select(*columns).where(
        _ROW.c.closed_run_id.is_(None),
        _ROW.c.outcome == Outcome.DIFFERS,
        _ROW.c.confidence >= filters.least_confidence,
        _status().in_([status.value for status in filters.statuses]),
    )
    if filters.checks:
        query = query.where(_ROW.c.check_name.in_(filters.checks))
    if filters.severities:
        query = query.where(_ROW.c.severity.in_(filters.severities))
    if filters.assignee is not None:
        query = query.where(_assignee() == filters.assignee)
    if filters.since_last_import:
        last = select(func.max(_RUN.c.id)).where(_RUN.c.command.startswith("import")).scalar_subquery()
        query = query.where(_ROW.c.first_run_id >= last)
    for condition in _places(filters):
        query = query.where(condition)
    return query


def _places(filters: QueueFilters) -> Sequence[ColumnElement[bool]]:
    """Return what the evidence must fulfil: one place at the outlet, the first place in the story."""
    found: list[ColumnElement[bool]] = []
    if filters.outlet is not None:
        theirs = (
            select(_VERSION.c.id)
            .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
            .join(_OUTLET, _OUTLET.c.id == _ARTICLE.c.outlet_id)
            .where(_OUTLET.c.name == filters.outlet)
        )
        at_outlet = select(_EVIDENCE.c.discrepancy_id).where(_EVIDENCE.c.version_id.in_(theirs))
        found.append(_ROW.c.id.in_(at_outlet))
    if filters.story is not None:
        in_story = (
            select(_EVIDENCE.c.discrepancy_id)
            .join(_VERSION, _VERSION.c.id == _EVIDENCE.c.version_id)
            .join(_TOLD, _TOLD.c.article_id == _VERSION.c.article_id)
            .join(_STORY, _STORY.c.id == _TOLD.c.story_id)
            .where(
                _EVIDENCE.c.discrepancy_id == _ROW.c.id,
                begins_with(_STORY.c.key, filters.story),
                _EVIDENCE.c.ordinal == 0,
            )
        )
        found.append(exists(in_story))
    return found
