"""Every command: what it prints where, in each format, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from newsrooms import folder_of

from factcheck.checks import CHECKS
from factcheck.cli.main import COMMANDS

Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]
FORMATS = ("--json", "--nl", "--csv", "--tsv")
SAID = "“The engines are old but the crews know every bolt of them,” Paul Dorn said.\n"
CHANGED = "“The engines are old but our crews know every bolt of them,” Paul Dorn said.\n"


def read_rows(form: str, text: str) -> list[dict[str, object]]:
    """Read what a command printed in a format."""
    if form == "--json":
        rows: list[dict[str, object]] = json.loads(text)
        return rows
    if form == "--nl":
        return [json.loads(line) for line in text.splitlines()]
    dialect = "excel" if form == "--csv" else "excel-tab"
    return [dict(row) for row in csv.DictReader(io.StringIO(text), dialect=dialect)]


@pytest.fixture(scope="session")
def two_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two articles that differ, imported."""
    return folder_of(tmp_path_factory.mktemp("two"), {"one.txt": SAID, "two.txt": CHANGED})


@pytest.fixture
def desk(work: Path, two_articles: Path) -> Path:
    """Return the working folder with two articles that differ, and a database that holds them."""
    shutil.copytree(two_articles, work, dirs_exist_ok=True)
    return work


@pytest.mark.parametrize(
    ("arguments", "code", "least"),
    [
        (("find", "crews know every bolt"), 0, 1),
        (("find", "the pool opens again in the spring of next year"), 1, 0),
        (("find", "crews know every bolt", "--speaker", "Nobody"), 1, 0),
        (("show", "one"), 0, 1),
        (("show", "Paul Dorn"), 0, 1),
        (("show", "nobody"), 2, 0),
        (("report",), 0, 1),
        (("report", "--fail-on", "note"), 1, 1),
        (("report", "--fail-on", "error"), 0, 1),
        (("report", "--check", "doubled-word", "--fail-on", "note"), 0, 0),
        (("report", "--severity", "note"), 0, 0),
        (("report", "--article", "one"), 0, 1),
        (("report", "--article", "nobody"), 2, 0),
        (("compare", "one.txt", "two.txt", "--jobs", "1"), 0, 1),
        (("compare", "one.txt", "two.txt", "--jobs", "1", "--fail-on", "warning"), 1, 1),
        (("compare", "one.txt", "empty.txt", "--jobs", "1", "--fail-on", "note"), 3, 0),
        (("extract", "one.txt", "--jobs", "1"), 0, 1),
        (("extract", "one.txt", "empty.txt", "--jobs", "1"), 3, 1),
        (("extract", "gone.txt", "--jobs", "1"), 2, 0),
        (("stats",), 0, 5),
        (("verify",), 0, 0),
    ],
)
def test_the_exit_code_is_the_same_in_every_format(
    desk: Path, run: Run, arguments: tuple[str, ...], code: int, least: int
) -> None:
    """Data goes to standard output in the format asked for; words about it go to standard error."""
    (desk / "empty.txt").write_text("")
    assert code == run(*arguments).exit_code
    for form in FORMATS:
        result = run(*arguments, form)
        assert code == result.exit_code
        rows = read_rows(form, result.stdout) if result.stdout else []
        assert len(rows) >= least
        assert ("could not be read" in result.stderr) is (code == 3)
        assert ("Error: " in result.stderr) is (code == 2)


def test_the_formats_say_the_same(desk: Path, run: Run) -> None:
    """The four formats hold the same records with the same keys."""
    whole, lines, commas, tabs = (read_rows(form, run("report", form).stdout) for form in FORMATS)
    assert whole == lines
    assert commas == tabs
    assert [list(row) for row in whole] == [list(row) for row in commas]
    assert list(whole[0]) == [
        *("id", "check", "severity", "confidence", "subject", "message", "status", "evidence"),
        *("outcome", "deciding", "story", "right", "ended"),
    ]


