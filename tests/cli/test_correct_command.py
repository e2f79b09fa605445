"""``factcheck correct`` and ``report --corrections``: from the verdict to the mended article."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

ONE = "“We will mend every plank of the old pier before winter,” Mayor Ana Ruiz said.\n"
OTHER = ONE.replace("every plank", "no plank")


def paired(work: Path, run: Run) -> str:
    """Import two articles that quote one sentence in two ways; return the discrepancy's id."""
    (work / "one.txt").write_text(ONE, "utf-8")
    (work / "other.txt").write_text(OTHER, "utf-8")
    assert run("import", "one.txt", "other.txt").exit_code == 0
    (found,) = (json.loads(line) for line in run("report", "--nl").stdout.splitlines())
    return str(found["id"])


def test_a_correction_from_the_verdict_to_the_mended_article(work: Path, run: Run) -> None:
    """The place by file and line, the note; then open; then mended, by which version."""
    identity = paired(work, run)
    said = run("correct", identity, "--to", "mend every plank", "--by", "Ada").stdout
    assert "to be mended  undated  other" in said
    assert "“We will mend no plank of the”  other.txt:1" in said
    assert "An earlier version of this article misquoted Ana Ruiz." in said
    assert said.endswith("1 correction is open in 1 article.\n")
    assert run("report", "--corrections").stdout == said
    assert run("report", "--corrections", "--fail-on", "error").exit_code == 1
    (work / "other.txt").write_text(ONE + "\nThe pier is old.\n", "utf-8")
    run("import", "other.txt")
    assert run("report", "--corrections").stdout == "No corrections are open.\n"
    assert run("report", "--corrections", "--fail-on", "error").exit_code == 0
    mended = run("report", "--corrections", "--all").stdout
    assert "mended by version 2" in mended
    assert mended.endswith("No corrections are open; 1 is mended.\n")


def test_corrections_are_records_for_programs(work: Path, run: Run) -> None:
    """The same facts as one object a correction, filtered as the report is."""
    identity = paired(work, run)
    (told,) = json.loads(run("correct", identity, "--to", "mend every plank", "--json").stdout)
    assert json.loads(run("report", "--corrections", "--json").stdout) == [told]
    (article,) = told["articles"]
    assert (told["status"], article["status"], article["article"]) == ("open", "open", "other")
    assert [(place["where"], place["link"]) for place in article["places"]] == [("text", "other.txt:1")]
    for narrow, count in (
        (("--check", "quote-altered"), 1),
        (("--check", "date-differs"), 0),
        (("--article", "other"), 1),
        (("--article", "one"), 0),
        (("--severity", "note"), 0),
    ):
        assert len(json.loads(run("report", "--corrections", "--json", *narrow).stdout)) == count, narrow


def test_wrong_use_is_told(work: Path, run: Run) -> None:
    """A value that differs from all is refused unless it is said to be new; corrections have no page."""
    identity = paired(work, run)
    assert "none of the values" in run("correct", identity, "--to", "mend a plank").stderr
    assert run("correct", identity, "--to", "mend a plank", "--new").exit_code == 0
    assert run("report", "--corrections", "--html", "page.html").exit_code == 2
    assert run("correct", "d0000", "--to", "x").exit_code == 2
