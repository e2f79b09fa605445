"""Quotations that share a part: compared once however many articles print them alike."""

from __future__ import annotations

from builders import article, ref, story

from factcheck.checks.retold import shared_parts

LONG = (
    "Nobody told me why. We will search the harbor (for the boat). When we can we will raise the boat. "
    "And they are going to pay for it"
)
SHORT = (
    "I have slept badly since then. What I promise is we will search the harbor, raise the boat and "
    "they're going to pay for it"
)


def test_copies_are_carriers_of_one_pair() -> None:
    """Two articles with one wording and one with another make one pair that names all three places."""
    texts = [f"“[[{said}|quote|Ana Ruiz]],” said [[Ana Ruiz|person]]." for said in (LONG, LONG, SHORT)]
    views = [article(text, ref(id_)) for text, id_ in zip(texts, "abc", strict=True)]
    ((_, carriers),) = shared_parts(story(views))
    assert {"a", "b", "c"} == {one.occurrence.article.id for one in carriers}
