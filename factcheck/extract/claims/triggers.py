"""What a sentence is worth reading for, told from its words alone.

Most sentences state no figure and no date. Looking their words up in sets costs a tenth of running the
patterns over them; a sign that is set in vain costs time only, never a claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from factcheck.extract.claims.ages import SMALL_AGES
from factcheck.extract.claims.happenings import HAPPENINGS
from factcheck.extract.claims.outcomes import OUTCOME_FORMS
from factcheck.extract.claims.standing import CUES
from factcheck.text.calendar_days import CLOCKS, DAY_PARTS, MONTHS, WEEKDAYS
from factcheck.text.date_patterns import BESIDE_OTHERS, OPENING_WORDS
from factcheck.text.number_patterns import NUMBER_WORDS
from factcheck.text.tables import words_pattern

_LETTERS = bytes(code if chr(code) in ascii_letters else ord(" ") for code in range(256))
_PART = re.compile(r"[A-Za-z]+")
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"\d(?:\d\d\d|:\d|\s?[apAP]\.?\s?[mM]\b|/\d|\so[’']clock|0s\b)")
_AGED = re.compile(r"[,(]\s*(?:[a-z]+\s+)?\d{1,3}\b")
_IS_AGED = re.compile(rf"[aiw0](?:(?:s|as|re|ere)\s+(?:\d|{words_pattern(SMALL_AGES)})|(?<=0)s\b)")
"""An age without a word for ages, behind a form of *be*: *was 19*, *is in her 20s*. It begins with one set,
which is searched for fast."""
_HOURS = ("early", "small", "wee")

_NUMBER, _WORDED, _CALENDAR, _PERIOD, _WHICH, _AGE, _DEATH = (1 << at for at in range(7))
_BE, _PARTIES, _YEAR, _OUTCOME, _CUE, _BEFALLING, _OPENING = (1 << at for at in range(7, 14))
"""Signs: a period tells a date only with a word for which one (*last week*), a death or a form of *be* an
age only with a number (*died at 86*, *was 19*); a cue of several words has its longest as its sign."""
_MEANS: dict[bytes, int] = {}
"""What each word is a sign of, by its ASCII letters, as it may be written."""


def _tell(sign: int, words: Iterable[str]) -> None:
    for word in words:
        written = word.encode()
        _MEANS[written] = _MEANS.get(written, 0) | sign


def _written(form: str) -> tuple[str, ...]:
    """Return the longest run of letters of a form, in small letters, with a capital and in capitals."""
    parts: list[str] = _PART.findall(form)
    word = max(reversed(parts), key=len, default="").lower()
    return (word, word.capitalize(), word.upper()) if word else ()


def _tell_forms(sign: int, forms: Iterable[str]) -> None:
    for form in forms:
        _tell(sign, _written(form))


_tell_forms(
    _NUMBER | _WORDED,
    {word for form in NUMBER_WORDS for word in form.split() if word not in ("a", "few", "of", "several")},
)
_tell_forms(_WORDED, ("few", "several", "half"))
_tell_forms(_CALENDAR, ("today", "tonight", "tomorrow", "yesterday", "ago"))
_tell_forms(_PERIOD, ("week", "weekend", "month", "year", "hours"))
_tell_forms(_WHICH, ("last", "this", "next", "past", "previous", *_HOURS))
_tell_forms(
    _CALENDAR,
    {word for form in (*DAY_PARTS, *CLOCKS) for word in form.split() if word not in (*_HOURS, "hours")},
)
_tell(_CALENDAR, {name.capitalize() for name in (*MONTHS, *WEEKDAYS)})
_tell_forms(
    _AGE,
    ("old", "olds", "age", "aged", "ages", "turned", "turns", "turning", "teens", "twenties", "thirties"),
)
_tell_forms(_AGE, ("forties", "fifties", "sixties", "seventies", "eighties", "nineties"))
_tell(_DEATH, ("died", "dies", "dead", "away"))
_tell(_BE, ("is", "was", "are", "were"))
_tell(_PARTIES, ("v", "vs"))
_tell(_YEAR, ("FY",))
_tell_forms(_OUTCOME, OUTCOME_FORMS)
_tell_forms(_CUE, CUES)
_tell_forms(_BEFALLING, HAPPENINGS)
_tell(_OPENING, {form for word in OPENING_WORDS for form in (word, word[0].upper() + word[1:])})
_BESIDE_OTHERS = frozenset(word.encode() for word in BESIDE_OTHERS)
_CUE_OPENINGS: dict[bytes, set[str]] = {}
"""The words that a cue begins with, small or with a capital, by what is a sign of it."""
for _cue in CUES:
    _first = _PART.findall(_cue)[0]
    for _word in _written(_cue):
        _CUE_OPENINGS.setdefault(_word.encode(), set()).update((_first, _first.capitalize()))
_TOLD = frozenset(_MEANS)
_READ_FOR = _NUMBER | _CALENDAR | _PERIOD | _PARTIES
"""Signs that are worth reading a sentence for, each by itself."""
_STATING = frozenset(word for word, means in _MEANS.items() if means & _READ_FOR)


class Signs(NamedTuple):
    """What may stand in a sentence.

    A number, a date, an age, the number of a law; a word that tells a measure, one that tells how the text
    stands to it, and one for an accident or a disaster. ``told`` are all words that are signs.
    """

    counted: bool
    dated: bool
    aged: bool
    identified: bool
    measured: bool
    doubted: bool
    befalling: bool
    told: frozenset[bytes]

    def number_words(self) -> list[str]:
        """Return the words that a number may be written with, as the sentence writes them."""
        return [word.decode() for word in self.told if _MEANS[word] & _WORDED]

    def date_words(self) -> list[str] | None:
        """Return the words that a date may begin with, as the sentence writes them, ``None`` for any."""
        if not _BESIDE_OTHERS.isdisjoint(self.told):
            return None
        return [word.decode() for word in self.told if _MEANS[word] & _OPENING]

    def cue_words(self) -> set[str]:
        """Return the words that a cue may begin with, small or with a capital."""
        return {first for word in self.told if _MEANS[word] & _CUE for first in _CUE_OPENINGS[word]}

    def outcomes(self) -> list[str]:
        """Return the words that tell a measure, in small letters."""
        return [word.decode().lower() for word in self.told if _MEANS[word] & _OUTCOME]


@lru_cache(maxsize=2)
def _letters(text: str) -> bytes:
    """Return the ASCII letters of ``text`` in their places, one byte a code point, and blanks for all else.

    Bytes are cut into words several times as fast as a pattern finds them.
    """
    return text.encode("ascii", "replace").translate(_LETTERS)


def may_hold(text: str, most: int) -> bool:
    """Tell whether ``text`` may hold more than ``most`` numbers: two stand apart by what is no letter.

    >>> may_hold("The mill is closed.", 5), may_hold("1, 2, 3", 5)
    (False, True)
    """
    return _letters(text).count(b" ") >= most


def count_words(text: str, start: int, end: int) -> int:
    """Return how many words for numbers, days and months ``text[start:end]`` holds.

    >>> count_words("Nine of the twelve left in March.", 0, 33)
    3
    """
    words = _letters(text)[start:end].split()
    return sum(1 for word in words if _MEANS.get(word, 0) & (_NUMBER | _CALENDAR | _PERIOD))


def may_state(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is worth reading for claims at all, sooner than :func:`signs_of`.

    >>> may_state("The mill is closed.", 0, 19), may_state("Nine came.", 0, 10)
    (False, True)
    """
    return (
        _DIGIT.search(text, start, end) is not None
        or not _STATING.isdisjoint(_letters(text)[start:end].split())
        or text.count(";", start, end) > 1
    )


