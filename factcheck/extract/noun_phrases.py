"""The noun phrases of a unit: where one begins, what its head is, and whom it stands beside.

In: the tokens of a unit and a place in them. Out: a :class:`Subject`: a name, a pronoun or a noun phrase.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.extract.registry import Mention
from factcheck.extract.tokens import Token, is_speaker_noun
from factcheck.extract.wordlists import named_set
from factcheck.model.span import Span
from factcheck.model.value import value


@value(frozen=True, slots=True)
class Subject:
    """``kind``: ``name``, ``pronoun`` or ``noun``; ``low`` is the pronoun or the head noun.

    ``more`` are the code points right of ``span`` that tell which one a noun means (*close to the bank*).
    """

    kind: str
    span: Span
    low: str = ""
    mention: Mention | None = None
    more: int = 0

    @property
    def whole(self) -> Span:
        """The phrase with what tells which one is meant."""
        return Span(self.span.start, self.span.end + self.more)


def subject_of(tokens: list[Token], first: int, head: int) -> Subject | None:
    """Return the subject whose phrase begins at token ``first`` and whose head is ``head``."""
    token = tokens[head]
    if token.kind == "N":
        return Subject("name", Span(token.start, token.end), "", token.mention)
    if token.kind in "PT":
        low = token.low.partition("'")[0] if token.kind == "P" else token.low
        return Subject("pronoun", Span(token.start, token.end), low)
    return Subject("noun", Span(tokens[first].start, token.end), token.low)


def is_person(token: Token) -> bool:
    """Tell whether the token is the name of a person."""
    return token.mention is not None and token.mention.entity.is_person


def is_joined_to_person(tokens: list[Token], at: int, floor: int) -> bool:
    """Tell whether the name at ``at`` is the second of two persons: *Ann Hale and Bob Lee*."""
    if at - 2 < floor or tokens[at - 1].low != "and":
        return False
    return is_person(tokens[at]) and is_person(tokens[at - 2])


def pair_of(tokens: list[Token], first: int, last: int) -> Subject | None:
    """Return the first of two persons who speak together, at the place of both: *Ann Hale and Bob Lee*."""
    found = subject_of(tokens, first, first)
    return replace(found, span=Span(tokens[first].start, tokens[last].end)) if found is not None else None


_LONGEST_APPOSED = 8
_BODIES = ("firm", "company", "group", "charity", "bank", "agency", "union", "airline", "club", "party")
"""Nouns beside which the name of a body stands: *the firm behind it, Acme,*."""

_INCLUDING = frozenset(("also", "including", "comprising", "excluding"))
"""What begins an aside on who else is meant, and no apposition."""


def apposed(tokens: list[Token], at: int) -> Subject | None:
    """Return the person named between commas right after a noun phrase that ends before ``at``."""
    place = at
    while place < len(tokens) and tokens[place].kind in "RDNWOGKA":
        place += 1
    if place + 1 >= len(tokens) or tokens[place].kind != "," or tokens[place + 1].low in _INCLUDING:
        return None
    end = place + 1
    while end < len(tokens) and tokens[end].kind in "NWODA(" and end - place < _LONGEST_APPOSED:
        end = _behind_brackets(tokens, end)
    closes = (
        end >= len(tokens) or tokens[end].kind in ",.?!-V;:AQ" or tokens[end].low in ("of", "from", "at")
    )
    if end > place + 1 and closes and tokens[end - 1].kind == "N":
        body = at > 0 and end == place + 2 and tokens[at - 1].low in _BODIES
        if is_person(tokens[end - 1]) or body:
            return subject_of(tokens, place + 1, end - 1)
    return None


def _behind_brackets(tokens: list[Token], at: int) -> int:
    """Return the place after the token ``at``, or after one word in brackets: *Gen. (Rtd) Hale*."""
    if tokens[at].kind != "(":
        return at + 1
    return at + 3 if at + 2 < len(tokens) and tokens[at + 2].kind == ")" else len(tokens)


def titled(tokens: list[Token], first: int, end: int) -> Subject | None:
    """Return the person of *former secretary of state Ann Hale*: an office without a determiner."""
    if tokens[first].kind in "DN" or end >= len(tokens) or tokens[end].low not in ("of", "and", "for"):
        return None
    place = end + 1
    while place < len(tokens) and tokens[place].kind in "NWO" and place - end < 8:
        if is_person(tokens[place]):
            return subject_of(tokens, place, place) if tokens[place - 1].kind in "WO" else None
        place += 1
    return None


def is_object(tokens: list[Token], at: int, floor: int, verb: Token) -> bool:
    """Tell whether the noun for words at ``at`` is what somebody issued (*released a statement saying*)."""
    first = phrase_start(tokens, at, floor)
    if first == floor or tokens[first - 1].low == "as":
        return False
    return verb.low.endswith("ing") or tokens[first - 1].kind in "VR"


def apposed_to(tokens: list[Token], first: int, floor: int) -> Subject | None:
    """Return the person of *Ann Hale, president and owner of Acme said*: an apposition left open."""
    at = first - 1
    while at > floor and tokens[at].kind in "WOJDK":
        at -= 1
    if at - 1 >= floor and tokens[at].kind == "," and is_person(tokens[at - 1]):
        if _opens_with_preposition(tokens, at, floor):
            return None
        starts = at - 2 < floor or tokens[at - 2].kind in ",;J-W" or tokens[at - 2].low == "as"
        return subject_of(tokens, at - 1, at - 1) if starts else None
    return None


def _opens_with_preposition(tokens: list[Token], comma: int, floor: int) -> bool:
    """Tell whether the phrase before ``comma`` is one like *In a talk with Hale,* or *As for Hale,*."""
    first = comma - 1
    while first > floor and (
        tokens[first - 1].kind not in ",;:.-QVBX" or is_speaker_noun(tokens[first - 1].low)
    ):
        first -= 1
    led = tokens[first].kind == "R" and (tokens[first].low != "as" or tokens[first + 1].kind == "R")
    return led and (first == floor or tokens[first - 1].kind in ",;:.-Q")


def phrase_start(tokens: list[Token], at: int, floor: int) -> int:
    """Return the first token of the noun phrase whose last word is the token ``at``."""
    while at > floor and tokens[at].kind != "D":
        modifies = tokens[at - 1].kind == "A" and at - 2 >= floor and tokens[at - 2].kind in "DG"
        if tokens[at - 1].kind not in "NWODGK" and not modifies:
            break
        at -= 1
    listed = at - 3 >= floor and tokens[at - 1].kind == "," and tokens[at - 3].low in ("the", "a", "an")
    plain = tokens[at].kind == "O" and not tokens[at].cased
    if listed and plain and tokens[at - 2].kind == "O" and not tokens[at - 2].cased:
        return at - 3  # *the tall, quiet farmer*
    if at == floor or tokens[at].low not in _COUNTS:
        return at
    few = tokens[at].low == "few" and tokens[at - 1].low == "a"
    return at - 1 if few or tokens[at - 1].low in _DEFINITE else at


def through_prepositions(tokens: list[Token], first: int, head: int, floor: int) -> tuple[int, int]:
    """Step from *Hale* in *a spokesman for Hale* to its head noun; returns (first, head)."""
    if _ends_office(tokens, first, head, floor):
        return first, head
    first, head = _through_place(tokens, first, head, floor)
    if first - 3 >= floor and tokens[first - 1].low == "of" and tokens[first - 2].low == "one":
        first -= 2 * (tokens[first - 3].kind == "R")
    while first - 2 >= floor and tokens[first - 1].kind == "R" and tokens[first - 1].low in _CHAINS:
        before = first - 2
        if tokens[before].kind == "O" and tokens[first - 1].low in ("to", "with") and before > floor:
            before -= tokens[before - 1].kind == "W"
        start = phrase_start(tokens, before, floor)
        somebody = tokens[before].low in SOMEBODY
        if tokens[before].kind not in "NWK" and not (
            somebody
            or (
                tokens[before].kind == "O"
                and tokens[before].low.isalpha()
                and (tokens[start].kind == "D" or tokens[before].low.endswith("s"))
            )
        ):
            break
        led = tokens[start - 1].low if start - 1 >= floor and tokens[start - 1].kind == "R" else ""
        if led not in ("", "as", *_CHAINS):
            break
        first, head = start, before
    some = first - 2 >= floor and tokens[first - 1].low == "of" and tokens[first - 2].kind == "D"
    return (first - 2 if some else first), head


def _through_place(tokens: list[Token], first: int, head: int, floor: int) -> tuple[int, int]:
    """Step from *the door* in *A banner over the door* to what hangs there and opens the clause."""
    outer = first - 2
    if outer <= floor or tokens[first - 1].low not in _PLACING or is_person(tokens[head]):
        return first, head
    start = phrase_start(tokens, outer, floor)
    opens = start == floor or tokens[start - 1].kind in ",;-"
    noun = tokens[outer].kind in "WKO" and tokens[outer].low.isalpha()
    return (start, outer) if opens and noun and tokens[start].kind == "D" else (first, head)


def _ends_office(tokens: list[Token], first: int, head: int, floor: int) -> bool:
    """Tell whether the name at ``head`` follows its bearer's office: *Secretary of State Ann Hale*."""
    office = first - 2
    if office < floor or head == first or not is_person(tokens[head]):
        return False
    if tokens[first - 1].low != "of" or tokens[office].kind != "W" or tokens[head - 1].kind != "O":
        return False
    determined = any(token.kind == "D" for token in tokens[phrase_start(tokens, office, floor) : office])
    return not determined and not tokens[head - 1].low.endswith("-old")


def reduced(tokens: list[Token], first: int, floor: int) -> int:
    """Return where *a letter obtained by CTV*, *a sign nailed to the door* has its noun, else -1."""
    at = first - 1
    if at - 2 < floor or tokens[at].kind != "R" or tokens[at - 1].kind not in "OV":
        return -1
    participle = tokens[at - 1].low
    by = tokens[at].low == "by" and participle.endswith(("ed", "en", "wn"))
    to = tokens[at].low in ("to", "with") and participle.endswith("ing")
    done = tokens[at].low != "by" and participle.endswith(("ed", "ing")) and not is_person(tokens[first])
    return at - 2 if (by or to or done) and tokens[at - 2].kind in "NWOK" else -1


_DEFINITE = frozenset(("the", "his", "her", "their", "its", "these", "those", "my", "our"))
_COUNTS = frozenset(("two", "three", "four", "five", "six", "other", "several", "few", "many"))
SOMEBODY = frozenset(("someone", "somebody", "everyone", "everybody", "nobody"))
_PLACING = named_set("placing")
_CHAINS = frozenset(["of", "for", "from", "with", "at", "in", "to"])
