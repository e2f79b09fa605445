"""Writing discrepancies and their evidence: what the checks found last, and what they find no longer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey
from factcheck.model.finding import Finding
from factcheck.store.among import among
from factcheck.store.bulk import insert_rows, insert_values, update_values
from factcheck.store.endings import ended_by
from factcheck.store.engine import batched, table_of
from factcheck.store.ids import reserve_ids
from factcheck.store.schema import ArticleRow, ArticleVersionRow, DiscrepancyEvidenceRow, DiscrepancyRow
from factcheck.store.subjects import replace_others
from factcheck.store.succession import followed

_ROW, _EVIDENCE = table_of(DiscrepancyRow), table_of(DiscrepancyEvidenceRow)
_VERSION, _ARTICLE = table_of(ArticleVersionRow), table_of(ArticleRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding, its fingerprint, and the key of the article or quote it was found in."""

    fingerprint: str
    subject_key: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class _Standing:
    """A row that is there: its id, and the key of the subject that it tells of, if it is not closed."""

    id: int
    subject_key: str | None


def record(session: Session, run_id: int, subject_keys: Collection[str], found: Sequence[Found]) -> None:
    """Make ``found`` what stands for these subjects: new ones are added, those no longer found close.

    What is found in several subjects is told of the first of them in order, so that no order of checks
    makes a difference; what stands for one of ``subject_keys`` must not be there in one left out, see
    :func:`factcheck.store.subjects.subjects_left`.
    """
    asked = set(subject_keys)
    standing = _standing(session, asked)
    known = _known(session, {one.fingerprint for one in found})
    subjects = _subjects(asked, known, found)
    first = {key: min(several) for key, several in subjects.items()}
    by_print = {one.fingerprint: one for one in found if one.subject_key == first[one.fingerprint]}
    current, named = _versions(session, list(by_print.values()))
    closing = {number for key, number in standing.items() if key not in subjects}
    fresh = {key: by_print[key] for key in sorted(subjects.keys() - known.keys())}
    ids = {key: one.id for key, one in known.items()} | _add(session, run_id, fresh, closing)
    again = {known[key].id: by_print[key] for key in sorted(known.keys() & by_print.keys())}
    _update(session, run_id, again)
    _replace_evidence(session, {key: ids[key] for key in by_print}, by_print, current, named)
    replace_others(session, asked, {ids[key]: several - {first[key]} for key, several in subjects.items()})
    _close(session, run_id, closing)


def _add(session: Session, run_id: int, fresh: Mapping[str, Found], closing: set[int]) -> dict[str, int]:
    """Insert new discrepancies, which take the place of ``closing`` ones; return their rows' ids."""
    ids = dict(zip(fresh, reserve_ids(session, DiscrepancyRow, len(fresh)), strict=True))
    replaced = followed(session, closing, {key: one.finding for key, one in fresh.items()})
    insert_rows(
        session,
        DiscrepancyRow,
        [
            {
                "id": ids[key],
                "fingerprint": key,
                "first_run_id": run_id,
                "supersedes_id": replaced.get(key),
                **_values(one, run_id),
            }
            for key, one in fresh.items()
        ],
    )
    return ids


def _update(session: Session, run_id: int, again: Mapping[int, Found]) -> None:
    """Write anew what was found before, by row id, where anything of it is another."""
    rows = {number: _values(one, run_id) for number, one in again.items()}
    if not rows:
        return
    names = tuple(next(iter(rows.values())))
    columns = [_ROW.c[name] for name in names]
    wanted = {number: tuple(values.values()) for number, values in rows.items()}
    for some in batched(again):
        for number, *held in session.connection().execute(
            select(_ROW.c.id, *columns).where(among(_ROW.c.id, some))
        ):
            if wanted[number] == tuple(held):
                del wanted[number]
    update_values(
        session, DiscrepancyRow, names, ("id",), [(*values, number) for number, values in wanted.items()]
    )


def _close(session: Session, run_id: int, closing: set[int]) -> None:
    """Close what is no longer found, each with the version that ended it, where one did."""
    for some in batched(closing):
        session.execute(update(_ROW).where(among(_ROW.c.id, some)).values(closed_run_id=run_id))
    endings = ended_by(session, closing)
    if endings:
        session.connection().execute(
            update(_ROW).where(_ROW.c.id == bindparam("d")).values(ended_version_id=bindparam("v")),
            [{"d": number, "v": version} for number, version in sorted(endings.items())],
        )


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
        "ended_version_id": None,
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


