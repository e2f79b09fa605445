"""Who is to look at a discrepancy, and a lock for who decides on it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.store.engine import batched, table_of
from factcheck.store.schema import AssignmentRow, DiscrepancyRow

_ROW = table_of(DiscrepancyRow)


def add_assignment(
    session: Session, fingerprint: str, assignee: str | None, *, actor: str, assigned_at: datetime
) -> None:
    """Record who is to look at a discrepancy; ``None`` is nobody."""
    session.add(
        AssignmentRow(fingerprint=fingerprint, assignee=assignee, actor=actor, assigned_at=assigned_at)
    )
    session.flush()


def assignees(session: Session, fingerprints: Collection[str]) -> dict[str, str]:
    """Return who is to look at each discrepancy that somebody is to look at."""
    found: dict[str, str] = {}
    for some in batched(fingerprints):
        last = (
            select(func.max(AssignmentRow.id))
            .where(AssignmentRow.fingerprint.in_(some))
            .group_by(AssignmentRow.fingerprint)
        )
        rows = session.execute(
            select(AssignmentRow.fingerprint, AssignmentRow.assignee).where(AssignmentRow.id.in_(last))
        )
        found.update((key, name) for key, name in rows if name is not None)
    return found


def hold(session: Session, fingerprint: str) -> None:
    """Let nobody else decide on a discrepancy until this transaction ends; SQLite has one writer anyway."""
    session.execute(select(_ROW.c.id).where(_ROW.c.fingerprint == fingerprint).with_for_update())
