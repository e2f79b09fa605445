"""Search: a quotation as a person remembers it in; the quotes that it may be out, with a verdict.

Fingerprints and pairs of the rarest words nominate wordings, word alignment ranks those that have most of
the words in order. Measured on a million quotations: recall among the first ten .99 with 15 % of the words
wrong, .92 with 30 %.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sqlalchemy.orm import Session

from factcheck.link.fingerprints import fingerprints
from factcheck.link.search import SAME_NAME, Hit, nearest, rank, rare_words, rarity_of, same_name
from factcheck.link.wording import Wording, wording_from, wording_of
from factcheck.model.answer import Answer, Match, QuoteHit
from factcheck.model.article import Published
from factcheck.model.group import QuoteGroup, QuoteMember
from factcheck.model.quote import QuoteKind
from factcheck.store import quotes, wordings
from factcheck.store.engine import batched
from factcheck.store.groups import quote_groups
from factcheck.store.postings import postings
from factcheck.text.fold import fold_text
from factcheck.text.quotations import joins_of
from factcheck.text.verbatim import stands_in

POSTINGS = 2000
"""Read-side cap on the wordings of one fingerprint."""

BY_FINGERPRINT = 200
"""Wordings taken from the fingerprints, those with most in common first."""

BY_WORDS = 200
"""Wordings taken from each pair of rare words."""

ALIGNED = 80
"""Wordings that are aligned with the words asked for, of all that were nominated (of 195 sources at a
million, 30 % of the words wrong, all came among the first 20)."""

NEAR = 0.5
"""Least score of an answer. Half of the words in order, or most of them in another order, reach it."""

FAINT = 0.35
"""Least score of an answer whose common words are together too rare for chance."""

SURE = 0.98
"""Score from which the words stand in the quote as they were asked for."""

TOO_SHORT = 3
"""Words below which a likeness says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a carrier must be: names are compared folded, dates are ISO days, both inclusive.

    ``speaker`` may be misspelt or a surname alone; ``kind`` is how much of the statement it quotes.
    """

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    kind: QuoteKind | None = None


ANY = Filters()
"""Lets every carrier through."""


def find(session: Session, words: str, *, filters: Filters = ANY, limit: int = 10) -> Answer:
    """Return the quotes that ``words`` may be, at most ``limit``, and what to make of them."""
    asked = wording_of(words)
    if not asked.words:
        return Answer(match=Match.TOO_SHORT, hits=())
    near, kept = _fetched(session, _ranked_quotes(session, words, asked), filters, limit)
    kept = [_held_against_source(hit, words) for hit in kept]
    if kept:
        best = next(hit for hit in near if hit.group.key == kept[0].group.key)
        having = _texts_having(words, best.group) if best.score >= SURE else frozenset()
        as_asked = tuple(one for one in kept[0].group.members if one.occurrence.text in having)
        kept[0] = replace(kept[0], as_asked=as_asked)
        verbatim = best.score >= SURE and bool(as_asked or not having)
        return Answer(match=Match.VERBATIM if verbatim else Match.NEAR, hits=tuple(kept))
    if near and filters.speaker and not any(_as_said_by(hit.group, filters.speaker) for hit in near):
        return Answer(match=Match.OTHER_SPEAKER, hits=(), speakers=_speakers(near))
    if near:
        return Answer(match=Match.OTHER_CARRIER, hits=())
    return Answer(match=Match.TOO_SHORT if asked.length < TOO_SHORT else Match.NOTHING, hits=())


def _fetched(
    session: Session, ranked: Sequence[tuple[int, float]], filters: Filters, limit: int
) -> tuple[list[QuoteHit], list[QuoteHit]]:
    """Return the quotes that were looked at, best first, and those of them that the filters let through.

    A quote may have thousands of carriers, so no more are read than it takes to fill ``limit``.
    """
    near: list[QuoteHit] = []
    kept: list[QuoteHit] = []
    for some in batched(ranked, limit):
        groups = quote_groups(session, [number for number, _ in some])
        found = [QuoteHit(score=score, group=groups[number]) for number, score in some]
        near += found
        kept += [hit for hit in (_filtered(hit, filters) for hit in found) if hit is not None]
        if len(kept) >= limit:
            break
    return near, kept[:limit]


def _texts_having(words: str, group: QuoteGroup) -> frozenset[str]:
    """Return the texts that have the words or are a part of them, but for typography and marked cuts."""
    said = {(one.occurrence.text, joins_of(one.occurrence.spans)) for one in group.members}
    return frozenset(
        text for text, joins in said if stands_in(words, text) or stands_in(text, words, joins=joins)
    )


def _held_against_source(hit: QuoteHit, words: str) -> QuoteHit:
    """Return a hit with what a primary source says of the words asked for, if one carries the quote."""
    held = [one.occurrence for one in hit.group.members if one.occurrence.article.kind.primary]
    verifying = [one for one in held if stands_in(words, one.text)]
    if not held:
        return hit
    return replace(hit, source=(verifying or held)[0].article, verified=bool(verifying))


def _ranked_quotes(session: Session, words: str, asked: Wording) -> list[tuple[int, float]]:
    """Return the quotes near ``words`` by row id with their scores, best first."""
    df = wordings.term_counts(session, set(asked.words))
    rarity = rarity_of(asked.words, df)
    texts = wordings.wording_texts(session, _nominate(session, asked, df))
    aligned = {wording_from(texts[number]): number for number in nearest(asked, texts, rarity)[:ALIGNED]}
    ids = {wording.key: number for wording, number in aligned.items()}
    near: list[Hit] = rank(
        words, ((one.key, one) for one in aligned), least=NEAR, faint=FAINT, rarity=rarity
    )
    owners = quotes.quotes_of_wordings(session, [ids[hit.key] for hit in near])
    best: dict[int, float] = {}
    for hit in near:
        owner = owners.get(ids[hit.key])
        if owner is not None:
            best.setdefault(owner, hit.score)
    return list(best.items())


def _nominate(session: Session, asked: Wording, df: Mapping[str, int]) -> set[int]:
    shared: Counter[int] = Counter()
    for found in postings(session, fingerprints(asked), POSTINGS).values():
        shared.update(found)
    nominated = {
        number for number, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:BY_FINGERPRINT]
    }
    rare = rare_words(asked.words, df)
    pairs: Sequence[tuple[str, ...]] = list(combinations(rare, 2)) or [rare]
    return nominated | wordings.search_words(session, filter(None, pairs), BY_WORDS)


def _filtered(hit: QuoteHit, filters: Filters) -> QuoteHit | None:
    group = _as_said_by(hit.group, filters.speaker) if filters.speaker else hit.group
    members = tuple(member for member in hit.group.members if _passes(member, filters))
    if group is None or not members:
        return None
    return replace(hit, group=replace(group, members=members))


def _as_said_by(group: QuoteGroup, speaker: str) -> QuoteGroup | None:
    """Return the quote under the name most like ``speaker``, if some carrier gives it to such a one."""
    names = {group.speaker: group.speaker_key}
    for member in group.members:
        names.setdefault(member.occurrence.speaker, member.occurrence.speaker_key)
    likeness = {name: same_name(speaker, name) for name in names if name}
    name = max(likeness, key=lambda one: likeness[one], default=None)
    if name is None or likeness[name] < SAME_NAME:
        return None
    return replace(group, speaker=name, speaker_key=names[name])


def _passes(member: QuoteMember, filters: Filters) -> bool:
    article = member.occurrence.article
    if filters.outlet and fold_text(filters.outlet) not in fold_text(article.outlet or ""):
        return False
    if filters.kind is not None and member.occurrence.kind is not filters.kind:
        return False
    return within(article.published, filters.since, filters.until)


def within(published: Published | None, since: str | None, until: str | None) -> bool:
    """Tell whether an article came out on one of the days from ``since`` to ``until``, both inclusive.

    An undated article is in no span of days, but for the one that is open on both sides.
    """
    if since is None and until is None:
        return True
    return published is not None and (since or "") <= published.text[:10] <= (until or "9999")


def _speakers(near: Sequence[QuoteHit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.group.speaker for hit in near if hit.group.speaker))[:5]