@pytest.mark.parametrize("form", ["", *FORMATS])
def test_output_goes_to_a_file(desk: Path, run: Run, form: str) -> None:
    """With --output the same goes to the file, and the screen stays empty."""
    asked = ("report", *([form] if form else []))
    printed = run(*asked)
    filed = run(*asked, "--output", "report.out")
    assert (filed.exit_code, filed.stdout) == (0, "")
    assert printed.stdout == (desk / "report.out").read_bytes().decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "--output", "gone/report.txt"),
        ("report", "--html", "gone/report.html"),
        ("report", "--output", "."),
        ("report", "--check", "typos"),
        ("report", "--severity", "grave"),
        ("report", "--html", "--nl"),
        ("report", "--html", "--db", "factcheck.db"),
        ("report", "--output", "--db", "factcheck.db"),
        ("export", "log", "--html", "--csv"),
        ("explain", "typos"),
        ("find", "crews", "--since", "yesterday"),
        ("find", "crews", "--until", "2021-02-30"),
        ("find", "crews", "--limit", "0"),
        ("find",),
        ("decide", "d0000000", "maybe"),
        ("decide", "d0000000", "confirmed"),
        ("db", "backup", "one.txt"),
        ("db", "downgrade"),
        ("import",),
        ("import", "gone.txt"),
        ("import", "one.txt", "--jobs", "-1"),
        ("stats", "--db", "gone.db"),
        ("stats", "--db", "one.txt"),
        ("stats", "--db", "mysql://db/news"),
        ("stats", "--db", ""),
        ("stats", "--db", "postgresql://nobody@127.0.0.1:9/news"),
        ("frobnicate",),
    ],
)
def test_wrong_use_is_two(desk: Path, run: Run, arguments: tuple[str, ...]) -> None:
    """Wrong use ends with 2 and one sentence on standard error, and nothing on standard output."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sum(line.startswith("Error: ") for line in result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_an_option_is_no_name_of_a_file(desk: Path, run: Run) -> None:
    """Where the name of a file is forgotten, what follows is not taken for it, and that is said."""
    told = run("report", "--html", "--db", "factcheck.db").stderr
    assert "Invalid value for '--html': the name of a file must come before --db" in told
    assert not (desk / "--db").exists()


def test_import_tells_what_became_of_articles(work: Path, run: Run) -> None:
    """New, changed, refreshed and unchanged articles are counted in one sentence."""
    page = work / "a.md"
    page.write_text(SAID)
    assert run("import", "a.md", "--jobs", "1").stdout == "1 article: 1 new.\n"
    again = run("import", "a.md", "--jobs", "1")
    assert again.stdout == "1 article, all unchanged: nothing was written.\n"
    page.write_text(f"---\npublished: 2021-03-02\n---\n{SAID}")
    assert run("import", "a.md", "--jobs", "1").stdout == "1 article: 1 refreshed.\n"
    page.write_text(f"---\npublished: 2021-03-02\n---\n{CHANGED}")
    (work / "b.md").write_text(SAID)
    assert run("import", ".", "--jobs", "1").stdout == "2 articles: 1 new, 1 changed.\n"
    (work / "none").mkdir()
    assert run("import", "none", "--jobs", "1").stdout == "No articles were found.\n"


def test_import_takes_standard_input(work: Path, run: Run) -> None:
    """A dash stands for what is piped in."""
    line = json.dumps({"id": "piped", "text": SAID}) + "\n"
    assert run("import", "-", "--jobs", "1", stdin=line).stdout == "1 article: 1 new.\n"
    assert run("show", "piped").exit_code == 0


def test_a_wrong_path_makes_no_database(work: Path, run: Run) -> None:
    """A slip in a path leaves the folder as it was."""
    assert run("import", "gone.txt").exit_code == 2
    assert list(work.iterdir()) == []


def test_a_decision_is_recorded_by_a_name(desk: Path, run: Run) -> None:
    """Who decides is the user of the machine, or who is named; a dismissal leaves the report."""
    identity = json.loads(run("report", "--nl").stdout)["id"]
    refused = run("decide", identity, "dismissed")
    assert (refused.exit_code, "needs its reason" in refused.stderr) == (2, True)
    told = run("decide", identity, "dismissed", "--reason", "two visits", "--by", "Kim", "--nl")
    assert (told.exit_code, json.loads(told.stdout)["status"]) == (0, "dismissed")
    assert run("report").stdout == "No discrepancies.\n"
    assert "two visits" in run("report", "--all").stdout
    assert "two visits" in run("show", identity).stdout
    assert run("decide", identity, "withdrawn").exit_code == 0
    assert run("report", "--nl").stdout != ""
    assert run("decide", identity, "withdrawn").exit_code == 2
    with closing(sqlite3.connect("factcheck.db")) as database:
        actors = [row[0] for row in database.execute("SELECT actor FROM decision ORDER BY id")]
    assert actors[0] == "Kim"
    assert len(actors) == 2


def test_the_right_value_is_chosen_by_its_words(desk: Path, run: Run) -> None:
    """It stands in report and show, for people and programs, until the verdict is taken back."""
    found = json.loads(run("report", "--nl").stdout)
    refused = run("decide", found["id"], "confirmed", "--right", "neither of them")
    assert (refused.exit_code, "none of the values" in refused.stderr) == (2, True)
    place = found["evidence"][0]
    told = run("decide", found["id"], "confirmed", "--right", place["text"], "--nl")
    assert json.loads(told.stdout)["right"] == place["value"]
    assert "” is right" in run("report").stdout
    assert "” is right" in run("show", found["id"]).stdout
    run("report", "--html", "report.html")
    assert "” is right" in Path("report.html").read_text(encoding="utf-8")
    assert place["value"] == read_rows("--csv", run("report", "--csv").stdout)[0]["right"]
    run("decide", found["id"], "withdrawn")
    assert json.loads(run("report", "--nl").stdout) == found


def test_a_user_without_a_name_is_asked_for_one(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the machine does not know its user the sentence says what to give."""

    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nobody)
    identity = json.loads(run("report", "--nl").stdout)["id"]
    result = run("decide", identity, "confirmed")
    assert (result.exit_code, "--by" in result.stderr) == (2, True)


