"""The form in which a folded word is compared: one form for both spellings of a word or a number.

In: folded words, as :func:`factcheck.text.words.read_words` gives them. Out: forms for comparing,
never for showing. British spellings take the American form (``data/spellings.txt``, and a rule for
-ise and -yse), numbers in words take digits (``data/number_words.txt``). Two different words may share a
form only where English has both spellings (``practise``, ``practice``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text.tables import read_rows

_ISE = re.compile(r"(?P<stem>.{3,}[iy])s(?P<end>e|ed|es|er|ers|ing|ation|ations)")
_TENS = frozenset({"20", "30", "40", "50", "60", "70", "80", "90"})
_UNITS = frozenset({"1", "2", "3", "4", "5", "6", "7", "8", "9"})
_ORDINAL_UNITS = frozenset({"1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th"})


@dataclass(frozen=True, slots=True)
class Form:
    """One form and the words it was made of: ``size`` of them, counted from word ``start``."""

    text: str
    start: int
    size: int = 1


_SCALES = frozenset({"thousand", "million", "billion", "trillion"})
_CURRENCY_SIGNS = {"$": "dollars", "£": "pounds", "€": "euros"}
_CURRENCY_WORDS = {word: unit for unit in _CURRENCY_SIGNS.values() for word in (unit, unit[:-1])}
_NUMERALS: dict[str, str] = {}
for _kind, _value, _words in read_rows("factcheck.text", "number_words.txt"):
    for _word in _words.split(","):
        if _kind in ("unit", "ten"):
            _NUMERALS[_word.strip()] = _value
        elif _kind == "ordinal":
            _NUMERALS[_word.strip()] = _value + {"1": "st", "2": "nd", "3": "rd"}.get(_value, "th")

_WHOLE, _BEGUN = {}, {}
for _british, _american in read_rows("factcheck.text", "spellings.txt"):
    if _british.endswith("*"):
        _BEGUN[_british[:-1]] = _american[:-1]
    else:
        _WHOLE[_british] = _american

_BEGUN_LETTERS = min(map(len, _BEGUN))
_BEGINNINGS = frozenset(begun[:_BEGUN_LETTERS] for begun in _BEGUN)


@lru_cache(maxsize=16_384)
def form_of(word: str) -> str:
    """Return the form of one folded word.

    >>> form_of("behaviours"), form_of("organised"), form_of("seven"), form_of("harbor")
    ('behaviors', 'organized', '7', 'harbor')
    """
    numeral = _NUMERALS.get(word)
    if numeral is not None:
        return numeral
    if word in _WHOLE:
        return _WHOLE[word]
    if word[:_BEGUN_LETTERS] in _BEGINNINGS:
        for size in range(len(word), _BEGUN_LETTERS - 1, -1):
            american = _BEGUN.get(word[:size])
            if american is not None:
                return american + word[size:]
    match = _ISE.fullmatch(word) if "is" in word or "ys" in word else None
    return f"{match['stem']}z{match['end']}" if match else word


def joined_forms(words: Sequence[str]) -> list[Form]:
    """Return the forms of ``words`` in order, those that make one number, sum or word joined.

    >>> [form.text for form in joined_forms(["twenty", "two", "per", "cent", "of", "two", "hundred"])]
    ['22', 'percent', 'of', '200']
    >>> [form.text for form in joined_forms(["$", "5", "million"]) + joined_forms(["five", "dollars"])]
    ['5 million dollars', '5 dollars']
    """
    forms: list[Form] = []
    at = 0
    while at < len(words):
        first = form_of(words[at])
        second = form_of(words[at + 1]) if at + 1 < len(words) else ""
        joined = _joined(first, second)
        size = 2 if joined else 1
        forms.append(Form(joined or first, at, size))
        at += size
    return _with_sums(forms)


def _with_sums(forms: Sequence[Form]) -> list[Form]:
    """Return the forms with each sum of money as one, whether a sign or a word names the currency."""
    found: list[Form] = []
    at = 0
    while at < len(forms):
        size, text = _sum_at([form.text for form in forms[at : at + 3]])
        last = forms[at + size - 1]
        found.append(Form(text, forms[at].start, last.start + last.size - forms[at].start))
        at += size
    return found


def _sum_at(texts: Sequence[str]) -> tuple[int, str]:
    """Return how many of at most three forms make one sum of money, or 1, and their common text."""
    sign = _CURRENCY_SIGNS.get(texts[0])
    number = texts[1:] if sign else texts
    if not number or not number[0][0].isdigit():
        return 1, texts[0]
    size = 2 if len(number) > 1 and number[1] in _SCALES else 1
    unit = sign or (_CURRENCY_WORDS.get(number[size]) if len(number) > size else None)
    if unit is None:
        return 1, texts[0]
    return size + 1, " ".join([*number[:size], unit])


def _joined(first: str, second: str) -> str:
    if first in _TENS and (second in _UNITS or second in _ORDINAL_UNITS):
        return first[0] + second
    if first in _UNITS and second == "hundred":
        return first + "00"
    if (first, second) == ("per", "cent"):
        return "percent"
    return "cannot" if (first, second) == ("can", "not") else ""
