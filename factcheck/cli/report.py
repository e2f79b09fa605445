"""``factcheck report``: what does not agree."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from factcheck.cli.database import opened
from factcheck.cli.options import (
    NewFile,
    database_option,
    discrepancy_options,
    fail_on_option,
    output_options,
)
from factcheck.cli.output import colored, output_stream, screen_width, write_answer
from factcheck.cli.trouble import ends_in_trouble, write_discrepancies

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from factcheck.services.reporting import ReportFilters


@click.command("report")
@discrepancy_options
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="ID",
    help="Only those with evidence in the article ID (or its address or path); may be given again.",
)
@click.option(
    "--html",
    "page",
    type=NewFile(),
    metavar="FILE",
    help="Write one self-contained page for a browser to FILE.",
)
@click.option(
    "--corrections",
    "only_corrections",
    is_flag=True,
    help="What is to be mended because of a verdict that says what is right; with --all also what was.",
)
@fail_on_option
@database_option
@output_options
def command(
    checks: tuple[str, ...],
    severities: tuple[str, ...],
    least_confidence: float,
    everything: bool,
    articles: tuple[str, ...],
    page: str | None,
    only_corrections: bool,
    fail_on: str | None,
    db: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Report the discrepancies that stand, by story, worst first.

    \b
    Examples:
      factcheck report
      factcheck report --html report.html
      factcheck report --check quote-altered --nl
      factcheck report --corrections
    """
    from factcheck.model.article import ArticleKey
    from factcheck.model.finding import Severity
    from factcheck.services.identities import article_keys
    from factcheck.services.reporting import ReportFilters, ended, everything_of, left_out, report
    from factcheck.store.engine import reading

    if only_corrections and page is not None:
        raise click.UsageError("--corrections has no page: leave out --html.")
    with opened(db) as engine, reading(engine) as session:
        filters = ReportFilters(
            checks=frozenset(checks),
            severities=frozenset(Severity(name) for name in severities),
            articles=frozenset[ArticleKey]().union(*(article_keys(session, one) for one in articles)),
            least_confidence=least_confidence,
        )
        if only_corrections:
            _corrections(session, filters, form, output, fail_on, mended=everything)
            return
        found = report(session, everything_of(filters) if everything else filters)
        found += ended(session, filters) if everything else []
        unshown = None if everything else left_out(session, filters)
    if page is not None:
        from factcheck.report.html import html_report

        with output_stream(page) as stream:
            stream.write(
                html_report(
                    found, made=datetime.now(UTC), least_confidence=least_confidence, unshown=unshown
                )
            )
        click.echo(f"Wrote {page}.", err=True)
    if page is None or form is not None or output is not None:
        write_discrepancies(found, form, output, least_confidence=least_confidence, unshown=unshown)
    if ends_in_trouble(found, fail_on, least_confidence):
        raise SystemExit(1)


def _corrections(
    session: Session,
    filters: ReportFilters,
    form: str | None,
    output: str | None,
    fail_on: str | None,
    *,
    mended: bool,
) -> None:
    """Write the corrections that pass the filters; those that are open are what is in trouble."""
    from factcheck.report.corrections import correction_record, corrections_text
    from factcheck.services.corrections import corrections

    found = [
        one
        for one in corrections(session, mended=mended)
        if (not filters.checks or one.discrepancy.check in filters.checks)
        and (not filters.severities or one.discrepancy.severity in filters.severities)
        and (not filters.articles or filters.articles & {held.article.key for held in one.articles})
    ]
    write_answer(
        output,
        form,
        [correction_record(one) for one in found],
        lambda: corrections_text(found, color=colored(output), width=screen_width(output)),
    )
    if ends_in_trouble([one.discrepancy for one in found if one.is_open], fail_on, 0.0):
        raise SystemExit(1)
