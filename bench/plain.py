"""The same work by plain means: what a desk would write in an afternoon, to compare with.

Each function returns seconds of the store's clock. Brute force and the linker are a statement's, writing is
that of all rows of the versions.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from growing import Store
from rapidfuzz import fuzz
from sqlalchemy import Table, create_engine, insert, select

from factcheck.link.fingerprints import fingerprints
from factcheck.link.relate import may_relate, relate
from factcheck.link.wording import wording_from, wording_of
from factcheck.services.linking import CANDIDATES, POSTINGS
from factcheck.store.engine import reading, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    Base,
    ClaimItemRow,
    ClaimOccurrenceRow,
    EntityMemberRow,
    NameOccurrenceRow,
    QuoteOccurrenceRow,
    QuoteSpanRow,
    QuoteWordingRow,
)

COMPARED = 100_000
"""Statements that brute force compares; the seconds of more follow from these, for it looks at each."""

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
    for other, _ in shared.most_common(CANDIDATES):
        row = connection.execute("SELECT text FROM quote_wording WHERE id = ?", (other,)).fetchone()
        theirs = wording_from(row[0])
        if mine.key != theirs.key and may_relate(mine.vocabulary, theirs.vocabulary):
            edge = relate(mine, theirs)
            if edge is not None:
                connection.execute("INSERT INTO tied VALUES (?, ?, ?)", (number, other, edge.score))


def write_seconds(store: Store, versions: Sequence[int]) -> float:
    """Write the rows of these versions into a new file of the same tables by executemany alone.

    No row is looked up, no rule is asked but those of the tables. 0 on another database than SQLite.
    """
    if store.engine.dialect.name != "sqlite":
        return 0.0
    path = Path(store.folder, "raw.db")
    path.unlink(missing_ok=True)
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    work = [(table, rows) for table, rows in _rows_of(store, versions) if rows]
    statements = [str(insert(table).compile(engine)) for table, _ in work]
    engine.dispose()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    start = time.process_time()
    for (_, rows), statement in zip(work, statements, strict=True):
        connection.executemany(statement, rows)
    connection.commit()
    spent = time.process_time() - start
    connection.close()
    return spent


def _rows_of(store: Store, versions: Sequence[int]) -> list[tuple[Table, list[tuple[object, ...]]]]:
    """Return the rows that storing these versions wrote, as the file holds them."""
    with sqlite3.connect(store.address) as connection:
        connection.execute("CREATE TEMP TABLE mine (id INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO mine VALUES (?)", [(number,) for number in versions])
        found = []
        for row, condition in _WRITTEN:
            table = table_of(row)
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            query = f"SELECT {columns} FROM {table.name} WHERE {condition}"
            found.append((table, connection.execute(query).fetchall()))
    connection.close()
    return found


_OF_VERSION = "version_id IN (SELECT id FROM mine)"
_WRITTEN: tuple[tuple[type[Base], str], ...] = (
    (ArticleRow, "id IN (SELECT article_id FROM article_version WHERE id IN (SELECT id FROM mine))"),
    (ArticleVersionRow, "id IN (SELECT id FROM mine)"),
    (NameOccurrenceRow, _OF_VERSION),
    (EntityMemberRow, _OF_VERSION),
    (QuoteOccurrenceRow, _OF_VERSION),
    (QuoteSpanRow, f"occurrence_id IN (SELECT id FROM quote_occurrence WHERE {_OF_VERSION})"),
    (ClaimOccurrenceRow, _OF_VERSION),
    (ClaimItemRow, f"occurrence_id IN (SELECT id FROM claim_occurrence WHERE {_OF_VERSION})"),
)
