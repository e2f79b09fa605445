"""Ranking of what a search found, and help with choosing what to search for.

In: the words of a person who remembers a quotation more or less, and wordings that a store nominated. Out:
hits with a score, best first. Method: alignment of the query with each wording, mistyped words taken
as equal, plus the share of the query's words that occur at all, which forgives swapped words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import OSA, LCSseq

from factcheck.link.align import Alignment, align
from factcheck.link.persons import read_person
from factcheck.link.wording import Wording, wording_of
from factcheck.text.align import alike_map

ORDER_SHARE = 0.7
"""Weight of the words that stand in order; the rest is for the words that occur anywhere."""

WHOLE_SHARE = 0.9
"""Worth of a whole wording that is only a part of the query, against a query found whole."""

CHANCE_NATS = 2.0
"""Nats that the words of a faint answer must tell beyond what singles out one wording of a store (of 200
questions with 30 % of the words wrong, put to a million statements, 7 of 10 that only this can answer are
answered, and 7 wordings come up that nobody meant; with 1.0 it is 9 and 21)."""

RARE_WORDS = 5
"""Words that are paired for a search (a million quotations: recall of 5 rarest .90, of 3 rarest .76)."""

SAME_NAME = 0.75
"""Least :func:`same_name` at which two names may be one, one of them misspelt."""

SURNAME_SHARE = 0.7
"""Weight of the surname's likeness; the rest is for the given names."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate and how well it answers: ``score`` in [0, 1]; ``start .. end`` are its plain words."""

    key: str
    score: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rarity:
    """What words tell: ``nats`` of each, none of the commonest; ``one`` singles out one wording of all."""

    nats: Mapping[str, float]
    one: float


def rank(
    query: str,
    candidates: Iterable[tuple[str, Wording]],
    *,
    least: float = 0.0,
    faint: float = 0.0,
    rarity: Rarity | None = None,
) -> list[Hit]:
    """Return a hit for each candidate that scores ``least`` or more, best first, equal scores by key.

    A score of 1 means that the query stands in the wording word for word. With ``rarity`` one that scores
    ``faint`` is a hit, too, if the words that it has in the query's order are together too rare for chance.

    >>> from factcheck.link.wording import wording_of
    >>> stored = [("x", wording_of("We will fight this in court.")), ("y", wording_of("We won in court."))]
    >>> [(hit.key, hit.score) for hit in rank("will fight this", stored)]
    [('x', 1.0), ('y', 0.0)]
    """
    asked = wording_of(query)
    lowest = least if rarity is None else min(faint, least)
    hits = []
    for key, wording in candidates:
        found = align(asked, wording)
        hit = _hit(asked, key, wording, found, lowest)
        if hit.score >= least or (rarity and hit.score >= lowest and _is_no_chance(asked, found, rarity)):
            hits.append(hit)
    return sorted(hits, key=lambda hit: (-hit.score, hit.key))


def rarity_of(words: Iterable[str], df: Mapping[str, int]) -> Rarity:
    """Return what each of a question's words tells; ``df`` is that of :func:`rare_words`.

    >>> found = rarity_of(["the", "harbor"], {"the": 900, "harbor": 3})
    >>> {word: round(nats, 1) for word, nats in found.nats.items()}, round(found.one, 1)
    ({'the': 0.0, 'harbor': 5.7}, 6.8)
    """
    known = {word: df[word] for word in words if df.get(word, 0) > 0}
    most = max(known.values(), default=1)
    return Rarity({word: log(most / count) for word, count in known.items()}, log(most))


def nearest(asked: Wording, texts: Mapping[int, str], rarity: Rarity) -> list[int]:
    """Return stored texts by number, those first that have most of a question's words in its order.

    A word counts as many times more as it tells: this is seven times as fast as an alignment, and leaves
    out mistyped words and how far apart the others stand.

    >>> from factcheck.link.wording import wording_of
    >>> nearest(wording_of("sell the harbor"), {1: "the sell", 2: "the harbor", 3: "sell"}, Rarity({}, 0.0))
    [2, 3, 1]
    """
    worth = [1 + rarity.nats.get(word, 0.0) for word in asked.words]

    def shared(text: str) -> float:
        blocks = LCSseq.opcodes(asked.words, text.split()).as_matching_blocks()
        return sum(sum(worth[block.a : block.a + block.size]) for block in blocks)

    return sorted(texts, key=lambda number: (-shared(texts[number]), texts[number]))


