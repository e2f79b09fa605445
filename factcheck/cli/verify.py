"""``factcheck verify``: whether what is stored or packed is sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, output_options
from factcheck.cli.output import write_answer
from factcheck.errors import InputError
from factcheck.settings import load_settings

if TYPE_CHECKING:
    from factcheck.model.fault import Fault


@click.command("verify")
@click.argument("packs", metavar="[PACK]...", nargs=-1, type=click.Path())
@database_option
@output_options
def command(packs: tuple[str, ...], db: str | None, form: str | None, output: str | None) -> None:
    """Check the database: every stored place must hold what its row says, and no row may be orphaned.

    Also lists the articles that an older extractor read; import them again. Exit code 1 if anything is
    found.

    Given evidence packs, check these and no database: every file by its hash, every place by its text,
    every byte by packing anew.

    \b
    Examples:
      factcheck verify
      factcheck verify evidence.zip
    """
    found = _of_packs(packs) if packs else _of_database(db)
    sound = (
        "Sound: every file is as it was packed, every place holds its words.\n"
        if packs
        else "Sound: every place holds what its row says.\n"
    )
    write_answer(
        output,
        form,
        ({"code": one.code, "where": one.where, "message": one.message} for one in found),
        lambda: "".join(f"{one.where}: {one.message} ({one.code})\n" for one in found) or sound,
        columns=("code", "where", "message"),
    )
    if found:
        raise SystemExit(1)


def _of_database(db: str | None) -> Sequence[Fault]:
    from factcheck.extract import extractor_version
    from factcheck.services.database import verify
    from factcheck.store.engine import reading

    with opened(db) as engine, reading(engine) as session:
        return verify(session, extractor_version(load_settings(db=db).least_speaker))


def _of_packs(packs: Sequence[str]) -> Sequence[Fault]:
    """Return what is wrong with packs, each place after the pack's name; tell their hashes."""
    from factcheck.report.pack_checks import pack_faults
    from factcheck.report.packs import sha256
    from factcheck.report.visible import one_line

    found: list[Fault] = []
    for pack in packs:
        try:
            data = Path(pack).read_bytes()
        except OSError as error:
            raise InputError(f"{pack} cannot be read: {error.strerror}.") from error
        click.echo(f"{pack}: SHA-256 {sha256(data)}", err=True)
        found += [
            replace(one, where=f"{pack}: {one_line(one.where)}", message=one_line(one.message))
            for one in pack_faults(data)
        ]
    return found
