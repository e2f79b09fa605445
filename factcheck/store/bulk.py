"""Inserting and changing many rows at once.

In: rows as mappings of column names to Python values, or as values alone. Out: nothing; the rows are there.
The values of a column are turned by its own type, as SQLAlchemy would do it, but column by column and not
parameter by parameter: for an import that was half of the time it spent on storing. SQLite takes
statements of several rows, PostgreSQL a COPY (measured: 46,000 against 88,000 rows/s).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from json.encoder import encode_basestring_ascii as _quoted
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from sqlalchemy import JSON, Boolean, Connection, Dialect, Enum, Float, Integer, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator, TypeEngine

from factcheck.store.engine import is_sqlite, table_of
from factcheck.store.faults import explain_database_error
from factcheck.store.schema import Base
from factcheck.store.types import ExactDecimal, UtcDateTime

FEW = 16
"""Rows up to which PostgreSQL is sent plain inserts: a COPY costs a few round trips of its own."""

TOGETHER = 24
"""Rows in one statement for SQLite, which makes the lists that columns are held to anew for each statement:
the rows of 500 articles took 690 ms one by one, 400 so."""

Row = Mapping[str, object]


class _Plan(NamedTuple):
    """How rows of some columns of a table go to one kind of database; ``kinds`` are for PostgreSQL.

    An insert's ``statement`` for SQLite is but the table and its columns: how many rows it takes varies.
    """

    statement: str
    turns: tuple[tuple[int, Callable[[Any], Any]], ...]
    kinds: tuple[str, ...] = ()


def insert_rows(session: Session, row: type[Base], rows: Sequence[Row]) -> None:
    """Insert ``rows`` (values by column name, all with the same names) together; none is fine."""
    if rows:
        names = tuple(rows[0])
        insert_values(session, row, names, list(map(_picker(names), rows)))


def insert_values(
    session: Session, row: type[Base], names: tuple[str, ...], rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert ``rows``, each the values of the columns ``names``, together; none is fine."""
    if not rows:
        return
    connection = session.connection()
    if not is_sqlite(session) and len(rows) <= FEW:
        connection.execute(insert(table_of(row)), [dict(zip(names, one, strict=True)) for one in rows])
        return
    plan = _plan(row, names, connection.dialect)
    turned = _turned(plan, rows)
    if is_sqlite(session):
        _insert_together(connection, plan.statement, turned)
    else:
        _copy(connection, plan, turned)


