"""Column types mean the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from factcheck.model.quote import QuoteKind
from factcheck.store.types import ExactDecimal, PlainText, UtcDateTime, choice

SAMPLE = Table(
    "sample",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("moment", UtcDateTime()),
    Column("number", ExactDecimal()),
    Column("kind", choice(QuoteKind, "kind")),
    Column("word", PlainText),
)


@pytest.fixture
def connection(empty_engine: Engine) -> Iterator[Connection]:
    """Open a database that has the sample table only."""
    with empty_engine.begin() as connection:
        SAMPLE.create(connection)
        yield connection


def test_times_come_back_aware_and_in_utc(connection: Connection) -> None:
    """A time of any zone comes back as the same moment in UTC."""
    moment = datetime(2018, 1, 24, 22, 30, tzinfo=timezone(timedelta(hours=-5)))
    connection.execute(insert(SAMPLE), {"moment": moment})
    actual = connection.execute(select(SAMPLE.c.moment)).scalar_one()
    assert (moment, UTC) == (actual, actual.tzinfo)


def test_naive_times_are_refused(connection: Connection) -> None:
    """A time without its zone is a fault of the program, not midnight somewhere."""
    with pytest.raises(StatementError, match="without its zone"):
        connection.execute(insert(SAMPLE), {"moment": datetime(2018, 1, 24)})


@pytest.mark.parametrize("digits", ["12345678901234567.89", "0.1", "-3", "1.50", "100000000000000000000"])
def test_decimals_keep_every_digit(connection: Connection, digits: str) -> None:
    """A decimal comes back equal and written alike, also where a float would round it."""
    connection.execute(insert(SAMPLE), {"number": Decimal(digits)})
    actual = connection.execute(select(SAMPLE.c.number)).scalar_one()
    assert digits == format(actual, "f")


def test_numbers_without_end_are_refused(connection: Connection) -> None:
    """Infinity and not-a-number cannot be stored."""
    with pytest.raises(StatementError, match="not a finite number"):
        connection.execute(insert(SAMPLE), {"number": Decimal("NaN")})


def test_enums_are_stored_by_value_and_checked(connection: Connection) -> None:
    """The database holds the enum's value, and refuses any other word."""
    connection.execute(insert(SAMPLE), {"kind": QuoteKind.MIXED})
    raw = connection.exec_driver_sql("SELECT kind FROM sample").scalar_one()
    assert (raw, connection.execute(select(SAMPLE.c.kind)).scalar_one()) == ("mixed", QuoteKind.MIXED)
    with pytest.raises(IntegrityError):
        connection.exec_driver_sql("INSERT INTO sample (kind) VALUES ('sung')")


def test_text_sorts_by_code_point(connection: Connection) -> None:
    """Both databases give words in one order: capitals, then small letters, then accented ones."""
    words = ["ärger", "Zoo", "apple", "Apple", "zoo"]
    connection.execute(insert(SAMPLE), [{"word": word} for word in words])
    actual = connection.execute(select(SAMPLE.c.word).order_by(SAMPLE.c.word)).scalars().all()
    assert sorted(words) == actual
