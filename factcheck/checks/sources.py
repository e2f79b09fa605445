"""Primary sources as messages name them."""

from __future__ import annotations

from factcheck.model.article import ArticleRef


def source_name(article: ArticleRef) -> str:
    """Return what a primary source is called in a sentence: its kind, and who published it.

    >>> from factcheck.model.article import ArticleKey, ArticleKind
    >>> source_name(ArticleRef(key=ArticleKey("id:a"), id="a", source="a.txt", outlet="City Clerk",
    ...                        title=None, published=None, kind=ArticleKind.TRANSCRIPT))
    'the transcript (City Clerk)'
    """
    return f"the {article.kind.value} ({article.outlet or article.id})"
