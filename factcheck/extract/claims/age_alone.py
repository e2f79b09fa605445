"""Whether an age stands for a person by itself: *the 36-year-old scored*, not *the 36-year-old driver*.

In: a sentence and where an age in it ends. Out: whether a noun follows. Verbs are told by their form and by
what is behind them, so that no list of what people do is needed.
"""

from __future__ import annotations

import re

from factcheck.extract.claims.closed import closed_words
from factcheck.extract.claims.nouns import person_noun
from factcheck.text.comparable import is_small

_NEXT_WORD = re.compile(r"\s+([a-z][\w’'-]*)(?:\s+(\w+))?")
_PAST, _STOPS = closed_words("past"), closed_words("stop") | closed_words("adverb")


def stands_alone(sentence: str, end: int) -> bool:
    """Tell whether the age that ends at ``end`` stands for a person: no noun follows (*the 36-year-old*).

    Behind one person *faces* is no plural, and *scored* before *the* describes no noun.

    >>> stands_alone("The 36-year-old scored.", 15), stands_alone("The 36-year-old bearded man", 15)
    (True, False)
    """
    if sentence.startswith(",", end):
        return True
    follows = _NEXT_WORD.match(sentence, end)
    if follows is None:
        return False
    word, then = follows[1], follows[2] or ""
    if _is_no_noun(word) or word in _PAST:
        return True
    if word.endswith("ed"):
        return not then or not then.islower() or _is_no_noun(then)
    return word.endswith("s") and not word.endswith("ss") and person_noun(sentence, end) is None


def _is_no_noun(word: str) -> bool:
    return is_small(word) or word in _STOPS or word.endswith("ly")
