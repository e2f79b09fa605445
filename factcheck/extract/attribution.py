"""The reporting words of one unit and the subject they give each quoted stretch.

In: the tokens of a unit. Out: for each stretch the cue, the subject, and how tightly they hold: the verb
right after the marks, right before them, *according to*, a verb further left or right, a noun for words.
"""

from __future__ import annotations

from factcheck.extract.cataphora import named_behind
from factcheck.extract.clauses import RESTARTS, main
from factcheck.extract.distant import closing, further, gapped, noun_for_words, opened
from factcheck.extract.evidence import Attribution, is_firm, name_of
from factcheck.extract.inverted import after
from factcheck.extract.neighbours import (
    ends_aside,
    is_between_dashes,
    is_led_in,
    only_said,
    opens_next,
    runs_on,
)
from factcheck.extract.noun_phrases import Subject, is_person, subject_of
from factcheck.extract.subjects import before
from factcheck.extract.tokens import Token
from factcheck.extract.verbs import (
    agent,
    antecedent,
    cue_of,
    goes_on_about,
    is_epithet,
    is_judged,
    is_modal,
    is_of_others,
    is_passive,
    is_spelt,
    is_verb,
    puts_it,
    quoted_by,
    sets_the_scene,
    subject_at,
)
from factcheck.extract.wordlists import cue_verbs, named_set
from factcheck.model.name import NameKind
from factcheck.model.span import Span

_REACH = 100
"""Tokens looked at on each side of a stretch: longer than any sentence a desk would print."""

_TO_WORDS = 4
"""Tokens from a noun for words to the marks: *Hale's pledge to be “neutral”*."""

_DENYING = frozenset(("deny", "denies", "denied", "denying"))


def _is_phrase(tokens: list[Token]) -> bool:
    return len(tokens) <= 6 and all(token.kind in "NPTWDOG" for token in tokens)


def _as_told(tokens: list[Token], first: int) -> Attribution | None:
    """Read the clause after *as* right of a stretch, from token ``first``: *“...,” as Hale put it*."""
    for verb in range(first + 1, min(len(tokens), first + 12)):
        if tokens[verb].kind in "Q.;:?!,":
            return None
        listed = cue_verbs().get(tokens[verb].low) in ("say", "write") and is_spelt(tokens[verb])
        if listed or puts_it(tokens, verb):
            return Attribution(before(tokens, verb, first), cue_of(tokens[verb]), "right", "said")
    return None


def _came_from(tokens: list[Token], came: int) -> Attribution | None:
    """Read *came the reply from Hale* right of a stretch."""
    source = next(
        (at for at in range(came + 2, min(len(tokens) - 1, came + 6)) if tokens[at].low == "from"), 0
    )
    if not source or tokens[source - 1].kind not in "KOV":
        return None
    return Attribution(after(tokens, source + 1), cue_of(tokens[came]), "right", "said")


