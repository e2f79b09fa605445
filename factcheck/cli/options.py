"""Options that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from factcheck.model.finding import LEAST_CONFIDENCE

Command = TypeVar("Command", bound=Callable[..., Any])


class NewFile(click.Path):
    """A file to be written; a forgotten name would otherwise make a file of the option that follows."""

    name = "file"

    def __init__(self) -> None:
        super().__init__(dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse an option of the command; take all else as click does."""
        options = {name for one in ctx.command.params for name in one.opts} if ctx else set()
        if value in options:
            self.fail(f"the name of a file must come before {value}; ./{value} is a file of that name.")
        return super().convert(value, param, ctx)


SEVERITIES = ("error", "warning", "note")


def database_option(command: Command) -> Command:
    """Add ``--db``, which names the database."""
    return click.option(
        "--db",
        metavar="URL|PATH",
        help="Database: a file, or a URL such as postgresql://user@host/name. "
        "Default: FACTCHECK_DB, then factcheck.toml, then ./factcheck.db.",
    )(command)


def output_options(command: Command) -> Command:
    """Add ``--json --nl --csv --tsv`` (one at most, given as ``form``) and ``--output FILE``."""
    return _form_options(command, ("tsv", "csv", "nl", "json"))


def json_options(command: Command) -> Command:
    """Add ``--json`` and ``--nl`` (one at most, given as ``form``) and ``--output FILE``."""
    return _form_options(command, ("nl", "json"))


def _form_options(command: Command, names: Sequence[str]) -> Command:
    command = click.option(
        "--output",
        type=NewFile(),
        metavar="FILE",
        help="Write to FILE, not to the screen.",
    )(command)
    helps = {
        "tsv": "Tab-separated values.",
        "csv": "Comma-separated values.",
        "nl": "One JSON object a line.",
        "json": "One JSON array.",
    }
    for name in names:
        command = click.option(f"--{name}", "form", flag_value=name, help=helps[name])(command)
    return command


def bom_option(command: Command) -> Command:
    """Add ``--bom``, for programs that take CSV for UTF-8 only if it says so."""
    return click.option(
        "--bom", is_flag=True, help="Begin CSV or TSV with a byte order mark, by which Excel knows UTF-8."
    )(command)


def actor_option(command: Command) -> Command:
    """Add ``--by``, which names who decides."""
    return click.option("--by", metavar="NAME", help="Who decides; the user of this machine if not given.")(
        command
    )


def jobs_option(command: Command) -> Command:
    """Add ``--jobs``, the number of worker processes."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=0),
        metavar="N",
        help="Worker processes; 0, the default, for one a core.",
    )(command)


def discrepancy_options(command: Command) -> Command:
    """Add what chooses discrepancies: ``--check``, ``--severity``, ``--min-confidence`` and ``--all``."""
    command = click.option(
        "--all",
        "everything",
        is_flag=True,
        help="Also what is dismissed, less sure, no discrepancy for a reason that is named, or agreed; "
        "counts and exit code stay as they are.",
    )(command)
    command = click.option(
        "--min-confidence",
        "least_confidence",
        type=click.FloatRange(0, 1),
        default=LEAST_CONFIDENCE,
        metavar="X",
        help=f"Only of this confidence and above, from 0 to 1; {LEAST_CONFIDENCE} if not given.",
    )(command)
    command = click.option(
        "--severity",
        "severities",
        multiple=True,
        type=click.Choice(SEVERITIES),
        help="Only of this severity; may be given again.",
    )(command)
    return click.option(
        "--check",
        "checks",
        multiple=True,
        callback=known_checks,
        metavar="CHECK",
        help="Only of this check; may be given again. factcheck explain lists them.",
    )(command)


def fail_on_option(command: Command) -> Command:
    """Add ``--fail-on``, the severity from which the exit code is 1."""
    return click.option(
        "--fail-on",
        type=click.Choice(SEVERITIES),
        help="Exit with 1 if a discrepancy is as severe as this or worse.",
    )(command)


def known_checks(
    context: click.Context, option: click.Parameter, names: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the names if they are all of checks; refuse the others with the list of those there are."""
    if names:
        from factcheck.checks import CHECKS

        known = [check.name for check in CHECKS]
        for name in names:
            if name not in known:
                raise click.BadParameter(f"there is no check {name!r}; known are {', '.join(known)}.")
    return names
