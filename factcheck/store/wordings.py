"""Wordings of quotations: their rows, the words in them, and in how many each stands. Written by link."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import delete, or_, select, text
from sqlalchemy.orm import Session

from factcheck.store.among import among
from factcheck.store.bulk import insert_rows, insert_values, update_values
from factcheck.store.engine import batched, begins_with, is_sqlite, table_of
from factcheck.store.ids import reserve_ids
from factcheck.store.schema import QuoteEdgeRow, QuoteFpRow, QuoteWordingRow, TermDfRow

_TEXTS_SQLITE = text(
    "SELECT w.id, w.text, w.length FROM (SELECT id FROM quote_wording INDEXED BY ix_quote_wording_length"
    " WHERE id IN (SELECT value FROM json_each(:ids)) AND length <= :longest) AS short"
    " CROSS JOIN quote_wording AS w ON w.id = short.id"
)
"""Most wordings that are asked for are too long: their lengths are read from an index of ten bytes each.
CROSS JOIN keeps that first."""

_TEXTS_POSTGRESQL = text(
    "SELECT id, text, length FROM quote_wording"
    " WHERE id = ANY(CAST(:ids AS bigint[])) AND length <= :longest"
)

_WORDS_SQLITE = text("SELECT rowid FROM quote_fts WHERE quote_fts MATCH :query ORDER BY rowid LIMIT :limit")
WORDS_POSTGRESQL = text(
    "SELECT DISTINCT lowest.id FROM unnest(CAST(:queries AS text[])) AS asked(words) CROSS JOIN LATERAL"
    " (SELECT id FROM (SELECT id FROM quote_wording"
    " WHERE to_tsvector('simple', text) @@ plainto_tsquery('simple', asked.words) OFFSET 0) AS found"
    " ORDER BY id LIMIT :limit) AS lowest"
)
"""OFFSET 0 parts the search from the order: else the planner walks along the ids, reading every text on its
way, which takes a pair of words 48 ms among a thousand wordings already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWording:
    """What is stored of a wording: its words, its fingerprints, and its distinct words for counting."""

    key: str
    text: str
    length: int
    elided: bool
    fingerprints: Sequence[int]
    terms: Collection[str]


class StoredText(NamedTuple):
    """A wording as it is stored: its words, and how many of them are plain."""

    text: str
    length: int


def wording_ids(session: Session, keys: Collection[str]) -> dict[str, int]:
    """Return the row ids of those ``keys`` that the store has."""
    found: dict[str, int] = {}
    for some in batched(keys):
        rows = session.execute(
            select(QuoteWordingRow.key, QuoteWordingRow.id).where(among(QuoteWordingRow.key, some))
        )
        found.update((key, number) for key, number in rows)
    return found


def keys_beginning(session: Session, prefix: str) -> list[str]:
    """Return the keys of wordings that begin with ``prefix``, in order."""
    key = table_of(QuoteWordingRow).c.key
    return list(session.execute(select(key).where(begins_with(key, prefix)).order_by(key)).scalars())


