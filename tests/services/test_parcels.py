"""Parcels: what workers hand over arrives as it was."""

from __future__ import annotations

from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.services.parcels import packed, unpacked
from factcheck.services.prepared import prepare_article

TEXT = "Mayor Ana Ruiz, 52, left on Friday. “We will not close the ferry,” Ruiz said, “ever again.”"


def test_prepared_articles_and_problems_arrive_as_they_were() -> None:
    """Quotations, names, claims, their spans and kinds are equal; so is a problem."""
    raw = RawArticle(key=ArticleKey("id:t"), id="t", source="t.txt", text=TEXT, reader="test")
    problem = Problem(source="b.txt", code=ProblemCode.INTERNAL, message="No.")
    given = [prepare_article(raw), problem]

    assert given == unpacked(packed(given))
