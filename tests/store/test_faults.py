"""Troubles of the surroundings become sentences; faults of the program do not."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import URL, text
from sqlalchemy.exc import OperationalError

from factcheck.errors import DatabaseError
from factcheck.store.engine import database_url, open_engine, reading, writing
from factcheck.store.faults import explain_database_error

FILL = """
import sys
from sqlalchemy import text
from factcheck.errors import DatabaseError
from factcheck.store.engine import database_url, open_engine, writing
engine = open_engine(database_url(sys.argv[1]))
try:
    with writing(engine) as session:
        session.execute(text("CREATE TABLE note (word TEXT)"))
        session.execute(text("INSERT INTO note VALUES (zeroblob(9000000))"))
except DatabaseError as error:
    print(error.message)
"""


def test_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    """A limit on the size of files, as a full disk, ends in one sentence and an intact database."""
    path = tmp_path / "desk.db"
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000)),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.count("could not be written"), done.stdout.count("\n")) == (1, 1), done.stderr
    engine = open_engine(database_url(str(path)))
    with reading(engine) as session:
        assert session.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one() == 0
    engine.dispose()


def test_another_file_is_a_sentence(tmp_path: Path) -> None:
    """A file that is no database is named as such, and stays as it is."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, " * 100)
    engine = open_engine(database_url(str(path)))
    with pytest.raises(DatabaseError, match=r"letter\.txt is not a database"), reading(engine) as session:
        session.execute(text("SELECT 1"))
    assert path.read_text() == "Dear editor, " * 100


def test_a_server_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """No server at the address: one sentence with the reason and without the password."""
    url = database_url("postgresql://desk:secret@/news").update_query_dict({"host": str(tmp_path)})
    engine = open_engine(url)
    with pytest.raises(DatabaseError, match="cannot be reached") as caught, reading(engine) as session:
        session.execute(text("SELECT 1"))
    assert "secret" not in caught.value.message
    assert "\n" not in caught.value.message


def test_a_database_that_is_not_there_is_a_sentence(postgresql_server: URL) -> None:
    """The server is there, the database is not: the sentence says so."""
    engine = open_engine(postgresql_server.set(database="nowhere"))
    with pytest.raises(DatabaseError, match='"nowhere" does not exist'), reading(engine) as session:
        session.execute(text("SELECT 1"))


def test_a_fault_of_the_program_stays_what_it_is(tmp_path: Path) -> None:
    """A wrong statement is a bug and must be seen as one."""
    engine = open_engine(database_url(str(tmp_path / "desk.db")))
    with pytest.raises(OperationalError, match="no such table"), writing(engine) as session:
        session.execute(text("SELECT * FROM nowhere"))
    engine.dispose()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("database is locked", "is in use by another program"),
        ("database disk image is malformed", "is damaged"),
        ("unable to open database file", "cannot be opened"),
        (
            "attempt to write a readonly database",
            "may not be written, and SQLite writes beside it",
        ),
        ("database or disk is full", "could not be written"),
    ],
)
def test_what_sqlite_says_is_translated(said: str, expected: str) -> None:
    """Each trouble of SQLite has a sentence that names the database."""
    error = explain_database_error(sqlite3.OperationalError(said), "desk.db")
    assert error is not None
    assert error.message.startswith(f"desk.db {expected}")


def test_other_errors_are_not_translated() -> None:
    """An error that no surroundings explain has no sentence."""
    assert explain_database_error(ValueError("7"), "desk.db") is None
    assert explain_database_error(sqlite3.IntegrityError("UNIQUE constraint failed"), "desk.db") is None
