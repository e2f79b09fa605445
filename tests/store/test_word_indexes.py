"""Searches for words go by the word index on PostgreSQL, however few of the answers are wanted."""

from __future__ import annotations

import re

import pytest
from desk_samples import ARTICLES, bring
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from factcheck.store import claim_search
from factcheck.store.claim_search import ClaimLimits, claims_with
from factcheck.store.engine import is_sqlite, reading
from factcheck.store.wordings import WORDS_POSTGRESQL, search_words


def plan(session: Session, statement: str, **values: object) -> str:
    """Return what PostgreSQL would do, were it not to read whole tables."""
    session.execute(text("SET LOCAL enable_seqscan = off"))
    return "\n".join(session.execute(text(f"EXPLAIN {statement}"), values).scalars())


def test_words_of_quotes_go_by_their_index(library: Engine) -> None:
    """The order of ids is asked for after the search, not in its place."""
    with reading(library) as session:
        every = search_words(session, [("boats", "island")], 100)
        assert set(sorted(every)[:2]) == search_words(session, [("boats", "island"), ("zebra",)], 2)
        assert set() == search_words(session, [], 2)
        if not is_sqlite(session):
            steps = plan(session, WORDS_POSTGRESQL.text, queries=["boats island"], limit=2)
            assert "ix_quote_wording_words" in steps
            assert "pk_quote_wording" not in steps


def test_words_of_claims_go_by_their_index(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The expression of the search is that of the index."""
    bring(engine, tmp_path_factory.mktemp("day"), ARTICLES)
    with reading(engine) as session:
        assert [] == claims_with(session, ("zebra",), ClaimLimits(), 5)
        if not is_sqlite(session):
            inner = re.search(r"ARRAY\((.*)\)\)$", claim_search._IN_POSTGRESQL.text)
            assert inner is not None
            assert "ix_claim_occurrence_words" in plan(session, inner[1], asked="boats")
