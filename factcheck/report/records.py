"""The JSON records that commands print one a line: the keys, their order and their meaning.

In: dataclasses of the model. Out: dictionaries of plain JSON values. Offsets are code points, half-open,
into the article's text; what a source does not say is ``None``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.model.answer import Answer, ClaimHit, NameHit, QuoteHit
from factcheck.model.article import ArticleKey, Published
from factcheck.model.claim import ClaimOccurrence
from factcheck.model.extraction import Extraction
from factcheck.model.finding import Discrepancy, Ending, EvidenceView
from factcheck.model.group import QuoteGroup
from factcheck.model.ids import IdKind, public_id
from factcheck.model.name import NameOccurrence
from factcheck.model.quote import STATEMENTS, Stretch
from factcheck.model.span import Span
from factcheck.text.claim_keys import claim_keys
from factcheck.text.words import read_words

Record = dict[str, object]
"""One JSON object; its values are strings, numbers, ``None``, and lists and objects of these."""


def extraction_record(extraction: Extraction) -> Record:
    """Return what ``extract --nl`` prints of one article: its text, quotations, claims, names and terms.

    ``terms`` are the stretches within marks that are nobody's statement (terms, titles), in the shape of a
    quotation; they stand apart so that who reads ``quotes`` need not pick them out.
    """
    article = extraction.article
    statements = [stretch for stretch in extraction.quotes if stretch.role in STATEMENTS]
    others = [stretch for stretch in extraction.quotes if stretch.role not in STATEMENTS]
    return {
        "id": article.id,
        "title": article.title,
        "published": _date(article.published),
        "text": article.text,
        "quotes": [quotation_record(stretch, article.text) for stretch in statements],
        "claims": claim_records(article.key, article.text, extraction.claims),
        "names": [_name(name, article.text) for name in extraction.names],
        "terms": [quotation_record(stretch, article.text) for stretch in others],
    }


def discrepancy_record(discrepancy: Discrepancy) -> Record:
    """Return what ``report --nl`` and ``compare --nl`` print of one discrepancy.

    ``deciding`` names the attribute that decided an outcome other than ``differs``; ``story`` is an id;
    ``right`` is the value of the evidence that the decision in force says is right; ``ended`` tells which
    version of an article no longer showed it, if one ended it.
    """
    return {
        "id": discrepancy.id,
        "check": discrepancy.check,
        "severity": discrepancy.severity.value,
        "confidence": round(discrepancy.confidence, 3),
        "subject": discrepancy.subject,
        "message": discrepancy.message,
        "status": discrepancy.status.value,
        "evidence": [_evidence(view) for view in discrepancy.evidence],
        "outcome": discrepancy.outcome.value,
        "deciding": discrepancy.deciding,
        "story": discrepancy.story.id if discrepancy.story else None,
        "right": discrepancy.right,
        "ended": _ending(discrepancy.ended),
    }


def _ending(ending: Ending | None) -> Record | None:
    if ending is None:
        return None
    return {
        "article": ending.article.id,
        "version": ending.version,
        "imported": ending.seen_at.isoformat(),
        "says": ending.says,
    }


def quote_record(group: QuoteGroup, score: float) -> Record:
    """Return what ``export quotes --nl`` prints of one quote.

    ``wordings`` lists each distinct wording once, as its first carrier prints it, the canonical one first.
    An occurrence that a said-clause or a paragraph break interrupts is one entry a stretch.
    """
    return {
        "id": public_id(IdKind.QUOTE, group.key),
        "score": round(score, 3),
        "speaker": group.speaker,
        "text": group.text,
        "wordings": wordings(group),
        "occurrences": _occurrences(group),
    }


def hit_record(hit: QuoteHit) -> Record:
    """Return what ``find --nl`` prints of one quote: the quote, and the primary source that has it."""
    source = hit.source
    primary = source and {
        "article": source.id,
        "kind": source.kind.value,
        "outlet": source.outlet,
        "published": _date(source.published),
        "verified": hit.verified,
    }
    return quote_record(hit.group, hit.score) | {"primary": primary}


_NAMED = ("id", "score", "speaker", "text", "articles", "first", "outlet", "published")
ANSWER_COLUMNS = ("line", "quote", "match", "verdict", *_NAMED)
"""The keys of :func:`answer_record`, in their order."""


def answer_record(line: int, words: str, answer: Answer, verdict: str) -> Record:
    """Return what ``find --batch --nl`` prints for one line of the file: the verdict and the best quote.

    ``line`` is the line's number in the file. Where nothing was found, ``id`` and what follows are null;
    ``first`` names the earliest article that carries the quote, by id.
    """
    row: Record = {"line": line, "quote": words, "match": answer.match.value, "verdict": verdict}
    named: Record = dict.fromkeys(_NAMED)
    if answer.hits:
        hit = answer.hits[0]
        articles = {one.occurrence.article.key: one.occurrence.article for one in hit.group.members}
        first = min(articles.values(), key=lambda one: one.order)
        named = {
            "id": public_id(IdKind.QUOTE, hit.group.key),
            "score": round(hit.score, 3),
            "speaker": hit.group.speaker,
            "text": hit.group.text,
            "articles": len(articles),
            "first": first.id,
            "outlet": first.outlet,
            "published": _date(first.published),
        }
    return row | named


def claim_hit_record(hit: ClaimHit) -> Record:
    """Return what ``find --claims --nl`` prints of a claim: as ``extract`` has it, and where it stands."""
    article = hit.article
    return {
        "id": public_id(IdKind.CLAIM, hit.key),
        "score": round(hit.score, 3),
        "article": article.id,
        "source": article.source,
        "outlet": article.outlet,
        "published": _date(article.published),
        "start": hit.claim.span.start,
        "end": hit.claim.span.end,
        "text": hit.text,
        **_claim_values(hit.claim),
        "context": hit.context,
    }


def name_hit_record(hit: NameHit) -> Record:
    """Return what ``find --names --nl`` prints of one person, body or place, and of each article with it.

    ``spellings`` are the full forms that the articles give, each once, the most frequent first.
    """
    return {
        "id": public_id(IdKind.PERSON, hit.key),
        "score": round(hit.score, 3),
        "name": hit.name,
        "kind": hit.kind.value,
        "spellings": list(hit.spellings),
        "occurrences": [
            {
                "article": article.id,
                "source": article.source,
                "outlet": article.outlet,
                "published": _date(article.published),
                "text": name,
            }
            for article, name in hit.articles
        ],
    }


def wordings(group: QuoteGroup) -> list[str]:
    """Return the distinct wordings of a quote, as first printed, the canonical one first.

    Texts that differ only in marks, case, dashes or edge punctuation are one wording.
    """
    texts = [group.text, *(member.occurrence.text for member in group.members)]
    distinct: dict[tuple[str, ...], str] = {}
    for text in texts:
        distinct.setdefault(tuple(word.text for word in read_words(text)), text)
    return list(distinct.values())


def _date(published: Published | None) -> str | None:
    return published.text if published else None


def _place(span: Span, text: str) -> Record:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def quotation_record(stretch: Stretch, text: str) -> Record:
    """Return what ``extract --nl`` prints of one stretch of ``text``."""
    return _place(stretch.span, text) | {
        "kind": stretch.kind.value,
        "role": stretch.role.value,
        "speaker": stretch.speaker,
        "mention": stretch.mention.of(text) if stretch.mention else None,
        "cue": stretch.cue.of(text) if stretch.cue else None,
        "method": stretch.method.value,
        "confidence": round(stretch.confidence, 3),
    }


def claim_records(article: ArticleKey, text: str, claims: Sequence[ClaimOccurrence]) -> list[Record]:
    """Return what ``extract --nl`` prints of an article's claims; ``show`` takes the ids of stored ones."""
    keys = claim_keys(article, text, claims)
    return [
        _place(claim.span, text) | _claim_values(claim) | {"id": public_id(IdKind.CLAIM, key)}
        for claim, key in zip(claims, keys, strict=True)
    ]


