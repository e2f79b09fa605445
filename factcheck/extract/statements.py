"""What a sentence reports without marks: whose words, and which part of it they are.

In: the tokens of a sentence. Out: a :class:`Reported` for each verb of saying, and each *according to*,
that has a clause to report: *Hale said 22 people were hurt*, *22 people were hurt, Hale told The Post*,
*according to the police, ...*. Questions, wishes, denials and what is only asked are no statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extract.clause_bounds import clause_end, is_clause, is_day, past_addressee
from factcheck.extract.closings import Reported, according, closing, piece_of, speaker
from factcheck.extract.noun_phrases import Subject
from factcheck.extract.tokens import Token
from factcheck.extract.verbs import cue_of, is_modal, is_passive, subject_at
from factcheck.extract.wordlists import cue_verbs, named_set
from factcheck.model.name import NameKind

_LEAST = 5
"""Tokens: a speaker, a verb, a clause of two words and a stop."""

_TO_THAT = 14
"""Tokens between a verb and its *that* (*said in a statement on the website on Monday that*)."""

_NO_CLAIM = frozenset(("if", "whether", "how", "what", "why", "who", "which", "when", "where", "so", "to"))
_BARE = named_set("bare-sayers")
_SAYERS = named_set("sayers")
_HOLDING = named_set("holding")
_SHOWING = named_set("showing")
_UNSAID = named_set("unsaid")
_ADDRESSING = named_set("addressing")
_DENIALS = frozenset(("not", "never", "no", "neither", "nobody"))
_CLOSERS = (_BARE | _SAYERS | named_set("plain-sayers")) - _UNSAID
_STOPS = ("", ",", ".", ":")


@cache
def _plain_signs() -> frozenset[str]:
    return frozenset(word + stop for word in (*_CLOSERS, "according", "According") for stop in _STOPS)


@cache
def _reporting_verbs() -> frozenset[str]:
    verbs = (verb for verb, kind in cue_verbs().items() if kind in ("say", "write"))
    return frozenset((*verbs, *_HOLDING, *_SHOWING)) - _UNSAID


def may_report(words: list[str]) -> bool:
    """Tell whether a sentence of these words, as they stand between blanks, is worth reading.

    >>> may_report("The mill was shut, Hale said.".split()), may_report("The mill is shut.".split())
    (True, False)
    """
    if not _plain_signs().isdisjoint(words):
        return words[-1][-1:] != "?"
    if "that" not in words:
        return False
    at = words.index("that")
    return not _reporting_verbs().isdisjoint(words[max(0, at - _TO_THAT) : at])


def reported(tokens: list[Token]) -> Iterator[Reported]:
    """Yield what the sentence of ``tokens`` reports, in the order of the reporting words."""
    if len(tokens) < _LEAST or tokens[-1].kind == "?":
        return
    verbs = _reporting_verbs()
    for at, token in enumerate(tokens):
        if token.kind == "V":
            if token.low not in verbs or not _reports(tokens, at):
                continue
            found = _said(tokens, at) or closing(tokens, at)
        elif token.low == "according" and at + 2 < len(tokens) and tokens[at + 1].low == "to":
            found = according(tokens, at)
        else:
            continue
        if found is not None:
            yield found


def _reports(tokens: list[Token], verb: int) -> bool:
    """Tell whether the verb reports something as said: not wished for, not denied, no passive."""
    previous = tokens[verb - 1].kind if verb else ""
    if previous in ("N", "P", "W", "Q"):
        return previous != "Q"
    if is_modal(tokens, verb) or is_passive(tokens, verb):
        return False
    for before_it in reversed(tokens[max(0, verb - 3) : verb]):
        if before_it.low in _DENIALS or before_it.low.endswith("n't"):
            return False
        if before_it.kind not in "AX":
            break
    return True


def _said(tokens: list[Token], verb: int) -> Reported | None:
    """Read a clause behind its verb: *Hale told The Post on Monday that 22 people were hurt*."""
    token = tokens[verb]
    first = _clause_behind(tokens, verb)
    if first is None:
        return None
    subject = speaker(subject_at(tokens, verb, 0))
    if subject is None or subject.span.start > token.start or _tells_where(tokens, subject):
        return None
    end = clause_end(tokens, verb, first)
    if not is_clause(tokens, first, end):
        return None
    return Reported((piece_of(tokens, first, end),), subject, cue_of(token), "said")


def _tells_where(tokens: list[Token], subject: Subject) -> bool:
    """Tell whether a place says where (*Doe, 34, of Carrow said*; *officials in Carrow, Ohio said*).

    A place that speaks itself is its government: *Carrow said that it would pay*.
    """
    if subject.mention is None or subject.mention.entity.kind is not NameKind.PLACE:
        return False
    at = next((at for at, token in enumerate(tokens) if token.start >= subject.span.start), 0)
    if at == 0 or tokens[at - 1].kind == "R":
        return at > 0
    town = at > 1 and tokens[at - 1].kind == "," and tokens[at - 2].cased
    return town and any(token.kind == "R" for token in tokens[max(0, at - 4) : at - 2])


def _clause_behind(tokens: list[Token], verb: int) -> int | None:
    """Return where the clause begins that the verb reports, if it reports one."""
    token = tokens[verb]
    at = verb + 1
    if at < len(tokens) and token.low in ("pointed", "points", "point") and tokens[at].low == "out":
        at += 1
    while at < len(tokens) and (tokens[at].kind == "A" and tokens[at].low not in _DENIALS):
        at += 1
    if at >= len(tokens) or tokens[at].kind in ",.;:?!-)Q":
        return None
    that = _that(tokens, at)
    if that is not None:
        return _behind_that(tokens, that, at)
    if token.low not in _BARE and not _follows(tokens, at):
        return None
    if token.low in _ADDRESSING:
        addressed = past_addressee(tokens, at)
        if addressed is not None and tokens[addressed].kind not in "BX":
            at = addressed
        elif not _follows(tokens, at):
            return None
    while at + 1 < len(tokens) and tokens[at].low in ("on", "late", "early") and is_day(tokens[at + 1]):
        at += 1
    while at < len(tokens) and is_day(tokens[at]):
        at += 1
    if at >= len(tokens) or tokens[at].low in _NO_CLAIM or tokens[at].kind in ",.;:?!-)QSV":
        return None
    counted = at + 1 < len(tokens) and tokens[at + 1].low[:1].isdigit()
    return None if tokens[at].kind == "R" and not counted else at


def _that(tokens: list[Token], at: int) -> int | None:
    """Return the *that* which opens what a verb before token ``at`` reports, if one stands near."""
    for place in range(at, min(len(tokens) - 1, at + _TO_THAT)):
        if tokens[place].low == "that":
            return place
        if tokens[place].kind in "VBXSQ;:.T" and not (tokens[place].low == "it" and place == at):
            return None
    return None


def _behind_that(tokens: list[Token], that: int, at: int) -> int | None:
    """Return where the clause of a *that* begins; *that was enough* is one, *in that case* opens none."""
    if tokens[that + 1].kind in "BX":
        return that if that == at else None
    opens = tokens[that - 1].kind not in "RB" and tokens[that + 1].kind not in ",.Q"
    return that + 1 if opens else None


def _follows(tokens: list[Token], at: int) -> bool:
    """Tell whether a subject with a finite verb stands at ``at``: *Hale warned the bridge was weak*."""
    for place in range(at, min(len(tokens), at + 8)):
        kind = tokens[place].kind
        if kind in "BX":
            return place > at
        if kind not in "NWODGKPTA":
            return False
    return False
