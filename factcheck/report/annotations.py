"""Quotes, claims and discrepancies as Web Annotations (W3C Recommendation, 23 February 2017).

In: places in the stored text of an article. Out: annotations in the JSON-LD of the model (section 3.1),
each place described twice: by its words (TextQuoteSelector, 4.2.4) and by its position
(TextPositionSelector, 4.2.5). Both count Unicode code points, as the model asks, of the article's stored
text; for a web page that is its main text, not its markup. The words around a
place are as many as tell it from every other place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from factcheck.model.article import ArticleKey, ArticleRef
from factcheck.model.finding import Discrepancy
from factcheck.model.group import ArticleView
from factcheck.model.ids import IdKind, public_id
from factcheck.model.span import Span
from factcheck.report.records import Record
from factcheck.report.templating import is_web
from factcheck.text.claim_keys import claim_keys
from factcheck.text.quotations import join_stretches

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Code points before and after a place, unless more are needed to tell it from others."""

_IRI_MARKS = ":/?#[]@!$&'()*+,;=%~-._"


def selectors(text: str, span: Span) -> list[Record]:
    """Return both selectors of a place.

    >>> words, position = selectors("The bay. The bay.", Span(9, 12))
    >>> words["prefix"], words["exact"], position["start"]
    ('The bay. ', 'The', 9)
    """
    before, after = _around(text, span)
    return [
        {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": before, "suffix": after},
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _around(text: str, span: Span) -> tuple[str, str]:
    """Return the words before and after a place, with which it stands in the text once only."""
    size = AROUND
    while True:
        start, end = max(0, span.start - size), min(len(text), span.end + size)
        words = text[start:end]
        if text.find(words, text.find(words) + 1) < 0:
            return text[start : span.start], text[span.end : end]
        size *= 2


def source_address(ref: ArticleRef) -> str:
    """Return the address of an article, or its key as an address if it has none on the web."""
    if ref.url is not None and is_web(ref.url):
        return ref.url
    return quote(ref.key, safe=_IRI_MARKS)


def article_annotations(view: ArticleView, quotes: Mapping[int, str]) -> Iterable[Record]:
    """Yield the quotations of an article, then its claims, each in the order of the text.

    ``quotes`` gives the keys of quotes by the quotation's number; what has none is nobody's linked words.
    """
    for stretches in join_stretches(view.quotes):
        key = quotes.get(stretches[0].quotation)
        if key is None:
            continue
        speaker = next((one.speaker for one in stretches if one.speaker), None)
        bodies = [_body("tagging", public_id(IdKind.QUOTE, key))]
        if speaker:
            bodies.insert(0, _body("identifying", speaker))
        yield _annotation(
            ("quote", view.ref.key, key, str(stretches[0].quotation)),
            "identifying",
            bodies,
            [_target(view.ref, view.text, one.span) for one in stretches],
        )
    keys = claim_keys(view.ref.key, view.text, view.claims)
    for claim, key in zip(view.claims, keys, strict=True):
        yield _annotation(
            ("claim", key),
            "classifying",
            [_body("classifying", claim.kind.value), _body("tagging", public_id(IdKind.CLAIM, key))],
            [_target(view.ref, view.text, claim.span)],
        )


def discrepancy_annotation(discrepancy: Discrepancy, texts: Mapping[ArticleKey, str]) -> Record:
    """Return a discrepancy with all its places as targets; ``texts`` are those that it was found in."""
    places = [view.evidence for view in discrepancy.evidence]
    return _annotation(
        ("discrepancy", discrepancy.fingerprint),
        "assessing",
        [
            _body("assessing", discrepancy.message),
            _body("classifying", discrepancy.check),
            _body("tagging", discrepancy.id),
        ],
        [_target(one.article, texts[one.article.key], one.span) for one in places],
    )


def _annotation(
    key: Sequence[str], motivation: str, bodies: Sequence[Record], targets: Sequence[Record]
) -> Record:
    return {
        "@context": CONTEXT,
        "id": uuid5(NAMESPACE_URL, "\n".join(key)).urn,
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _body(purpose: str, value: str) -> Record:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(ref: ArticleRef, text: str, span: Span) -> Record:
    return {
        "type": "SpecificResource",
        "source": {"id": source_address(ref), "type": "Text"},
        "selector": selectors(text, span),
    }
