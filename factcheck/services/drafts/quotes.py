"""The quotes of a draft as they would be linked, nothing stored.

In: a draft that was prepared. Out: for each quotation that can be linked the quote it would belong to, with
its carriers in the store, and each such quote as checks see it. The look-up, the judging of pairs and the
grouping are those of an import.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from factcheck.link.groups import Trial, occurrence_relation
from factcheck.link.wording import Wording, wording_from, wording_of
from factcheck.model.article import Published
from factcheck.model.group import ArticleView, QuoteGroup, QuoteMember, QuoteOccurrence
from factcheck.model.quote import STATEMENTS, QuoteKind
from factcheck.services.judging import judged
from factcheck.services.linking import regrouped
from factcheck.services.prepared import Prepared, ReadWording
from factcheck.services.quote_pairs import reached_from
from factcheck.store import quotes, wordings
from factcheck.store.carriers import versions_carrying
from factcheck.store.groups import quote_groups
from factcheck.store.quotes import Membership, WordingFacts
from factcheck.text.quotations import join_stretches, occurrence_of, quotation_text


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedQuote:
    """A quotation of a draft, and the quote that it would belong to.

    ``versions`` are the versions that carry that quote in the store, the earliest first.
    """

    occurrence: QuoteOccurrence
    group: QuoteGroup
    versions: tuple[int, ...]


def quotations_of(
    prepared: Prepared, view: ArticleView, bearers: Mapping[str, str]
) -> list[QuoteOccurrence]:
    """Return what a draft prints within marks as somebody's words, in its order.

    ``bearers`` gives the keys of those whom the store knows, by full name.
    """
    found = []
    for group, key in zip(join_stretches(view.quotes), prepared.quote_keys, strict=True):
        first = group[0]
        if first.role not in STATEMENTS or first.kind is QuoteKind.INDIRECT:
            continue
        surest = max(group, key=lambda stretch: (stretch.speaker is not None, stretch.confidence))
        text, bearer = quotation_text(view.text, group), bearers.get(surest.speaker or "")
        found.append(occurrence_of(view.ref, text, group, surest, key=key, speaker_key=bearer))
    return found


def link_quotes(
    session: Session,
    read: Mapping[str, ReadWording],
    said: Sequence[QuoteOccurrence],
    *,
    per_wording: int,
    as_of: date | None = None,
    trials: list[Trial] | None = None,
) -> list[LinkedQuote]:
    """Return the quotations ``said`` in a draft with their quotes, in the order given.

    ``read`` has the wordings of their texts, ``trials`` gets what each was tried with, if it is given.
    Those without a word are left out. Of each wording at most ``per_wording`` carriers are read, the
    earliest. With ``as_of`` only what was published by the end of that day (UTC) counts.
    """
    ours = {one.key: read[one.text] for one in said if read[one.text].wording.words}
    ids, fresh = _numbered(session, ours.values())
    linked = [(one, ids[ours[one.key].wording.key]) for one in said if one.key in ours]
    carried, places = _placed(session, linked, fresh, as_of, trials)
    wanted = {places[number].canonical_id for _, number in linked}
    places = {number: place for number, place in places.items() if place.canonical_id in wanted}
    carriers = _carriers(session, {carried[number].key: number for number in places}, per_wording, as_of)
    for one, number in linked:
        carriers[number].append(one)
    groups = {number: _group(number, places, carriers, carried) for number in wanted}
    versions = _versions(session, places)
    quote_of = {number: place.canonical_id for number, place in places.items()}
    return [
        LinkedQuote(occurrence=one, group=groups[quote_of[number]], versions=versions[quote_of[number]])
        for one, number in linked
    ]


def _numbered(
    session: Session, read: Iterable[ReadWording]
) -> tuple[dict[str, int], dict[int, tuple[Wording, tuple[int, ...]]]]:
    """Return the numbers of wordings by key, and those new to the store by theirs, which are below 0.

    With each of the new stand its fingerprints.
    """
    by_key = {one.wording.key: one for one in read}
    ids = wordings.wording_ids(session, by_key)
    fresh = {
        -number: (by_key[key].wording, by_key[key].fingerprints)
        for number, key in enumerate(sorted(by_key.keys() - ids.keys()), 1)
    }
    return ids | {wording.key: number for number, (wording, _) in fresh.items()}, fresh


def _placed(
    session: Session,
    linked: Sequence[tuple[QuoteOccurrence, int]],
    fresh: Mapping[int, tuple[Wording, tuple[int, ...]]],
    as_of: date | None,
    trials: list[Trial] | None,
) -> tuple[dict[int, Wording], dict[int, Membership]]:
    """Group the draft's wordings with all that edges lead to; return these and their places, by number.

    ``linked`` has the draft's quotations with the numbers of their wordings.
    """
    edges = judged(session, fresh, stored=False)
    ends = {end for edge in edges for end in (edge.part_id, edge.whole_id)}
    ends |= {number for _, number in linked}
    reached, known = reached_from(session, ends - fresh.keys())
    facts = _facts(session, reached, as_of)
    for one, number in linked:
        published = one.article.published
        facts[number].note(published.earliest if published else None, one.speaker, one.article.key)
    texts = wordings.wording_texts(session, facts.keys() - fresh.keys())
    carried = {number: wording_from(words) for number, words in texts.items()}
    carried |= {number: wording for number, (wording, _) in fresh.items()}
    return carried, regrouped(session, carried, [*known, *edges], facts, trials)


def _facts(session: Session, reached: Collection[int], as_of: date | None) -> dict[int, WordingFacts]:
    facts: defaultdict[int, WordingFacts] = defaultdict(WordingFacts)
    for number, known in quotes.wording_facts(session, reached, {}).items():
        if as_of is None or (known.earliest is not None and known.earliest.date() <= as_of):
            facts[number] = known
    return facts


def _carriers(
    session: Session, numbers: Mapping[str, int], per_wording: int, as_of: date | None
) -> dict[int, list[QuoteOccurrence]]:
    """Return the store's carriers of wordings, which are given by key, by the wordings' numbers."""
    found: dict[int, list[QuoteOccurrence]] = {number: [] for number in numbers.values()}
    owners = set(quotes.quotes_of_wordings(session, [one for one in found if one > 0]).values())
    for group in quote_groups(session, owners, per_wording=per_wording).values():
        for member in group.members:
            number = numbers.get(wording_of(member.occurrence.text).key)
            if number is not None and was_out(member.occurrence.article.published, as_of):
                found[number].append(member.occurrence)
    return found


def was_out(published: Published | None, as_of: date | None) -> bool:
    """Tell whether an article was published by the end of a day (UTC); of an undated one nobody knows."""
    return as_of is None or (published is not None and published.earliest.date() <= as_of)


def _group(
    canonical: int,
    places: Mapping[int, Membership],
    carriers: Mapping[int, Sequence[QuoteOccurrence]],
    carried: Mapping[int, Wording],
) -> QuoteGroup:
    """Return a quote as :func:`factcheck.store.groups.quote_groups` would, were the draft stored."""
    held = sorted(
        (
            (number, one)
            for number, place in places.items()
            if place.canonical_id == canonical
            for one in carriers[number]
        ),
        key=lambda pair: (pair[0] != canonical, *_order(pair[1])),
    )
    text = held[0][1].text
    named = [one for _, one in held if one.speaker is not None]
    surest = min(named, key=lambda one: (-one.confidence, *_order(one)), default=None)
    return QuoteGroup(
        key=carried[canonical].key,
        text=text,
        speaker=surest.speaker if surest else None,
        speaker_given=surest.speaker if surest else None,
        speaker_key=surest.speaker_key if surest else None,
        members=tuple(_member(one, places[number], text, number == canonical) for number, one in held),
    )


def _order(one: QuoteOccurrence) -> tuple[bool, float, str, int]:
    published = one.article.published
    first = published.earliest.timestamp() if published else 0.0
    return published is None, first, one.article.key, one.spans[0].start


def _member(one: QuoteOccurrence, place: Membership, text: str, is_canonical: bool) -> QuoteMember:
    relation = occurrence_relation(one.text, text, None if is_canonical else place.relation)
    return QuoteMember(
        occurrence=one, relation=relation, score=place.score, start=place.start, end=place.end
    )


def _versions(session: Session, places: Mapping[int, Membership]) -> dict[int, tuple[int, ...]]:
    """Return the versions that carry each quote in the store, by the number of its canonical wording."""
    found: dict[int, dict[int, None]] = {place.canonical_id: {} for place in places.values()}
    for number, versions in versions_carrying(session, [one for one in places if one > 0]).items():
        found[places[number].canonical_id].update(dict.fromkeys(versions))
    return {number: tuple(versions) for number, versions in found.items()}