def _answers_back(tokens: list[Token], at: int) -> bool:
    """Tell whether a verb of two words speaks there: *shot back*, *chimed in*, *went on*."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if following == "on" and at + 2 < len(tokens) and tokens[at + 2].low == "to":
        return False
    return following in ("back", "in", "up", "on") and f"{tokens[at].low}-{following}" in named_set(
        "verbs-of-two"
    )


def _right(tokens: list[Token], at: int) -> Attribution | None:
    """Read the said-clause right after the stretch at token ``at``."""
    place = at + 1
    while place < len(tokens) and tokens[place].kind in ",-A":
        place += 1
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.low == "came":
        return _came_from(tokens, place)
    if token.low == "per" and place + 1 < len(tokens) and tokens[place + 1].kind in "DN":
        return Attribution(after(tokens, place + 1), cue_of(token), "right", "according")
    if token.low == "as" and place + 2 < len(tokens) and tokens[place + 1].kind in "NPD":
        return _as_told(tokens, place + 1)
    if token.low == "according" and place + 2 < len(tokens):
        return Attribution(
            after(tokens, place + 2), Span(token.start, tokens[place + 1].end), "right", "according"
        )
    if _answers_back(tokens, place):
        subject = after(tokens, place + 2)
        return Attribution(subject, cue_of(token), "right", "said") if subject is not None else None
    if is_verb(token):
        subject = after(tokens, place + 1)
        if subject is not None and not token.low.endswith("ing") and not ends_aside(tokens, at):
            return Attribution(subject, cue_of(token), "right", token.low)
    if token.kind not in "NPTWDOK":
        return None
    for verb in range(place, len(tokens)):
        kind = tokens[verb].kind
        if kind in "Q.;:?!":
            return None
        if verb > place and _answers_back(tokens, verb):
            return Attribution(before(tokens, verb, place), cue_of(tokens[verb]), "right", "said")
        if is_verb(tokens[verb], ("say", "write", "think")) and not tokens[verb].low.endswith("ing"):
            subject = quoted_by(tokens, verb) or before(tokens, verb, place)
            if subject is not None and _is_told_of(tokens, place, subject):
                return None
            if subject is not None and not is_passive(tokens, verb):
                return Attribution(subject, cue_of(tokens[verb]), "right", tokens[verb].low)
        elif tokens[verb].kind == "V" and tokens[verb - 1].kind in "NPT" and _is_phrase(tokens[place:verb]):
            return Attribution(before(tokens, verb, place), cue_of(tokens[verb]), "right", tokens[verb].low)
    return None


def _is_told_of(tokens: list[Token], first: int, subject: Subject) -> bool:
    """Tell whether the clause at ``first`` is about the words: *“...,” a phrase that critics say jars*."""
    between = (token.low for token in tokens[first:] if token.start < subject.span.start)
    return tokens[first].kind == "D" and any(low in ("that", "which") for low in between)


def _labelled(tokens: list[Token], at: int) -> Attribution | None:
    """Read a name and a colon right before the stretch: *Ann Hale: “...”*."""
    if at < 2 or tokens[at - 1].kind != ":" or tokens[at - 2].kind != "N":
        return None
    led = at > 2 and (tokens[at - 3].kind == "-" or tokens[at - 3].low == "from")
    plain = led or all(token.kind in "NWORD,G" for token in tokens[: at - 2])
    return Attribution(name_of(tokens[at - 2]), None, "tight", "said") if plain else None


def _worded(tokens: list[Token], at: int) -> Attribution | None:
    """Read whose words are given right before the stretch: *in Hale's words, “...”*."""
    noun = at - 2 if at and tokens[at - 1].kind in ",:" else at - 1
    if noun < 3 or tokens[noun].low not in ("words", "phrase", "telling", "formulation", "phrasing"):
        return None
    led = "in" in (tokens[noun - 2].low, tokens[noun - 3].low)
    if led and tokens[noun - 1].kind == "G" and (tokens[noun - 2].kind == "N" or tokens[noun - 2].cased):
        return Attribution(subject_of(tokens, noun - 2, noun - 2), cue_of(tokens[noun]), "tight", "said")
    if tokens[noun - 2].low == "in" and tokens[noun - 1].low in ("his", "her"):
        sex = "he" if tokens[noun - 1].low == "his" else "she"
        return Attribution(
            Subject("pronoun", cue_of(tokens[noun - 1]), sex), cue_of(tokens[noun]), "tight", "said"
        )
    return None


def _left(tokens: list[Token], at: int) -> Attribution | None:
    """Read whose words follow at token ``at``: a label, *in Hale's words*, or a reporting verb."""
    return _labelled(tokens, at) or _worded(tokens, at) or gapped(tokens, at) or _leftward(tokens, at)


