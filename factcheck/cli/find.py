"""``factcheck find``: who said it, where, and in which words."""

from __future__ import annotations

from datetime import date

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, output_options
from factcheck.cli.output import colored, write_answer
from factcheck.errors import InputError


@click.command("find")
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@click.option("--speaker", metavar="NAME", help="Only quotes by NAME; a surname or a misspelling will do.")
@click.option("--outlet", metavar="NAME", help="Only carriers whose outlet's name holds NAME.")
@click.option("--since", metavar="DATE", help="Only carriers published on DATE (2018-01-24) or later.")
@click.option("--until", metavar="DATE", help="Only carriers published on DATE or earlier.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Quotes at most.")
@database_option
@output_options
def command(
    words: tuple[str, ...],
    speaker: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    db: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Find a quote by its words: any part of it, any marks, some words wrong.

    Prints the verdict first, then each quote with its wordings, the words that differ marked, and who
    carries it. Exit code 1 if nothing is found.

    \b
    Example:
      factcheck find "defies common sense and undermines the rule of law"
    """
    from factcheck.report.quotes import answer_text
    from factcheck.report.records import quote_record
    from factcheck.services.search import Filters, find
    from factcheck.store.engine import reading

    filters = Filters(
        speaker=speaker, outlet=outlet, since=_day("--since", since), until=_day("--until", until)
    )
    with opened(db) as engine, reading(engine) as session:
        answer = find(session, " ".join(words), filters=filters, limit=limit)
    write_answer(
        output,
        form,
        (quote_record(hit.group, hit.score) for hit in answer.hits),
        lambda: answer_text(answer, speaker=speaker, color=colored(output)),
    )
    if not answer.hits:
        raise SystemExit(1)


def _day(option: str, text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InputError(f"{option} takes a day such as 2018-01-24, not {text!r}.") from error
