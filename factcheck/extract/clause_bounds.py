"""The clauses of a sentence without marks: where one begins and ends, and whether it states anything.

In: the tokens of a sentence and a place in them. Out: places; all tests go by word classes alone.
"""

from __future__ import annotations

from factcheck.extract.tokens import Token
from factcheck.extract.verbs import is_verb
from factcheck.extract.wordlists import named_set

LEAST = 2
"""Tokens: less is no clause."""

PHRASE = "NWODGKRA"
"""Classes of the words of a noun phrase with its prepositions."""

_CALENDAR = named_set("calendar")
_SCENES = frozenset(
    ("when", "while", "after", "before", "because", "although", "though", "if", "once", "as")
)
_RESTARTS = frozenset(("but", "while", "and", "yet", "whereas", "although", "though"))


def is_clause(tokens: list[Token], first: int, end: int) -> bool:
    """Tell whether ``tokens[first:end]`` holds a finite verb of its own, none of an opening aside."""
    if end - first < LEAST:
        return False
    aside = tokens[first].low in _SCENES
    for at in range(first + 1, end):
        token, previous = tokens[at], tokens[at - 1]
        if token.kind == ",":
            aside = at + 1 < end and tokens[at + 1].low in _SCENES
        elif (
            not aside and previous.low != "to" and previous.kind not in ",R" and _is_finite(token, previous)
        ):
            return True
    return False


def _is_finite(token: Token, previous: Token) -> bool:
    """Tell whether a word may be the verb of a clause, by its class and the word before it."""
    if token.kind == "O" and not token.cased:
        return token.low.endswith("ed") or previous.kind in "PT"
    return token.kind in "BX" or (token.kind == "V" and previous.kind in "NPTWOAK)")


def is_predicate(tokens: list[Token], first: int, end: int) -> bool:
    """Tell whether a clause goes on at ``first`` with its verb."""
    return first < end and (tokens[first].kind in "BXV" or tokens[first].low.endswith(("ed", "s")))


def clause_end(tokens: list[Token], verb: int, first: int) -> int:
    """Return where the reported clause ends: at the sentence's end, or where another one begins."""
    end = len(tokens)
    while end > first and tokens[end - 1].kind in ".!":
        end -= 1
    bounded = is_bounded(tokens, verb)
    for at in range(first + 1, end):
        if tokens[at].kind == ";":
            return at
        if tokens[at].kind != ",":
            continue
        if bounded or starts_anew(tokens, at + 1, end):
            return at
    return end


def is_bounded(tokens: list[Token], verb: int) -> bool:
    """Tell whether the verb's own clause is a part of another: *after police said*, *Hale, who said*."""
    at = verb - 1
    while at >= 0 and tokens[at].kind not in ",;:-" and verb - at < 12:
        if tokens[at].low in _SCENES or tokens[at].low in ("who", "which"):
            return True
        at -= 1
    return False


def starts_anew(tokens: list[Token], at: int, end: int) -> bool:
    """Tell whether other reporting words begin at token ``at``, right behind a comma."""
    if at >= end:
        return False
    low = tokens[at].low
    if low == "according" or (tokens[at].kind == "V" and low.endswith("ing")):
        return True
    at += low in _RESTARTS
    for place in range(at, min(end, at + 10)):
        token = tokens[place]
        if token.kind == "V" and is_verb(token, ("say", "write")) and place > at:
            return low in _RESTARTS or place + 1 >= end or tokens[place + 1].kind in ",.RA"
        if token.kind not in "NWODGKPTA":
            return False
    return False


def sentence_start(tokens: list[Token], end: int) -> int:
    """Return where the sentence begins that ends before token ``end``: behind a dateline or a *but*."""
    first = 0
    for at in range(end - 1, 0, -1):
        if tokens[at].kind == ";":
            first = at + 1
            break
    else:
        for at in range(min(end, 12)):
            if tokens[at].kind == "-" and all(token.kind in "NO,()AR." for token in tokens[:at]):
                first = at + 1
                break
    while first < end and (tokens[first].kind in "J," or tokens[first].low == "however"):
        first += 1
    return first


def comma_before_clause(tokens: list[Token], at: int) -> int | None:
    """Return the comma that ends *according to Hale, the mayor,*: the first before a clause."""
    commas = [place for place in range(at, len(tokens)) if tokens[place].kind == ","]
    for number, comma in enumerate(commas):
        end = commas[number + 1] if number + 1 < len(commas) else len(tokens)
        if is_clause(tokens, comma + 1, end) and tokens[comma + 1].low not in ("who", "which"):
            return comma
    return None


def is_day(token: Token) -> bool:
    """Tell whether the token names a day or a month."""
    return token.low in _CALENDAR


def past_addressee(tokens: list[Token], at: int) -> int | None:
    """Return where the clause begins behind whom the words were told to."""
    if tokens[at].kind in "PTN":
        return at + 1 if at + 1 < len(tokens) else None
    if tokens[at].low in ("him", "her", "them", "us", "me", "reporters"):
        return at + 1 if at + 1 < len(tokens) else None
    place = at
    while place < len(tokens) and tokens[place].kind in "DGO" and place - at < 4:
        place += 1
    if place < len(tokens) and tokens[place].kind in "WN":
        return place + 1 if place + 1 < len(tokens) else None
    parted = at < place < len(tokens) and (tokens[place].kind in "RPTN,." or is_day(tokens[place]))
    return place if parted else None


def phrase_end(tokens: list[Token], at: int) -> int:
    """Return where the noun phrase at token ``at`` ends, with its prepositions."""
    while at < len(tokens) and tokens[at].kind in PHRASE:
        at += 1
    return at


def quotes_next(tokens: list[Token], at: int) -> bool:
    """Tell whether what is said stands within marks behind token ``at``, before any other verb."""
    for token in tokens[at:]:
        if token.kind in "QV":
            return token.kind == "Q"
    return False
