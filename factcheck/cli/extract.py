"""``factcheck extract``: what stands in articles, without a database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import jobs_option, output_options
from factcheck.cli.output import tell_problems, write_answer
from factcheck.settings import load_settings

if TYPE_CHECKING:
    from factcheck.model.extraction import Extraction
    from factcheck.model.problem import Problem


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...|-")
@jobs_option
@output_options
def command(paths: tuple[str, ...], jobs: int | None, form: str | None, output: str | None) -> None:
    """Print the quotations, claims and names of articles, each with its place; store nothing.

    \b
    Examples:
      factcheck extract articles/letters
      factcheck extract --nl articles/letters
    """
    from factcheck.report.extraction import extraction_text
    from factcheck.report.records import extraction_record
    from factcheck.services.extracting import extract_paths

    problems: list[Problem] = []
    settings = load_settings(jobs=jobs)

    def found() -> Iterator[Extraction]:
        yield from extract_paths(
            paths, jobs=settings.jobs, least_speaker=settings.least_speaker, problems=problems
        )

    write_answer(
        output,
        form,
        (extraction_record(one) for one in found()),
        lambda: "\n".join(extraction_text(one) for one in found()),
    )
    tell_problems(problems)
    if problems:
        raise SystemExit(3)
