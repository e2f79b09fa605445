"""What a source says of an article that its reader understood too little to take.

In: an article as it was read. Out: the words that may be its date or its outlet, so that whoever imports
learns of them: they are kept as metadata, where nobody looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model.article import RawArticle

_MAYBE_OUTLET = ("source", "publisher", "publication", "newspaper")
"""Keys that name the publisher in the files of some programs, in others an agency or an address."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """Words at ``place`` under ``key`` that were not taken for the article's ``field``."""

    field: str
    key: str
    words: str
    place: str


def untaken(article: RawArticle) -> Iterator[Untaken]:
    """Yield what may be the date, and what may be the outlet, of an article that has none."""
    said = dict(article.metadata)
    if article.published is None and "published" in said:
        yield Untaken("published", "published", said["published"], article.source)
    key = next((name for name in _MAYBE_OUTLET if name in said), None)
    if article.outlet is None and key is not None:
        yield Untaken("outlet", key, said[key], article.source)
