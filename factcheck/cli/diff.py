"""``factcheck diff``: what changed in an article since its last version."""

from __future__ import annotations

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, output_options
from factcheck.cli.output import colored, screen_width, write_answer


@click.command("diff")
@click.argument("article")
@click.option("--from", "older", type=click.IntRange(min=1), metavar="N", help="The older version.")
@click.option("--to", "newer", type=click.IntRange(min=1), metavar="N", help="The newer version.")
@database_option
@output_options
def command(
    article: str,
    older: int | None,
    newer: int | None,
    db: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Show what changed in ARTICLE (its id, key, address or path) from one version to another.

    Quotes and their speakers come first, then figures, names, the headline and the text. Versions count
    from 1; without numbers the last two are compared.

    \b
    Examples:
      factcheck diff budget-mill-and-main
      factcheck diff budget-mill-and-main --from 1 --json
    """
    from factcheck.report.changes import change_record, changes_text
    from factcheck.services.identities import article_named
    from factcheck.services.versions import compare_versions
    from factcheck.store.engine import reading

    with opened(db) as engine, reading(engine) as session:
        found = compare_versions(session, article_named(session, article), older, newer)
    compared = [one for one in (found.older, found.newer) if one is not None]
    write_answer(
        output,
        form,
        [
            change_record(found.article, compared[0].ordinal, found.newer.ordinal, one)
            for one in found.changes
        ],
        lambda: changes_text(
            found.article,
            [(one.ordinal, one.seen_at) for one in compared],
            found.changes,
            color=colored(output),
            width=screen_width(output),
        ),
    )
