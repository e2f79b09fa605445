"""Options that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("json", "nl", "csv", "tsv")


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
    command = click.option(
        "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write to FILE, not to the screen."
    )(command)
    helps = {
        "tsv": "Tab-separated values.",
        "csv": "Comma-separated values.",
        "nl": "One JSON object a line.",
        "json": "One JSON array.",
    }
    for name, text in helps.items():
        command = click.option(f"--{name}", "form", flag_value=name, help=text)(command)
    return command


def jobs_option(command: Command) -> Command:
    """Add ``--jobs``, the number of worker processes."""
    return click.option(
        "--jobs", type=click.IntRange(min=0), metavar="N", help="Worker processes; 0, the default, for one a core."
    )(command)
