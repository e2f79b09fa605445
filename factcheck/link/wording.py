"""A wording: one distinct folded text of a quotation.

In: the text of a quotation. Out: its words, marked gaps and inserted words, and a stable key. Two texts
that differ in marks, case, dashes, white space or edge punctuation have the same wording. Two
spellings of one word give two wordings whose ``forms`` are equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model.keys import stable_key
from factcheck.text.fold import FOLD_VERSION
from factcheck.text.forms import form_of
from factcheck.text.words import GAP, WordKind, read_texts

WORDING_VERSION = 1
"""Changes with the rules by which a text is split into words; stored keys are then out of date."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a quotation, as they are compared.

    ``text`` joins them with one space, a gap as ``…``, inserted words in brackets; ``key`` is 32
    hexadecimal digits. ``words`` are the plain words and ``forms`` what they are compared by, one each.
    ``marks`` holds the places, as numbers of plain words before them, where a gap or inserted words
    stand: ascending, distinct, each in ``0 .. length``.
    """

    key: str
    text: str
    words: tuple[str, ...]
    forms: tuple[str, ...]
    marks: tuple[int, ...]

    @property
    def length(self) -> int:
        """The number of plain words."""
        return len(self.words)

    @property
    def elided(self) -> bool:
        """Whether words are left out or put in at marked places."""
        return bool(self.marks)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The distinct forms, for :func:`factcheck.link.relate.may_relate`."""
        return frozenset(self.forms)


def wording_of(text: str) -> Wording:
    """Return the wording of a quotation's text.

    >>> wording_of("“We [the city] won’t … go,” ").text
    'we [the] [city] wont … go'
    """
    return _wording(read_texts(text))


def wording_from(text: str) -> Wording:
    """Return the wording whose ``text`` this is.

    >>> wording_from("we [the] [city] wont … go") == wording_of("We [the city] won't ... go!")
    True
    """
    if GAP in text or "[" in text:
        return _wording([_stored_word(part) for part in text.split()])
    return _of_words(text, tuple(text.split()), ())


def vocabulary_from(text: str) -> frozenset[str]:
    """Return the vocabulary of the wording whose ``text`` this is, sooner than :func:`wording_from`.

    >>> vocabulary_from("we [the] wont … go") == wording_from("we [the] wont … go").vocabulary
    True
    """
    if GAP in text or "[" in text:
        return frozenset(form_of(part) for part in text.split() if part != GAP and not part.startswith("["))
    return frozenset(map(form_of, text.split()))


def _stored_word(part: str) -> tuple[str, WordKind]:
    if part == GAP:
        return part, WordKind.GAP
    if part.startswith("["):
        return part[1:-1], WordKind.INSERTED
    return part, WordKind.PLAIN


def _wording(parts: Sequence[tuple[str, WordKind]]) -> Wording:
    plain = tuple([word for word, kind in parts if kind is WordKind.PLAIN])
    if len(plain) == len(parts):
        return _of_words(" ".join(plain), plain, ())
    shown: list[str] = []
    marks: list[int] = []
    before = 0
    for word, kind in parts:
        shown.append(f"[{word}]" if kind is WordKind.INSERTED else word)
        if kind is WordKind.PLAIN:
            before += 1
        elif not marks or marks[-1] != before:
            marks.append(before)
    return _of_words(" ".join(shown), plain, tuple(marks))


def _of_words(text: str, words: tuple[str, ...], marks: tuple[int, ...]) -> Wording:
    key = stable_key(["wording", FOLD_VERSION, WORDING_VERSION, text])
    return Wording(key=key, text=text, words=words, forms=tuple(map(form_of, words)), marks=marks)
