"""The schema of a database, its backup, and whether what it holds is sound.

Migrations are alembic's; the package is imported only inside the functions that use it, for it costs
a command that needs none of it a tenth of a second.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, inspect, text
from sqlalchemy.orm import Session

from factcheck.errors import DatabaseError, SchemaVersionError
from factcheck.link.wording import wording_of
from factcheck.model.fault import Fault
from factcheck.store import soundness
from factcheck.store.engine import use_write_ahead_log
from factcheck.store.faults import explain_database_error

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.runtime.migration import MigrationInfo
    from alembic.script import ScriptDirectory

HEAD = "0015"
"""The newest revision. Most commands meet a database that is at it, and need not load the migrations."""

MIGRATION_LOCK = 0x6661637463686B
"""Number of the advisory lock that a migration holds on PostgreSQL ("factchk" in ASCII)."""


class SchemaStanding(StrEnum):
    """How a database's schema stands to this program's."""

    EMPTY = "empty"
    OLDER = "older"
    AT_HEAD = "at head"
    NEWER = "newer"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaState:
    """Where a schema stands.

    ``revision`` is the database's, ``head`` the program's; ``pending`` are the revisions between them,
    oldest first. ``foreign`` is a database with tables that factcheck did not make.
    """

    standing: SchemaStanding
    revision: str | None
    head: str
    pending: tuple[str, ...]


def migrations_folder() -> Path:
    """Return where the migrations lie: installed as ``factcheck.migrations``, or beside the package."""
    spec = importlib.util.find_spec("factcheck.migrations")
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent
    return Path(__file__).parents[2] / "migrations"


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    return config


@cache
def _scripts() -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())


def current(engine: Engine) -> SchemaState:
    """Tell how the schema of the database stands to this program's; nothing is written."""
    with engine.connect() as connection:
        return _state(connection)


def _state(connection: Connection) -> SchemaState:
    tables = inspect(connection).get_table_names()
    revision = None
    if "alembic_version" in tables:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision == HEAD:
        return SchemaState(standing=SchemaStanding.AT_HEAD, revision=revision, head=HEAD, pending=())
    scripts = _scripts()
    head = scripts.get_current_head()
    assert head is not None
    known = [script.revision for script in scripts.walk_revisions()][::-1]
    if revision is None:
        others = set(tables) - {"alembic_version"}
        standing = SchemaStanding.FOREIGN if others else SchemaStanding.EMPTY
        return SchemaState(standing=standing, revision=None, head=head, pending=tuple(known))
    if revision not in known:
        return SchemaState(standing=SchemaStanding.NEWER, revision=revision, head=head, pending=())
    pending = tuple(known[known.index(revision) + 1 :])
    standing = SchemaStanding.OLDER if pending else SchemaStanding.AT_HEAD
    return SchemaState(standing=standing, revision=revision, head=head, pending=pending)


def upgrade(engine: Engine) -> list[str]:
    """Bring the schema to this program's, in one transaction; return the revisions gone through.

    Raise :class:`SchemaVersionError` if the database is newer or not factcheck's.
    """
    from alembic import command

    applied: list[str] = []

    def note(*, step: MigrationInfo, **_: object) -> None:
        applied.append(str(step.up_revision_id))

    with _migrating(engine) as connection:
        state = _state(connection)
        _refuse_strangers(state, engine)
        connection.rollback()
        if connection.dialect.name == "sqlite":
            use_write_ahead_log(connection)
        if state.pending:
            config = _config()
            config.attributes.update(connection=connection, on_version_apply=note)
            command.upgrade(config, "head")
    return applied


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    """Yield a connection on which no other program migrates at the same time."""
    writer = engine.execution_options(factcheck_writes=True)
    with writer.connect() as connection:
        if connection.dialect.name != "postgresql":
            yield connection
            return
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": MIGRATION_LOCK})
        connection.commit()
        try:
            yield connection
        finally:
            connection.rollback()
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": MIGRATION_LOCK})
            connection.commit()


