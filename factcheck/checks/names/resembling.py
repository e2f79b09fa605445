"""Words that may be misspelt names, because a word much like each of them stands in the same story.

In: the folded words with a capital, and those of known names. Out: the words worth comparing within their
phrases. This sieve lets through all that :func:`~factcheck.checks.names.spelling.is_near`, plurals and
makers' names before a code can tie, and little else: in most articles no word is left, and no phrase need
be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations

from rapidfuzz.distance import OSA

from factcheck.checks.names.spelling import form_in_places

MOST_EDITS = 2
LEAST_TWO = 5
"""Letters of the shorter word from which two edits may be one slip by any of the rules."""


def resembling(words: Collection[str], known: Collection[str]) -> set[str]:
    """Return those of ``words`` that are much like another of them, in any form, or one of ``known``.

    >>> sorted(resembling({"kenny", "walsh", "toyota", "oyota"}, {"kenney"}))
    ['kenny']
    >>> sorted(resembling({"bridge", "bridges", "nissan", "missan"}, ()))
    ['bridge', 'bridges', 'missan', 'nissan']
    """
    writings: dict[str, set[str]] = defaultdict(set)
    for word in words:
        writings[word].add(word)
        writings[form_in_places(word)].add(word)
    beginnings: dict[str, list[str]] = defaultdict(list)
    endings: dict[str, list[str]] = defaultdict(list)
    for word in {*writings, *known}:
        beginnings[word[:1]].append(word)
        endings[word[1:]].append(word)
    found: set[str] = set()
    for shelf in beginnings.values():
        for one, other in combinations(shelf, 2):
            if -MOST_EDITS <= len(one) - len(other) <= MOST_EDITS and _is_like(one, other):
                found |= {one, other}
    for ending, shelf in endings.items():
        if len(shelf) > 1 and len(ending) + 1 >= LEAST_TWO:
            found.update(shelf)
    return {word for form in found if form in writings for word in writings[form]}


def _is_like(one: str, other: str) -> bool:
    limit = MOST_EDITS if min(len(one), len(other)) >= LEAST_TWO else 1
    return OSA.distance(one, other, score_cutoff=limit) <= limit
