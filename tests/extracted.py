"""What the tests of extraction share: a text in, its extraction out."""

from __future__ import annotations

import time
from collections.abc import Callable

from factcheck.extract import extract_article
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.extraction import Extraction


def extract(text: str) -> Extraction:
    """Extract ``text`` as the body of an article."""
    return extract_article(
        RawArticle(key=ArticleKey("id:t"), id="t", source="t.txt", text=text, reader="test")
    )


def growth(read: Callable[[str], object], piece: str, size: int) -> float:
    """Return how many times as long a text of ``piece`` takes at four times ``size`` characters.

    About 4 where the cost is linear, 16 where it is quadratic, on a machine of any speed.
    """
    return _least_time(read, piece, 4 * size) / _least_time(read, piece, size)


def _least_time(read: Callable[[str], object], piece: str, size: int) -> float:
    text = piece * (size // len(piece))
    times = []
    for _ in range(4):
        begun = time.process_time()
        read(text)
        times.append(time.process_time() - begun)
    return max(min(times), 0.001)
