"""Who the subject of a reporting verb is, read from the classes of the words around it.

In: the tokens of one unit and the place of a verb. Out: a :class:`Subject`: a name, a pronoun or a noun
phrase. Names inside a prepositional phrase (*a spokesman for Hale*), addressees (*told CTV*) and media are
no subjects; names in apposition (*the president, Ann Hale, said*) are.
"""

from __future__ import annotations

from factcheck.extract.clauses import main
from factcheck.extract.inverted import ALONE
from factcheck.extract.noun_phrases import (
    Subject,
    apposed,
    apposed_to,
    is_joined_to_person,
    is_object,
    is_person,
    pair_of,
    phrase_start,
    reduced,
    subject_of,
    through_prepositions,
)
from factcheck.extract.tokens import Token, singular
from factcheck.extract.wordlists import named_set
from factcheck.model.span import Span

_TIMELY = frozenset(("last", "next", "past", "late", "early", "recent", "less", "than"))

_REACH = 150
"""Tokens before a verb beyond which its subject is not looked for: longer than any sentence of prose."""

_LONGEST_CLAUSE = 10
"""Tokens of a relative clause that are looked through for its *who*."""

_TIMES = named_set("times")
_ASIDES = named_set("asides")
"""What may stand between commas after the name that is the subject."""

_PERCEIVED = frozenset(("heard", "overheard", "seen", "filmed", "caught", "recorded", "quoted", "cited"))
"""*Hale was overheard telling a nurse*."""

_RECORDINGS = frozenset(("clip", "clips", "video", "videos", "audio", "recording", "recordings"))
_DEPICTING = frozenset(
    ("shows", "showed", "shown", "showing", "depicts", "depicted", "depicting", "captures", "captured")
)
"""What a film or picture does with whom it has saying something: *the video shows a man shouting*."""

_OPENING = frozenset(("after", "before", "when", "because", "while"))


def _absolute(tokens: list[Token], at: int, floor: int) -> Subject | None:
    """Return the subject of a clause like *with Ann Hale calling it*, whose name is at ``at``."""
    first, head = through_prepositions(tokens, phrase_start(tokens, at, floor), at, floor)
    if first - 1 > floor and tokens[first - 1].low == "and" and tokens[first - 2].kind == "W":
        first = phrase_start(tokens, first - 2, floor)
    if first > floor and (tokens[first - 1].low == "with" or tokens[first - 1].low in _DEPICTING):
        return subject_of(tokens, first, head)
    lead = at - 1
    while lead >= floor and tokens[lead].kind in "WD":
        lead -= 1
    if tokens[at].kind != "N" or lead < floor:
        return None
    shown = tokens[lead].low == "of" and lead > floor
    shown = shown and (tokens[lead - 1].kind == "O" or tokens[lead - 1].low in _RECORDINGS)
    if shown and is_person(tokens[at]):
        return subject_of(tokens, at, at)  # *footage of Ann Hale asking*
    if tokens[lead].low == "with" or (
        is_person(tokens[at]) and (tokens[lead].kind in ",-" or tokens[lead].low == "and")
    ):
        return subject_of(tokens, at, at)
    return None


def before(tokens: list[Token], verb: int, floor: int = 0) -> Subject | None:
    """Return the subject that stands before the verb at token ``verb``, no further than ``floor``."""
    floor = max(floor, verb - _REACH)
    at = verb - 1
    while at >= floor and tokens[at].kind in "AXB":
        at -= 1
    auxiliaries = at + 1
    at = _before_time(tokens, at, floor)
    if at < floor:
        return None
    if tokens[verb].low.endswith("ing"):
        if tokens[at].low in _PERCEIVED and tokens[at - 1].kind == "B":
            return before(tokens, at, floor)
        progressive = any(token.kind == "B" for token in tokens[auxiliaries:verb])
        if not progressive and tokens[at].kind in "NWOK":
            return _absolute(tokens, at, floor) or main(tokens, verb, floor)
    if tokens[at].kind == ")":
        at = next((i for i in range(at, floor, -1) if tokens[i].kind == "("), floor) - 1
        if at < floor:
            return None
    return _ending(tokens, verb, at, floor)


