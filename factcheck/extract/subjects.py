"""Who the subject of a reporting verb is, read from the classes of the words around it.

In: the tokens of one unit and the place of a verb. Out: a :class:`Subject`: a name, a pronoun or a noun
phrase. Names inside a prepositional phrase (*a spokesman for Hale*), addressees (*told CTV*) and media are
no subjects; names in apposition (*the president, Ann Hale, said*) are.
"""

from __future__ import annotations

from factcheck.extract.noun_phrases import (
    Subject,
    apposed,
    apposed_to,
    is_object,
    is_joined_to_person,
    is_person,
    phrase_start,
    reduced,
    subject_of,
    through_prepositions,
    titled,
)
from factcheck.extract.tokens import Token
from factcheck.extract.wordlists import named_set
from factcheck.model.name import NameKind
from factcheck.model.span import Span
from factcheck.text.sentences import opening_words

_ARTICLES = frozenset(("a", "an", "the", "one", "another"))
_TIMES = named_set("times")


def after(tokens: list[Token], at: int) -> Subject | None:
    """Return the subject that follows an inverted verb (*said Ann Hale, a lawyer*)."""
    while at < len(tokens) and tokens[at].kind in "A":
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].kind in "PT":
        return subject_of(tokens, at, at)
    end = at
    while end < len(tokens) and tokens[end].kind in "NWODGKA":
        end += 1
    while end > at and tokens[end - 1].kind in "AG":
        end -= 1
    if end == at:
        return None
    head = end - 1
    if tokens[head].kind == "N" and is_person(tokens[head]):
        return subject_of(tokens, at, head)
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
    if tokens[last].kind == "W" and last < head and all(t.cased for t in tokens[last + 1 : end]):
        return subject_of(tokens, last + 1, head)
    return subject_of(tokens, at, last)


def _plain_phrase(tokens: list[Token], first: int, end: int) -> Subject | None:
    """Return the noun phrase of words in no list (*the 46-year-old*), if a determiner leads it."""
    stop = next((i for i in range(first + 2, end) if tokens[i].low.endswith("ed")), end)
    head = stop - 1
    if tokens[first].low not in _ARTICLES or head == first or tokens[head].kind != "O":
        return None
    return None if tokens[head].low in _TIMES else subject_of(tokens, first, head)


def _absolute(tokens: list[Token], at: int, floor: int) -> Subject | None:
    """Return the subject of a clause like *with Ann Hale calling it*, whose name is at ``at``."""
    lead = at - 1
    while lead >= floor and tokens[lead].kind in "WD":
        lead -= 1
    if tokens[at].kind != "N" or lead < floor:
        return None
    if tokens[lead].low == "with" or (
        is_person(tokens[at]) and (tokens[lead].kind in ",-" or tokens[lead].low == "and")
    ):
        return subject_of(tokens, at, at)
    return None


def before(tokens: list[Token], verb: int, floor: int = 0) -> Subject | None:
    """Return the subject that stands before the verb at token ``verb``, no further than ``floor``."""
    at = verb - 1
    progressive = False
    while at >= floor and tokens[at].kind in "AXB":
        progressive = progressive or tokens[at].kind == "B"
        at -= 1
    if at < floor:
        return None
    if tokens[verb].low.endswith("ing") and not progressive and tokens[at].kind in "NWOK":
        return _absolute(tokens, at, floor) or main(tokens, verb, floor)
    if tokens[at].kind == ")":
        at = next((i for i in range(at, floor, -1) if tokens[i].kind == "("), floor) - 1
        if at < floor:
            return None
    kind = tokens[at].kind
    if kind in "PT":
        return subject_of(tokens, at, at)
    if kind == "-":
        opening = next((i for i in range(at - 1, floor, -1) if tokens[i].kind == "-"), None)
        if opening is not None:
            return _before_dashes(tokens, verb, opening, at, floor)
    if kind in "NWOK":
        return _phrase_before(tokens, verb, at, floor)
    if kind == "S" and tokens[at].low in ("who", "which", "that"):
        return _antecedent_of_who(tokens, at, floor)
    if kind == ",":
        parted, sure = _parted(tokens, at, floor)
        return parted if sure else main(tokens, verb, floor) or parted
    return main(tokens, verb, floor)


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
    if token.kind == "K" and is_object(tokens, at, floor, tokens[verb]):
        return main(tokens, verb, floor)
    first = phrase_start(tokens, at, floor)
    if first == at and is_joined_to_person(tokens, at, floor):
        return subject_of(tokens, at - 2, at - 2)
    holder_at = reduced(tokens, first, floor)
    if holder_at >= floor and tokens[verb].kind == "V":
        return before(tokens, holder_at + 1, floor)
    inner, head = through_prepositions(tokens, first, at, floor)
    holder = apposed_to(tokens, inner, floor)
    if holder is not None and tokens[head].kind != "N":
        return holder
    bare = head == at and token.kind == "O" and not token.cased
    if bare and not any(t.kind in "DWNGK" for t in tokens[first:at]):
        return main(tokens, verb, floor)
    if head != at and tokens[head].kind != "N":
        return Subject("noun", Span(tokens[inner].start, token.end), tokens[head].low)
    if is_joined_to_person(tokens, head, floor):
        return subject_of(tokens, head - 2, head - 2)
    return subject_of(tokens, inner, head)


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
            return subject_of(tokens, at - 1, at - 1), led or aged
    return None, False


_OPENING = frozenset(("after", "before", "when", "because", "while"))


