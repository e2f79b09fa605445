"""Export: everything of one kind that the store holds, in little memory whatever its size.

All is read a page at a time, in an order that is the same for the same articles, however they came in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy.orm import Session

from factcheck.model.finding import Discrepancy
from factcheck.model.group import ArticleView, QuoteGroup, QuoteMember
from factcheck.model.ids import IdKind
from factcheck.model.link import Link
from factcheck.model.span import Span
from factcheck.report.exported import (
    Exported,
    article_claims,
    article_row,
    decision_row,
    link_row,
)
from factcheck.report.records import Record, discrepancy_record, quote_record
from factcheck.services.reporting import discrepancies_of
from factcheck.store.exported import (
    ArticleFacts,
    StoredDecision,
    article_facts,
    decisions_after,
    fingerprints_after,
    name_links,
    story_links,
)
from factcheck.store.groups import quote_groups
from factcheck.store.listings import article_versions, entities
from factcheck.store.quotes import quotes_after
from factcheck.store.views import article_views

TOGETHER = 500
"""Quotes, decisions, bearers of names and stories that are read at once."""

TEXTS_TOGETHER = 50
"""Articles and discrepancies that are read at once: their texts come along."""


def rows_of(session: Session, what: Exported) -> Iterator[Record]:
    """Yield the rows of an export, as programs get them."""
    return _ROWS[what](session)


def every_quote(session: Session) -> Iterator[QuoteGroup]:
    """Yield every quote of the store with all its carriers, in the order of keys."""
    last = ""
    while numbers := quotes_after(session, last, TOGETHER):
        groups = quote_groups(session, numbers)
        for number in numbers:
            yield groups[number]
        last = groups[numbers[-1]].key


def every_article(session: Session) -> Iterator[tuple[ArticleView, ArticleFacts]]:
    """Yield the current version of every article with all that was found in it, in the order of keys."""
    last = ""
    while numbers := article_versions(session, after=last, limit=TEXTS_TOGETHER):
        facts = article_facts(session, numbers)
        for number, view in zip(numbers, article_views(session, numbers), strict=True):
            yield view, facts[number]
            last = view.ref.key


def every_discrepancy(session: Session) -> Iterator[Discrepancy]:
    """Yield every discrepancy and comparison that stands, whatever was decided, by fingerprint."""
    last = ""
    while fingerprints := fingerprints_after(session, last, TEXTS_TOGETHER):
        yield from discrepancies_of(session, fingerprints)
        last = fingerprints[-1]


def every_decision(session: Session) -> Iterator[StoredDecision]:
    """Yield every decision as it was recorded, the first one first."""
    last = 0
    while found := decisions_after(session, last, TOGETHER):
        yield from found
        last = found[-1].number


def every_link(session: Session) -> Iterator[Link]:
    """Yield what ties articles to quotes, then to the bearers of names, then to stories, each by key."""
    for group in every_quote(session):
        for member in sorted(group.members, key=lambda one: one.occurrence.key):
            yield _quote_link(group, member)
    last = ""
    while bearers := entities(session, after=last, limit=TOGETHER):
        yield from name_links(session, bearers)
        last = bearers[-1].key
    last = ""
    while found := story_links(session, last, TOGETHER):
        for key, links in found.items():
            yield from links
            last = key


def _quote_link(group: QuoteGroup, member: QuoteMember) -> Link:
    occurrence = member.occurrence
    return Link(
        kind=IdKind.QUOTE,
        key=group.key,
        name=group.text,
        article=occurrence.article,
        text=occurrence.text,
        span=Span(occurrence.spans[0].start, occurrence.spans[-1].end),
        relation=member.relation.value,
        score=member.score,
    )


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
}
