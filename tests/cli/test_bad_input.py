"""Bad input: one clear line each, exit code 3, and no trace among the articles."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from newsrooms import folder_of

Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]
TRACES = ("article", "article_version", "outlet", "quote_occurrence", "quote", "quote_wording", "entity")
GOOD = "“The ferry stays,” Ana Ruiz said in Holm.\n"


def rows(query: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on the database of the working folder."""
    with closing(sqlite3.connect("factcheck.db")) as database:
        return database.execute(query).fetchall()


def traces() -> dict[str, object]:
    """Return the number of rows in the tables that articles leave traces in."""
    return {table: rows(f"SELECT count(*) FROM {table}")[0][0] for table in TRACES}


def lines(*records: object) -> bytes:
    """Return JSON lines; what is bytes stands as it is."""
    return b"".join(
        one + b"\n" if isinstance(one, bytes) else json.dumps(one).encode() + b"\n" for one in records
    )


def article(**said: object) -> dict[str, object]:
    """Return a good article of another outlet, with changes."""
    return {"id": "x", "outlet": "Vik Post", "text": "“We leave,” Paul Dorn said.\n"} | said


WAYS: dict[str, tuple[str, bytes, str]] = {
    "no-utf-8": ("a.txt", b"\x81\xfe\x9d\x83 \x8d\x8f\x90 \x9d\x81 " * 20, "encoding"),
    "damaged-utf-8": ("a.txt", "“Ça va, déjà?” dit-il à Zoë. ".encode() + b"\xe2\x80 end", "encoding"),
    "empty": ("a.txt", b"", "empty"),
    "blank": ("a.md", b" \n\t\n", "empty"),
    "binary": ("a.txt", bytes(range(256)) * 50, "not-text"),
    "picture": ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "not-text"),
    "null-bytes": ("a.txt", b"Rain fell.\x00 It fell on Holm.", "not-text"),
    "pdf": ("a.txt", b"%PDF-1.7\n1 0 obj", "not-text"),
    "half-a-line": ("a.jsonl", lines(b'{"id": "x", "text": "The fer'), "malformed"),
    "no-object": ("a.jsonl", lines(["x"]), "malformed"),
    "no-text": ("a.jsonl", lines({"id": "x", "body": "Rain."}), "malformed"),
    "escaped-null": ("a.jsonl", lines(article(text="Rain\x00 fell.")), "not-text"),
    "null-in-outlet": ("a.jsonl", lines(article(outlet="Vik\x00Post")), "not-text"),
    "surrogate": ("a.jsonl", lines(b'{"id": "x", "text": "Rain \\ud83d fell."}'), "encoding"),
    "surrogate-key": ("a.jsonl", lines(b'{"id": "x", "\\udc00": "y", "text": "Rain."}'), "encoding"),
    "wrong-kind": ("a.jsonl", lines(article(kind="rumour")), "malformed"),
    "deep": ("a.jsonl", lines(b'{"id": "x", "y": ' + b"[" * 100_000), "malformed"),
    "torn-gzip": ("a.jsonl.gz", gzip.compress(lines(article()))[:-9], "malformed"),
    "unknown": ("a.docx", b"PK\x03\x04", "unknown-format"),
}


