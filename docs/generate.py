"""Write the pages that repeat what the program says; run it after changing that.

In: the docstrings of the checks, the help of the commands, the columns of exports, the outputs of the
commands that the tutorial and the README show. Out: those pages. ``--check`` writes nothing and fails if a
page is out of date.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import click
from console import refill

from factcheck.checks import CHECKS
from factcheck.checks.explain import page_markdown, read_page
from factcheck.checks.profiles import ALLOWED, profiles
from factcheck.cli.main import main as factcheck
from factcheck.model.edit import EditType
from factcheck.model.finding import Severity
from factcheck.report.exported import EXPORTS
from factcheck.report.packs import CONTENTS

DOCS = Path(__file__).parent

_CHECKS_HEAD = """# Checks

Each check finds one kind of discrepancy. It says that texts differ and shows every place; it never says
which one is right. `factcheck explain CHECK` prints the same pages. A slug such as `quote-altered` is the
name of the check everywhere: on the command line, in the database, in exports and here.

"""


def checks_page() -> str:
    """Return docs/checks.md: a table of all checks, then the page of each."""
    pages = [read_page(check.name, check.doc) for check in CHECKS]
    rows = [
        f"| [{page.name}](#{page.name}) | {check.severity.value} | {page.summary} |"
        for check, page in zip(CHECKS, pages, strict=True)
    ]
    table = "\n".join(["| check | usual severity | what it finds |", "|---|---|---|", *rows])
    return _CHECKS_HEAD + table + "\n\n" + "\n".join(map(page_markdown, pages))


_PROFILES_HEAD = """# House profiles

What may be done to a quotation, by the rules of a house. Set `profile = "ap"` in `factcheck.toml`, or
`FACTCHECK_PROFILE`, or give `factcheck check --profile ap`. `quote-altered` then has the severity that the
profile gives to the worst edit at the place, and says which types of edits it found; a place where every
edit is allowed is no finding. What departs from a transcript, a release or a post is one step graver.
Without a profile the harm that a change does decides ([quote-altered](checks.md#quote-altered)).
What is stored was judged by the profile that was set at its import.

`ap` follows The Associated Press Stylebook (quotations in the news), `reuters` the Reuters Handbook of
Journalism (quotes), both in our words; `strict` forbids every change of words that nothing marks.

"""


def profiles_page() -> str:
    """Return docs/profiles.md: a table of all profiles, then the rules that each rests on."""
    held = profiles().values()
    head = [
        "| edit | " + " | ".join(f"`{one.name}`" for one in held) + " |",
        "|---" * (len(held) + 1) + "|",
    ]
    rows = [
        f"| {edit.value} | " + " | ".join(_judgement(one.rulings[edit].severity) for one in held) + " |"
        for edit in EditType
    ]
    rules = [
        "\n".join(
            [f"\n## {one.name}\n", *(f"- {edit.value}: {one.rulings[edit].rule}" for edit in EditType)]
        )
        for one in held
    ]
    return _PROFILES_HEAD + "\n".join([*head, *rows, *rules]) + "\n"


def _judgement(severity: Severity | None) -> str:
    return severity.value if severity else ALLOWED


_CLI_HEAD = """# Commands

What `factcheck COMMAND --help` prints. Every command that reads or writes a database takes it from `--db`,
else from the variable `FACTCHECK_DB`, else from `factcheck.toml` in the working directory, else it is
`factcheck.db` there. Data goes to standard output, everything else to standard error.

"""
_WIDTH = 100


def cli_page() -> str:
    """Return docs/cli.md: the help of every command, those of groups after their group."""
    parts = [f"## {path}\n\n```text\n{text}\n```\n" for path, text in _helps(factcheck, "factcheck", None)]
    return _CLI_HEAD + "\n".join(parts)


def _helps(command: click.Command, path: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    settings = {**command.context_settings, "terminal_width": _WIDTH}
    context = click.Context(command, info_name=path.rpartition(" ")[2], parent=parent, **settings)
    yield path, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _helps(found, f"{path} {name}", context)


_COLUMNS = re.compile(r"<!-- columns: ([a-z]+) -->\n(?:\|[^\n]*\n)*")

_FORMATS = re.compile(r"<!-- formats -->\n(?:\|[^\n]*\n)*")
_FORMS = ("json", "nl", "csv", "tsv", "html", "bom")


def exports_page() -> str:
    """Return docs/exports.md with the columns of every export, and the files of a pack, in their places.

    Raise ``ValueError`` if an export has no place, or a place no export.
    """
    columns = {what.value: export.columns for what, export in EXPORTS.items()} | {"pack": CONTENTS}
    page = _read("exports.md")
    if (places := _COLUMNS.findall(page)) != list(columns):
        raise ValueError(f"docs/exports.md has places for {places}, exports are {list(columns)}")
    page = _COLUMNS.sub(lambda place: _columns(place[1], columns[place[1]]), page)
    return _FORMATS.sub(lambda _: _formats(), page)


def _columns(name: str, columns: Mapping[str, str]) -> str:
    rows = [f"| `{column}` | {meaning} |" for column, meaning in columns.items()]
    head = "| file | what it holds |" if name == "pack" else "| column | meaning |"
    return "\n".join([f"<!-- columns: {name} -->", head, "|---|---|", *rows]) + "\n"


def _formats() -> str:
    """Return the table of all commands that write for programs or print, with the options for it."""
    rows = [
        f"| `{path}` | {' '.join(f'`{form}`' for form in forms)} |"
        for path, command in _commands(factcheck, "factcheck")
        if (forms := list(_forms_of(command)))
    ]
    return "\n".join(["<!-- formats -->", "| command | formats |", "|---|---|", *rows]) + "\n"


def _forms_of(command: click.Command) -> Iterator[str]:
    flags = {flag.removeprefix("--"): option for option in command.params for flag in option.opts}
    yield from (f"--{form}" for form in _FORMS if form in flags)
    if "format" in flags and isinstance(flags["format"].type, click.Choice):
        yield from (f"--format {choice}" for choice in flags["format"].type.choices)


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from _commands(found, f"{path} {name}")


PAGES: dict[str, Callable[[], str]] = {
    "checks.md": checks_page,
    "cli.md": cli_page,
    "profiles.md": profiles_page,
    "exports.md": exports_page,
    "tutorial.md": lambda: refill(_read("tutorial.md")),
    "../README.md": lambda: refill(_read("../README.md")),
}
"""Every generated page and the function that returns its text; those with consoles take half a minute."""


def out_of_date(names: Sequence[str] = ()) -> dict[str, str]:
    """Return the text of those of the pages ``names``, of all if none is named, that say something else."""
    texts = {name: PAGES[name]() for name in names or PAGES}
    return {name: text for name, text in texts.items() if text != _read(name)}


def _read(name: str) -> str:
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> int:
    """Write the pages, or with ``--check`` name those that are out of date; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "pages", nargs="*", metavar="PAGE", help=f"all if none is named: {', '.join(PAGES)}"
    )
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a page is out of date")
    asked = parser.parse_args()
    stale = out_of_date(asked.pages)
    for name, text in stale.items():
        if asked.check:
            print(f"docs/{name} is out of date: run python docs/generate.py", file=sys.stderr)
        else:
            (DOCS / name).write_text(text, encoding="utf-8")
    return 1 if stale and asked.check else 0


if __name__ == "__main__":
    sys.exit(main())
