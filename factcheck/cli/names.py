"""``factcheck names``: the spellings that the desk has settled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.database import opened
from factcheck.cli.groups import Commands
from factcheck.cli.options import database_option, output_options
from factcheck.cli.output import tell_problems, write_answer
from factcheck.settings import load_settings

if TYPE_CHECKING:
    from factcheck.model.authority import SettledName


@click.group("names", cls=Commands)
def command() -> None:
    """Keep the desk's authority list: names whose spelling is settled."""


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Remove the names that FILE does not have.")
@database_option
def import_command(file: Path, replace: bool, db: str | None) -> None:
    """Take names from FILE, a CSV with the columns name, aliases, note and source.

    Only the column name must be there; aliases are parted by semicolons. A name that is in the list already
    is changed to what FILE says. Discrepancies name the settled spelling first.

    \b
    Example:
      factcheck names import names.csv
    """
    from factcheck.checks.profiles import profile_named
    from factcheck.model.authority import SettledName
    from factcheck.model.problem import Problem
    from factcheck.readers.names import read_names
    from factcheck.services.settling import settle_names
    from factcheck.store.engine import writing

    profile = profile_named(load_settings(db=db).profile)
    found = list(read_names(file))
    names = [one for one in found if isinstance(one, SettledName)]
    problems = [one for one in found if isinstance(one, Problem)]
    with opened(db, create=True) as engine, writing(engine) as session:
        done = settle_names(session, names, replace_all=replace, profile=profile)
    tell_problems(problems)
    counts = {
        "new": done.new,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "removed": done.removed,
    }
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "nothing to do"
    click.echo(f"{'1 name' if len(names) == 1 else f'{len(names)} names'}: {told}.")
    if problems:
        raise SystemExit(3)


@command.command("list")
@database_option
@output_options
def list_command(db: str | None, form: str | None, output: str | None) -> None:
    """Print the list, by name, and what decisions settled, with the forms that they said are wrong.

    \b
    Example:
      factcheck names list
    """
    from factcheck.services.authority import desk_names
    from factcheck.store.engine import reading

    with opened(db) as engine, reading(engine) as session:
        names = desk_names(session)
    write_answer(
        output,
        form,
        (
            {
                "name": one.name,
                "aliases": list(one.aliases),
                "wrong": list(one.wrong),
                "note": one.note,
                "source": one.source,
            }
            for one in names
        ),
        lambda: (
            "".join(f"{_line(one)}\n" for one in names)
            or "The list is empty: factcheck names import FILE.\n"
        ),
        columns=("name", "aliases", "wrong", "note", "source"),
    )


def _line(one: SettledName) -> str:
    parts = [one.name]
    if one.aliases:
        parts.append(f"also {', '.join(one.aliases)}")
    if one.wrong:
        parts.append(f"not {', '.join(one.wrong)}")
    parts += [
        part
        for part in (one.note, one.source if one.day else one.source and f"source: {one.source}")
        if part
    ]
    return "; ".join(parts)
