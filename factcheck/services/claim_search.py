"""Search for a claim: figures, dates and lists by what they are about, and by their value.

The words asked for nominate claims, by pairs of the rarest of them and each of those alone; the share of
the words that stand in a claim or round it ranks them, a rare word counting for more (inverse document
frequency, Sparck Jones 1972). A number is found however it is written: 1.8 million finds $1,800,000.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from sqlalchemy.orm import Session

from factcheck.link.search import SAME_NAME, same_name
from factcheck.model.answer import ClaimHit
from factcheck.model.claim import ClaimKind
from factcheck.store import wordings
from factcheck.store.claim_search import (
    ClaimLimits,
    FoundClaim,
    claims_by_key,
    claims_with,
    found_claims,
    outlets_named,
)
from factcheck.store.views import version_texts
from factcheck.text.numbers import find_numbers
from factcheck.text.sentences import context
from factcheck.text.words import read_words

NEAR = 0.5
"""Least score of a hit."""

AROUND_SHARE = 0.6
"""Worth of a word that stands near the claim, against one that stands in it."""

MOST = 200
"""Claims that one combination of words nominates."""

RAREST = 5
"""Words that nominate."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A word or number asked for: ``words`` of the question, ``value`` of a number, and its weight."""

    words: tuple[str, ...]
    value: Decimal | None = None
    weight: float = 1.0

    @property
    def asked(self) -> tuple[str, ...]:
        return self.words if self.value is None else (f"{self.value:f}",)


def find_claims(
    session: Session,
    words: str,
    *,
    speaker: str | None = None,
    kind: ClaimKind | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 10,
) -> list[ClaimHit]:
    """Return at most ``limit`` claims about ``words``, best first, then by date, article and place.

    ``speaker`` is who asserts it, misspelt or the surname alone; days are ISO, both inclusive.
    """
    terms = _weighed(session, list(_terms(words)))
    if not terms:
        return []
    limits = ClaimLimits(
        kind=kind,
        outlets=outlets_named(session, outlet) if outlet else None,
        since=since,
        until=until,
    )
    scored = [(_score(terms, one), one) for one in found_claims(session, _nominate(session, terms, limits))]
    near = [
        (score, one)
        for score, one in scored
        if score >= NEAR and (not speaker or same_name(speaker, one.claim.speaker or "") >= SAME_NAME)
    ]
    near.sort(key=lambda hit: (-hit[0], hit[1].article.order, hit[1].claim.span.start))
    return _shown(session, near[:limit])


def claims_of_key(session: Session, prefix: str) -> list[ClaimHit]:
    """Return the claims whose keys begin with ``prefix``, by date, article and place."""
    found = found_claims(session, claims_by_key(session, prefix))
    found.sort(key=lambda one: (one.article.order, one.claim.span.start))
    return _shown(session, [(1.0, one) for one in found])


def _terms(words: str) -> Iterator[_Term]:
    """Yield the numbers of a question with their values, and its other words."""
    numbers = find_numbers(words)
    for number in numbers:
        said = tuple(word.text for word in read_words(number.span.of(words)))
        value = None if number.part or number.top else number.value.normalize()
        yield _Term(said, value)
    taken = [number.span for number in numbers]
    for word in read_words(words):
        if not any(span.start < word.span.end and word.span.start < span.end for span in taken):
            yield _Term((word.text,))


def _weighed(session: Session, terms: Sequence[_Term]) -> list[_Term]:
    """Give each term its weight; what no quotation has is rare, numbers are worth what the rarest is."""
    counts = wordings.term_counts(session, {"the", *(word for one in terms for word in one.words)})
    top = math.log(max(counts.values(), default=0) + 2)
    weighed = {}
    for one in terms:
        often = 0 if one.value is not None else min(counts.get(word, 0) for word in one.words)
        weighed[one.asked] = _Term(one.words, one.value, 0.02 + (top - math.log(often + 1)) / top)
    return list(weighed.values())


def _nominate(session: Session, terms: Sequence[_Term], limits: ClaimLimits) -> set[int]:
    rarest = sorted(terms, key=lambda one: (-one.weight, one.asked))[:RAREST]
    combined: list[tuple[str, ...]] = [one.asked for one in rarest]
    combined += [(*one.asked, *other.asked) for one, other in combinations(rarest, 2)]
    return {number for asked in combined for number in claims_with(session, asked, limits, MOST)}


def _score(terms: Sequence[_Term], found: FoundClaim) -> float:
    claim = found.claim
    parts = (found.text, claim.entity, claim.measure, (claim.item or "").replace("/", " "))
    own = {word.text for part in parts if part for word in read_words(part)}
    near = {word.text for word in read_words(found.around)}
    reached = sum(one.weight * _share(one, own, near, claim.value) for one in terms)
    return round(reached / sum(one.weight for one in terms), 4)


def _share(term: _Term, own: set[str], near: set[str], value: str | None) -> float:
    if term.value is not None:
        return 1.0 if value == f"{term.value:f}" else 0.0
    if own.issuperset(term.words):
        return 1.0
    return AROUND_SHARE if near.issuperset(term.words) else 0.0


def _shown(session: Session, hits: Sequence[tuple[float, FoundClaim]]) -> list[ClaimHit]:
    texts: Mapping[int, str] = version_texts(session, {one.version_id for _, one in hits})
    return [_hit(score, one, texts[one.version_id]) for score, one in hits]


def _hit(score: float, found: FoundClaim, text: str) -> ClaimHit:
    around = context(text, found.claim.span, limit=300)
    return ClaimHit(
        score=score,
        key=found.key,
        claim=found.claim,
        text=found.text,
        context=around.of(text),
        context_start=around.start,
        article=found.article,
    )
