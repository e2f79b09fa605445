"""``factcheck verify``: whether what is stored is sound."""

from __future__ import annotations

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, output_options
from factcheck.cli.output import write_answer
from factcheck.settings import load_settings


@click.command("verify")
@database_option
@output_options
def command(db: str | None, form: str | None, output: str | None) -> None:
    """Check the database: every stored place must hold what its row says, and no row may be orphaned.

    Also lists the articles that an older extractor read; import them again. Exit code 1 if anything is
    found.

    \b
    Example:
      factcheck verify
    """
    from factcheck.extract import extractor_version
    from factcheck.services.database import verify
    from factcheck.store.engine import reading

    with opened(db) as engine, reading(engine) as session:
        found = verify(session, extractor_version(load_settings(db=db).least_speaker))
    write_answer(
        output,
        form,
        ({"code": one.code, "where": one.where, "message": one.message} for one in found),
        lambda: (
            "".join(f"{one.where}: {one.message} ({one.code})\n" for one in found)
            or "Sound: every place holds what its row says.\n"
        ),
        columns=("code", "where", "message"),
    )
    if found:
        raise SystemExit(1)
