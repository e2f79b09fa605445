"""Slips of the keys between two figures, and how much two values speak for one statement.

In: values in their normal form, or their carriers. Out: whether digits changed places, were doubled or
lost, and what that, equal values or the same words beside them add to the likeness of two statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.likeness import following, governing
from factcheck.checks.comparing.relating import value_of

EQUAL, SLIP, LONG_SLIP, ONE_WORD, ONE_LEAD = 1.0, 1.0, 2.0, 1.0, 2.0
"""What equal values, and those a slip apart, of three digits or more, add to the likeness of statements,
what the same word before or behind adds to a slip (*a buyout of $6.5 million*, *of $5.6 million*), and
what the same subject before both adds (*Turnout was 61 percent*, *Turnout was 66 percent*)."""

LEAST_DIGITS = 2
"""Digits but for zeros at the ends: 3 and 30 stand in two texts by chance."""

LEAST_ROUND = 100
"""Round figures below that stand in two texts by chance."""

_ZEROS = str.maketrans("", "", ".0")
_LEAD_WORDS = 4
_PRONOUN = re.compile(r"\b(?:he|she|it|they|we|i|you|this|that|these|those|there)\b", re.IGNORECASE)


def is_slip(one: str, other: str) -> bool:
    """Tell whether a slip of the keys turns one figure into the other.

    Two digits changed places, or one digit or the point was doubled or lost.

    >>> is_slip("34", "43"), is_slip("4200000", "42000000"), is_slip("7.5", "5.7"), is_slip("450", "480")
    (True, True, True, False)
    >>> is_slip("34", "4300")
    False
    """
    first, second = (figure.replace(".", "").rstrip("0") for figure in (one, other))
    if first == second:
        return True
    if len(first) == len(second):
        if len(one.partition(".")[0]) != len(other.partition(".")[0]):
            return False
        return sorted(first) == sorted(second) and OSA.distance(first, second) == 1
    return min(len(first), len(second)) > 1 and OSA.distance(first, second) == 1


def _digits(value: str) -> str:
    return value.replace(".", "").strip("0")


def bond(first: Carrier, second: Carrier) -> float:
    """Return how much two values speak for one statement: the more digits they share, the more."""
    one, other = first.claim.value or "", second.claim.value or ""
    digits = min(len(_digits(one)), len(_digits(other)))
    if value_of(first) == value_of(second):
        return EQUAL
    lead = _lead(first)
    led = ONE_LEAD if lead and lead == _lead(second) else 0.0
    tenfold = first.claim.unit is None and is_tenfold(one, other)
    if not tenfold and (digits < LEAST_DIGITS or not is_slip(one, other)):
        return led
    told = governing(first) == governing(second) or following(first) == following(second) != ""
    return led + (ONE_WORD if told else 0.0) + (LONG_SLIP if digits > 2 else SLIP)


def _lead(place: Carrier) -> str:
    """Return what stands before the figure in its sentence if that is but a subject (*Turnout was*)."""
    before = " ".join(place.view.text[place.sentence_span().start : place.claim.span.start].split())
    plain = len(before.split()) <= _LEAD_WORDS and not _PRONOUN.search(before)
    return before.casefold() if plain and governing(place) else ""


def changed_places(one: str, other: str) -> bool:
    """Tell whether two digits beside each other changed places, or the zeros behind are others.

    >>> changed_places("14", "41"), changed_places("1200", "12000"), changed_places("14", "47")
    (True, True, False)
    >>> changed_places("30", "3")
    False
    """
    first, second = (value.replace(".", "").rstrip("0") for value in (one, other))
    if min(len(first.strip("0")), len(second.strip("0"))) < LEAST_DIGITS:
        return False
    return sorted(first) == sorted(second) and is_slip(one, other)


def hold_slip(values: Iterable[str]) -> bool:
    """Tell whether two of ``values`` may be a slip apart in digits that changed places or in zeros alone.

    A sieve for :func:`changed_places` and :func:`is_tenfold`: these leave all digits but zeros as they are.

    >>> hold_slip(["14", "23", "41"]), hold_slip(["14", "23", "14"])
    (True, False)
    """
    told = set(values)
    return len({"".join(sorted(value.translate(_ZEROS))) for value in told}) < len(told)


def is_tenfold(one: str, other: str) -> bool:
    """Tell whether two round figures of some size differ in one zero.

    >>> is_tenfold("900", "9000"), is_tenfold("3", "30"), is_tenfold("900", "90000")
    (True, False, False)
    """
    if not (one.isdigit() and other.isdigit()):
        return False
    low, high = sorted((int(one), int(other)))
    return low >= LEAST_ROUND and high == 10 * low
