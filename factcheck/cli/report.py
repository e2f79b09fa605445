"""``factcheck report``: what does not agree."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, discrepancy_options, fail_on_option, output_options
from factcheck.cli.output import output_stream
from factcheck.cli.trouble import ends_in_trouble, write_discrepancies


@click.command("report")
@discrepancy_options
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="ID",
    help="Only those with evidence in the article ID (or its address or path); may be given again.",
)
@click.option("--html", "page", metavar="FILE", help="Write one self-contained page for a browser to FILE.")
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
    """
    from factcheck.model.article import ArticleKey
    from factcheck.model.finding import Severity
    from factcheck.services.identities import article_keys
    from factcheck.services.reporting import ReportFilters, everything_of, left_out, report
    from factcheck.store.engine import reading

    with opened(db) as engine, reading(engine) as session:
        filters = ReportFilters(
            checks=frozenset(checks),
            severities=frozenset(Severity(name) for name in severities),
            articles=frozenset[ArticleKey]().union(*(article_keys(session, one) for one in articles)),
            least_confidence=least_confidence,
        )
        found = report(session, everything_of(filters) if everything else filters)
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
