"""A story as people know it: the articles about one event."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.article import ArticleRef
from factcheck.model.ids import IdKind, public_id


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRef:
    """What a person needs to know a story by.

    ``title`` is that of its fullest account, or that account's first words. ``articles`` stand by date of
    publication (undated last) and key; a story may have one only.
    """

    key: str
    title: str | None
    articles: tuple[ArticleRef, ...]

    @property
    def id(self) -> str:
        """What commands print and take."""
        return public_id(IdKind.STORY, self.key)
