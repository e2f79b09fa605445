"""``factcheck check``: a draft before it is printed, against the database and within itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.database import opened
from factcheck.cli.options import SEVERITIES, NewFile, database_option, known_checks
from factcheck.cli.output import output_stream, tell_problems
from factcheck.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.draft import DraftFinding

FORMATS = ("text", "json", "sarif", "junit", "github", "html")


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="DRAFT...|-")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the findings are written.",
)
@click.option(
    "--select",
    multiple=True,
    callback=known_checks,
    metavar="CHECK",
    help="Only this check; may be given again. factcheck explain lists them.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=known_checks,
    metavar="CHECK",
    help="Not this check; may be given again.",
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="note",
    show_default=True,
    help="Exit with 1 if a finding is as severe as this or worse.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Pass over the findings of FILE, which --format json has written.",
)
@click.option(
    "--since",
    "previous",
    type=click.Path(exists=True, dir_okay=False),
    metavar="PREVIOUS",
    help="Only what the sentences show that PREVIOUS, an earlier state of the draft, has not; lists them.",
)
@click.option(
    "--diff",
    is_flag=True,
    help="Print the draft's mends as a unified diff, where the authority list of names settles it, or a "
    "primary source; writes nothing.",
)
@click.option(
    "--fix-quotes",
    is_flag=True,
    help="With --diff: also words within quotation marks, by a primary source.",
)
@click.option(
    "--profile",
    metavar="NAME",
    help="Judge edits of quotations by the rules of a house: ap, reuters or strict. Default: profile in "
    "factcheck.toml, else by the harm they do.",
)
@click.option(
    "--as-of",
    metavar="DATE",
    help="Against what was published on DATE (2018-01-24) or earlier; what is undated does not count.",
)
@click.option("--output", type=NewFile(), metavar="FILE", help="Write to FILE, not to the screen.")
@database_option
def command(
    paths: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    baseline: Path | None,
    previous: str | None,
    diff: bool,
    fix_quotes: bool,
    profile: str | None,
    as_of: str | None,
    output: str | None,
    db: str | None,
) -> None:
    """Check drafts against the database and within themselves, and store nothing.

    Reads .txt, .md, .html and .jsonl, or - for stdin. Prints FILE:LINE:COLUMN: SEVERITY CHECK MESSAGE for
    each finding, then what was verified. In a draft, <!-- factcheck: ignore CHECK REASON --> passes over a
    finding on its line or, alone on its line, on the next one.

    \b
    Examples:
      factcheck check draft.md --fail-on error
      factcheck check draft.md --format sarif
      factcheck check draft.md --diff --fix-quotes
      factcheck check - --as-of 2018-01-24
    """
    from factcheck.readers.drafts import read_drafts
    from factcheck.report.drafts import DraftFormat, drafts_text
    from factcheck.report.drafts.diff import diff_text, mends_line
    from factcheck.services.drafts import CheckOptions, check_drafts
    from factcheck.services.drafts.baseline import read_baseline
    from factcheck.store.engine import reading

    if diff and form != "text":
        raise click.UsageError("--diff has a form of its own: leave out --format.")
    if fix_quotes and not diff:
        raise click.UsageError("--fix-quotes goes with --diff: nothing is written to a draft.")
    settings = load_settings(db=db)
    options = CheckOptions(
        select=frozenset(select),
        ignore=frozenset(ignore),
        as_of=_day(as_of),
        baseline=read_baseline(baseline) if baseline else frozenset(),
        least_speaker=settings.least_speaker,
        profile=profile or settings.profile,
        mend=diff,
        fix_quotes=fix_quotes,
        before=_text_of(previous, paths) if previous else None,
    )
    drafts = read_drafts(paths)
    with opened(db) as engine, reading(engine) as session:
        checked = check_drafts(session, drafts, options)
    with output_stream(output) as stream:
        stream.write(diff_text(checked) if diff else drafts_text(checked, DraftFormat(form)))
    if diff:
        click.echo(mends_line(checked), err=True)
    tell_problems(checked.problems)
    if checked.problems:
        raise SystemExit(3)
    if _is_trouble(checked.reported, fail_on):
        raise SystemExit(1)


def _text_of(previous: str, paths: tuple[str, ...]) -> str:
    """Return the text of an earlier state of the one draft that is checked."""
    from factcheck.model.problem import Problem
    from factcheck.readers.drafts import read_drafts

    if len(paths) != 1 or Path(paths[0]).is_dir():
        raise click.BadParameter("give one draft, of which it is the earlier state.", param_hint="--since")
    found = list(read_drafts([previous]))
    if len(found) != 1 or isinstance(found[0], Problem):
        raise click.BadParameter(f"{previous} is no text of one article.", param_hint="--since")
    return found[0].article.text


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise click.BadParameter(f"{words!r} is no date like 2018-01-24.", param_hint="--as-of") from error


def _is_trouble(found: Sequence[DraftFinding], fail_on: str) -> bool:
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(one.severity.value in grave for one in found)
