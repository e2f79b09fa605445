"""The two orders of an office's name: *Department of Justice* and *Justice Department*."""

from __future__ import annotations

from collections.abc import Sequence

_OFFICES = frozenset(("department", "dept", "ministry"))
"""What English puts before what it looks after or behind it, with no change of meaning."""

_SMALL = frozenset(("of", "the", "for", "and", "on", "in", "&", "a"))


def office_last(words: Sequence[str]) -> tuple[str, ...]:
    """Return the folded words of a body's name, equal for both orders of an office's name.

    Of an office small words are left out, and it stands behind what it looks after; any other name is
    returned as it is.

    >>> office_last(("department", "of", "the", "treasury")), office_last(("treasury", "department"))
    (('treasury', 'department'), ('treasury', 'department'))
    >>> office_last(("house", "of", "lords"))
    ('house', 'of', 'lords')
    """
    if len(words) < 2 or not _OFFICES.intersection((words[0], words[-1])):
        return tuple(words)
    telling = [word for word in words if word not in _SMALL]
    if telling[0] in _OFFICES:
        telling.append(telling.pop(0))
    return tuple(telling)
