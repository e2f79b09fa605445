"""What the tests of extraction share: a text in, its extraction out."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from factcheck.extract import extract_article
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.extraction import Extraction
from factcheck.model.quote import QuoteKind


def extract(text: str) -> Extraction:
    """Extract ``text`` as the body of an article."""
    return extract_article(
        RawArticle(key=ArticleKey("id:t"), id="t", source="t.txt", text=text, reader="test")
    )


def speakers(text: str) -> list[str | None]:
    """Return the speakers of the attributed stretches of ``text``."""
    return [quote.speaker for quote in extract(text).quotes if quote.said]


def speakers_in_marks(text: str) -> list[str | None]:
    """Return the speakers of the attributed stretches of ``text`` that stand within marks."""
    quotes = extract(text).quotes
    return [one.speaker for one in quotes if one.said and one.kind is not QuoteKind.INDIRECT]


LINEAR = 10
"""Growth below this is held to be linear: far from 4, and farther from 16."""
READINGS = 4


def growth(read: Callable[[str], object], piece: str, size: int) -> float:
    """Return how many times as long a text of ``piece`` takes at four times ``size`` characters.

    About 4 where the cost is linear, 16 where it is quadratic, on a machine of any speed. Each length is
    read four times, for another program may be in the way; the longer one no more once it is below
    ``LINEAR``.
    """
    least = min(_time(read, piece, size) for _ in range(READINGS))
    found = math.inf
    for _ in range(READINGS):
        found = min(found, _time(read, piece, 4 * size) / least)
        if found < LINEAR:
            break
    return found


def _time(read: Callable[[str], object], piece: str, size: int) -> float:
    text = piece * (size // len(piece))
    begun = time.process_time()
    read(text)
    return max(time.process_time() - begun, 0.001)
