"""The normal form for comparing, with a way back to the stored text.

In: any text. Out: the folded text and, for each of its code points, the offset of the code point it
came from. The text itself is never rewritten. Steps: Unicode NFKD per code point (UAX 15) less the
combining accents of U+0300 to U+036F, full case folding (The Unicode Standard, 3.13), Latin letters that
NFKD does not take apart to those that outlets without them print (Unicode CLDR, transform Latin-ASCII),
quotation marks to ``"`` and ``'``, dashes to ``-``, runs of white space to one space, format and control
characters dropped.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from factcheck.model.span import Span

FOLD_VERSION = 1

_DOUBLE = "“”„‟«»〝〞＂"
_SINGLE = "‘’‚‛‹›′`´"
_DASHES = "‐‑‒–—―−﹘﹣－"
_WHOLE = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i"}
)
"""Letters with a stroke or of two in one: *Sæther* and *Saether* are one spelling."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and its map: ``offsets[i]`` is where code point ``i`` came from."""

    text: str
    offsets: tuple[int, ...]

    def source_span(self, start: int, end: int) -> Span:
        """Return the stored text's span of ``text[start:end]``, with ``0 <= start < end <= len``."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in _DOUBLE:
        return '"'
    if char in _SINGLE:
        return "'"
    if char in _DASHES:
        return "-"
    if char.isspace():
        return " "
    if unicodedata.category(char) in ("Cf", "Cc"):
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(
        " " if part.isspace() else part
        for part in plain.translate(_WHOLE)
        if not "\u0300" <= part <= "\u036f"
    )


def fold(text: str) -> Folded:
    r"""Fold ``text`` for comparing, keeping the way back.

    >>> fold("“Enough is\nenough”—Now").text
    '"enough is enough"-now'
    """
    chars: list[str] = []
    offsets: list[int] = []
    space = True
    for at, char in enumerate(text):
        for part in _fold_char(char):
            if part == " ":
                if space:
                    continue
                space = True
            else:
                space = False
            chars.append(part)
            offsets.append(at)
    if chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    return Folded("".join(chars), tuple(offsets))


def fold_text(text: str) -> str:
    """Return only the folded text, several times faster than :func:`fold`.

    >>> fold_text("  Café Sæther – “So”  ")
    'cafe saether - "so"'
    """
    if text.isascii():
        # Most are single words, whose capitals are all that folding changes.
        return text.lower() if text.isalnum() else " ".join(text.translate(_ASCII).split())
    # Translating a text with one curly mark in it costs as much a letter as folding it by letters.
    parts = _FOREIGN.split(text)
    parts[::2] = [part.translate(_ASCII) for part in parts[::2]]
    parts[1::2] = ["".join(map(_fold_char, part)) for part in parts[1::2]]
    return " ".join("".join(parts).split())


_ASCII = {code: _fold_char(chr(code)) for code in range(128)}
_FOREIGN = re.compile(r"([^\x00-\x7f]+)")
_ASCII_BYTES = bytes(range(128))


def casefolded(text: str) -> str:
    """Return ``text.casefold()``, in a fourth of the time where curly marks are all that is no ASCII.

    Python folds a text by the letter as soon as one character of it is foreign; its bytes fold at once.

    >>> casefolded("“NO,” SAID ANN"), casefolded("ÉMILE")
    ('“no,” said ann', 'émile')
    """
    if text.isascii():
        return text.lower()
    others = foreign(text)
    if others.casefold() != others:
        return text.casefold()
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


@lru_cache(maxsize=1)
def foreign(text: str) -> str:
    """Return the characters of ``text`` that are no ASCII, in order: few, and soon looked through.

    >>> foreign("“Olé”")
    '“é”'
    """
    raw = text.encode("utf-8", "surrogatepass")
    return raw.translate(None, _ASCII_BYTES).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=128)
def lowered(text: str) -> str:
    """Return ``text`` in lower case, each code point in its place; a sentence is asked for again and again.

    >>> lowered("İzmir COUNCIL")
    'İzmir council'
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
