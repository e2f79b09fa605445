"""Column types that mean the same on SQLite and on PostgreSQL.

What each cures, tried on SQLite 3.40: ``DateTime`` gives times back without their zone, and ``Numeric``
goes through a float, so that 12345678901234567.89 came back as ...568.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, Integer, Numeric, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

E = TypeVar("E", bound=StrEnum)

BigId = BigInteger().with_variant(Integer(), "sqlite")
"""A row's number: 64 bits; SQLite numbers rows by itself only where the type is INTEGER."""

PlainText = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that both databases sort by code point, whatever the server's locale."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, stored in UTC; a naive time is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware time to UTC; raise ``ValueError`` for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without its zone cannot be stored: {value.isoformat()}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware time in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal number to its last digit: NUMERIC on PostgreSQL, plain digits in TEXT on SQLite.

    On SQLite the column therefore neither sorts nor compares as a number: compare in Python.
    """

    impl = Numeric()
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Decimal] | TypeEngine[str]:
        """Choose the type that the database keeps exactly."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | str | None:
        """Write without an exponent; raise ``ValueError`` for what is no finite number."""
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError(f"not a finite number: {value}")
        return format(value, "f") if dialect.name == "sqlite" else value

    def process_result_value(self, value: Decimal | str | None, dialect: Dialect) -> Decimal | None:
        """Read back the same digits."""
        return None if value is None else Decimal(value)


def choice(members: type[E], name: str) -> Enum:
    """Return a VARCHAR that holds the values of ``members``, with a CHECK named after ``name``."""
    return Enum(
        members,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=lambda kind: [member.value for member in kind],
    )


def choice_of(values: Iterable[str], name: str) -> Enum:
    """Return a VARCHAR that holds one of ``values``, with a CHECK named after ``name``."""
    plain = [str(value) for value in values]
    return Enum(*plain, name=name, native_enum=False, create_constraint=True, length=16)
