"""Discrepancies and their evidence as they are read again: those that stand, or some of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey, ArticleRef
from factcheck.model.finding import LEAST_CONFIDENCE, Evidence, Outcome, Severity, Unshown
from factcheck.model.span import Span
from factcheck.store.among import among
from factcheck.store.article_parts import version_heads
from factcheck.store.engine import batched, begins_with, table_of
from factcheck.store.schema import ArticleRow, ArticleVersionRow, DiscrepancyEvidenceRow, DiscrepancyRow
from factcheck.store.views import article_refs

_ROW, _EVIDENCE = table_of(DiscrepancyRow), table_of(DiscrepancyEvidenceRow)
_VERSION, _ARTICLE = table_of(ArticleVersionRow), table_of(ArticleRow)


Places = Mapping[ArticleKey, Sequence[Span]]
"""Stretches of articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which of those that stand to read; an empty set lets all through.

    ``articles`` are keys: a discrepancy passes that has evidence in one of them.
    """

    checks: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    articles: frozenset[ArticleKey] = frozenset()
    outcomes: frozenset[Outcome] = frozenset({Outcome.DIFFERS})
    least_confidence: float = LEAST_CONFIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDiscrepancy:
    """A row with its evidence; ``places`` are the versions of the evidence, in its order.

    ``superseded`` are the fingerprints of the one that this replaces, of the one before that, and so on.
    """

    fingerprint: str
    check: str
    severity: Severity
    confidence: float
    subject: str
    message: str
    outcome: Outcome
    deciding: str | None
    closed: bool
    ended_version_id: int | None
    superseded: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    places: tuple[int, ...]


def stored_discrepancies(
    session: Session, wanted: Wanted, places: Places | None = None
) -> list[StoredDiscrepancy]:
    """Return the discrepancies that stand and are ``wanted``, by fingerprint.

    With ``places``, only those with evidence that overlaps one of them.
    """
    query = select(_ROW).where(*_standing(wanted), _ROW.c.confidence >= wanted.least_confidence)
    if wanted.outcomes:
        query = query.where(_ROW.c.outcome.in_(wanted.outcomes))
    if places is not None:
        bearing = _bearing_on(session, places, query.with_only_columns(_ROW.c.id))
        query = select(_ROW).where(among(_ROW.c.id, bearing))
    return _read(session, query)


def _bearing_on(session: Session, places: Places, within: Select[tuple[int]]) -> list[int]:
    """Return the row ids of those discrepancies whose evidence overlaps one of ``places``.

    Of all their evidence only the offsets are read: a quotation's page shows few of what stands in the
    dozens of articles that carry it.
    """
    rows = session.execute(
        select(_EVIDENCE.c.discrepancy_id, _ARTICLE.c.key, _EVIDENCE.c.char_start, _EVIDENCE.c.char_end)
        .join(_VERSION, _VERSION.c.id == _EVIDENCE.c.version_id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .where(_EVIDENCE.c.discrepancy_id.in_(within), among(_ARTICLE.c.key, list(places)))
    )
    found = {
        number
        for number, key, start, end in rows
        if any(span.start < end and start < span.end for span in places[key])
    }
    return sorted(found)


def ended_discrepancies(session: Session, wanted: Wanted) -> list[StoredDiscrepancy]:
    """Return those that a version of an article ended and nothing took the place of, by fingerprint."""
    follower = _ROW.alias("follower")
    followed = exists().where(follower.c.supersedes_id == _ROW.c.id)
    query = select(_ROW).where(
        _ROW.c.ended_version_id.is_not(None),
        _ROW.c.outcome == Outcome.DIFFERS,
        _ROW.c.confidence >= wanted.least_confidence,
        ~followed,
        *_passing(wanted),
    )
    return _read(session, query)


def discrepancies_by_fingerprint(session: Session, prefix: str) -> list[StoredDiscrepancy]:
    """Return the discrepancies whose fingerprint begins with ``prefix``; also those that are closed."""
    return _read(session, select(_ROW).where(begins_with(_ROW.c.fingerprint, prefix)))


def discrepancies_among(session: Session, fingerprints: Collection[str]) -> list[StoredDiscrepancy]:
    """Return the discrepancies with these fingerprints, by fingerprint; also those that are closed."""
    return [
        one
        for some in batched(fingerprints)
        for one in _read(session, select(_ROW).where(_ROW.c.fingerprint.in_(some)))
    ]


def unshown(session: Session, wanted: Wanted) -> Unshown:
    """Count what stands of the checks, severities and articles wanted, and differs not or is less sure."""
    is_less_sure = (_ROW.c.confidence < wanted.least_confidence).label("is_less_sure")
    rows = session.execute(
        select(_ROW.c.outcome, is_less_sure, func.count())
        .where(*_standing(wanted))
        .group_by(_ROW.c.outcome, is_less_sure)
    )
    agreed = explained = less_sure = 0
    for outcome, less, number in rows:
        if outcome is Outcome.AGREES:
            agreed += number
        elif outcome is not Outcome.DIFFERS:
            explained += number
        elif less:
            less_sure += number
    return Unshown(agreed=agreed, explained=explained, less_sure=less_sure)


def _standing(wanted: Wanted) -> list[ColumnElement[bool]]:
    return [_ROW.c.closed_run_id.is_(None), *_passing(wanted)]


def _passing(wanted: Wanted) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.checks:
        where.append(_ROW.c.check_name.in_(wanted.checks))
    if wanted.severities:
        where.append(_ROW.c.severity.in_(wanted.severities))
    if wanted.articles:
        places = (
            select(_EVIDENCE.c.discrepancy_id)
            .join(_VERSION, _VERSION.c.id == _EVIDENCE.c.version_id)
            .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
            .where(_ARTICLE.c.key.in_(wanted.articles))
        )
        where.append(_ROW.c.id.in_(places))
    return where


def _read(session: Session, query: Select[tuple[object, ...]]) -> list[StoredDiscrepancy]:
    rows = session.execute(query.order_by(_ROW.c.fingerprint)).all()
    evidence = _evidence(session, [row.id for row in rows])
    older = _superseded(session, {row.id: row.supersedes_id for row in rows if row.supersedes_id})
    return [
        StoredDiscrepancy(
            fingerprint=row.fingerprint,
            check=row.check_name,
            severity=row.severity,
            confidence=row.confidence,
            subject=row.subject,
            message=row.message,
            outcome=row.outcome,
            deciding=row.deciding,
            closed=row.closed_run_id is not None,
            ended_version_id=row.ended_version_id,
            superseded=tuple(older[row.id]),
            evidence=tuple(one for one, _ in evidence[row.id]),
            places=tuple(version for _, version in evidence[row.id]),
        )
        for row in rows
    ]


def _superseded(session: Session, replaced: Mapping[int, int]) -> dict[int, list[str]]:
    """Return what each row (mapped to the one it replaces) replaces, the latest first."""
    found: dict[int, list[str]] = defaultdict(list)
    waiting = dict(replaced)
    while waiting:
        rows = {
            row.id: row
            for some in batched(set(waiting.values()))
            for row in session.execute(
                select(_ROW.c.id, _ROW.c.fingerprint, _ROW.c.supersedes_id).where(_ROW.c.id.in_(some))
            )
        }
        for number, older in waiting.items():
            found[number].append(rows[older].fingerprint)
        waiting = {
            number: rows[older].supersedes_id
            for number, older in waiting.items()
            if rows[older].supersedes_id
        }
    return found


def _evidence(session: Session, ids: Collection[int]) -> dict[int, list[tuple[Evidence, int]]]:
    rows = [
        row
        for some in batched(ids)
        for row in session.execute(
            select(_EVIDENCE)
            .where(_EVIDENCE.c.discrepancy_id.in_(some))
            .order_by(_EVIDENCE.c.discrepancy_id, _EVIDENCE.c.ordinal)
        )
    ]
    refs: dict[int, ArticleRef] = article_refs(session, {row.version_id for row in rows})
    past = {
        number: one.ordinal for number, one in version_heads(session, refs).items() if not one.is_current
    }
    found: dict[int, list[tuple[Evidence, int]]] = defaultdict(list)
    for row in rows:
        evidence = Evidence(
            article=refs[row.version_id],
            span=Span(row.char_start, row.char_end),
            text=row.text,
            value=row.value,
            marks=tuple(Span(start, end) for start, end in row.marks),
            version=past.get(row.version_id),
        )
        found[row.discrepancy_id].append((evidence, row.version_id))
    return found
