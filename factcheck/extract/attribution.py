"""The reporting words of one unit and the subject they give each quoted stretch.

In: the tokens of a unit. Out: for each stretch the cue, the subject, and how tightly they hold: the verb
right after the marks, right before them, *according to*, a verb further left or right, a noun for words.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.clauses import RESTARTS, main
from factcheck.extract.noun_phrases import Subject, is_person
from factcheck.extract.subjects import after, before
from factcheck.extract.tokens import Token
from factcheck.extract.verbs import (
    agent,
    antecedent,
    cue_of,
    is_judged,
    is_modal,
    is_of_others,
    is_passive,
    is_verb,
    puts_it,
    sets_the_scene,
    subject_at,
)
from factcheck.extract.wordlists import cue_verbs
from factcheck.model.span import Span

_REACH = 100
"""Tokens looked at on each side of a stretch: longer than any sentence a desk would print."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the unit says of one stretch; ``rule`` names the pattern."""

    subject: Subject | None
    cue: Span | None
    rule: str
    verb: str = ""
    weak: bool = False


def _is_phrase(tokens: list[Token]) -> bool:
    return len(tokens) <= 6 and all(token.kind in "NPWDOG" for token in tokens)


def _right(tokens: list[Token], at: int) -> Attribution | None:
    """Read the said-clause right after the stretch at token ``at``."""
    place = at + 1
    while place < len(tokens) and tokens[place].kind in ",-A":
        place += 1
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.low == "according" and place + 2 < len(tokens):
        return Attribution(
            after(tokens, place + 2), Span(token.start, tokens[place + 1].end), "right", "according"
        )
    if is_verb(token):
        subject = after(tokens, place + 1)
        if subject is not None and not token.low.endswith("ing"):
            return Attribution(subject, cue_of(token), "right", token.low)
    if token.kind not in "NPTWDOK":
        return None
    for verb in range(place, len(tokens)):
        kind = tokens[verb].kind
        if kind in "Q.;:?!":
            return None
        if is_verb(tokens[verb], ("say", "write", "think")) and not tokens[verb].low.endswith("ing"):
            subject = before(tokens, verb, place)
            if subject is not None and not is_passive(tokens, verb):
                return Attribution(subject, cue_of(tokens[verb]), "right", tokens[verb].low)
        elif tokens[verb].kind == "V" and tokens[verb - 1].kind in "NP" and _is_phrase(tokens[place:verb]):
            return Attribution(before(tokens, verb, place), cue_of(tokens[verb]), "right", tokens[verb].low)
    return None


def _labelled(tokens: list[Token], at: int) -> Attribution | None:
    """Read a name and a colon right before the stretch: *Ann Hale: “...”*."""
    if at < 2 or tokens[at - 1].kind != ":" or tokens[at - 2].kind != "N":
        return None
    name = tokens[at - 2]
    led = at > 2 and (tokens[at - 3].kind == "-" or tokens[at - 3].low == "from")
    plain = led or all(token.kind in "NWORD,G" for token in tokens[: at - 2])
    return (
        Attribution(Subject("name", cue_of(name), "", name.mention), None, "tight", "said")
        if plain
        else None
    )


def _worded(tokens: list[Token], at: int) -> Attribution | None:
    """Read whose words are given right before the stretch: *in Hale's words, “...”*."""
    noun = at - 2 if at and tokens[at - 1].kind in ",:" else at - 1
    if noun < 3 or tokens[noun].low not in ("words", "phrase", "telling", "formulation", "phrasing"):
        return None
    led = "in" in (tokens[noun - 2].low, tokens[noun - 3].low)
    if led and tokens[noun - 1].kind == "G" and tokens[noun - 2].kind == "N":
        name = tokens[noun - 2]
        return Attribution(
            Subject("name", cue_of(name), "", name.mention), cue_of(tokens[noun]), "tight", "said"
        )
    if tokens[noun - 2].low == "in" and tokens[noun - 1].low in ("his", "her"):
        sex = "he" if tokens[noun - 1].low == "his" else "she"
        return Attribution(
            Subject("pronoun", cue_of(tokens[noun - 1]), sex), cue_of(tokens[noun]), "tight", "said"
        )
    return None


