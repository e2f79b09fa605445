"""What the marks around a stretch are for: somebody's words, a term, a work's title, a headline.

In: the stretch, its surroundings and whether reporting words were found. Out: the role. Short stretches
without reporting words are terms; title case without them is a title; whole sentences are speech.
"""

from __future__ import annotations

import re

from factcheck.extract.attribution import Attribution
from factcheck.extract.headlines import is_title_case
from factcheck.extract.wordlists import cue_verbs, named_set
from factcheck.model.quote import QuoteRole

_WORD = re.compile(r"[^\W_][\w’'-]*")
_FIXED = re.compile(
    r"(?:so-called|nicknamed|entitled|titled|aka|known as|a/k/a|pseudonym|alias|username|hashtag)"
    r"[,:]?\s*(?:the\s*)?\Z",
    re.IGNORECASE,
)
_WORK = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(named_set('works')))})(?:,|[ \xa0](?:called|titled))?|\b(?:on|in|at)"
    rf"|\b(?:{'|'.join(sorted(named_set('makers')))})[ \xa0]of)[ \xa0]\Z",
    re.IGNORECASE,
)
_OWNED = ("’s ", "'s ")


def word_list(inside: str) -> list[str]:
    """Return the words of a stretch."""
    return _WORD.findall(inside)


def role_of(
    text: str,
    inside: str,
    outer_start: int,
    outer_end: int,
    found: Attribution | None,
    goes_on: bool = False,
) -> QuoteRole:
    """Return the role of the stretch with the words ``inside`` and marks at the outer offsets.

    ``goes_on`` tells that somebody spoke before it in its paragraph and no other speaker came.
    """
    if found is not None and found.rule == "clause":
        found = None
    words = word_list(inside)
    if not words:
        return QuoteRole.TERM
    before = text[max(0, outer_start - 30) : outer_start]
    after = text[outer_end : outer_end + 1]
    if before.endswith(("(", "[")) and after in (")", "]"):
        return QuoteRole.TERM
    if goes_on and inside[0].isupper() and inside[-1] in ".?!" and before.rstrip()[-1:] in (".", "!", "?"):
        return QuoteRole.ATTRIBUTED
    if _FIXED.search(before) and len(words) <= 6:
        return QuoteRole.TERM
    if _looks_titled(words) and inside[-1] not in "?!":
        shown = before.endswith(_OWNED) and found is not None and found.rule == "right"
        if shown or _WORK.search(before):
            return QuoteRole.TITLE
    if found is not None and found.rule == "right" and inside[-1] == "," and len(words) > 1:
        return QuoteRole.ATTRIBUTED
    held = found is not None and found.rule in ("right", "tight", "left", "passive", "colon")
    if _looks_titled(words):
        role = _titled_role(words, inside, found, held)
        if role is not None:
            return role
    if held:
        return QuoteRole.ATTRIBUTED
    if found is not None and found.subject is not None and (len(words) > 2 or found.subject.kind != "noun"):
        return QuoteRole.ATTRIBUTED
    whole = inside[0].isupper() and inside[-1] in ",.?!…—-"
    if len(words) >= (2 if whole else 4):
        return QuoteRole.ATTRIBUTED
    return QuoteRole.TERM


def _titled_role(words: list[str], inside: str, found: Attribution | None, held: bool) -> QuoteRole | None:
    """Return the role of words that bear a title's capitals, or ``None`` where the capitals do not tell."""
    spoken = found is not None and held and cue_verbs().get(found.verb) in _SPEAKS
    if found is not None and found.verb == "called" and _is_thing(found):
        return QuoteRole.TITLE
    if found is not None and spoken and (found.rule == "tight" or len(words) == 1):
        return QuoteRole.ATTRIBUTED
    if spoken and len(words) > 3:
        return None
    stops = inside[-1] in "?!" or (inside[-1] in ".," and len(words) > 3 and found is not None)
    if stops:
        return None
    return QuoteRole.TITLE if len(words) > 1 else QuoteRole.TERM


def _is_thing(found: Attribution) -> bool:
    return found.subject is not None and found.subject.kind == "noun"


def _looks_titled(words: list[str]) -> bool:
    """Tell whether the words bear capitals as a title's do."""
    if len(words) <= 2:
        return all(word[0].isupper() or word[0].isdigit() for word in words)
    return len(words) <= 12 and words[0][0].isupper() and is_title_case(words)


_SPEAKS = ("say", "write", "name")
