"""Sources of quotations: which is to be believed first, and how messages name one."""

from __future__ import annotations

from factcheck.model.article import ArticleKind, ArticleRef

_RANK = (ArticleKind.TRANSCRIPT, ArticleKind.POST, ArticleKind.RELEASE, ArticleKind.ARTICLE)


def source_name(article: ArticleRef) -> str:
    """Return what a primary source is called in a sentence: its kind, and who published it.

    >>> from factcheck.model.article import ArticleKey, ArticleKind
    >>> source_name(ArticleRef(key=ArticleKey("id:a"), id="a", source="a.txt", outlet="City Clerk",
    ...                        title=None, published=None, kind=ArticleKind.TRANSCRIPT))
    'the transcript (City Clerk)'
    """
    return f"the {article.kind.value} ({article.outlet or article.id})"


def source_rank(article: ArticleRef) -> tuple[int, tuple[bool, str, str]]:
    """Order sources: a record of what was said, what the speaker wrote, what was sent out, then reports.

    Those of one kind stand by date of publication.
    """
    return _RANK.index(article.kind), article.order
