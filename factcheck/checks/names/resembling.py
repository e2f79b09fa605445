"""Words that may be misspelt names, because a word much like each of them stands in the same story.

In: the folded words with a capital, and those of persons' names. Out: the words worth comparing within
their phrases. A sieve: it lets through all that :func:`~factcheck.checks.names.spelling.person_slots`, the
like for things and makers' names before a code can tie, and little else, so that most phrases need not be
read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations, product

from rapidfuzz.distance import OSA

from factcheck.checks.names.spelling import LEAST_THING, LONG, LONG_THING, form_in_places, is_near
from factcheck.text.names import is_name

MOST_EDITS = 2
"""No rule of spelling goes further."""


def resembling(words: Collection[str], known: Collection[str], purposes: Collection[str]) -> set[str]:
    """Return those of ``words`` that may misspell another of them, or one of ``known``, those of persons.

    ``purposes`` are the words that stand before *to* or *for*, where a plural is another spelling.

    >>> sorted(resembling({"kenny", "walsh", "toyota", "coyota"}, {"kenney"}, ()))
    ['coyota', 'kenny', 'toyota']
    >>> sorted(resembling({"bridge", "bridges", "county", "counties"}, (), {"bridge", "bridges"}))
    ['bridge', 'bridges']
    """
    writings: dict[str, set[str]] = defaultdict(set)
    for word in words:
        writings[form_in_places(word)].add(word)
    found = {word for one in _things(writings, purposes) for word in writings[one]}
    persons = _by_letter(known)
    for letter, shelf in _by_letter(words).items():
        found.update(
            word
            for word, name in product(shelf, persons.get(letter, ()))
            if word not in found and _is_like(word, name, LONG - 1)
        )
    return found


def _things(words: Collection[str], purposes: Collection[str]) -> set[str]:
    found: set[str] = set()
    for shelf in _by_letter([word for word in words if len(word) >= LEAST_THING]).values():
        for one, other in combinations(shelf, 2):
            if _is_like(one, other, LONG_THING) and not (is_name(one) and is_name(other)):
                found |= {one, other}
    plural = {form_in_places(word) for word in purposes}
    found |= {word for one in plural for word in (one, f"{one}s") if f"{one}s" in plural}
    endings: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= LEAST_THING:
            endings[word[1:]].append(word)
    return found.union(*(shelf for shelf in endings.values() if len(shelf) > 1)) & set(words)


def _by_letter(words: Collection[str]) -> dict[str, list[str]]:
    shelves: dict[str, list[str]] = defaultdict(list)
    for word in words:
        shelves[word[:1]].append(word)
    return shelves


def _is_like(one: str, other: str, long: int) -> bool:
    if not -MOST_EDITS <= len(one) - len(other) <= MOST_EDITS:
        return False
    return OSA.distance(one, other, score_cutoff=MOST_EDITS) <= MOST_EDITS and is_near(one, other, long)
