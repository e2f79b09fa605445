"""The wordings of a quote, each with its words compared with the canonical one, and who carries it.

In: a quote with its members. Out: rows in the order of the members, the canonical wording first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_uppercase

from factcheck.model.group import QuoteGroup, QuoteMember, QuoteOccurrence
from factcheck.text.differences import DifferenceKind, differences
from factcheck.text.words import read_words

_SAME = frozenset({DifferenceKind.EQUAL, DifferenceKind.TYPOGRAPHIC})


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a wording: ``kind`` is same, cut, marked, dropped or added."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording: its letter, its text, the same with differences marked, and its carriers."""

    letter: str
    text: str
    words: tuple[Word, ...]
    members: tuple[QuoteMember, ...]

    @property
    def alters(self) -> bool:
        """Whether words were dropped, added or changed without a mark."""
        return any(word.kind in ("dropped", "added") for word in self.words)


def wordings(group: QuoteGroup) -> list[Wording]:
    """Return the distinct wordings; those that differ in typography only are one."""
    by_words: dict[tuple[str, ...], list[QuoteMember]] = {}
    for member in group.members:
        by_words.setdefault(_folded(member.occurrence.text), []).append(member)
    canonical = next(iter(by_words.get(_folded(group.text), group.members)), None)
    joins = _joins(canonical.occurrence) if canonical else ()
    found = []
    for number, members in enumerate(by_words.values()):
        first = members[0].occurrence
        same = _folded(first.text) == _folded(group.text)
        words = (
            (Word(first.text, "same"),)
            if same
            else tuple(marked_words(group.text, first.text, joins, _joins(first)))
        )
        found.append(
            Wording(letter=letter_of(number), text=first.text, words=words, members=tuple(members))
        )
    return found


def letter_of(number: int) -> str:
    """Return A to Z, then AA and so on.

    >>> letter_of(0), letter_of(27)
    ('A', 'AB')
    """
    high, low = divmod(number, len(ascii_uppercase))
    return (letter_of(high - 1) if high else "") + ascii_uppercase[low]


def marked_words(
    canonical: str, other: str, canonical_joins: Collection[int] = (), other_joins: Collection[int] = ()
) -> Iterator[Word]:
    """Yield ``other`` word for word, with what it lacks of ``canonical`` where that stood."""
    at = 0
    for found in differences(canonical, other, a_joins=canonical_joins, b_joins=other_joins):
        if found.alters and found.a:
            yield Word(found.a.of(canonical), "dropped")
        if found.b is None:
            continue
        if found.b.start > at:
            yield Word(other[at : found.b.start], "same")
        kind = "added" if found.alters else "same" if found.kind in _SAME else found.kind.value
        yield Word(found.b.of(other), kind)
        at = found.b.end
    if at < len(other):
        yield Word(other[at:], "same")


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in read_words(text))


def _joins(occurrence: QuoteOccurrence) -> tuple[int, ...]:
    """Return the offsets in the joined text at which a further stretch begins."""
    found, at = [], 0
    for span, _ in pairwise(occurrence.spans):
        at += span.end - span.start + 1
        found.append(at)
    return tuple(found)
