"""Where a command's answer goes: the screen or a file, for people or for programs."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import click

from factcheck.errors import InputError
from factcheck.model.problem import Problem

PROBLEMS_SHOWN = 50
"""Problems that are listed one by one; the others are counted, and all are kept in the database."""


@contextmanager
def output_stream(output: str | None) -> Iterator[TextIO]:
    """Open ``output`` for writing, or give standard output."""
    if output is None:
        with _screen() as stream:
            yield stream
        return
    try:
        with Path(output).open("w", encoding="utf-8", newline="") as stream:
            yield stream
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror}.") from error


@contextmanager
def _screen() -> Iterator[TextIO]:
    """Give standard output, which shows in escapes what its encoding does not have."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    yield sys.stdout
    sys.stdout.flush()


def write_answer(
    output: str | None,
    form: str | None,
    rows: Iterable[Mapping[str, object]],
    text: Callable[[], str],
    *,
    columns: Sequence[str] | None = None,
) -> None:
    """Write ``rows`` in the format asked for, or ``text`` for people if none was."""
    from factcheck.report.tables import Format, write_rows

    with output_stream(output) as stream:
        if form is None:
            stream.write(text())
        else:
            write_rows(rows, stream, Format(form), columns=columns)


def colored(output: str | None) -> bool:
    """Tell whether the answer goes to a terminal, which shows colours."""
    return output is None and sys.stdout.isatty()


def screen_width(output: str | None) -> int:
    """Return the columns that an answer for people may have."""
    from factcheck.report.blocks import WIDTH

    return shutil.get_terminal_size((WIDTH, 0)).columns if colored(output) else WIDTH


def tell_problems(problems: Sequence[Problem]) -> None:
    """List on standard error what could not be read, one line each."""
    if not problems:
        return
    count = "1 input" if len(problems) == 1 else f"{len(problems)} inputs"
    click.echo(f"{count} could not be read:", err=True)
    for problem in problems[:PROBLEMS_SHOWN]:
        click.echo(f"  {problem.source}: {problem.message} ({problem.code.value})", err=True)
    if len(problems) > PROBLEMS_SHOWN:
        click.echo(f"  and {len(problems) - PROBLEMS_SHOWN} more", err=True)


@contextmanager
def progress(label: str, things: str = "articles") -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error if that is a terminal; yield what is told how many more are done."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn(f"{{task.completed:.0f}} {things}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda count: bar.advance(task, count)
