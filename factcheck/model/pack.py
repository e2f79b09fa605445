"""What an evidence pack holds: all that somebody needs who has neither the database nor the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from factcheck.model.article import ArticleRef
from factcheck.model.finding import Discrepancy
from factcheck.model.group import ArticleView


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedVersion:
    """One state of an article; ``text_hash`` is the database's own, blake2b-128 of the text in UTF-8."""

    number: int
    is_current: bool
    text: str
    text_hash: str
    title: str | None
    reader: str
    extractor: str
    source: str
    imported_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedArticle:
    """An article with every version, the first one first, and what was found in the current one."""

    ref: ArticleRef
    byline: str | None
    language: str | None
    versions: tuple[PackedVersion, ...]
    view: ArticleView


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedDecision:
    """What somebody said of a discrepancy, as it was recorded."""

    verdict: str
    right: str | None
    reason: str | None
    note: str | None
    actor: str
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedDiscrepancy:
    """A discrepancy with its decisions, the first one first.

    ``versions`` gives for each place of the evidence, in its order, the number of the article's version.
    """

    discrepancy: Discrepancy
    versions: tuple[int, ...]
    decisions: tuple[PackedDecision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """All of a pack: what it is about, its articles by key, its discrepancies by fingerprint.

    ``kind`` is discrepancy, story or article, ``id`` what commands print of it.
    """

    kind: str
    id: str
    title: str | None
    articles: tuple[PackedArticle, ...]
    discrepancies: tuple[PackedDiscrepancy, ...]
