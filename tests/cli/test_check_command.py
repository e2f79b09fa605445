"""``factcheck check`` and ``factcheck selftest``: exit codes, formats and files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from newsrooms import folder_of

Run = Callable[..., Result]

SAID = "“The engines are old but the crews know every bolt of them,” Paul Dorn said.\n"
CHANGED = SAID.replace("old but", "new but")
FORMATS = ("text", "json", "sarif", "junit", "github", "html")


@pytest.fixture(scope="session")
def one_article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one article, imported."""
    return folder_of(tmp_path_factory.mktemp("one"), {"one.txt": SAID})


@pytest.fixture
def desk(work: Path, one_article: Path) -> Path:
    """Return a folder with a store of one article, a clean draft, and one that departs from it."""
    shutil.copytree(one_article, work, dirs_exist_ok=True)
    (work / "clean.md").write_text(SAID, encoding="utf-8")
    (work / "draft.md").write_text(f"Today.\n\n{CHANGED}", encoding="utf-8")
    return work


def test_a_finding_is_a_line_and_exit_code_one(desk: Path, run: Run) -> None:
    """File, line, column, severity, check, message; then the summary."""
    result = run("check", "draft.md")
    assert result.exit_code == 1
    first = result.stdout.splitlines()[0]
    assert first.startswith("draft.md:3:18: error quote-altered Words differ")
    assert "draft.md: checked 1 quote" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_code_is_the_same_in_every_format(desk: Path, run: Run, form: str) -> None:
    """0 without findings, 1 with, 3 where an input cannot be read, 2 for wrong use."""
    assert 0 == run("check", "clean.md", "--format", form).exit_code
    assert 1 == run("check", "draft.md", "--format", form).exit_code
    assert 1 == run("check", "clean.md", "draft.md", "--format", form).exit_code
    (desk / "empty.txt").write_text("")
    unread = run("check", "draft.md", "empty.txt", "--format", form)
    assert (3, True) == (unread.exit_code, "could not be read" in unread.stderr)
    assert 2 == run("check", "gone.md", "--format", form).exit_code


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "draft.md", "--select", "typos"),
        ("check", "draft.md", "--ignore", "typos"),
        ("check", "draft.md", "--format", "pdf"),
        ("check", "draft.md", "--as-of", "soon"),
        ("check", "draft.md", "--baseline", "gone.json"),
        ("check", "draft.md", "--baseline", "one.txt"),
        ("check", "draft.md", "--since", "gone.md"),
        ("check", "draft.md", "clean.md", "--since", "clean.md"),
        ("check", "draft.md", "--since", "factcheck.db"),
        ("check", "draft.md", "--db", "gone.db"),
        ("selftest", "--changes", "0"),
    ],
)
def test_wrong_use_is_two(desk: Path, run: Run, arguments: tuple[str, ...]) -> None:
    """Wrong use ends with 2 and one sentence, and nothing on standard output."""
    result = run(*arguments)
    assert (2, "") == (result.exit_code, result.stdout)
    assert sum(line.startswith("Error: ") for line in result.stderr.splitlines()) == 1


def test_fail_on_says_what_is_trouble(desk: Path, run: Run) -> None:
    """What is milder is shown all the same."""
    (desk / "twice.md").write_text(
        SAID + "He spoke on the the pier for an hour on Tuesday and left.\n", encoding="utf-8"
    )
    assert 1 == run("check", "twice.md").exit_code
    mild = run("check", "twice.md", "--fail-on", "warning")
    assert (0, True) == (mild.exit_code, "doubled-word" in mild.stdout)
    assert 0 == run("check", "draft.md", "--ignore", "quote-altered").exit_code
    assert 0 == run("check", "draft.md", "--select", "doubled-word").exit_code


def test_a_baseline_is_what_json_has_written(desk: Path, run: Run) -> None:
    """What is in it is passed over, what is new is not."""
    assert 1 == run("check", "draft.md", "--format", "json", "--output", "base.json").exit_code
    again = run("check", "draft.md", "--baseline", "base.json")
    assert (0, True) == (again.exit_code, "passed over: 1 finding by the baseline" in again.stdout)
    (desk / "draft.md").write_text(
        CHANGED + "He spoke on the the pier for an hour on Tuesday and left.\n", encoding="utf-8"
    )
    newer = run("check", "draft.md", "--baseline", "base.json")
    assert (1, ["doubled-word"]) == (
        newer.exit_code,
        [line.split()[2] for line in newer.stdout.splitlines() if line.startswith("draft.md:")][:1],
    )


def test_since_an_earlier_state(desk: Path, run: Run) -> None:
    """A finding that was there before makes no trouble; a sentence that changed is listed and counts."""
    same = run("check", "draft.md", "--since", "draft.md")
    assert (0, True) == (same.exit_code, "1 finding in sentences that have not changed" in same.stdout)
    since = run("check", "draft.md", "--since", "clean.md")
    assert (1, True) == (since.exit_code, "  changed: 3:1 ““The engines are new" in since.stdout)


def test_a_draft_may_come_by_standard_input(desk: Path, run: Run) -> None:
    """Its file is a dash."""
    result = run("check", "-", stdin=CHANGED)
    assert (1, "-:1:18:") == (result.exit_code, result.stdout.split()[0])


def test_the_file_of_the_database_is_untouched(desk: Path, run: Run) -> None:
    """Not one byte of it changes."""
    before = (desk / "factcheck.db").read_bytes()
    run("check", "draft.md")
    run("selftest", "--changes", "9")
    assert before == (desk / "factcheck.db").read_bytes()


def test_the_selftest_counts_by_check(newsroom: Path, run: Run) -> None:
    """The table has a row for each sort of error, and programs get the same rows."""
    table = run("selftest", "--changes", "9", "--seed", "3", "--missed")
    assert table.exit_code == 0
    assert "quote-altered           word changed" in table.stdout
    rows = json.loads(run("selftest", "--changes", "9", "--seed", "3", "--json").stdout)
    assert {"check", "error", "planted", "told"} == set(rows[0])
    assert 9 == sum(row["planted"] for row in rows if row["error"] != "none")


def test_the_selftest_of_an_empty_store_plants_nothing(work: Path, run: Run) -> None:
    """Without articles there is nothing to copy."""
    (work / "a.txt").write_text("Rain fell.\n")
    assert run("import", "a.txt", "--jobs", "1").exit_code == 0
    assert "False alarms on 0 unchanged copies: none." in run("selftest", "--changes", "3").stdout
