"""Reporting words that do not touch the stretch: further right, at the end, nouns for words, the clause.

In: the tokens of a unit and the place of a stretch. Out: the weaker evidence of who speaks it, best first.
"""

from __future__ import annotations

from factcheck.extract.clauses import main
from factcheck.extract.evidence import Attribution, name_of
from factcheck.extract.inverted import after
from factcheck.extract.noun_phrases import Subject, is_person, phrase_start, subject_of
from factcheck.extract.subjects import before
from factcheck.extract.tokens import Token, singular
from factcheck.extract.verbs import cue_of, is_passive, is_verb
from factcheck.extract.wordlists import named_set
from factcheck.model.span import Span


def later(tokens: list[Token], at: int) -> Attribution | None:
    """Read a verb that stands further right in the unit and has a subject."""
    for verb in range(at + 1, len(tokens)):
        token = tokens[verb]
        if token.low == "according" and verb + 2 < len(tokens):
            subject = after(tokens, verb + 2)
            if subject is not None:
                return Attribution(subject, Span(token.start, tokens[verb + 1].end), "later", "according")
        if is_verb(token, ("say", "write")) and not token.low.endswith("ing"):
            subject = before(tokens, verb, at + 1)
            if subject is not None:
                return Attribution(subject, cue_of(token), "later", token.low)
    return None


def closing(tokens: list[Token], at: int) -> Attribution | None:
    """Read a said-clause after a comma at the end of the unit (*..., said Ann Hale, a lawyer*)."""
    for place in range(at + 1, len(tokens) - 1):
        if tokens[place].kind == "Q":
            return None
        if tokens[place].kind != ",":
            continue
        first = tokens[place + 1]
        if first.kind == "V" and first.low in ("said", "says") and place + 2 < len(tokens):
            subject = after(tokens, place + 2)
            if subject is not None:
                return Attribution(subject, cue_of(first), "right", first.low)
        for verb in range(place + 2, min(len(tokens), place + 9)):
            if tokens[verb].low in ("said", "says"):
                subject = before(tokens, verb, place + 1)
                rest = tokens[verb + 1 : verb + 2]
                if subject is not None and (not rest or rest[0].kind in ".,AR"):
                    return Attribution(subject, cue_of(tokens[verb]), "right", tokens[verb].low)
            if tokens[verb].kind in ",Q.;":
                break
    return None


def gapped(tokens: list[Token], at: int) -> Attribution | None:
    """Read who shares the verb of the clause before: *Hale said it was “late”, and Roe that it was “old”*.

    A verb that addresses somebody has another hearer so: *Hale told the clerk it was late, and Roe that*.
    """
    that = next((i for i in range(at - 1, 2, -1) if tokens[i].low == "that" or tokens[i].kind in "Q.;:"), 0)
    if not that or tokens[that].low != "that" or not is_person(tokens[that - 1]):
        return None
    first = phrase_start(tokens, that - 1, 0)
    if first < 4 or tokens[first - 1].low not in ("and", "while") or tokens[first - 2].kind not in ",Q":
        return None
    if any(is_verb(token, ("say", "write", "name")) for token in tokens[that:at]):
        return None
    verb = next((i for i in range(first - 2, 0, -1) if is_verb(tokens[i], ("say", "write"))), 0)
    has_clause = any(token.kind in "QVXB" for token in tokens[verb + 1 : first])
    if (
        not verb
        or not has_clause
        or tokens[verb].low in named_set("addressing")
        or is_passive(tokens, verb)
    ):
        return None
    return Attribution(subject_of(tokens, first, that - 1), cue_of(tokens[verb]), "tight", tokens[verb].low)


_SPEAKING_NOUNS = named_set("documents") | named_set("sent-documents")
_ORDERS = frozenset(
    ("ordered", "asked", "told", "required", "directed", "instructed", "requested", "urged")
)