def _claim_values(claim: ClaimOccurrence) -> Record:
    return {
        "kind": claim.kind.value,
        "low": _number(claim.low),
        "high": _number(claim.high),
        "unit": claim.unit,
        "modifier": claim.modifier,
        "entity": claim.entity,
        "measure": claim.measure,
        "item": claim.item,
        "scope": list(claim.scope),
        "time": claim.time,
        "status": claim.status.value,
        "speaker": claim.speaker,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _name(name: NameOccurrence, text: str) -> Record:
    return _place(name.span, text) | {"kind": name.kind.value, "entity": name.entity}


def _evidence(view: EvidenceView) -> Record:
    evidence = view.evidence
    article = evidence.article
    return {
        "article": article.id,
        "source": article.source,
        "outlet": article.outlet,
        "title": article.title,
        "published": _date(article.published),
        "start": evidence.span.start,
        "end": evidence.span.end,
        "text": evidence.text,
        "value": evidence.value,
        "context": view.context,
    }


def _occurrences(group: QuoteGroup) -> list[Record]:
    found: list[Record] = []
    for member in group.members:
        article = member.occurrence.article
        at = 0
        for span in member.occurrence.spans:
            size = span.end - span.start
            found.append(
                {
                    "article": article.id,
                    "source": article.source,
                    "outlet": article.outlet,
                    "published": _date(article.published),
                    "start": span.start,
                    "end": span.end,
                    "text": member.occurrence.text[at : at + size],
                    "relation": member.relation.value,
                }
            )
            at += size + 1
    return found
