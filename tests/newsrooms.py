"""A folder to work in, and the command line run within this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli.main import main

ROOT = Path(__file__).parents[1]

Run = Callable[..., Result]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the working directory, with no setting from outside.

    It always has the same name, for that is part of the identity of an article without id or address.
    """
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("FACTCHECK_DB", "FACTCHECK_JOBS", "FACTCHECK_ORGANISATION"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def run(work: Path) -> Run:
    """Return what runs one command in the working folder."""

    def invoke(*args: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, args, input=stdin, prog_name="factcheck")

    return invoke


def folder_of(parent: Path, texts: Mapping[str, str]) -> Path:
    """Make a folder with these files and a database of them, which tests copy; return it."""
    folder = parent / "work"
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(main, ["import", *texts, "--db", "factcheck.db", "--jobs", "1"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="session")
def newsroom_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the sample corpus of the project."""
    path = tmp_path_factory.mktemp("newsroom") / "factcheck.db"
    result = CliRunner().invoke(main, ["import", str(ROOT / "articles"), "--db", str(path), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def newsroom(work: Path, newsroom_database: Path) -> Path:
    """Return the working folder with ``articles/``, a database of them, lists, and a draft."""
    shutil.copytree(ROOT / "articles", work / "articles")
    shutil.copy(newsroom_database, work / "factcheck.db")
    (work / "draft.md").write_text("Sessions said that it “defies common sense.”\n", "utf-8")
    (work / "names.csv").write_text("name,aliases,note,source\nAna Ruiz,A. Ruiz,,her card\n", "utf-8")
    (work / "quotes.csv").write_text("quote\ndefies common sense and undermines the rule of law\n", "utf-8")
    return work
