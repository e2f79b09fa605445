"""What the tests of extraction share: a text in, its extraction out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.extract import extract_article
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.extraction import Extraction

Extract = Callable[[str], Extraction]


def extract_text(text: str) -> Extraction:
    """Extract ``text`` as the body of an article."""
    return extract_article(
        RawArticle(key=ArticleKey("id:t"), id="t", source="t.txt", text=text, reader="test")
    )


@pytest.fixture(name="extract", scope="session")
def fixture_extract() -> Extract:
    """Return the function that extracts a bare text."""
    return extract_text
