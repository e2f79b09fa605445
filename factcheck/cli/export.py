"""``factcheck export``: what the database holds, for other programs."""

from __future__ import annotations

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, output_options
from factcheck.cli.output import output_stream


@click.group("export")
def command() -> None:
    """Print what the database holds, for other programs."""


@command.command("quotes")
@database_option
@output_options
def quotes_command(db: str | None, form: str | None, output: str | None) -> None:
    """Print every quote with all its carriers, in the shape in which find prints one; --nl if not said.

    The order is that of the ids; the same articles give the same lines in any database.

    \b
    Example:
      factcheck export quotes --nl --output quotes.jsonl
    """
    from factcheck.report.records import quote_record
    from factcheck.report.tables import Format, write_rows
    from factcheck.services.exporting import every_quote
    from factcheck.store.engine import reading

    with opened(db) as engine, reading(engine) as session, output_stream(output) as stream:
        rows = (quote_record(group, 1.0) for group in every_quote(session))
        count = write_rows(rows, stream, Format(form or "nl"))
    click.echo("1 quote." if count == 1 else f"{count:,} quotes.", err=True)
