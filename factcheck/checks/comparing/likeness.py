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
from itertools import accumulate, chain
from math import fsum

from factcheck.checks.comparing.carriers import Carrier, sentences_of
from factcheck.checks.comparing.once import once_a_view
from factcheck.model.group import ArticleView
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


_STEM = 6
_LEAST_LETTERS = 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = ("ings", "ing", "ments", "ment", "ions", "ion", "edly", "ed", "ies", "es", "s", "ly", "e", "y")


@lru_cache(maxsize=16_384)
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


@lru_cache(maxsize=16_384)
def _telling(word: str) -> str:
    """Return the stem of a word, nothing for a small one."""
    return "" if is_small(word.lower()) else stem(word)


def _stems(text: str, *parts: tuple[int, int]) -> frozenset[str]:
    """Return the stems in parts of a text, given by where they start and end."""
    words = (_WORD.findall(text, start, end) for start, end in parts)
    return frozenset(filter(None, map(_telling, chain.from_iterable(words))))


class _Text:
    """What is asked of an article for each of its statements.

    ``reduced`` is its text with one word for each name, ``indirect`` where others are quoted without marks.
    """

    def __init__(self, view: ArticleView) -> None:
        self.reduced = _single_words(view)
        self.small = view.text.lower()
        # Figures in a quotation are for quote-altered; all of a transcript is said, and reports tell it.
        quoted = [stretch.span for stretch in view.quotes if stretch.quoted and not view.ref.kind.spoken]
        self.indirect = [stretch.span for stretch in view.quotes if not stretch.quoted]
        self._starts = [span.start for span in quoted]
        self._reach = list(accumulate((span.end for span in quoted), max))
        self._counts: dict[str, int] = {}
        self._stems: dict[Span, frozenset[str]] = {}

    def quotes(self, span: Span) -> bool:
        """Tell whether a quotation holds the whole of ``span``."""
        at = bisect_right(self._starts, span.start)
        return at > 0 and span.end <= self._reach[at - 1]

    def stems(self, span: Span) -> frozenset[str]:
        """Return the stems of a sentence or another part of the text."""
        found = self._stems.get(span)
        if found is None:
            found = self._stems[span] = _stems(self.reduced, (span.start, span.end))
        return found

    def count(self, shared: str) -> int:
        """Return how often a stem stands in the text."""
        found = self._counts.get(shared)
        if found is None:
            found = self._counts[shared] = self.small.count(shared)
        return found


_text_of = once_a_view(_Text)


@dataclass(slots=True, eq=False)
class Statement:
    """A carrier with the stems of its own sentence, which begins at ``sentence``, and the one ``before``.

    ``rank`` is the carrier's number among those of one kind in its sentence.
    """

    carrier: Carrier
    text: _Text
    own: frozenset[str]
    sentence: int
    before: Span | None
    rank: int = 0
    _around: frozenset[str] | None = None

    @property
    def around(self) -> frozenset[str]:
        """The stems of its sentence, of the claim and of the sentence before."""
        if self._around is None:
            before = self.text.stems(self.before) if self.before else frozenset[str]()
            self._around = self.own | self.text.stems(self.carrier.claim.span) | before
        return self._around


def _single_words(view: ArticleView) -> str:
    """Blank all words of each name but one: however long it is, one thing is shared.

    That is the surname of a person, else the first word.
    """
    text = view.text
    parts, until = [], 0
    for name in view.names:
        is_person, start, end = name.kind is NameKind.PERSON, name.span.start, name.span.end
        cut = text.rfind(" ", start, end) if is_person else text.find(" ", start, end)
        if cut < 0 or start < until:
            continue
        start, end = (start, cut) if is_person else (cut, end)
        parts += [text[until:start], " " * (end - start)]
        until = end
    return "".join([*parts, text[until:]])


