"""The subject right of an inverted verb: *said Ann Hale*, *according to the police*.

In: the tokens of one unit and the place right of the verb. Out: a :class:`Subject`, stretched over what
tells which person or body a description means (*a source close to Acme*).
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.extract.noun_phrases import (
    Subject,
    apposed,
    is_joined_to_person,
    is_person,
    pair_of,
    subject_of,
    titled,
)
from factcheck.extract.tokens import Token, singular
from factcheck.extract.wordlists import named_set
from factcheck.model.span import Span

ALONE = frozenset(("another", "some", "many", "several", "few", "one"))
"""Words that stand for persons without a noun."""

_COMPLEMENTS = frozenset(("of", "for", "from", "with", "at", "in", "on"))
_AFTER_ADJECTIVE = frozenset(("to", "with", "in", "of", "on", "by"))
_OCCASIONS = named_set("occasions")
_LONGEST_DESCRIPTION = 80
"""Code points of a description from which no more is taken in."""

_OBJECTIVE = {"him": "he", "her": "she"}
_NOMINAL = "NWOKDGV"
"""Classes of words before which *her* is whose they are."""

_ARTICLES = frozenset(("a", "an", "the", "one", "another"))
_TIMES = named_set("times")


def after(tokens: list[Token], at: int) -> Subject | None:
    """Return the subject that follows an inverted verb (*said Ann Hale, a lawyer*).

    A pronoun with a verb of its own begins what is said: *Hale said he had won*.
    """
    while at < len(tokens) and tokens[at].kind in "A":
        at += 1
    if at >= len(tokens):
        return None
    following = tokens[at + 1].kind if at + 1 < len(tokens) else "."
    if tokens[at].kind in "PT":
        return subject_of(tokens, at, at) if following not in "XBV" else None
    if tokens[at].low in ALONE and following in ",.":
        return subject_of(tokens, at, at)
    if tokens[at].low in _OBJECTIVE and following not in _NOMINAL:
        sex = _OBJECTIVE[tokens[at].low]
        return Subject("pronoun", Span(tokens[at].start, tokens[at].end), sex)
    several_of = tokens[at].low in ALONE and at + 2 < len(tokens) and tokens[at + 1].low == "of"
    if several_of and tokens[at + 2].low not in ALONE:
        several = after(tokens, at + 2)
        if several is not None:
            whole = Span(tokens[at].start, several.span.end)
            return Subject("noun", whole, several.low or tokens[at].low)
    end = at
    while end < len(tokens) and (
        tokens[end].kind in "NWODGKA" or (end > at and _modifies(tokens[end - 1], tokens[end]))
    ):
        end += 1
    while end > at and tokens[end - 1].kind in "AG":
        end -= 1
    return _with_complement(tokens, _inverted(tokens, at, end)) if end > at else None


def _inverted(tokens: list[Token], at: int, end: int) -> Subject | None:
    """Return the subject in the noun phrases ``tokens[at:end]`` right of a verb."""
    head = end - 1
    if tokens[head].kind == "N" and is_person(tokens[head]):
        together = end + 1 < len(tokens) and is_joined_to_person(tokens, end + 1, head)
        return pair_of(tokens, head, end + 1) if together else subject_of(tokens, at, head)
    for place in range(head, at - 1, -1):
        if (
            tokens[place].kind == "N"
            and is_person(tokens[place])
            and tokens[min(place + 1, head)].kind != "G"
        ):
            if all(token.kind not in "WK" for token in tokens[place + 1 : end]):
                return subject_of(tokens, at, place)
            break
    named = apposed(tokens, end) or titled(tokens, at, end)
    if named is not None:
        return named
    kinds = [token.kind for token in tokens[at:end]]
    if kinds == ["N"] or (tokens[head].kind == "N" and kinds[:-1] == ["D"]):
        return subject_of(tokens, at, head)
    if not any(kind in "NWK" for kind in kinds):
        return _plain_phrase(tokens, at, end)
    last = head
    while last > at and tokens[last].kind not in "NWK":
        last -= 1
    owned = last + 2 <= head and tokens[last].kind == "N" and tokens[last + 1].kind == "G"
    if owned and all(token.cased for token in tokens[last + 2 : end]):
        return subject_of(tokens, last + 2, head)
    titled_by = tokens[at].low in _ARTICLES and tokens[last].kind == "N" and last < head
    if titled_by and not tokens[last + 1].cased and singular(tokens[last + 1].low) not in _TIMES:
        return subject_of(tokens, at, last + 1)
    if tokens[last].kind == "W" and last < head and all(t.cased for t in tokens[last + 1 : end]):
        return subject_of(tokens, last + 1, head)
    return subject_of(tokens, at, last)


def _with_complement(tokens: list[Token], found: Subject | None) -> Subject | None:
    """Stretch a description over what tells who is meant: *a source close to Acme*, *a clerk at Acme*."""
    if found is None or found.kind != "noun":
        return found
    at = next((i for i, token in enumerate(tokens) if token.end >= found.span.end), len(tokens)) + 1
    end = found.span.end
    while at + 1 < len(tokens) and end - found.span.start < _LONGEST_DESCRIPTION:
        adjective = tokens[at].kind == "O" and not tokens[at].cased and tokens[at + 1].kind == "R"
        at += adjective
        links = _AFTER_ADJECTIVE if adjective else _COMPLEMENTS
        last = at + 1
        while last < len(tokens) and tokens[last].kind in "NWODGK":
            last += 1
        if tokens[at].low not in links or last == at + 1:
            break
        head = tokens[last - 1]
        if head.kind in "KDG" or head.low in _OCCASIONS or singular(head.low) in _TIMES:
            break
        at, end = last, head.end
    return replace(found, more=end - found.span.end)


def _modifies(before: Token, token: Token) -> bool:
    """Tell whether a participle stands before its noun: *another leading advocate*."""
    return token.kind == "V" and token.low.endswith("ing") and before.kind == "D"


def _plain_phrase(tokens: list[Token], first: int, end: int) -> Subject | None:
    """Return the noun phrase of words in no list that a determiner (*the 46-year-old*) or capital leads."""
    stop = next((i for i in range(first + 2, end) if tokens[i].low.endswith("ed")), end)
    head = stop - 1
    if tokens[first].cased and tokens[first].kind == "O" and tokens[head].kind == "O":
        return subject_of(tokens, first, head)
    if tokens[first].low not in _ARTICLES or head == first or tokens[head].kind != "O":
        return None
    return None if tokens[head].low in _TIMES else subject_of(tokens, first, head)
