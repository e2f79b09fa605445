"""What is said of a figure: killed, injured, sent, fined; read from the words around it.

In: a sentence and the edges of a figure's noun phrase. Out: the key of the measure, and where its word
stands, or nothing. A word behind the noun wins (*three people were killed*) over one before it (*police
arrested three people*); of two side by side (*shot and killed*) the one of the higher rank. The windows end
at the edges of the clause, so that the measures of two clauses do not meet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from factcheck.extract.claims.around import (
    EDGES,
    MARKS,
    Token,
    placed_before,
    tokens_behind,
    without_asides,
    words_before,
)
from factcheck.extract.claims.outcomes import (
    FIRSTS,
    FORM_MAX,
    OUTCOMES,
    PHRASE_MAX,
    SINGLE,
    Outcome,
    is_name_at,
    outcome_at,
)
from factcheck.text.fold import lowered
from factcheck.text.tables import read_rows

_WINDOW = 100
"""How many code points on either side of a figure may say something of it."""
_REACH_AFTER, _REACH_BEFORE = 9, 9
_UNKNOWN_AFTER, _UNKNOWN_BEFORE = 2, 4
_UNKNOWN_AMOUNT = 4
_EVENT_WINDOW, _EVENT_REACH = 110, 13

_NAME = "Name"
"""Stands for a word that is an outcome in small letters only."""
_FILLERS = frozenset(
    word.strip()
    for row in read_rows("factcheck.extract.claims", "fillers.txt")
    for word in row[0].split(",")
)
_RELATIVES = frozenset(("that", "which", "who"))
_CLAUSES = frozenset(("because", "when", "while", "after", "before", "if", "although", "but"))
_BARRIERS = _RELATIVES | _CLAUSES
"""Words that open a clause of their own: what stands before them is said of something else."""
_STOPS_AHEAD = EDGES | _BARRIERS | MARKS | {","}
_TURNS = _CLAUSES | {"another", "others", "other"}
"""Words behind a noun after which something else is spoken of."""
_JOINS = frozenset(("and", "or", "plus"))
_GOES_ON = _JOINS | {"dead", "fatally"}
_ASIDE = re.compile(
    r",\s+(?:including|among\s+(?:them|whom)|most\s+of\s+them|(?:many|all|some|[a-z]+)\s+of\s+(?:them|whom)|all|mostly|mainly)\b"
    r"[^.;:()]{2,90}?,(?=\s+(?:were|was|have|had|are|died|perished|drowned|lost|remain|suffered)\b)"
)
"""What is told of some of those counted before what befell all: *nine people, among them a child, died*."""
_DETERMINERS = frozenset(("a", "an", "the", "this", "his", "her", "their", "another", "fatal", "deadly"))
"""Words that make a noun of what follows: *the shooting* was done to nobody whom the figure counts."""


class Measure(NamedTuple):
    """A measure, the offset of its word, and how firmly that word speaks (1 to 9)."""

    key: str
    at: int
    rank: int


def _done_to(outcome: Outcome, word: str, before: str, *, near: bool) -> bool:
    """Tell whether an outcome can be said of a count: no noun, and no sum unless it is right behind."""
    noun = word.endswith("ing") and before in _DETERMINERS
    return not noun and (near or outcome.where != "amount")


def _stops_behind(word: str, best: Measure | None) -> bool:
    """Tell whether nothing behind ``word`` is said of the figure any more."""
    if word == "," or word in _TURNS or word[0].isdigit():
        return True
    return word not in _GOES_ON if best is not None else word in _JOINS


def _said_behind(sentence: str, lower: str, end: int, *, amount: bool) -> Measure | None:
    if not amount and lower.startswith(",", end) and (aside := _ASIDE.match(lower, end)):
        end = aside.end()
    following = without_asides(tokens_behind(lower, end, _WINDOW))
    tokens: list[Token] = []
    best: Measure | None = None
    unknown, at, before = 0, 0, ""
    while at < _REACH_AFTER:
        if at == len(tokens):
            token = next(following, None)
            if token is None:
                break
            tokens.append(token)
        word, offset = tokens[at]
        if word in SINGLE and is_name_at(sentence, offset):
            word = _NAME
        elif word in FIRSTS:
            tokens += islice(following, PHRASE_MAX - 1)
            found = outcome_at(sentence, tokens[at : at + PHRASE_MAX])
            if found and (amount or _done_to(found[0], word, before, near=unknown == 0)):
                outcome, length = found
                if best is None or outcome.rank > best.rank:
                    best = Measure(outcome.measure, offset, outcome.rank)
                at += length
                before = tokens[at - 1][0]
                continue
        if _stops_behind(word, best):
            break
        unknown += word not in _FILLERS
        if unknown > (_UNKNOWN_AMOUNT if amount else _UNKNOWN_AFTER):
            break
        at += 1
        before = word
    return best


def _said_ahead(sentence: str, lower: str, start: int, *, amount: bool) -> Measure | None:
    words = words_before(lower, start, _WINDOW, _REACH_BEFORE + 1)
    best: Measure | None = None
    unknown = 0
    for at, word in enumerate(words[:_REACH_BEFORE]):
        if word == "," and amount:
            unknown += 1
            continue
        if word in _STOPS_AHEAD:
            break
        if word in FIRSTS:
            tokens = placed_before(lower, start, words[: at + 1])
            before = words[at + 1] if at + 1 < len(words) else ""
            if done := _done_ahead(sentence, tokens, before, amount=amount):
                best = done if best is None or done.rank > best.rank else best
                continue
        if best is not None:
            if word != "and":
                break
            continue
        unknown += word not in _FILLERS or (word in SINGLE and is_name_at(sentence, tokens[0][1]))
        if unknown > _UNKNOWN_BEFORE:
            break
    return best


def _done_ahead(sentence: str, tokens: Sequence[Token], before: str, *, amount: bool) -> Measure | None:
    """Return the outcome that ``tokens`` begin with, behind ``before``, if it is said of a count."""
    word, offset = tokens[0]
    found = None if word in SINGLE and is_name_at(sentence, offset) else outcome_at(sentence, tokens)
    if found is None or found[0].where == "after":
        return None
    outcome = found[0]
    said = amount or _done_to(outcome, word, before, near=False)
    return Measure(outcome.measure, offset, outcome.rank) if said else None


def measure_of(
    sentence: str, start: int, end: int, *, amount: bool, places: Sequence[int]
) -> Measure | None:
    """Return what is said of the figure whose noun phrase is ``start`` to ``end``.

    ``amount`` marks sums, shares and lengths, whose measure may be a noun on either side (*a $3 million
    settlement*). ``places`` are the :func:`outcome_places` of the sentence.

    >>> measure_of("Three people were shot and killed.", 0, 12, amount=False, places=[18, 27]).key
    'killed'
    >>> measure_of("The court fined the bank £217m in May.", 25, 30, amount=True, places=[10]).key
    'fined'
    """
    lower = lowered(sentence)
    near = places[bisect_left(places, start - _WINDOW) : bisect_left(places, end + _WINDOW + FORM_MAX)]
    behind = _said_behind(sentence, lower, end, amount=amount) if near and near[-1] >= end else None
    if behind and not amount:
        return behind
    ahead = _said_ahead(sentence, lower, start, amount=amount) if near and near[0] < start else None
    if behind and ahead:
        if behind.rank != ahead.rank:
            return behind if behind.rank > ahead.rank else ahead
        return behind if behind.at - end <= start - ahead.at else ahead
    return behind or ahead


def event_of(sentence: str, start: int, end: int, places: Sequence[int] | None = None) -> Measure | None:
    """Return what happened on the date that stands at ``start`` to ``end``: the nearest outcome word.

    A word before the date wins over one behind it, unless the date opens the sentence. ``places`` are the
    :func:`outcome_places` of the sentence, where the caller knows them.

    >>> event_of("On Saturday, Doe was arrested.", 3, 11).key
    'arrested'
    """
    lower = lowered(sentence)
    if places is None or _any_within(places, start - _EVENT_WINDOW, start):
        found = _event_ahead(sentence, lower, start)
        if found:
            return found
    if places is not None and not _any_within(places, end, end + _EVENT_WINDOW + FORM_MAX):
        return None
    behind = islice(tokens_behind(lower, end, _EVENT_WINDOW), _EVENT_REACH + PHRASE_MAX)
    return _event_behind(sentence, list(behind))


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of ``places``, which are in order, stands from ``start`` up to ``end``."""
    return bisect_left(places, start) < bisect_left(places, end)


