"""How alembic reaches the database.

A connection comes from :mod:`factcheck.services.database` in ``config.attributes["connection"]``; by
hand (``alembic revision``, ``alembic history``) the address is FACTCHECK_DB, else ./factcheck.db.
SQLite is migrated with foreign keys off: a batch migration drops the old table, and with them on the
rows of every child that says ON DELETE CASCADE go too (tried). Then all references are checked.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.sql.schema import SchemaItem

from factcheck.store.engine import database_url, open_engine
from factcheck.store.schema import Base, is_compared


def is_in_metadata(
    item: SchemaItem, name: str | None, kind: str, reflected: bool, other: SchemaItem | None
) -> bool:
    """Tell alembic's comparison what to pass over: the full-text parts that one database has."""
    return is_compared(name)


def migrate(connection: Connection) -> None:
    """Run the revisions asked for, in one transaction: the engine's own BEGIN holds SQLite's DDL too."""
    with without_foreign_keys(connection):
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            include_object=is_in_metadata,
            render_as_batch=True,
            transactional_ddl=True,
            on_version_apply=context.config.attributes.get("on_version_apply"),
        )
        with context.begin_transaction():
            context.run_migrations()
            if connection.dialect.name == "sqlite":
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken:
                    raise RuntimeError(f"the migration breaks references of table {broken[0]}")


@contextmanager
def without_foreign_keys(connection: Connection) -> Iterator[None]:
    """Let SQLite not mind references; it takes the order only outside of a transaction."""
    driver = connection.connection.driver_connection
    if connection.dialect.name != "sqlite" or driver is None:
        yield
        return
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def run() -> None:
    """Take the connection that was handed in, else open the database of the environment."""
    given = context.config.attributes.get("connection")
    if given is not None:
        migrate(given)
        return
    engine = open_engine(database_url(os.environ.get("FACTCHECK_DB", "factcheck.db")))
    with engine.execution_options(factcheck_writes=True).connect() as connection:
        migrate(connection)
    engine.dispose()


run()