def _ending(tokens: list[Token], verb: int, at: int, floor: int) -> Subject | None:
    """Return the subject of a verb before which the token ``at`` is the last that counts."""
    kind = tokens[at].kind
    if kind in "NWOK":
        return _resident(tokens, at, floor) or _phrase_before(tokens, verb, at, floor)
    if kind in "PT":
        return subject_of(tokens, at, at)
    if kind == ",":
        return _before_comma(tokens, verb, at, floor)
    if kind == "D" and at - 2 > floor and tokens[at - 1].low == "of" and tokens[at - 2].kind == "W":
        return subject_of(tokens, phrase_start(tokens, at - 2, floor), at - 2)  # *the mother of two*
    if kind == "D" and tokens[at].low in ALONE and at == verb - 1:
        return subject_of(tokens, at, at)
    if kind == "J":
        shared = _sharing(tokens, at, floor)
        if shared >= floor:
            return before(tokens, shared, floor)
    if kind == "-":
        opening = next((i for i in range(at - 1, floor, -1) if tokens[i].kind == "-"), None)
        if opening is not None:
            return _before_dashes(tokens, verb, opening, at, floor)
    if kind == "S" and tokens[at].low in ("who", "which", "that"):
        return _antecedent_of_who(tokens, at, floor)
    return main(tokens, verb, floor)


def _before_comma(tokens: list[Token], verb: int, comma: int, floor: int) -> Subject | None:
    """Return the subject of a verb after a comma: who is named between two, parted from it, or else."""
    if comma - 2 >= floor and is_person(tokens[comma - 1]) and tokens[comma - 2].kind == ",":
        return _between_commas(tokens, verb, comma, floor)
    resident = _before_town(tokens, comma, floor)
    if resident > floor:
        return _phrase_before(tokens, verb, resident, floor)
    styled = _styled(tokens, comma, floor)
    if styled is not None:
        return styled
    parted, sure = _parted(tokens, comma, floor)
    return parted if sure else main(tokens, verb, floor) or parted


def _between_commas(tokens: list[Token], verb: int, comma: int, floor: int) -> Subject | None:
    """Return the subject around *, Ann Hale,*: she, unless an address or *advised by* leads up to her."""
    if _is_address(tokens, comma - 2, floor):
        return main(tokens, verb, floor)
    opening = next((i for i in range(comma - 3, floor, -1) if tokens[i].kind == ","), floor)
    aside = opening > floor and tokens[opening + 1].low.endswith("ed") and tokens[opening + 2].low == "by"
    return before(tokens, opening, floor) if aside else subject_of(tokens, comma - 1, comma - 1)


def _before_town(tokens: list[Token], comma: int, floor: int) -> int:
    """Return where *a woman in Oldfield, Ohio,* has its noun, whose address ends at ``comma``, else -1."""
    at = comma - 3
    placed = at > floor and tokens[comma - 1].kind == "N" and not is_person(tokens[comma - 1])
    if not placed or tokens[comma - 2].kind != ",":
        return -1
    while at > floor and (tokens[at].kind == "N" or tokens[at].cased) and not is_person(tokens[at]):
        at -= 1
    lives = at < comma - 3 and tokens[at].low in ("of", "from", "in") and tokens[at - 1].kind == "W"
    apposed_here = lives and tokens[phrase_start(tokens, at - 1, floor) - 1].kind == ","
    return at - 1 if lives and not apposed_here else -1


def _styled(tokens: list[Token], comma: int, floor: int) -> Subject | None:
    """Return the person of *the president, Gen. (Rtd) Ann Hale,*, whose name ends at ``comma``."""
    if comma - 3 <= floor or not is_person(tokens[comma - 1]) or tokens[comma - 2].kind != ")":
        return None
    opening = next((i for i in range(comma - 3, floor, -1) if tokens[i].kind == ","), floor)
    described = opening > floor and tokens[opening - 1].kind == "W"
    return apposed(tokens, opening) if described else None


def _is_address(tokens: list[Token], comma: int, floor: int) -> bool:
    """Tell whether an address ends at ``comma``: *Ann Hale, 36, of Mill Rise, Oldfield, said*."""
    at = comma - 1
    while at > floor and (tokens[at].kind == "N" or tokens[at].cased):
        at -= 1
    return at < comma - 1 and tokens[at].low in ("of", "from") and tokens[at - 1].kind == ","


def _sharing(tokens: list[Token], at: int, floor: int) -> int:
    """Return the verb that *and* at token ``at`` joins one to: *Hale denied it and said*, else -1."""
    for earlier in range(at - 1, floor, -1):
        token = tokens[earlier]
        if token.kind in ";.:":
            return -1
        if token.kind == "V" and not token.low.endswith("ing"):
            nested = any(_opens_clause(tokens, place) for place in range(floor, earlier))
            return earlier if nested and tokens[earlier - 1].kind not in "BRJD" else -1
    return -1


