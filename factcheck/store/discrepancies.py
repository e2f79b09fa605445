"""Discrepancies and their evidence: what the checks found last, and what they find no longer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey, ArticleRef
from factcheck.model.finding import Evidence, Finding, Outcome, Severity
from factcheck.model.span import Span
from factcheck.store.engine import batched, insert_rows, reserve_ids, table_of
from factcheck.store.schema import ArticleRow, ArticleVersionRow, DiscrepancyEvidenceRow, DiscrepancyRow
from factcheck.store.succession import followed
from factcheck.store.views import article_refs

_ROW, _EVIDENCE = table_of(DiscrepancyRow), table_of(DiscrepancyEvidenceRow)
_VERSION, _ARTICLE = table_of(ArticleVersionRow), table_of(ArticleRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding, its fingerprint, and the key of the article or quote it was found in."""

    fingerprint: str
    subject_key: str
    finding: Finding


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
    superseded: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    places: tuple[int, ...]


def record(session: Session, run_id: int, subject_keys: Collection[str], found: Sequence[Found]) -> None:
    """Make ``found`` what stands for these subjects: new ones are added, those no longer found close."""
    by_print = {one.fingerprint: one for one in found}
    standing = _standing(session, subject_keys)
    known = _ids(session, by_print.keys())
    versions = _current_versions(session, found)
    fresh = sorted(by_print.keys() - known.keys())
    ids = dict(zip(fresh, reserve_ids(session, DiscrepancyRow, len(fresh)), strict=True))
    closing = {number for key, number in standing.items() if key not in by_print}
    replaced = followed(session, closing, {key: by_print[key].finding for key in fresh})
    insert_rows(
        session,
        DiscrepancyRow,
        [
            {
                "id": ids[key],
                "fingerprint": key,
                "first_run_id": run_id,
                "supersedes_id": replaced.get(key),
                **_values(by_print[key], run_id),
            }
            for key in fresh
        ],
    )
    again = [{"d": number, **_values(by_print[key], run_id)} for key, number in sorted(known.items())]
    if again:
        changed: dict[str, object] = {name: bindparam(name) for name in again[0] if name != "d"}
        session.connection().execute(
            update(_ROW).where(_ROW.c.id == bindparam("d")).values(**changed), again
        )
    _replace_evidence(session, known | ids, by_print, versions)
    for some in batched(closing):
        session.execute(update(_ROW).where(_ROW.c.id.in_(some)).values(closed_run_id=run_id))


def _values(found: Found, run_id: int) -> dict[str, object]:
    finding = found.finding
    return {
        "check_name": finding.check,
        "subject_key": found.subject_key,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "subject": finding.subject,
        "message": finding.message,
        "outcome": finding.outcome,
        "deciding": finding.deciding,
        "last_run_id": run_id,
        "closed_run_id": None,
    }


def _standing(session: Session, subject_keys: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in batched(subject_keys):
        rows = session.execute(
            select(_ROW.c.fingerprint, _ROW.c.id).where(
                _ROW.c.subject_key.in_(some), _ROW.c.closed_run_id.is_(None)
            )
        )
        found.update((fingerprint, number) for fingerprint, number in rows)
    return found


def _ids(session: Session, fingerprints: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in batched(fingerprints):
        rows = session.execute(select(_ROW.c.fingerprint, _ROW.c.id).where(_ROW.c.fingerprint.in_(some)))
        found.update((fingerprint, number) for fingerprint, number in rows)
    return found


def _current_versions(session: Session, found: Sequence[Found]) -> dict[ArticleKey, int]:
    keys = {evidence.article.key for one in found for evidence in one.finding.evidence}
    versions: dict[ArticleKey, int] = {}
    for some in batched(keys):
        rows = session.execute(
            select(_ARTICLE.c.key, _VERSION.c.id)
            .join(_VERSION, _VERSION.c.article_id == _ARTICLE.c.id)
            .where(_VERSION.c.is_current, _ARTICLE.c.key.in_(some))
        )
        versions.update((ArticleKey(key), number) for key, number in rows)
    return versions


def _replace_evidence(
    session: Session,
    ids: Mapping[str, int],
    by_print: Mapping[str, Found],
    versions: Mapping[ArticleKey, int],
) -> None:
    for some in batched(ids.values()):
        session.execute(delete(_EVIDENCE).where(_EVIDENCE.c.discrepancy_id.in_(some)))
    insert_rows(
        session,
        DiscrepancyEvidenceRow,
        [
            {
                "discrepancy_id": number,
                "ordinal": ordinal,
                "version_id": versions[evidence.article.key],
                "char_start": evidence.span.start,
                "char_end": evidence.span.end,
                "text": evidence.text,
                "value": evidence.value,
                "marks": [[mark.start, mark.end] for mark in evidence.marks],
            }
            for key, number in sorted(ids.items())
            for ordinal, evidence in enumerate(by_print[key].finding.evidence)
        ],
    )


def stored_discrepancies(
    session: Session, *, fingerprint: str | None = None, include_closed: bool = False
) -> list[StoredDiscrepancy]:
    """Return discrepancies that stand, by fingerprint; or those whose ``fingerprint`` begins so."""
    query = select(_ROW).order_by(_ROW.c.fingerprint)
    if fingerprint is not None:
        query = query.where(_ROW.c.fingerprint.startswith(fingerprint, autoescape=True))
    if not include_closed:
        query = query.where(_ROW.c.closed_run_id.is_(None))
    rows = session.execute(query).all()
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
    found: dict[int, list[tuple[Evidence, int]]] = defaultdict(list)
    for row in rows:
        evidence = Evidence(
            article=refs[row.version_id],
            span=Span(row.char_start, row.char_end),
            text=row.text,
            value=row.value,
            marks=tuple(Span(start, end) for start, end in row.marks),
        )
        found[row.discrepancy_id].append((evidence, row.version_id))
    return found
