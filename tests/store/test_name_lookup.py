"""Names in use are found by the index of their table, however many there are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from factcheck.model.name import NameKind
from factcheck.services.database import ensure_schema
from factcheck.store import entity_names
from factcheck.store.engine import database_url, open_engine, reading, writing
from factcheck.store.entities import Bucket
from factcheck.store.entity_names import UsedName, names_on, names_used, save_names


@pytest.mark.parametrize("asked", [entity_names._USED_SQLITE, entity_names._ON_SQLITE])
def test_sqlite_never_reads_the_whole_table(tmp_path: Path, asked: object) -> None:
    """An IN list of several columns made it do so: the cost of a batch grew with the store."""
    engine = open_engine(database_url(str(tmp_path / "names.db")))
    ensure_schema(engine)
    with reading(engine) as session:
        keys = json.dumps([("person", "ruiz", "Ana Ruiz")])
        rows = session.execute(text(f"EXPLAIN QUERY PLAN {asked}"), {"keys": keys}).all()

    assert [] == [row.detail for row in rows if row.detail.startswith(("SCAN n", "SCAN entity_name"))]


def test_names_with_marks_and_of_other_scripts_are_found(tmp_path: Path) -> None:
    """Quotation marks, a backslash and letters beyond Latin come through as they are."""
    engine = open_engine(database_url(str(tmp_path / "names.db")))
    ensure_schema(engine)
    shelf = Bucket(NameKind.PERSON, "o'neil")
    keys = [(*shelf, name) for name in ('Ana "Bo" O\'Neil', "Ана O'Neil", "A\\na O'Neil")]
    with writing(engine) as session:
        save_names(session, {key: UsedName(uses=2) for key in keys}, ())

        assert sorted(name for _, _, name in keys) == sorted(names_on(session, [shelf])[shelf])
        assert {key: UsedName(uses=2) for key in keys} == names_used(session, keys)
