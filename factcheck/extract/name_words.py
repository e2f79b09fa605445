"""Single words of names: folded, given names, initials."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.names import find_given_name

_INITIAL = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?\Z")
_GIVEN_MIN = 0.001


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """Return a word folded, with a typewriter apostrophe and without a final full stop."""
    return word.rstrip(".").casefold().replace("’", "'")


@lru_cache(maxsize=65536)
def is_given(word: str, floor: float = _GIVEN_MIN) -> bool:
    """Tell whether ``word`` is a given name borne by at least ``floor`` per cent."""
    found = find_given_name(bare(word).split("-")[0])
    return found is not None and found.frequency >= floor


def is_initial(word: str) -> bool:
    """Tell whether ``word`` is one initial or several, with their full stops."""
    return _INITIAL.match(word) is not None
