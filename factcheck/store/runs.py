"""Runs of the program that write, and the inputs they could not take. Written by ingest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from factcheck import __version__
from factcheck.model.problem import Problem
from factcheck.model.run import RunStatus
from factcheck.store.bulk import insert_rows
from factcheck.store.engine import is_sqlite, table_of
from factcheck.store.ids import reserve_ids
from factcheck.store.schema import ImportProblemRow, RunRow

IMPORT_LOCK = 0x696D706F7274
"""Number of the advisory lock that a writer of articles holds on PostgreSQL ("import" in ASCII)."""


def take_turn(session: Session) -> None:
    """Wait until no other import writes, to the end of this transaction.

    Two that link at once would each miss the other's quotations. SQLite has one writer anyway.
    """
    if not is_sqlite(session):
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": IMPORT_LOCK})


def start_run(session: Session, command: str) -> int:
    """Note that ``command`` begins; return the run's row id."""
    number = reserve_ids(session, RunRow, 1)[0]
    row = {
        "id": number,
        "command": command,
        "started_at": datetime.now(UTC),
        "status": RunStatus.RUNNING,
        "tool_version": __version__,
        "counts": {},
    }
    insert_rows(session, RunRow, [row])
    return number


def finish_run(session: Session, run_id: int, status: RunStatus, counts: Mapping[str, int]) -> None:
    """Note how a run ended, and what it did in numbers."""
    table = table_of(RunRow)
    session.execute(
        update(table)
        .where(table.c.id == run_id)
        .values(finished_at=datetime.now(UTC), status=status, counts=dict(counts))
    )


def add_problems(session: Session, run_id: int, problems: Iterable[Problem]) -> None:
    """Store the inputs that could not be taken, in their order."""
    rows = [
        {"run_id": run_id, "source": one.source, "code": one.code, "message": one.message}
        for one in problems
    ]
    insert_rows(session, ImportProblemRow, rows)
