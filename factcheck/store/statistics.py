"""What a database holds, in numbers."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.model.finding import Outcome
from factcheck.model.quote import QuoteKind
from factcheck.store.engine import table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    ClaimOccurrenceRow,
    DecisionRow,
    DiscrepancyRow,
    EntityRow,
    ImportProblemRow,
    OutletRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
    RunRow,
    StoryRow,
)

_COUNTED = {
    "articles": ArticleRow,
    "versions": ArticleVersionRow,
    "outlets": OutletRow,
    "stories": StoryRow,
    "quotes": QuoteRow,
    "people, bodies and places": EntityRow,
    "decisions": DecisionRow,
    "runs": RunRow,
    "import problems": ImportProblemRow,
}


def counts(session: Session) -> dict[str, int]:
    """Return how many rows of each kind there are, by what a person calls them."""
    found = {
        name: session.execute(select(func.count()).select_from(table_of(row))).scalar_one()
        for name, row in _COUNTED.items()
    }
    found["quotations linked"] = session.execute(
        select(func.count()).select_from(table_of(QuoteMemberRow))
    ).scalar_one()
    version = table_of(ArticleVersionRow)
    claim = table_of(ClaimOccurrenceRow)
    found["claims"] = session.execute(
        select(func.count())
        .select_from(claim.join(version, version.c.id == claim.c.version_id))
        .where(version.c.is_current)
    ).scalar_one()
    occurrence = table_of(QuoteOccurrenceRow)
    current = occurrence.join(version, version.c.id == occurrence.c.version_id)
    found["quotations without a speaker"] = session.execute(
        select(func.count())
        .select_from(current)
        .where(version.c.is_current, occurrence.c.role == "attributed", occurrence.c.speaker.is_(None))
    ).scalar_one()
    found["statements without marks"] = session.execute(
        select(func.count())
        .select_from(current)
        .where(version.c.is_current, occurrence.c.kind == QuoteKind.INDIRECT)
    ).scalar_one()
    row = table_of(DiscrepancyRow)
    for check, number in session.execute(
        select(row.c.check_name, func.count())
        .where(row.c.closed_run_id.is_(None), row.c.outcome == Outcome.DIFFERS)
        .group_by(row.c.check_name)
        .order_by(row.c.check_name)
    ):
        found[f"discrepancies: {check}"] = number
    return found
