"""The database that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.settings import load_settings

if TYPE_CHECKING:
    from sqlalchemy import Engine


@contextmanager
def opened(db: str | None, *, create: bool = False) -> Iterator[Engine]:
    """Open the database that ``--db`` or the settings name.

    With ``create`` an empty one gets its tables. Raises :class:`DatabaseError` for one that cannot be
    opened and :class:`SchemaVersionError` for one of another schema.
    """
    from factcheck.services.database import ensure_schema, require_schema
    from factcheck.store.engine import database_url, open_engine

    settings = load_settings(db=db)
    engine = open_engine(
        database_url(settings.db), create=create, statement_timeout=settings.statement_timeout
    )
    try:
        if create:
            ensure_schema(engine)
        else:
            require_schema(engine)
        yield engine
    finally:
        engine.dispose()
