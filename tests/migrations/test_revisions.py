"""The migrations, on both databases: they make what the metadata says, both ways, and lose no row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from desk_samples import ARTICLES, bring
from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    DateTime,
    Engine,
    MetaData,
    Table,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import func, sqltypes

from factcheck.services.database import migrations_folder
from factcheck.store.engine import database_url, open_engine, table_of
from factcheck.store.schema import Base, EntityNameRow, is_compared

SCRIPTS = ScriptDirectory(str(migrations_folder()))
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()][::-1]


def step(engine: Engine, job: Callable[[Config, str], None], revision: str) -> None:
    """Run one alembic command on ``engine``."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        job(config, revision)


def checks(engine: Engine) -> dict[str, list[tuple[str, str]]]:
    """Return every table's CHECK constraints, names and rules, which alembic does not compare."""
    found = inspect(engine)
    return {
        name: sorted((str(check["name"]), check["sqltext"]) for check in found.get_check_constraints(name))
        for name in found.get_table_names()
        if is_compared(name) and name != "alembic_version"
    }


def fill(connection: Connection, table: Table, known: dict[str, object]) -> None:
    """Insert one row that obeys every rule of a reflected ``table``; ``known`` has the parents' ids."""
    allowed = {
        str(check["name"]): str(check["sqltext"])
        for check in inspect(connection).get_check_constraints(table.name)
    }
    row: dict[str, object] = {}
    for column in table.columns:
        if column.name == "char_end":
            row[column.name] = 2
        elif column.name == "b_id":
            row[column.name] = known["quote_wording.other"]
        elif column.foreign_keys:
            parent = next(iter(column.foreign_keys)).column.table.name
            row[column.name] = known.get(parent) if parent != table.name else None
        elif rule := allowed.get(f"ck_{table.name}_{column.name}"):
            row[column.name] = rule.split("'")[1]
        else:
            row[column.name] = example(column.type)
    connection.execute(table.insert(), row)
    known[table.name] = 1
    if table.name == "quote_wording":
        connection.execute(table.insert(), row | {"id": 2, "key": "2" * 32})
        known["quote_wording.other"] = 2


def example(kind: sqltypes.TypeEngine[object]) -> object:
    """Return some value of a reflected type."""
    if isinstance(kind, DateTime):
        return datetime(2018, 1, 24, tzinfo=UTC)
    if isinstance(kind, Boolean):
        return True
    if isinstance(kind, JSON):
        return [[0, 1]]
    if isinstance(kind, sqltypes.String):
        return "1" * 32
    return 1


def names_of(connection: Connection) -> list[str]:
    """Return the names of the tables as they stand in the database."""
    names = inspect(connection).get_table_names()
    return [name for name in names if is_compared(name) and name != "alembic_version"]


def tables_of(connection: Connection) -> list[Table]:
    """Return the tables as they stand in the database, parents first."""
    found = MetaData()
    found.reflect(connection, only=names_of(connection))
    return found.sorted_tables


def counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    return {
        name: connection.execute(select(func.count()).select_from(text(name))).scalar_one()
        for name in names_of(connection)
    }


def test_head_equals_the_metadata(empty_engine: Engine) -> None:
    """An empty database brought to head has the tables, columns, indexes and comments of the models."""
    step(empty_engine, command.upgrade, "head")
    with empty_engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda item, name, kind, reflected, other: is_compared(name)},
        )
        assert compare_metadata(context, Base.metadata) == []


def test_head_has_every_check(empty_engine: Engine) -> None:
    """The CHECK constraints of head are those that the models would make."""
    step(empty_engine, command.upgrade, "head")
    migrated = checks(empty_engine)
    step(empty_engine, command.downgrade, "base")
    Base.metadata.create_all(empty_engine)
    assert checks(empty_engine) == migrated


def test_head_base_head(empty_engine: Engine) -> None:
    """Going all the way back leaves nothing behind, and forward again makes the same tables."""
    step(empty_engine, command.upgrade, "head")
    with empty_engine.connect() as connection:
        first = sorted(inspect(connection).get_table_names())
    step(empty_engine, command.downgrade, "base")
    with empty_engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    step(empty_engine, command.upgrade, "head")
    with empty_engine.connect() as connection:
        assert first == sorted(inspect(connection).get_table_names())