def signs_of(text: str, start: int, end: int, digits: Sequence[tuple[int, int]]) -> Signs | None:
    """Return what to read ``text[start:end]`` for, ``None`` when there is nothing.

    ``digits`` are its :func:`~factcheck.text.number_patterns.digit_places`, counted from ``start``.

    >>> signs_of("The mill is closed.", 0, 19, []) is None
    True
    """
    told = 0
    words = _TOLD.intersection(_letters(text)[start:end].split())
    for word in words:
        told |= _MEANS[word]
    digit = bool(digits) and any(text[start + place].isdecimal() for place, _ in digits)
    if not (digit or told & _READ_FOR or text.count(";", start, end) > 1):
        return None
    number = digit or told & _NUMBER != 0
    dated = told & (_CALENDAR | _YEAR) != 0 or (told & _PERIOD and told & _WHICH) != 0
    aged = told & _AGE != 0 or (number and told & _BE and _IS_AGED.search(text, start, end) is not None)
    return Signs(
        counted=number,
        dated=dated or (digit and _DATED.search(text, start + digits[0][0], end) is not None),
        aged=aged or (digit and (told & _DEATH != 0 or _AGED.search(text, start, end) is not None)),
        identified=digit or told & _PARTIES != 0,
        measured=told & _OUTCOME != 0,
        doubted=told & _CUE != 0,
        befalling=told & _BEFALLING != 0,
        told=words,
    )
