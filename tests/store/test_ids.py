"""Ids that are taken before the rows are written."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import URL, Engine, select

from factcheck.store.bulk import insert_rows
from factcheck.store.engine import open_engine, writing
from factcheck.store.ids import reserve_all, reserve_ids
from factcheck.store.schema import ArticleRow, OutletRow, StoryRow


def test_reserved_ids_are_free(engine: Engine) -> None:
    """Ids are reserved rising, follow what is stored, and collide with no later row."""
    with writing(engine) as session:
        for keys in ("12", "345"):
            ids = reserve_ids(session, StoryRow, len(keys))
            assert sorted(ids) == list(ids)
            rows = [{"id": n, "key": k * 32, "title": k} for n, k in zip(ids, keys, strict=True)]
            insert_rows(session, StoryRow, rows)
        assert reserve_ids(session, StoryRow, 0) == ()
        titles = session.execute(select(StoryRow.title).order_by(StoryRow.id)).scalars().all()
    assert titles == ["1", "2", "3", "4", "5"]


def test_each_table_has_ids_of_its_own(engine: Engine) -> None:
    """Ids of several tables are reserved at once, and none of a table that needs none."""
    with writing(engine) as session:
        rows = [{"id": n, "key": f"post-{n}", "name": "Post"} for n in reserve_ids(session, OutletRow, 2)]
        insert_rows(session, OutletRow, rows)
        found = reserve_all(session, {StoryRow: 3, OutletRow: 2, ArticleRow: 0})
    assert {row: list(ids) for row, ids in found.items()} == {
        StoryRow: [1, 2, 3],
        OutletRow: [3, 4],
        ArticleRow: [],
    }


def test_what_others_take_meanwhile_is_not_given_out(
    new_postgresql: Callable[[str], URL], postgresql_template: str
) -> None:
    """On PostgreSQL two that write at once never have one id, nor does a row that was given none."""
    engine = open_engine(new_postgresql(postgresql_template))
    with writing(engine) as one, writing(engine) as other:
        taken = [*reserve_ids(one, OutletRow, 3), *reserve_ids(other, OutletRow, 2)]
        insert_rows(other, OutletRow, [{"key": "post", "name": "Post"}])
        taken += other.execute(select(OutletRow.id)).scalars()
        taken += reserve_ids(one, OutletRow, 2)
    engine.dispose()
    assert taken == [1, 2, 3, 4, 5, 6, 7, 8]
