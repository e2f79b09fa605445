"""Export: everything of one kind that the store holds, in little memory whatever its size.

All is read a page at a time, in an order that is the same for the same articles, however they came in.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from factcheck.model.finding import Discrepancy
from factcheck.model.group import ArticleView, QuoteGroup, QuoteMember
from factcheck.model.ids import IdKind
from factcheck.model.link import Link
from factcheck.model.span import Span
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
