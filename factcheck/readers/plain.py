"""Plain text: the file's characters are the article's text, every one, line ends too.

Nothing is read from the text itself: no date, no title, no byline.
"""

from __future__ import annotations

from factcheck.model.article import RawArticle
from factcheck.readers.encoding import decode
from factcheck.readers.fields import Fields, Place, make_article

READER = "text/1"


def read_plain(data: bytes, place: Place, charset: str | None = None) -> RawArticle:
    """Return the article that the bytes of a text hold; ``charset`` is what its sender said of them."""
    text, encoding = decode(data, charset)
    return make_article(text, Fields(), place, reader=READER, encoding=encoding)
