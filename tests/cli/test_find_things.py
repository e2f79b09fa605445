"""The parts of ``find``: filters, claims, names, many quotes at once; and the export of all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

ARTICLES = (
    {
        "id": "courier",
        "outlet": "Harbor Courier",
        "published": "2021-03-02",
        "text": "“We will not sell the three boats that this island has left,” Mayor Ana Ruiz said. "
        "The old pier “was never safe for anybody,” she said. The line has 12 boats.\n",
    },
    {
        "id": "gazette",
        "outlet": "North Gazette",
        "text": "“We will sell the three boats that this island has left,” Ana Ruiz said.\n",
    },
)


@pytest.fixture
def desk(work: Path, run: Run) -> Path:
    """Return the working folder with a database of two articles."""
    (work / "day.jsonl").write_text("".join(json.dumps(one) + "\n" for one in ARTICLES), "utf-8")
    assert run("import", "day.jsonl", "--jobs", "1").exit_code == 0
    return work


def rows(result: Result) -> list[dict[str, object]]:
    """Return the objects of lines of JSON."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_kinds_of_quotes_are_told_apart(desk: Path, run: Run) -> None:
    """A partial quotation is of the kind mixed."""
    asked = ("find", "was never safe for anybody", "--nl")
    assert ["was never safe for anybody,"] == [one["text"] for one in rows(run(*asked, "--kind", "mixed"))]
    assert 1 == run(*asked, "--kind", "direct").exit_code


def test_one_answer_a_row(desk: Path, run: Run) -> None:
    """Each line of the file has its answer, in its order, found or not; a miss makes the exit code 1."""
    file = (
        "quote,speaker\nsell the three boats that this island,\n,\nwe all like cheese,\nthree boats,Dorn\n"
    )
    (desk / "q.csv").write_text(file, "utf-8")
    result = run("find", "--batch", "q.csv", "--nl")
    assert 1 == result.exit_code
    found = rows(result)
    assert [2, 3, 4, 5] == [one["line"] for one in found]
    assert ["verbatim", "too-short", "nothing"] == [one["match"] for one in found[:3]]
    assert ("Ana Ruiz", 2, "courier", "Harbor Courier", "2021-03-02") == tuple(
        found[0][key] for key in ("speaker", "articles", "first", "outlet", "published")
    )
    assert (None, None) == (found[2]["id"], found[2]["first"])
    table = list(csv.DictReader(io.StringIO(run("find", "--batch", "q.csv", "--csv").stdout)))
    assert [str(one["verdict"]) for one in found] == [one["verdict"] for one in table]
    text = run("find", "--batch", "q.csv").stdout
    assert "2  “sell the three boats that this island”\n    Found word for word: Ana Ruiz" in text


def test_a_batch_that_is_found_is_fine(desk: Path, run: Run) -> None:
    """The exit code is 0, in every format, and for a file without rows."""
    for words in ("sell the three boats that this island\n", ""):
        (desk / "q.csv").write_text("quote\n" + words, "utf-8")
        for form in ("--json", "--nl", "--csv", "--tsv"):
            assert 0 == run("find", "--batch", "q.csv", form).exit_code


def test_claims_and_names_are_found(desk: Path, run: Run) -> None:
    """Each hit is one object with its place; its id shows the same."""
    (claim,) = rows(run("find", "--claims", "twelve boats", "--nl", "--limit", "1"))
    assert ("12 boats", 12, "courier") == (claim["text"], claim["low"], claim["article"])
    assert claim | {"score": 1.0} == rows(run("show", str(claim["id"]), "--nl"))[0]
    assert "12 boats" in run("show", str(claim["id"])).stdout
    (name,) = rows(run("find", "--names", "Anna Ruis", "--nl"))
    assert ("Ana Ruiz", "person") == (name["name"], name["kind"])
    assert "p" + str(name["id"])[1:] == name["id"]
    assert "Ana Ruiz" in run("find", "--names", "ruiz").stdout
    for thing in ("--claims", "--names"):
        result = run("find", thing, "zebra crossing")
        assert (1, True) == (result.exit_code, result.stdout.startswith("Nothing near"))


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("words", "--batch", "day.jsonl"),
        ("--batch", "day.jsonl"),
        ("--claims", "--batch", "day.jsonl"),
        ("--names", "Ruiz", "--speaker", "Ruiz"),
        ("boats", "--kind", "figure"),
        ("--claims", "boats", "--kind", "direct"),
        ("--names", "boats", "--kind", "boat"),
        ("boats", "--since", "yesterday"),
    ],
)
def test_what_means_nothing_together_is_wrong_use(desk: Path, run: Run, arguments: tuple[str, ...]) -> None:
    """Two, and a sentence."""
    result = run("find", *arguments)
    assert (2, "") == (result.exit_code, result.stdout)
    assert "Error: " in result.stderr


def test_the_export_prints_rows_of_find(desk: Path, run: Run) -> None:
    """Lines of JSON if nothing is said, and every format of the others."""
    found = rows(run("export", "quotes"))
    (row,) = rows(run("find", "was never safe for anybody", "--nl"))
    assert row.pop("primary") is None
    assert row in found
    assert found == json.loads(run("export", "quotes", "--json").stdout)
    result = run("export", "quotes", "--nl", "--output", "all.jsonl")
    assert (0, "", f"{len(found)} quotes.\n") == (result.exit_code, result.stdout, result.stderr)
    assert found == [json.loads(line) for line in (desk / "all.jsonl").read_text("utf-8").splitlines()]


def test_long_quotes_are_wrapped(desk: Path, run: Run) -> None:
    """No line of an answer for people is wider than the screen is taken to be."""
    for arguments in (("find", "three boats that this island"), ("find", "--claims", "12 boats")):
        assert max(len(line) for line in run(*arguments).stdout.splitlines()) <= 100
