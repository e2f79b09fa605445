"""Whether a date is that of an accident or a disaster: *the blast happened*, *the boat sank*, *the fire*.

In: a sentence and the place of a date in it. Out: whether a word for what befalls stands near, in the
same part of the sentence. What people do and suffer is read in measures.py; this is for what no count is
said of.
"""

from __future__ import annotations

import re

from factcheck.text.tables import read_rows

_NEAR = 90
"""Code points on each side."""

_PART = re.compile(r"[;:.()]")


HAPPENINGS = frozenset(
    form.strip()
    for row in read_rows("factcheck.extract.claims", "happenings.txt")
    for form in (row[0].split(",") if "," in row[0] else row[0].split())
)
"""The words and phrases for what befalls; no date of a sentence without one is that of an accident."""
_HAPPENING = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, HAPPENINGS), key=len, reverse=True))})\b")


def is_happening(sentence: str, start: int, end: int) -> bool:
    """Tell whether the date at ``start`` to ``end`` is near a word for what befalls.

    >>> is_happening("The tower blew up at 5:40 p.m. on June 3.", 18, 39)
    True
    >>> is_happening("The council meets at 5:40 p.m. on June 3.", 18, 39)
    False
    """
    before = _PART.split(sentence[max(0, start - _NEAR) : start])[-1]
    after = _PART.split(sentence[end : end + _NEAR], maxsplit=1)[0]
    return any(_HAPPENING.search(part.casefold()) for part in (before, after))