def _insert_together(connection: Connection, listed: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert ``rows`` into the columns that ``listed`` names, several with each statement."""
    row = f"({', '.join('?' * len(rows[0]))})"
    whole = len(rows) - len(rows) % TOGETHER
    if whole:
        statement = f"INSERT INTO {listed} VALUES {', '.join([row] * TOGETHER)}"
        parcels = (rows[at : at + TOGETHER] for at in range(0, whole, TOGETHER))
        connection.exec_driver_sql(statement, [tuple(chain.from_iterable(some)) for some in parcels])
    if whole < len(rows):
        connection.exec_driver_sql(f"INSERT INTO {listed} VALUES {row}", list(rows[whole:]))


def update_values(
    session: Session,
    row: type[Base],
    names: tuple[str, ...],
    keys: tuple[str, ...],
    rows: Sequence[tuple[object, ...]],
) -> None:
    """Set the columns ``names`` where the columns ``keys`` are as given; a row has the values of both."""
    if not rows:
        return
    connection = session.connection()
    plan = _update_plan(row, names, keys, connection.dialect)
    turned = _turned(plan, rows)
    if is_sqlite(session):
        connection.exec_driver_sql(plan.statement, list(turned))
    else:
        columns = zip(plan.kinds, zip(*turned, strict=True), strict=True)
        connection.exec_driver_sql(plan.statement, tuple(_array(kind, values) for kind, values in columns))


def _array(kind: str, values: Sequence[Any]) -> list[Any]:
    """Return a column's values as the driver takes them: it refuses whole numbers among broken ones."""
    if kind == "float8":
        return [None if one is None else float(one) for one in values]
    return list(values)


@cache
def _update_plan(row: type[Base], names: tuple[str, ...], keys: tuple[str, ...], dialect: Dialect) -> _Plan:
    """Return how rows are changed: by a statement each on SQLite, by one for all on PostgreSQL.

    There a statement costs more than the row that it changes (measured: 18 µs a row, and 6.5 by one).
    """
    quote = dialect.identifier_preparer.quote
    table = table_of(row)
    columns = (*names, *keys)
    turns = _turns(row, columns, dialect)
    if dialect.name == "sqlite":
        changed, wanted = ([f"{quote(name)} = ?" for name in some] for some in (names, keys))
        return _Plan(
            f"UPDATE {quote(table.name)} SET {', '.join(changed)} WHERE {' AND '.join(wanted)}", turns
        )
    types = [table.c[name].type for name in columns]
    arrays = ", ".join(f"%s::{_cast(kind, dialect)}[]" for kind in types)
    changed = [f"{quote(name)} = given.{quote(name)}" for name in names]
    wanted = [f"{quote(table.name)}.{quote(name)} = given.{quote(name)}" for name in keys]
    statement = (
        f"UPDATE {quote(table.name)} SET {', '.join(changed)}"
        f" FROM unnest({arrays}) AS given ({', '.join(map(quote, columns))}) WHERE {' AND '.join(wanted)}"
    )
    return _Plan(statement, turns, tuple(map(_kind, types)))


def _cast(kind: TypeEngine[Any], dialect: Dialect) -> str:
    """Return the type of what is written as text for a column that is of another."""
    return kind.compile(dialect) if isinstance(kind, JSON | TypeDecorator) else _kind(kind)


@cache
def _plan(row: type[Base], names: tuple[str, ...], dialect: Dialect) -> _Plan:
    table = table_of(row)
    quote = dialect.identifier_preparer.quote
    listed = f"{quote(table.name)} ({', '.join(quote(name) for name in names)})"
    statement = listed if dialect.name == "sqlite" else f"COPY {listed} FROM STDIN"
    return _Plan(statement, _turns(row, names, dialect), tuple(_kind(table.c[name].type) for name in names))


def _kind(kind: TypeEngine[Any]) -> str:
    """Return as what PostgreSQL is given the values of a column, once they are turned."""
    return next((name for one, name in _KINDS.items() if isinstance(kind, one)), "text")


_KINDS: dict[type[TypeEngine[Any]], str] = {Boolean: "bool", Integer: "int8", Float: "float8"}


def _turns(
    row: type[Base], names: tuple[str, ...], dialect: Dialect
) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    turns = []
    for at, name in enumerate(names):
        kind = table_of(row).c[name].type
        turn = kind.dialect_impl(dialect).bind_processor(dialect)
        if turn is not None:
            turns.append((at, _sooner(kind, turn, dialect)))
    return tuple(turns)


def _sooner(kind: TypeEngine[Any], turn: Callable[[Any], Any], dialect: Dialect) -> Callable[[Any], Any]:
    """Return what does the same as ``turn``, the type's own, in less time."""
    if isinstance(kind, Enum):
        # The hash of an enum is computed in Python: its value is read sooner than looked up.
        return attrgetter("_value_") if kind.enum_class is not None else cache(turn)
    if isinstance(kind, JSON):
        return partial(_json_of, kind.none_as_null)
    if isinstance(kind, ExactDecimal) and dialect.name == "sqlite":
        # Text needs no turning once more.
        return partial(kind.process_bind_param, dialect=dialect)
    if isinstance(kind, ExactDecimal | UtcDateTime) and dialect.name == "postgresql":
        return partial(_written_by, turn)
    return turn


def _json_of(none_as_null: bool, value: Any) -> str | None:
    """Write as ``json.dumps`` does; it makes an encoder for each list of text."""
    if type(value) is list and all(type(one) is str for one in value):
        return f"[{', '.join(map(_quoted, value))}]"
    return None if value is None and none_as_null else json.dumps(value)


def _written_by(turn: Callable[[Any], Any], value: Any) -> str | None:
    """Write out what ``turn`` gives, as the driver would with a dumper of its own for each value."""
    turned = turn(value)
    return None if turned is None else str(turned)


@cache
def _picker(names: tuple[str, ...]) -> Callable[[Row], tuple[object, ...]]:
    if len(names) > 1:
        return itemgetter(*names)
    (name,) = names
    return lambda row: (row[name],)


def _turned(plan: _Plan, rows: Sequence[tuple[object, ...]]) -> Sequence[tuple[object, ...]]:
    if not plan.turns:
        return rows
    columns: list[Iterable[object]] = list(zip(*rows, strict=True))
    for at, turn in plan.turns:
        columns[at] = map(turn, columns[at])
    return list(zip(*columns, strict=True))


def _copy(connection: Connection, plan: _Plan, rows: Iterable[tuple[object, ...]]) -> None:
    from psycopg import Error

    driver = connection.connection.driver_connection
    assert driver is not None
    try:
        with driver.cursor() as cursor, cursor.copy(plan.statement) as copy:
            # Else the driver asks the class of every value (measured: 0.5 µs a row of nine, and 0.3 so).
            copy.set_types(plan.kinds)
            for row in rows:
                copy.write_row(row)
    except Error as error:
        explained = explain_database_error(error, connection.engine.url.render_as_string())
        wrapped = DBAPIError.instance(plan.statement, None, error, Error, dialect=connection.dialect)
        raise (explained or wrapped) from error