def wording_texts(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Return the stored words of each wording of ``ids``."""
    found: dict[int, str] = {}
    for some in batched(ids):
        rows = session.execute(
            select(QuoteWordingRow.id, QuoteWordingRow.text).where(among(QuoteWordingRow.id, some))
        )
        found.update((number, words) for number, words in rows.all())
    return found


def texts_within(session: Session, ids: Collection[int], longest: int) -> dict[int, StoredText]:
    """Return the words of those of ``ids`` that have at most ``longest``, by row id."""
    found: dict[int, StoredText] = {}
    for some in batched(sorted(ids)):
        statement, given = (
            (_TEXTS_SQLITE, json.dumps(some)) if is_sqlite(session) else (_TEXTS_POSTGRESQL, some)
        )
        rows = session.connection().execute(statement, {"ids": given, "longest": longest})
        found.update((number, StoredText(words, length)) for number, words, length in rows.all())
    return found


def add_wordings(session: Session, wordings: Sequence[NewWording]) -> dict[str, int]:
    """Store wordings that are not there yet, with postings and word counts; return their ids by key."""
    ids = dict(
        zip(
            (wording.key for wording in wordings),
            reserve_ids(session, QuoteWordingRow, len(wordings)),
            strict=True,
        )
    )
    insert_rows(
        session,
        QuoteWordingRow,
        [
            {
                "id": ids[one.key],
                "key": one.key,
                "text": one.text,
                "length": one.length,
                "elided": one.elided,
            }
            for one in wordings
        ],
    )
    postings = sorted((h, ids[one.key]) for one in wordings for h in one.fingerprints)
    insert_values(session, QuoteFpRow, ("h", "wording_id"), postings)
    if is_sqlite(session) and wordings:
        session.connection().exec_driver_sql(
            "INSERT INTO quote_fts (rowid, text) VALUES (?, ?)",
            [(ids[one.key], one.text) for one in wordings],
        )
    _count_terms(session, Counter(term for one in wordings for term in one.terms))
    return ids


def remove_wordings(session: Session, ids: Collection[int], terms: Counter[str]) -> None:
    """Remove wordings that no current text carries; their postings and judged pairs go with them.

    ``terms`` counts their distinct words, which are taken off the word counts.
    """
    texts = wording_texts(session, ids)
    if is_sqlite(session) and texts:
        session.connection().execute(
            text("INSERT INTO quote_fts (quote_fts, rowid, text) VALUES ('delete', :id, :text)"),
            [{"id": number, "text": words} for number, words in sorted(texts.items())],
        )
    for some in batched(ids):
        session.execute(
            delete(QuoteEdgeRow).where(or_(among(QuoteEdgeRow.a_id, some), among(QuoteEdgeRow.b_id, some)))
        )
        session.execute(delete(QuoteFpRow).where(among(QuoteFpRow.wording_id, some)))
        session.execute(delete(QuoteWordingRow).where(among(QuoteWordingRow.id, some)))
    _count_terms(session, Counter({term: -count for term, count in terms.items()}))


def _count_terms(session: Session, counts: Counter[str]) -> None:
    if not counts:
        return
    known: dict[str, int] = {}
    for some in batched(counts):
        rows = session.execute(select(TermDfRow.term, TermDfRow.df).where(among(TermDfRow.term, some)))
        known.update((term, df) for term, df in rows)
    changed = [(df + counts[term], term) for term, df in sorted(known.items())]
    update_values(session, TermDfRow, ("df",), ("term",), changed)
    fresh = [(term, counts[term]) for term in sorted(counts.keys() - known.keys())]
    insert_values(session, TermDfRow, ("term", "df"), fresh)


def term_counts(session: Session, terms: Collection[str]) -> dict[str, int]:
    """Return in how many wordings each of ``terms`` stands; those that stand in none are left out."""
    found: dict[str, int] = {}
    for some in batched(terms):
        rows = session.execute(
            select(TermDfRow.term, TermDfRow.df).where(among(TermDfRow.term, some), TermDfRow.df > 0)
        )
        found.update((term, df) for term, df in rows)
    return found


def search_words(session: Session, groups: Iterable[Sequence[str]], limit: int) -> set[int]:
    """Return the ids of wordings that hold all words of one of ``groups``, the lowest ``limit`` of each."""
    if not is_sqlite(session):
        queries = [" ".join(words) for words in groups]
        values = {"queries": queries, "limit": limit}
        return set(session.connection().execute(WORDS_POSTGRESQL, values).scalars())
    found: set[int] = set()
    for words in groups:
        query = " AND ".join(f'"{word}"' for word in words)
        rows = session.connection().execute(_WORDS_SQLITE, {"query": query, "limit": limit})
        found.update(rows.scalars())
    return found
