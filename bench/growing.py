"""A store that grows: its address, its clock, its sizes, and imports into it that are timed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text

from factcheck.services.database import ensure_schema
from factcheck.store.engine import database_url, is_sqlite, open_engine, reading
from factcheck.store.schema import Base, QuoteWordingRow

KIBIBYTE = 1024

_SERVANTS = text(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@dataclass(frozen=True)
class TimedImport:
    """An import by the command: articles, seconds on the clock, busy seconds, peak of one process."""

    articles: int
    seconds: float
    busy: float
    megabytes: float

    @property
    def rate(self) -> float:
        """Return the articles a second by the clock."""
        return self.articles / self.seconds

    @property
    def each(self) -> float:
        """Return the busy seconds that an article takes."""
        return self.busy / self.articles


@dataclass(frozen=True)
class Store:
    """A database at an address, and a folder for files beside it."""

    address: str
    folder: Path

    @cached_property
    def engine(self) -> Engine:
        """Return the open database, with all tables."""
        engine = open_engine(database_url(self.address))
        ensure_schema(engine)
        return engine

    def close(self) -> None:
        """Give back the connections."""
        if "_watcher" in self.__dict__:
            self._watcher.close()
        self.engine.dispose()

    @property
    def clock(self) -> Callable[[], float]:
        """Return what tells the busy seconds of this process and of the server's that work for it.

        Where /proc does not tell what a server's process takes, it is the seconds on the clock.
        """
        if self.engine.dialect.name == "sqlite":
            return time.process_time
        return self._busy_with_server if Path("/proc/self/schedstat").exists() else time.perf_counter

    @cached_property
    def _watcher(self) -> Connection:
        """Return a connection that only asks who else is connected."""
        return self.engine.execution_options(isolation_level="AUTOCOMMIT").connect()

    def _busy_with_server(self) -> float:
        servants = self._watcher.execute(_SERVANTS).scalars()
        spent = [Path(f"/proc/{number}/schedstat").read_text(encoding="ascii") for number in servants]
        return time.process_time() + sum(int(one.split()[0]) for one in spent) / 1e9

    def database(self) -> str:
        """Return the database's name and release."""
        with reading(self.engine) as session:
            if is_sqlite(session):
                return f"SQLite {session.execute(text('SELECT sqlite_version()')).scalar()}"
            return f"PostgreSQL {session.execute(text('SHOW server_version')).scalar()}"

    def statements(self) -> int:
        """Return the number of distinct wordings."""
        with reading(self.engine) as session:
            return int(session.execute(select(func.count()).select_from(QuoteWordingRow)).scalar_one())

    def rows(self) -> int:
        """Return the number of rows of all tables but those that record what was done."""
        with reading(self.engine) as session:
            return sum(
                session.execute(select(func.count()).select_from(table)).scalar_one()
                for table in Base.metadata.sorted_tables
                if table.name not in ("run", "import_problem")
            )

    def megabytes(self) -> float:
        """Return what the database takes on the disk."""
        with reading(self.engine) as session:
            if not is_sqlite(session):
                size = session.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
                return float(size) / 1e6
        return (
            sum(one.stat().st_size for one in Path(self.address).parent.glob(f"{Path(self.address).name}*"))
            / 1e6
        )


def run_import(store: Store, corpus: Path, jobs: int) -> TimedImport:
    """Import a corpus by ``factcheck import`` in a process of its own."""
    command = ["import", str(corpus), "--db", store.address, "--jobs", str(jobs)]
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "factcheck", *command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"The import of {corpus} ended with exit code {process.returncode}.")
    unit = 1 if sys.platform == "darwin" else KIBIBYTE
    with corpus.open(encoding="utf-8") as stream:
        articles = sum(1 for line in stream if line.strip())
    return TimedImport(
        articles=articles,
        seconds=time.perf_counter() - start,
        busy=used.ru_utime + used.ru_stime,
        megabytes=used.ru_maxrss * unit / 1e6,
    )
