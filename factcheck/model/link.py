"""What ties an occurrence to the thing that it is one of."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.article import ArticleRef
from factcheck.model.ids import IdKind, public_id
from factcheck.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An article's tie to a quote, to the bearer of a name, or to a story.

    ``key`` and ``name`` are those of the thing, ``text`` what the article has: its quotation, its full form
    of the name, its title. ``span`` reaches from a quotation's first stretch to its last; names and stories
    have none. ``score`` is in [0, 1] for quotes, for stories the strength of the tie; ``reason`` is one
    sentence.
    """

    kind: IdKind
    key: str
    name: str | None
    article: ArticleRef
    text: str | None
    span: Span | None = None
    relation: str | None = None
    score: float | None = None
    reason: str | None = None

    @property
    def id(self) -> str:
        """What commands print and take."""
        return public_id(self.kind, self.key)
