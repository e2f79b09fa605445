"""The rows of articles written by the database's own fastest means, to compare the import's writing with.

SQLite: executemany into a new file of the same tables. PostgreSQL: COPY into a staging table and from there
into a table of the same indexes, what is there already passed over. Nothing is looked up before, and no row
refers to another's table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from growing import Store
from sqlalchemy import Table, create_engine, insert

from factcheck.store.engine import table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    Base,
    ClaimItemRow,
    ClaimOccurrenceRow,
    EntityMemberRow,
    NameOccurrenceRow,
    QuoteOccurrenceRow,
    QuoteSpanRow,
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


def raw_write_seconds(store: Store, versions: Sequence[int]) -> float:
    """Return the seconds of the store's clock that it takes to write all rows of these versions."""
    if store.engine.dialect.name == "sqlite":
        return _executemany_seconds(store, versions)
    return _copy_seconds(store, versions)


def _names(table: Table) -> list[str]:
    return [f'"{column.name}"' for column in table.columns]


def _executemany_seconds(store: Store, versions: Sequence[int]) -> float:
    path = Path(store.folder, "raw.db")
    path.unlink(missing_ok=True)
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    work = [(str(insert(table).compile(engine)), rows) for table, rows in _rows_of(store, versions) if rows]
    engine.dispose()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    start = store.clock()
    for statement, rows in work:
        connection.executemany(statement, rows)
    connection.commit()
    spent = store.clock() - start
    connection.close()
    return spent


def _rows_of(store: Store, versions: Sequence[int]) -> list[tuple[Table, list[tuple[object, ...]]]]:
    """Return the rows that storing these versions wrote, as the file holds them."""
    connection = sqlite3.connect(store.address)
    connection.execute("CREATE TEMP TABLE mine (id INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO mine VALUES (?)", [(number,) for number in versions])
    found = []
    for row, condition in _WRITTEN:
        table = table_of(row)
        query = f"SELECT {', '.join(_names(table))} FROM {table.name} WHERE {condition}"
        found.append((table, connection.execute(query).fetchall()))
    connection.close()
    return found


def _copy_seconds(store: Store, versions: Sequence[int]) -> float:
    spent = 0.0
    with store.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE mine (id bigint PRIMARY KEY)")
            cursor.executemany("INSERT INTO mine VALUES (%s)", [(number,) for number in versions])
            for row, condition in _WRITTEN:
                table = table_of(row)
                asked = ", ".join(f"{name}::text" for name in _names(table))
                rows = cursor.execute(f"SELECT {asked} FROM {table.name} WHERE {condition}").fetchall()
                cursor.execute(f"CREATE TEMP TABLE raw_{table.name} (LIKE {table.name} INCLUDING ALL)")
                cursor.execute(f"CREATE TEMP TABLE in_{table.name} (LIKE {table.name})")
                start = store.clock()
                _copy(cursor, table, rows)
                spent += store.clock() - start
        connection.rollback()
    return spent


def _copy(cursor: Any, table: Table, rows: Sequence[Sequence[str | None]]) -> None:
    names = ", ".join(_names(table))
    with cursor.copy(f"COPY in_{table.name} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute(
        f"INSERT INTO raw_{table.name} ({names}) SELECT {names} FROM in_{table.name} ON CONFLICT DO NOTHING"
    )