def _left(tokens: list[Token], at: int) -> Attribution | None:
    """Read the nearest reporting verb before the stretch at token ``at``; modal and bare ones are weak."""
    labelled = _labelled(tokens, at) or _worded(tokens, at)
    if labelled is not None:
        return labelled
    touches = True
    weak: Attribution | None = None
    floor = next((place + 1 for place in range(at - 1, -1, -1) if tokens[place].kind == "Q"), 0)
    for verb in range(at - 1, -1, -1):
        token = tokens[verb]
        if token.low == "according" and verb + 2 < at:
            return Attribution(
                after(tokens, verb + 2), Span(token.start, tokens[verb + 1].end), "left", "according"
            )
        if token.kind == "V" and (is_verb(token) or at - verb <= 3 or puts_it(tokens, verb)):
            if is_passive(tokens, verb):
                passive = Attribution(agent(tokens, verb, at + 8), cue_of(token), "passive", token.low)
                if passive.subject is not None:
                    return passive
                weak, touches = weak or passive, False
                continue
            if sets_the_scene(tokens, verb, at):
                continue
            if cue_verbs().get(token.low) == "name" and at + 2 < len(tokens) and tokens[at + 1].low == "by":
                return Attribution(after(tokens, at + 2), cue_of(token), "passive", token.low)
            subject = subject_at(tokens, verb, floor)
            if subject is not None and subject.low in ("they", "it", "which", "who"):
                subject = antecedent(tokens, verb, subject)
            sure = (is_verb(token) and not is_modal(tokens, verb)) or puts_it(tokens, verb)
            sure = sure and not is_of_others(tokens, verb, subject)
            found = Attribution(subject, cue_of(token), "tight" if touches else "left", token.low, not sure)
            if sure:
                return found
            weak = weak or found
        if weak is not None and _firm(weak) and token.low in RESTARTS and tokens[verb - 1].kind == ",":
            break
        owned = verb > 0 and (tokens[verb - 1].kind in "GO" or tokens[verb - 1].low in ("his", "her"))
        told_of = token.kind == "K" and owned and tokens[verb + 1].low == "that"
        if told_of and not is_judged(tokens, verb + 2, at):
            return _noun(tokens, at)
        if token.kind in "Q.;":
            break
        touches = touches and token.kind in ",:DPTNAORSW" and at - verb < 6
    if tokens[at - 1].kind == ":" and at - 1 > floor and (weak is None or weak.subject is None):
        return Attribution(main(tokens, at - 1, floor), None, "colon", "said")
    return weak


def _later(tokens: list[Token], at: int) -> Attribution | None:
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


def _firm(found: Attribution) -> bool:
    """Tell whether a verb of speaking has a subject that may speak."""
    speaks = cue_verbs().get(found.verb) in ("say", "write", "name")
    return speaks and not found.weak and found.subject is not None and found.subject.kind != "noun"


def _closing(tokens: list[Token], at: int) -> Attribution | None:
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


_ORDERS = frozenset(
    ("ordered", "asked", "told", "required", "directed", "instructed", "requested", "urged")
)


def _noun(tokens: list[Token], at: int) -> Attribution | None:
    """Read a noun for words (*her promise to*) before the stretch."""
    for place in range(at - 1, max(-1, at - 12), -1):
        if tokens[place].low in ("words", "word") and tokens[place + 1].low == "of" and place + 2 < at:
            return Attribution(after(tokens, place + 2), cue_of(tokens[place]), "noun")
        if tokens[place].kind == "K":
            owner = place - 1
            while owner >= 0 and tokens[owner].kind in "OAW":
                owner -= 1
            if owner >= 1 and tokens[owner].kind == "G" and tokens[owner - 1].kind == "N":
                name = tokens[owner - 1]
                return Attribution(
                    Subject("name", cue_of(name), "", name.mention), cue_of(tokens[place]), "noun"
                )
            if owner >= 0 and tokens[owner].low in ("his", "her"):
                sex = "he" if tokens[owner].low == "his" else "she"
                return Attribution(
                    Subject("pronoun", cue_of(tokens[owner]), sex), cue_of(tokens[place]), "noun"
                )
            subject = main(tokens, place)
            ordered = any(t.low in _ORDERS and is_passive(tokens, i) for i, t in enumerate(tokens[:place]))
            if subject is not None and not ordered:
                return Attribution(subject, cue_of(tokens[place]), "noun")
            return Attribution(
                Subject("noun", cue_of(tokens[place]), tokens[place].low), cue_of(tokens[place]), "noun"
            )
        if tokens[place].kind in "Q.;":
            return None
    return None


def said_by(tokens: list[Token]) -> Subject | None:
    """Return the subject of the last verb of speaking in a sentence without stretches."""
    for verb in range(len(tokens) - 1, -1, -1):
        if is_verb(tokens[verb], ("say", "write")) and not is_passive(tokens, verb):
            return subject_at(tokens, verb, 0)
    return None