def _leftward(tokens: list[Token], at: int) -> Attribution | None:
    """Read the nearest reporting verb before the stretch at token ``at``; modal and bare ones are weak."""
    touches = True
    weak: Attribution | None = None
    floor = next((place + 1 for place in range(at - 1, -1, -1) if tokens[place].kind == "Q"), 0)
    for verb in range(at - 1, -1, -1):
        token = tokens[verb]
        if verb and ((token.low == "quote" and tokens[verb - 1].low == "i") or is_epithet(tokens, verb)):
            continue
        if token.low == "according" and verb + 2 < at:
            cue = Span(token.start, tokens[verb + 1].end)
            return Attribution(after(tokens, verb + 2), cue, "left", "according")
        if verb + 3 == at and goes_on_about(tokens, verb):
            return Attribution(subject_at(tokens, verb, floor), cue_of(token), "tight", "said")
        if token.kind == "V" and (is_verb(token) or at - verb <= 3 or puts_it(tokens, verb)):
            if is_passive(tokens, verb):
                found = Attribution(agent(tokens, verb, at + 8), cue_of(token), "passive", token.low)
                if found.subject is not None:
                    return found
                weak, touches = weak or found, False
                continue
            if sets_the_scene(tokens, verb, at):
                continue
            if weak is not None and weak.rule == "passive" and token.low in _DENYING:
                return weak
            found = _active(tokens, verb, at, floor, "tight" if touches else "left")
            if not found.weak:
                return found
            weak = weak or found
        if weak is not None and is_firm(weak) and token.low in RESTARTS and tokens[verb - 1].kind == ",":
            break
        if token.kind == "K" and _gives_words(tokens, verb, at):
            return noun_for_words(tokens, at)
        if token.kind in "Q.;":
            break
        touches = touches and token.kind in ",:DPTNAORSW" and at - verb < 6
    if tokens[at - 1].kind == ":" and at - 1 > floor and (weak is None or weak.subject is None):
        return Attribution(_before_colon(tokens, at - 1, floor), None, "colon", "said")
    return weak


def _active(tokens: list[Token], verb: int, at: int, floor: int, rule: str) -> Attribution:
    """Read a verb in the active that may report the stretch at token ``at``; weak if it is unsure."""
    token = tokens[verb]
    if cue_verbs().get(token.low) == "name" and at + 2 < len(tokens) and tokens[at + 1].low == "by":
        return Attribution(after(tokens, at + 2), cue_of(token), "passive", token.low)
    subject = subject_at(tokens, verb, floor)
    if subject is not None and subject.low in ("they", "it", "which", "who"):
        subject = antecedent(tokens, verb, subject)
    reports = (is_verb(token) and not is_modal(tokens, verb)) or puts_it(tokens, verb)
    sure = (reports and not is_of_others(tokens, verb, subject)) or _leads_up(tokens, verb, at, subject)
    return Attribution(subject, cue_of(token), rule, token.low, not sure)


def _gives_words(tokens: list[Token], noun: int, at: int) -> bool:
    """Tell whether a noun for words leads up to the stretch at ``at``: *Hale's claim that it “...”*."""
    if noun == 0 or tokens[noun + 1].low not in ("that", "to"):
        return False
    if tokens[noun + 1].low == "to":
        return at - noun <= _TO_WORDS and tokens[noun - 1].kind == "G" and is_person(tokens[noun - 2])
    owned = tokens[noun - 1].kind in "GO" or tokens[noun - 1].low in ("his", "her")
    return owned and not is_judged(tokens, noun + 2, at)


def _before_colon(tokens: list[Token], colon: int, floor: int) -> Subject | None:
    """Return whose words a colon opens; not where they were said: *Then, in May on CTV: “...”*."""
    subject = main(tokens, colon, floor)
    if (
        subject is None
        or subject.mention is None
        or subject.mention.entity.kind is not NameKind.ORGANISATION
    ):
        return subject
    at = next((i for i in range(floor, colon) if tokens[i].start >= subject.span.start), floor)
    return None if at > floor and tokens[at - 1].low in ("on", "in", "at", "to") else subject


def _leads_up(tokens: list[Token], verb: int, at: int, subject: Subject | None) -> bool:
    """Tell whether somebody named does something right before a colon: *Hale shot back: “...”*."""
    named = subject is not None and (subject.kind == "name" or subject.low in ("he", "she"))
    follows = subject is not None and subject.span.end == tokens[verb - 1].end
    plain = all(token.kind in "OAR" for token in tokens[verb + 1 : at - 1])
    return tokens[at - 1].kind == ":" and named and follows and plain


def said_by(tokens: list[Token]) -> Subject | None:
    """Return whose verb of speaking is the last in a sentence without stretches.

    A description within what somebody named says speaks there only: *Hale said critics had predicted it*.
    """
    last = None
    for verb in range(len(tokens) - 1, -1, -1):
        if is_verb(tokens[verb], ("say", "write")) and not is_passive(tokens, verb):
            subject = subject_at(tokens, verb, 0)
            if last is None and subject is not None and subject.kind != "noun":
                return subject
            if subject is not None and subject.kind == "name":
                return subject
            last = last or subject
    return last


