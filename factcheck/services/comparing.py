"""Comparing: articles against each other, nothing stored.

The articles go the way of an import, into a database that lives in memory until the end of the
comparison, so that it says what an import and a report of the same articles would say, but for one thing:
a few articles that somebody sets side by side are taken for one story sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from factcheck.model.finding import Discrepancy, Unshown
from factcheck.model.problem import Problem
from factcheck.model.quote import LEAST_SPEAKER
from factcheck.services.database import ensure_schema
from factcheck.services.ingest import import_paths
from factcheck.services.reporting import STANDING, ReportFilters, left_out, report
from factcheck.store.engine import database_url, open_engine, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs among the articles given, what was left out, and the inputs that could not be read."""

    articles: int
    discrepancies: tuple[Discrepancy, ...]
    unshown: Unshown
    problems: tuple[Problem, ...]
    interrupted: bool


def compare_paths(
    paths: Sequence[str],
    *,
    filters: ReportFilters = STANDING,
    jobs: int = 1,
    least_speaker: float = LEAST_SPEAKER,
    stdin: BinaryIO | None = None,
) -> Comparison:
    """Compare files, folders and ``-`` with each other; arguments as for an import."""
    engine = open_engine(database_url(":memory:"))
    try:
        ensure_schema(engine)
        summary = import_paths(
            engine,
            paths,
            jobs=jobs,
            least_speaker=least_speaker,
            stdin=stdin,
            command="compare",
            gathered=True,
        )
        with reading(engine) as session:
            found, unshown = report(session, filters), left_out(session, filters)
    finally:
        engine.dispose()
    return Comparison(
        articles=summary.articles,
        discrepancies=tuple(found),
        unshown=unshown,
        problems=tuple(summary.problems),
        interrupted=summary.interrupted,
    )
