"""Addresses, engines, sessions and the helpers for bulk rows."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, func, select, text
from sqlalchemy.exc import IntegrityError

from factcheck.errors import DatabaseError
from factcheck.model.article import ArticleKind
from factcheck.model.run import RunStatus
from factcheck.store import engine as door
from factcheck.store.bulk import TOGETHER, insert_rows, update_values
from factcheck.store.engine import (
    batched,
    database_url,
    insert_or_ignore,
    open_engine,
    reading,
    table_of,
    writing,
)
from factcheck.store.schema import ArticleRow, OutletRow, RunRow, StoryMemberRow, StoryRow

OUTLET = table_of(OutletRow)


def outlets(engine: Engine) -> list[str]:
    """Return the keys of all stored outlets, in order."""
    with reading(engine) as session:
        return list(session.execute(select(OUTLET.c.key).order_by(OUTLET.c.key)).scalars())


def row(key: str) -> dict[str, object]:
    """Return an outlet's values."""
    return {"key": key, "name": key.title()}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("news/desk.db", "sqlite:///news/desk.db"),
        ("sqlite:////srv/desk.db", "sqlite:////srv/desk.db"),
        (":memory:", "sqlite://"),
        ("sqlite://", "sqlite://"),
        ("postgres://desk@db/news", "postgresql+psycopg://desk@db/news"),
        ("postgresql://desk@db/news", "postgresql+psycopg://desk@db/news"),
        ("postgresql+psycopg://desk@db/news", "postgresql+psycopg://desk@db/news"),
    ],
)
def test_addresses_are_understood(address: str, expected: str) -> None:
    """A path or a URL names one database, PostgreSQL always by the driver that is shipped."""
    assert expected == database_url(address).render_as_string()


@pytest.mark.parametrize("address", ["mysql://desk/news", "  ", "://", "postgresql+asyncpg://db/news"])
def test_other_addresses_get_a_sentence(address: str) -> None:
    """What is no database that factcheck knows is refused in one sentence."""
    with pytest.raises(DatabaseError, match=r"\.$"):
        database_url(address)


def test_home_is_found() -> None:
    """A tilde stands for the home folder."""
    assert str(Path.home() / "desk.db") == database_url("~/desk.db").database


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without psycopg the sentence says what to install."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DatabaseError, match=r"pip install 'factcheck-desk\[postgres\]'"):
        open_engine(database_url("postgresql://db/news"))


def test_a_missing_file_is_made_only_when_asked(tmp_path: Path) -> None:
    """A command that only reads makes no empty database where there was none."""
    path = tmp_path / "desk.db"
    with pytest.raises(DatabaseError, match="run factcheck import first"):
        open_engine(database_url(str(path)), create=False)
    assert not path.exists()


@pytest.mark.parametrize(("place", "said"), [("", "is a folder"), ("gone/desk.db", "is not there")])
def test_a_wrong_place_gets_a_sentence(tmp_path: Path, place: str, said: str) -> None:
    """A folder is no database, and a database needs its folder."""
    with pytest.raises(DatabaseError, match=said):
        open_engine(database_url(str(tmp_path / place)))


def test_a_database_in_memory_is_one_for_all_sessions() -> None:
    """Every session of an engine without a file sees the same rows."""
    engine = open_engine(database_url("sqlite://"))
    with writing(engine) as session:
        session.execute(text("CREATE TABLE note (word TEXT)"))
        session.execute(text("INSERT INTO note VALUES ('kept')"))
    with reading(engine) as session:
        assert session.execute(text("SELECT word FROM note")).scalar_one() == "kept"
    engine.dispose()


def test_a_failed_block_leaves_nothing(engine: Engine) -> None:
    """An error takes back all rows, also those of a savepoint that was already released."""

    def write_and_stop() -> None:
        with writing(engine) as session:
            with session.begin_nested():
                insert_rows(session, OutletRow, [row("harbour-post")])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_stop()
    assert outlets(engine) == []


def test_a_failed_savepoint_costs_only_itself(engine: Engine) -> None:
    """What was written before and after a failed savepoint stays."""
    with writing(engine) as session:
        insert_rows(session, OutletRow, [row("a")])
        with pytest.raises(IntegrityError), session.begin_nested():
            insert_rows(session, OutletRow, [row("b"), row("a")])
        insert_rows(session, OutletRow, [row("c")])
    assert outlets(engine) == ["a", "c"]


@pytest.mark.parametrize("count", [1, TOGETHER - 1, TOGETHER, 2 * TOGETHER, 2 * TOGETHER + 1])
def test_every_row_is_inserted_however_many_go_together(engine: Engine, count: int) -> None:
    """Those that fill no whole statement are there, too, each once."""
    names = [f"outlet-{at:03}" for at in range(count)]
    with writing(engine) as session:
        insert_rows(session, OutletRow, [row(name) for name in names])
    assert names == outlets(engine)


def test_one_bad_row_of_a_statement_takes_all_of_it_back(engine: Engine) -> None:
    """Of the rows that go together with one that the database refuses, none stays."""
    many = [row(f"outlet-{at:03}") for at in range(3 * TOGETHER)]
    with writing(engine) as session:
        insert_rows(session, OutletRow, [row("a")])
        with pytest.raises(IntegrityError), session.begin_nested():
            insert_rows(session, OutletRow, [*many, row("a")])
    assert ["a"] == outlets(engine)


