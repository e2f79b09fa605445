"""Judged pairs of wordings that hold, and what they lead to. Written by link."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Column, bindparam, delete, select
from sqlalchemy.orm import Session

from factcheck.model.group import Relation
from factcheck.store.among import among
from factcheck.store.bulk import insert_rows
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import QuoteEdgeRow

_EDGE = table_of(QuoteEdgeRow)
_EDGES = select(
    *(_EDGE.c.a_id, _EDGE.c.b_id, _EDGE.c.relation, _EDGE.c.coverage, _EDGE.c.density, _EDGE.c.score),
    *(_EDGE.c.matched, _EDGE.c.needs_context, _EDGE.c.forms),
)


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
        session.connection().execute(
            delete(_EDGE).where(_EDGE.c.a_id == bindparam("part"), _EDGE.c.b_id == bindparam("whole")), ends
        )


def edges_of(session: Session, ids: Collection[int]) -> list[StoredEdge]:
    """Return the judged pairs that have at least one end among ``ids``, each once."""
    found = [*_edges_with(session, _EDGE.c.a_id, ids), *_edges_with(session, _EDGE.c.b_id, ids)]
    return list({(edge.part_id, edge.whole_id): edge for edge in found}.values())


def _edges_with(session: Session, end: Column[int], ids: Collection[int]) -> Iterator[StoredEdge]:
    """Yield the judged pairs of which one end is among ``ids``."""
    for some in batched(ids):
        for (
            part,
            whole,
            relation,
            coverage,
            density,
            score,
            matched,
            needs_context,
            forms,
        ) in session.connection().execute(_EDGES.where(among(end, some))):
            yield StoredEdge(
                part_id=part,
                whole_id=whole,
                relation=relation,
                coverage=coverage,
                density=density,
                score=score,
                matched=matched,
                needs_context=needs_context,
                forms=tuple(forms.split()),
            )


def connected(session: Session, ids: Collection[int]) -> tuple[set[int], list[StoredEdge]]:
    """Return every wording that judged pairs lead to from ``ids``, these included, and the pairs."""
    reached: set[int] = set(ids)
    fresh = set(ids)
    while fresh:
        fresh = _neighbours(session, fresh) - reached
        reached |= fresh
    # Both ends of each pair are reached: a family is read whole once, by one of them.
    return reached, list(_edges_with(session, _EDGE.c.a_id, reached))


def _neighbours(session: Session, ids: Collection[int]) -> set[int]:
    found: set[int] = set()
    for some in batched(ids):
        for end, other in ((_EDGE.c.a_id, _EDGE.c.b_id), (_EDGE.c.b_id, _EDGE.c.a_id)):
            asked = select(other).where(among(end, some)).distinct()
            found.update(session.connection().execute(asked).scalars())
    return found