@pytest.mark.parametrize("revision", REVISIONS)
def test_rows_outlive_every_later_revision(empty_engine: Engine, revision: str) -> None:
    """A database filled at a revision keeps all its rows on the way to head and back to it."""
    step(empty_engine, command.upgrade, revision)
    with empty_engine.begin() as connection:
        known: dict[str, object] = {}
        for table in tables_of(connection):
            fill(connection, table, known)
        before = counts(connection)
    assert 0 not in before.values()
    for later in REVISIONS[REVISIONS.index(revision) + 1 :]:
        step(empty_engine, command.upgrade, later)
        with empty_engine.connect() as connection:
            after = counts(connection)
        assert before == {name: after[name] for name in before}
    step(empty_engine, command.downgrade, revision)
    with empty_engine.connect() as connection:
        assert before == counts(connection)


REBUILD = """
import sqlalchemy as sa
from alembic import op

revision = "rebuild"
down_revision = "{head}"


def upgrade():
    for table in ("article", "article_version", "quote_occurrence", "quote", "run"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("later", sa.Text()))
            batch.create_check_constraint("later", "later <> ''")
"""


BREAK = REBUILD + "    op.execute('nonsense')\n"


def upgrade_through(engine: Engine, folder: Path) -> None:
    """Bring a database to head, further revisions being in ``folder``."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", f"{migrations_folder() / 'versions'}\n{folder}")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def test_a_rebuilt_parent_keeps_its_children(empty_engine: Engine, tmp_path: Path) -> None:
    """A later revision that makes parent tables anew, as SQLite must, loses no row of any child."""
    step(empty_engine, command.upgrade, "head")
    with empty_engine.begin() as connection:
        known: dict[str, object] = {}
        for table in tables_of(connection):
            fill(connection, table, known)
        before = counts(connection)
    (tmp_path / "rebuild.py").write_text(REBUILD.format(head=REVISIONS[-1]))
    upgrade_through(empty_engine, tmp_path)
    with empty_engine.connect() as connection:
        assert "later" in {column["name"] for column in inspect(connection).get_columns("article")}
        assert before == counts(connection)


def test_a_failed_revision_leaves_the_old_schema(empty_engine: Engine, tmp_path: Path) -> None:
    """Revisions run in one transaction: where the last one fails, none of them has happened."""
    step(empty_engine, command.upgrade, REVISIONS[0])
    before = sorted(inspect(empty_engine).get_table_names())
    (tmp_path / "rebuild.py").write_text(BREAK.format(head=REVISIONS[-1]))
    with pytest.raises(DBAPIError):
        upgrade_through(empty_engine, tmp_path)
    with empty_engine.connect() as connection:
        assert before == sorted(inspect(connection).get_table_names())
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert version == REVISIONS[0]


def test_foreign_keys_are_on_again(tmp_path: Path) -> None:
    """A SQLite connection that was migrated minds references as before."""
    engine = open_engine(database_url(str(tmp_path / "desk.db")))
    with engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations_folder()))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        minded = connection.execute(text("PRAGMA foreign_keys")).scalar()
    engine.dispose()
    assert minded == 1


def test_names_in_use_are_counted_from_what_is_stored(desk: Engine, tmp_path: Path) -> None:
    """The rows that 0007 makes of stored articles are those that linking keeps."""
    bring(desk, tmp_path, [ARTICLES[0] | {"text": "Rosa Pell of the Harbor Safety Board met Ana Ruiz.\n"}])
    table = table_of(EntityNameRow)
    query = select(table).order_by(table.c.kind, table.c.bucket, table.c.name)
    with desk.connect() as connection:
        kept = connection.execute(query).all()
    assert kept
    step(desk, command.downgrade, "0006")
    step(desk, command.upgrade, "head")
    with desk.connect() as connection:
        assert kept == connection.execute(query).all()
