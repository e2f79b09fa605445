"""Votes: *voted 7-2*, *a 6-3 vote*, *the vote was seven to two*.

In: a sentence. Out: two figures a vote, those for and those against. Scores of games have the same form;
only the word *vote* tells them apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.text.numbers import find_numbers
from factcheck.text.tables import words_pattern

_SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNT = rf"(?:\d{{1,3}}|{words_pattern(_SMALL)})"
_VOTE = re.compile(
    rf"\b[Vv]ot(?:e|ed|es|ing)\b(?:\s+(?:was|were|is|are|of|by|at|came|it|down|in\s+favou?r|on|late|early|last|night|yesterday"
    rf"|[A-Z][a-z]+day))*\s+(?P<for>{_COUNT})(?:[-–]|\s+to\s+)"
    rf"(?P<against>{_COUNT})(?![\w%-]|\s+(?:percent|per\s+cent))"
    rf"|(?<![\w.,-])(?P<for2>{_COUNT})(?:[-–]|[-\s]to[-\s])(?P<against2>{_COUNT})\s+(?:[a-z-]+\s+)?(?:vote|ruling|decision)\b"
)

_TWO_SIDES = re.compile(rf"[-–t](?:(?<=\w[-–])|(?<=[-\s]t)o[-\s]+)(?={_COUNT})")
"""What parts the two sides, with the count behind it: most that is said of votes holds none."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One side of a vote: offsets of its count, the count, and whether it is ``for`` or ``against``."""

    start: int
    end: int
    value: int
    side: str


def find_votes(sentence: str) -> list[Vote]:
    """Find the votes of ``sentence``, in order, the side for before the side against.

    >>> [(vote.value, vote.side) for vote in find_votes("The council voted 7-2 to close the pool.")]
    [(7, 'for'), (2, 'against')]
    """
    votes: list[Vote] = []
    if not ("vot" in sentence or "Vot" in sentence) or not _TWO_SIDES.search(sentence):
        return votes
    for match in _VOTE.finditer(sentence):
        for side in ("for", "against"):
            group = side if match[side] else side + "2"
            value = find_numbers(match[group])[0].value
            votes.append(Vote(*match.span(group), int(value), side))
    return votes
