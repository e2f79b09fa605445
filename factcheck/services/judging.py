"""Which wordings of the store a new one is judged against, and what holds.

In: new wordings with their fingerprints. Out: the pairs that are linked. A pair is looked up by what the
two have in common, and the longer the shorter of them is, the more that must be: so most of those are left
out that a judgement would refuse, before their words are read. But where lists are cut, this rests on the
pair and on how many share what they have in common, not on which of the two came first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain

from sqlalchemy.orm import Session

from factcheck.link.fingerprints import LONGEST, reach_of
from factcheck.link.relate import Edge, Judgement, judge, may_relate
from factcheck.link.wording import Wording, vocabulary_from, wording_from
from factcheck.services.outgrown import Pair, outgrown
from factcheck.store import wordings
from factcheck.store.edges import StoredEdge
from factcheck.store.postings import postings, whole_postings
from factcheck.store.wordings import StoredText

POSTINGS = 500
"""Read-side cap on the wordings of one fingerprint; longer lists tell nothing (a million statements: recall
.997, .998 at 1000, but five times as many pairs that share a phrase only)."""

ALONE = 50
"""Wordings that may have a fingerprint which by itself makes a candidate: what more have in common is a
phrase, and says little."""

MOST = 500
"""Wordings that are judged against a new one at most, lest one statement of thousands stop an import."""

CUT_SHARE = 3
"""One in how many fingerprints of a wording must have a cut list for these to be looked at: it is a variant
of what hundreds of wordings say, not a statement that begins with a common phrase."""

MOST_CUT = 50
"""Wordings that are judged at most where the lists are cut; which, rests on the lists."""

TELLING = 3
"""Common fingerprints from which on nothing more is sought in lists that are cut."""

Common = Mapping[int, int]
"""Wordings by row id, and how many fingerprints each has in common with a new one."""


@dataclass(slots=True)
class Seen:
    """What judging met: what each wording has in common with which, and how each pair was judged.

    A pair that is not among ``judgements`` shares too little for its length, one without a judgement too
    few distinct words.
    """

    common: dict[int, Common] = field(default_factory=dict)
    judgements: dict[tuple[int, int], Judgement | None] = field(default_factory=dict)


def judged(
    session: Session,
    fresh: Mapping[int, tuple[Wording, tuple[int, ...]]],
    *,
    stored: bool = True,
    seen: Seen | None = None,
    loosened: set[Pair] | None = None,
) -> list[StoredEdge]:
    """Judge new wordings with their fingerprints against those of the store; return what holds.

    If they are not ``stored``, they have numbers that no row bears, and are judged against each other, too.
    What was met on the way is added to ``seen``, and stored pairs, part and whole, that hold no longer to
    ``loosened``, if these are given.
    """
    hashes_of = {number: hashes for number, (_, hashes) in fresh.items()}
    lists = _lists(session, hashes_of, stored=stored)
    nominated = _nominated(session, hashes_of, lists)
    if loosened is not None:
        loosened |= outgrown(session, hashes_of, lists, ALONE)
    known = {number: wording for number, (wording, _) in fresh.items()}
    found = _candidates(session, known, nominated)
    vocabularies = {number: wording.vocabulary for number, wording in known.items()}
    vocabularies |= {number: vocabulary_from(one.text) for number, one in found.items()}
    if seen is not None:
        seen.common.update(nominated)
    edges = []
    for pair in sorted(_pairs(nominated, known, found)):
        if not may_relate(*(vocabularies[number] for number in pair)):
            if seen is not None:
                seen.judgements[pair] = None
            continue
        for number in pair:
            if number not in known:
                known[number] = wording_from(found[number].text)
        judgement = judge(*(known[number] for number in pair))
        if seen is not None:
            seen.judgements[pair] = judgement
        if judgement.edge is not None:
            edges.append(_stored(judgement.edge, {known[number].key: number for number in pair}))
    return edges


def _lists(
    session: Session, hashes_of: Mapping[int, Sequence[int]], *, stored: bool
) -> dict[int, list[int]]:
    """Return the wordings of each fingerprint, the new ones among them; none where they are too many."""
    # Those that are stored stand in the lists themselves: a list of one has nothing to compare.
    lists = whole_postings(session, _every(hashes_of), POSTINGS, several=stored)
    if not stored:
        cut = {h for h, found in lists.items() if not found}
        for number, hashes in hashes_of.items():
            for h in set(hashes) - cut:
                lists.setdefault(h, []).append(number)
    return lists


def _nominated(
    session: Session, hashes_of: Mapping[int, Sequence[int]], lists: Mapping[int, Sequence[int]]
) -> dict[int, Common]:
    """Return for each new wording those that share enough fingerprints for their length to matter."""
    cut = {h for h, found in lists.items() if not found}
    nominated: dict[int, Common] = {}
    saturated: dict[int, Counter[int]] = {}
    for number, hashes in hashes_of.items():
        rare, shared = _counted(number, hashes, lists)
        most = max(shared.values(), default=0)
        if most < TELLING and len(cut.intersection(hashes)) * CUT_SHARE >= len(hashes):
            saturated[number] = shared
        else:
            nominated[number] = _first(
                {other: common for other, common in shared.items() if common > 1 or other in rare}, MOST
            )
    return nominated | _among_many(session, saturated, hashes_of, cut)


def _every(hashes_of: Mapping[int, Sequence[int]]) -> set[int]:
    return set(chain.from_iterable(hashes_of.values()))


def _counted(
    number: int, hashes: Sequence[int], lists: Mapping[int, Sequence[int]]
) -> tuple[Counter[int], Counter[int]]:
    """Return how many rare fingerprints each other wording has in common with one, and how many of all."""
    found = [listed for h in hashes if (listed := lists.get(h))]
    rare = Counter(chain.from_iterable(listed for listed in found if len(listed) <= ALONE))
    shared = Counter(chain.from_iterable(listed for listed in found if len(listed) > ALONE))
    shared.update(rare)
    for counted in (rare, shared):
        counted.pop(number, None)
    return rare, shared


def _among_many(
    session: Session,
    saturated: Mapping[int, Counter[int]],
    hashes_of: Mapping[int, Sequence[int]],
    cut: AbstractSet[int],
) -> dict[int, Common]:
    """Return what variants of something that hundreds said have most in common with, by the cut lists."""
    lists = postings(
        session, cut & _every({number: hashes_of[number] for number in saturated}), POSTINGS + 1
    )
    found: dict[int, Common] = {}
    for number, shared in saturated.items():
        for h in hashes_of[number]:
            shared.update(lists.get(h, ()))
        shared.pop(number, None)
        found[number] = _first({other: common for other, common in shared.items() if common > 1}, MOST_CUT)
    return found


def _first(shared: Common, most: int) -> Common:
    """Return those that have most in common, if there are more than ``most``."""
    if len(shared) <= most:
        return shared
    return dict(sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:most])


def _candidates(
    session: Session, fresh: Mapping[int, Wording], nominated: Mapping[int, Common]
) -> dict[int, StoredText]:
    """Read those of the nominated wordings that are within reach of one that nominated them."""
    asked: dict[int, set[int]] = defaultdict(set)
    for number, shared in nominated.items():
        length = fresh[number].length
        for other, common in shared.items():
            reach = reach_of(common)
            asked[reach if reach < length else LONGEST].add(other)
    found: dict[int, StoredText] = {}
    for longest in sorted(asked, reverse=True):
        missing = asked[longest] - fresh.keys() - found.keys()
        found |= wordings.texts_within(session, missing, longest)
    return found


def _pairs(
    nominated: Mapping[int, Common], fresh: Mapping[int, Wording], found: Mapping[int, StoredText]
) -> set[tuple[int, int]]:
    """Return the pairs that share enough for the length of the shorter wording, the lower number first."""
    lengths = {number: wording.length for number, wording in fresh.items()}
    lengths |= {number: one.length for number, one in found.items()}
    pairs = set()
    for number, shared in nominated.items():
        length = lengths[number]
        for other, common in shared.items():
            shorter = min(length, lengths.get(other, LONGEST))
            if other in lengths and shorter <= reach_of(common):
                pairs.add((min(number, other), max(number, other)))
    return pairs


def _stored(edge: Edge, ids: Mapping[str, int]) -> StoredEdge:
    return StoredEdge(
        part_id=ids[edge.part],
        whole_id=ids[edge.other(edge.part)],
        relation=edge.relation,
        coverage=edge.coverage,
        density=edge.density,
        score=edge.score,
        matched=edge.matched,
        needs_context=edge.needs_context,
        forms=edge.forms,
    )
