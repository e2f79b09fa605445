"""The pages say what the program does: outputs are real, commands are named, links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from difflib import unified_diff
from pathlib import Path

import click
import pytest
from console import commands_of, refill, run_all
from generate import PAGES, out_of_date

from factcheck.cli.main import main
from factcheck.settings import Settings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PROSE = [
    *sorted(DOCS.glob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
]


def paths(command: click.Command, name: str) -> Iterator[str]:
    """Yield the names of a command and of all below it, as they are typed."""
    yield name
    if isinstance(command, click.Group):
        context = click.Context(command)
        for part in command.list_commands(context):
            found = command.get_command(context, part)
            assert found is not None
            yield from paths(found, f"{name} {part}")


COMMANDS = [name for name in paths(main, "factcheck") if " " in name]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_what_the_program_prints(page: str) -> None:
    """The checks, the help, the tutorial's outputs and the README's demo are today's (docs/generate.py)."""
    today = out_of_date([page]).get(page)
    shown = (DOCS / page).read_text(encoding="utf-8")
    differing = list(unified_diff(shown.splitlines(), (today or shown).splitlines(), "shown", "today", n=1))
    assert [] == differing[:30]


def test_the_tutorial_walks_through_every_task() -> None:
    """Each command but the upkeep of the schema and the desk's is shown at work in the tutorial."""
    shown = " ".join(commands_of((DOCS / "tutorial.md").read_text(encoding="utf-8")))
    tasks = {name for name in COMMANDS if name.split()[1] not in ("db", "serve", "users")}
    assert {name for name in tasks if name not in shown} == set()


def test_every_command_is_named_on_a_page_for_readers() -> None:
    """The tutorial, the README or the index names each command, and the generated page has its help."""
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    help_page = (DOCS / "cli.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"## {name}\n" in help_page, name
        assert name.split()[1] in index, name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    """The help of a command says what it does and shows a line that can be typed."""
    command: click.Command = main
    for part in name.split()[1:]:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), part)
        assert found is not None
        command = found
    assert command.help
    if not isinstance(command, click.Group):
        assert re.search(rf"Examples?:\n\s+{name}\b", command.help), command.help


@pytest.mark.parametrize("page", PROSE, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    """A relative link names a file that is there."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_setting_stands_on_its_page() -> None:
    """The page of settings has each key with its variable and default, and no other."""
    rows = re.findall(
        r"^\| `(\w+)` \| `(\w+)` \|[^|]*\| ([^|]+) \|",
        (DOCS / "settings.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    expected = {
        (one.name, f"FACTCHECK_{one.name.upper()}", str(one.default) or "none") for one in fields(Settings)
    }
    assert expected == {(key, variable, default.strip("` ")) for key, variable, default in rows}


def headings(page: Path) -> set[str]:
    """Return what a link to each heading of a page ends with, as the hosts of repositories make it."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PROSE, ids=lambda page: page.name)
def test_links_lead_to_headings(page: Path) -> None:
    """A link into a page, or to a place in its own, names a heading that is there."""
    targets = re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", page.read_text(encoding="utf-8"))
    astray = [
        (name, part) for name, part in targets if part not in headings(page.parent / name if name else page)
    ]
    assert [] == astray


@pytest.mark.parametrize(("package", "column"), [("services", 2), ("store", 3)])
def test_the_map_names_the_modules_that_are_there(package: str, column: int) -> None:
    """The map of services and store in docs/architecture.md has every module of the two, and no other."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    _, _, below = page.partition("## Where to look in services and store")
    rows = [line.split("|") for line in below.partition("\n## ")[0].splitlines() if line.startswith("|")]
    named = {name.rstrip("/") for row in rows[2:] for name in re.findall(r"`([a-z_]+/?)`", row[column])}
    entries = (ROOT / "factcheck" / package).iterdir()
    modules = {entry.stem for entry in entries if entry.suffix == ".py" or (entry / "__init__.py").exists()}
    assert modules - {"__init__"} == named


def test_the_two_commands_stand_at_the_top_of_the_readme() -> None:
    """A new reader sees what to type before anything else."""
    first = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[1:3]
    expected = ["make demo", "make test"]
    assert expected == [line[:9] for line in first]


def test_a_console_block_is_filled_by_its_command() -> None:
    """Outputs are replaced and shortened as asked; a command may be run in the place of another."""
    page = "a\n```console\n$ echo one\nold\n$ false\n$ echo $?\n```\n"
    how = """<!-- console: run="seq -f '$ %g' 9" first=2 last=1 -->\n"""
    bent = f"{how}```console\n$ make it\n$ 1\n```\n"
    expected = (
        "a\n```console\n$ echo one\none\n$ false\n$ echo $?\n1\n```\n"
        f"{how}```console\n$ make it\n$ 1\n$ 2\n[...]\n$ 9\n```\n"
    )
    assert expected == refill(page + bent)


def test_a_shell_that_ends_early_is_no_output() -> None:
    """A page whose shell exits is refused, not cut."""
    with pytest.raises(ValueError, match="1 of 3"):
        run_all(["true", "exit", "true"])
