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

RACE = (
    "Rain held up the regatta at Port Ashby for three hours on Tuesday.\n\n"
    "Nils Arvid Holt, {}, won the race in a boat that Marta Quill of Lund had built. The Ashby Rowing Club "
    "gave a dinner for Marta Quill. Joan Teal read a letter from Peder Vang, Carla Munk sang, and Hugo "
    "Brandt, Ines Falk and Tilda Roos gave the prizes, which Sven Dahl and Oskar Friis had paid for.\n"
)
TRIAL = (
    "A court in Vik heard the first witness in the case of the stolen bells on Monday.\n\n"
    "Nils Arvid Holt, {}, told Judge Ellen Prior that he had seen a van. Ellen Prior will hear Osmund "
    "Trask, who sold the bells to the Vik Foundry, and then Rita Sand, Lars Behn, Dora Finch, Emil Krog, "
    "Vera Stahl, Jens Okker, Mona Wirth and Karin Thule of the Bell Museum.\n"
)


def told(id_: str, text: str, age: str, day: str) -> Article:
    """Return an account of the race or of the trial that gives the man an age."""
    return {"id": id_, "outlet": f"{id_} Post", "published": day, "text": text.format(age)}


OF_RACE = (told("courier", RACE, "19", "2021-03-02"), told("gazette", RACE, "21", "2021-03-03"))
OF_TRIAL = (told("beacon", TRIAL, "19", "2022-06-13"), told("mail", TRIAL, "21", "2022-06-14"))


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


def test_one_difference_in_two_stories(new_store: NewStore, tmp_path: Path) -> None:
    """Whichever story comes last, the report tells of the same one."""
    first, last = new_store(), new_store()
    for engine, parts in ((first, (OF_RACE, OF_TRIAL)), (last, (OF_TRIAL, OF_RACE))):
        for part in parts:
            bring(engine, tmp_path, part)
    assert dump(first) == dump(last)
    lines = [line for line in dump(first) if line.startswith("discrepancy")]
    assert [line.count("Age of Nils Arvid Holt: 19") for line in lines] == [1]


@pytest.mark.parametrize("mended", [0, 1])
def test_a_difference_stands_while_one_story_shows_it(
    new_store: NewStore, tmp_path: Path, mended: int
) -> None:
    """If the articles of one story no longer differ, what those of the other tell is still reported."""
    engine, fresh = new_store(), new_store()
    bring(engine, tmp_path, [*OF_RACE, *OF_TRIAL])
    stories = [OF_RACE, OF_TRIAL]
    text = (RACE, TRIAL)[mended]
    stories[mended] = (stories[mended][0], stories[mended][1] | {"text": text.format("19")})
    bring(engine, tmp_path, stories[mended])
    bring(fresh, tmp_path, [one for story in stories for one in story])
    assert sum(line.startswith("discrepancy") for line in dump(fresh)) == 1
    assert dump(fresh) == dump(engine)
    other = 1 - mended
    stories[other] = (stories[other][0], stories[other][1] | {"text": (RACE, TRIAL)[other].format("19")})
    bring(engine, tmp_path, stories[other])
    assert not any(line.startswith("discrepancy") for line in dump(engine))
