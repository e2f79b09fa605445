"""``factcheck why``: how something was found, or why it was not."""

from __future__ import annotations

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, output_options
from factcheck.cli.output import screen_width, write_answer


@click.command("why")
@click.argument("asked", nargs=-1, required=True, metavar="ID|WORDS [ID]")
@database_option
@output_options
def command(asked: tuple[str, ...], db: str | None, form: str | None, output: str | None) -> None:
    """Explain a discrepancy, what becomes of a quotation, or what is between two ids.

    Of a discrepancy it tells the places, the values, what was compared with what, how sure the check is and
    what was decided. Of the words of a quotation it tells how they are folded, which wordings were near,
    what refused or accepted each, and whose quote it is. Of two quotes, two claims or two articles it tells
    what ties them or tells them apart. What it prints is what an import does.

    \b
    Examples:
      factcheck why d0123456789ab
      factcheck why "defies common sense and undermines the rule of law"
    """
    from factcheck.report.why import why_record, why_text
    from factcheck.services.why import why
    from factcheck.store.engine import reading

    with opened(db) as engine, reading(engine) as session:
        found = why(session, asked)
    write_answer(output, form, [why_record(found)], lambda: why_text(found, width=screen_width(output)))
