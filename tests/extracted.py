"""What the tests of extraction share: a text in, its extraction out."""

from __future__ import annotations

from factcheck.extract import extract_article
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.extraction import Extraction


def extract(text: str) -> Extraction:
    """Extract ``text`` as the body of an article."""
    return extract_article(
        RawArticle(key=ArticleKey("id:t"), id="t", source="t.txt", text=text, reader="test")
    )
