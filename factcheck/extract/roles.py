"""What the marks around a stretch are for: somebody's words, a term, a work's title, a headline.

In: the stretch, its surroundings and whether reporting words were found. Out: the role. Short stretches
without reporting words are terms; title case without them is a title; whole sentences are speech.
"""

from __future__ import annotations

import re

from factcheck.extract.attribution import Attribution
from factcheck.extract.headlines import is_title_case
from factcheck.extract.wordlists import named_set
from factcheck.model.quote import QuoteRole

_WORD = re.compile(r"[^\W_][\w’'-]*")
_SO_CALLED = re.compile(
    r"(?:so-called|known as|called|nicknamed|titled|entitled|dubbed|named|term|word|words|phrase|aka|hit"
    r"|song|film|movie|book|album|series|episode|show|drama|sitcom|novel|column|feature|of|on|in"
    r"|host|co-host|anchor|show)(?:[’']s)?[,:]?\s*\Z",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"(?:so-called|nicknamed|entitled|titled|aka|known as|a/k/a)[,:]?\s*(?:the\s*)?\Z", re.IGNORECASE
)


def word_list(inside: str) -> list[str]:
    """Return the words of a stretch."""
    return _WORD.findall(inside)


def role_of(
    text: str, inside: str, outer_start: int, outer_end: int, found: Attribution | None
) -> QuoteRole:
    """Return the role of the stretch with the words ``inside`` and marks at the outer offsets."""
    words = word_list(inside)
    if not words:
        return QuoteRole.TERM
    before = text[max(0, outer_start - 30) : outer_start]
    after = text[outer_end : outer_end + 1]
    if before.endswith(("(", "[")) and after in (")", "]"):
        return QuoteRole.TERM
    if _FIXED.search(before) and len(words) <= 6:
        return QuoteRole.TERM
    speech = inside[-1] in ",.?!…—-" and len(words) >= 3
    titled = is_title_case(words) or (len(words) <= 2 and all(word[0].isupper() for word in words))
    tight = found is not None and found.rule in ("right", "tight") and found.subject is not None
    if (
        titled
        and not speech
        and len(words) <= 8
        and not (tight and found is not None and found.verb in _NAMING)
    ):
        return QuoteRole.TITLE if len(words) > 1 else (QuoteRole.ATTRIBUTED if tight else QuoteRole.TERM)
    if found is not None and (found.subject is not None or len(words) > 3):
        if found.rule in ("later", "noun") and len(words) <= 2:
            return QuoteRole.TERM
        return QuoteRole.ATTRIBUTED
    if len(words) <= 3 or (len(words) <= 5 and not speech and _SO_CALLED.search(before)):
        return QuoteRole.TERM
    return QuoteRole.ATTRIBUTED


_NAMING = named_set("naming")