def ensure_schema(engine: Engine) -> None:
    """Make the tables of an empty database; refuse any other whose schema is not this program's.

    Raise :class:`SchemaVersionError` with what to do.
    """
    state = current(engine)
    if state.standing is SchemaStanding.EMPTY:
        upgrade(engine)
        return
    require_schema(engine, state)


def require_schema(engine: Engine, state: SchemaState | None = None) -> None:
    """Raise :class:`SchemaVersionError`, with what to do, unless the schema is this program's."""
    state = state or current(engine)
    _refuse_strangers(state, engine)
    name = _name(engine.url)
    if state.standing is SchemaStanding.EMPTY:
        raise SchemaVersionError(f"{name} is empty: run factcheck import first.")
    if state.standing is SchemaStanding.OLDER:
        raise SchemaVersionError(
            f"{name} was made by an older factcheck: back it up (factcheck db backup FILE), "
            "then run factcheck db upgrade."
        )


def _refuse_strangers(state: SchemaState, engine: Engine) -> None:
    name = _name(engine.url)
    if state.standing is SchemaStanding.NEWER:
        raise SchemaVersionError(
            f"{name} was made by a newer factcheck (revision {state.revision}; this one knows "
            f"{state.head}): upgrade factcheck."
        )
    if state.standing is SchemaStanding.FOREIGN:
        raise SchemaVersionError(f"{name} holds tables of another program: give another database by --db.")


def _name(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return url.database or "The database in memory"
    return url.render_as_string()


def verify(session: Session, extractor: str) -> list[Fault]:
    """Return all that is not as it must be, worst kinds first; nothing is repaired.

    Every stored place lies in its text and says what its row says, keys follow from the words, each
    quotation folds to its wording, nothing is left without what it belongs to, and what an extractor
    other than ``extractor`` found is listed.
    """
    return [
        *soundness.damage(session),
        *soundness.text_faults(session),
        *_misfolded(session),
        *soundness.orphans(session),
        *soundness.name_faults(session),
        *soundness.outdated(session, extractor),
    ]


def _misfolded(session: Session) -> Iterator[Fault]:
    for words, wording, key in soundness.wording_pairs(session):
        folded = wording_of(words).text
        if folded != wording:
            yield Fault(
                code="span",
                where=f"quotation {key}",
                message=f"It folds to {folded!r}, not to {wording!r}.",
            )


def backup(url: URL, target: Path) -> None:
    """Write the whole database to the new file ``target``, while others may use it.

    SQLite: a database of its own, by the online backup of SQLite. PostgreSQL: an archive for
    pg_restore, by pg_dump. Only its maker may read it. Raise :class:`DatabaseError` if it cannot be
    done; then no file is left.
    """
    if not target.parent.is_dir():
        raise DatabaseError(f"The folder {target.parent} for the backup is not there.")
    try:
        target.touch(mode=0o600, exist_ok=False)
    except FileExistsError as error:
        raise DatabaseError(f"{target} is there already: a backup never overwrites.") from error
    except OSError as error:
        raise DatabaseError(f"{target} cannot be written: {error.strerror}.") from error
    try:
        if url.get_backend_name() == "sqlite":
            _backup_sqlite(url, target)
        else:
            _backup_postgresql(url, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


_COPY_UNWRITTEN = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_TRUNCATE")
"""What SQLite says if there is no room: a backup writes nothing but the copy."""


def _backup_sqlite(url: URL, target: Path) -> None:
    source = Path(url.database or "")
    if not source.is_file():
        raise DatabaseError(f"There is no database at {source}.")
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "") in _COPY_UNWRITTEN:
            raise DatabaseError(
                f"{target} could not be written: the disk or the file-size limit is full. No copy was made."
            ) from error
        raise explain_database_error(error, str(source)) or error from error


def _backup_postgresql(url: URL, target: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise DatabaseError("A backup of PostgreSQL needs its program pg_dump on the PATH.")
    address = url.set(drivername="postgresql", password=None).render_as_string()
    environment = {"PGPASSWORD": url.password} if url.password else {}
    done = subprocess.run(
        [program, "--format=custom", f"--file={target}", f"--dbname={address}"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1].rstrip(".")
        raise DatabaseError(f"pg_dump could not back up {_name(url)}: {reason}.")