@lru_cache(maxsize=256)
def governing(place: Carrier) -> str:
    """Return the stem of the last word before the claim in its sentence that is no small one.

    *Was knighted in 1987*, *his senior debut in 2009*: what the date is the date of.
    """
    sentence = place.sentence_span()
    words = _WORD.findall(_text_of(place.view).reduced, sentence.start, place.claim.span.start)
    return next(filter(None, map(_telling, reversed(words))), "")


def following(place: Carrier) -> str:
    """Return the stem of the first word behind the claim in its sentence that is no small one.

    *35 percent contained*: what the figure tells of.
    """
    words = _WORD.findall(_text_of(place.view).reduced, place.claim.span.end, place.sentence_span().end)
    return next(filter(None, map(_telling, words)), "")


def _said(place: Carrier, sentence: Span) -> Span:
    """Return the part of a sentence that tells of the figure, without who says it and with what title."""
    told = [span for span in _text_of(place.view).indirect if span.contains(place.claim.span)]
    inner = min(told, key=lambda span: span.end - span.start, default=sentence)
    return Span(max(inner.start, sentence.start), min(inner.end, sentence.end))


@lru_cache(maxsize=256)
def _statement(place: Carrier) -> Statement:
    span = place.claim.span
    text = _text_of(place.view)
    before, sentence = sentences_of(place.view.text).around(span.start)
    sentence = sentence or span
    said = _said(place, sentence)
    own = _stems(text.reduced, (said.start, span.start), (span.end, said.end))
    return Statement(place, text, own, sentence.start, before)


def statements(alike: Sequence[Carrier]) -> Iterator[Statement]:
    """Yield the statements of carriers of one kind that no quotation holds, numbered in their sentences."""
    seen: Counter[tuple[int, int]] = Counter()
    for place in alike:
        if not _text_of(place.view).quotes(place.claim.span):
            told = _statement(place)
            rank = seen[place.order, told.sentence]
            seen[place.order, told.sentence] += 1
            yield replace(told, rank=rank) if rank else told


def likeness(one: Statement, other: Statement, bond: float, least: float) -> float:
    """Return how alike two statements are, 0 if that is less than ``least``; their values add ``bond``."""
    near = one.own & other.own
    if len(near) < (1 if bond else LEAST_OWN):
        return 0.0
    far = (one.around & other.around) - near
    if len(near) + len(far) + bond < LEAST_SHARED:
        return 0.0

    def worth(shared: str) -> float:
        return 1 / max(1, one.text.count(shared), other.text.count(shared))

    rank = SAME_RANK if one.rank == other.rank else 0.0
    if len(near) + BEFORE_WORTH * len(far) + rank + bond < least:
        return 0.0
    # Sets have no order of their own: a plain sum would be another in the next run, by its last digit.
    found = fsum(map(worth, near)) + BEFORE_WORTH * fsum(map(worth, far)) + rank + bond
    return found if found >= least else 0.0


def shared_words(one: Carrier, other: Carrier, most: int) -> tuple[str, ...]:
    """Return up to ``most`` words of the first statement that the second shares, in the order of the text.

    The rarest go first, of those as rare the nearest to the claim: they tell best what it is about.
    """
    first, second = _statement(one), _statement(other)
    near = first.own & second.own
    sentence: Span = one.sentence_span()
    claim = one.claim.span
    found: dict[str, re.Match[str]] = {}
    for match in _WORD.finditer(one.view.text, sentence.start, sentence.end):
        if stem(match[0]) in near and not claim.contains(Span(*match.span())):
            found.setdefault(stem(match[0]), match)

    def rank(shared: str) -> tuple[int, int]:
        place = found[shared]
        apart = max(claim.start - place.end(), place.start() - claim.end)
        return max(first.text.count(shared), second.text.count(shared)), apart

    chosen = sorted(found, key=rank)[:most]
    return tuple(match[0] for key, match in found.items() if key in chosen)


def quoted(words: Sequence[str]) -> str:
    """List the words of a statement for a reader.

    >>> quoted(["hull", "upturned"])
    '“hull”, “upturned”'
    """
    return ", ".join(f"“{word}”" for word in words)
