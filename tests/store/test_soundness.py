"""Verifying finds each kind of damage, and nothing in a sound database."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from store_samples import EXTRACTOR, bucket, empty, extraction
from stored import add_version

from factcheck.model.article import ArticleKey
from factcheck.model.fault import Fault
from factcheck.services.database import verify
from factcheck.store.engine import reading, writing
from factcheck.store.runs import start_run


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Return a database with one article, changed once, and a quotation that is linked."""
    with writing(engine) as session:
        run = start_run(session, "import")
        add_version(session, empty("Rain."), run, bucket)
        add_version(session, extraction(), run, bucket)
        add_version(session, empty("Snow.", key=ArticleKey("id:snow"), id="snow"), run, bucket)
        tie = "SELECT id, 1, 1, 'identical', 1, 0, 1, NULL FROM quote_occurrence WHERE text = 'No.'"
        for order in (
            f"INSERT INTO quote_wording VALUES (1, '{'a' * 32}', 'no', 1, false)",
            f"INSERT INTO quote VALUES (1, '{'b' * 32}', 1, 'No.', 'Ana Ruiz', NULL)",
            f"INSERT INTO quote_member {tie}",
            "INSERT INTO entity_name SELECT kind, bucket, name, 1, NULL, NULL, NULL FROM entity_member",
        ):
            session.execute(text(order))
        if engine.dialect.name == "sqlite":
            session.execute(text("INSERT INTO quote_fts (rowid, text) VALUES (1, 'no')"))
    return engine


def found(engine: Engine, *orders: str, extractor: str = EXTRACTOR) -> list[Fault]:
    """Damage the database, then return what verifying says."""
    with writing(engine) as session:
        for order in orders:
            session.execute(text(order))
    with reading(engine) as session:
        return verify(session, extractor)


def test_a_sound_database_has_no_faults(filled: Engine) -> None:
    """Nothing is said of rows that agree with their texts and with each other."""
    assert found(filled) == []


@pytest.mark.parametrize(
    ("order", "code", "where", "said"),
    [
        ("UPDATE article_version SET text = text || '.' WHERE is_current", "text", "bridge", "not the one"),
        (
            "UPDATE name_occurrence SET text = 'Ana Ruis' WHERE text = 'Ana Ruiz'",
            "span",
            "bridge",
            "'Ana Ruis'",
        ),
        ("UPDATE claim_occurrence SET char_end = 9999", "span", "bridge", "beyond the text"),
        ("UPDATE claim_item SET text = 'Wik' WHERE text = 'Vik'", "span", "bridge", "A list item"),
        ("UPDATE quote_span SET cue_end = 9999 WHERE cue_end > 0", "span", "bridge", "A cue"),
        ("UPDATE quote_span SET char_end = char_end - 1", "span", "bridge", "A quotation at 1 says"),
        (
            f"UPDATE quote_occurrence SET key = '{'9' * 32}' WHERE ordinal = 0",
            "key",
            "bridge",
            "has the key 999",
        ),
        ("DELETE FROM quote_span", "orphan", "bridge", "has no place"),
        ("UPDATE quote_wording SET text = 'yes'", "span", "quotation", "folds to 'no', not to 'yes'"),
        ("DELETE FROM quote_member", "orphan", "quote 1", "Nothing belongs to it"),
        ("DELETE FROM quote_member", "orphan", "wording 1", "Nothing belongs to it"),
        ("UPDATE article_version SET is_current = false", "orphan", "snow", "no current version"),
        ("UPDATE article_version SET is_current = false", "orphan", "quote_member", "not current"),
    ],
)
def test_each_damage_is_found(filled: Engine, order: str, code: str, where: str, said: str) -> None:
    """A row changed behind the program's back is named with what is wrong."""
    faults = found(filled, order)
    assert any(
        fault.code == code and fault.where.startswith(where) and said in fault.message for fault in faults
    ), faults


def test_an_entity_without_names_is_found(filled: Engine) -> None:
    """A person whom no text names any more is an orphan."""
    key = "c" * 32
    order = f"INSERT INTO entity VALUES (1, '{key}', 'person', 'Ana Ruiz', 'ruiz')"
    assert [fault.where for fault in found(filled, order)] == ["entity 1"]


def test_a_story_without_articles_is_found(filled: Engine) -> None:
    """A story that no article tells any more is an orphan."""
    order = f"INSERT INTO story (id, key, title) VALUES (1, '{'d' * 32}', 'Snow')"
    assert [(fault.code, fault.where) for fault in found(filled, order)] == [("orphan", "story 1")]


def test_outdated_versions_are_listed(filled: Engine) -> None:
    """Current versions of another extractor are listed; past ones are history."""
    faults = found(filled, extractor="rules/2")
    assert [(one.code, one.where) for one in faults] == [("outdated", "bridge"), ("outdated", "snow")]
    assert faults[0].message == "Extracted by rules/1, not by rules/2: import it again."


def test_lost_references_are_found(filled: Engine) -> None:
    """A row that points nowhere is found on SQLite, where a program may turn the guard off."""
    if filled.dialect.name == "postgresql":
        return
    with filled.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("UPDATE article SET outlet_id = 77 WHERE source_id = 'snow'")
        driver.execute("PRAGMA foreign_keys=ON")
    assert "reference" in {fault.code for fault in found(filled)}


def test_a_word_index_out_of_step_is_found(filled: Engine) -> None:
    """The word index of SQLite is filled by the program, so it is counted."""
    if filled.dialect.name == "postgresql":
        return
    faults = found(filled, "INSERT INTO quote_fts (quote_fts, rowid, text) VALUES ('delete', 1, 'no')")
    assert [fault.where for fault in faults] == ["quote_fts"]
