"""Which figure, date or list of one version of an article became which of another.

In: two views of one article. Out: claims that one version has alone, and pairs that stand in the same place
with another value. Method: what stands in an unchanged sentence is unchanged, and so are equal words before
an equal word; of the rest, claims of one kind pair whose sentences share most words; what is left and
stands elsewhere in the other version has moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from factcheck.model.claim import ClaimOccurrence
from factcheck.model.group import ArticleView
from factcheck.text.fold import fold_text
from factcheck.text.sentences import sentence_around, sentences
from factcheck.text.word_pieces import shared_words
from factcheck.text.words import read_texts

LEAST_SHARED = 0.5
"""Least share of words that two sentences have in common if a claim of the one became one of the other."""

MOST_PAIRS = 10_000
"""Pairs of claims that are compared; of two versions that share less, all is gone and new."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of one version with its words, its sentence and the word behind it; ``place`` counts."""

    place: int
    claim: ClaimOccurrence
    text: str
    sentence: str
    next_word: str


@dataclass(frozen=True, slots=True)
class ClaimPairs:
    """Claims with another value, in the order of the newer text, and those that one version has alone."""

    changed: tuple[tuple[Claim, Claim], ...]
    gone: tuple[Claim, ...]
    new: tuple[Claim, ...]


def pair_claims(older: ArticleView, newer: ArticleView) -> ClaimPairs:
    """Return which claims changed their value, and which one version has alone."""
    gone, new = _claims(older), _claims(newer)
    for key in (_sentence_key, _place_key):
        gone, new = _unmatched(gone, new, key)
    changed = _near(gone, new) if len(gone) * len(new) <= MOST_PAIRS else []
    became = {one.place for one, _ in changed}, {other.place for _, other in changed}
    gone = [one for one in gone if one.place not in became[0]]
    new = [one for one in new if one.place not in became[1]]
    gone, new = _unmatched(gone, new, _thing_key)
    return ClaimPairs(
        changed=tuple(pair for pair in changed if _value(pair[0]) != _value(pair[1])),
        gone=tuple(gone),
        new=tuple(new),
    )


def _claims(view: ArticleView) -> list[Claim]:
    units = sentences(view.text)
    found = []
    for place, one in enumerate(view.claims):
        around = sentence_around(units, one.span)
        behind = read_texts(view.text[one.span.end : around.end])
        next_word = behind[0][0] if behind else ""
        found.append(Claim(place, one, one.span.of(view.text), around.of(view.text), next_word))
    return found


def _sentence_key(one: Claim) -> Hashable:
    return one.claim.kind, fold_text(one.text), fold_text(one.sentence)


def _place_key(one: Claim) -> Hashable:
    return *_thing_key(one), one.next_word


def _thing_key(one: Claim) -> tuple[Hashable, ...]:
    return one.claim.kind, fold_text(one.text), one.claim.unit, one.claim.item


def _value(one: Claim) -> Hashable:
    claim = one.claim
    return claim.value, claim.low, claim.high, claim.unit, claim.time


def _unmatched(
    gone: Iterable[Claim], new: Iterable[Claim], key: Callable[[Claim], Hashable]
) -> tuple[list[Claim], list[Claim]]:
    """Return what is left when each claim is matched with one of an equal key, the first with the first."""
    waiting: dict[Hashable, list[Claim]] = defaultdict(list)
    for one in gone:
        waiting[key(one)].append(one)
    left = [other for other in new if not (held := waiting[key(other)]) or not held.pop(0)]
    return sorted((one for held in waiting.values() for one in held), key=lambda one: one.place), left


def _near(gone: Sequence[Claim], new: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    scored = []
    for one in gone:
        for other in new:
            if one.claim.kind is other.claim.kind and one.claim.unit == other.claim.unit:
                shared = shared_words(one.sentence, other.sentence)
                like = (
                    one.claim.item == other.claim.item,
                    one.claim.measure == other.claim.measure,
                    one.next_word == other.next_word,
                )
                if shared >= LEAST_SHARED:
                    scored.append((-shared, -sum(like), abs(one.place - other.place), one, other))
    found: dict[int, tuple[Claim, Claim]] = {}
    taken: set[int] = set()
    for *_, one, other in sorted(scored, key=lambda row: (*row[:3], row[3].place, row[4].place)):
        if one.place not in taken and other.place not in found:
            found[other.place] = (one, other)
            taken.add(one.place)
    return [found[place] for place in sorted(found)]
