"""The schema's standing, its making, and backups, on both databases."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, inspect, text

from factcheck.errors import DatabaseError, SchemaVersionError
from factcheck.services.database import (
    HEAD,
    SchemaStanding,
    backup,
    current,
    ensure_schema,
    require_schema,
    upgrade,
)
from factcheck.store.engine import database_url as parse_address
from factcheck.store.engine import open_engine, reading, writing

REVISIONS = [
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
]

UPGRADE = """
import sys
from factcheck.services.database import upgrade
from factcheck.store.engine import database_url, open_engine
print(*upgrade(open_engine(database_url(sys.argv[1]))))
"""


def order(engine: Engine, statement: str) -> None:
    """Run one statement and commit."""
    with writing(engine) as session:
        session.execute(text(statement))


def test_an_empty_database_is_made_whole(empty_engine: Engine) -> None:
    """Making the tables goes through every revision once, and then there is nothing to do."""
    before = current(empty_engine)
    assert (before.standing, tuple(REVISIONS)) == (SchemaStanding.EMPTY, before.pending)
    assert HEAD == before.head
    assert upgrade(empty_engine) == REVISIONS
    after = current(empty_engine)
    assert (after.standing, after.revision, after.pending) == (SchemaStanding.AT_HEAD, after.head, ())
    assert upgrade(empty_engine) == []


def test_import_makes_an_empty_database(empty_engine: Engine) -> None:
    """An empty database is made, one at head is left as it is."""
    ensure_schema(empty_engine)
    ensure_schema(empty_engine)
    require_schema(empty_engine)
    assert "article" in inspect(empty_engine).get_table_names()


def test_reading_needs_tables(empty_engine: Engine) -> None:
    """A command that only reads says what to do about an empty database."""
    with pytest.raises(SchemaVersionError, match="run factcheck import first"):
        require_schema(empty_engine)


def test_an_older_database_is_not_touched(engine: Engine) -> None:
    """An older schema is upgraded by its own command only, after a backup."""
    order(engine, "UPDATE alembic_version SET version_num = '0001'")
    later = tuple(REVISIONS[1:])
    assert (current(engine).standing, current(engine).pending) == (SchemaStanding.OLDER, later)
    with pytest.raises(SchemaVersionError, match="factcheck db upgrade"):
        ensure_schema(engine)
    assert current(engine).revision == "0001"


@pytest.mark.parametrize("job", [ensure_schema, require_schema, upgrade])
def test_a_newer_database_is_refused(engine: Engine, job: Callable[[Engine], object]) -> None:
    """A schema that this program does not know is refused whatever is asked."""
    order(engine, "UPDATE alembic_version SET version_num = '9999'")
    assert current(engine).standing is SchemaStanding.NEWER
    with pytest.raises(SchemaVersionError, match=r"newer factcheck \(revision 9999"):
        job(engine)


@pytest.mark.parametrize("job", [ensure_schema, require_schema, upgrade])
def test_another_programs_database_is_refused(
    empty_engine: Engine, job: Callable[[Engine], object]
) -> None:
    """Nothing is written among tables that factcheck did not make."""
    order(empty_engine, "CREATE TABLE diary (day TEXT)")
    with pytest.raises(SchemaVersionError, match="another program"):
        job(empty_engine)
    assert inspect(empty_engine).get_table_names() == ["diary"]


def test_two_programs_upgrade_at_once(empty_url: URL) -> None:
    """Of two that upgrade an empty database together one does it, and neither fails."""
    program = [sys.executable, "-c", UPGRADE, empty_url.render_as_string(hide_password=False)]
    both = [
        subprocess.Popen(program, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert ["", " ".join(REVISIONS)] == sorted(one.communicate()[0].strip() for one in both)
    assert [one.returncode for one in both] == [0, 0]


def test_a_sqlite_backup_is_a_database(sqlite_template: Path, tmp_path: Path) -> None:
    """The copy made while a writer is at work has all that was committed."""
    live, copy = tmp_path / "desk.db", tmp_path / "copy.db"
    live.write_bytes(sqlite_template.read_bytes())
    engine = open_engine(parse_address(str(live)))
    order(engine, "INSERT INTO outlet (key, name) VALUES ('harbour-post', 'Harbour Post')")
    with writing(engine) as session:
        session.execute(text("INSERT INTO outlet (key, name) VALUES ('later', 'Later')"))
        backup(engine.url, copy)
    engine.dispose()
    copied = open_engine(parse_address(str(copy)))
    with reading(copied) as session:
        assert session.execute(text("SELECT key FROM outlet")).scalars().all() == ["harbour-post"]
    assert current(copied).standing is SchemaStanding.AT_HEAD
    copied.dispose()


def test_a_backup_never_overwrites(sqlite_template: Path, tmp_path: Path) -> None:
    """A file that is there already stays as it is."""
    target = tmp_path / "copy.db"
    target.write_text("kept")
    with pytest.raises(DatabaseError, match="never overwrites"):
        backup(parse_address(str(sqlite_template)), target)
    assert target.read_text() == "kept"


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [("gone.db", "copy.db", "no database at"), ("letter.txt", "copy.db", "is not a database")],
)
def test_a_failed_backup_leaves_no_file(tmp_path: Path, source: str, target: str, said: str) -> None:
    """What cannot be backed up is said in one sentence, and no half copy is left."""
    (tmp_path / "letter.txt").write_text("Dear editor, " * 100)
    with pytest.raises(DatabaseError, match=said):
        backup(parse_address(str(tmp_path / source)), tmp_path / target)
    assert not (tmp_path / target).exists()


def test_a_backup_needs_its_folder(sqlite_template: Path, tmp_path: Path) -> None:
    """A target in a folder that is not there is refused."""
    with pytest.raises(DatabaseError, match="is not there"):
        backup(parse_address(str(sqlite_template)), tmp_path / "gone" / "copy.db")


def test_a_postgresql_backup_is_an_archive(
    postgresql_server: URL,
    postgresql_template: str,
    postgresql_programs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With pg_dump on the PATH the backup is an archive for pg_restore."""
    monkeypatch.setenv("PATH", f"{postgresql_programs}{os.pathsep}{os.environ['PATH']}")
    target = tmp_path / "copy.dump"
    backup(postgresql_server.set(database=postgresql_template), target)
    assert target.read_bytes().startswith(b"PGDMP")
    with pytest.raises(DatabaseError, match="pg_dump could not back up"):
        backup(postgresql_server.set(database="nowhere"), tmp_path / "none.dump")
    assert not (tmp_path / "none.dump").exists()


def test_without_pg_dump_there_is_a_sentence(
    postgresql_server: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without pg_dump on the PATH the sentence says what is missing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DatabaseError, match="pg_dump on the PATH"):
        backup(postgresql_server, tmp_path / "copy.dump")


def test_a_backup_is_for_its_maker_only(sqlite_template: Path, tmp_path: Path) -> None:
    """A backup opens no door that the database itself keeps shut."""
    target = tmp_path / "copy.db"
    backup(parse_address(str(sqlite_template)), target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
