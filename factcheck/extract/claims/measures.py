"""What is said of a figure: killed, injured, sent, fined; read from the words around it.

In: a sentence and the edges of a figure's noun phrase. Out: the key of the measure, and where its word
stands, or nothing. A word behind the noun wins (*three people were killed*) over one before it (*police
arrested three people*); of two side by side (*shot and killed*) the one of the higher rank. The windows end
at the edges of the clause, so that the measures of two clauses do not meet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.text.tables import read_rows

_PACKAGE = "factcheck.extract.claims"
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
_FILLERS = frozenset(
    word.strip() for row in read_rows(_PACKAGE, "fillers.txt") for word in row[0].split(",")
)
_TOKEN = re.compile(r"[A-Za-z][\w’'-]*|[,;:()—–.!?“”\"]|\d[\d,.]*|[$£€%]")
_EDGES = frozenset(";:—–.!?")
_MARKS = frozenset('()“”"')
_BARRIERS = frozenset(
    (
        "that",
        "which",
        "who",
        "because",
        "when",
        "while",
        "after",
        "before",
        "if",
        "since",
        "although",
        "but",
    )
)
"""Words that open a clause of their own: what stands before them is said of something else."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, the offset of its word, and how firmly that word speaks (1 to 9)."""

    key: str
    at: int
    rank: int


def _tokens(sentence: str, start: int, end: int) -> list[tuple[str, int]]:
    return [(match[0].lower(), match.start()) for match in _TOKEN.finditer(sentence, start, end)]


def _outcome(tokens: list[tuple[str, int]], at: int) -> tuple[_Outcome, int] | None:
    """Return the outcome that begins at token ``at`` and how many tokens it takes, phrases first."""
    word = tokens[at][0]
    for phrase in _PHRASES.get(word, ()):
        if tuple(token for token, _ in tokens[at : at + len(phrase)]) == phrase:
            return _OUTCOMES[" ".join(phrase)], len(phrase)
    found = _OUTCOMES.get(word)
    return (found, 1) if found else None


def _behind(sentence: str, end: int, *, amount: bool) -> Measure | None:
    tokens = _tokens(sentence, end, min(len(sentence), end + 110))
    best: Measure | None = None
    unknown, depth, at = 0, 0, 0
    steps = 0
    while at < len(tokens) and steps < _REACH_AFTER:
        word, offset = tokens[at]
        at += 1
        if word in "()":
            depth += 1 if word == "(" else -1
            continue
        if depth > 0 or word in '“”"':
            continue
        if depth < 0 or word in _EDGES:
            break
        steps += 1
        found = _outcome(tokens, at - 1)
        if found and (amount or found[0].where != "amount" or unknown == 0) and found[0].where != "before":
            outcome, length = found
            if best is None or outcome.rank > best.rank:
                best = Measure(outcome.measure, offset, outcome.rank)
            at += length - 1
            continue
        if word == "," or word[0].isdigit():
            break
        if best is not None and word not in ("and", "or", "dead", "fatally"):
            break
        if word not in _FILLERS:
            unknown += 1
            if unknown > (_UNKNOWN_AMOUNT if amount else _UNKNOWN_AFTER):
                break
    return best


def _ahead(sentence: str, start: int, *, amount: bool) -> Measure | None:
    tokens = _tokens(sentence, max(0, start - 90), start)
    if start > 90 and tokens:
        tokens = tokens[1:]
    best: Measure | None = None
    unknown, steps = 0, 0
    for at in range(len(tokens) - 1, -1, -1):
        word, offset = tokens[at]
        steps += 1
        if word == "," and amount:
            unknown += 1
            continue
        if word in _EDGES or word in _BARRIERS or word in _MARKS or word == "," or steps > _REACH_BEFORE:
            break
        found = _outcome(tokens, at)
        if found and found[0].where != "after" and (amount or found[0].where != "amount"):
            outcome = found[0]
            if best is None or outcome.rank > best.rank:
                best = Measure(outcome.measure, offset, outcome.rank)
            continue
        if best is not None:
            if word != "and":
                break
            continue
        if word not in _FILLERS:
            unknown += 1
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
    before = _nearest(_tokens(sentence, max(0, start - 110), start)[::-1], ahead=True)
    if before:
        return before
    return _nearest(_tokens(sentence, end, min(len(sentence), end + 110)), ahead=False)


def _nearest(tokens: list[tuple[str, int]], *, ahead: bool) -> Measure | None:
    for at, (word, offset) in enumerate(tokens[:_EVENT_REACH]):
        if word in _EDGES or (at and word in _BARRIERS) or (word == "," and at and not ahead):
            return None
        found = _OUTCOMES.get(word)
        if found and found.where != "amount":
            return Measure(found.measure, offset, found.rank)
    return None