def test_many_rows_are_changed_by_their_keys(engine: Engine) -> None:
    """Each row gets its own values, an empty one too; what no key names stays."""
    stories = [
        {"id": at, "key": f"{at:032}", "article_id": None, "title": f"Story {at}"} for at in (1, 2, 3)
    ]
    with writing(engine) as session:
        insert_rows(session, StoryRow, stories)
        changes = [("Ferry “Ada”", 1, f"{1:032}"), (None, 2, f"{2:032}"), ("Nothing", 3, "f" * 32)]
        update_values(session, StoryRow, ("title",), ("id", "key"), changes)
        update_values(session, StoryRow, ("title",), ("id",), [])
    with reading(engine) as session:
        titles = session.execute(select(StoryRow.title).order_by(StoryRow.id)).scalars().all()
    assert titles == ["Ferry “Ada”", None, "Story 3"]


def test_values_of_every_kind_are_changed(engine: Engine) -> None:
    """Times, JSON, enums and broken numbers among whole ones are changed as they are inserted."""
    seen = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    runs = [
        {"id": at, "command": "x", "started_at": seen, "status": RunStatus.RUNNING, "tool_version": "1"}
        for at in (1, 2)
    ]
    articles = [
        {"id": at, "key": f"id:{at}", "source_id": f"{at}", "kind": ArticleKind.ARTICLE} for at in (1, 2, 3)
    ]
    with writing(engine) as session:
        insert_rows(session, RunRow, [{**one, "counts": {}} for one in runs])
        insert_rows(session, ArticleRow, articles)
        insert_rows(session, StoryRow, [{"id": 1, "key": "a" * 32, "title": None}])
        members = [{"article_id": at, "story_id": 1, "score": 0} for at in (1, 2, 3)]
        insert_rows(session, StoryMemberRow, members)
        ended = [(seen, RunStatus.DONE, {"new": 2}, 1), (None, RunStatus.FAILED, {}, 2)]
        update_values(session, RunRow, ("finished_at", "status", "counts"), ("id",), ended)
        rivals = [(1, 0.5, 1), (0.25, None, 2), (0, 2, 3)]
        update_values(session, StoryMemberRow, ("score", "rival"), ("article_id",), rivals)
    with reading(engine) as session:
        told = session.execute(select(RunRow.finished_at, RunRow.status, RunRow.counts).order_by(RunRow.id))
        scores = session.execute(
            select(StoryMemberRow.score, StoryMemberRow.rival).order_by(StoryMemberRow.article_id)
        )
        assert [one[:-1] for one in ended] == [tuple(one) for one in told]
        assert [one[:-1] for one in rivals] == [tuple(one) for one in scores]


def test_tables_too_are_taken_back(empty_engine: Engine) -> None:
    """DDL of a failed block leaves no table: a migration is whole or not at all."""

    def make_and_fail() -> None:
        with writing(empty_engine) as session:
            session.execute(text("CREATE TABLE note (word TEXT)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        make_and_fail()
    with writing(empty_engine) as session:
        session.execute(text("CREATE TABLE note (word TEXT)"))


def test_a_second_writer_gets_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that waits in vain says that the database is in use, and names it."""
    monkeypatch.setattr(door, "_PRAGMAS", ("PRAGMA busy_timeout=20", *door._PRAGMAS[1:]))
    first, second = (open_engine(database_url(str(tmp_path / "desk.db"))) for _ in range(2))
    with (
        writing(first),
        pytest.raises(DatabaseError, match=r"desk\.db is in use by another program"),
        writing(second),
    ):
        pass
    first.dispose()
    second.dispose()


def test_a_reader_sees_one_state(database_url: URL) -> None:
    """What another program commits meanwhile does not show within one reading session."""
    here, there = open_engine(database_url), open_engine(database_url)
    count = select(func.count()).select_from(OUTLET)
    with reading(here) as session:
        before = session.execute(count).scalar_one()
        with writing(there) as other:
            insert_rows(other, OutletRow, [row("harbour-post")])
        assert before == session.execute(count).scalar_one()
    assert outlets(here) == ["harbour-post"]
    here.dispose()
    there.dispose()


def test_known_rows_are_passed_over(engine: Engine) -> None:
    """Rows that break a unique rule are left out, the others of the same call are stored."""
    with writing(engine) as session:
        insert_or_ignore(session, OutletRow, [row("a"), row("b")])
        insert_or_ignore(session, OutletRow, [row("b"), row("c")])
        insert_or_ignore(session, OutletRow, [])
    assert outlets(engine) == ["a", "b", "c"]


def test_batches_cover_all() -> None:
    """Batches have at most the size asked for, in order, and none is empty."""
    assert list(batched(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(batched([], 2)) == []


def test_unknown_references_are_refused(engine: Engine) -> None:
    """Both databases mind references."""
    with pytest.raises(IntegrityError), writing(engine) as session:
        session.execute(text("INSERT INTO story_member (article_id, story_id, score) VALUES (7, 7, 1)"))
