"""A correction: which value is right, who still carries another, and which version mended it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from factcheck.model.article import ArticleRef
from factcheck.model.finding import Discrepancy
from factcheck.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """One place that carries another value than the right one.

    ``version`` counts the article's versions from 1. ``span`` is the place in its text, ``None`` for the
    headline; ``text`` what stands there. ``link`` leads a person to the place, as far as one can: only the
    current version is still to be seen.
    """

    version: int
    is_current: bool
    span: Span | None
    text: str
    value: str
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCorrect:
    """One article with its places, past versions first; ``mended_by`` is the version that has none.

    ``note`` is the sentence with which the article can say that it was corrected.
    """

    article: ArticleRef
    places: tuple[Carrier, ...]
    note: str
    mended_by: int | None = None
    mended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A discrepancy on which somebody said what is right, and every article that carried another value.

    ``right`` are the words for the right value. Articles to be mended stand first, then by date and key.
    """

    discrepancy: Discrepancy
    right: str
    actor: str
    decided_at: datetime
    articles: tuple[ToCorrect, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether any article still carries another value."""
        return any(one.mended_by is None for one in self.articles)
