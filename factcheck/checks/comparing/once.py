"""What is read of an article or a story once, for all the checks of the story that ask for it.

To hash a view is to hash all that was found in it; so views are told apart by being the same object.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from factcheck.model.group import ArticleView, StoryView

KEPT = 128
"""Views of which something is kept: more than one story has that is compared."""

V = TypeVar("V")
T = TypeVar("T")


def once_a_view(read: Callable[[ArticleView], T]) -> Callable[[ArticleView], T]:
    """Return ``read`` so that it keeps what it returned for the last :data:`KEPT` views."""
    return _once(read, KEPT)


def once_a_story(read: Callable[[StoryView], T]) -> Callable[[StoryView], T]:
    """Return ``read`` so that it keeps what it returned for the last story: checks take one at a time."""
    return _once(read, 1)


def _once(read: Callable[[V], T], most: int) -> Callable[[V], T]:
    kept: dict[int, tuple[V, T]] = {}

    @wraps(read)
    def kept_or_read(view: V) -> T:
        found = kept.get(id(view))
        # The view is kept beside what was read, so that no other can come to have its number.
        if found is None:
            if len(kept) >= most:
                kept.pop(next(iter(kept), 0), None)  # another thread may have made room meanwhile
            found = kept[id(view)] = view, read(view)
        return found[1]

    return kept_or_read
