"""The rows of articles written by the database's own fastest means, to compare the import's writing with.

SQLite: executemany into a new file. PostgreSQL: COPY into staging tables and from there into tables of the
same database, what is there already passed over. Both write into empty tables with the columns, keys and
indexes of ours, all rows of a table at once; nothing is looked up, no id is asked for. Foreign keys are
checked, as they are for an import; the same is written once more without, for how much that costs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from growing import Store
from sqlalchemy import Column, Table, create_engine, insert

from factcheck.store.engine import table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    Base,
    ClaimItemRow,
    ClaimOccurrenceRow,
    EntityMemberRow,
    NameOccurrenceRow,
    OutletRow,
    QuoteOccurrenceRow,
    QuoteSpanRow,
    RunRow,
)

_OF_VERSION = "version_id IN (SELECT id FROM mine)"
_WRITTEN: tuple[tuple[type[Base], str], ...] = (
    (ArticleRow, "id IN (SELECT article_id FROM article_version WHERE id IN (SELECT id FROM mine))"),
    (ArticleVersionRow, "id IN (SELECT id FROM mine)"),
    (NameOccurrenceRow, _OF_VERSION),
    (EntityMemberRow, _OF_VERSION),
    (QuoteOccurrenceRow, _OF_VERSION),
    (QuoteSpanRow, f"occurrence_id IN (SELECT id FROM quote_occurrence WHERE {_OF_VERSION})"),
    (ClaimOccurrenceRow, _OF_VERSION),
    (ClaimItemRow, f"occurrence_id IN (SELECT id FROM claim_occurrence WHERE {_OF_VERSION})"),
)
"""The tables whose writing is measured, a row's parent before it, and which of their rows are written."""

_PARENTS: tuple[type[Base], ...] = (OutletRow, RunRow)
"""What those tables refer to besides each other: filled beforehand."""

_LINKED = ("entity_id", "relation", "detail")
"""Columns that are empty when articles are stored, and filled by linking."""

_Rows = list[tuple[Any, ...]]
_Work = list[tuple[Table, list[Column[Any]], _Rows]]
"""Tables, the columns to be written, and their values."""


class RawWrites(NamedTuple):
    """Seconds of the store's clock that writing took, foreign keys being checked, and unchecked."""

    checked: float
    unchecked: float


def raw_write_seconds(store: Store, versions: Sequence[int]) -> RawWrites:
    """Write all rows of these versions by the database's own means, elsewhere, and say how long it took."""
    measured = _executemany_seconds if store.engine.dialect.name == "sqlite" else _copy_seconds
    return RawWrites(*(measured(store, versions, checked=checked) for checked in (True, False)))


def _columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.name not in _LINKED]


def _listed(columns: Sequence[Column[Any]]) -> str:
    return ", ".join(f'"{column.name}"' for column in columns)


def _executemany_seconds(store: Store, versions: Sequence[int], *, checked: bool) -> float:
    path = Path(store.folder, "raw.db")
    path.unlink(missing_ok=True)
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    work = [
        (str(insert(table).compile(engine, column_keys=[column.key for column in columns])), rows)
        for table, columns, rows in _sqlite_rows(store, versions)
    ]
    engine.dispose()
    connection = sqlite3.connect(path)
    connection.execute("ATTACH DATABASE ? AS store", (store.address,))
    for parent in _PARENTS:
        name = parent.__tablename__
        connection.execute(f"INSERT INTO main.{name} SELECT * FROM store.{name}")
    connection.commit()
    connection.execute("DETACH DATABASE store")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute(f"PRAGMA foreign_keys={int(checked)}")
    start = store.clock()
    for statement, rows in work:
        connection.executemany(statement, rows)
    connection.commit()
    spent = store.clock() - start
    connection.close()
    return spent


def _sqlite_rows(store: Store, versions: Sequence[int]) -> _Work:
    """Return the rows that storing these versions wrote, as the file holds them."""
    connection = sqlite3.connect(store.address)
    connection.execute("CREATE TEMP TABLE mine (id INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO mine VALUES (?)", [(number,) for number in versions])
    found: _Work = []
    for row, condition in _WRITTEN:
        table, columns = table_of(row), _columns(table_of(row))
        query = f"SELECT {_listed(columns)} FROM {table.name} WHERE {condition}"
        found.append((table, columns, connection.execute(query).fetchall()))
    connection.close()
    return found


def _copy_seconds(store: Store, versions: Sequence[int], *, checked: bool) -> float:
    with store.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor:
            work = _postgresql_rows(cursor, versions)
            cursor.execute("CREATE SCHEMA raw")
            for table, _, _ in work:
                _make_tables(cursor, table, checked=checked)
            start = store.clock()
            for table, columns, rows in work:
                _copy(cursor, table, columns, rows)
            spent = store.clock() - start
        connection.rollback()
    return spent


def _postgresql_rows(cursor: Any, versions: Sequence[int]) -> _Work:
    """Return the rows that storing these versions wrote, as text that COPY takes."""
    cursor.execute("CREATE TEMP TABLE mine (id bigint PRIMARY KEY)")
    cursor.executemany("INSERT INTO mine VALUES (%s)", [(number,) for number in versions])
    found: _Work = []
    for row, condition in _WRITTEN:
        table, columns = table_of(row), _columns(table_of(row))
        asked = ", ".join(f'"{column.name}"::text' for column in columns)
        cursor.execute(f"SELECT {asked} FROM {table.name} WHERE {condition}")
        found.append((table, columns, cursor.fetchall()))
    return found


def _make_tables(cursor: Any, table: Table, *, checked: bool) -> None:
    """Make a staging table and one like ours, the foreign keys of which are those of ours, or none."""
    cursor.execute(f"CREATE TEMP TABLE in_{table.name} (LIKE {table.name})")
    cursor.execute(f"CREATE TABLE raw.{table.name} (LIKE {table.name} INCLUDING ALL)")
    written = {row.__tablename__ for row, _ in _WRITTEN}
    for key in table.foreign_key_constraints if checked else ():
        parent = key.referred_table.name
        schema = "raw." if parent in written else ""
        columns = ", ".join(key.column_keys)
        cursor.execute(
            f"ALTER TABLE raw.{table.name} ADD FOREIGN KEY ({columns}) REFERENCES {schema}{parent} (id)"
        )


def _copy(
    cursor: Any, table: Table, columns: Sequence[Column[Any]], rows: Sequence[tuple[Any, ...]]
) -> None:
    names = _listed(columns)
    with cursor.copy(f"COPY in_{table.name} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute(
        f"INSERT INTO raw.{table.name} ({names}) SELECT {names} FROM in_{table.name} ON CONFLICT DO NOTHING"
    )