def _event_ahead(sentence: str, lower: str, start: int) -> Measure | None:
    """Return the outcome nearest to a date among the words before it."""
    words = words_before(lower, start, _EVENT_WINDOW, _EVENT_REACH)
    for at, word in enumerate(words):
        if word in EDGES or (at and word in _BARRIERS):
            return None
        if word in FIRSTS and (found := _event_at(sentence, placed_before(lower, start, words[: at + 1]))):
            return found
    return None


def _event_behind(sentence: str, tokens: Sequence[Token]) -> Measure | None:
    """Return the outcome nearest to a date among the ``tokens`` behind it."""
    for at, (word, _) in enumerate(tokens[:_EVENT_REACH]):
        if word in EDGES or (at and (word == "," or word in _BARRIERS)):
            return None
        if word in FIRSTS and (found := _event_at(sentence, tokens[at : at + PHRASE_MAX])):
            return found
    return None


def _event_at(sentence: str, tokens: Sequence[Token]) -> Measure | None:
    """Return the outcome that ``tokens`` begin with, if it can be said of a date: no sum, no name."""
    word, offset = tokens[0]
    if word in SINGLE and is_name_at(sentence, offset):
        return None
    found = outcome_at(sentence, tokens)
    done = found[0] if found and found[0].where != "amount" else OUTCOMES.get(word)
    return Measure(done.measure, offset, done.rank) if done and done.where != "amount" else None
