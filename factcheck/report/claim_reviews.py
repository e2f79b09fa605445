"""Decided discrepancies as ClaimReview (schema.org), to be put into a page or handed to an aggregator.

In: a discrepancy and the decision in force. Out: JSON-LD, one review for each value that differs. The
rating is the decision in its own words: no number, and no word on truth that the editor did not say. The
claim is the sentence as the first carrier prints it; those who print it are its authors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from factcheck.model.article import ArticleKind, ArticleRef
from factcheck.model.finding import Discrepancy, EvidenceView
from factcheck.report.arrange import by_value
from factcheck.report.records import Record
from factcheck.report.templating import is_web
from factcheck.report.values import verdict_words
from factcheck.text.sentences import sentences

_TYPES = {ArticleKind.ARTICLE: "NewsArticle", ArticleKind.POST: "SocialMediaPosting"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """Who reviews: the organisation's name and site, and where a review is published.

    ``{id}`` in ``page`` stands for the id of the discrepancy.
    """

    name: str
    url: str | None = None
    page: str | None = None


def claim_reviews(discrepancy: Discrepancy, decided_at: datetime, reviewer: Reviewer) -> Iterator[Record]:
    """Yield a review of each value, in the order of the evidence."""
    rating = verdict_words(
        discrepancy, f"Discrepancy {discrepancy.status.value}", discrepancy.right, discrepancy.reason
    )
    page = reviewer.page.replace("{id}", discrepancy.id) if reviewer.page else None
    for _, views in by_value(discrepancy):
        yield _node(
            "ClaimReview",
            {
                "identifier": discrepancy.id,
                "url": page,
                "claimReviewed": _sentence(views[0]),
                "datePublished": decided_at.date().isoformat(),
                "author": _node("Organization", {"name": reviewer.name, "url": reviewer.url}),
                "itemReviewed": _claim(views),
                "reviewRating": _node(
                    "Rating", {"alternateName": rating, "ratingExplanation": discrepancy.message}
                ),
            },
            context=True,
        )


def _claim(views: Sequence[EvidenceView]) -> Record:
    articles = list({view.evidence.article.key: view.evidence.article for view in views}.values())
    outlets = list(dict.fromkeys(one.outlet for one in articles if one.outlet))
    works = [_work(one) for one in articles]
    dated = all(one.published for one in articles)
    first = min(articles, key=lambda one: one.order)
    return _node(
        "Claim",
        {
            "text": views[0].evidence.text,
            "author": _one_or_all([_node("Organization", {"name": name}) for name in outlets]),
            "datePublished": first.published.text if dated and first.published else None,
            "appearance": works,
            "firstAppearance": _work(first) if dated else None,
        },
    )


def _work(article: ArticleRef) -> Record:
    return _node(
        _TYPES.get(article.kind, "CreativeWork"),
        {
            "identifier": article.id,
            "url": article.url if is_web(article.url) else None,
            "headline": article.title,
            "datePublished": article.published.text if article.published else None,
            "publisher": _node("Organization", {"name": article.outlet}) if article.outlet else None,
        },
    )


def _sentence(view: EvidenceView) -> str:
    """Return the sentences that hold a place, white space as one blank."""
    start = view.evidence.span.start - view.context_start
    end = view.evidence.span.end - view.context_start
    held = [unit for unit in sentences(view.context) if unit.start < end and start < unit.end]
    words = view.context[held[0].start : held[-1].end] if held else view.context
    return " ".join(words.split())


def _one_or_all(nodes: list[Record]) -> Record | list[Record] | None:
    return nodes[0] if len(nodes) == 1 else nodes or None


def _node(kind: str, values: Record, *, context: bool = False) -> Record:
    head: Record = {"@context": "https://schema.org", "@type": kind} if context else {"@type": kind}
    return head | {name: value for name, value in values.items() if value is not None}
