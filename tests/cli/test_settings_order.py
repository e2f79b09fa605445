"""Which database a command takes, and what it says of settings that it cannot understand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def made(work: Path, run: Run, *arguments: str) -> set[str]:
    """Import an article; return the names of the databases that are there then."""
    (work / "a.txt").write_text("Rain fell on Holm.\n")
    result = run("import", "a.txt", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return {path.name for path in work.glob("*.db")}


def test_the_default_is_in_the_working_folder(work: Path, run: Run) -> None:
    """Without any setting the database is factcheck.db here."""
    assert made(work, run, "--jobs", "1") == {"factcheck.db"}


def test_each_setting_outranks_the_one_below(work: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The flag outranks the variable, which outranks the file, which outranks the default."""
    (work / "factcheck.toml").write_text('db = "file.db"\njobs = 1\n')
    assert made(work, run) == {"file.db"}
    monkeypatch.setenv("FACTCHECK_DB", "variable.db")
    assert made(work, run) == {"file.db", "variable.db"}
    assert made(work, run, "--db", "flag.db") == {"file.db", "variable.db", "flag.db"}
    monkeypatch.setenv("FACTCHECK_DB", "")
    assert made(work, run) == {"file.db", "variable.db", "flag.db"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("db = ", "cannot be read as TOML"),
        (
            "database = 'x.db'",
            "no setting 'database'; known are db, jobs, least_speaker, statement_timeout",
        ),
        ("db = 7", "db must be of type str"),
        ("jobs = '2'", "jobs must be of type int"),
        ("jobs = true", "jobs must be of type int"),
        ("jobs = -1", "jobs must be 0 or more"),
        ("statement_timeout = -1", "statement_timeout must be 0 or more"),
        ("least_speaker = '0.5'", "least_speaker must be of type float"),
        ("least_speaker = 1.5", "least_speaker must be from 0 to 1"),
        ("db = ''", "address is empty"),
        ("\x00", "cannot be read as TOML"),
    ],
)
def test_a_wrong_file_gets_a_sentence(work: Path, run: Run, text: str, said: str) -> None:
    """What the file says wrong is said with its place; nothing is imported."""
    (work / "factcheck.toml").write_text(text)
    (work / "a.txt").write_text("Rain fell on Holm.\n")
    result = run("import", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert list(work.glob("*.db")) == []


def test_a_wrong_variable_gets_a_sentence(work: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is no number is named."""
    monkeypatch.setenv("FACTCHECK_JOBS", "many")
    (work / "a.txt").write_text("Rain fell on Holm.\n")
    result = run("import", "a.txt")
    assert (result.exit_code, "FACTCHECK_JOBS must be a whole number" in result.stderr) == (2, True)


def speakers(run: Run, *arguments: str) -> list[str | None]:
    """Extract an article; return the speakers of its quotations."""
    result = run("extract", "--nl", "a.txt", *arguments)
    return [one["speaker"] for one in json.loads(result.stdout)["quotes"]]


def test_doubtful_speakers_are_none_below_the_setting(
    work: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable outranks the file; a speaker that is less sure than it says is none."""
    (work / "a.txt").write_text("“Rain fell on Holm,” said Ana Ruiz. Snow fell: “It is cold,” she said.\n")
    assert speakers(run) == ["Ana Ruiz", "Ana Ruiz"]
    (work / "factcheck.toml").write_text("least_speaker = 0.95\n")
    assert speakers(run) == ["Ana Ruiz", None]
    monkeypatch.setenv("FACTCHECK_LEAST_SPEAKER", "1")
    assert speakers(run) == [None, None]
    monkeypatch.setenv("FACTCHECK_LEAST_SPEAKER", "most")
    result = run("extract", "a.txt")
    assert (result.exit_code, "must be a number from 0 to 1" in result.stderr) == (2, True)


def test_another_setting_reads_stored_articles_again(work: Path, run: Run) -> None:
    """What was stored with another least confidence is no longer as it would be found: it is refreshed."""
    (work / "a.txt").write_text("“Rain fell on Holm,” said Ana Ruiz. “It is cold,” she said.\n")
    assert "1 new" in run("import", "--jobs", "1", "a.txt").stdout
    (work / "factcheck.toml").write_text("least_speaker = 0.95\n")
    assert run("verify").exit_code == 1
    assert "1 refreshed" in run("import", "--jobs", "1", "a.txt").stdout
    assert "all unchanged" in run("import", "--jobs", "1", "a.txt").stdout
    assert run("verify").exit_code == 0
