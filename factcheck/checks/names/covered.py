"""Where the names of an article cover its text, and where they leave a word to be read.

In: the articles of a story with their names. Out: the names near a place, and the places of a word at which
no name stands that is more than a surname.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from factcheck.checks.names.phrases import places
from factcheck.model.group import ArticleView
from factcheck.model.name import NameForm
from factcheck.model.span import Span

LONGEST_NAME = 80
"""Code points within which a name that covers a phrase's beginning begins."""


_in_order = attrgetter("span.start", "span.end", "form")


class Covered:
    """An article's ``text`` with the names that cover parts of it."""

    def __init__(self, view: ArticleView) -> None:
        self.text = view.text
        self._names = [(name.span, name.form) for name in sorted(view.names, key=_in_order)]
        self._starts = [span.start for span, _ in self._names]

    def near(self, start: int, end: int) -> Sequence[tuple[Span, NameForm]]:
        """Return the names that may cover a part of ``start..end``, with their forms, in order."""
        starts = self._starts
        return self._names[bisect_left(starts, start - LONGEST_NAME) : bisect_left(starts, end)]

    def leaves(self, at: int) -> bool:
        """Tell whether no name that is more than a surname covers the place."""
        return not any(span.end > at and form is not NameForm.SHORT for span, form in self.near(at, at + 1))


def free_places(articles: Sequence[Covered], written: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where a word, ``written`` so, stands free: the number of the article and the place in it."""
    for word in written:
        for number, covered in enumerate(articles):
            for at in places(covered.text, word):
                if covered.leaves(at):
                    yield number, at
