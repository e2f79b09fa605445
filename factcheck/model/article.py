"""An article as a reader found it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

ArticleKey = NewType("ArticleKey", str)
"""Identity of an article: ``url:`` canonical address, else ``id:`` its source's, else ``file:`` path."""


class ArticleKind(StrEnum):
    """What sort of text it is; all but ``article`` are primary sources."""

    ARTICLE = "article"
    TRANSCRIPT = "transcript"
    RELEASE = "release"
    POST = "post"

    @property
    def primary(self) -> bool:
        """Whether it holds the speaker's own words, not somebody's report of them."""
        return self is not ArticleKind.ARTICLE

    @property
    def spoken(self) -> bool:
        """Whether the whole text is somebody's words, without marks round them."""
        return self in (ArticleKind.TRANSCRIPT, ArticleKind.POST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When a text came out, exactly as far as its source says.

    ``text`` is ISO 8601 as printed (``2018-01-24`` or ``2018-01-24T15:30:00+00:00``); ``earliest`` and
    ``latest`` bound the same, half-open, aware, in UTC: a bare date spans its 24 hours.
    """

    text: str
    earliest: datetime
    latest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One text with what its source says of it; what the source does not say is ``None``.

    ``id`` is the source's own id, else the file's stem; ``source`` names the place it was read from
    (``path`` or ``path#line``). ``text`` is the source's text unchanged for .txt and .jsonl, the main
    text for .html. ``metadata`` keeps the keys that have no field here, sorted by key.
    """

    key: ArticleKey
    id: str
    source: str
    text: str
    kind: ArticleKind = ArticleKind.ARTICLE
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Published | None = None
    language: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRef:
    """What a person needs to know an article by, without its text."""

    key: ArticleKey
    id: str
    source: str
    outlet: str | None
    title: str | None
    published: Published | None
    kind: ArticleKind
    url: str | None = None

    @property
    def order(self) -> tuple[bool, str, str]:
        """Return by what articles are put in order: dated ones first, then by date and key."""
        return self.published is None, self.published.text if self.published else "", self.key
