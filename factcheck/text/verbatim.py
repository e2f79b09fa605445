"""Whether words stand in a text as they were said."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.text.differences import DifferenceKind, differences


def stands_in(words: str, source: str, *, joins: Collection[int] = ()) -> bool:
    """Tell whether ``source`` has ``words``, in one place, but for typography and what is marked.

    ``joins`` are the offsets in ``words`` at which a further stretch of an interrupted quotation begins.

    >>> stands_in("“we will NOT sell … boats”", "I said that we will not sell the three boats, ever.")
    True
    >>> stands_in("we will not sell the boats", "We will not sell the three boats, ever.")
    False
    """
    found = differences(source, words, b_joins=joins)
    same = any(one.kind in (DifferenceKind.EQUAL, DifferenceKind.TYPOGRAPHIC) for one in found)
    return same and not any(one.alters or (one.kind is DifferenceKind.CUT and one.b_words) for one in found)
