"""``factcheck compare``: articles against each other, nothing stored."""

from __future__ import annotations

import click

from factcheck.cli.options import discrepancy_options, fail_on_option, jobs_option, output_options
from factcheck.cli.output import progress, tell_problems
from factcheck.cli.trouble import ends_in_trouble, write_discrepancies
from factcheck.settings import load_settings


@click.command("compare")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...|-")
@discrepancy_options
@fail_on_option
@jobs_option
@output_options
def command(
    paths: tuple[str, ...],
    checks: tuple[str, ...],
    severities: tuple[str, ...],
    least_confidence: float,
    everything: bool,
    fail_on: str | None,
    jobs: int | None,
    form: str | None,
    output: str | None,
) -> None:
    """Compare the articles given with each other, and store nothing.

    Says what an import of them into an empty database and a report would say.

    \b
    Example:
      factcheck compare articles/letters
    """
    from factcheck.model.finding import Severity
    from factcheck.services.comparing import compare_paths
    from factcheck.services.reporting import ReportFilters, everything_of

    filters = ReportFilters(
        checks=frozenset(checks),
        severities=frozenset(Severity(name) for name in severities),
        least_confidence=least_confidence,
    )
    if everything:
        filters = everything_of(filters)
    settings = load_settings(jobs=jobs)
    with progress("Comparing"):
        comparison = compare_paths(
            paths, filters=filters, jobs=settings.jobs, least_speaker=settings.least_speaker
        )
    if comparison.interrupted:
        raise KeyboardInterrupt
    tell_problems(comparison.problems)
    write_discrepancies(
        comparison.discrepancies,
        form,
        output,
        least_confidence=least_confidence,
        unshown=None if everything else comparison.unshown,
    )
    if comparison.problems:
        raise SystemExit(3)
    if ends_in_trouble(comparison.discrepancies, fail_on, least_confidence):
        raise SystemExit(1)
