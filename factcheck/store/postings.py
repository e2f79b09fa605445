"""Postings of fingerprints: which wordings have one in common. Rows go in and out with the wordings."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from factcheck.store.engine import batched, is_sqlite

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
