"""The condition that a column has one of many values, given as one parameter.

SQLAlchemy takes an IN list apart value by value, at every execution: for an import that was a tenth of what
its writer does. One list goes as JSON to SQLite, as an array to PostgreSQL; both use an index for it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Self

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Dialect, Text, TypeDecorator, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeEngine


class _List(TypeDecorator[Sequence[Any]]):
    impl = Text
    cache_ok = True

    def __init__(self, *, of_text: bool) -> None:
        super().__init__()
        self.of_text = of_text

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(ARRAY(Text() if self.of_text else BigInteger()))

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:
        return json.dumps(value) if dialect.name == "sqlite" else value


class _Among(FunctionElement[bool]):
    inherit_cache = True
    type = Boolean()

    def self_group(self, against: OperatorType | None = None) -> Self:
        """Return itself: SQLAlchemy would add ``= 1`` on SQLite, which then reads the whole table."""
        return self


def among(
    column: Column[Any] | InstrumentedAttribute[Any], values: Sequence[int] | Sequence[str]
) -> _Among:
    """Return the condition that ``column``, of numbers or of text, has one of ``values``, a list.

    Text must be free of what a database cannot store: zero bytes, lone surrogates.
    """
    return _Among(column, bindparam(None, values, type_=_list_for(column)))


def among_given(column: Column[Any], name: str) -> _Among:
    """Return the same condition for a statement that is kept and given its values by ``name``."""
    return _Among(column, bindparam(name, type_=_list_for(column)))


def _list_for(column: Column[Any] | InstrumentedAttribute[Any]) -> _List:
    return _List(of_text=isinstance(column.type, Text) or issubclass(column.type.python_type, str))


@compiles(_Among, "sqlite")
def _on_sqlite(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(_Among)
def _on_postgresql(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} = ANY ({values})"
