"""``factcheck diff``: what changed in an article, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

TEXT = (
    "The pier stays open.\n\n"
    "“We will mend every plank before winter,” Mayor Ana Ruiz said. It has 214 planks.\n"
)


def edited(work: Path, run: Run) -> None:
    """Import an article twice, with a word of its quotation and a figure changed."""
    for text in (TEXT, TEXT.replace("every", "no").replace("214", "241")):
        (work / "pier.txt").write_text(text, "utf-8")
        assert run("import", "pier.txt").exit_code == 0


def test_a_diff_tells_quotes_first(work: Path, run: Run) -> None:
    """The reworded quotation stands first, with its speaker and its words; then the figure, the text."""
    edited(work, run)
    for name in ("pier", "pier.txt"):
        lines = [line.strip() for line in run("diff", name).stdout.splitlines() if line.strip()]
        assert lines[0] == "pier (undated; pier.txt)"
        assert lines[1].startswith("version 1 (")
        assert " to version 2 (" in lines[1]
        assert lines[2:5] == [
            "Quotes",
            "reworded  Ana Ruiz  [23:59]",
            "We will mend [-every-] {+no+} plank before winter,",
        ]
        assert [line for line in lines if line.startswith("[-")] == ["[-214 planks-] {+241 planks+}"]
        assert lines[-1] == "1 quote reworded, 1 claim changed, 1 paragraph reworded."


def test_a_diff_is_records_for_programs(work: Path, run: Run) -> None:
    """One object a change, with both sides and the words."""
    edited(work, run)
    rows = [json.loads(line) for line in run("diff", "pier", "--nl").stdout.splitlines()]
    assert [(row["part"], row["change"]) for row in rows] == [
        ("quote", "reworded"),
        ("claim", "value"),
        ("paragraph", "reworded"),
    ]
    assert (rows[0]["article"], rows[0]["from"], rows[0]["to"]) == ("pier", 1, 2)
    assert [row for row in rows[0]["words"] if row["kind"] != "equal"] == [
        {"kind": "gone", "text": "every"},
        {"kind": "new", "text": "no"},
    ]
    assert rows[0]["before"]["speaker"] == "Ana Ruiz"


def test_nothing_to_compare_is_said(work: Path, run: Run) -> None:
    """One version alone gives no rows and a sentence; a number that is not there is wrong use."""
    (work / "pier.txt").write_text(TEXT, "utf-8")
    run("import", "pier.txt")
    assert run("diff", "pier", "--json").stdout == "[]\n"
    assert "the only one" in run("diff", "pier").stdout
    for arguments in (("diff", "pier", "--from", "2"), ("diff", "harbour")):
        assert run(*arguments).exit_code == 2


def test_marks_alone_are_no_change(work: Path, run: Run) -> None:
    """Straight marks for curly ones make a version, and nothing is told of them."""
    for text in (TEXT, TEXT.replace("“", '"').replace("”", '"')):
        (work / "pier.txt").write_text(text, "utf-8")
        run("import", "pier.txt")
    assert (
        run("diff", "pier").stdout.splitlines()[-1] == "The same, but for marks, capitals or white space."
    )
