"""What a source says of an article that its reader understood too little to take.

In: an article as it was read. Out: the words that may be its date, its outlet or its front matter, so that
whoever imports learns of them: they are kept as metadata or text, where nobody looks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model.article import RawArticle

_MAYBE_OUTLET = ("source", "publisher", "publication", "newspaper")
"""Keys that name the publisher in the files of some programs, in others an agency or an address."""

_FRONT_MATTER = re.compile(r"\s*+(?:---|\+{3})[ \t]*+\r?\n(?P<first>[A-Za-z_][\w-]*+[ \t]*+[:=][^\r\n]*+)")
"""What begins as front matter does, and was not taken for it: its end is missing, or it is TOML."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """Words at ``place`` under ``key`` that were not taken for the article's ``field``."""

    field: str
    key: str
    words: str
    place: str


def untaken(article: RawArticle) -> Iterator[Untaken]:
    """Yield what may be the date or the outlet of an article without one, and front matter in its text."""
    said = dict(article.metadata)
    if article.published is None and "published" in said:
        yield Untaken("published", "published", said["published"], article.source)
    key = next((name for name in _MAYBE_OUTLET if name in said), None)
    if article.outlet is None and key is not None:
        yield Untaken("outlet", key, said[key], article.source)
    if article.reader.startswith("markdown") and (begun := _FRONT_MATTER.match(article.text)):
        yield Untaken("front matter", "front matter", begun["first"], article.source)
