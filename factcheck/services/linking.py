"""Linking of quotations: every one of a version to a quote of the store.

In: versions that came and versions that went. Out: which quotes changed. Exact repeats share a wording
and cost one look-up; a new wording is looked up by its fingerprints, the nearest are judged, and what
judged pairs connect is grouped anew. Grouping sees wordings, facts and pairs only, so the result is
the same for every order of import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.link.entities import bucket
from factcheck.link.groups import Node, Trial, group
from factcheck.link.relate import Edge
from factcheck.link.wording import Wording, wording_from
from factcheck.model.group import Relation
from factcheck.model.name import NameKind
from factcheck.services.batch import Batch
from factcheck.services.judging import judged
from factcheck.services.naming import link_names
from factcheck.services.quote_pairs import decided_pairs, reached_from
from factcheck.store import quotes, wordings
from factcheck.store.canonical import settle_quotes
from factcheck.store.edges import StoredEdge, add_edges, drop_edges
from factcheck.store.entities import Bearer, bearers_in
from factcheck.store.quotes import Membership, WordingFacts
from factcheck.store.wordings import NewWording


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """Quotes whose members changed: the row ids of those that remain, and the keys of all."""

    quote_ids: frozenset[int]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlinked:
    """What versions that are about to go leave behind: quotes by wording, and bearers of names."""

    quotes: Mapping[int, int]
    bearers: Sequence[Bearer]


def unlink_versions(session: Session, version_ids: Collection[int]) -> Unlinked:
    """Take versions out of their quotes, before they are replaced; :func:`link_versions` mends the rest."""
    return Unlinked(
        quotes=quotes.drop_members(session, version_ids),
        bearers=bearers_in(session, version_ids),
    )


def link_versions(session: Session, version_ids: Collection[int], left: Unlinked, batch: Batch) -> Relinked:
    """Link names and quotations of current versions, and regroup what others have ``left``."""
    renamed = link_names(session, version_ids, left.bearers)
    fresh, texts, loosened = _wordings_of(session, version_ids, batch)
    reached, edges = reached_from(session, left.quotes.keys() | loosened.union(texts))
    unread = wordings.wording_texts(session, reached - texts.keys())
    texts |= {number: wording_from(words) for number, words in unread.items()}
    before = quotes.memberships(session, reached)
    carried = before.keys() | set(fresh.values())
    facts = quotes.wording_facts(session, carried, fresh)
    places = regrouped(session, {number: texts[number] for number in carried}, edges, facts)
    touched = _write(session, places, before, texts, fresh) | set(left.quotes.values())
    touched |= quotes.quotes_said(session, renamed)
    keys = quotes.quote_keys(session, touched)
    touched -= quotes.drop_empty_quotes(session, touched)
    forgotten = {number: texts[number] for number in reached - carried}
    terms = Counter(word for wording in forgotten.values() for word in set(wording.words))
    wordings.remove_wordings(session, forgotten.keys(), terms)
    settle_quotes(session, touched)
    return Relinked(quote_ids=frozenset(touched), keys=frozenset(keys.values()))


def _wordings_of(
    session: Session, version_ids: Collection[int], batch: Batch
) -> tuple[dict[int, int], dict[int, Wording], set[int]]:
    """Return the wording of each quotation of the versions, by row ids; store and judge the new ones.

    With them come these wordings themselves, and the stored ones that a pair ties no longer.
    """
    loose = [
        (one.id, found)
        for one in quotes.loose_occurrences(session, version_ids)
        if (found := batch.wording(one.text)).wording.words
    ]
    by_key = {found.wording.key: found for _, found in loose}
    ids = wordings.wording_ids(session, by_key.keys())
    unknown = {key: found.wording for key, found in sorted(by_key.items()) if key not in ids}
    fresh = wordings.add_wordings(
        session,
        [
            NewWording(
                key=key,
                text=wording.text,
                length=wording.length,
                elided=wording.elided,
                fingerprints=by_key[key].fingerprints,
                terms=set(wording.words),
            )
            for key, wording in unknown.items()
        ],
    )
    ids |= fresh
    loosened: set[tuple[int, int]] = set()
    asked = {fresh[key]: (unknown[key], by_key[key].fingerprints) for key in fresh}
    add_edges(session, judged(session, asked, loosened=loosened))
    drop_edges(session, loosened)
    return (
        {occurrence: ids[found.wording.key] for occurrence, found in loose},
        {ids[key]: found.wording for key, found in by_key.items()},
        {end for pair in loosened for end in pair},
    )


def speaker_key(name: str) -> str:
    """Return what a speaker is known by beside words: one paper hyphens a surname that another does not."""
    return bucket(name.replace("-", " "), NameKind.PERSON)


def regrouped(
    session: Session,
    carried: Mapping[int, Wording],
    edges: Iterable[StoredEdge],
    facts: Mapping[int, WordingFacts],
    trials: list[Trial] | None = None,
) -> dict[int, Membership]:
    """Return where each of the ``carried`` wordings belongs, by what is known of it; nothing is written.

    What each was tried with is added to ``trials``, if that is given.
    """
    ids = {wording.key: number for number, wording in carried.items()}
    nodes = [
        Node(
            wording=wording,
            earliest=facts[number].earliest,
            days=frozenset(facts[number].days),
            speakers=frozenset(map(speaker_key, facts[number].speakers)),
            articles=frozenset(facts[number].articles),
        )
        for number, wording in carried.items()
    ]
    links = [_edge(edge, carried) for edge in edges if edge.part_id in carried and edge.whole_id in carried]
    decided = decided_pairs(session)
    found = group(nodes, links, apart=decided.apart, together=decided.together, trials=trials)
    return {
        ids[member.wording]: Membership(
            canonical_id=ids[one.canonical],
            relation=Relation.TYPOGRAPHIC if member.relation is Relation.IDENTICAL else member.relation,
            score=member.score,
            start=member.start,
            end=member.end,
        )
        for one in found
        for member in one.members
    }


def _edge(stored: StoredEdge, carried: Mapping[int, Wording]) -> Edge:
    part, whole = carried[stored.part_id].key, carried[stored.whole_id].key
    return Edge(
        a=min(part, whole),
        b=max(part, whole),
        relation=stored.relation,
        part=part,
        coverage=stored.coverage,
        density=stored.density,
        score=stored.score,
        matched=stored.matched,
        needs_context=stored.needs_context,
        forms=stored.forms,
    )


def _write(
    session: Session,
    places: Mapping[int, Membership],
    before: Mapping[int, Membership],
    texts: Mapping[int, Wording],
    fresh: Mapping[int, int],
) -> set[int]:
    """Write what changed; return the row ids of the quotes that won or lost a member."""
    canonicals = {place.canonical_id for place in [*places.values(), *before.values()]}
    quote_of = quotes.quote_ids_by_wording(session, canonicals)
    missing = {place.canonical_id for place in places.values()} - quote_of.keys()
    quote_of |= quotes.add_quotes(session, {number: texts[number].key for number in sorted(missing)})
    moved = {
        number: (quote_of[place.canonical_id], place)
        for number, place in places.items()
        if number in before and before[number] != place
    }
    quotes.move_members(session, moved)
    quotes.add_members(
        session,
        (
            (occurrence, number, quote_of[places[number].canonical_id], places[number])
            for occurrence, number in sorted(fresh.items())
        ),
    )
    touched = {quote_of[before[number].canonical_id] for number in moved}
    touched |= {quote for quote, _ in moved.values()}
    return touched | {quote_of[places[number].canonical_id] for number in fresh.values()}
