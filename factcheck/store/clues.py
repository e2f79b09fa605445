"""Postings of clues, by which the articles of one story are found. Written by link."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from factcheck.store.among import among
from factcheck.store.bulk import insert_values
from factcheck.store.engine import batched, is_sqlite, table_of
from factcheck.store.schema import StoryClueRow

_CLUE = table_of(StoryClueRow)

_HOLDERS_SQLITE = text(
    "SELECT v.value, (SELECT group_concat(p) FROM"
    " (SELECT article_id * 16 + kind AS p FROM story_clue WHERE h = v.value LIMIT :most))"
    " FROM json_each(:clues) AS v"
    " WHERE EXISTS (SELECT 1 FROM story_clue WHERE h = v.value LIMIT 1 OFFSET :least - 1)"
)
"""Most clues are one article's: to write out and read a list takes longer than to look for a second."""

_HOLDERS_POSTGRESQL = text(
    "SELECT v.h, string_agg(CAST(f.p AS text), ',') FROM unnest(CAST(:clues AS bigint[])) AS v(h)"
    " CROSS JOIN LATERAL"
    " (SELECT article_id * 16 + kind AS p FROM story_clue WHERE h = v.h LIMIT :most) AS f GROUP BY v.h"
    " HAVING count(*) >= :least"
)


def add_clues(session: Session, clues: Mapping[int, Mapping[int, int]]) -> None:
    """Store the clues (number to kind) of each article, which has none stored."""
    postings = sorted((h, article, kind) for article, held in clues.items() for h, kind in held.items())
    insert_values(session, StoryClueRow, ("h", "article_id", "kind"), postings)


def clues_of(session: Session, article_ids: Collection[int]) -> dict[int, dict[int, int]]:
    """Return the stored clues of each article, number to kind."""
    found: dict[int, dict[int, int]] = {number: {} for number in article_ids}
    for some in batched(article_ids):
        for article, h, kind in session.execute(
            select(_CLUE.c.article_id, _CLUE.c.h, _CLUE.c.kind).where(among(_CLUE.c.article_id, some))
        ):
            found[article][h] = kind
    return found


def drop_clues(session: Session, article_ids: Collection[int]) -> Counter[int]:
    """Remove the clues of articles; return how many articles each clue has lost."""
    lost = Counter(h for held in clues_of(session, article_ids).values() for h in held)
    for some in batched(article_ids):
        session.execute(delete(_CLUE).where(among(_CLUE.c.article_id, some)))
    return lost


def holders(
    session: Session, clues: Collection[int], most: int, *, several: bool = False
) -> dict[int, list[int]]:
    """Return up to ``most`` articles that hold each clue, as ``article * 16 + kind``.

    A clue that nobody holds is left out; if ``several`` are asked for, one that one article holds, too. The
    cap is on the read, as with :func:`factcheck.store.postings.postings`.
    """
    found: dict[int, list[int]] = {}
    for some in batched(clues):
        if is_sqlite(session):
            given: object = json.dumps(some)
            statement = _HOLDERS_SQLITE
        else:
            given, statement = some, _HOLDERS_POSTGRESQL
        values = {"clues": given, "most": most, "least": 2 if several else 1}
        for h, packed in session.connection().execute(statement, values).all():
            found[h] = json.loads(f"[{packed}]")
    return found
