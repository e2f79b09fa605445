"""The condition that a column has one of many values, on both databases."""

from __future__ import annotations

from sqlalchemy import Engine, select

from factcheck.store.among import among
from factcheck.store.engine import is_sqlite, reading, writing
from factcheck.store.schema import TermDfRow

WORDS = ("harbour", "œuvre", 'the "pier"', "10")


def test_text_is_found_whatever_stands_in_it(engine: Engine) -> None:
    """Marks, foreign letters and digits are compared as they are; nothing is among no values."""
    with writing(engine) as session:
        session.add_all([TermDfRow(term=word, df=at) for at, word in enumerate(WORDS)])
    with reading(engine) as session:

        def found(*words: str) -> set[str]:
            return set(session.scalars(select(TermDfRow.term).where(among(TermDfRow.term, list(words)))))

        assert set(WORDS) == found(*WORDS, "quay")
        assert {"10"} == found("10", "010")
        assert set() == found()


def test_numbers_are_found_beside_other_conditions(engine: Engine) -> None:
    """Two lists in one statement keep apart, and a statement that is built again takes the new list."""
    with writing(engine) as session:
        session.add_all([TermDfRow(term=word, df=at) for at, word in enumerate(WORDS)])
    with reading(engine) as session:
        for wanted in ([0, 1], [2], list(range(40_000))):
            query = select(TermDfRow.df).where(among(TermDfRow.df, wanted), ~among(TermDfRow.df, [1]))
            expected = {number for number in wanted if number < len(WORDS)} - {1}
            assert expected == set(session.scalars(query))


def test_a_list_is_looked_up_in_the_index(engine: Engine) -> None:
    """SQLite searches for the values, and does not read the whole table for them."""
    with reading(engine) as session:
        if is_sqlite(session):
            query = select(TermDfRow.df).where(among(TermDfRow.term, ["10"]))
            asked = query.compile(session.connection())
            plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ('["10"]',)).all()
            assert "SEARCH term_df" in plan[0][3]
