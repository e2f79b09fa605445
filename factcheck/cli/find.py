"""``factcheck find``: who said it, where, and in which words; the same for claims and for names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from factcheck.cli.answers import KINDS, Asked, Thing, answer, answer_batch
from factcheck.cli.database import opened
from factcheck.cli.options import database_option, output_options
from factcheck.errors import InputError


@click.command("find")
@click.argument("words", nargs=-1, metavar="[WORDS]")
@click.option("--claims", "thing", flag_value="claims", help="Find figures, dates and lists, not quotes.")
@click.option("--names", "thing", flag_value="names", help="Find persons, bodies and places, not quotes.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Find the quotes of FILE, a CSV with the column quote, and print one answer a row.",
)
@click.option("--speaker", metavar="NAME", help="Only words by NAME; a surname or a misspelling will do.")
@click.option("--outlet", metavar="NAME", help="Only carriers whose outlet's name holds NAME.")
@click.option("--since", metavar="DATE", help="Only carriers published on DATE (2018-01-24) or later.")
@click.option("--until", metavar="DATE", help="Only carriers published on DATE or earlier.")
@click.option(
    "--kind",
    metavar="KIND",
    help="Only direct, mixed or indirect quotes; figure, date, list or identifier claims; "
    "person, organisation or place names.",
)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Hits at most.")
@database_option
@output_options
def command(
    words: tuple[str, ...],
    thing: str | None,
    batch: Path | None,
    speaker: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    kind: str | None,
    limit: int,
    db: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Find a quote by its words: any part of it, any marks, some words wrong.

    Prints the verdict first, then each quote with its wordings, the words that differ marked, and who
    carries it. A number among the words of a claim is found however it is written, a name misspelt as
    well. Exit code 1 if nothing is found; with --batch, if anything is not.

    \b
    Examples:
      factcheck find "defies common sense and undermines the rule of law"
      factcheck find --claims "23 cities"
      factcheck find --names "Jef Sessons"
      factcheck find --batch quotes.csv --csv
    """
    asked = Asked(
        thing=Thing(thing or "quotes"),
        words=" ".join(words),
        speaker=speaker,
        outlet=outlet,
        since=_day("--since", since),
        until=_day("--until", until),
        kind=kind,
        limit=limit,
    )
    _refuse_misuse(asked, batch)
    with opened(db) as engine:
        from factcheck.store.engine import reading

        with reading(engine) as session:
            if batch is not None:
                found = answer_batch(session, asked, batch, form, output)
            else:
                found = answer(session, asked, form, output)
    if not found:
        raise SystemExit(1)


def _refuse_misuse(asked: Asked, batch: Path | None) -> None:
    """Raise UsageError for options that mean nothing together."""
    if bool(asked.words.strip()) is (batch is not None):
        raise click.UsageError("Give the words to find, or --batch FILE.")
    if batch is not None and asked.thing is not Thing.QUOTES:
        raise click.UsageError("--batch finds quotes: leave out --claims and --names.")
    if asked.speaker and asked.thing is Thing.NAMES:
        raise click.UsageError("--speaker says nothing of names: leave it out.")
    known = KINDS[asked.thing]
    if asked.kind is not None and asked.kind not in known:
        raise click.UsageError(
            f"--kind of {asked.thing.value} is one of {', '.join(known)}, not {asked.kind!r}."
        )


def _day(option: str, text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InputError(f"{option} takes a day such as 2018-01-24, not {text!r}.") from error
