"""What the JSON-LD of a page says of the article on it (schema.org, type Article and those below it).

In: the contents of the page's ``application/ld+json`` scripts. Out: one :class:`Statement`. Scripts that
are no JSON say nothing. Where several articles are described, as on pages that list others, only the one
that bears the page's own address counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.readers.identity import canonical_address
from factcheck.readers.limits import MAX_NODES

_ARTICLE_TYPE = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*Article|Report|\w*BlogPosting|SocialMediaPosting)"
)
_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is said of the article, as it is said."""

    headline: str | None = None
    publisher: str | None = None
    authors: str | None = None
    published: str | None = None
    url: str | None = None


def article_statement(scripts: Iterable[str], url: str | None) -> Statement:
    """Return what ``scripts`` say of the article of the page at ``url``.

    >>> said = '{"@type": "NewsArticle", "headline": "Bridge mended", "datePublished": "2018-01-24"}'
    >>> article_statement([said], None).published
    '2018-01-24'
    """
    articles = [node for script in scripts for node in _articles(script)]
    if len(articles) > 1:
        own = canonical_address(url) if url else None
        articles = [node for node in articles if own and own in map(canonical_address, _addresses(node))]
    if len(articles) != 1:
        return Statement()
    node = articles[0]
    return Statement(
        headline=_words(node.get("headline")) or _words(node.get("name")),
        publisher=names_of(node.get("publisher")),
        authors=names_of(node.get("author")) or names_of(node.get("creator")),
        published=_words(node.get("datePublished")),
        url=next((address for address in _addresses(node) if canonical_address(address)), None),
    )


def parsed_script(script: str) -> object:
    """Return the JSON of a script, ``None`` if it is none; marks that hide it from old browsers go."""
    try:
        return json.loads(_WRAPPING.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(script: str) -> Iterator[dict[str, object]]:
    waiting: list[object] = [parsed_script(script)]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            if any(_ARTICLE_TYPE.fullmatch(name) for name in strings_of(node.get("@type"))):
                yield node
            else:
                waiting.extend(node[key] for key in _HOLDERS if isinstance(node.get(key), dict | list))


def _addresses(node: dict[str, object]) -> Iterator[str]:
    page = node.get("mainEntityOfPage")
    for value in (page.get("@id") if isinstance(page, dict) else page, node.get("url"), node.get("@id")):
        yield from strings_of(value)


def names_of(value: object) -> str | None:
    """Return the names of persons or bodies, in order; addresses in their place are none."""
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        named = item.get("name") if isinstance(item, dict) else item
        names.extend(name.strip() for name in strings_of(named) if "://" not in name)
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def strings_of(value: object) -> list[str]:
    """Return the string, or the strings of the list, that a property has; other values are left out."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str)]
