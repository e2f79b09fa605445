"""Search for a name: who or what bears it, if it is misspelt as well, and which articles name the bearer.

The database hands on the names that hold a piece of one of the words asked for: a word with one slip keeps
one of its two halves, with two slips one of its three thirds. Likeness of the words ranks them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA
from sqlalchemy.orm import Session

from factcheck.model.answer import NameHit
from factcheck.model.article import ArticleRef
from factcheck.model.name import NameKind
from factcheck.services.search import within
from factcheck.store.engine import batched
from factcheck.store.name_search import bearers_of, entities_of, names_with
from factcheck.text.fold import fold_text
from factcheck.text.words import read_words

NEAR = 0.7
"""Least score of a hit: a slip in a word of four letters, two in one of eight."""

SHORT = 7
"""Letters below which a word is looked for in halves, not in thirds."""

TINY = 4
"""Letters below which a word is looked for as it is."""

TOGETHER = 50
"""Bearers whose articles are read at once; the less likely ones are not read where there are enough."""

PARTS_KEPT = 100_000
"""Parts of names whose words are remembered: names share them."""


def find_names(
    session: Session,
    name: str,
    *,
    kind: NameKind | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 10,
) -> list[NameHit]:
    """Return at most ``limit`` bearers of a name like ``name``, best first, then by number of articles.

    ``outlet`` and the days (ISO, both inclusive) choose among the articles; who is named in none of them
    is no hit.
    """
    asked = _words(name)
    parts = pieces(asked)
    if not parts:
        return []
    question = _Question(asked)
    near = [
        (-score, key, number)
        for key, name, number in names_with(session, parts, kind)
        if (score := question.likeness(name)) >= NEAR
    ]
    hits: list[NameHit] = []
    for some in batched(sorted(near), TOGETHER):
        if len(hits) >= limit and -some[0][0] < hits[limit - 1].score:
            break
        scores = {number: -score for score, _, number in some}
        hits += _named(session, scores, outlet, since, until)
        hits.sort(key=lambda hit: (-hit.score, -len(hit.articles), hit.key))
    return hits[:limit]


class _Question:
    """The words asked for, and how like them the parts of names are, which many names share."""

    def __init__(self, asked: Sequence[str]) -> None:
        self._asked = asked
        self._parts: dict[str, tuple[int, bool, tuple[float, ...]]] = {}

    def likeness(self, name: str) -> float:
        """Return in [0, 1] how well ``name`` answers; see :func:`likeness`."""
        known = self._parts
        held = [known.get(part) or self._read(part) for part in name.split()]
        if not any(is_near for _, is_near, _ in held):
            return 0.0
        found: list[float] = [
            max(shares) for shares in zip(*(shares for _, _, shares in held), strict=True)
        ]
        count = sum(words for words, _, _ in held)
        spare = max(0, count - len(found)) / count
        return round(sum(found) / len(found) * (1 - 0.05 * spare), 4)

    def _read(self, part: str) -> tuple[int, bool, tuple[float, ...]]:
        """Return the number of words of a part, whether one is near, and its likeness to each word."""
        words = _part_words(part)
        is_near = any(
            _alike(asked, word) >= NEAR for asked in self._asked for word in words if _is_pair(asked, word)
        )
        shares = tuple(max((_alike(asked, word) for word in words), default=0.0) for asked in self._asked)
        self._parts[part] = found = len(words), is_near, shares
        return found


def likeness(asked: str, name: str) -> float:
    """Return in [0, 1] how well ``name`` answers the name ``asked``, its words in any order.

    Each word asked for counts by its most like word of the name; words of the name that nobody asked for
    cost little, so that a surname finds its bearers, and the whole name stands before them. An initial
    stands for a word, but a name that has nothing else in common is not like at all.

    >>> likeness("Ruis", "Ana Ruiz"), likeness("Ana Ruiz", "Ruiz, Ana"), likeness("Jonas", "Paul J. Dorn")
    (0.7312, 1.0, 0.0)
    """
    return _Question(_words(asked)).likeness(name)


def _alike(word: str, other: str) -> float:
    if len(word) == 1 or len(other) == 1:
        return float(word[0] == other[0])
    return float(OSA.normalized_similarity(word, other))


def _is_pair(word: str, other: str) -> bool:
    """Tell whether two words can be compared letter by letter, for neither is the initial of the other."""
    return (len(word) == 1) is (len(other) == 1)


def _words(name: str) -> list[str]:
    return [word for part in name.split() for word in _part_words(part)]


@lru_cache(maxsize=PARTS_KEPT)
def _part_words(part: str) -> tuple[str, ...]:
    return tuple(word.text for word in read_words(fold_text(part)))


def pieces(words: Sequence[str]) -> list[str]:
    """Return parts of the words, of which one stands in every name that is near."""
    return sorted({piece for word in words for piece in _cut(word)})


def _cut(word: str) -> Iterator[str]:
    if len(word) == 1:
        return  # an initial stands in half of all names, and no name is asked for by it alone
    parts = 1 if len(word) < TINY else 2 if len(word) < SHORT else 3
    for at in range(parts):
        yield word[len(word) * at // parts : len(word) * (at + 1) // parts]


def _named(
    session: Session,
    scores: Mapping[int, float],
    outlet: str | None,
    since: str | None,
    until: str | None,
) -> Iterator[NameHit]:
    bearers = bearers_of(session, scores)
    for number, entity in entities_of(session, scores).items():
        articles = tuple(
            (article, name) for article, name in bearers[number] if _passes(article, outlet, since, until)
        )
        if articles:
            yield NameHit(
                score=scores[number], key=entity.key, name=entity.name, kind=entity.kind, articles=articles
            )


def _passes(article: ArticleRef, outlet: str | None, since: str | None, until: str | None) -> bool:
    if outlet and fold_text(outlet) not in fold_text(article.outlet or ""):
        return False
    return within(article.published, since, until)
