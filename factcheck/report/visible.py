"""Texts of unknown origin made safe to look at: what has no width or turns the line is shown.

In: any text. Out: the same with control, format and lone surrogate characters written out, so that no
article can move the cursor, recolour a terminal, or hide words by turning the direction of writing (Unicode
Technical Report 36, section 2).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = frozenset("\n\t ")
_JOINERS = frozenset("\u200c\u200d\u00ad\ufeff\u2060\u200b")
"""Lawful in running text and without width; they are dropped, since they neither move nor hide anything."""


@lru_cache(maxsize=4096)
def _shown(char: str) -> str:
    if char in _PLAIN:
        return char
    if char in _JOINERS:
        return ""
    if char in "\r\v\f\x85\u2028\u2029":
        return " "
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return f"⟨U+{ord(char):04X}⟩"
    return char


def visible(text: str) -> str:
    r"""Write out the characters of ``text`` that could not be seen or would act on the reader's screen.

    >>> visible("pay \u202e001$ \x1b[31mnow")
    'pay ⟨U+202E⟩001$ ⟨U+001B⟩[31mnow'
    """
    return "".join(map(_shown, text))


def one_line(text: str) -> str:
    r"""Return ``visible(text)`` with runs of white space as one space.

    >>> one_line(" so\n it  goes ")
    'so it goes'
    """
    return " ".join(visible(text).split())
