"""The commands that keep the authority list."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

LIST = "name,aliases,note,source\nPaul Dorn,P. Dorn;Paul E. Dorn,the mayor,his office\nAna Ruiz,,,\n"


def test_names_in_and_out(work: Path, run: Run) -> None:
    """An import makes the database, says what it did, and the list prints it by name."""
    (work / "names.csv").write_text(LIST, "utf-8")
    assert run("names", "import", "names.csv").output == "2 names: 2 new.\n"
    assert run("names", "import", "names.csv").output == "2 names: 2 unchanged.\n"
    assert run("names", "list").output == (
        "Ana Ruiz\nPaul Dorn; also P. Dorn, Paul E. Dorn; the mayor; source: his office\n"
    )
    rows = [json.loads(line) for line in run("names", "list", "--nl").output.splitlines()]
    assert rows[0] == {"name": "Ana Ruiz", "aliases": [], "wrong": [], "note": None, "source": None}


def test_a_list_that_replaces_and_one_with_a_bad_line(work: Path, run: Run) -> None:
    """Names that the file lacks go on request; a line without a name is told, and the rest is taken."""
    (work / "names.csv").write_text(LIST, "utf-8")
    (work / "other.csv").write_text("name,note\nAna Ruiz,\n,lost\n", "utf-8")
    run("names", "import", "names.csv")
    result = run("names", "import", "other.csv", "--replace")
    assert result.exit_code == 3
    assert result.stdout == "1 name: 1 unchanged, 1 removed.\n"
    assert "other.csv#3: The line has no name." in result.stderr


def test_a_file_that_is_no_list(work: Path, run: Run) -> None:
    """Bad use ends with one sentence and leaves no database."""
    (work / "names.csv").write_text("person\nAna Ruiz\n", "utf-8")
    result = run("names", "import", "names.csv")
    assert (result.exit_code, "no column" in result.stderr) == (2, True)
    assert not (work / "factcheck.db").exists()
    assert run("names", "import", "nothing.csv").exit_code == 2


def test_what_decisions_settled_is_listed(work: Path, run: Run) -> None:
    """The list has the right spelling with the wrong one, who decided and when, until it is taken back."""
    text = "Brenna Tollesen closed the pier. “It is loose,” Brenna Tollessen said. Brenna Tollesen left.\n"
    (work / "slip.txt").write_text(text, "utf-8")
    run("import", "slip.txt")
    identity = json.loads(run("report", "--nl").stdout.splitlines()[0])["id"]
    run("decide", identity, "confirmed", "--right", "Tollesen", "--by", "Kim")
    listed = run("names", "list").output
    assert listed.startswith("Brenna Tollesen; not Brenna Tollessen; decided by Kim on ")
    (row,) = [json.loads(line) for line in run("names", "list", "--nl").output.splitlines()]
    assert (row["name"], row["aliases"], row["wrong"]) == ("Brenna Tollesen", [], ["Brenna Tollessen"])
    (work / "draft.txt").write_text("Brenna Tollessen swam home on Sunday.\n", "utf-8")
    told = run("check", "draft.txt")
    assert told.exit_code == 1
    assert "the desk settled “Brenna Tollesen” on" in told.stdout
    assert run("decide", identity, "same", "--by", "Kim").exit_code == 0
    assert run("names", "list").output.startswith(
        "Brenna Tollesen; also Brenna Tollessen; decided by Kim on "
    )
    assert run("check", "draft.txt").exit_code == 0
    run("decide", identity, "withdrawn")
    assert run("names", "list").output == "The list is empty: factcheck names import FILE.\n"
