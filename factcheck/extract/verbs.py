"""The verbs of a unit: which report words, how they stand in their clause, and what their subject is.

In: the tokens of a unit and the place of a verb. Out: tests (passive, wished for, scene-setting) and the
:class:`Subject` of the verb.
"""

from __future__ import annotations

from factcheck.extract.clauses import main
from factcheck.extract.inverted import after
from factcheck.extract.noun_phrases import SOMEBODY, Subject, phrase_start, subject_of
from factcheck.extract.subjects import before
from factcheck.extract.tokens import Token, is_speaker_noun, singular
from factcheck.extract.wordlists import cue_verbs, named_set
from factcheck.model.span import Span


def cue_of(token: Token) -> Span:
    """Return the span of a token."""
    return Span(token.start, token.end)


_SPEAKING = ("say", "write", "think", "name")


def is_verb(token: Token, classes: tuple[str, ...] = _SPEAKING) -> bool:
    """Tell whether the token is a reporting verb of one of ``classes``."""
    return token.kind == "V" and cue_verbs().get(token.low) in classes


_SUPPOSED = frozenset(
    ("said", "alleged", "believed", "thought", "reported", "known", "considered", "understood")
)


def is_spelt(token: Token) -> bool:
    """Tell whether a verb of speaking stands in the text as listed, and was not only taken for one."""
    return token.kind == "V" and token.end - token.start == len(token.low)


def is_passive(tokens: list[Token], verb: int) -> bool:
    """Tell whether a form of *be* stands before the participle at token ``verb``."""
    at = verb - 1
    while at >= 0 and tokens[at].kind == "A":
        at -= 1
    supposed = tokens[verb].low in _SUPPOSED and [token.low for token in tokens[verb + 1 : verb + 3]]
    if supposed in (["to", "be"], ["to", "have"]):
        return True
    ends = tokens[verb].low.endswith("ed") or tokens[verb].low in (
        "known",
        "told",
        "seen",
        "written",
        "said",
    )
    short = at > 0 and tokens[at].kind == "G" and tokens[at - 1].kind in "PT"
    if at >= 0 and tokens[at].kind in "OWK" and tokens[verb].low not in ("said", "told"):
        short = short or (verb + 1 < len(tokens) and tokens[verb + 1].low == "by")
    return at >= 0 and (tokens[at].kind == "B" or short) and ends


def agent(tokens: list[Token], verb: int, end: int) -> Subject | None:
    """Return the subject named with *by* after the verb, before token ``end``."""
    for at in range(verb + 1, min(end, len(tokens))):
        if tokens[at].low == "by":
            return after(tokens, at + 1)
        if tokens[at].kind in ",;" and tokens[at + 1 : at + 2] and tokens[at + 1].low != "by":
            return None
    return None


_MODALS = frozenset(("to", "should", "would", "could", "can", "may", "might", "must", "will"))


def is_modal(tokens: list[Token], verb: int) -> bool:
    """Tell whether the verb is only wished for: *should call*, *to say*."""
    at = verb - 1
    while at > 0 and tokens[at].kind == "A":
        at -= 1
    return at >= 0 and tokens[at].low in _MODALS


_SCENES = frozenset(
    ("when", "while", "after", "before", "because", "although", "though", "if", "once", "as")
)


def sets_the_scene(tokens: list[Token], verb: int, at: int) -> bool:
    """Tell whether the verb's clause (*After Hale criticised it, ...*) closes before the stretch."""
    first = verb
    while first > 0 and tokens[first - 1].kind not in ",;.:-QV" and verb - first < 14:
        first -= 1
        if tokens[first].low == "with" and _is_absolute(tokens, first, verb):
            return any(token.kind == "," for token in tokens[verb + 1 : at - 1])
        if tokens[first].low in _SCENES:
            if _is_comment(tokens, first, verb):
                return False
            closed = any(token.kind == "," for token in tokens[verb + 1 : at - 1])
            closed = closed or (tokens[at - 1].kind == "," and at - verb > 3 and tokens[first].low != "as")
            return closed and verb - first > 1 and tokens[first].kind in "SR"
    return False


