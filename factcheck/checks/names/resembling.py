"""Words that may be misspelt names, because a word much like each of them stands in the same story.

In: the folded words with a capital, and those of persons' names. Out: the words worth comparing within
their phrases. A sieve: it lets through all that :func:`~factcheck.checks.names.spelling.person_slots`, the
like for things and makers' names before a code can tie, and little else, so that most phrases need not be
read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Set
from itertools import combinations, product

from rapidfuzz.distance import OSA

from factcheck.checks.names.spelling import (
    LEAST_THING,
    LONG,
    LONG_THING,
    first_sound,
    form_in_places,
    is_near,
)
from factcheck.text.names import is_name

MOST_EDITS = 2
"""No rule of spelling goes further."""


def like_persons(words: Collection[str], known: Collection[str]) -> set[str]:
    """Return those of ``words`` that may misspell one of ``known``, the words of persons' names.

    >>> like_persons({"kenny", "walsh"}, {"kenney"})
    {'kenny'}
    """
    persons = _by_letter(known)
    return {
        word
        for letter, shelf in _by_letter(words).items()
        for word, name in product(shelf, persons.get(letter, ()))
        if _is_like(word, name, LONG - 1)
    }


def like_each_other(words: Collection[str], purposes: Collection[str]) -> Iterator[Set[str]]:
    """Yield sets of ``words`` of which each may misspell another, with the forms they have in places.

    ``purposes`` are the words that stand before *to* or *for*, where a plural is another spelling.

    >>> [sorted(one) for one in like_each_other({"toyota", "coyota", "walsh"}, ())]
    [['coyota', 'toyota']]
    >>> [sorted(one) for one in like_each_other({"bridge", "bridges", "county"}, {"bridge", "bridges"})]
    [['bridge', 'bridges']]
    """
    writings: dict[str, set[str]] = defaultdict(set)
    for word in words:
        writings[form_in_places(word)].add(word)
    for forms in _like_things(writings, {form_in_places(word) for word in purposes}):
        yield set().union(*(writings.get(form, ()) for form in forms))


def _like_things(words: Collection[str], plural: Set[str]) -> Iterator[Collection[str]]:
    long = [word for word in words if len(word) >= LEAST_THING]
    for shelf in _by_letter(long).values():
        for one, other in combinations(shelf, 2):
            # One edit leaves the second letter or the last of two that begin alike; most pairs end here.
            may_be = one[1] == other[1] or one[-1] == other[-1] or min(len(one), len(other)) >= LONG_THING
            if may_be and _is_like(one, other, LONG_THING) and not (is_name(one) and is_name(other)):
                yield one, other
    yield from ((one, f"{one}s") for one in plural if f"{one}s" in plural)
    endings: dict[str, list[str]] = defaultdict(list)
    for word in long:
        endings[word[1:]].append(word)
    yield from (shelf for shelf in endings.values() if len(shelf) > 1)


def _by_letter(words: Collection[str]) -> dict[str, list[str]]:
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_letter[word[:1]].append(word)
    shelves: dict[str, list[str]] = defaultdict(list)
    for letter, held in by_letter.items():
        shelves[first_sound(letter)] += held
    return shelves


def _is_like(one: str, other: str, long: int) -> bool:
    return OSA.distance(one, other, score_cutoff=MOST_EDITS) <= MOST_EDITS and is_near(one, other, long)
