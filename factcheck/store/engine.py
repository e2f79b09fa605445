"""The way to a database: its address, its engine, reading and writing sessions.

SQLite as tried with Python 3.11: in the driver's default mode a released savepoint and all DDL outlive
the outer rollback. So the driver opens no transaction by itself (``isolation_level=None``); BEGIN is
said here, and a writer says BEGIN IMMEDIATE, so that it waits for its turn instead of failing midway.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import (
    URL,
    Column,
    ColumnElement,
    Connection,
    Engine,
    StaticPool,
    Table,
    and_,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from factcheck.errors import DatabaseError
from factcheck.store.faults import explain_database_error
from factcheck.store.schema import Base

T = TypeVar("T")

BUSY_MILLISECONDS = 5_000
"""How long a writer waits for another one."""

CACHE_KIBIBYTES = 32_768
"""SQLite's page cache for one connection. Three times as much takes a tenth of a millisecond off an article
in a store of 20,000, but brings an import of 10,000 above half a gigabyte."""

CHECKPOINT_PAGES = 4_000
"""Pages of SQLite's log from which on it goes into the file: with the default of 1,000 every few articles
that are imported one by one waited for the disk, 14 ms each in place of 6."""

PARAMETERS = 10_000
"""Values in one IN list: SQLite takes 32,766 parameters, PostgreSQL 65,535."""

_PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=NORMAL",
    f"PRAGMA cache_size=-{CACHE_KIBIBYTES}",
    "PRAGMA temp_store=MEMORY",
    f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}",
)


def database_url(address: str) -> URL:
    """Return the URL of a database given by a path or a URL.

    A path, ``sqlite://...``, ``postgresql://...`` and ``postgres://...`` are understood; ``:memory:``
    and ``sqlite://`` are a database that lives as long as its engine. Raise :class:`DatabaseError` for
    anything else.

    >>> database_url("desk.db").render_as_string()
    'sqlite:///desk.db'
    >>> database_url("postgresql://desk@localhost/news").drivername
    'postgresql+psycopg'
    """
    if address == ":memory:":
        return URL.create("sqlite")
    if "://" not in address:
        if not address.strip():
            raise DatabaseError("The database address is empty: give a path or a postgresql:// address.")
        return URL.create("sqlite", database=str(Path(address).expanduser()))
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise DatabaseError(f"{address} is no database address: {error}.") from error
    if url.drivername == "sqlite":
        return url
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    raise DatabaseError(
        f"factcheck knows no database of the kind {url.drivername}: "
        "give a path, sqlite:///PATH or postgresql://USER@HOST/NAME."
    )


def open_engine(url: URL, *, create: bool = True, statement_timeout: int = 0) -> Engine:
    """Open the database at ``url``; connections are made when they are needed.

    With ``create`` false a SQLite file must be there already. Troubles of the surroundings (locked,
    full disk, no permission, no server) are raised as :class:`DatabaseError` by whatever meets them.
    ``statement_timeout``, in seconds, is how long PostgreSQL may take over a statement of :func:`reading`.
    """
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url, create)
    try:
        engine = create_engine(
            url, pool_pre_ping=True, execution_options={"factcheck_timeout": statement_timeout}
        )
    except ModuleNotFoundError as error:
        raise DatabaseError(
            "PostgreSQL needs one more package: run pip install 'factcheck-desk[postgres]'."
        ) from error
    event.listen(engine, "handle_error", _translate)
    return engine


def _open_sqlite(url: URL, create: bool) -> Engine:
    name = url.database
    if not name or name == ":memory:":
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        path = Path(name)
        if not create and not path.exists():
            raise DatabaseError(f"There is no database at {path}: run factcheck import first.")
        if path.is_dir():
            raise DatabaseError(f"{path} is a folder, not a database.")
        if not path.parent.is_dir():
            raise DatabaseError(f"The folder {path.parent} for the database {path.name} is not there.")
        engine = create_engine(url)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "handle_error", _translate)
    return engine


def _set_up_sqlite(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def use_write_ahead_log(connection: Connection) -> None:
    """Let readers and a writer of a SQLite file not wait for each other; the file remembers it.

    To be said once, before a transaction: the switch does not wait for other programs by itself.
    """
    driver = connection.connection.driver_connection
    assert driver is not None
    deadline = time.monotonic() + BUSY_MILLISECONDS / 1_000
    while True:
        try:
            driver.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("factcheck_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _translate(context: ExceptionContext) -> None:
    url = context.engine.url if context.engine is not None else None
    name = url.render_as_string() if url is not None else "the database"
    if url is not None and url.get_backend_name() == "sqlite":
        name = url.database or "the database in memory"
    error = explain_database_error(context.original_exception, name)
    if error is not None:
        raise error from context.original_exception


def sessions(engine: Engine) -> sessionmaker[Session]:
    """Return what makes sessions for reading; objects stay usable after the end."""
    return sessionmaker(engine, expire_on_commit=False)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session for a ``with`` block, in which every query sees one state of the database.

    PostgreSQL gives up a statement that takes longer than the engine's ``statement_timeout``. What writes
    has no such limit: a batch waits for its turn, and a migration takes as long as it takes.
    """
    timeout = 0
    if engine.dialect.name == "postgresql":
        timeout = engine.get_execution_options().get("factcheck_timeout", 0)
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with sessions(engine).begin() as session:
        if timeout:
            session.execute(text(f"SET LOCAL statement_timeout = '{int(timeout)}s'"))
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Open a session that commits at its end, and takes SQLite's one place for writers at once."""
    with sessions(engine.execution_options(factcheck_writes=True)).begin() as session:
        session.connection()
        yield session


def is_sqlite(session: Session) -> bool:
    """Tell whether the session speaks to SQLite, else PostgreSQL."""
    return session.get_bind().dialect.name == "sqlite"


def table_of(row: type[Base]) -> Table:
    """Return the table of a mapped class, for Core statements."""
    table = row.__table__
    assert isinstance(table, Table)
    return table


def insert_or_ignore(session: Session, row: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Insert the ``rows`` that break no unique rule, and pass over the others."""
    if not rows:
        return
    if is_sqlite(session):
        session.connection().execute(sqlite.insert(table_of(row)).on_conflict_do_nothing(), rows)
    else:
        session.connection().execute(postgresql.insert(table_of(row)).on_conflict_do_nothing(), rows)


def begins_with(column: Column[Any], prefix: str) -> ColumnElement[bool]:
    """Return the condition that a column of hexadecimal keys begins with ``prefix``, by its index.

    LIKE with an escape character reads the whole table on SQLite.
    """
    return and_(column >= prefix, column < prefix + "g")


def batched(values: Iterable[T], size: int = PARAMETERS) -> Iterator[list[T]]:
    """Yield lists of at most ``size`` values, for IN lists.

    >>> list(batched("abc", 2))
    [['a', 'b'], ['c']]
    """
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch
