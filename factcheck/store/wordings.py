"""Wordings of quotations: rows, fingerprint postings, judged pairs, word counts. Written by link."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import TextClause, bindparam, delete, or_, select, text
from sqlalchemy.orm import Session

from factcheck.model.group import Relation
from factcheck.store.among import among
from factcheck.store.bulk import insert_rows, insert_values, update_values
from factcheck.store.engine import batched, begins_with, is_sqlite, table_of
from factcheck.store.ids import reserve_ids
from factcheck.store.schema import QuoteEdgeRow, QuoteFpRow, QuoteWordingRow, TermDfRow

_POSTINGS_SQLITE = text(
    "SELECT h, ids FROM (SELECT v.value AS h, (SELECT group_concat(w) FROM"
    " (SELECT wording_id AS w FROM quote_fp WHERE h = v.value LIMIT :most)) AS ids"
    " FROM json_each(:hashes) AS v LIMIT -1)"
    " WHERE ids IS NOT NULL AND (:least < 2 OR instr(ids, ','))"
)
"""LIMIT -1 keeps the inner query apart: else SQLite reads each list once for every use of it."""

_WHOLE_SQLITE = text(
    "SELECT v.value, CASE"
    " WHEN EXISTS (SELECT 1 FROM quote_fp WHERE h = v.value LIMIT 1 OFFSET :most) THEN ','"
    " ELSE (SELECT group_concat(wording_id) FROM quote_fp WHERE h = v.value) END"
    " FROM json_each(:hashes) AS v"
    " WHERE EXISTS (SELECT 1 FROM quote_fp WHERE h = v.value LIMIT 1 OFFSET :least - 1)"
)
"""Most lists are of one, and looked at once. A comma alone stands for a list of more than ``most``: to
write it out and read it takes longest."""

_POSTINGS_POSTGRESQL = text(
    "SELECT v.h, string_agg(CAST(f.w AS text), ',') FROM unnest(CAST(:hashes AS bigint[])) AS v(h)"
    " CROSS JOIN LATERAL (SELECT wording_id AS w FROM quote_fp WHERE h = v.h LIMIT :most) AS f GROUP BY v.h"
    " HAVING count(*) >= :least"
)

_WHOLE_POSTGRESQL = text(
    "SELECT v.h, CASE WHEN count(*) > :most THEN ',' ELSE string_agg(CAST(f.w AS text), ',') END"
    " FROM unnest(CAST(:hashes AS bigint[])) AS v(h)"
    " CROSS JOIN LATERAL (SELECT wording_id AS w FROM quote_fp WHERE h = v.h LIMIT :most + 1) AS f"
    " GROUP BY v.h HAVING count(*) >= :least"
)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEdge:
    """A judged pair of wordings by row id; ``part_id`` is the one that is judged against the other."""

    part_id: int
    whole_id: int
    relation: Relation
    coverage: float
    density: float
    score: float
    matched: int
    needs_context: bool
    forms: tuple[str, ...]


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


def postings(session: Session, hashes: Collection[int], most: int) -> dict[int, list[int]]:
    """Return the lowest ``most`` wording ids for each of ``hashes`` that has any.

    The cap is on the read: each hash is one range read of a clustered index, so the cost does not
    grow with the store. A list of ``most`` ids may be cut.
    """
    rows = _listed(session, hashes, _POSTINGS_SQLITE, _POSTINGS_POSTGRESQL, {"most": most, "least": 1})
    return {h: list(map(int, ids.split(","))) for h, ids in rows}


def whole_postings(
    session: Session, hashes: Collection[int], most: int, *, several: bool = False
) -> dict[int, list[int]]:
    """Return all wording ids for each of ``hashes`` that has any, or only if it has ``several``.

    One that has more than ``most`` has an empty list, and no more is read of it than that takes.
    """
    values = {"most": most, "least": 2 if several else 1}
    rows = _listed(session, hashes, _WHOLE_SQLITE, _WHOLE_POSTGRESQL, values)
    return {h: list(map(int, ids.split(","))) if ids != "," else [] for h, ids in rows}


def _listed(
    session: Session,
    hashes: Collection[int],
    sqlite: TextClause,
    postgresql: TextClause,
    values: Mapping[str, int],
) -> Iterator[tuple[int, str]]:
    """Yield what a statement finds for ``hashes``: each with its wording ids, joined by commas."""
    for some in batched(sorted(hashes)):
        if is_sqlite(session):
            rows = session.connection().execute(sqlite, {"hashes": json.dumps(some), **values})
        else:
            rows = session.connection().execute(postgresql, {"hashes": some, **values})
        yield from ((h, ids) for h, ids in rows.all())


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


def add_edges(session: Session, edges: Iterable[StoredEdge]) -> None:
    """Store judged pairs that are not there yet."""
    rows = [
        {
            "a_id": edge.part_id,
            "b_id": edge.whole_id,
            "relation": edge.relation,
            "coverage": edge.coverage,
            "density": edge.density,
            "score": edge.score,
            "matched": edge.matched,
            "needs_context": edge.needs_context,
            "forms": " ".join(edge.forms) if edge.needs_context else "",
        }
        for edge in edges
    ]
    insert_rows(session, QuoteEdgeRow, rows)


def drop_edges(session: Session, pairs: Collection[tuple[int, int]]) -> None:
    """Remove judged pairs, given by part and whole."""
    ends = [{"part": part, "whole": whole} for part, whole in sorted(pairs)]
    if ends:
        table = table_of(QuoteEdgeRow)
        session.connection().execute(
            delete(table).where(table.c.a_id == bindparam("part"), table.c.b_id == bindparam("whole")), ends
        )


def edges_of(session: Session, ids: Collection[int]) -> list[StoredEdge]:
    """Return the judged pairs that have at least one end among ``ids``, each once."""
    table = table_of(QuoteEdgeRow)
    found: dict[tuple[int, int], StoredEdge] = {}
    for some in batched(ids):
        for end in (table.c.a_id, table.c.b_id):
            for row in session.execute(select(table).where(among(end, some))):
                found[row.a_id, row.b_id] = StoredEdge(
                    part_id=row.a_id,
                    whole_id=row.b_id,
                    relation=row.relation,
                    coverage=row.coverage,
                    density=row.density,
                    score=row.score,
                    matched=row.matched,
                    needs_context=row.needs_context,
                    forms=tuple(row.forms.split()),
                )
    return list(found.values())


def connected(session: Session, ids: Collection[int]) -> tuple[set[int], list[StoredEdge]]:
    """Return every wording that judged pairs lead to from ``ids``, these included, and the pairs."""
    reached: set[int] = set(ids)
    edges: dict[tuple[int, int], StoredEdge] = {}
    fresh = set(ids)
    while fresh:
        found = edges_of(session, fresh)
        edges.update(((edge.part_id, edge.whole_id), edge) for edge in found)
        fresh = {end for edge in found for end in (edge.part_id, edge.whole_id)} - reached
        reached |= fresh
    return reached, list(edges.values())
