"""The words of a quotation, as they are compared.

In: a stretch of text. Out: folded words with their offsets. A word is a run of letters, digits and
combining marks; apostrophes inside a word are dropped (``don't`` and ``dont`` agree), a hyphen parts two
words, so does any other mark. Marked changes are words of their own kind: an ellipsis
(``...``, ``…``, ``[...]``) stands for words left out, a bracketed insertion (``[was]``) for words put in.
Parentheses are plain text: reporters and speakers both use them, and they mark no change.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from itertools import repeat

from factcheck.model.span import Span
from factcheck.model.value import value
from factcheck.text.fold import fold, fold_text


class WordKind(Enum):
    """A spoken word, a marked gap, or a word that the reporter put in brackets."""

    PLAIN = 0
    GAP = 1
    INSERTED = 2


@value(frozen=True, slots=True)
class Word:
    """One folded word and the span it was read from, relative to the text that was given."""

    text: str
    span: Span
    kind: WordKind = WordKind.PLAIN


GAP = "…"
"""The text of a :data:`WordKind.GAP` word."""

KEPT = 2_048
"""Texts whose words are kept: those of one article's quotations are asked for up to four times in a row,
and what one article quotes others often quote, too."""

_SIGNS = {"%": "percent", "&": "and", "$": "$", "£": "£", "€": "€", "§": "§"}

_TOKEN = re.compile(
    r"(?P<gap>\[\s*\.(?:\s?\.){1,9}\s*\]|\.(?:\s?\.){2,9})"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<initials>(?:[^\W\d_]\.)+[^\W\d_](?![^\W_]))"
    r"|(?P<word>[@#]?(?:\[[^\W\d_]\](?=[^\W_]))?[^\W_]+(?:'[^\W_]+)*(?P<tail>\[[^\W\d_]{1,4}\])?)"
    r"|\[(?P<inside>[^\[\]]{1,200})\]"
    r"|(?P<sign>[%&$£€§])"
)
_PLAIN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DROPPED = str.maketrans("", "", "'.,[]")
_RUN = re.compile(r"[^\W_]+")
_MARKED = re.compile(r"[\d\[%&$£€§@#]")
_DOTTED = re.compile(r"\.(?: ?\.|[^\W\d_])")


def read_words(text: str) -> list[Word]:
    """Split ``text`` into comparable words, in order.

    ``[T]he`` is the plain word *the*: the bracket marks a capital. ``go[ing]`` and ``[was]`` are
    inserted words, ``[sic]`` is no word at all.

    >>> [word.text for word in read_words("It’s up 3.5% -- [very] well ... he said.")]
    ['its', 'up', '3.5', 'percent', 'very', 'well', '…', 'he', 'said']
    """
    return list(_words(text))


@lru_cache(maxsize=KEPT)
def read_texts(text: str) -> tuple[tuple[str, WordKind], ...]:
    """Return text and kind of each word of ``text``, in order, sooner than :func:`read_words`.

    >>> read_texts("It’s ... up")
    (('its', <WordKind.PLAIN: 0>), ('…', <WordKind.GAP: 1>), ('up', <WordKind.PLAIN: 0>))
    """
    folded = fold_text(text)
    if _is_plain(folded):
        return tuple(zip(_RUN.findall(folded.replace("'", "")), repeat(WordKind.PLAIN), strict=False))
    found: list[tuple[str, WordKind]] = []
    for match in _TOKEN.finditer(folded):
        group = match.lastgroup
        if group == "inside":
            found += [
                (part.translate(_DROPPED), WordKind.INSERTED)
                for part in _PLAIN.findall(match["inside"])
                if part != "sic"
            ]
        else:
            found.append(_read(match, group))
    return tuple(found)


def _is_plain(folded: str) -> bool:
    """Tell whether all words are runs of letters: no figures, signs, brackets, gaps or initials."""
    return _MARKED.search(folded) is None and "''" not in folded and _DOTTED.search(folded) is None


def _read(match: re.Match[str], group: str | None) -> tuple[str, WordKind]:
    """Return text and kind of a word that is not within brackets."""
    if group == "gap":
        return GAP, WordKind.GAP
    if group == "sign":
        return _SIGNS[match[0]], WordKind.PLAIN
    if group == "number":
        return match[0].replace(",", ""), WordKind.PLAIN
    kind = WordKind.INSERTED if match["tail"] else WordKind.PLAIN
    return match[0].translate(_DROPPED), kind


@lru_cache(maxsize=KEPT)
def _words(text: str) -> tuple[Word, ...]:
    folded = fold(text)
    words: list[Word] = []
    for match in _TOKEN.finditer(folded.text):
        group = match.lastgroup
        start, end = match.span()
        if group == "inside":
            inside = match.start("inside")
            for part in _PLAIN.finditer(match["inside"]):
                if part[0] != "sic":
                    span = folded.source_span(inside + part.start(), inside + part.end())
                    words.append(Word(part[0].translate(_DROPPED), span, WordKind.INSERTED))
            continue
        read, kind = _read(match, group)
        words.append(Word(read, folded.source_span(start, end), kind))
    return tuple(words)
