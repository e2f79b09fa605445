"""News feeds: RSS and Atom files, an article an entry.

In: the bytes of a feed (RSS 0.9x to 2.0, RSS 1.0, Atom, RFC 4287), taken apart by feedparser. Out: an
article for each entry, its text that of ``content``, else of ``description`` or ``summary``, and a problem
for each that has none. The title of the feed is the outlet. Nothing is fetched.

Many feeds hold only the beginning of each article. Such an entry is known by its own id, never by the
article's address, so that it cannot take the place of the whole article where that is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers.encoding import decode
from factcheck.readers.fault import DocumentFault
from factcheck.readers.fields import Fields, Place, check_text, make_article
from factcheck.readers.html import READER as HTML_READER
from factcheck.readers.html import take_page
from factcheck.readers.identity import text_place

READER = "feed/1"

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]|<\w+:feed[\s>]")
_ROOT_WITHIN = 2048
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,40})")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_END = re.compile(r"</(?:rss|rdf:RDF|(?:\w+:)?feed)\s*>\Z")
_END_WITHIN = 200
_TAG = re.compile(r"<[^<>]*>")


def is_feed(data: bytes) -> bool:
    """Tell from the beginning of an XML file whether it is a feed.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0"><channel>'), is_feed(b"<urlset>")
    (True, False)
    """
    return bool(_ROOT.search(data.replace(b"\0", b"")[:_ROOT_WITHIN]))


def read_feed(data: bytes, place: Place) -> Iterator[RawArticle | Problem]:
    """Yield the article of each entry, or what is wrong with it; ``place#n`` names the nth, from 1.

    Raises DocumentFault if the bytes are no feed, if their encoding cannot be told, and, after what could
    be read, if the feed is damaged or ends too early. An entry in which it ends is not taken.
    """
    # imported for feeds only: 60 ms
    import feedparser

    declared = _DECLARED.search(data, 0, _ROOT_WITHIN)
    text, encoding = decode(data, declared[1].decode("ascii") if declared else None)
    if _ENTITY.search(text):
        raise DocumentFault(ProblemCode.MALFORMED, "It defines entities, which no feed needs.")
    if not is_feed(data):
        raise DocumentFault(ProblemCode.MALFORMED, "It is no RSS or Atom feed.")
    declaration = _DECLARATION.match(text)
    stream = BytesIO(text[declaration.end() if declaration else 0 :].encode("utf-8"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    feed = feedparser.parse(
        stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    whole = _is_whole(text)
    entries = feed.entries if whole else feed.entries[:-1]
    for number, entry in enumerate(entries, 1):
        here = f"{place.source}#{number}"
        try:
            found = Place(here, f"{place.stem}-{number}", place.identity)
            yield _article(entry, feed.feed, found, encoding)
        except DocumentFault as fault:
            yield fault.at(here)
    if not whole:
        raise DocumentFault(ProblemCode.MALFORMED, "The feed ends too early; its last entry was not taken.")
    if feed.bozo and not isinstance(feed.bozo_exception, UserWarning) and not entries:
        raise DocumentFault(ProblemCode.MALFORMED, "It is no RSS or Atom feed, or a damaged one.")
    if not entries:
        raise DocumentFault(ProblemCode.EMPTY, "The feed has no entry.")


def _article(entry: Any, feed: Any, place: Place, encoding: str) -> RawArticle:
    value, kind, is_whole = _body(entry)
    if not value.strip():
        raise DocumentFault(ProblemCode.EMPTY, "The entry holds no text.")
    said = Fields(
        id=entry.get("id"),
        title=_plain(entry.get("title_detail")) or None,
        outlet=_plain(feed.get("title_detail")) or None,
        byline=entry.get("author"),
        published=entry.get("published"),
        language=(entry.get("language") or feed.get("language")),
    )
    text = value if kind == "text/plain" else take_page(value)[0]
    check_text(text)
    reader = READER if kind == "text/plain" else f"{READER}+{HTML_READER}"
    here = Place(place.source, place.stem, text_place(place.identity, text))
    link = entry.get("link")
    if is_whole:
        return make_article(text, replace(said, url=link), here, reader=reader, encoding=encoding)
    article = make_article(text, said, here, reader=reader, encoding=encoding)
    return replace(article, url=link or None)


def _body(entry: Any) -> tuple[str, str, bool]:
    """Return the entry's text, its media type, and whether it is said to be the whole article."""
    contents = [one for one in entry.get("content", ()) if one.get("value", "").strip()]
    if contents:
        longest = max(contents, key=lambda one: len(one["value"]))
        return longest["value"], longest.get("type", "text/html"), True
    summary = entry.get("summary_detail") or {}
    return summary.get("value", ""), summary.get("type", "text/html"), False


def _plain(detail: Any) -> str:
    """Return a title without its markup."""
    if not detail:
        return ""
    value: str = detail.get("value", "")
    if detail.get("type") == "text/plain" or "<" not in value:
        return value
    return " ".join(_TAG.sub(" ", value).split())


def _is_whole(text: str) -> bool:
    """Tell whether the root element is closed, with nothing but comments behind it."""
    end = len(text)
    while True:
        while end and text[end - 1].isspace():
            end -= 1
        if not text.endswith("-->", 0, end):
            return _END.search(text, max(0, end - _END_WITHIN), end) is not None
        end = max(0, text.rfind("<!--", 0, end))
