"""What a source says of its text, made into an article.

In: keys and values of a JSONL line, of Markdown front matter or of a page. Out:
:class:`~factcheck.model.article.RawArticle`. What cannot be understood is kept as it was said, as
metadata; nothing is made up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from factcheck.model.article import ArticleKind, Published, RawArticle
from factcheck.model.problem import ProblemCode
from factcheck.readers.dates import read_published
from factcheck.readers.fault import DocumentFault
from factcheck.readers.identity import article_key, canonical_address, own_address
from factcheck.readers.limits import MAX_NODES, MAX_TEXT

KEYS = ("id", "title", "outlet", "byline", "url", "published", "kind", "language")
"""The keys that JSONL and front matter know, beside the text itself."""

ALIASES = {
    "date": "published",
    "author": "byline",
    "authors": "byline",
    "headline": "title",
    "lang": "language",
}
"""Names that other programs have for keys, each for one thing only; ``source`` may be an outlet, an agency
or an address, and is not among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What is known of a text; an empty or blank value counts as not given.

    ``published`` and ``url`` are words of the source that may turn out to be none.
    """

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    kind: str | None = None
    language: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)

    def filled_from(self, other: Fields) -> Fields:
        """Return these fields, with those of ``other`` where nothing is given here."""
        missing = {
            name: getattr(other, name)
            for name in KEYS
            if not _given(getattr(self, name)) and getattr(other, name)
        }
        return replace(self, **missing)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: for a person, as an id of last resort, and as the article's identity.

    ``address`` is where it was fetched from, if that is known.
    """

    source: str
    stem: str
    identity: str
    address: str | None = None


def make_article(text: str, fields: Fields, place: Place, *, reader: str, encoding: str) -> RawArticle:
    """Return the article; its ``metadata`` has the encoding too, unless that is UTF-8.

    Raises DocumentFault for a text that is empty, too long or holds NUL, and for an unknown kind.
    """
    check_text(text)
    metadata = dict(fields.metadata)
    if encoding != "utf-8":
        metadata.setdefault("encoding", encoding)
    own_id, outlet = _given(fields.id), _given(fields.outlet)
    url = own_address(fields.url, place.address)
    return RawArticle(
        key=article_key(url=url, own_id=own_id, outlet=outlet, place=place.identity),
        id=own_id or place.stem,
        source=place.source,
        text=text,
        kind=_kind(fields.kind),
        title=_given(fields.title),
        outlet=outlet,
        byline=_given(fields.byline),
        url=_url(url, metadata),
        published=_published(fields.published, metadata),
        language=_given(fields.language),
        metadata=tuple(sorted(metadata.items())),
        reader=reader,
    )


def check_text(text: str) -> None:
    """Raise DocumentFault if ``text`` cannot be an article's text."""
    if "\0" in text:
        raise DocumentFault(ProblemCode.NOT_TEXT, f"It is not text: character {text.index(chr(0))} is NUL.")
    if not text or text.isspace():
        raise DocumentFault(ProblemCode.EMPTY, "It holds no text.")
    if len(text) > MAX_TEXT:
        raise DocumentFault(
            ProblemCode.TOO_LARGE, f"The text has {len(text):,} characters; {MAX_TEXT:,} are taken."
        )


def metadata_value(value: object) -> str:
    """Return ``value`` as metadata: a string as it is, all else as canonical JSON.

    Raises DocumentFault if it holds more than some thousand values, or itself.

    >>> metadata_value({"b": [1, True], "a": "é"})
    '{"a":"é","b":[1,true]}'
    """
    if isinstance(value, str):
        return value
    waiting = [value]
    count = 0
    while waiting:
        item = waiting.pop()
        count += 1
        if count > MAX_NODES:
            raise DocumentFault(ProblemCode.MALFORMED, f"One of its values holds more than {MAX_NODES:,}.")
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _given(words: str | None) -> str | None:
    return words.strip() or None if words else None


def _kind(name: str | None) -> ArticleKind:
    said = _given(name)
    try:
        return ArticleKind(said.lower()) if said else ArticleKind.ARTICLE
    except ValueError:
        known = ", ".join(ArticleKind)
        raise DocumentFault(
            ProblemCode.MALFORMED, f"The key kind is {said!r}; it must be one of {known}."
        ) from None


def _url(words: str | None, metadata: dict[str, str]) -> str | None:
    said = _given(words)
    if said is None or canonical_address(said):
        return said
    metadata.setdefault("url", said)
    return None


def _published(words: str | None, metadata: dict[str, str]) -> Published | None:
    said = _given(words)
    if said is None:
        return None
    published = read_published(said)
    if published is None:
        metadata.setdefault("published", said)
    return published
