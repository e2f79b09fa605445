"""Imports killed at any moment, and imports beside readers: the store is what one quiet import makes."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import Engine

Run = Callable[..., Result]
NewStore = Callable[[], Engine]

ROOT = Path(__file__).parents[2]
STATEMENTS, CARRIERS = 50, 6
PROSE = (
    "the old engines may run for years but the crews know every bolt of them and will not leave "
    "their boats in harbour while the town council counts its money and the bridge stands open"
)
WORDS = PROSE.split()
SPEAKERS = ("Ana Ruiz", "Paul Dorn", "Ruth Abara", "Joan Teal", "Ana Ruis")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a JSONL file of articles that carry, change and attribute the statements of one another."""
    dice = random.Random(11)
    path = tmp_path_factory.mktemp("archive") / "archive.jsonl"
    said = [" ".join(dice.choices(WORDS, k=14)) for _ in range(STATEMENTS)]
    articles = []
    for number in range(STATEMENTS * CARRIERS):
        words = said[number % STATEMENTS].split()
        if dice.random() < 0.3:
            words[dice.randrange(len(words))] = dice.choice(WORDS)
        dead = 12 + (dice.random() < 0.2)
        text = (
            f"A fire in Holm killed {dead} people on Monday.\n\n"
            f"“{' '.join(words).capitalize()},” said {dice.choice(SPEAKERS)}, the harbour master.\n"
        )
        articles.append({"id": f"a{number}", "outlet": f"Outlet {number % 7}", "text": text})
    dice.shuffle(articles)
    path.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    return path


def begin(*arguments: str) -> subprocess.Popen[str]:
    """Start a command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments],
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "HOME": str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def holds(run: Run, database: str) -> list[list[str]]:
    """Return what a store tells, but not from which file and in how many runs it came; lines are sorted."""
    told = []
    for command in (("export", "quotes", "--nl"), ("report", "--nl"), ("stats", "--nl")):
        result = run(*command, "--db", database)
        assert result.exit_code == 0, result.stderr
        lines = re.sub(r'"source": "[^"]*"', "", result.stdout).splitlines()
        told.append(sorted(line for line in lines if '"what": "runs"' not in line))
    return told


def test_five_kills_leave_the_store_of_an_import_that_was_never_killed(
    work: Path, run: Run, archive: Path
) -> None:
    """Kill -9 at random moments, from the making of the tables to the last check; then it is run again."""
    assert run("import", str(archive), "--jobs", "1", "--db", "quiet.db").exit_code == 0
    dice = random.Random(5)
    for _ in range(5):
        process = begin("import", str(archive), "--jobs", "2", "--db", "killed.db")
        time.sleep(dice.uniform(0.2, 2.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        if Path("killed.db").exists() and run("db", "upgrade", "--db", "killed.db").exit_code == 0:
            assert run("verify", "--db", "killed.db").exit_code == 0
    assert run("import", str(archive), "--jobs", "2", "--db", "killed.db").exit_code == 0
    assert run("verify", "--db", "killed.db").exit_code == 0
    assert holds(run, "quiet.db") == holds(run, "killed.db")


def test_two_imports_at_once_make_the_store_of_one(
    work: Path, run: Run, archive: Path, new_store: NewStore
) -> None:
    """Two programs that import overlapping parts, with readers beside them, make what one makes alone."""
    quiet, shared = (new_store().url.render_as_string(hide_password=False) for _ in range(2))
    assert run("import", str(archive), "--jobs", "1", "--db", quiet).exit_code == 0
    lines = archive.read_text("utf-8").splitlines(keepends=True)
    third = len(lines) // 3
    for name, part in (("one.jsonl", lines[: 2 * third]), ("two.jsonl", lines[third:])):
        Path(name).write_text("".join(part), encoding="utf-8")
    importers = [
        begin("import", name, "--jobs", "1", "--db", shared) for name in ("one.jsonl", "two.jsonl")
    ]
    looks = 0
    while any(one.poll() is None for one in importers):
        for reader in (("stats",), ("find", "the old engines may run"), ("report", "--nl")):
            result = run(*reader, "--db", shared)
            assert result.exit_code in (0, 1), result.stderr
        looks += 1
    complaints = [one.communicate(timeout=60)[1] for one in importers]
    assert [0, 0] == [one.returncode for one in importers], complaints
    assert looks > 1
    assert run("verify", "--db", shared).exit_code == 0
    assert holds(run, quiet) == holds(run, shared)
