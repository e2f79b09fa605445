"""Imports that are cut short: what was committed is named and sound, and a second run completes it."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from click.testing import Result

from factcheck.store import engine as door

Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]
ARTICLES = 900


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a JSONL file of many short articles that have nothing to do with each other."""
    path = tmp_path_factory.mktemp("archive") / "archive.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            said = " ".join(f"{word}{number}" for word in ("boats", "piers", "crews", "tides", "ropes"))
            file.write(f'{{"id": "a{number}", "text": "“{said},” Ana Ruiz said in Holm."}}\n')
    return path


def begin(*arguments: str, limit: int | None = None) -> subprocess.Popen[str]:
    """Start a command in a process of its own, with a limit on the size of files if given."""

    def confine() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments],
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "HOME": str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=confine,
    )


def stored() -> int:
    """Return the number of articles that are committed; 0 before there is a table."""
    with closing(sqlite3.connect("factcheck.db")) as database, suppress(sqlite3.OperationalError):
        return int(database.execute("SELECT count(*) FROM article").fetchone()[0])
    return 0


def wait_for_rows(process: subprocess.Popen[str]) -> None:
    """Wait until the import has committed something."""
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if Path("factcheck.db").exists() and stored():
            return
        time.sleep(0.02)
    raise AssertionError(f"The import ended before its time: {process.communicate()}")


def family(session: int) -> list[int]:
    """Return the processes of a session that are still alive."""
    alive = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            state = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(state[3]) == session and state[0] != "Z":
                alive.append(int(entry.name))
    return alive


def wait_for_end_of(session: int) -> list[int]:
    """Return the processes of a session that outlive it by more than some seconds."""
    deadline = time.monotonic() + 10
    while (alive := family(session)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return alive


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_names_what_is_committed(work: Path, run: Run, archive: Path, jobs: str) -> None:
    """Ctrl-C ends with 130; the number told is that of the rows, no worker is left, the rest follows."""
    process = begin("import", str(archive), "--jobs", jobs)
    wait_for_rows(process)
    os.killpg(process.pid, signal.SIGINT)
    told, complaints = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in complaints) == (130, False), complaints
    match = re.fullmatch(r"Interrupted\. Committed before that: (\d+) articles? \(\1 new\)\.\n", told)
    assert match, told
    assert int(match[1]) == stored() < ARTICLES
    assert wait_for_end_of(process.pid) == []
    assert run("verify").exit_code == 0
    again = run("import", str(archive), "--jobs", "2")
    assert again.stdout == f"{ARTICLES} articles: {ARTICLES - int(match[1])} new, {match[1]} unchanged.\n"


def test_a_killed_import_is_completed_by_the_next(work: Path, run: Run, archive: Path) -> None:
    """Kill -9 leaves whole batches, a sound database and no worker; the next run does the rest."""
    process = begin("import", str(archive), "--jobs", "2")
    wait_for_rows(process)
    process.kill()
    process.communicate(timeout=60)
    assert wait_for_end_of(process.pid) == []
    assert run("verify").exit_code == 0
    before = stored()
    assert 0 < before < ARTICLES
    again = run("import", str(archive), "--jobs", "2")
    assert again.stdout == f"{ARTICLES} articles: {ARTICLES - before} new, {before} unchanged.\n"
    assert run("verify").exit_code == 0


def test_a_full_disk_gets_a_sentence(work: Path, run: Run, archive: Path) -> None:
    """Where no more can be written the import says so and ends with 2; what was committed stays."""
    process = begin("import", str(archive), "--jobs", "1", limit=1_200_000)
    told, complaints = process.communicate(timeout=120)
    assert (process.returncode, told) == (2, ""), complaints
    assert complaints == (
        "Error: factcheck.db could not be written: the disk or the file-size limit is full. "
        "What was committed is safe.\n"
    )
    before = stored()
    assert 0 < before < ARTICLES
    assert run("verify").exit_code == 0
    again = run("import", str(archive), "--jobs", "2")
    assert again.stdout == f"{ARTICLES} articles: {ARTICLES - before} new, {before} unchanged.\n"


@pytest.fixture
def desk(work: Path, run: Run) -> Path:
    """Return the working folder with one article imported."""
    (work / "a.txt").write_text("“We stay,” Ana Ruiz said.\n", encoding="utf-8")
    assert run("import", "a.txt", "--jobs", "1").exit_code == 0
    return work


def test_a_backup_on_a_full_disk_names_the_backup(work: Path, run: Run, archive: Path) -> None:
    """What cannot be written is the backup; the database is well, and no half copy is left."""
    assert run("import", str(archive), "--jobs", "1").exit_code == 0
    process = begin("db", "backup", "copy.db", limit=200_000)
    _, complaints = process.communicate(timeout=120)
    said = "copy.db could not be written: the disk or the file-size limit is full. No copy was made."
    assert (2, f"Error: {said}\n") == (process.returncode, complaints)
    assert not (work / "copy.db").exists()


READERS = (("find", "we stay"), ("show", "a"), ("report",), ("stats",), ("verify",))
WRITERS = (("import", "a.txt", "--jobs", "1"), ("decide", "d0000", "unsure"), ("db", "upgrade"))


@pytest.mark.parametrize(
    ("revision", "said"),
    [("'9999'", "made by a newer factcheck (revision 9999"), ("'0001'", "made by an older factcheck")],
)
def test_another_schema_is_left_alone(desk: Path, run: Run, revision: str, said: str) -> None:
    """Every command refuses a database of a newer program, and all but upgrade one of an older."""
    with closing(sqlite3.connect("factcheck.db")) as database, database:
        database.execute(f"UPDATE alembic_version SET version_num = {revision}")
    whole = Path("factcheck.db").read_bytes()
    for arguments in (*READERS, *(WRITERS if "newer" in said else WRITERS[:2])):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr
    assert whole == Path("factcheck.db").read_bytes()
    assert run("db", "current").exit_code == 0


def test_a_locked_database_gets_a_sentence(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer waits, then says that the database is in use; readers are not kept waiting."""
    monkeypatch.setattr(door, "_PRAGMAS", ("PRAGMA busy_timeout=20", *door._PRAGMAS[1:]))
    with closing(sqlite3.connect("factcheck.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for arguments in READERS:
            assert run(*arguments).exit_code == 0
        result = run("import", "a.txt", "--jobs", "1")
        other.execute("ROLLBACK")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: factcheck.db is in use by another program: try again when that one has finished.\n"
    )
    assert run("import", "a.txt", "--jobs", "1").exit_code == 0


def test_a_read_only_database_can_be_read(desk: Path) -> None:
    """A user who may not write the file or its folder can look, and is told why nothing is written."""
    folder = Path(shutil.copytree(desk, desk / "shelf"))
    if os.getuid() == 0:
        # Permissions do not bind root: a read-only file is shown by the limit of zero bytes instead.
        process = begin("import", "a.txt", "--jobs", "1", "--db", str(folder / "factcheck.db"), limit=0)
        _, complaints = process.communicate(timeout=60)
        assert (process.returncode, complaints.startswith("Error: ")) == (2, True)
        return
    for path in (folder / "factcheck.db", folder):
        path.chmod(0o500)
    process = begin("import", "a.txt", "--jobs", "1", "--db", str(folder / "factcheck.db"))
    _, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints.startswith("Error: ")) == (2, True)