def test_a_closed_discrepancy_says_so(desk: Path, run: Run) -> None:
    """An old id still shows what it was, and that the articles no longer show it."""
    identity = json.loads(run("report", "--nl").stdout)["id"]
    (desk / "two.txt").write_text(SAID, encoding="utf-8")
    run("import", "two.txt", "--jobs", "1")
    assert run("report", "--check", "quote-altered").stdout == "No discrepancies.\n"
    assert "Ended by version 2 of two" in run("show", identity).stdout


def test_the_page_is_one_file(desk: Path, run: Run) -> None:
    """--html writes a page and says so; other output is printed as well if it was asked for."""
    alone = run("report", "--html", "report.html")
    assert (alone.stdout, alone.stderr) == ("", "Wrote report.html.\n")
    page = (desk / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "quote-altered" in page
    both = run("report", "--html", "report.html", "--nl")
    assert json.loads(both.stdout)["check"] == "quote-altered"


def test_every_check_is_explained(work: Path, run: Run) -> None:
    """The list names every check with its severity; each has its page."""
    listed = run("explain").stdout.splitlines()
    assert [check.name for check in CHECKS] == [line.split()[0] for line in listed]
    for check in CHECKS:
        page = run("explain", check.name)
        assert page.exit_code == 0
        assert "Known false alarms" in page.stdout


def test_the_database_can_be_looked_after(desk: Path, run: Run) -> None:
    """Standing, upgrade, backup and verification, from the command line."""
    assert "at head" in run("db", "current").stdout
    assert run("db", "upgrade").stdout == "Nothing to upgrade.\n"
    assert run("db", "backup", "copy.db").stdout == "Wrote copy.db.\n"
    assert run("stats", "--db", "copy.db", "--nl").stdout == run("stats", "--nl").stdout
    assert run("verify").stdout == "Sound: every place holds what its row says.\n"
    with closing(sqlite3.connect("copy.db")) as database, database:
        database.execute("UPDATE quote_occurrence SET text = 'The engines are new' WHERE id = 1")
    unsound = run("verify", "--db", "copy.db")
    assert (unsound.exit_code, "(span)" in unsound.stdout) == (1, True)


def test_a_new_database_can_be_made_by_upgrade(work: Path, run: Run) -> None:
    """An empty database gets its tables by the same command that upgrades."""
    assert run("db", "upgrade", "--db", "new.db").stdout.startswith("Upgraded through 0001")
    assert run("find", "anything at all that was said", "--db", "new.db").exit_code == 1


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help_and_a_place_in_the_docs(work: Path, run: Run, command: str) -> None:
    """Both spellings of the option print the help, which docs/cli.md has as well."""
    assert run(command, "--help").stdout == run(command, "-h").stdout
    assert f"## factcheck {command}\n" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_help_says_each_command_in_full(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of commands cuts no sentence short, not even on a narrow terminal."""
    monkeypatch.setenv("COLUMNS", "50")
    said = " ".join(run("--help").stdout.split())
    assert "..." not in said.partition("Commands:")[2]
    assert "no row may be orphaned." in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("reprot",), "No such command 'reprot'. Did you mean report?"),
        (("export", "qoutes"), "No such command 'qoutes'. Did you mean quotes?"),
        (("--db", "x.db", "report"), "options of a command stand after it, as in factcheck COMMAND --db."),
    ],
)
def test_a_slip_before_the_command_is_told_what_was_meant(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    """A mistyped command is answered with the nearest, an option that comes too early with its place."""
    done = run(*arguments)
    assert 2 == done.exit_code
    assert said in done.stderr


def test_help_needs_no_heavy_part() -> None:
    """The command line itself imports nothing that costs a tenth of a second."""
    heavy = ("sqlalchemy", "alembic", "rich", "trafilatura", "rapidfuzz", "lxml", "jinja2", "yaml")
    program = f"import sys, factcheck.cli.main; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_narrow_screen_shows_escapes(desk: Path) -> None:
    """A terminal that has no curly quotes gets escapes, not an error."""
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "find", "crews know every bolt"],
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u201cThe engines" in done.stdout


def test_a_full_screen_gets_a_sentence(desk: Path) -> None:
    """Output that cannot be written is told in one line."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", "stats"],
            env={"PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    said = "Error: Standard output cannot be read or written: No space left on device.\n"
    assert (done.returncode, done.stderr) == (2, said)