def noun_for_words(tokens: list[Token], at: int) -> Attribution | None:
    """Read a noun for words (*her promise to*) before the stretch."""
    for place in range(at - 1, max(-1, at - 12), -1):
        if tokens[place].low in ("words", "word") and tokens[place + 1].low == "of" and place + 2 < at:
            return Attribution(after(tokens, place + 2), cue_of(tokens[place]), "noun")
        if tokens[place].kind == "K":
            owner = place - 1
            while owner >= 0 and tokens[owner].kind in "OAW":
                owner -= 1
            if owner >= 1 and tokens[owner].kind == "G" and tokens[owner - 1].kind in "NW":
                subject = subject_of(tokens, phrase_start(tokens, owner - 1, 0), owner - 1)
                return Attribution(subject, cue_of(tokens[place]), "noun")
            if owner >= 0 and tokens[owner].low in ("his", "her"):
                sex = "he" if tokens[owner].low == "his" else "she"
                return Attribution(
                    Subject("pronoun", cue_of(tokens[owner]), sex), cue_of(tokens[place]), "noun"
                )
            subject = main(tokens, place)
            ordered = any(t.low in _ORDERS and is_passive(tokens, i) for i, t in enumerate(tokens[:place]))
            if subject is not None and not ordered:
                return Attribution(subject, cue_of(tokens[place]), "noun")
            site = tokens[place].cased and place > 0 and tokens[place - 1].kind != "R"
            speaks = site or singular(tokens[place].low) in _SPEAKING_NOUNS
            itself = Subject("noun", cue_of(tokens[place]), tokens[place].low) if speaks else None
            return Attribution(itself, cue_of(tokens[place]), "noun")
        if tokens[place].kind in "Q.;":
            return None
    return None


def _unlisted(tokens: list[Token], at: int) -> Attribution | None:
    """Read a verb in no list between a person and *that*: *Hale sniped that it was “odd”*."""
    for that in range(at - 1, 1, -1):
        if tokens[that].kind in "Q.;":
            return None
        verb, person = tokens[that - 1], tokens[that - 2]
        plain = verb.kind == "O" and not verb.cased and verb.low.endswith(("ed", "s"))
        if tokens[that].low == "that" and plain and (person.kind == "P" or is_person(person)):
            return Attribution(subject_of(tokens, that - 2, that - 2), cue_of(verb), "left", "said")
    return None


def further(tokens: list[Token], at: int) -> Attribution | None:
    """Look for a noun for words near the stretch, then a verb further right, then a noun further left."""
    noun = noun_for_words(tokens, at)
    near = noun is not None and noun.cue is not None and tokens[at].start - noun.cue.end < 12
    return (
        (noun if near else None)
        or _unlisted(tokens, at)
        or later(tokens, at)
        or noun
        or _clause(tokens, at)
    )


def opened(tokens: list[Token], at: int, found: Attribution | None) -> Attribution | None:
    """Read the subject after a participle that opens the sentence: *Recalling “...,” Hale drew a line*."""
    if found is None or not found.verb.endswith("ing") or "Q" in (token.kind for token in tokens[:at]):
        return None
    verb = next((place for place in range(at) if tokens[place].low == found.verb), at)
    if verb > 1 or (verb == 1 and tokens[0].kind not in "RS"):
        return None
    comma = next((place for place in range(at + 1, len(tokens)) if tokens[place].kind == ","), at)
    finite = (place for place in range(comma + 2, len(tokens)) if tokens[place].kind in "VBX")
    subject = main(tokens, next(finite, len(tokens)), comma + 1)
    return Attribution(subject, found.cue, "later", found.verb) if subject is not None else None


def _clause(tokens: list[Token], at: int) -> Attribution | None:
    """Take whose the fragment is, or the subject of its clause, whatever the verb: the least evidence."""
    if at == 0 or tokens[at - 1].kind in ".;:?!":
        return None
    if at > 1 and tokens[at - 1].kind == "G" and is_person(tokens[at - 2]):
        owner = tokens[at - 2]
        return Attribution(name_of(owner), None, "clause")
    scene = next((place for place in range(at - 1, 0, -1) if tokens[place].kind == "Q"), -1)
    subject = main(tokens, at, scene + 1 if tokens[0].kind == "S" else 0)
    if subject is None or subject.kind == "noun" or subject.low not in ("", "he", "she"):
        return None
    return Attribution(subject, None, "clause")
