"""What is said of a figure: killed, injured, sent, fined; read from the words around it.

In: a sentence and the edges of a figure's noun phrase. Out: the key of the measure, and where its word
stands, or nothing. A word behind the noun wins (*three people were killed*) over one before it (*police
arrested three people*); of two side by side (*shot and killed*) the one of the higher rank. The windows end
at the edges of the clause, so that the measures of two clauses do not meet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from factcheck.text.tables import read_rows

_PACKAGE = "factcheck.extract.claims"
_WINDOW = 100
"""How many code points on either side of a figure may say something of it."""
_REACH_AFTER, _REACH_BEFORE = 9, 9
_UNKNOWN_AFTER, _UNKNOWN_BEFORE = 2, 4
_UNKNOWN_AMOUNT = 4
_EVENT_REACH = 13


@dataclass(frozen=True, slots=True)
class _Outcome:
    measure: str
    rank: int
    where: str


_OUTCOMES: dict[str, _Outcome] = {}
_PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _measure, _rank, _where, _forms in read_rows(_PACKAGE, "outcomes.txt"):
    for _form in _forms.split(","):
        _words = tuple(_form.strip().split())
        _OUTCOMES.setdefault(" ".join(_words), _Outcome(_measure, int(_rank), _where))
        if len(_words) > 1:
            _PHRASES.setdefault(_words[0], []).append(_words)
_SINGLE = frozenset(form for form in _OUTCOMES if " " not in form)
_NAME = "Name"
"""Stands for a word that is an outcome in small letters only."""
_SMALL_WORD = re.compile(
    r"\b(?!(?:and|the|for|but|nor|with|from|over|into|than|that|after|amid|near)\b)[a-z]{3,}"
)
_FILLERS = frozenset(
    word.strip() for row in read_rows(_PACKAGE, "fillers.txt") for word in row[0].split(",")
)
_KEPT_MAX = _REACH_AFTER + max(len(phrase) for phrases in _PHRASES.values() for phrase in phrases)
"""No token behind so many is looked at."""
_TOKEN = re.compile(r"[a-z][\w’'-]*|[,;:()—–.!?“”\"]|\d[\d,.]*|[$£€%]")
_EDGES = frozenset(";:—–.!?")
_MARKS = frozenset('()“”"')
_RELATIVES = frozenset(("that", "which", "who"))
_CLAUSES = frozenset(("because", "when", "while", "after", "before", "if", "although", "but"))
_BARRIERS = _RELATIVES | _CLAUSES
"""Words that open a clause of their own: what stands before them is said of something else."""
_TURNS = _CLAUSES | {"another", "others", "other"}
"""Words behind a noun after which something else is spoken of."""
_JOINS = frozenset(("and", "or", "plus"))
_DETERMINERS = frozenset(("a", "an", "the", "this", "his", "her", "their", "another", "fatal", "deadly"))
"""Words that make a noun of what follows: *the shooting* was done to nobody whom the figure counts."""


class Measure(NamedTuple):
    """A measure, the offset of its word, and how firmly that word speaks (1 to 9)."""

    key: str
    at: int
    rank: int


@lru_cache(maxsize=4)
def _tokenized(sentence: str) -> tuple[list[tuple[str, int]], list[int]]:
    """Return the tokens of a sentence with their offsets, and the offsets alone; its figures share them."""
    lower = sentence.lower()
    if len(lower) != len(sentence):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in sentence)
    tokens = [(match[0], match.start()) for match in _TOKEN.finditer(lower)]
    for at, (word, start) in enumerate(tokens[1:], 1):
        if word in _SINGLE and sentence[start].isupper() and _is_name(sentence, tokens, at):
            tokens[at] = (_NAME, start)
    return tokens, [at for _, at in tokens]


def _is_name(sentence: str, tokens: list[tuple[str, int]], at: int) -> bool:
    """Tell whether the capitalised word at ``at`` is a name (*Margaret Fell*), not one of a headline."""
    before = tokens[at - 1][0]
    return before not in _EDGES and before not in _MARKS and _SMALL_WORD.search(sentence) is not None


def _tokens(sentence: str, start: int, end: int) -> list[tuple[str, int]]:
    tokens, starts = _tokenized(sentence)
    return tokens[bisect_left(starts, start) : bisect_left(starts, end)]


def _outcome(tokens: list[tuple[str, int]], at: int) -> tuple[_Outcome, int] | None:
    """Return the outcome that begins at token ``at`` and how many tokens it takes, phrases first."""
    word = tokens[at][0]
    for phrase in _PHRASES.get(word, ()):
        if tuple(token for token, _ in tokens[at : at + len(phrase)]) == phrase:
            return _OUTCOMES[" ".join(phrase)], len(phrase)
    found = _OUTCOMES.get(word)
    return (found, 1) if found else None


def _done_to(outcome: _Outcome, tokens: list[tuple[str, int]], at: int, *, near: bool) -> bool:
    """Tell whether an outcome can be said of a count: no noun, and no sum unless it is right behind."""
    noun = at > 0 and tokens[at][0].endswith("ing") and tokens[at - 1][0] in _DETERMINERS
    return not noun and (near or outcome.where != "amount")


def _without_asides(tokens: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the tokens outside parentheses, up to the end of the clause, without quotation marks."""
    kept: list[tuple[str, int]] = []
    depth = 0
    for token in tokens:
        word = token[0]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
            if depth < 0:
                break
        elif not depth:
            if word in _EDGES:
                break
            if word not in _MARKS:
                kept.append(token)
                if len(kept) == _KEPT_MAX:
                    break
    return kept


