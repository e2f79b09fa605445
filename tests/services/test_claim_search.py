"""Search for claims: by what they are about and by their value; both databases give one answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_samples import bring
from sqlalchemy import Engine

from factcheck.model.answer import ClaimHit
from factcheck.model.claim import ClaimKind
from factcheck.services.claim_search import find_claims
from factcheck.services.database import upgrade
from factcheck.store.engine import database_url, open_engine, reading

ARTICLES = (
    {
        "id": "echo",
        "outlet": "Harrow Echo",
        "published": "2021-05-01",
        "text": "The council spent $1.8 million on the bridge. Crews evacuated 23 families on Monday.\n",
    },
    {
        "id": "post",
        "outlet": "Lund Post",
        "published": "2021-05-03",
        "text": "The bridge cost $1,800,000, the council said. Nobody was hurt.\n",
    },
    {
        "id": "mail",
        "outlet": "Evening Mail",
        "text": "“We took out twenty-two families,” Ana Ruiz said. The bridge cost $2.4 million.\n",
    },
    {
        "id": "news",
        "outlet": "Zürich Élan",
        "published": "2021-05-09",
        "text": "The Café Élan sold 300 cakes. Sixteen families came by boat.\n",
    },
)


@pytest.fixture
def desk(new_store: Callable[[], Engine], tmp_path: Path) -> Engine:
    """Return a store with the articles, on each of both databases."""
    engine = new_store()
    bring(engine, tmp_path, ARTICLES)
    return engine


def ask(engine: Engine, words: str, **limits: Any) -> list[ClaimHit]:
    """Search in a session of its own."""
    with reading(engine) as session:
        return find_claims(session, words, **limits)


def told(hits: list[ClaimHit]) -> list[tuple[str, str]]:
    """Return what each hit says, and where."""
    return [(one.article.id, one.text) for one in hits]


@pytest.mark.parametrize("amount", ["$1.8 million", "1,800,000", "1.8 million"])
def test_a_number_is_found_however_it_is_written(desk: Engine, amount: str) -> None:
    """Both forms come first, by date; another amount for the bridge comes after them."""
    hits = ask(desk, f"bridge {amount}")
    assert [("echo", "$1.8 million"), ("post", "$1,800,000")] == told(hits)[:2]
    assert all(one.score < hits[1].score for one in hits[2:])


def test_another_figure_for_the_same_is_near(desk: Engine) -> None:
    """Who asks for a wrong number sees the numbers that there are."""
    assert {"23 families", "twenty-two families", "Sixteen families"} == {
        one.text for one in ask(desk, "families")
    }
    assert "23 families" == ask(desk, "twenty-three families")[0].text
    assert "23 families" == ask(desk, "evacuated families")[0].text


def test_a_hit_says_where_it_stands(desk: Engine) -> None:
    """The span is the claim's, the context its sentences."""
    (hit,) = ask(desk, "crews evacuated 23 families", limit=1)
    text = ARTICLES[0]["text"]
    assert "23 families" == hit.claim.span.of(text) == hit.text
    assert "Crews evacuated 23 families on Monday." in hit.context
    assert 1.0 > hit.score > 0.8


def test_limits_choose_claims(desk: Engine) -> None:
    """Kind, outlet, days and speaker; undated articles are in no span of days."""
    assert {"echo", "mail", "news"} == {one.article.id for one in ask(desk, "families")}
    assert {"mail"} == {one.article.id for one in ask(desk, "families", outlet="evening")}
    assert {"news"} == {one.article.id for one in ask(desk, "families", since="2021-05-02")}
    assert {"echo"} == {one.article.id for one in ask(desk, "families", until="2021-05-02")}
    assert {"mail"} == {one.article.id for one in ask(desk, "families", speaker="Ruis")}
    assert [] == ask(desk, "families", kind=ClaimKind.DATE)
    assert [] == ask(desk, "families", outlet="Nowhere Post")
    assert 1 == len(ask(desk, "families", limit=1))


def test_accents_and_odd_marks_are_words_or_nothing(desk: Engine) -> None:
    """Letters beyond ASCII are found on both databases; marks of a query language are no query."""
    assert ("news", "300 cakes") in told(ask(desk, "Élan 300 cakes"))
    for words in ("", "“…”", "' OR 1=1 --", 'NEAR("a" AND *)', "%_\\", "\0", "🚢", "a " * 3_000):
        assert isinstance(ask(desk, words), list)


def test_both_databases_answer_alike(desk: Engine, tmp_path: Path) -> None:
    """Scores, order and keys do not depend on the database or the order of import."""
    other = open_engine(database_url(":memory:"))
    upgrade(other)
    (tmp_path / "reversed").mkdir()
    bring(other, tmp_path / "reversed", reversed(ARTICLES))
    for words in ("families", "bridge 1.8 million", "council spent", "cakes by boat", "cost of the bridge"):
        mine = [(one.score, one.key) for one in ask(desk, words)]
        assert mine == [(one.score, one.key) for one in ask(other, words)]
    other.dispose()
