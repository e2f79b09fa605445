"""Whether the speakers of two quotations can be one person, by their names alone.

In: occurrences with speakers. Out: yes or no. In doubt two names may be one person's: one surname, one
spelled in two ways, one name within the other.
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import OSA

from factcheck.model.group import QuoteOccurrence
from factcheck.text.fold import fold_text
from factcheck.text.tables import read_rows

SURE_CONFIDENCE = 0.9
"""Measured share of right speakers above which one may stand against another."""

_SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_SURNAME_EDITS = 2


@cache
def _body_words() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("factcheck.checks", "body_words.txt"))


def are_two(first: QuoteOccurrence, second: QuoteOccurrence) -> bool:
    """Tell whether both speakers are named persons, and surely two."""
    named = all(one.speaker and is_person(one.speaker) for one in (first, second))
    return named and not may_be_one(first, second)


def is_trusted(occurrence: QuoteOccurrence) -> bool:
    """Tell whether more than nine in ten speakers found in that way are right."""
    return occurrence.confidence > SURE_CONFIDENCE


def _name(occurrence: QuoteOccurrence) -> list[str]:
    bare = _SUFFIX.sub("", occurrence.speaker or "")
    return [word for word in fold_text(bare).replace(".", " ").split() if len(word) > 1]


def is_person(speaker: str) -> bool:
    """Tell whether a speaker's name is a person's: two to five words, capitals, none of a body's."""
    words = _SUFFIX.sub("", speaker).split()
    letters = [word for word in words if word[0].isalpha()]
    return (
        2 <= len(words) <= 5
        and letters == words
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and not (words[-1].isupper() and len(words[-1]) > 1)
        and not _body_words() & {fold_text(word).strip(".,") for word in words}
    )


def may_be_one(first: QuoteOccurrence, second: QuoteOccurrence) -> bool:
    """Tell whether the two speakers may be one person: one key, one surname, or one spelled in two ways."""
    if first.speaker_key is not None and first.speaker_key == second.speaker_key:
        return True
    one, other = _name(first), _name(second)
    if not one or not other or set(one) <= set(other) or set(other) <= set(one):
        return True
    near = min(_SURNAME_EDITS, min(len(one[-1]), len(other[-1])) // 3)
    return OSA.distance(one[-1], other[-1]) <= near or one[-1] in other or other[-1] in one
