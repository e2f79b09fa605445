"""``factcheck selftest``: what the checks find of errors planted in copies of the desk's own articles."""

from __future__ import annotations

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, output_options
from factcheck.cli.output import progress, write_answer


@click.command("selftest")
@click.option(
    "--changes",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    metavar="N",
    help="Errors to plant, of all sorts in turn.",
)
@click.option("--seed", type=int, default=1, show_default=True, metavar="N", help="Draws the errors.")
@click.option("--missed", is_flag=True, help="Also print each error that was not told.")
@database_option
@output_options
def command(
    changes: int, seed: int, missed: bool, db: str | None, form: str | None, output: str | None
) -> None:
    """Plant errors in copies of stored articles, check the copies, and count what is told.

    A word within quotation marks is changed, dropped, added or negated, a figure or a name changed, a
    speaker swapped; told is what a finding of the right check names at its line and column. Unchanged
    copies show the false alarms: what is said of them that the report has not. Nothing is stored, and one
    seed gives one result.

    \b
    Example:
      factcheck selftest --changes 18 --seed 7
    """
    from factcheck.report.selftest import selftest_records, selftest_text
    from factcheck.services.selftest import selftest
    from factcheck.store.engine import reading

    with opened(db) as engine, reading(engine) as session, progress("Checking", "copies") as advance:
        result = selftest(session, changes=changes, seed=seed, advance=advance)
    write_answer(output, form, selftest_records(result), lambda: selftest_text(result, missed=missed))
