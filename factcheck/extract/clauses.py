"""The subject of a clause, read from its beginning.

In: the tokens of one unit and the place of a verb. Out: the :class:`Subject` of the clause that ends in the
verb: what stands before the verb, past introductory phrases, participles, datelines and scenes.
"""

from __future__ import annotations

from factcheck.extract.noun_phrases import Subject, apposed, is_person, subject_of
from factcheck.extract.tokens import Token
from factcheck.extract.wordlists import named_set
from factcheck.model.name import NameKind
from factcheck.text.sentences import opening_words


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
            at = _behind_scene(tokens, at, verb) or at + 1
            continue
        if kind == "R" and at == start and (behind := _behind_date(tokens, at + 1, verb)):
            at = behind
            continue
        if kind == "O" and (at == start or tokens[at - 1].low == "as"):
            unlisted = _described_name(tokens, at, verb)
            if unlisted is not None:
                return unlisted
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
        if _is_head_of_body(tokens, at, floor, verb):
            return subject_of(tokens, at, at + 1)
        if kind in "NWDO":
            end = at
            while end < verb and (tokens[end].kind in "NWODGK" or _follows_owner(tokens, end)):
                end += 1
            joined = end < verb - 1 and tokens[end].low == "and" and tokens[end - 1].kind == "W"
            if joined:
                later = end + 1
                while later < verb and tokens[later].kind in "NWODGK":
                    later += 1
                if tokens[later - 1].kind == "N" and is_person(tokens[later - 1]):
                    return subject_of(tokens, at, later - 1)
            found = _head_of(tokens, at, end)
            if found is not None and not (_is_place(found) and _closes_address(tokens, end, verb)):
                return found
            at = end
            continue
        at += 1
    return None


def _follows_owner(tokens: list[Token], at: int) -> bool:
    """Tell whether an adverb stands for an adjective: *Hale's earlier letter*, *the board's then chief*."""
    return tokens[at].kind == "A" and tokens[at - 1].kind == "G"


def _behind_date(tokens: list[Token], first: int, verb: int) -> int:
    """Return where a clause begins behind a date without a comma (*In May 2016 the board sued*), else 0."""
    at = first
    while at < verb and (_is_calendar(tokens[at]) or tokens[at].low.isdigit()):
        at += 1
    return at if first < at < verb and tokens[at].kind in "DNPWO" else 0


def _is_calendar(token: Token) -> bool:
    return token.low in named_set("calendar") or (token.low == "may" and token.cased)


def _behind_scene(tokens: list[Token], first: int, verb: int) -> int:
    """Return where the clause begins behind *As aides grew weary, Ann Hale had ...*, else 0.

    A clause with *as* that itself says something (*As Ann Hale put it, she was ...*) sets no scene.
    """
    comma = next((at for at in range(first, verb) if tokens[at].kind == ","), verb)
    start = comma + 1
    while start + 1 < verb and tokens[start].kind == "W" and tokens[start + 1].kind in "WN":
        start += 1
    if start + 1 >= verb or not _names(tokens[start]) or tokens[start + 1].kind not in "BXV":
        return 0
    speaks = any(token.kind == "V" or token.low == "put" for token in tokens[first:comma])
    return 0 if speaks else comma + 1


def _is_head_of_body(tokens: list[Token], at: int, floor: int, verb: int) -> bool:
    """Tell whether *the head of a body* opens the clause; the word by itself mostly means no person."""
    opens = at == floor or tokens[at - 1].kind != ","
    led = opens and tokens[at].kind == "D" and at + 2 < verb
    named = led and any(is_person(token) for token in tokens[at + 3 : verb])
    return led and not named and tokens[at + 1].low == "head" and tokens[at + 2].low in _OF_BODY


def _described_name(tokens: list[Token], first: int, verb: int) -> Subject | None:
    """Return the name in no list before an apposition or aside.

    *Vexio, a start-up,* and *Emo Yeld of Acme, a bank,* and *Emo Yeld, in his address,*.
    """
    end = first
    while end < verb and tokens[end].kind == "O" and tokens[end].cased and end - first < 3:
        end += 1
    place = end
    if place + 1 < verb and tokens[place].low in ("of", "at", "from") and tokens[place + 1].kind in "NO":
        place += 2
    if end == first or place + 1 >= verb or tokens[place].kind != ",":
        return None
    aside = end - first > 1 and tokens[place + 1].kind == "R" and tokens[verb - 1].kind == ","
    if tokens[place + 1].kind not in "DWN" and not aside:
        return None
    if tokens[place + 1].kind == "N" and tokens[min(place + 2, verb)].kind != "G":
        return None
    return subject_of(tokens, first, end - 1)


_OF_BODY = ("of", "at")
_CLAUSES = frozenset(("what", "that", "because", "how", "why"))
RESTARTS = frozenset(("but", "while", "and", "yet", "whereas", "although", "though"))


