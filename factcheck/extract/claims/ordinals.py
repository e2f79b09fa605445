"""Ordinals that count: *the 31st homicide of the year*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.extract.claims.nouns import counted, kind_of
from factcheck.text.numbers import Number

_KINDS = "homicide|murder|killing|death|fatality|suicide|victim|arrest|case|shooting|casualty|infection"
_NOUN = re.compile(rf"(?<=[hdt])\s+(?:[a-z-]+\s+)?({_KINDS})s?\b")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal that tells a running count: offsets, the count, and what it counts."""

    start: int
    end: int
    value: Decimal
    item: str | None
    scope: tuple[str, ...]


def find_ordinals(sentence: str, numbers: Sequence[Number]) -> list[Ordinal]:
    """Find the ordinals among the ``numbers`` of ``sentence`` that say how many there have been, in order.

    >>> from factcheck.text.numbers import find_numbers
    >>> text = "It was the city's 31st homicide this year."
    >>> [(str(one.value), one.item) for one in find_ordinals(text, find_numbers(text))]
    [('31', 'death')]
    """
    found = []
    for number in numbers:
        noun = _NOUN.match(sentence, number.span.end) if number.ordinal else None
        if noun:
            what = counted(sentence, number.span.start, number.span.end, lone=True)
            scope = tuple(sorted({*what.scope, "ordinal"}))
            found.append(Ordinal(number.span.start, what.end, number.value, kind_of(noun[1]), scope))
    return found
