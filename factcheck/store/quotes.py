"""Quotes and their members. Written by link; read by checks, search and pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, case, delete, func, or_, select, update
from sqlalchemy.orm import Session

from factcheck.model.group import Relation
from factcheck.model.quote import STATEMENTS, QuoteKind
from factcheck.store.among import among
from factcheck.store.bulk import insert_rows
from factcheck.store.engine import batched, table_of
from factcheck.store.ids import reserve_ids
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseOccurrence:
    """A quotation of a current version that may be linked: row id and joined text."""

    id: int
    text: str


@dataclass(slots=True)
class WordingFacts:
    """What the occurrences of one wording say of time, place and speaker."""

    earliest: datetime | None = None
    days: set[int] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)

    def note(self, published: datetime | None, speaker: str | None, article: str) -> None:
        """Add an occurrence: when it was published at the earliest, its speaker, its article's key."""
        self.articles.add(article)
        if speaker:
            self.speakers.add(speaker)
        if published:
            self.days.add(int(published.timestamp() // 86_400))
            if self.earliest is None or published < self.earliest:
                self.earliest = published


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Where a wording belongs: its canonical wording's row id, and its place in that."""

    canonical_id: int
    relation: Relation
    score: float
    start: int
    end: int


def loose_occurrences(session: Session, version_ids: Collection[int]) -> list[LooseOccurrence]:
    """Return the quotations of these versions that link ties together, by row id.

    Only words within marks that somebody said: no terms, no titles, nothing told indirectly.
    """
    found: list[LooseOccurrence] = []
    for some in batched(version_ids):
        rows = session.execute(
            select(QuoteOccurrenceRow.id, QuoteOccurrenceRow.text)
            .where(
                among(QuoteOccurrenceRow.version_id, some),
                QuoteOccurrenceRow.role.in_(STATEMENTS),
                QuoteOccurrenceRow.kind != QuoteKind.INDIRECT,
            )
            .order_by(QuoteOccurrenceRow.id)
        )
        found.extend(LooseOccurrence(id=number, text=text) for number, text in rows)
    return found


def drop_members(session: Session, version_ids: Collection[int]) -> dict[int, int]:
    """Take the quotations of versions that are no longer current out; return their wordings' quotes."""
    touched: dict[int, int] = {}
    for some in batched(version_ids):
        theirs = select(QuoteOccurrenceRow.id).where(among(QuoteOccurrenceRow.version_id, some))
        members = QuoteMemberRow.occurrence_id.in_(theirs)
        rows = session.execute(select(QuoteMemberRow.wording_id, QuoteMemberRow.quote_id).where(members))
        touched.update((wording, quote) for wording, quote in rows)
        session.execute(delete(QuoteMemberRow).where(members))
    return touched


def wording_facts(
    session: Session, wording_ids: Collection[int], fresh: Mapping[int, int]
) -> dict[int, WordingFacts]:
    """Return the facts of each wording, from its members and from ``fresh`` occurrences.

    ``fresh`` maps the row ids of occurrences that are no members yet to their wordings.
    """
    occurrence, version = table_of(QuoteOccurrenceRow), table_of(ArticleVersionRow)
    columns = (version.c.published_from, occurrence.c.speaker, ArticleRow.key)
    joined = (
        select(QuoteMemberRow.wording_id, *columns)
        .join(occurrence, occurrence.c.id == QuoteMemberRow.occurrence_id)
        .join(version, version.c.id == occurrence.c.version_id)
        .join(ArticleRow, ArticleRow.id == version.c.article_id)
        .distinct()
    )
    facts: dict[int, WordingFacts] = defaultdict(WordingFacts)
    for some in batched(wording_ids):
        for wording, published, speaker, article in session.execute(
            joined.where(among(QuoteMemberRow.wording_id, some))
        ):
            facts[wording].note(published, speaker, article)
    loose = (
        select(occurrence.c.id, *columns)
        .join(version, version.c.id == occurrence.c.version_id)
        .join(ArticleRow, ArticleRow.id == version.c.article_id)
    )
    for some in batched(fresh):
        for number, published, speaker, article in session.execute(
            loose.where(among(occurrence.c.id, some))
        ):
            facts[fresh[number]].note(published, speaker, article)
    return facts


def memberships(session: Session, wording_ids: Collection[int]) -> dict[int, Membership]:
    """Return where each wording that has members belongs at present."""
    found: dict[int, Membership] = {}
    for some in batched(wording_ids):
        rows = session.execute(
            select(
                QuoteMemberRow.wording_id,
                QuoteRow.wording_id,
                QuoteMemberRow.relation,
                QuoteMemberRow.score,
                QuoteMemberRow.word_start,
                QuoteMemberRow.word_end,
            )
            .join(QuoteRow, QuoteRow.id == QuoteMemberRow.quote_id)
            .where(among(QuoteMemberRow.wording_id, some))
            .distinct()
        )
        for wording, canonical, relation, score, start, end in rows:
            if relation is Relation.IDENTICAL:
                relation = Relation.TYPOGRAPHIC
            found[wording] = Membership(
                canonical_id=canonical, relation=relation, score=score, start=start, end=end
            )
    return found


def quote_ids_by_wording(session: Session, wording_ids: Collection[int]) -> dict[int, int]:
    """Return the row ids of the quotes whose canonical wording is among ``wording_ids``."""
    found: dict[int, int] = {}
    for some in batched(wording_ids):
        rows = session.execute(
            select(QuoteRow.wording_id, QuoteRow.id).where(among(QuoteRow.wording_id, some))
        )
        found.update((wording, number) for wording, number in rows)
    return found


def add_quotes(session: Session, canonicals: Mapping[int, str]) -> dict[int, int]:
    """Store quotes for canonical wordings (row id to key); return the quotes' ids by wording."""
    ids = reserve_ids(session, QuoteRow, len(canonicals))
    rows = [
        {"id": number, "key": key, "wording_id": wording, "text": "", "speaker": None, "entity_id": None}
        for number, (wording, key) in zip(ids, canonicals.items(), strict=True)
    ]
    insert_rows(session, QuoteRow, rows)
    return dict(zip(canonicals, ids, strict=True))


def move_members(session: Session, places: Mapping[int, tuple[int, Membership]]) -> None:
    """Set quote and place of every member of each wording of ``places`` (wording to quote and place)."""
    if not places:
        return
    table = table_of(QuoteMemberRow)
    moved = [
        {"wording": wording, "quote_id": quote, **_place(place)}
        for wording, (quote, place) in places.items()
    ]
    values: dict[str, object] = {name: bindparam(name) for name in moved[0] if name != "wording"}
    session.connection().execute(
        update(table).where(table.c.wording_id == bindparam("wording")).values(values), moved
    )


def add_members(session: Session, fresh: Iterable[tuple[int, int, int, Membership]]) -> None:
    """Store members: occurrence, wording and quote by row id, and the place."""
    insert_rows(
        session,
        QuoteMemberRow,
        [
            {"occurrence_id": occurrence, "wording_id": wording, "quote_id": quote, **_place(place)}
            for occurrence, wording, quote, place in fresh
        ],
    )


def _place(place: Membership) -> dict[str, object]:
    return {
        "relation": place.relation,
        "score": place.score,
        "word_start": place.start,
        "word_end": place.end,
        "detail": None,
    }


def drop_empty_quotes(session: Session, quote_ids: Collection[int]) -> set[int]:
    """Remove those of the quotes that have no member; return their ids."""
    kept: set[int] = set()
    for some in batched(quote_ids):
        kept.update(
            session.execute(
                select(QuoteMemberRow.quote_id).distinct().where(among(QuoteMemberRow.quote_id, some))
            ).scalars()
        )
    empty = set(quote_ids) - kept
    for some in batched(empty):
        session.execute(delete(QuoteRow).where(among(QuoteRow.id, some)))
    return empty


def quotes_in_several_forms(session: Session, quote_ids: Collection[int]) -> set[int]:
    """Return those of the quotes whose members have other words or are given to speakers of several names.

    Words that are cut at an end are no other words.
    """
    differs = case((QuoteMemberRow.relation.in_((Relation.ELIDED, Relation.VARIANT)), 1), else_=0)
    found: set[int] = set()
    for some in batched(quote_ids):
        found.update(
            session.execute(
                select(QuoteMemberRow.quote_id)
                .join(QuoteOccurrenceRow, QuoteOccurrenceRow.id == QuoteMemberRow.occurrence_id)
                .where(among(QuoteMemberRow.quote_id, some))
                .group_by(QuoteMemberRow.quote_id)
                .having(
                    or_(
                        func.max(differs) > 0,
                        func.min(QuoteOccurrenceRow.speaker) != func.max(QuoteOccurrenceRow.speaker),
                    )
                )
            ).scalars()
        )
    return found


def quote_keys(session: Session, quote_ids: Collection[int]) -> dict[int, str]:
    """Return the keys of quotes by row id."""
    found: dict[int, str] = {}
    for some in batched(quote_ids):
        found.update(
            (number, key)
            for number, key in session.execute(
                select(QuoteRow.id, QuoteRow.key).where(among(QuoteRow.id, some))
            )
        )
    return found


def quotes_of_wordings(session: Session, wording_ids: Collection[int]) -> dict[int, int]:
    """Return the quote that each carried wording belongs to, by row ids."""
    found: dict[int, int] = {}
    for some in batched(wording_ids):
        rows = session.execute(
            select(QuoteMemberRow.wording_id, QuoteMemberRow.quote_id)
            .where(among(QuoteMemberRow.wording_id, some))
            .distinct()
        )
        found.update((wording, quote) for wording, quote in rows)
    return found


def quotes_said(session: Session, speakers: Mapping[str, Collection[int]]) -> set[int]:
    """Return the quotes given to ``speakers`` in versions (full name to versions), by row id."""
    found: set[int] = set()
    for speaker, version_ids in speakers.items():
        for some in batched(version_ids):
            found.update(
                session.execute(
                    select(QuoteMemberRow.quote_id)
                    .join(QuoteOccurrenceRow, QuoteOccurrenceRow.id == QuoteMemberRow.occurrence_id)
                    .where(
                        among(QuoteOccurrenceRow.version_id, some), QuoteOccurrenceRow.speaker == speaker
                    )
                ).scalars()
            )
    return found


def quotes_after(session: Session, key: str, limit: int) -> list[int]:
    """Return the row ids of the first ``limit`` quotes whose keys follow ``key``, in the order of keys."""
    rows = session.execute(
        select(QuoteRow.id).where(QuoteRow.key > key).order_by(QuoteRow.key).limit(limit)
    )
    return list(rows.scalars())