def _is_no_chance(asked: Wording, found: Alignment, rarity: Rarity) -> bool:
    """Tell whether the words in common are together so rare that no stored wording has them by chance."""
    matched = {asked.words[at] for block in found.blocks for at in range(block.a, block.a + block.size)}
    return sum(rarity.nats.get(word, 0.0) for word in matched) >= rarity.one + CHANCE_NATS


def _hit(asked: Wording, key: str, wording: Wording, found: Alignment, least: float) -> Hit:
    """Return the hit; one that cannot reach ``least`` scores less than it would."""
    if not asked.length or not wording.length:
        return Hit(key, 0.0, 0, 0)
    start, end = found.b_span
    compact = 0.5 + 0.5 * found.density
    in_query = found.matched / asked.length * compact
    in_wording = found.matched / wording.length * compact * _known(wording.length)
    ordered = max(in_query, WHOLE_SHARE * in_wording)
    # the words that occur are dear to count, and can add no more than their share
    anywhere = _overlap(asked, wording) if ORDER_SHARE * ordered + 1 - ORDER_SHARE >= least else 0.0
    score = ORDER_SHARE * ordered + (1 - ORDER_SHARE) * anywhere
    return Hit(key, round(score, 4), start, end)


def _known(length: int) -> float:
    """Return how much a wording of ``length`` words tells when found whole in a longer query."""
    return min(1.0, length / 8)


def _overlap(asked: Wording, wording: Wording) -> float:
    """Return the share of the query's distinct words that the wording has, mistyped ones included."""
    query, words = asked.vocabulary, wording.vocabulary
    likened = alike_map(query, words)
    return (len(query & words) + len(likened)) / len(query)


def rare_words(words: Iterable[str], df: Mapping[str, int], limit: int = RARE_WORDS) -> tuple[str, ...]:
    """Return the at most ``limit`` words that fewest quotations have, rarest first.

    ``df`` gives the number of quotations with a word. Words it does not know are in none of them and
    are left out; equally rare ones stand longest first, then in alphabetical order.

    >>> rare_words(["the", "city", "sanctuary", "xqzt"], {"the": 900, "city": 40, "sanctuary": 3}, 2)
    ('sanctuary', 'city')
    """
    known = {word for word in words if df.get(word, 0) > 0}
    return tuple(sorted(known, key=lambda word: (df[word], -len(word), word))[:limit])


def same_name(query: str, name: str) -> float:
    """Return in [0, 1] how likely ``query``, perhaps misspelt, means the bearer of ``name``.

    A surname alone is enough; initials, a missing middle name and a suffix cost nothing.

    >>> same_name("landrieu", "Mitch Landrieu"), same_name("M. Landrieu", "Mitch Landrieu")
    (1.0, 1.0)
    >>> same_name("Mitch Landreau", "Mitch Landrieu") >= SAME_NAME, same_name("Ice", "ACLU") < SAME_NAME
    (True, True)
    """
    asked, full = _names(query), _names(name)
    if not asked or not full:
        return 0.0
    if asked == full:
        return 1.0
    surname = OSA.normalized_similarity(asked[-1], full[-1])
    if len(asked) == 1 or len(full) == 1:
        return round(surname, 4)
    given = sum(max(_likeness(word, other) for other in full[:-1]) for word in asked[:-1]) / len(asked[:-1])
    return round(SURNAME_SHARE * surname + (1 - SURNAME_SHARE) * given, 4)


def _names(name: str) -> list[str]:
    """Return given names and surname; title and suffix say nothing of the spelling."""
    person = read_person(name)
    return [*person.given, person.surname] if person.surname else []


def _likeness(word: str, other: str) -> float:
    if len(word) == 1 or len(other) == 1:
        return float(word[0] == other[0])
    return OSA.normalized_similarity(word, other)
