"""Drafts mended where the authority list or a transcript settles it, in memory only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

SAID = "We will not sell the three boats that this island has left, because nobody here can swim to work"
RECORD = f"MAYOR ANA RUIZ: Thank you. {SAID}. Good night."
DRAFT = """---
title: Ferries
---
Mayor Ana Ruiz met Brenna Tollessen on Monday.

“{said},” Ruiz said. Tollessen agreed.
"""


@pytest.fixture
def desk(work: Path, run: Run) -> Path:
    """Return a folder with a store of a transcript and a report, and one settled name."""
    (work / "minutes.txt").write_text(RECORD, encoding="utf-8")
    assert run("import", "minutes.txt", "--kind", "transcript", "--jobs", "1").exit_code == 0
    report = "Brenna Tollesen met Mayor Ana Ruiz on Monday.\n\n" + f"“{SAID},” Ruiz said."
    (work / "report.txt").write_text(report, encoding="utf-8")
    assert run("import", "report.txt", "--jobs", "1").exit_code == 0
    (work / "names.csv").write_text("name\nBrenna Tollesen\n", encoding="utf-8")
    assert run("names", "import", "names.csv").exit_code == 0
    return work


def mended(run: Run, folder: Path, said: str, *options: str, name: str = "draft.md") -> tuple[str, Result]:
    """Check a draft that quotes ``said``; return the lines that the diff adds, and the result."""
    path = folder / name
    path.write_text(DRAFT.format(said=said), encoding="utf-8")
    before = path.read_bytes()
    result = run("check", name, "--diff", *options)
    assert before == path.read_bytes()
    added = [line[1:] for line in result.stdout.splitlines() if line.startswith("+") and line[:3] != "+++"]
    return "\n".join(added), result


def test_a_name_is_put_as_the_list_has_it(desk: Path, run: Run) -> None:
    """Every mention, at its line; the quotation is left as it is."""
    wrong = SAID.replace("three boats", "four boats")
    added, result = mended(run, desk, wrong)
    assert added == (
        "Mayor Ana Ruiz met Brenna Tollesen on Monday.\n" + f"“{wrong},” Ruiz said. Tollesen agreed."
    )
    assert result.stdout.startswith("--- draft.md\n+++ draft.md\n@@ -1,6 +1,6 @@\n")
    assert result.stderr == ("2 mends; nothing was written. 1 in quotations: --fix-quotes shows them.\n")
    assert 1 == result.exit_code


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("three boats", "four boats"),
        ("will not sell", "will sell"),
        ("sell the", "ever sell the"),
        ("this island", "our small island"),
        ("will not sell", "will … sell"),
    ],
)
def test_a_quotation_is_mended_by_the_transcript_when_asked(
    desk: Path, run: Run, right: str, wrong: str
) -> None:
    """Changed, dropped, added and hidden words are put as they were said."""
    added, _ = mended(run, desk, SAID.replace(right, wrong), "--fix-quotes")
    assert f"“{SAID},” Ruiz said. Tollesen agreed." in added


def test_a_report_settles_nothing(work: Path, run: Run) -> None:
    """Where no transcript and no list has it, the diff is empty and the exit code still tells."""
    (work / "report.txt").write_text(f"“{SAID},” Mayor Ana Ruiz said.", encoding="utf-8")
    assert run("import", "report.txt", "--jobs", "1").exit_code == 0
    added, result = mended(run, work, SAID.replace("three", "four"), "--fix-quotes")
    assert ("", "0 mends; nothing was written.\n", 1) == (added, result.stderr, result.exit_code)
    assert result.stdout == ""


def test_what_a_comment_passes_over_is_left(desk: Path, run: Run) -> None:
    """The writer has said why."""
    ignored = "<!-- factcheck: ignore name-spelling-differs she writes it so -->"
    (desk / "draft.md").write_text(f"Brenna Tollessen met Mayor Ana Ruiz. {ignored}\n", encoding="utf-8")
    assert run("check", "draft.md", "--diff").stdout == ""


@pytest.mark.parametrize("options", [("--fix-quotes",), ("--diff", "--format", "json")])
def test_what_means_nothing_is_refused(desk: Path, run: Run, options: tuple[str, ...]) -> None:
    """A mend is shown as a diff, and as nothing else."""
    (desk / "draft.md").write_text("Nothing.\n", encoding="utf-8")
    assert 2 == run("check", "draft.md", *options).exit_code
