"""The rows of every export, as programs get them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy.orm import Session

from factcheck.report.exported import Exported, article_claims, article_row, decision_row, link_row
from factcheck.report.records import Record, discrepancy_record, quote_record
from factcheck.services.exporting import (
    every_article,
    every_decision,
    every_discrepancy,
    every_link,
    every_quote,
)
from factcheck.services.publishing import every_log_row


def rows_of(session: Session, what: Exported) -> Iterator[Record]:
    """Yield the rows of an export, in its order."""
    return _ROWS[what](session)


def _quotes(session: Session) -> Iterator[Record]:
    return (quote_record(group, 1.0) for group in every_quote(session))


def _claims(session: Session) -> Iterator[Record]:
    return (row for view, _ in every_article(session) for row in article_claims(view))


def _articles(session: Session) -> Iterator[Record]:
    return (
        article_row(view, facts.byline, facts.language, facts.versions)
        for view, facts in every_article(session)
    )


def _discrepancies(session: Session) -> Iterator[Record]:
    return (discrepancy_record(one) for one in every_discrepancy(session))


def _decisions(session: Session) -> Iterator[Record]:
    return (
        decision_row(
            one.kind,
            one.decision.subject_key,
            check=one.check,
            subject=one.about,
            verdict=one.decision.verdict,
            right=one.decision.right,
            reason=one.decision.reason,
            note=one.decision.note,
            actor=one.decision.actor,
            decided_at=one.decision.decided_at,
        )
        for one in every_decision(session)
    )


def _links(session: Session) -> Iterator[Record]:
    return (link_row(one) for one in every_link(session))


_ROWS: Mapping[Exported, Callable[[Session], Iterator[Record]]] = {
    Exported.QUOTES: _quotes,
    Exported.CLAIMS: _claims,
    Exported.ARTICLES: _articles,
    Exported.DISCREPANCIES: _discrepancies,
    Exported.DECISIONS: _decisions,
    Exported.LINKS: _links,
    Exported.LOG: every_log_row,
}
