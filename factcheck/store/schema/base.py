"""The frame of all tables: naming of constraints, ids, spans.

Free text is TEXT everywhere, so that PostgreSQL refuses no length that SQLite takes; a bounded
CHAR or VARCHAR holds only hashes and the values of enums.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, ClassVar

from sqlalchemy import CHAR, CheckConstraint, Double, MetaData
from sqlalchemy.orm import DeclarativeBase, mapped_column

from factcheck.store.types import BigId, ExactDecimal, PlainText, UtcDateTime

Id = Annotated[int, mapped_column(BigId, primary_key=True)]
Hash = Annotated[str, mapped_column(CHAR(32))]
"""Thirty-two hexadecimal digits of blake2b-128."""

UNCOMPARED = ("quote_fts", "ix_quote_wording_words", "claim_fts", "ix_claim_occurrence_words")
"""Made by the migrations for one database each, and so unknown to the metadata: the full-text tables
of SQLite (with the tables that they keep behind them) and the full-text indexes of PostgreSQL."""


class Base(DeclarativeBase):
    """All tables; constraints are named, for batch migrations need the names."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[type, object]] = {
        str: PlainText,
        float: Double(),
        datetime: UtcDateTime(),
        Decimal: ExactDecimal(),
    }


def span_check() -> CheckConstraint:
    """Return the rule of every span: code points, half-open, never empty."""
    return CheckConstraint("0 <= char_start AND char_start < char_end", name="span")


def is_compared(name: str | None) -> bool:
    """Tell whether a table or index must stand in the metadata as it stands in the database."""
    return name is None or not name.startswith(UNCOMPARED)
