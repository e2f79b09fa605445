"""Judged pairs of wordings that hold, and what they lead to. Written by link."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from factcheck.model.group import Relation
from factcheck.store.among import among
from factcheck.store.bulk import insert_rows
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import QuoteEdgeRow


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
