"""The same work by plain means: what a desk would write in an afternoon, to compare with.

Each function returns busy seconds a statement.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Sequence

from growing import Store
from rapidfuzz import fuzz
from sqlalchemy import select

from factcheck.link.fingerprints import fingerprints
from factcheck.link.relate import may_relate, relate
from factcheck.link.wording import wording_from, wording_of
from factcheck.services.judging import POSTINGS
from factcheck.store.engine import reading, table_of
from factcheck.store.schema import QuoteWordingRow

COMPARED = 100_000
"""Statements that brute force compares; the seconds of more follow from these, for it looks at each."""

NOMINATED = 50
"""Statements that the linker judges each text against."""

_WORDING = table_of(QuoteWordingRow)


def brute_force_seconds(store: Store, texts: Sequence[str]) -> float:
    """Compare each text with every statement by ``partial_ratio``; return the seconds a text."""
    with reading(store.engine) as session:
        stored = list(session.execute(select(_WORDING.c.text).limit(COMPARED)).scalars())
    asked = [wording_of(text).text for text in texts]
    start = time.process_time()
    for text in asked:
        max(fuzz.partial_ratio(text, other) for other in stored)
    spent = (time.process_time() - start) / len(asked)
    return spent * store.statements() / len(stored)


def linker_seconds(store: Store, texts: Sequence[str]) -> float:
    """Nominate and judge each text over the same postings by sqlite3 alone; 0 on another database."""
    if store.engine.dialect.name != "sqlite":
        return 0.0
    connection = sqlite3.connect(store.address)
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute("CREATE TEMP TABLE tied (a INTEGER, b INTEGER, score REAL)")
    start = time.process_time()
    for number, text in enumerate(texts):
        _link(connection, number, text)
    spent = time.process_time() - start
    connection.close()
    return spent / len(texts)


def _link(connection: sqlite3.Connection, number: int, text: str) -> None:
    mine = wording_of(text)
    shared: Counter[int] = Counter()
    for h in fingerprints(mine):
        query = "SELECT wording_id FROM quote_fp WHERE h = ? LIMIT ?"
        found = [row[0] for row in connection.execute(query, (h, POSTINGS + 1))]
        if len(found) <= POSTINGS:
            shared.update(found)
    for other, _ in shared.most_common(NOMINATED):
        row = connection.execute("SELECT text FROM quote_wording WHERE id = ?", (other,)).fetchone()
        theirs = wording_from(row[0])
        if mine.key != theirs.key and may_relate(mine.vocabulary, theirs.vocabulary):
            edge = relate(mine, theirs)
            if edge is not None:
                connection.execute("INSERT INTO tied VALUES (?, ?, ?)", (number, other, edge.score))