def _known(session: Session, fingerprints: Collection[str]) -> dict[str, _Standing]:
    found: dict[str, _Standing] = {}
    for some in batched(fingerprints):
        rows = session.execute(
            select(_ROW.c.fingerprint, _ROW.c.id, _ROW.c.subject_key, _ROW.c.closed_run_id).where(
                among(_ROW.c.fingerprint, some)
            )
        )
        found.update(
            (key, _Standing(number, subject if closed is None else None))
            for key, number, subject, closed in rows
        )
    return found


def _subjects(
    asked: Collection[str], known: Mapping[str, _Standing], found: Sequence[Found]
) -> dict[str, set[str]]:
    """Return in which subjects each fingerprint is found, with that of its row, if it was not asked now."""
    subjects: dict[str, set[str]] = defaultdict(set)
    for one in found:
        subjects[one.fingerprint].add(one.subject_key)
    for key, row in known.items():
        if row.subject_key is not None and row.subject_key not in asked:
            subjects[key].add(row.subject_key)
    return subjects


def _versions(
    session: Session, found: Sequence[Found]
) -> tuple[dict[ArticleKey, int], dict[tuple[ArticleKey, int], int]]:
    """Return the current versions of the articles with evidence by key, and of those named by number."""
    places = [evidence for one in found for evidence in one.finding.evidence]
    columns = select(_ARTICLE.c.key, _VERSION.c.ordinal, _VERSION.c.id).join(
        _VERSION, _VERSION.c.article_id == _ARTICLE.c.id
    )
    current: dict[ArticleKey, int] = {}
    for some in batched({one.article.key for one in places}):
        rows = session.execute(columns.where(_VERSION.c.is_current, _ARTICLE.c.key.in_(some)))
        current.update((ArticleKey(row.key), row.id) for row in rows)
    named: dict[tuple[ArticleKey, int], int] = {}
    for some in batched({one.article.key for one in places if one.version is not None}):
        rows = session.execute(columns.where(_ARTICLE.c.key.in_(some)))
        named.update(((ArticleKey(row.key), row.ordinal), row.id) for row in rows)
    return current, named


_PLACE = ("version_id", "char_start", "char_end", "text", "value", "marks")


def _replace_evidence(
    session: Session,
    ids: Mapping[str, int],
    by_print: Mapping[str, Found],
    current: Mapping[ArticleKey, int],
    named: Mapping[tuple[ArticleKey, int], int],
) -> None:
    """Make the evidence of discrepancies what was found; of most, one place more in dozens is new."""
    wanted = {
        (number, ordinal): (
            current[evidence.article.key]
            if evidence.version is None
            else named[evidence.article.key, evidence.version],
            evidence.span.start,
            evidence.span.end,
            evidence.text,
            evidence.value,
            [[mark.start, mark.end] for mark in evidence.marks],
        )
        for key, number in sorted(ids.items())
        for ordinal, evidence in enumerate(by_print[key].finding.evidence)
    }
    held = _evidence_of(session, ids.values())
    gone = held.keys() - wanted.keys()
    changed = [place for place in held.keys() & wanted.keys() if held[place] != wanted[place]]
    if gone:
        session.connection().execute(
            delete(_EVIDENCE).where(
                _EVIDENCE.c.discrepancy_id == bindparam("d"), _EVIDENCE.c.ordinal == bindparam("o")
            ),
            [{"d": number, "o": ordinal} for number, ordinal in sorted(gone)],
        )
    keys = ("discrepancy_id", "ordinal")
    update_values(
        session,
        DiscrepancyEvidenceRow,
        _PLACE,
        keys,
        [(*wanted[place], *place) for place in sorted(changed)],
    )
    fresh = [(*place, *values) for place, values in wanted.items() if place not in held]
    insert_values(session, DiscrepancyEvidenceRow, (*keys, *_PLACE), fresh)


def _evidence_of(session: Session, numbers: Collection[int]) -> dict[tuple[int, int], tuple[object, ...]]:
    """Return the places that discrepancies rest on, by row id and ordinal."""
    columns = select(
        _EVIDENCE.c.discrepancy_id, _EVIDENCE.c.ordinal, *(_EVIDENCE.c[name] for name in _PLACE)
    )
    return {
        (number, ordinal): tuple(values)
        for some in batched(numbers)
        for number, ordinal, *values in session.connection().execute(
            columns.where(among(_EVIDENCE.c.discrepancy_id, some))
        )
    }
