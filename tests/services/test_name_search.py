"""Search for names, misspelt as well; both databases give one answer."""

from __future__ import annotations

import pytest
from desk_samples import ARTICLES, bring
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from factcheck.model.answer import NameHit
from factcheck.model.name import NameKind
from factcheck.services.database import upgrade
from factcheck.services.name_search import find_names, likeness, pieces
from factcheck.store.engine import database_url, open_engine, reading


def ask(engine: Engine, name: str, **limits: object) -> list[NameHit]:
    """Search in a session of its own."""
    with reading(engine) as session:
        return find_names(session, name, **limits)  # type: ignore[arg-type]  # each test gives its own


@pytest.mark.parametrize("name", ["Ana Ruiz", "ana ruiz", "Ruiz", "Anna Ruiz", "Ana Ruis", "Ruiz, Ana"])
def test_a_name_is_found_as_people_write_it(library: Engine, name: str) -> None:
    """In any case and order, by the surname, and with a slip."""
    assert "Ruiz" in ask(library, name)[0].name


def test_a_hit_names_its_articles(library: Engine) -> None:
    """Articles come by date, undated ones last, each with the form that it gives."""
    (hit,) = ask(library, "Tomas Lind", limit=1)
    assert ("Tomas Lind", NameKind.PERSON, 1.0) == (hit.name, hit.kind, hit.score)
    assert ["weekly", "evening"] == [article.id for article, _ in hit.articles]


def test_like_names_come_after_the_one_asked_for(library: Engine) -> None:
    """Thomas Lindt is no Tomas Lind, but near."""
    names = [hit.name for hit in ask(library, "Tomas Lind")]
    assert "Tomas Lind" == names[0]
    assert "Thomas Lindt" in names


def test_limits_choose_names(library: Engine) -> None:
    """By kind, and by the articles that name them."""
    assert all(
        hit.kind is NameKind.ORGANISATION for hit in ask(library, "Holm", kind=NameKind.ORGANISATION)
    )
    (dorn, *_) = ask(library, "Paul Dorn", outlet="beacon")
    assert ["beacon"] == [article.id for article, _ in dorn.articles]
    assert [] == ask(library, "Paul Dorn", since="2022-01-01")
    assert {"courier", "gazette", "beacon"} >= {
        article.id for hit in ask(library, "Dorn", until="2021-03-03") for article, _ in hit.articles
    }


@pytest.mark.parametrize("name", ["", "…", "x", "%", "_%", "\\", "\0", "' OR 1=1 --", "Zbigniew Qwertz"])
def test_what_nobody_is_called_finds_nobody(library: Engine, name: str) -> None:
    """Marks of a query language are no query."""
    assert [] == ask(library, name)


@given(st.lists(st.text("abcdeé", min_size=1, max_size=9), min_size=1, max_size=4))
def test_a_name_is_most_like_itself(words: list[str]) -> None:
    """Likeness is 1 for the same words in any order, and never more."""
    assert 1.0 == likeness(" ".join(words), " ".join(words[::-1]))
    assert likeness(" ".join(words), " ".join([*words, "zzz"])) < 1.0


def test_an_initial_alone_is_no_name(library: Engine) -> None:
    """An initial stands for the word beside a name that fits, and makes no hit by itself."""
    assert likeness("Paul Dorn", "P. Dorn") == 1.0
    assert likeness("Jonas", "Paul J. Dorn") == 0.0
    assert "Paul J. Dorn" not in [hit.name for hit in ask(library, "Jonas")]


@given(st.text("abcdefgh", min_size=4, max_size=12), st.data())
def test_a_slip_leaves_a_piece_whole(word: str, data: st.DataObject) -> None:
    """However a letter is changed, lost or put in, the database is asked for a piece that is left."""
    at = data.draw(st.integers(0, len(word) - 1))
    for slip in (word[:at] + "x" + word[at + 1 :], word[:at] + word[at + 1 :], word[:at] + "x" + word[at:]):
        assert [piece for piece in pieces([word]) if piece in slip]
        assert all(len(piece) > 1 for piece in pieces([word]))


def test_both_databases_answer_alike(library: Engine, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Scores, order and keys do not depend on the database or the order of import."""
    other = open_engine(database_url(":memory:"))
    upgrade(other)
    bring(other, tmp_path_factory.mktemp("reversed"), reversed(ARTICLES))
    for name in ("Ana Ruiz", "Dorn", "Holm", "Lind", "Vance", "ferry company"):
        mine = [(hit.score, hit.key, hit.spellings) for hit in ask(library, name)]
        assert mine == [(hit.score, hit.key, hit.spellings) for hit in ask(other, name)]
    other.dispose()
