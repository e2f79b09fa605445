"""Where given words stand in a text: a pattern for any of them takes several times as long."""

from __future__ import annotations

from collections.abc import Iterable


def places_of(text: str, words: Iterable[str]) -> list[int]:
    """Return where ``words`` stand in ``text``, in order; parts of longer words count, too.

    >>> places_of("two were killed, none was hurt", ["killed", "hurt"])
    [9, 26]
    """
    places = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + len(word))
    places.sort()
    return places
