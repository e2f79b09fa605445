"""The words that tell what was done to those whom a figure counts, or what befell on a date.

In: tokens around a figure. Out: the outcome that they begin with: its measure, its rank and where its word
may stand. A name that looks like one (*Margaret Fell*) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.extract.claims.around import EDGES, MARKS, TOKEN, Token
from factcheck.text.fold import lowered
from factcheck.text.places import places_of
from factcheck.text.tables import read_rows


class Outcome(NamedTuple):
    """What a word tells: a measure, how firmly (1 to 9), and where it may stand (``data/outcomes.txt``)."""

    measure: str
    rank: int
    where: str


OUTCOMES: dict[str, Outcome] = {}
_PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _measure, _rank, _where, _forms in read_rows("factcheck.extract.claims", "outcomes.txt"):
    for _form in _forms.split(","):
        _words = tuple(_form.strip().split())
        OUTCOMES.setdefault(" ".join(_words), Outcome(_measure, int(_rank), _where))
        if len(_words) > 1:
            _PHRASES.setdefault(_words[0], []).append(_words)
OUTCOME_FORMS = frozenset(OUTCOMES)
"""Every word and phrase that says something of a figure."""
FIRSTS = frozenset(form.partition(" ")[0] for form in OUTCOMES)
FORM_MAX = max(map(len, OUTCOMES))
PHRASE_MAX = max(len(form.split()) for form in OUTCOMES)
SINGLE = frozenset(form for form in OUTCOMES if " " not in form)
"""The first words of all forms, how long the longest is in code points and in words, those of one word."""
_SMALL_WORD = re.compile(
    r"\b(?!(?:and|the|for|but|nor|with|from|over|into|than|that|after|amid|near)\b)[a-z]{3,}"
)


def is_name_at(sentence: str, start: int) -> bool:
    """Tell whether the outcome at ``start`` is a name (*Margaret Fell*), and no word of a headline."""
    if not sentence[start].isupper():
        return False
    before = TOKEN.findall(lowered(sentence[:start]))[-1:]
    return (
        bool(before)
        and before[0] not in EDGES
        and before[0] not in MARKS
        and _SMALL_WORD.search(sentence) is not None
    )


def outcome_at(sentence: str, tokens: Sequence[Token]) -> tuple[Outcome, int] | None:
    """Return the outcome that ``tokens`` begin with and how many of them it takes, phrases first."""
    word = tokens[0][0]
    for phrase in _PHRASES.get(word, ()):
        taken = tokens[: len(phrase)]
        if tuple(token for token, _ in taken) == phrase and not _holds_name(sentence, taken):
            return OUTCOMES[" ".join(phrase)], len(phrase)
    found = OUTCOMES.get(word)
    return (found, 1) if found else None


def _holds_name(sentence: str, tokens: Iterable[Token]) -> bool:
    return any(word in SINGLE and is_name_at(sentence, start) for word, start in tokens)


def outcome_places(sentence: str, words: Iterable[str]) -> list[int]:
    """Return where ``words`` stand in ``sentence``, in order; parts of longer words count, too.

    >>> outcome_places("Two were Killed, none was hurt.", ["killed", "hurt"])
    [9, 26]
    """
    return places_of(lowered(sentence), words)
