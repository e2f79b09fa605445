"""``factcheck import``: articles in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, jobs_option
from factcheck.cli.output import progress, tell_problems
from factcheck.model.article import ArticleKind
from factcheck.settings import load_settings

if TYPE_CHECKING:
    from factcheck.services.ingest import ImportSummary


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...|-")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ArticleKind]),
    help="What the texts are, where a text does not say itself that it is another kind; else what they are "
    "stored as, or articles. Quotes are held against transcripts, releases and posts before all else.",
)
@database_option
@jobs_option
def command(paths: tuple[str, ...], kind: str | None, db: str | None, jobs: int | None) -> None:
    """Import articles: texts, pages, JSONL, feeds, folders and archives of them, or - for stdin.

    Read are .txt .md .html .jsonl .jsonl.gz .rss .atom .xml .warc .warc.gz and .zip .tar .tar.gz of these.

    The same text again writes nothing; a changed text becomes a new version. What cannot be read is
    listed at the end, kept in the database, and makes the exit code 3.

    \b
    Examples:
      factcheck import articles/
      factcheck import articles/merger/merger-joint-release.md --kind release
    """
    from factcheck.checks.profiles import profile_named
    from factcheck.readers import sources
    from factcheck.services.ingest import import_paths
    from factcheck.services.untaken import untaken_lines

    sources(paths)  # refuses a path that names nothing, before a database is made for it
    settings = load_settings(db=db, jobs=jobs)
    with opened(db, create=True) as engine, progress("Importing") as advance:
        summary = import_paths(
            engine,
            paths,
            jobs=settings.jobs,
            least_speaker=settings.least_speaker,
            command="import " + " ".join(paths),
            advance=advance,
            kind=ArticleKind(kind) if kind else None,
            profile=profile_named(settings.profile),
        )
    tell_problems(summary.problems)
    for line in untaken_lines(summary):
        click.echo(line, err=True)
    click.echo(summary_line(summary))
    if summary.interrupted:
        raise SystemExit(130)
    if summary.problems:
        raise SystemExit(3)


def summary_line(summary: ImportSummary) -> str:
    """Return in one or two sentences what an import did."""
    done = [
        f"{count} {name}"
        for name, count in (
            ("new", summary.new),
            ("changed", summary.changed),
            ("refreshed", summary.refreshed),
            ("unchanged", summary.unchanged),
        )
        if count
    ]
    articles = "1 article" if summary.articles == 1 else f"{summary.articles} articles"
    if summary.interrupted:
        return f"Interrupted. Committed before that: {articles}" + (
            f" ({', '.join(done)})." if done else "."
        )
    if not summary.articles:
        return "No articles were found."
    if summary.unchanged == summary.articles:
        return f"{articles}, all unchanged: nothing was written."
    return f"{articles}: {', '.join(done)}."
