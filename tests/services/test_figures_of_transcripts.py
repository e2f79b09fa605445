"""Figures of a text that is all speech are held against those of the reports on it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from factcheck.services.ingest import import_paths
from factcheck.services.reporting import everything_of, report
from factcheck.store.engine import reading

BUDGET = Path(__file__).parents[2] / "articles" / "budget"


def test_figures_of_a_transcript_are_held_against_reports(engine: Engine) -> None:
    """The budget director reads out what public works cost, and a newspaper prints it."""
    import_paths(engine, [str(BUDGET)], jobs=1)
    with reading(engine) as session:
        told = [one for one in report(session, everything_of()) if "$11,200,000" in one.message]
    assert [{"budget-council-transcript"}] == [
        {view.evidence.article.id for view in one.evidence} & {"budget-council-transcript"} for one in told
    ]