def main(tokens: list[Token], verb: int, floor: int = 0) -> Subject | None:
    """Return the subject of the clause that ends in the verb at token ``verb``."""
    at = start = _clause_start(tokens, verb, floor)
    while at < verb:
        kind = tokens[at].kind
        if kind == "(":
            at = next((i for i in range(at, verb) if tokens[i].kind == ")"), at) + 1
            continue
        if kind in "PT":
            return subject_of(tokens, at, at)
        opens = at == floor or tokens[at - 1].kind in ",J-"
        if opens and tokens[at].low == "as" and at + 1 < verb and tokens[at + 1].kind in "NDWO":
            at += 1
            continue
        unlisted = kind == "O" and tokens[at].cased and (at == start or tokens[at - 1].low == "as")
        if unlisted and at + 2 < verb and tokens[at + 1].kind == "," and tokens[at + 2].kind in "DW":
            return subject_of(tokens, at, at)
        if (
            kind == "R"
            or (kind == "S" and tokens[at].low not in ("that", "what"))
            or _participle(tokens[at])
        ):
            comma = next((i for i in range(at, verb) if tokens[i].kind == ","), None)
            if comma is None:
                at += 1
                continue
            at = comma + 1
            continue
        if kind in "NWDO":
            end = at
            while end < verb and tokens[end].kind in "NWODGK":
                end += 1
            joined = end < verb - 1 and tokens[end].low == "and" and tokens[end - 1].kind == "W"
            if joined:
                later = end + 1
                while later < verb and tokens[later].kind in "NWODGK":
                    later += 1
                if tokens[later - 1].kind == "N" and is_person(tokens[later - 1]):
                    return subject_of(tokens, at, later - 1)
            found = _head_of(tokens, at, end)
            if found is not None and not (_is_place(found) and end < verb and tokens[end].kind == ","):
                return found
            at = end
            continue
        at += 1
    return None


_CLAUSES = frozenset(("what", "that", "because", "how", "why"))
RESTARTS = frozenset(("but", "while", "and", "yet", "whereas", "although", "though"))


def _clause_start(tokens: list[Token], verb: int, floor: int) -> int:
    """Return where the verb's clause begins: after a dateline, or after *, while* and a new subject."""
    for at in range(verb - 2, floor, -1):
        joins = tokens[at - 1].kind == "," and tokens[at].low in RESTARTS
        if joins and (
            tokens[at + 1].kind == "P" or (tokens[at + 1].kind == "N" and is_person(tokens[at + 1]))
        ):
            return at + 1
        if tokens[at].kind == ";" or (tokens[at].kind == "(" and ")" not in _kinds(tokens, at, verb)):
            return at + 1
        if tokens[at].low in _CLAUSES and tokens[at + 1].kind in "NPT":
            return at + 1
    for at in range(floor, min(verb, floor + 12)):
        if tokens[at].kind == "-" and all(token.kind in "NO,()AR." for token in tokens[floor:at]):
            return at + 1
    return floor


def _kinds(tokens: list[Token], first: int, end: int) -> str:
    return "".join(token.kind for token in tokens[first:end])


def _is_place(found: Subject) -> bool:
    return found.mention is not None and found.mention.entity.kind is NameKind.PLACE


def _participle(token: Token) -> bool:
    return token.kind in "OV" and token.low.endswith("ing") and len(token.low) > 5


def _is_predicate(tokens: list[Token], place: int, end: int) -> bool:
    """Tell whether the word at ``place``, in no list, is the verb that ends a noun phrase."""
    token, named = tokens[place], tokens[place - 1].kind == "N"
    if token.kind != "O" or token.cased:
        return False
    after = tokens[place + 1].kind if place + 1 < end else "D"
    if token.low.endswith("ed"):
        return named or after in "DR"
    return named and token.low.endswith("s") and after == "D"


def _is_unlisted_name(tokens: list[Token], first: int, stop: int) -> bool:
    """Tell whether capitals that the registry does not know stand right before a verb."""
    plain = all(token.cased and token.kind == "O" for token in tokens[first:stop])
    verbal = stop < len(tokens) and tokens[stop].kind in "OVXB"
    return plain and verbal and first < stop and tokens[first].low not in opening_words()


def _head_of(tokens: list[Token], first: int, end: int) -> Subject | None:
    """Return the subject in the noun phrase ``tokens[first:end]``, which may run on into a verb."""
    stop = end
    for place in range(first, end):
        if place > first and _is_predicate(tokens, place, end):
            stop = place
            break
        verbal = tokens[place].kind == "O" and place > first and tokens[place - 1].kind in "NW"
        if verbal and not (place + 1 < end and tokens[place + 1].kind in "NW"):
            stop = place
            break
    named = [
        i
        for i in range(first, stop)
        if tokens[i].kind == "N" and not (i + 1 < stop and tokens[i + 1].kind == "G")
    ]
    persons = [i for i in named if is_person(tokens[i])]
    if persons:
        last = persons[-1] if all(t.kind not in "WO" for t in tokens[persons[-1] + 1 : stop]) else None
        if last is not None:
            return subject_of(tokens, first, last if persons[0] != first else persons[0])
    heads = [i for i in range(first, stop) if tokens[i].kind in "NWK"]
    if not heads and tokens[first].kind == "D" and first + 1 < stop < end:
        return subject_of(tokens, first, stop - 1)
    if not heads and _is_unlisted_name(tokens, first, stop):
        return subject_of(tokens, first, stop - 1)
    if not heads:
        return None
    beside = apposed(tokens, stop)
    if beside is not None:
        return beside
    return subject_of(tokens, first, heads[-1])
