"""``factcheck stats``: what the database holds."""

from __future__ import annotations

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, output_options
from factcheck.cli.output import write_answer


@click.command("stats")
@database_option
@output_options
def command(db: str | None, form: str | None, output: str | None) -> None:
    """Count what the database holds.

    \b
    Example:
      factcheck stats
    """
    from factcheck.store.engine import reading
    from factcheck.store.statistics import counts

    with opened(db) as engine, reading(engine) as session:
        found = counts(session)
    width = max(len(name) for name in found)
    write_answer(
        output,
        form,
        ({"what": name, "count": number} for name, number in found.items()),
        lambda: "".join(f"{name:<{width}}  {number:>8}\n" for name, number in found.items()),
    )
