"""The law of order: what is linked and found rests on the articles, not on how they came."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_samples import ARTICLES, FERRY, Article, article, bring, dump, row_counts
from sqlalchemy import Engine

from factcheck.extract import EXTRACTOR
from factcheck.services.database import verify
from factcheck.store.engine import reading

NewStore = Callable[[], Engine]


def shuffled(seed: int) -> list[Article]:
    """Return the sample articles in another order."""
    order = list(ARTICLES)
    random.Random(seed).shuffle(order)
    return order


@pytest.fixture
def expected(new_store: NewStore, tmp_path: Path) -> list[str]:
    """Return what a store holds of the sample articles, brought in together."""
    engine = new_store()
    bring(engine, tmp_path, ARTICLES)
    return dump(engine)


def test_the_samples_show_what_they_are_for(expected: list[str]) -> None:
    """The law is worth little unless the store has every relation, check and kind of name."""
    text = "\n".join(expected)
    for sign in ("identical", "typographic", "elided", "contained", "variant"):
        assert f"'{sign}'" in text
    for sign in ("quote-altered", "speaker-differs", "doubled-word", "middle name left out"):
        assert sign in text


@pytest.mark.parametrize("seed", range(3))
def test_batches_in_any_order(expected: list[str], new_store: NewStore, tmp_path: Path, seed: int) -> None:
    """The same articles in another order give the same store."""
    engine = new_store()
    bring(engine, tmp_path, shuffled(seed))
    assert expected == dump(engine)


@pytest.mark.parametrize("seed", range(3, 6))
def test_one_by_one_in_any_order(
    expected: list[str], new_store: NewStore, tmp_path: Path, seed: int
) -> None:
    """An import for each article gives the store of one import for all."""
    engine = new_store()
    for one in shuffled(seed):
        bring(engine, tmp_path, [one])
    assert expected == dump(engine)


def test_workers_make_no_difference(expected: list[str], new_store: NewStore, tmp_path: Path) -> None:
    """Two worker processes give the store of one."""
    engine = new_store()
    assert bring(engine, tmp_path, ARTICLES, jobs=2).new == len(ARTICLES)
    assert expected == dump(engine)


def test_a_text_changed_and_changed_back(expected: list[str], new_store: NewStore, tmp_path: Path) -> None:
    """After a change and its withdrawal the store is that of the texts as they stand, versions aside."""
    engine = new_store()
    bring(engine, tmp_path, ARTICLES)
    for id_, text in (
        ("minutes", f"Ana Ruiz said: “{FERRY}. Ask the crews.”\n"),
        ("beacon", "No boats are for sale. Ana B. Ruiz said no more.\n"),
        ("evening", "Nothing was said.\n"),
    ):
        changed = [one | {"text": text} if one["id"] == id_ else one for one in ARTICLES]
        assert bring(engine, tmp_path, [article(id_, text=text)]).changed == 1
        fresh = new_store()
        bring(fresh, tmp_path, reversed(changed))
        assert dump(fresh) == dump(engine)
        assert bring(engine, tmp_path, [article(id_)]).changed == 1
        assert expected == dump(engine)
    with reading(engine) as session:
        assert verify(session, EXTRACTOR) == []


def test_facts_beside_the_text_are_refreshed(new_store: NewStore, tmp_path: Path) -> None:
    """A new date, outlet or title makes no version, and orders carriers as a fresh import would."""
    dated = article("minutes", published="2021-03-01", title="Minutes of the council")
    moved = article("courier", published="2021-03-20", outlet="Harbor Courier")
    later = article("late", published="2021-03-19")  # its Friday is another day now
    engine, fresh = new_store(), new_store()
    bring(engine, tmp_path, ARTICLES)
    before = row_counts(engine)
    summary = bring(engine, tmp_path, [dated, moved, later])
    assert (summary.refreshed, summary.changed, summary.new) == (3, 0, 0)
    after = row_counts(engine)
    for table in ("article", "article_version", "outlet", "quote_occurrence", "name_occurrence"):
        assert before[table] == after[table]
    changed = {one["id"]: one for one in (dated, moved, later)}
    bring(fresh, tmp_path, [changed.get(one["id"], one) for one in ARTICLES])
    assert dump(fresh) == dump(engine)


def test_the_same_again_writes_nothing(new_store: NewStore, tmp_path: Path) -> None:
    """A second import of the same articles adds no row to any table but that of runs."""
    engine = new_store()
    bring(engine, tmp_path, ARTICLES)
    rows, facts = row_counts(engine), dump(engine)
    summary = bring(engine, tmp_path, shuffled(9))
    assert (summary.unchanged, summary.articles) == (len(ARTICLES), len(ARTICLES))
    assert rows == row_counts(engine)
    assert facts == dump(engine)


def test_a_fuller_name_keeps_the_quote_of_its_bearer(new_store: NewStore, tmp_path: Path) -> None:
    """A quote stays with its speaker when a later article's form of the name makes another entity of it."""
    said = {"id": "a", "text": "“The engines are old but the crews know them,” Paul Dorn said.\n"}
    for name in ("Paul J. Dorn", "Paul Dorn Jr."):
        named = {"id": "b", "text": f"The line is run by {name}, who grew up in Holm.\n"}
        first, other = new_store(), new_store()
        bring(first, tmp_path, [said])
        bring(first, tmp_path, [named])
        bring(other, tmp_path, [named, said])
        assert dump(other) == dump(first)


def test_a_speech_in_more_cuts_than_are_compared(new_store: NewStore, tmp_path: Path) -> None:
    """Sixty cuts of one speech are one quote, also when the whole speech comes last."""
    words = [f"{word}{number}" for number in range(24) for word in ("pier", "boat", "crew")]
    cuts = [
        {"id": f"cut-{at}", "text": f"“{' '.join(words[at : at + 12])},” Ana Ruiz said.\n"}
        for at in range(60)
    ]
    whole = {"id": "whole", "text": f"“{' '.join(words)},” Ana Ruiz said.\n"}
    early, late = new_store(), new_store()
    bring(early, tmp_path, [whole])
    bring(early, tmp_path, cuts)
    bring(late, tmp_path, cuts)
    bring(late, tmp_path, [whole])
    assert dump(early) == dump(late)
    assert [line.count("contained") for line in dump(late) if line.startswith("quote")] == [60]