def _opens_clause(tokens: list[Token], at: int) -> bool:
    """Tell whether a clause with a subject of its own may begin after the token ``at``."""
    if tokens[at].kind == "J":
        return at > 0 and tokens[at - 1].kind == ","
    return tokens[at].kind == "-" or tokens[at].low in ("which", "whom", "when", "while", "after", "where")


def _resident(tokens: list[Token], at: int, floor: int) -> Subject | None:
    """Return the person of *Ann Hale of Carrow, Ohio said*, whose place ends at token ``at``."""
    if tokens[at].kind != "N" or is_person(tokens[at]) or at - 4 < floor or tokens[at - 1].kind != ",":
        return None
    lead = at - 2
    while lead > floor and (tokens[lead].kind == "N" or tokens[lead].cased) and not is_person(tokens[lead]):
        lead -= 1
    lives = tokens[lead].low in ("of", "from", "in") and lead > floor and is_person(tokens[lead - 1])
    return subject_of(tokens, lead - 1, lead - 1) if lives and lead < at - 2 else None


def _before_time(tokens: list[Token], at: int, floor: int) -> int:
    """Step left over a time between a subject and its verb: *the company last month announced*."""
    if singular(tokens[at].low) not in _TIMES or tokens[at].kind not in "OW" or tokens[at].cased:
        return at
    first = at
    while first > floor and (tokens[first - 1].kind in "DA" or tokens[first - 1].low in _TIMELY):
        first -= 1
    if first in (at, floor):
        return at
    return first - 2 if tokens[first - 1].low in ("in", "on", "over", "during") else first - 1


def _before_dashes(
    tokens: list[Token], verb: int, opening: int, closing: int, floor: int
) -> Subject | None:
    """Return the subject of a verb after what stands between two dashes."""
    if opening + 1 < closing and is_person(tokens[opening + 1]):
        return subject_of(tokens, opening + 1, opening + 1)
    finite = not tokens[verb].low.endswith("ing")
    return before(tokens, opening, floor) if finite else main(tokens, opening, floor)


def _phrase_before(tokens: list[Token], verb: int, at: int, floor: int) -> Subject | None:
    """Return the subject whose last word is the token ``at``, or that of the clause where it is none."""
    token = tokens[at]
    first = phrase_start(tokens, at, floor)
    if token.kind == "K" and is_object(tokens, at, floor, tokens[verb]):
        inside = first - 2 >= floor and tokens[first - 1].kind == "R" and is_person(tokens[first - 2])
        return subject_of(tokens, first - 2, first - 2) if inside else main(tokens, verb, floor)
    if (
        (token.kind == "N" or token.cased)
        and not is_person(token)
        and first > floor
        and tokens[first - 1].low == "near"
    ):
        return main(tokens, verb, floor)
    if first == at and is_joined_to_person(tokens, at, floor):
        return pair_of(tokens, at - 2, at)
    who = _who_before(tokens, first, floor)
    if who > floor:
        return _antecedent_of_who(tokens, who, floor)
    earlier = _first_of_two(tokens, first, at, floor)
    if earlier is not None:
        return earlier
    charged = _charged(tokens, first, floor)
    if charged is not None:
        return charged
    holder_at = reduced(tokens, first, floor)
    if holder_at >= floor and tokens[verb].kind == "V":
        return before(tokens, holder_at + 1, floor)
    inner, head = through_prepositions(tokens, first, at, floor)
    holder = None if _breaks_in(tokens, inner, verb) else apposed_to(tokens, inner, floor)
    if holder is not None and tokens[head].kind != "N":
        return holder
    bare = head == at and token.kind == "O" and not token.cased
    if bare and not any(t.kind in "DWNGK" or t.low[0].isdigit() for t in tokens[first:at]):
        return main(tokens, verb, floor)
    if head != at and tokens[head].kind != "N":
        return Subject("noun", Span(tokens[inner].start, token.end), tokens[head].low)
    if is_joined_to_person(tokens, head, floor):
        return subject_of(tokens, head - 2, head - 2)
    return subject_of(tokens, inner, head)