def _stops_behind(word: str, best: Measure | None) -> bool:
    """Tell whether nothing behind ``word`` is said of the figure any more."""
    if word == "," or word in _TURNS or word[0].isdigit():
        return True
    return word not in (*_JOINS, "dead", "fatally") if best is not None else word in _JOINS


def _behind(sentence: str, end: int, *, amount: bool) -> Measure | None:
    tokens = _without_asides(_tokens(sentence, end, min(len(sentence), end + _WINDOW)))
    best: Measure | None = None
    unknown, at = 0, 0
    while at < min(len(tokens), _REACH_AFTER):
        word, offset = tokens[at]
        found = _outcome(tokens, at)
        if found and (amount or _done_to(found[0], tokens, at, near=unknown == 0)):
            outcome, length = found
            if best is None or outcome.rank > best.rank:
                best = Measure(outcome.measure, offset, outcome.rank)
            at += length
            continue
        if _stops_behind(word, best):
            break
        unknown += word not in _FILLERS
        if unknown > (_UNKNOWN_AMOUNT if amount else _UNKNOWN_AFTER):
            break
        at += 1
    return best


def _ahead(sentence: str, start: int, *, amount: bool) -> Measure | None:
    tokens = _tokens(sentence, max(0, start - _WINDOW), start)
    best: Measure | None = None
    unknown = 0
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 1 - _REACH_BEFORE), -1):
        word, offset = tokens[at]
        if word == "," and amount:
            unknown += 1
            continue
        if word in _EDGES or word in _BARRIERS or word in _MARKS or word == ",":
            break
        found = _outcome(tokens, at)
        if found and found[0].where != "after" and (amount or _done_to(found[0], tokens, at, near=False)):
            if best is None or found[0].rank > best.rank:
                best = Measure(found[0].measure, offset, found[0].rank)
            continue
        if best is not None:
            if word != "and":
                break
            continue
        unknown += word not in _FILLERS
        if unknown > _UNKNOWN_BEFORE:
            break
    return best


def measure_of(sentence: str, start: int, end: int, *, amount: bool) -> Measure | None:
    """Return what is said of the figure whose noun phrase is ``start`` to ``end``.

    ``amount`` marks sums, shares and lengths, whose measure may be a noun on either side (*a $3 million
    settlement*).

    >>> measure_of("Three people were shot and killed.", 0, 12, amount=False).key
    'killed'
    >>> measure_of("The court fined the bank £217m in May.", 25, 30, amount=True).key
    'fined'
    """
    behind = _behind(sentence, end, amount=amount)
    ahead = _ahead(sentence, start, amount=amount)
    if behind and ahead and amount:
        if behind.rank != ahead.rank:
            return behind if behind.rank > ahead.rank else ahead
        return behind if behind.at - end <= start - ahead.at else ahead
    return behind or ahead


def event_of(sentence: str, start: int, end: int) -> Measure | None:
    """Return what happened on the date that stands at ``start`` to ``end``: the nearest outcome word.

    A word before the date wins over one behind it, unless the date opens the sentence.

    >>> event_of("On Saturday, Doe was arrested.", 3, 11).key
    'arrested'
    """
    before = _tokens(sentence, max(0, start - 110), start)
    found = _nearest(before, range(len(before) - 1, -1, -1), ahead=True)
    if found:
        return found
    behind = _tokens(sentence, end, min(len(sentence), end + 110))
    return _nearest(behind, range(len(behind)), ahead=False)


def _nearest(tokens: list[tuple[str, int]], order: range, *, ahead: bool) -> Measure | None:
    for steps, at in enumerate(order[:_EVENT_REACH]):
        word, offset = tokens[at]
        if word in _EDGES or (steps and word in _BARRIERS) or (word == "," and steps and not ahead):
            return None
        found = _outcome(tokens, at)
        if found and found[0].where != "amount":
            return Measure(found[0].measure, offset, found[0].rank)
    return None
