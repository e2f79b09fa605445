"""``factcheck export``: what the database holds, for other programs."""

from __future__ import annotations

import click

from factcheck.cli.database import opened
from factcheck.cli.options import bom_option, database_option, output_options
from factcheck.cli.output import output_stream
from factcheck.report.exported import EXPORTS, Exported


@click.group("export")
def command() -> None:
    """Print what the database holds, for other programs."""


def _export(what: Exported) -> click.Command:
    """Return the command that prints all rows of one kind."""

    @command.command(what.value, help=_help(what), short_help=f"Print {EXPORTS[what].what}.")
    @bom_option
    @database_option
    @output_options
    def rows_command(bom: bool, db: str | None, form: str | None, output: str | None) -> None:
        from factcheck.report.tables import Format, write_rows
        from factcheck.services.exporting import rows_of
        from factcheck.store.engine import reading

        chosen = Format(form or "nl")
        if bom and chosen not in (Format.CSV, Format.TSV):
            raise click.UsageError("--bom goes with --csv and --tsv only: JSON has no byte order mark.")
        with opened(db) as engine, reading(engine) as session, output_stream(output) as stream:
            count = write_rows(
                rows_of(session, what), stream, chosen, columns=list(EXPORTS[what].columns), bom=bom
            )
        click.echo(_counted(count, what), err=True)

    return rows_command


def _help(what: Exported) -> str:
    export = EXPORTS[what]
    example = _EXAMPLES[what]
    return (
        f"Print {export.what}; --nl if not said.\n\n"
        f"Order: {export.order}. The same articles give the same rows in any database.\n\n"
        f"\b\nExample:\n  factcheck export {what.value} {example}\n"
    )


def _counted(count: int, what: Exported) -> str:
    singular = "discrepancy" if what is Exported.DISCREPANCIES else what.value.removesuffix("s")
    return f"1 {singular}." if count == 1 else f"{count:,} {what.value}."


_EXAMPLES = {
    Exported.QUOTES: "--nl --output quotes.jsonl",
    Exported.CLAIMS: "--csv --bom --output claims.csv",
    Exported.ARTICLES: "--nl --output articles.jsonl",
    Exported.DISCREPANCIES: "--json --output discrepancies.json",
    Exported.DECISIONS: "--csv --output decisions.csv",
    Exported.LINKS: "--tsv --output links.tsv",
}

for _what in Exported:
    _export(_what)
