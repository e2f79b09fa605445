"""What ``report`` and ``compare`` show by default, what with --all, and what they count."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


def records(result: Result) -> list[dict[str, Any]]:
    """Read lines of JSON."""
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("command", [("report",), ("compare", "articles", "--jobs", "1")], ids="-".join)
def test_only_discrepancies_are_lines(newsroom: Path, run: Run, command: tuple[str, ...]) -> None:
    """Without --all every line differs and is sure; with it agreements are lines as well."""
    lines, everything = records(run(*command, "--nl")), records(run(*command, "--nl", "--all"))
    assert {one["outcome"] for one in lines} == {"differs"}
    assert min(one["confidence"] for one in lines) >= 0.6
    assert all(one["story"] for one in lines)
    assert [one for one in everything if one in lines] == lines
    assert {one["outcome"] for one in everything} >= {"differs", "agrees"}
    assert all(one["deciding"] for one in everything if one["outcome"] != "differs")


def test_all_changes_no_count_and_no_exit_code(newsroom: Path, run: Run) -> None:
    """The number of discrepancies is the same; agreements stand in a part of their own."""
    short, full = run("report").stdout, run("report", "--all").stdout
    counts = [re.findall(r"^\d+ discrepancies: .*", text, re.MULTILINE) for text in (short, full)]
    assert len(counts[0]) == 1
    assert counts[0] == counts[1]
    assert "\n  Agreed\n" in full
    assert "\n  Agreed\n" not in short
    assert re.search(r"^\d+ comparisons agreed.*--all shows them\.$", short, re.MULTILINE)
    assert "--all" not in full
    sure = ("--check", "list-count-mismatch", "--severity", "error", "--fail-on", "note")
    assert (run("report", *sure).exit_code, run("report", *sure, "--all").exit_code) == (0, 0)


def test_a_threshold_may_be_given(newsroom: Path, run: Run) -> None:
    """A discrepancy that is not sure enough is none for --fail-on, and with --all is called less sure."""
    least = ("--min-confidence", "1")
    assert run("report", *least, "--fail-on", "note").exit_code == 0
    assert run("report", *least).stdout.startswith("No discrepancies.\n")
    full = run("report", *least, "--all", "--fail-on", "note")
    assert full.exit_code == 0
    assert "\n  Less sure\n" in full.stdout
    assert run("report", "--min-confidence", "2").exit_code == 2
    assert len(records(run("report", *least, "--nl"))) == 0


def test_stories_are_printed_with_their_ids(newsroom: Path, run: Run) -> None:
    """The report's head of a story leads on to the story."""
    identity = records(run("report", "--nl"))[0]["story"]
    (story,) = records(run("show", identity, "--nl"))
    assert f"{story['title']}  {identity}, {len(story['articles'])} articles\n" in run("report").stdout
    text = run("show", identity).stdout
    assert text.startswith(f"{story['title']}  {identity}, ")
    assert all(one in text for one in (*story["quotes"], *story["discrepancies"], *story["agreed"]))
    assert identity in run("show", story["articles"][0]["article"]).stdout


def test_the_page_holds_what_was_asked_for(newsroom: Path, run: Run) -> None:
    """Agreements stand on the page with --all, and are told of without."""
    assert run("report", "--html", "short.html").exit_code == 0
    assert run("report", "--all", "--html", "full.html").exit_code == 0
    short, full = ((newsroom / name).read_text(encoding="utf-8") for name in ("short.html", "full.html"))
    assert "comparisons agreed" in short
    assert 'class="fold"' not in short
    assert "<summary>Agreed (" in full
