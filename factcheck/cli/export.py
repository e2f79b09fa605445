"""``factcheck export``: what the database holds, for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.database import opened
from factcheck.cli.groups import Commands
from factcheck.cli.options import NewFile, bom_option, database_option, json_options, output_options
from factcheck.cli.output import output_stream
from factcheck.errors import InputError
from factcheck.report.exported import EXPORTS, Exported

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from factcheck.report.records import Record


@click.group("export", cls=Commands)
def command() -> None:
    """Print what the database holds, for other programs."""


def _export(what: Exported) -> click.Command:
    """Return the command that prints all rows of one kind."""

    @command.command(what.value, help=_help(what), short_help=f"Print {EXPORTS[what].what}.")
    @bom_option
    @database_option
    @output_options
    def rows_command(bom: bool, db: str | None, form: str | None, output: str | None) -> None:
        from factcheck.services.export_rows import rows_of

        columns = list(EXPORTS[what].columns)
        count = _write(
            db, form or "nl", output, lambda session: rows_of(session, what), columns=columns, bom=bom
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


@command.command("claimreview")
@click.option("--organisation", metavar="NAME", help="Who reviews; else the setting organisation.")
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    type=click.Choice(("confirmed", "dismissed", "unsure")),
    help="Of this verdict; may be given again. confirmed, if not given.",
)
@database_option
@json_options
def claimreview_command(
    organisation: str | None,
    verdicts: tuple[str, ...],
    db: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Print decided discrepancies as ClaimReview (schema.org JSON-LD); --json if not said.

    One review for each value that differs; its rating is the decision in its own words, no number. The
    settings organisation, organisation_url and review_page say who reviews and where it is published. The
    JSON can be put into a page's script element as it is.

    \b
    Example:
      factcheck export claimreview --organisation "The Beacon"
    """
    from factcheck.model.finding import Status
    from factcheck.report.claim_reviews import Reviewer
    from factcheck.services.publishing import every_review, signed
    from factcheck.settings import load_settings

    settings = load_settings(db=db)
    reviewer = signed(
        Reviewer(
            name=organisation or settings.organisation,
            url=settings.organisation_url or None,
            page=settings.review_page or None,
        )
    )
    wanted = {Status(one) for one in verdicts or ("confirmed",)}
    count = _write(
        db, form or "json", output, lambda session: every_review(session, reviewer, wanted), for_pages=True
    )
    click.echo("1 review." if count == 1 else f"{count:,} reviews.", err=True)


@command.command("annotations")
@database_option
@json_options
def annotations_command(db: str | None, form: str | None, output: str | None) -> None:
    """Print quotes, claims and discrepancies as Web Annotations (W3C JSON-LD); --nl if not said.

    Each place is told by its words and by its position, both in code points of the article's stored text.

    \b
    Example:
      factcheck export annotations --output annotations.jsonl
    """
    from factcheck.services.publishing import every_annotation

    count = _write(db, form or "nl", output, every_annotation)
    click.echo("1 annotation." if count == 1 else f"{count:,} annotations.", err=True)


@command.command("log")
@click.option(
    "--html",
    "page",
    type=NewFile(),
    metavar="FILE",
    help="Write one page with a table for a browser to FILE.",
)
@bom_option
@database_option
@output_options
def log_command(page: str | None, bom: bool, db: str | None, form: str | None, output: str | None) -> None:
    """Print the fact-check log: what was decided, on which words, where, against what, and what changed.

    One row for each value of a discrepancy on which a decision is in force; also of those that are gone.

    \b
    Examples:
      factcheck export log
      factcheck export log --csv --bom --output log.csv
      factcheck export log --html log.html
    """
    from factcheck.report.fact_log import COLUMNS, log_page, log_text
    from factcheck.services.publishing import every_log_row
    from factcheck.store.engine import reading

    _refuse_bom(bom, form)
    if page is not None:
        with opened(db) as engine, reading(engine) as session, output_stream(page) as stream:
            stream.write(log_page(every_log_row(session)))
        click.echo(f"Wrote {page}.", err=True)
    if form is not None:
        count = _write(db, form, output, every_log_row, columns=list(COLUMNS), bom=bom)
        click.echo("1 row." if count == 1 else f"{count:,} rows.", err=True)
    elif page is None or output is not None:
        with opened(db) as engine, reading(engine) as session, output_stream(output) as stream:
            stream.writelines(log_text(every_log_row(session)))


@command.command("pack")
@click.argument("identity", metavar="ID")
@click.option(
    "--output",
    required=True,
    type=NewFile(),
    metavar="FILE",
    help="Write the pack to FILE, a zip file.",
)
@database_option
def pack_command(identity: str, output: str, db: str | None) -> None:
    """Pack the evidence of a discrepancy, a story or an article into one zip file that speaks for itself.

    It holds a page, the same as JSON, every version of every article with its hash, every place, difference
    and decision. The same database gives the same bytes; factcheck verify FILE checks them.

    \b
    Example:
      factcheck export pack d2a07d7e40da6 --output evidence.zip
    """
    from factcheck import __version__
    from factcheck.report.packs import pack_bytes, sha256
    from factcheck.services.packing import pack_of
    from factcheck.store.engine import reading

    with opened(db) as engine, reading(engine) as session:
        pack = pack_of(session, identity)
    data = pack_bytes(pack, f"factcheck {__version__}")
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {output}, SHA-256 {sha256(data)}.", err=True)


def _write(
    db: str | None,
    form: str,
    output: str | None,
    rows: Callable[[Session], Iterator[Record]],
    *,
    columns: list[str] | None = None,
    bom: bool = False,
    for_pages: bool = False,
) -> int:
    """Write rows in the form asked for; return how many there were."""
    from factcheck.report.tables import Format, write_rows
    from factcheck.store.engine import reading

    _refuse_bom(bom, form)
    with opened(db) as engine, reading(engine) as session, output_stream(output) as stream:
        return write_rows(
            rows(session), stream, Format(form), columns=columns, bom=bom, for_pages=for_pages
        )


def _refuse_bom(bom: bool, form: str | None) -> None:
    if bom and form not in ("csv", "tsv"):
        raise click.UsageError("--bom goes with --csv and --tsv only: JSON has no byte order mark.")


_EXAMPLES = {
    Exported.QUOTES: "--nl --output quotes.jsonl",
    Exported.CLAIMS: "--csv --bom --output claims.csv",
    Exported.ARTICLES: "--nl --output articles.jsonl",
    Exported.DISCREPANCIES: "--json --output discrepancies.json",
    Exported.DECISIONS: "--csv --output decisions.csv",
    Exported.LINKS: "--tsv --output links.tsv",
}

for _what in _EXAMPLES:
    _export(_what)
