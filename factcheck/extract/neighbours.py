"""How a stretch stands among its neighbours: between dashes, led in, run on from the stretch before.

In: the tokens of one unit and the place of a stretch. Out: tests of what stands right beside it.
"""

from __future__ import annotations

from factcheck.extract.noun_phrases import is_person
from factcheck.extract.tokens import Token
from factcheck.extract.verbs import is_verb

_CLAUSE = 8
"""Tokens within which a said-clause of nothing but a name and a verb ends."""


def only_said(tokens: list[Token], at: int) -> bool:
    """Tell whether nothing but a name and a reporting verb ends the unit: *“It fell.” Hale said.*."""
    rest = [token for token in tokens[at + 1 : at + _CLAUSE] if token.kind != "."]
    return (
        at + _CLAUSE > len(tokens)
        and len(rest) > 1
        and is_verb(rest[-1])
        and all(token.kind in "NWO" for token in rest[:-1])
    )


def is_between_dashes(tokens: list[Token], at: int) -> bool:
    """Tell whether a stretch stands as an aside: *the deal - “a farce” - fell*."""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].kind == tokens[at + 1].kind == "-"


def is_led_in(text: str, tokens: list[Token], at: int) -> bool:
    """Tell whether a sentence ends in the stretch that it leads in: *Hale asked, “Who?” Roe shrugged.*."""
    ends = text[tokens[at].end - 2] in "?!" and at + 1 < len(tokens) and tokens[at + 1].cased
    return ends and at > 0 and tokens[at - 1].kind in ",:"


def opens_next(tokens: list[Token], at: int) -> bool:
    """Tell whether the said-clause after a stretch leads to the next: *After “...,” Hale said: “...”*."""
    following = next((i for i in range(at + 1, len(tokens)) if tokens[i].kind == "Q"), 0)
    return following > at + 2 and tokens[following - 1].kind == ":"


def ends_aside(tokens: list[Token], at: int) -> bool:
    """Tell whether the stretch ends a clause with *who* between commas: *Hale, who called it “odd,” left*.

    The verb behind it is that of the name before the clause.
    """
    for place in range(at - 1, 1, -1):
        if tokens[place].kind in ",;:.-Q":
            return False
        if tokens[place].low in ("who", "whose"):
            return tokens[place - 1].kind == "," and is_person(tokens[place - 2])
    return False


def runs_on(tokens: list[Token], last: int, at: int) -> bool:
    """Tell whether nothing between two stretches parts what is said: no verb of words, no new subject."""
    if any(token.kind in "V.;" for token in tokens[last + 1 : at]):
        return False
    new = last + 2 if tokens[last + 1].kind == "," else last + 1
    return not (new + 1 < at and is_person(tokens[new]) and tokens[new + 1].kind in "OXBA")