def _signed(tokens: list[Token], at: int) -> Attribution | None:
    """Read a dash and a name that end the unit right after the stretch: *“...” — Ann Hale, mayor*."""
    rest = tokens[at + 1 : at + 14]
    if len(rest) < 2 or rest[0].kind != "-" or rest[1].kind not in "NOW" or len(tokens) > at + 13:
        return None
    name = next((token for token in rest[1:] if token.kind == "N"), None)
    if name is None or any(token.kind not in "NWORDG,.()A" for token in rest[1:]):
        return None
    return Attribution(Subject("name", cue_of(name), "", name.mention), None, "right", "said")


def _choose(text: str, tokens: list[Token], at: int) -> Attribution | None:
    """Weigh what stands right and left of the stretch at token ``at``."""
    inside = text[tokens[at].start : tokens[at].end].strip("“”\"'‘’«»„`")
    fragment = inside[:1].islower()
    spoken = inside[-1:] in ",?!—-–…" or (at + 1 < len(tokens) and tokens[at + 1].kind in ",-")
    signed = _signed(tokens, at) if inside[-1:] in ".?!" else None
    if signed is not None:
        return signed
    right = _right(tokens, at) if spoken or inside[-1:] != "." else None
    left = _left(tokens, at)
    named = left is not None and cue_verbs().get(left.verb) == "name"
    loose = right is not None and cue_verbs().get(right.verb) not in ("say", "write", None)
    if (
        left is not None
        and left.rule == "tight"
        and (fragment or right is None or not spoken or (named and loose))
    ):
        chosen: Attribution | None = left
    elif right is not None and (spoken or left is None):
        chosen = right
    else:
        chosen = left
    if chosen is None or (chosen.rule != "right" and not _firm(chosen)):
        chosen = _closing(tokens, at) or chosen
    return chosen


def _further(tokens: list[Token], at: int) -> Attribution | None:
    """Look for a noun for words near the stretch, then a verb further right, then a noun further left."""
    noun = _noun(tokens, at)
    near = noun is not None and noun.cue is not None and tokens[at].start - noun.cue.end < 12
    return (noun if near else None) or _later(tokens, at) or noun or _clause(tokens, at)


def _opened(tokens: list[Token], at: int, found: Attribution | None) -> Attribution | None:
    """Read the subject after a participle that opens the sentence: *Recalling “...,” Ann Hale drew a line*."""
    if found is None or not found.verb.endswith("ing") or "Q" in (token.kind for token in tokens[:at]):
        return None
    verb = next((place for place in range(at) if tokens[place].low == found.verb), at)
    if verb > 1 or (verb == 1 and tokens[0].kind not in "RS"):
        return None
    comma = next((place for place in range(at + 1, len(tokens)) if tokens[place].kind == ","), at)
    subject = main(tokens, len(tokens), comma + 1)
    return Attribution(subject, found.cue, "later", found.verb) if subject is not None else None


def _clause(tokens: list[Token], at: int) -> Attribution | None:
    """Take whose the fragment is, or the subject of its clause, whatever the verb; the least of evidence."""
    if at == 0 or tokens[at - 1].kind in ".;:?!":
        return None
    if at > 1 and tokens[at - 1].kind == "G" and is_person(tokens[at - 2]):
        owner = tokens[at - 2]
        return Attribution(Subject("name", cue_of(owner), "", owner.mention), None, "clause")
    subject = main(tokens, at)
    if subject is None or subject.kind == "noun" or subject.low not in ("", "he", "she"):
        return None
    return Attribution(subject, None, "clause")


def _runs_on(tokens: list[Token], last: int, at: int) -> bool:
    """Tell whether nothing between two stretches parts what is said: no verb of words, no new subject."""
    if any(token.kind in "V.;" for token in tokens[last + 1 : at]):
        return False
    new = last + 2 if tokens[last + 1].kind == "," else last + 1
    return not (new + 1 < at and is_person(tokens[new]) and tokens[new + 1].kind in "OXBA")


def attribute(text: str, tokens: list[Token]) -> dict[int, Attribution]:
    """Return what the unit says of each stretch in it, by the stretch's number."""
    found: dict[int, Attribution] = {}
    last = -1
    for at, token in enumerate(tokens):
        if token.kind != "Q":
            continue
        first = max(0, at - _REACH)
        near, place = (
            (tokens[first : at + _REACH], at - first) if len(tokens) > 2 * _REACH else (tokens, at)
        )
        chosen = _choose(text, near, place)
        if chosen is None and last >= first and _runs_on(tokens, last, at):
            chosen = found.get(tokens[last].quote)
        if chosen is None or chosen.subject is None:
            other = _opened(near, place, chosen) or _further(near, place)
            agentless = chosen is not None and chosen.rule == "passive"
            chosen = chosen if other is None or (agentless and other.rule == "clause") else other
        if chosen is not None:
            found[token.quote] = chosen
        last = at
    return found
