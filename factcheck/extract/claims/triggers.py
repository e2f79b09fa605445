"""What a sentence is worth reading for, told from its words alone.

Most sentences state no figure and no date. Looking their words up in sets costs a tenth of running the
patterns over them; a sign that is set in vain costs time only, never a claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_letters

from factcheck.text.calendar_days import CLOCKS, DAY_PARTS, MONTHS, WEEKDAYS
from factcheck.text.numbers import NUMBER_WORDS

_LETTERS = bytes(code if chr(code) in ascii_letters else ord(" ") for code in range(256))
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"\d(?:\d\d\d|:\d|\s?[apAP]\.?\s?[mM]\b|/\d|\so[’']clock|0s\b)")
_AGED = re.compile(r"[,(]\s*(?:[a-z]+\s)?\d{1,3}\b")


def _both(words: set[str]) -> frozenset[bytes]:
    written = words | {word.capitalize() for word in words} | {word.upper() for word in words}
    return frozenset(word.encode() for word in written)


_NUMBERS = _both(
    {word for form in NUMBER_WORDS for word in form.split() if word not in ("a", "few", "of", "several")}
)
_CALENDAR = (
    _both({"today", "tonight", "tomorrow", "yesterday", "ago", "week", "weekend", "month", "year", "hours"})
    | _both(
        {
            word
            for form in (*DAY_PARTS, *CLOCKS)
            for word in form.split()
            if word not in ("early", "small", "wee")
        }
    )
    | {name.capitalize().encode() for name in (*MONTHS, *WEEKDAYS)}
)
_AGES = _both(
    {"old", "olds", "age", "aged", "ages", "turned", "turns", "turning", "teens", "twenties", "thirties"}
) | _both({"forties", "fifties", "sixties", "seventies", "eighties", "nineties"})
_BEFORE_AGES = frozenset((b"is", b"was", b"are", b"were", b"died", b"dies", b"dead", b"away"))
_PARTIES = frozenset((b"v", b"vs"))
_WORDED = _NUMBERS | _both({"few", "several", "half"})
_TOLD = _WORDED | _CALENDAR | _PARTIES


@dataclass(frozen=True, slots=True)
class Signs:
    """What may stand in a sentence: a number, one in words, a date, an age, the number of a law."""

    counted: bool
    worded: bool
    dated: bool
    aged: bool
    identified: bool


@lru_cache(maxsize=2)
def _letters(text: str) -> bytes:
    """Return the ASCII letters of ``text`` in their places, one byte a code point, and blanks for all else.

    Bytes are cut into words several times as fast as a pattern finds them.
    """
    return text.encode("ascii", "replace").translate(_LETTERS)


def signs_of(text: str, start: int, end: int) -> Signs | None:
    """Return what to read ``text[start:end]`` for, ``None`` when there is nothing.

    >>> signs_of("The mill is closed.", 0, 19) is None
    True
    """
    words = _letters(text)[start:end].split()
    told = _TOLD.intersection(words)
    digit = _DIGIT.search(text, start, end) is not None
    calendar = not _CALENDAR.isdisjoint(told)
    parties = not _PARTIES.isdisjoint(told)
    number = digit or not _NUMBERS.isdisjoint(told)
    if not (number or calendar or parties or text.count(";", start, end) > 1):
        return None
    aged = not _AGES.isdisjoint(words) or (number and not _BEFORE_AGES.isdisjoint(words))
    return Signs(
        counted=number,
        worded=not _WORDED.isdisjoint(told),
        dated=calendar or (digit and _DATED.search(text, start, end) is not None) or b"FY" in words,
        aged=aged or (digit and _AGED.search(text, start, end) is not None),
        identified=digit or parties,
    )
