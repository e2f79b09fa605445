"""Reviews of claims by others: ClaimReview (schema.org) in JSON-LD, an article each.

In: JSON that holds reviews anywhere in it, alone, in a list, a graph or a data feed. Out: an article for
each review, whose text is the claim in the reviewer's words and nothing else, so that its figures and names
are found as claims of the reviewer's article. It is no primary source and no quotation, for reviewers tell
a claim in words of their own. Rating, author and appearances of the claim are kept as metadata.

A review is known by its reviewer and the words of the claim, never by its address: that is the address of
the page that it stands in.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers.encoding import decode
from factcheck.readers.fault import DocumentFault
from factcheck.readers.fields import Fields, Place, make_article, metadata_value
from factcheck.readers.identity import canonical_address, text_place
from factcheck.readers.linked_data import names_of, parsed_script, strings_of

READER = "claimreview/1"

_TYPES = ("ClaimReview", "https://schema.org/ClaimReview", "http://schema.org/ClaimReview")
_MARK = b"ClaimReview"

Node = Mapping[str, object]


_NO_REVIEW = (
    "It holds no ClaimReview, the only JSON that is read; articles must stand one a line, in a .jsonl: "
    "jq -c '.[]' makes such lines of a list."
)


def may_hold_reviews(data: bytes) -> bool:
    """Tell from bytes of JSON, or of a page, whether reviews may be in them."""
    return _MARK in data.replace(b"\0", b"")


def is_review(value: object) -> bool:
    """Tell whether a JSON value is a review.

    >>> is_review({"@type": ["Review", "ClaimReview"]}), is_review({"@type": "Review"})
    (True, False)
    """
    return isinstance(value, dict) and any(name in _TYPES for name in strings_of(value.get("@type")))


def reviews_in(value: object) -> Iterator[Node]:
    """Yield the reviews that a JSON value holds, in their order, but none within another."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if is_review(item):
                yield item
            else:
                waiting.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def read_reviews(data: bytes, place: Place) -> Iterator[RawArticle | Problem]:
    """Yield the article of each review in a JSON file, or what is wrong with it; ``place#n`` is the nth.

    Raises DocumentFault if the bytes are no JSON, or hold no review.
    """
    text, encoding = decode(data)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentFault(ProblemCode.MALFORMED, "It is no JSON, or nested too deeply.") from error
    found = 0
    for node in reviews_in(value):
        found += 1
        yield _taken(node, place, found, encoding)
    if not found:
        raise DocumentFault(ProblemCode.EMPTY, _NO_REVIEW)


def page_reviews(scripts: list[str], place: Place, encoding: str) -> Iterator[RawArticle | Problem]:
    """Yield the article of each review in the JSON-LD of a page; its address is kept as metadata.

    The page itself is the article of that address.
    """
    nodes = (node for script in scripts for node in reviews_in(parsed_script(script)))
    for number, node in enumerate(nodes, 1):
        one = _taken(node, place, number, encoding)
        if isinstance(one, RawArticle) and one.url:
            one = replace(one, url=None, metadata=tuple(sorted({*one.metadata, ("review_url", one.url)})))
        yield one


def _taken(node: Node, place: Place, number: int, encoding: str) -> RawArticle | Problem:
    here = f"{place.source}#{number}"
    try:
        return review_article(node, replace(place, source=here), encoding)
    except DocumentFault as fault:
        return fault.at(here)


def review_article(node: Node, place: Place, encoding: str) -> RawArticle:
    """Return the article of a review.

    Raises DocumentFault for one that does not say what it reviews, or that no text can hold.
    """
    claim = node.get("itemReviewed")
    item: Node = claim if isinstance(claim, dict) else {}
    text = _words(node.get("claimReviewed")) or _words(item.get("text")) or _words(item.get("name"))
    if text is None:
        raise DocumentFault(ProblemCode.EMPTY, "The review does not say which claim it reviews.")
    _refuse_unstorable((text,))
    digest = text_place("claimreview", text).replace("#", "-")
    said = Fields(
        id=digest,
        title=_words(node.get("headline")) or _words(node.get("name")),
        outlet=_named(node.get("author")) or _named(node.get("publisher")),
        published=_words(node.get("datePublished")),
        language=_words(node.get("inLanguage")),
        metadata=_metadata(node, item),
    )
    _refuse_unstorable((said.title, said.outlet, said.language, said.published, *said.metadata.values()))
    url = _words(node.get("url"))
    article = make_article(text, said, place, reader=READER, encoding=encoding)
    return replace(article, url=url if url and canonical_address(url) else None)


def _metadata(node: Node, item: Node) -> dict[str, str]:
    rating = node.get("reviewRating")
    works = item.get("appearance") or item.get("firstAppearance")
    places = [
        url
        for work in (works if isinstance(works, list) else [works])
        for url in strings_of(work.get("url") if isinstance(work, dict) else work)
    ]
    values = {
        "rating": _words(rating.get("alternateName")) if isinstance(rating, dict) else None,
        "claim_author": _named(item.get("author")),
        "claim_published": _words(item.get("datePublished")),
        "claim_appearance": metadata_value(places) if places else None,
        "review_id": _words(node.get("identifier")) or _words(node.get("@id")),
    }
    return {name: value for name, value in values.items() if value}


def _words(value: object) -> str | None:
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _named(value: object) -> str | None:
    names = names_of(value)
    return html.unescape(names) if names else None


def _refuse_unstorable(held: Iterable[str | None]) -> None:
    """Refuse half of a surrogate pair, and NUL, which JSON can spell and no database holds."""
    for words in held:
        if words and "\0" in words:
            raise DocumentFault(ProblemCode.NOT_TEXT, "The review is not text: it holds NUL.")
        if words and any("\ud800" <= char <= "\udfff" for char in words):
            raise DocumentFault(ProblemCode.ENCODING, "The review holds half of a surrogate pair.")
