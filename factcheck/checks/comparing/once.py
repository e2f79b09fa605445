"""What is read of an article once, for all the checks of its story that ask for it.

To hash a view is to hash all that was found in it; so views are told apart by being the same object.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from factcheck.model.group import ArticleView

KEPT = 128
"""Views of which something is kept: more than one story has that is compared."""

T = TypeVar("T")


def once_a_view(read: Callable[[ArticleView], T]) -> Callable[[ArticleView], T]:
    """Return ``read`` so that it keeps what it returned for the last :data:`KEPT` views."""
    kept: dict[int, tuple[ArticleView, T]] = {}

    @wraps(read)
    def kept_or_read(view: ArticleView) -> T:
        found = kept.get(id(view))
        # The view is kept beside what was read, so that no other can come to have its number.
        if found is None:
            if len(kept) >= KEPT:
                del kept[next(iter(kept))]
            found = kept[id(view)] = view, read(view)
        return found[1]

    return kept_or_read
