"""Names of bodies, reduced to what tells them apart.

In: an organisation's name as an article gives it. Out: its signature, equal for lawful forms of the name,
and its letters. An acronym means a body only where an article says so: letters alone tie nothing.
"""

from __future__ import annotations

import re

from factcheck.text.fold import fold_text
from factcheck.text.offices import office_last

_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
_LEADING = frozenset({"the", "us", "usa", "uk"})
_TRAILING = {"inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc"}
_SMALL = frozenset("oaft")
"""First letters of of, on, and, at, for, the, to."""

_LONGEST_ACRONYM = 8
"""Letters; a longer word in capitals is a heading."""


def body_words(name: str) -> tuple[str, ...]:
    """Return the folded words that tell a body apart, in order, an office behind what it looks after.

    >>> body_words("the U.S. Department of Justice"), body_words("Acme Widgets, Inc.")
    (('justice', 'department'), ('acme', 'widgets'))
    """
    return office_last(_telling(name))


def _telling(name: str) -> list[str]:
    found = _WORD.findall(fold_text(name).replace("&", " and "))
    words = [word.replace(".", "").replace("'", "") for word in found]
    while len(words) > 1 and words[0] in _LEADING:
        words.pop(0)
    if len(words) > 2 and words[:2] == ["united", "states"]:
        del words[:2]
    while len(words) > 1 and words[-1] in _TRAILING:
        words.pop()
    return words


def body_letters(name: str) -> str:
    """Return first letters, equal for a body's name and the acronym made of it.

    Acronyms take the letters of small words or leave them (DOJ, but ICE), so letters that begin small words
    are left out of the middle. They are sorted, for *Justice Department* is DOJ as well. A single word that
    is no acronym stands for itself.

    >>> body_letters("Justice Department"), body_letters("DOJ"), body_letters("Google")
    ('dj', 'dj', 'google')
    """
    words = _telling(name)
    if len(words) == 1 and not is_acronym(name):
        return words[0]
    letters = words[0] if len(words) == 1 else "".join(word[0] for word in words)
    middle = (letter for letter in letters[1:-1] if letter not in _SMALL)
    return "".join(sorted((letters[:1], *middle, letters[-1:])))


def is_acronym(name: str) -> bool:
    """Tell whether a body's name is one word of capitals, as acronyms are written.

    >>> is_acronym("ICE"), is_acronym("the F.B.I."), is_acronym("Google")
    (True, True, False)
    """
    words = [word for word in name.split() if word.lower() != "the"]
    letters = [char for char in "".join(words) if char.isalpha()]
    return len(words) == 1 and 2 <= len(letters) <= _LONGEST_ACRONYM and all(map(str.isupper, letters))