def _signed(tokens: list[Token], at: int) -> Attribution | None:
    """Read a dash and a name that end the unit right after the stretch: *“...” — Ann Hale, mayor*."""
    rest = tokens[at + 1 : at + 14]
    if len(rest) < 2 or rest[0].kind != "-" or rest[1].kind not in "NOW" or len(tokens) > at + 13:
        return None
    account = rest[1]
    if account.low.startswith("@") and len(rest) < 4:
        return Attribution(Subject("noun", cue_of(account), account.low), None, "right", "said")
    name = next((token for token in rest[1:] if token.kind == "N"), None)
    if name is None or any(token.kind not in "NWORDG,.()A" for token in rest[1:]):
        return None
    return Attribution(name_of(name), None, "right", "said")


def _is_meant_only(left: Attribution) -> bool:
    """Tell whether *they* or *it* only wants or thinks what the stretch says: somebody else tells so."""
    unnamed = left.subject is not None and left.subject.low in ("they", "it", "we", "you")
    return unnamed and cue_verbs().get(left.verb) not in ("say", "write", "name")


def _is_said_before(tokens: list[Token], at: int) -> bool:
    """Tell whether words before the stretch at token ``at`` surely say whose it is."""
    left = _left(tokens, at)
    return left is not None and is_firm(left)


def _is_said_in_scene(tokens: list[Token], at: int) -> bool:
    """Tell whether a clause with *when* says the stretch: *When a boy cried, “Boo,” Hale joked, “Yes.”*."""
    verb = at - 2 if at > 1 and tokens[at - 1].kind == "," else at - 1
    opens = tokens[0].low in ("when", "after", "as", "while", "once") and verb > 1
    plain = all(token.kind not in ",;:-Q" for token in tokens[1:verb])
    if not opens or not plain or not is_verb(tokens[verb], ("say",)):
        return False
    left = _left(tokens, at)
    return left is not None and left.rule == "tight" and not left.weak and left.subject is not None


def _choose(text: str, tokens: list[Token], at: int) -> Attribution | None:
    """Weigh what stands right and left of the stretch at token ``at``."""
    inside = text[tokens[at].start : tokens[at].end].strip("“”\"'‘’«»„`")
    fragment = inside[:1].islower()
    spoken = inside[-1:] in ",?!—-–…" or (at + 1 < len(tokens) and tokens[at + 1].kind in ",-")
    signed = _signed(tokens, at) if inside[-1:] in ".?!" else None
    if signed is not None and not (fragment and _is_said_before(tokens, at)):
        return signed
    spoken = spoken or only_said(tokens, at)
    right = _right(tokens, at) if spoken or inside[-1:] != "." else None
    loose = right is not None and cue_verbs().get(right.verb) not in ("say", "write", None)
    if (
        right is not None
        and spoken
        and (
            _is_said_in_scene(tokens, at)
            or (
                (opens_next(tokens, at) or is_between_dashes(tokens, at) or is_led_in(text, tokens, at))
                and _is_said_before(tokens, at)
            )
        )
    ):
        right = None
    if right is not None and spoken and not (fragment or loose):
        return right
    left = _left(tokens, at)
    named = left is not None and cue_verbs().get(left.verb) == "name"
    told = right is not None and cue_verbs().get(right.verb) == "say" and left is not None
    if told and spoken and left is not None and _is_meant_only(left):
        left = None
    if right is not None and right.verb in ("heard", "hears") and left is not None and not left.weak:
        reported = left.subject is not None and cue_verbs().get(left.verb) in ("say", "write", "name")
        right = None if reported else right
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
    if chosen is None or (chosen.rule != "right" and not is_firm(chosen)):
        chosen = closing(tokens, at) or chosen
    return chosen


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
        if chosen is None and last >= first and runs_on(tokens, last, at):
            chosen = found.get(tokens[last].quote)
        if chosen is None or chosen.subject is None:
            other = opened(near, place, chosen) or further(near, place)
            agentless = chosen is not None and chosen.rule == "passive"
            chosen = chosen if other is None or (agentless and other.rule == "clause") else other
        if chosen is not None:
            found[token.quote] = named_behind(near, place, chosen)
        last = at
    return found