def _charged(tokens: list[Token], first: int, floor: int) -> Subject | None:
    """Return the subject of *a man accused of it outside a shop said*, whose last phrase is at ``first``.

    The clause begins with the subject, its participle and a preposition; nothing finite comes between.
    """
    head = next((at for at in range(floor, first) if tokens[at].kind == "W"), first)
    if head + 3 > first or tokens[floor].kind != "D" or tokens[first - 1].kind != "R":
        return None
    plain = all(token.kind in "DOA" for token in tokens[floor:head])
    participle, following = tokens[head + 1], tokens[head + 2]
    reduced_by = participle.low.endswith(("ed", "ght")) and following.kind == "R"
    between = all(token.kind in "RDOWNGKAJ" for token in tokens[head + 2 : first])
    return subject_of(tokens, floor, head) if plain and reduced_by and between else None


def _breaks_in(tokens: list[Token], first: int, verb: int) -> bool:
    """Tell whether a said-clause parts a name from what it does: *Hale, an aide said, “is ill”*."""
    following = [token.kind for token in tokens[verb + 1 : verb + 3]]
    another = tokens[first].low in ("a", "an", "one")
    return another and following == [",", "Q"] and not tokens[verb + 2].cased


def _who_before(tokens: list[Token], first: int, floor: int) -> int:
    """Return where the *who* stands whose clause the phrase at ``first`` ends, else -1.

    *Ann Hale, who lived in Carrow said*: without a comma after it, the verb is Hale's.
    """
    at = first - 1
    while at > floor and tokens[at].kind in "ROVBXADNWKGJ" and first - at < _LONGEST_CLAUSE:
        at -= 1
    verbal = any(token.kind in "VBXO" for token in tokens[at + 1 : first])
    return at if tokens[at].low in ("who", "whose") and verbal else -1


def _first_of_two(tokens: list[Token], first: int, at: int, floor: int) -> Subject | None:
    """Return the first of two that speak, or the noun with the determiner of two nouns for one.

    *Ann Hale and her staff said*: Hale; *the senator and former mayor said*: the senator. ``first`` and
    ``at`` are the ends of the second phrase.
    """
    other = first - 2
    if other < floor or tokens[first - 1].low != "and":
        return None
    kin = tokens[first].low in ("his", "her", "their")
    styled = first < at and is_person(tokens[at]) and all(t.kind == "W" for t in tokens[first:at])
    if tokens[other].kind == "P" or (
        is_person(tokens[other]) and (kin or styled or tokens[at].kind != "N")
    ):
        lead = other - 1
        while lead >= floor and tokens[lead].kind in "WO" and tokens[lead].cased:
            lead -= 1
        return pair_of(tokens, other, at) if lead < floor or tokens[lead].kind in ",;VSJ-" else None
    start, head = through_prepositions(tokens, phrase_start(tokens, other, floor), other, floor)
    single = tokens[start].kind == "D" and not any(token.kind in "DG" for token in tokens[first:at])
    if not single or tokens[head].kind != "W":
        return None
    if head == other:
        return subject_of(tokens, start, other)
    return Subject("noun", Span(tokens[start].start, tokens[other].end), tokens[head].low)


def _antecedent_of_who(tokens: list[Token], at: int, floor: int) -> Subject | None:
    """Return whom the relative pronoun at token ``at`` means."""
    place = at - 1
    if place >= floor and tokens[place].kind == ",":
        place -= 1
    if place < floor or tokens[place].kind not in "NWOK":
        return None
    first, head = through_prepositions(tokens, phrase_start(tokens, place, floor), place, floor)
    return subject_of(tokens, first, head)


def _parted(tokens: list[Token], comma: int, floor: int) -> tuple[Subject | None, bool]:
    """Return the person whom a phrase between two commas parts from the verb; ``comma`` is the later.

    Second: whether that is sure: the phrase is an age, or the name opens its clause (*after Ann Hale,
    asked about it, said*).
    """
    for at in range(comma - 1, floor, -1):
        if tokens[at].kind == "," and is_person(tokens[at - 1]):
            lead = at - 2
            while lead >= floor and tokens[lead].kind == "W":
                lead -= 1
            led = lead >= floor and tokens[lead].low in _OPENING
            aged = comma - at == 2 and tokens[at + 1].low.isdigit()
            aside = "-".join(token.low for token in tokens[at + 1 : comma]) in _ASIDES
            return subject_of(tokens, at - 1, at - 1), led or aged or aside
    return None, False
