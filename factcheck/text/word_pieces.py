"""Two texts word by word: what both have, what is gone, what has come.

In: two texts. Out: pieces that together hold both. Unlike :mod:`factcheck.text.differences` it judges
nothing: a word cut from the end of a quotation is as gone as one from its middle. Words are compared as
:mod:`factcheck.text.words` reads them, so that marks, capitals and white space make no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.text.align import Block, stretch_blocks
from factcheck.text.words import Word, read_words


class PieceKind(StrEnum):
    """Whether both texts have the words, the first alone, or the second alone."""

    EQUAL = "equal"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words as the second text prints it, or the first where only that has it."""

    kind: PieceKind
    text: str


def word_pieces(before: str, after: str) -> list[Piece]:
    """Return the pieces of two texts in order; what is gone stands before what came in its place.

    >>> [(one.kind.value, one.text) for one in word_pieces("We will not go, he said.", "We will go.")]
    [('equal', 'We will'), ('gone', 'not'), ('equal', 'go.'), ('gone', 'he said.')]
    """
    a, b = read_words(before), read_words(after)
    blocks = stretch_blocks([word.text for word in a], [word.text for word in b])
    return list(_pieces(before, a, after, b, [*blocks, Block(len(a), len(b), 0)]))


def _pieces(before: str, a: list[Word], after: str, b: list[Word], blocks: list[Block]) -> Iterator[Piece]:
    at_a = at_b = 0
    for block in blocks:
        if block.a > at_a:
            yield Piece(PieceKind.GONE, _run(before, a, at_a, block.a))
        if block.b > at_b:
            yield Piece(PieceKind.NEW, _run(after, b, at_b, block.b))
        at_a, at_b = block.a + block.size, block.b + block.size
        if block.size:
            yield Piece(PieceKind.EQUAL, _run(after, b, block.b, at_b))


def _run(text: str, words: list[Word], start: int, end: int) -> str:
    """Return words with the marks that stand after each, and those before the first word of the text."""
    first = words[start].span.start if start else 0
    last = words[end].span.start if end < len(words) else len(text)
    return " ".join(text[first:last].split())


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts have the same words in the same order.

    >>> same_words("“It’s over,” she said.", '"Its over" she said')
    True
    """
    return [word.text for word in read_words(one)] == [word.text for word in read_words(other)]


def shared_words(one: str, other: str) -> float:
    """Return the share of the longer text's words that stand in the other in the same order, in [0, 1].

    >>> shared_words("Rain fell on Tuesday.", "Rain fell.")
    0.5
    """
    a, b = ([word.text for word in read_words(text)] for text in (one, other))
    if not a or not b:
        return 0.0
    return sum(block.size for block in stretch_blocks(a, b)) / max(len(a), len(b))
