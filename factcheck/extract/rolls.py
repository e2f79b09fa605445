"""Which blocks of a text are a roll of names and no prose: indexes, tables of results, dumps.

In: the runs of capitals of a text. Out: those outside such blocks. Nobody speaks in a roll, and to tie each
of its names to all others would take most of the time that a text takes.
"""

from __future__ import annotations

from collections import Counter

from factcheck.extract.scan import Run

_BLOCK, _SPARSE, _MANY = 4096, 25, 10_000
"""A text of more than ``_MANY`` names is no prose in those blocks of ``_BLOCK`` code points where names are
on average closer than ``_SPARSE``; in news they are forty apart."""


def without_rolls(found: list[Run]) -> list[Run]:
    """Return the runs of one text, in order, that stand in its prose."""
    if len(found) <= _MANY:
        return found
    counts = Counter(run.start // _BLOCK for run in found)
    rolls = {block for block, count in counts.items() if count * _SPARSE > _BLOCK}
    return [run for run in found if run.start // _BLOCK not in rolls] if rolls else found
