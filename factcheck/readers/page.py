"""What a page says of itself: title, outlet, byline, address, date, language.

In: the parsed page. Out: :class:`~factcheck.readers.fields.Fields`. Only explicit marks count: JSON-LD of
an article (schema.org), meta elements (Open Graph, Dublin Core and the names in use), ``link
rel=canonical``, and elements marked as author or time of publication. A source that says two things says
nothing. Nothing is guessed from the text, the address or the file, so a page may have no date.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from factcheck.readers.dates import read_published
from factcheck.readers.fields import Fields
from factcheck.readers.identity import canonical_address
from factcheck.readers.linked_data import Statement, article_statement

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_META_OUTLET = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_META_BYLINE = ("author", "article:author", "byl", "byline", "dc.creator", "dcterms.creator")
_META_BYLINE_MORE = ("citation_author", "parsely-author", "sailthru.author")
_META_DATE = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published",
    "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_BY = re.compile(r"\s*by[:\s]\s*", re.IGNORECASE)
_LONGEST_BYLINE = 200
_LONGEST_TITLE = 500


def page_fields(tree: HtmlElement) -> Fields:
    """Return what the page says; ``published`` is as printed, and a date if any of the marks is one."""
    metas = _meta_values(tree)
    url = _address(tree, metas)
    linked = article_statement(linked_scripts(tree), url)
    return Fields(
        title=_title(tree, metas, linked),
        outlet=_first(linked.publisher, *_all(metas, _META_OUTLET)),
        byline=_byline(tree, metas, linked),
        url=url or linked.url,
        published=_published(tree, metas, linked),
        language=tree.get("lang"),
    )


def _meta_values(tree: HtmlElement) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = _squeeze(meta.get("content") or "")
        if content:
            for attribute in ("property", "name", "itemprop"):
                if name := meta.get(attribute):
                    values.setdefault(name.strip().lower(), []).append(content)
    return values


def _all(metas: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    """Yield, in the order of ``names``, what each says, if it says one thing."""
    for name in names:
        if only := _only(metas.get(name, ())):
            yield only


def linked_scripts(tree: HtmlElement) -> list[str]:
    """Return the contents of a page's JSON-LD scripts, in their order."""
    return [
        script.text or ""
        for script in tree.iter("script")
        if (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json"
    ]


def _address(tree: HtmlElement, metas: dict[str, list[str]]) -> str | None:
    base = next((element.get("href") for element in tree.iter("base") if element.get("href")), "")
    shared = _first(*_all(metas, ("og:url", "twitter:url")))
    links = [
        urljoin(base or shared or "", (link.get("href") or "").strip())
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    return next((url for url in (_only(links), shared) if url and canonical_address(url)), None)


def _title(tree: HtmlElement, metas: dict[str, list[str]], linked: Statement) -> str | None:
    headings = [_squeeze(heading.text_content()) for heading in tree.iter("h1")]
    named = [_squeeze(element.text_content()) for element in tree.iterfind(".//head/title")]
    candidates = (linked.headline, *_all(metas, _META_TITLE), _only(headings), *named[:1])
    return _first(*(words for words in candidates if words and len(words) <= _LONGEST_TITLE))


def _byline(tree: HtmlElement, metas: dict[str, list[str]], linked: Statement) -> str | None:
    in_metas = (
        ", ".join(dict.fromkeys(words for words in metas.get(name, ()) if "://" not in words))
        for name in _META_BYLINE + _META_BYLINE_MORE
    )
    shown = [
        _squeeze(element.text_content())
        for element in tree.iter("a", "span", "div", "p", "address")
        if "author" in (element.get("rel") or "").lower().split()
        or "author" in (element.get("itemprop") or "").lower().split()
        or "byline" in (element.get("class") or "").lower().split()
    ]
    candidates = (linked.authors, *in_metas, _only(_without_by(words) for words in shown))
    found = _first(*(words for words in candidates if words and len(words) <= _LONGEST_BYLINE))
    return _without_by(found) if found else None


def _published(tree: HtmlElement, metas: dict[str, list[str]], linked: Statement) -> str | None:
    marked = [
        element.get("datetime") or ""
        for element in tree.iter("time")
        if element.get("pubdate") is not None or (element.get("itemprop") or "").lower() == "datepublished"
    ]
    said = [words for words in (linked.published, *_all(metas, _META_DATE), _only(marked)) if words]
    return next((words for words in said if read_published(words)), said[0] if said else None)


def _only(values: Iterable[str]) -> str | None:
    """Return the one thing that ``values`` say, ``None`` if they say none or several."""
    said = {value for value in values if value}
    return said.pop() if len(said) == 1 else None


def _first(*values: str | None) -> str | None:
    return next((words for value in values if value and (words := _squeeze(html.unescape(value)))), None)


def _without_by(words: str) -> str:
    match = _BY.match(words)
    return words[match.end() :] if match else words


def _squeeze(words: str) -> str:
    return " ".join(words.split())