@pytest.fixture(scope="session")
def good_article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one good article, imported."""
    return folder_of(tmp_path_factory.mktemp("good"), {"good.txt": GOOD})


@pytest.mark.parametrize("way", WAYS)
def test_a_bad_document_costs_only_itself(work: Path, good_article: Path, run: Run, way: str) -> None:
    """One line says where and why; the good article beside it is there, of the bad one nothing."""
    name, data, code = WAYS[way]
    shutil.copytree(good_article, work, dirs_exist_ok=True)
    before = traces()
    (work / name).write_bytes(data)
    result = run("import", "good.txt", name, "--jobs", "1")
    told = [line for line in result.stderr.splitlines() if line.startswith("  ")]
    if way == "torn-gzip":
        # The line before the tear is whole and is taken.
        assert result.stdout == "2 articles: 1 new, 1 unchanged.\n"
    else:
        assert before == traces()
    assert result.exit_code == 3
    assert (len(told), told[0].startswith(f"  {name}"), told[0].endswith(f"({code})")) == (1, True, True)
    ((source, stored, message),) = rows("SELECT source, code, message FROM import_problem")
    assert told == [f"  {source}: {message} ({stored})"]
    assert run("verify").exit_code == 0


def test_fifty_megabytes_of_one_line(work: Path, run: Run) -> None:
    """A text, a JSON line and a piped line of fifty million bytes are too large, and take no time."""
    huge = b"a" * 50_000_000
    (work / "huge.txt").write_bytes(huge)
    (work / "huge.jsonl").write_bytes(lines(article(id="before"), b'{"text": "' + huge + b'"}', article()))
    result = run("import", "huge.txt", "huge.jsonl", "--jobs", "1")
    assert (result.exit_code, result.stdout) == (3, "2 articles: 2 new.\n")
    assert rows("SELECT source, code FROM import_problem") == [
        ("huge.txt", "too-large"),
        ("huge.jsonl#2", "too-large"),
    ]
    piped = run("import", "-", "--jobs", "1", stdin=b'{"text": "' + huge + b'"}\n')
    assert (piped.exit_code, "(too-large)" in piped.stderr) == (3, True)


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry stays, Ana Ruiz said.\n\n“We stay,” Paul Dorn said.\n",
        '"' * 10_000,
        "“" * 10_000 + "\n\n“We stay,” Paul Dorn said.\n",
        'He said: "' + "so " * 10_000 + "\n",
        "\n\n".join(["“So it goes”"] * 3_000),
        "‘’“”'\"«»„" * 1_000,
        "\u202e\u2066\ufeff\U0010ffff “We stay,” Paul Dorn said.\x1b[31m\n",
    ],
    ids=["unclosed", "straight", "opening", "long", "repeated", "mixed", "controls"],
)
def test_odd_marks_are_text(work: Path, run: Run, text: str) -> None:
    """Marks that never close, or nothing but marks, are an article like any other, stored soundly."""
    (work / "odd.txt").write_text(text, encoding="utf-8")
    result = run("import", "odd.txt", "--jobs", "1")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 article: 1 new.\n", "")
    assert rows("SELECT text FROM article_version") == [(text,)]
    assert run("verify").exit_code == 0


def test_links_that_lead_nowhere(work: Path, run: Run) -> None:
    """A loop, a broken link and a link to a folder above it are each said in one line."""
    news = work / "news"
    news.mkdir()
    (news / "good.txt").write_text(GOOD, encoding="utf-8")
    (news / "loop.txt").symlink_to("loop.txt")
    (news / "gone.txt").symlink_to("nowhere.txt")
    (news / "up").symlink_to(news)
    result = run("import", "news", "--jobs", "1")
    assert (result.exit_code, result.stdout) == (3, "1 article: 1 new.\n")
    assert rows("SELECT source, code FROM import_problem ORDER BY source") == [
        ("news/gone.txt", "unreadable"),
        ("news/loop.txt", "loop"),
        ("news/up", "loop"),
    ]
    assert traces()["article"] == 1


def test_things_that_are_no_files(work: Path, run: Run) -> None:
    """A pipe by name and a socket of a folder are not waited for."""
    os.mkfifo(work / "pipe.txt")
    (work / "folder.txt").mkdir()
    result = run("import", "pipe.txt", "folder.txt", "--jobs", "1")
    assert (result.exit_code, "pipe.txt: It is no regular file" in result.stderr) == (3, True)


UNPRIVILEGED = """
import os, sys
from factcheck.cli.main import main
# What a command imports is imported before the user changes, who may not read where Python lies.
main(["import", "good.txt", "--db", ":memory:", "--jobs", "1"], standalone_mode=False)
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
main(["import", ".", "--jobs", "1"])
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return an empty folder that every user of the machine may reach."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck-"))
    folder.chmod(0o777)
    yield folder
    (folder / "shut").chmod(0o700)
    shutil.rmtree(folder)


def test_a_file_without_permission(open_folder: Path) -> None:
    """A file and a folder that the user may not read are listed; the rest is imported."""
    (open_folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (open_folder / "secret.txt").write_text(GOOD)
    (open_folder / "shut").mkdir()
    (open_folder / "secret.txt").chmod(0)
    (open_folder / "shut").chmod(0)
    done = subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED],
        cwd=open_folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "1 article: 1 new.\n" * 2), done.stderr
    assert sorted(line for line in done.stderr.splitlines() if line.startswith("  ")) == [
        "  secret.txt: It cannot be read: Permission denied. (unreadable)",
        "  shut: It cannot be read: Permission denied. (unreadable)",
    ]


def test_many_problems_are_counted(work: Path, run: Run) -> None:
    """Fifty are listed, the others counted; the database keeps all."""
    (work / "bad.jsonl").write_bytes(lines(*[b"{"] * 60, article()))
    result = run("import", "bad.jsonl", "--jobs", "1")
    told = result.stderr.splitlines()
    assert (told[0], told[-1], len(told)) == ("60 inputs could not be read:", "  and 10 more", 52)
    assert rows("SELECT count(*) FROM import_problem") == [(60,)]
