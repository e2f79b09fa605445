"""Search for a name: who or what bears it, if it is misspelt as well, and which articles name the bearer.

The database hands on the names that hold a piece of one of the words asked for: a word with one slip keeps
one of its two halves, with two slips one of its three thirds. Likeness of the words ranks them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA
from sqlalchemy.orm import Session

from factcheck.model.answer import NameHit
from factcheck.model.article import ArticleRef
from factcheck.model.name import NameKind
from factcheck.services.search import within
from factcheck.store.engine import batched
from factcheck.store.lookup import StoredEntity
from factcheck.store.name_search import bearers_of, entities_with
from factcheck.text.fold import fold_text
from factcheck.text.words import read_words

NEAR = 0.7
"""Least score of a hit: a slip in a word of four letters, two in one of eight."""

SHORT = 7
"""Letters below which a word is looked for in halves, not in thirds."""

TINY = 4
"""Letters below which a word is looked for as it is."""

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
    scored = [(likeness(asked, _words(one.name)), one) for one in entities_with(session, parts, kind)]
    near = sorted(
        ((score, one) for score, one in scored if score >= NEAR), key=lambda one: (-one[0], one[1].key)
    )
    hits: list[NameHit] = []
    for some in batched(near, 500):
        hits += _named(session, some, outlet, since, until)
    hits.sort(key=lambda hit: (-hit.score, -len(hit.articles), hit.key))
    return hits[:limit]


def likeness(asked: Sequence[str], words: Sequence[str]) -> float:
    """Return in [0, 1] how well a name of ``words`` answers a name of ``asked`` words, in any order.

    Each word asked for counts by its most like word of the name; words of the name that nobody asked for
    cost little, so that a surname finds its bearers, and the whole name stands before them. An initial
    stands for a word, but a name that has nothing else in common is not like at all.

    >>> likeness(["ruis"], ["ana", "ruiz"]), likeness(["ana", "ruiz"], ["ana", "ruiz"])
    (0.7312, 1.0)
    """
    if not any(_alike(word, other) >= NEAR for word in asked for other in words if _is_pair(word, other)):
        return 0.0
    found = [max(_alike(word, other) for other in words) for word in asked]
    spare = max(0, len(words) - len(asked)) / len(words)
    return round(sum(found) / len(found) * (1 - 0.05 * spare), 4)


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
    near: Sequence[tuple[float, StoredEntity]],
    outlet: str | None,
    since: str | None,
    until: str | None,
) -> Iterator[NameHit]:
    bearers = bearers_of(session, [entity.id for _, entity in near])
    for score, entity in near:
        articles = tuple(
            (article, name)
            for article, name in bearers[entity.id]
            if _passes(article, outlet, since, until)
        )
        if articles:
            yield NameHit(
                score=score, key=entity.key, name=entity.name, kind=entity.kind, articles=articles
            )


def _passes(article: ArticleRef, outlet: str | None, since: str | None, until: str | None) -> bool:
    if outlet and fold_text(outlet) not in fold_text(article.outlet or ""):
        return False
    return within(article.published, since, until)