def _clause_start(tokens: list[Token], verb: int, floor: int) -> int:
    """Return where the verb's clause begins: after a dateline, or after *, while* and a new subject."""
    scenic = floor < verb and tokens[floor].kind == "S"
    shared = verb > floor and tokens[verb - 1].kind == "J"
    for at in range(verb - 2, floor, -1):
        shared = shared or (
            tokens[at].kind == "J" and tokens[at - 1].kind == "," and tokens[at + 1].kind in "VXB"
        )
        inside = tokens[at].low == "where" and "," not in _kinds(tokens, at, verb)
        joins = tokens[at - 1].kind == "," and (tokens[at].low in RESTARTS or inside)
        if joins and (
            tokens[at + 1].kind == "P" or (tokens[at + 1].kind == "N" and is_person(tokens[at + 1]))
        ):
            return at + 1
        if (
            tokens[at - 1].kind == ","
            and scenic
            and _names(tokens[at])
            and "," not in _kinds(tokens, at, verb)
        ):
            return at
        if tokens[at].kind == ";" or (tokens[at].kind == "(" and ")" not in _kinds(tokens, at, verb)):
            return at + 1
        inner = tokens[at].low in _CLAUSES and (
            tokens[at + 1].kind in "NPT"
            or (tokens[at + 1].kind == "D" and any(is_person(token) for token in tokens[at + 2 : at + 4]))
        )
        if inner and not (shared and "V" in _kinds(tokens, floor, at)):
            return at + 1
    for at in range(floor, min(verb, floor + 12)):
        if tokens[at].kind == "-" and all(token.kind in "NO,()AR." for token in tokens[floor:at]):
            return at + 1
    return floor


def _names(token: Token) -> bool:
    return token.kind == "P" or (token.kind == "N" and is_person(token))


def _kinds(tokens: list[Token], first: int, end: int) -> str:
    return "".join(token.kind for token in tokens[first:end])


def _closes_address(tokens: list[Token], comma: int, verb: int) -> bool:
    """Tell whether a place before ``comma`` tells where (*In Carrow, Ohio, he said*) and is no subject."""
    if comma >= verb or tokens[comma].kind != ",":
        return False
    apposed_at = comma + 1
    owned = apposed_at + 1 < verb and tokens[apposed_at + 1].kind == "G"
    last = verb - 1
    while last > apposed_at and tokens[last].kind in "AXB":
        last -= 1
    closed = tokens[last].kind == ","
    return not ((owned or tokens[apposed_at].low in ("a", "an", "the", "its", "which")) and closed)


def _is_place(found: Subject) -> bool:
    return found.mention is not None and found.mention.entity.kind is NameKind.PLACE


def _participle(token: Token) -> bool:
    return token.kind in "OV" and token.low.endswith("ing") and len(token.low) > 5


def _is_predicate(tokens: list[Token], place: int, end: int) -> bool:
    """Tell whether the word at ``place``, in no list, is the verb that ends a noun phrase.

    *The council granted Ann Hale leave*, but *a man named Ann Hale*.
    """
    token, named = tokens[place], tokens[place - 1].kind == "N"
    if token.kind != "O" or token.cased:
        return False
    after = tokens[place + 1].kind if place + 1 < end else "D"
    if token.low.endswith("ed"):
        acts = tokens[place - 1].kind == "W" and _is_bearer(tokens, place + 1, end)
        return named or after in "DR" or (acts and token.low not in named_set("so-called"))
    return named and token.low.endswith("s") and after == "D"


def _is_bearer(tokens: list[Token], at: int, end: int) -> bool:
    """Tell whether a name stands at ``at``, by itself or behind one title: *Mayor Hale*."""
    titled = at + 1 < end and tokens[at].kind == "W" and tokens[at].cased
    at += titled
    return at < end and tokens[at].kind == "N"


def _is_unlisted_name(tokens: list[Token], first: int, stop: int) -> bool:
    """Tell whether capitals that the registry does not know stand right before a verb."""
    plain = all(token.cased and token.kind == "O" for token in tokens[first:stop])
    verbal = stop < len(tokens) and tokens[stop].kind in "OVXB"
    return plain and verbal and first < stop and tokens[first].low not in opening_words()


def _head_of(tokens: list[Token], first: int, end: int) -> Subject | None:
    """Return the subject in the noun phrase ``tokens[first:end]``, which may run on into a verb."""
    stop = end
    titled = tokens[first].kind == "W" and _ends_in_bearer(tokens, first, end)
    for place in range(first, end):
        if place > first and _is_predicate(tokens, place, end):
            stop = place
            break
        verbal = (
            tokens[place].kind == "O" and place > first and tokens[place - 1].kind in "NW" and not titled
        )
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
        return _capitals_at_the_end(tokens, first, stop)
    beside = apposed(tokens, stop)
    if beside is not None:
        return beside
    if (
        heads[-1] == stop - 1
        and tokens[heads[-1]].kind == "W"
        and _is_unlisted_name(tokens, stop, stop + 1)
    ):
        return subject_of(tokens, stop, stop)
    return subject_of(tokens, first, heads[-1])


def _ends_in_bearer(tokens: list[Token], first: int, end: int) -> bool:
    """Tell whether a description runs on to its bearer and a verb: *senate hopeful Ann Hale was*."""
    plain = all(
        token.kind in "WO" and not token.low.endswith(("ed", "s")) for token in tokens[first : end - 1]
    )
    return plain and is_person(tokens[end - 1]) and end < len(tokens) and tokens[end].kind in "BXVA"


def _capitals_at_the_end(tokens: list[Token], first: int, stop: int) -> Subject | None:
    """Return the name in no list that ends a noun phrase before a comma: *senior advocate Emo Yeld,*."""
    start = stop
    while start > first and tokens[start - 1].kind == "O" and tokens[start - 1].cased:
        start -= 1
    ends = stop < len(tokens) and tokens[stop].kind == ","
    return subject_of(tokens, start, stop - 1) if ends and stop - start > 1 and start > first else None
