"""Whether two names in one story are one person's, for hanging figures on them.

In: full names as two articles give them. Out: yes or no. Unlike the tie of names, a spelling may differ by
a letter or two: an outlet that misspells a name may well have the age wrong too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from factcheck.text.fold import fold_text
from factcheck.text.tables import read_rows

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORT_TOKEN, _LONG_TOKEN = 4, 7
"""A token of four letters may differ by one edit, one of seven by two (research: claims, section 4)."""


@cache
def _parts(kind: str) -> frozenset[str]:
    rows = read_rows("factcheck.text", "name_parts.txt")
    return frozenset(word.strip() for row in rows if row[0] == kind for word in row[1].split(","))


@cache
def _short_names() -> dict[str, frozenset[str]]:
    return {
        row[0]: frozenset(name.strip() for name in row[1].split(","))
        for row in read_rows("factcheck.text", "short_names.txt")
    }


@dataclass(frozen=True, slots=True)
class PersonName:
    """A folded name: given names in order, initials as one letter; surname; suffix or empty."""

    given: tuple[str, ...]
    surname: str
    suffix: str


@cache
def read_name(name: str) -> PersonName:
    """Take a name apart; a single word is a surname.

    >>> read_name("Martin L. Dorn Jr.")
    PersonName(given=('martin', 'l'), surname='dorn', suffix='jr')
    """
    words = [word.replace("'", "") for word in _WORD.findall(fold_text(name))]
    while len(words) > 2 and words[0] in _parts("title"):
        words.pop(0)
    suffix = words.pop() if len(words) > 1 and words[-1] in _parts("suffix") else ""
    return PersonName(tuple(words[:-1]), words[-1] if words else "", suffix)


def _near(first: str, second: str) -> bool:
    if first == second:
        return True
    shorter = min(len(first), len(second))
    edits = 2 if shorter >= _LONG_TOKEN else 1 if shorter >= _SHORT_TOKEN else 0
    return first[0] == second[0] and OSA.distance(first, second, score_cutoff=edits) <= edits


def _same_given(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return (
        first == second
        or second in _short_names().get(first, ())
        or first in _short_names().get(second, ())
    )


def one_person(first: str, second: str) -> bool:
    """Tell whether two names may be one person's: at most one of given name and surname is misspelled.

    >>> one_person("Mara Hale", "Mara J. Hayle"), one_person("Mara Hale", "Dora Hale")
    (True, False)
    """
    one, other = read_name(first), read_name(second)
    if not one.given or not other.given or (one.suffix and other.suffix and one.suffix != other.suffix):
        return False
    if not all(map(_same_given, one.given[1:], other.given[1:])):
        return False
    if one.surname == other.surname:
        return _same_given(one.given[0], other.given[0]) or _near(one.given[0], other.given[0])
    return one.given[0] == other.given[0] and _near(one.surname, other.surname)


def is_full_name(name: str) -> bool:
    """Tell whether a name has a given name as well: a bare surname is many people's."""
    return bool(read_name(name).given)


def persons(articles: Sequence[Iterable[str]]) -> dict[str, str]:
    """Map every full name of a story to the name of its person.

    ``articles`` holds the names of each article. A person goes by the name that most articles have, of
    equals the longest. Two names that differ in one article are two persons there: they are never tied.
    """
    held = [frozenset(filter(is_full_name, names)) for names in articles]
    together = {frozenset((a, b)) for names in held for a in names for b in names if a != b}
    every = sorted(
        frozenset().union(*held),
        key=lambda name: (-sum(name in names for names in held), -len(name), name),
    )
    bearers: dict[str, list[str]] = {}
    for name in every:
        for bearer, forms in bearers.items():
            if one_person(bearer, name) and not any(frozenset((form, name)) in together for form in forms):
                forms.append(name)
                break
        else:
            bearers[name] = [name]
    return {form: bearer for bearer, forms in bearers.items() for form in forms}
