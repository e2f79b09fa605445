"""What is said before its reporting words: *22 people were hurt, Hale said*, *..., according to police*.

In: the tokens of a sentence and the place of the reporting word. Out: a :class:`Reported`, or ``None``.
"""

from __future__ import annotations

from factcheck.extract.clause_bounds import (
    LEAST,
    PHRASE,
    clause_end,
    comma_before_clause,
    is_clause,
    is_day,
    is_predicate,
    past_addressee,
    phrase_end,
    quotes_next,
    sentence_start,
)
from factcheck.extract.inverted import after
from factcheck.extract.noun_phrases import Subject, is_person, subject_of
from factcheck.extract.subjects import before
from factcheck.extract.tokens import Token, is_speaker_noun
from factcheck.extract.verbs import cue_of
from factcheck.extract.wordlists import named_set, word_set
from factcheck.model.span import Span
from factcheck.model.value import value

_ADDRESSING = named_set("addressing")
_CALENDAR = named_set("calendar")
_SAYERS = named_set("sayers")
_OTHERS = frozenset(("he", "she", "it", "they"))


@value(frozen=True, slots=True)
class Reported:
    """What a sentence reports: the stretches of it in order, who says so, the word that tells it.

    ``rule`` names the pattern: ``said`` before its clause, ``closing`` behind it, ``according``.
    """

    pieces: tuple[Span, ...]
    subject: Subject
    cue: Span
    rule: str


def speaker(subject: Subject | None) -> Subject | None:
    """Return the subject if it may speak: no *I*, no day, no adjective without its noun (*a third*)."""
    if subject is None or (subject.kind == "pronoun" and subject.low not in _OTHERS):
        return None
    if subject.kind == "noun":
        word = subject.low
        plural = word.endswith("s") and not word.endswith("ss")
        named = plural or is_speaker_noun(word) or word in word_set("cue_nouns.txt")
        return subject if named and word not in _CALENDAR else None
    return subject


def piece_of(tokens: list[Token], first: int, end: int) -> Span:
    """Return the place of ``tokens[first:end]``."""
    return Span(tokens[first].start, tokens[end - 1].end)


def closing(tokens: list[Token], verb: int) -> Reported | None:
    """Read a clause before its verb: *22 people were hurt, Hale told The Post*."""
    place = _closing_subject(tokens, verb)
    if place is None:
        return None
    comma, subject, behind = place
    if speaker(subject) is None:
        return None
    return _around(tokens, comma, behind, subject, cue_of(tokens[verb]), "closing")


def _closing_subject(tokens: list[Token], verb: int) -> tuple[int, Subject, int] | None:
    """Return the comma before a said-clause, its subject, and where what follows it begins."""
    low = tokens[verb].low
    if low.endswith("ing"):
        return None
    if verb > LEAST and tokens[verb - 1].kind == "," and low in _SAYERS and low not in _ADDRESSING:
        inverted = after(tokens, verb + 1)
        behind = phrase_end(tokens, verb + 1)
        if inverted is not None:
            return verb - 1, inverted, behind
    behind = verb + 1
    while behind < len(tokens) and tokens[behind].kind == "A":
        behind += 1
    if low in _ADDRESSING and behind < len(tokens) and tokens[behind].kind not in ",.":
        behind = past_addressee(tokens, behind) or behind
    while behind < len(tokens) and is_day(tokens[behind]):
        behind += 1
    if behind < len(tokens) and (tokens[behind].kind not in ",.R" or quotes_next(tokens, behind)):
        return None
    at = verb - 1
    while at >= 0 and tokens[at].kind in PHRASE + "PTX":
        at -= 1
    if at < LEAST - 1 or tokens[at].kind != "," or tokens[at + 1].low in ("as", "like"):
        return None
    if at == verb - 1:
        return _with_aside(tokens, verb, behind)
    subject = before(tokens, verb, at + 1)
    return (at, subject, behind) if subject is not None else None


def _with_aside(tokens: list[Token], verb: int, behind: int) -> tuple[int, Subject, int] | None:
    """Read *..., Hale, the mayor, said*: the subject stands before what two commas set apart."""
    aside = next((at for at in range(verb - 2, LEAST, -1) if tokens[at].kind == ","), None)
    if aside is None:
        return None
    at = aside - 1
    while at >= 0 and tokens[at].kind in PHRASE:
        at -= 1
    if at < LEAST - 1 or tokens[at].kind != "," or not is_person(tokens[aside - 1]):
        return None
    subject = before(tokens, aside, at + 1)
    return (at, subject, behind) if subject is not None else None


def _around(
    tokens: list[Token], comma: int, behind: int, subject: Subject, cue: Span, rule: str
) -> Reported | None:
    """Return what stands before ``comma``, and behind the said-clause where it only interrupts."""
    first = sentence_start(tokens, comma)
    if first >= comma or any(token.kind == "Q" for token in tokens[max(first, comma - 1) : comma]):
        return None
    if is_clause(tokens, first, comma):
        return Reported((piece_of(tokens, first, comma),), subject, cue, rule)
    later = next((at for at in range(behind, len(tokens)) if tokens[at].kind in ",;.?!"), len(tokens))
    end = len(tokens)
    while end > later and tokens[end - 1].kind in ".!":
        end -= 1
    if later >= end or tokens[later].kind != "," or later + 1 >= end:
        return None
    if not (is_predicate(tokens, later + 1, end) or is_clause(tokens, later + 1, end)):
        return None
    return Reported((piece_of(tokens, first, comma), piece_of(tokens, later + 1, end)), subject, cue, rule)


def according(tokens: list[Token], at: int) -> Reported | None:
    """Read *according to the police* before, behind or within its clause."""
    subject = after(tokens, at + 2) or _source(tokens, at + 2)
    if subject is None or subject.kind == "pronoun":
        return None
    cue = Span(tokens[at].start, tokens[at + 1].end)
    behind = phrase_end(tokens, at + 2)
    if all(token.kind in "JA" for token in tokens[:at]):
        comma = comma_before_clause(tokens, behind)
        if comma is None:
            return None
        end = clause_end(tokens, at, comma + 1)
        if not is_clause(tokens, comma + 1, end):
            return None
        return Reported((piece_of(tokens, comma + 1, end),), subject, cue, "according")
    comma = at - 1 if tokens[at - 1].kind == "," else at
    if comma < LEAST:
        return None
    return _around(tokens, comma, behind, subject, cue, "according")


def _source(tokens: list[Token], first: int) -> Subject | None:
    """Return the noun phrase at token ``first``, whatever its noun: *according to one global index*."""
    end = first
    while end < len(tokens) and tokens[end].kind in "NWODGK":
        end += 1
    return subject_of(tokens, first, end - 1) if end > first and tokens[end - 1].kind not in "DG" else None
