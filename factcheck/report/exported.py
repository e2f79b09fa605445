"""The rows of exports: everything of one kind, one row each, and what each column means.

In: dataclasses of the model. Out: dictionaries of plain JSON values with the columns of
:data:`EXPORTS`, in their order; ``docs/exports.md`` is written from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from factcheck.model.decision import SubjectKind
from factcheck.model.group import ArticleView
from factcheck.model.ids import IdKind, public_id
from factcheck.model.link import Link
from factcheck.report.records import Record, claim_records


class Exported(StrEnum):
    """What can be had whole, as rows."""

    QUOTES = "quotes"
    CLAIMS = "claims"
    ARTICLES = "articles"
    DISCREPANCIES = "discrepancies"
    DECISIONS = "decisions"
    LINKS = "links"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Export:
    """What an export holds, in one sentence, in which order, and its columns with their meanings."""

    what: str
    order: str
    columns: Mapping[str, str]


_PLACE = "where it stands: code points of the article's stored text, half-open"
_ARTICLE = "id of the article"

EXPORTS: Mapping[Exported, Export] = {
    Exported.QUOTES: Export(
        "every quote with all its carriers, in the shape in which find prints one",
        "by id",
        {
            "id": "of the quote",
            "score": "1",
            "speaker": "full name",
            "text": "the canonical wording, as its first carrier prints it",
            "wordings": "every distinct wording, the canonical one first",
            "occurrences": "who carries it: article, source, outlet, published, start, end, text, relation",
        },
    ),
    Exported.CLAIMS: Export(
        "every figure, date, list and identifier that a current text states",
        "by the article's key and the place in its text",
        {
            "id": "of the claim",
            "article": _ARTICLE,
            "source": "where the article was read",
            "outlet": "who published it",
            "published": "ISO 8601, as far as the source says it",
            "start": _PLACE,
            "end": _PLACE,
            "text": "as it stands there",
            "kind": "figure, date, list or identifier",
            "low": "least value meant; for dates, days since 1970-01-01",
            "high": "greatest value meant",
            "unit": "usd, percent, year, ...",
            "modifier": "exact, about, at_least, more_than, at_most, less_than, range or vague",
            "entity": "of whom or what it is said",
            "measure": "what is measured",
            "item": "what is counted",
            "scope": "words that restrict it",
            "time": "the days or the time of day it is for",
            "status": "asserted, denied, expected, alleged or corrected",
            "speaker": "who says so, if not the article",
        },
    ),
    Exported.ARTICLES: Export(
        "every article as it stands now, in the shape that import takes",
        "by key",
        {
            "id": _ARTICLE,
            "key": "by which the article is known again",
            "source": "where it was read",
            "title": "as the source gives it",
            "url": "its address",
            "outlet": "who published it",
            "published": "ISO 8601, as far as the source says it",
            "byline": "who wrote it",
            "kind": "article, transcript, release or post",
            "language": "as the source says",
            "versions": "how many states of it are stored",
            "text": "the whole text",
        },
    ),
    Exported.DISCREPANCIES: Export(
        "every discrepancy and comparison that stands, whatever was decided, in the shape of report",
        "by id",
        {
            "id": "of the discrepancy",
            "check": "which check found it",
            "severity": "error, warning or note",
            "confidence": "0 to 1",
            "subject": "what differs",
            "message": "how, in one sentence",
            "status": "open, confirmed, dismissed or unsure: the last decision",
            "evidence": "every place: article, source, outlet, title, published, start, end, text, value, "
            "context",
            "outcome": "differs, or why it is no discrepancy",
            "deciding": "what decided that",
            "story": "id of the story",
            "right": "the value that the decision says is right",
            "ended": "empty: what a version of an article ended stands no longer",
        },
    ),
    Exported.DECISIONS: Export(
        "every decision as it was recorded, those overruled and withdrawn among them",
        "as they were made",
        {
            "about": "discrepancy, quote_pair, name_pair or claim_pair",
            "id": "of the discrepancy; of a pair its two keys",
            "check": "which check found the discrepancy",
            "subject": "what differs",
            "verdict": "confirmed, dismissed, unsure or withdrawn; of a pair same, different or withdrawn",
            "right": "the value that it says is right",
            "reason": "why",
            "note": "what else was noted",
            "actor": "who decided",
            "decided_at": "when, ISO 8601 in UTC",
        },
    ),
    Exported.LINKS: Export(
        "what ties articles to quotes, to the bearers of names, and to stories",
        "quotes, then names, then stories; each by id and the article's key",
        {
            "kind": "quote, name or story",
            "id": "of the quote, the bearer or the story",
            "name": "its canonical wording, fullest name, or title",
            "article": _ARTICLE,
            "source": "where the article was read",
            "start": "of a quotation: code points of the article's stored text, half-open",
            "end": "of a quotation, of its last stretch",
            "text": "what the article has: its quotation, its form of the name, its title",
            "relation": "how it stands to the canonical wording or name",
            "score": "of a quotation 0 to 1; of a story the strength of the tie",
            "reason": "one sentence, where one is stored",
        },
    ),
    Exported.LOG: Export(
        "the fact-check log: a row for each value of every discrepancy on which a decision is in force",
        "by the discrepancy's fingerprint",
        {
            "statement": "the words as the first place prints them",
            "where": "every place that has them: outlet and date, article, code points of its stored text",
            "kind": "quote, speaker, name, figure, date, list, sum, weekday or word",
            "source": "what they were held against: the article with the right value, else the best other",
            "rank": "primary (a transcript, a release, a post) or secondary",
            "method": "the check that compared them",
            "who": "who decided",
            "when": "when, ISO 8601 in UTC",
            "verdict": "what was decided: the value that is right, and why",
            "change made": "for each article that was mended the version that did it",
            "note": "what else was noted",
            "id": "of the discrepancy",
        },
    ),
}
"""Every export of rows; a test holds the rows to the columns."""

_KINDS = {IdKind.QUOTE: "quote", IdKind.PERSON: "name", IdKind.STORY: "story"}


def article_row(view: ArticleView, byline: str | None, language: str | None, versions: int) -> Record:
    """Return an article as import takes it; what import has no key for, it keeps as metadata."""
    ref = view.ref
    return {
        "id": ref.id,
        "key": ref.key,
        "source": ref.source,
        "title": ref.title,
        "url": ref.url,
        "outlet": ref.outlet,
        "published": ref.published.text if ref.published else None,
        "byline": byline,
        "kind": ref.kind.value,
        "language": language,
        "versions": versions,
        "text": view.text,
    }


def article_claims(view: ArticleView) -> Iterator[Record]:
    """Yield an article's claims in the order of the text, keyed as in ``find --claims``."""
    ref = view.ref
    where = {
        "article": ref.id,
        "source": ref.source,
        "outlet": ref.outlet,
        "published": ref.published.text if ref.published else None,
    }
    for claim in claim_records(ref.key, view.text, view.claims):
        row = where | claim
        yield {name: row[name] for name in EXPORTS[Exported.CLAIMS].columns}


def decision_row(
    kind: SubjectKind,
    key: str,
    *,
    check: str | None,
    subject: str | None,
    verdict: str,
    right: str | None,
    reason: str | None,
    note: str | None,
    actor: str,
    decided_at: datetime,
) -> Record:
    """Return a decision; ``key`` is a discrepancy's fingerprint, or the two keys of a pair."""
    return {
        "about": kind.value,
        "id": public_id(IdKind.DISCREPANCY, key) if kind is SubjectKind.DISCREPANCY else key,
        "check": check,
        "subject": subject,
        "verdict": verdict,
        "right": right,
        "reason": reason,
        "note": note,
        "actor": actor,
        "decided_at": decided_at.isoformat(),
    }


def link_row(link: Link) -> Record:
    """Return one tie."""
    return {
        "kind": _KINDS[link.kind],
        "id": link.id,
        "name": link.name,
        "article": link.article.id,
        "source": link.article.source,
        "start": link.span.start if link.span else None,
        "end": link.span.end if link.span else None,
        "text": link.text,
        "relation": link.relation,
        "score": None if link.score is None else round(link.score, 3),
        "reason": link.reason,
    }