_TALKING = frozenset(
    ("spoke", "speaks", "talked", "talks", "testified", "testifies", "continued", "continues")
)
"""Verbs that need nothing to be said: *as Ann Hale spoke, ...* tells when."""


def _is_comment(tokens: list[Token], first: int, verb: int) -> bool:
    """Tell whether a clause with *as* only tells who says the rest: *as Ann Hale noted, ...*.

    Its verb stands last, right behind its subject.
    """
    alone = tokens[verb + 1].kind == "," and tokens[verb - 1].kind in "NP"
    says = cue_verbs().get(tokens[verb].low) == "say" and tokens[verb].low not in _TALKING
    return tokens[first].low == "as" and alone and says


def _is_absolute(tokens: list[Token], first: int, verb: int) -> bool:
    """Tell whether the verb is the participle of *with voters worried about it*, which opens a clause."""
    opens = first == 0 or tokens[first - 1].kind == ","
    participle = tokens[verb].low.endswith("ed") and tokens[verb - 1].kind not in "PT"
    return opens and participle and tokens[verb + 1].low in ("about", "by", "of", "over", "that")


def is_judged(tokens: list[Token], first: int, at: int) -> bool:
    """Tell whether the stretch is what is said of the claim: *her claim that it is so is “false”*."""
    finite = [place for place in range(first, at) if tokens[place].kind in "BX"]
    return len(finite) > 1 and finite[-1] >= at - 2 and tokens[finite[-1]].kind == "B"


_SAYERS = named_set("sayers") | named_set("bare-sayers")
_AGENT_ENDINGS = tuple(named_set("agent-endings"))
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "you"))


def is_of_others(tokens: list[Token], verb: int, subject: Subject | None) -> bool:
    """Tell whether the verb says what people think or do of whom the outer clause speaks.

    Such are a thought of somebody else (*Hale said voters believe ...*) and the verb of a clause that
    tells which persons are meant (*Hale told people who complained ...*), unless it gives their words
    (*a nurse who said ...*), and what a thing shows or asks for (*Hale said the closures demand ...*); an
    outer verb goes before.
    """
    thinks = cue_verbs().get(tokens[verb].low) == "think"
    if subject is None or subject.kind != "noun":
        named = subject is not None and subject.kind == "name"
        return thinks and subject is not None and (named or subject.low in _PRONOUNS)
    at = verb - 1
    while at > 0 and tokens[at].kind in "AXB":
        at -= 1
    restricts = tokens[at].low in ("who", "that") and at > 0 and tokens[at - 1].kind in "WO"
    if restricts and tokens[verb].low not in named_set("sayers"):
        return True
    return thinks or (tokens[verb].low not in _SAYERS and _is_thing(subject, tokens[at]))


def _is_thing(subject: Subject, last: Token) -> bool:
    """Tell whether a noun phrase that ends in ``last`` can be nobody: *the run of closures*."""
    agent_noun = (
        is_speaker_noun(subject.low) or subject.low in SOMEBODY or subject.low.endswith(_AGENT_ENDINGS)
    )
    return not agent_noun and not last.cased


_BEFORE_NOUNS = frozenset(("his", "their", "its", "the", "a", "an"))


def is_epithet(tokens: list[Token], verb: int) -> bool:
    """Tell whether a participle is an adjective before its noun: *his supposed “lies”*."""
    return tokens[verb].low.endswith("ed") and tokens[verb - 1].low in _BEFORE_NOUNS


def puts_it(tokens: list[Token], verb: int) -> bool:
    """Tell whether the verb is that of *as she put it*."""
    return tokens[verb].low in ("put", "puts") and verb + 1 < len(tokens) and tokens[verb + 1].low == "it"


def goes_on_about(tokens: list[Token], verb: int) -> bool:
    """Tell whether the verb is that of *as she went on about “...”*."""
    if tokens[verb].low not in ("went", "goes", "going", "go"):
        return False
    return [token.low for token in tokens[verb + 1 : verb + 3]] == ["on", "about"]


