"""What people decided: rows are only ever added, and the latest on a subject counts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.model.decision import PairVerdict, SubjectKind
from factcheck.model.finding import Verdict
from factcheck.store.engine import batched
from factcheck.store.schema import DecisionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision, as it was recorded; ``right`` is the value of the evidence that it says is right."""

    subject_key: str
    verdict: str
    reason: str | None
    note: str | None
    actor: str
    decided_at: datetime
    right: str | None = None


def add_decision(session: Session, kind: SubjectKind, decision: Decision) -> int:
    """Record a decision; return its row id."""
    row = DecisionRow(
        subject_kind=kind,
        subject_key=decision.subject_key,
        verdict=decision.verdict,
        reason=decision.reason,
        right_value=decision.right,
        note=decision.note,
        actor=decision.actor,
        decided_at=decision.decided_at,
    )
    session.add(row)
    session.flush()
    return row.id


def history(session: Session, kind: SubjectKind, key: str) -> list[Decision]:
    """Return every decision on a subject, the first one first."""
    rows = session.execute(
        select(DecisionRow)
        .where(DecisionRow.subject_kind == kind, DecisionRow.subject_key == key)
        .order_by(DecisionRow.id)
    ).scalars()
    return [_decision(row) for row in rows]


def latest(session: Session, kind: SubjectKind, keys: Collection[str]) -> dict[str, Decision]:
    """Return the decision in force on each of ``keys``; a withdrawn one is in force on nothing."""
    found: dict[str, Decision] = {}
    for some in batched(keys):
        last = (
            select(func.max(DecisionRow.id))
            .where(DecisionRow.subject_kind == kind, DecisionRow.subject_key.in_(some))
            .group_by(DecisionRow.subject_key)
        )
        for row in session.execute(select(DecisionRow).where(DecisionRow.id.in_(last))).scalars():
            if row.verdict != Verdict.WITHDRAWN:
                found[row.subject_key] = _decision(row)
    return found


def pair_verdicts(session: Session, kind: SubjectKind) -> dict[tuple[str, str], PairVerdict]:
    """Return what people say of pairs: two keys, in order, and whether they are the same."""
    last = (
        select(func.max(DecisionRow.id))
        .where(DecisionRow.subject_kind == kind)
        .group_by(DecisionRow.subject_key)
    )
    rows = session.execute(
        select(DecisionRow.subject_key, DecisionRow.verdict).where(DecisionRow.id.in_(last))
    )
    found: dict[tuple[str, str], PairVerdict] = {}
    for key, verdict in rows:
        if verdict != Verdict.WITHDRAWN:
            one, other = key.split()
            found[one, other] = PairVerdict(verdict)
    return found


def _decision(row: DecisionRow) -> Decision:
    return Decision(
        subject_key=row.subject_key,
        verdict=row.verdict,
        reason=row.reason,
        note=row.note,
        actor=row.actor,
        decided_at=row.decided_at,
        right=row.right_value,
    )
