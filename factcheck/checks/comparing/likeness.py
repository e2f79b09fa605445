"""How alike two statements are, by the words around a figure or a date.

In: carriers of a story. Out: :class:`Statement` values and the likeness of two of them. Method: the stems
that two sentences share, each worth the less the more often an article has it, those of the sentences
before at a part of their worth. A name counts as one word however long it is, and who says a thing and with
what title is no part of what is said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.checks.comparing.carriers import Carrier, sentences_of
from factcheck.model.name import NameKind
from factcheck.model.span import Span
from factcheck.text.comparable import is_small
from factcheck.text.fold import fold_text

LEAST_SHARED = 3
"""Stems that two statements share at least: two are a name."""

BEFORE_WORTH = 0.4
"""Worth of a stem of the sentence before, against one of the statement's own sentence."""

SAME_RANK = 0.4
"""What it adds that both are the first, or both the second, of their kind in the sentence: *rose by 3
percent, to 15 percent*."""

LEAST_OWN = 2
"""Stems among them that stand in the sentences themselves, unless the values speak for one statement."""


KEPT = 128
"""Texts of which something is kept: more than one story has that is compared."""

_STEM = 6
_LEAST_LETTERS = 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = ("ings", "ing", "ments", "ment", "ions", "ion", "edly", "ed", "ies", "es", "s", "ly", "e", "y")


def stem(word: str) -> str:
    """Return the beginning that the forms of a word share, in small letters.

    >>> stem("reopened") == stem("reopens"), stem("inspection") == stem("inspected")
    (True, True)
    """
    small = fold_text(word)
    for ending in _ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= _LEAST_LETTERS:
            small = small[: -len(ending)]
            break
    return small[:_STEM]


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text) if not is_small(word.lower()))


@lru_cache(maxsize=KEPT)
def _small_letters(text: str) -> str:
    return text.lower()


@lru_cache(maxsize=64 * KEPT)
def _count(text: str, shared: str) -> int:
    """Return how often a stem stands in a text; one story's statements ask for it again and again."""
    return _small_letters(text).count(shared)


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A carrier with the stems of its sentence, and those that only the sentence before or the claim has.

    ``sentence`` is where that begins, ``rank`` the carrier's number among those of one kind in it.
    """

    carrier: Carrier
    own: frozenset[str]
    before: frozenset[str]
    sentence: int
    rank: int = 0


@lru_cache(maxsize=32)
def _single_words(text: str, names: tuple[tuple[Span, bool], ...]) -> str:
    """Blank all words of each name but one: however long it is, one thing is shared.

    That is the surname of a person, as ``names`` tells, else the first word.
    """
    parts, until = [], 0
    for name, is_person in names:
        cut = text.rfind(" ", name.start, name.end) if is_person else text.find(" ", name.start, name.end)
        if cut < 0 or name.start < until:
            continue
        start, end = (name.start, cut) if is_person else (cut, name.end)
        parts += [text[until:start], " " * (end - start)]
        until = end
    return "".join([*parts, text[until:]])


def _reduced(place: Carrier) -> str:
    return _single_words(
        place.view.text,
        tuple((name.span, name.kind is NameKind.PERSON) for name in place.view.names),
    )


@lru_cache(maxsize=256)
def governing(place: Carrier) -> str:
    """Return the stem of the last word before the claim in its sentence that is no small one.

    *Was knighted in 1987*, *his senior debut in 2009*: what the date is the date of.
    """
    sentence = place.sentence_span()
    words = _WORD.findall(_reduced(place), sentence.start, place.claim.span.start)
    return next((stem(word) for word in reversed(words) if not is_small(word.lower())), "")


def _said(place: Carrier, sentence: Span) -> Span:
    """Return the part of a sentence that tells of the figure, without who says it and with what title."""
    told = (
        stretch.span
        for stretch in place.view.quotes
        if not stretch.quoted and stretch.span.contains(place.claim.span)
    )
    inner = min(told, key=lambda span: span.end - span.start, default=sentence)
    return Span(max(inner.start, sentence.start), min(inner.end, sentence.end))


def _statement(place: Carrier) -> Statement:
    span = place.claim.span
    held = sentences_of(place.view.text)
    text = _reduced(place)
    at = max(0, bisect_right(held, span.start, key=lambda sentence: sentence.start) - 1)
    sentence = held[at] if held else span
    said = _said(place, sentence)
    own = _stems(text[said.start : span.start]) | _stems(text[span.end : max(span.end, said.end)])
    before = (_stems(held[at - 1].of(text)) if at > 0 else frozenset()) | _stems(span.of(text))
    return Statement(place, own, before - own, sentence.start)


def statements(alike: Sequence[Carrier]) -> Iterator[Statement]:
    """Yield the statements of carriers of one kind that no quotation holds, numbered in their sentences."""
    seen: Counter[tuple[int, int]] = Counter()
    for place in alike:
        if not any(
            stretch.quoted and stretch.span.contains(place.claim.span) for stretch in place.view.quotes
        ):
            told = _statement(place)
            yield replace(told, rank=seen[place.order, told.sentence])
            seen[place.order, told.sentence] += 1


def likeness(one: Statement, other: Statement, bond: float) -> float:
    """Return how alike two statements are, 0 if they share too little; their values add ``bond``."""
    near = one.own & other.own
    far = ((one.own | one.before) & (other.own | other.before)) - near
    if len(near) < (1 if bond else LEAST_OWN) or len(near) + len(far) + bond < LEAST_SHARED:
        return 0.0
    texts = [each.carrier.view.text for each in (one, other)]

    def worth(shared: str) -> float:
        return 1 / max(1, *(_count(text, shared) for text in texts))

    rank = SAME_RANK if one.rank == other.rank else 0.0
    return sum(map(worth, near)) + BEFORE_WORTH * sum(map(worth, far)) + rank + bond


def shared_words(one: Carrier, other: Carrier, most: int) -> tuple[str, ...]:
    """Return up to ``most`` words of the first statement that the second shares, the rarest ones."""
    first, second = _statement(one), _statement(other)
    near = first.own & second.own
    sentence: Span = one.sentence_span()
    texts = [_small_letters(each.view.text) for each in (one, other)]
    found: dict[str, str] = {}
    for match in _WORD.finditer(one.view.text, sentence.start, sentence.end):
        if stem(match[0]) in near and not one.claim.span.contains(Span(*match.span())):
            found.setdefault(stem(match[0]), match[0])
    ranked = sorted(found, key=lambda shared: max(text.count(shared) for text in texts))[:most]
    return tuple(word for key, word in found.items() if key in ranked)


def quoted(words: Sequence[str]) -> str:
    """List the words of a statement for a reader.

    >>> quoted(["hull", "upturned"])
    '“hull”, “upturned”'
    """
    return ", ".join(f"“{word}”" for word in words)