_QUOTING = frozenset(("quoted", "quotes", "cited", "cites"))
_QUOTED_WITHIN = 14
"""Tokens from *quoted* to *as saying*: a name with its offices."""


def antecedent(tokens: list[Token], verb: int, pronoun: Subject) -> Subject:
    """Return whom *they* or *it* means where the unit itself begins with that subject.

    What an opening phrase leads to is no subject: *In its ruling it called the delay “absurd”*.
    """
    at = next((i for i, token in enumerate(tokens) if token.start >= pronoun.span.start), verb)
    if tokens[0].kind == "R" and all(token.kind in "RDOAWK" for token in tokens[:at]):
        return pronoun
    first = main(tokens, at) if at > 0 else None
    if first is None or first.kind == "pronoun":
        return pronoun
    person = first.mention is not None and first.mention.entity.is_person
    return pronoun if person else first


def quoted_by(tokens: list[Token], verb: int) -> Subject | None:
    """Return whom the agency or paper at ``verb`` quotes: *PTI quoted the guard as saying*."""
    if tokens[verb].low not in _QUOTING or is_passive(tokens, verb):
        return None
    for at in range(verb + 2, min(len(tokens) - 1, verb + _QUOTED_WITHIN)):
        if tokens[at].low == "as" and tokens[at + 1].low.endswith("ing") and is_verb(tokens[at + 1]):
            return after(tokens, verb + 1)
        if tokens[at].kind in ".;Q":
            return None
    return None


_SAID = frozenset(("say", "says", "said"))


def _told_within(tokens: list[Token], earlier: int, verb: int) -> bool:
    """Tell whether *saying* cannot go on with *said*, which tells which person is meant.

    *Hale denied cheating a mason who said he was not paid, saying “...”*: Hale. Where two verbs differ
    (*a mason who said he was not paid, adding “...”*) the second goes on with the first.
    """
    relative = (
        earlier > 1 and tokens[earlier - 1].low in ("who", "that") and tokens[earlier - 2].kind != ","
    )
    return relative and tokens[verb].low == "saying" and tokens[earlier].low in _SAID


def subject_at(tokens: list[Token], verb: int, floor: int) -> Subject | None:
    """Return the subject of a verb; a participle (*, adding*) shares that of the verb before it."""
    if verb and tokens[verb - 1].low == "as":
        for earlier in range(verb - 3, max(-1, verb - _QUOTED_WITHIN), -1):
            quoted = quoted_by(tokens, earlier)
            if quoted is not None:
                return quoted
    if tokens[verb].low in ("reading", "saying") and verb > floor:
        shown = tokens[verb - 1].low
        if shown in named_set("displays") or singular(shown) in named_set("displays"):
            first = phrase_start(tokens, verb - 1, floor)
            return subject_of(tokens, first if tokens[first].kind == "D" else verb - 1, verb - 1)
    if tokens[verb].low.endswith("ing") and verb and tokens[verb - 1].kind in ",JQ":
        for earlier in range(verb - 2, -1, -1):
            says = is_verb(tokens[earlier], ("say", "write")) and not is_modal(tokens, earlier)
            if says and not tokens[earlier].low.endswith("ing") and not _told_within(tokens, earlier, verb):
                return before(tokens, earlier) or after(tokens, earlier + 1)
            if tokens[earlier].kind in ".;":
                break
        return main(tokens, verb)
    inverts = is_verb(tokens[verb], ("say",)) and tokens[verb].low not in named_set("addressing")
    if verb > floor and tokens[verb - 1].kind == "," and inverts:
        inverted = after(tokens, verb + 1)
        if inverted is not None:
            end = next((i for i in range(verb, len(tokens)) if tokens[i].end >= inverted.span.end), verb)
            if end + 1 < len(tokens) and tokens[end + 1].kind in ",:":
                return inverted
    if verb == floor or (verb == floor + 1 and tokens[floor].kind == ","):
        return after(tokens, verb + 1) or before(tokens, verb)
    return before(tokens, verb)
