"""The columns that migrations speak of.

Old revisions rest on these: add to them, but never change what one of them makes. Constraints get
their names from the naming convention of :mod:`factcheck.store.schema.base`, which never changes.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CHAR,
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Enum,
    ForeignKey,
    Integer,
    Numeric,
    Text,
)
from sqlalchemy.types import TypeEngine

ID = BigInteger().with_variant(Integer(), "sqlite")
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
HASH = CHAR(32)
TIME = DateTime(timezone=True)
DECIMAL = Numeric().with_variant(Text(), "sqlite")


def column(name: str, kind: TypeEngine[Any], *, nullable: bool = False, **options: Any) -> Column[Any]:
    """Return a column that must have a value, unless it is ``nullable``."""
    return Column(name, kind, nullable=nullable, **options)


def identity() -> Column[Any]:
    """Return the column of a row's number."""
    return column("id", ID, primary_key=True)


def ref(
    name: str, target: str, *, ondelete: str | None = None, nullable: bool = False, **options: Any
) -> Column[Any]:
    """Return a column that points to ``target``, a table and its column."""
    return Column(name, ID, ForeignKey(target, ondelete=ondelete), nullable=nullable, **options)


def span() -> tuple[Column[Any], Column[Any], CheckConstraint]:
    """Return the two columns of a place in a text, and their rule."""
    return (
        column("char_start", Integer()),
        column("char_end", Integer()),
        CheckConstraint("0 <= char_start AND char_start < char_end", name="span"),
    )


def one_of(name: str, *values: str) -> Enum:
    """Return a VARCHAR that holds one of ``values``, with a CHECK named after ``name``."""
    return Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
