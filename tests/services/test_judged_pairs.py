"""Pairs of wordings that linking stores: the same as a set and one by one, and found among crowds."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from desk_samples import bring, dump
from sqlalchemy import Engine, select
from sqlalchemy.orm import aliased

from factcheck.services.judging import ALONE, POSTINGS, judged
from factcheck.services.prepared import read_wording
from factcheck.store.engine import reading, table_of, writing
from factcheck.store.schema import QuoteEdgeRow, QuoteWordingRow
from factcheck.store.wordings import NewWording, add_wordings

NewStore = Callable[[], Engine]
Told = dict[str, str]

VERBS = ("keep", "close", "sell", "paint", "count", "mend", "guard", "lease")
THINGS = ("pier", "ferry", "levy", "orchard", "archive", "tunnel", "depot", "market", "reactor", "chapel")


def statement(draw: random.Random) -> list[str]:
    """Return the words of a statement that shares phrases with others."""
    words: list[str] = []
    for _ in range(draw.randint(2, 5)):
        number = draw.randrange(4)
        words += ["we", "will", draw.choice(VERBS), "the", f"{draw.choice(THINGS)}{number}", "for", "good"]
    return words


def wordings_of(words: list[str], draw: random.Random) -> Iterator[list[str]]:
    """Yield a statement, a part of it, and wordings with a word left out, changed, and changed twice."""
    yield words
    start = draw.randrange(len(words) - 7)
    yield words[start : start + draw.randint(5, 8)]
    yield [word for at, word in enumerate(words) if at != start + 1]
    for count in (1, 3):
        places = draw.sample(range(len(words)), count)
        yield [f"other{at}" if at in places else word for at, word in enumerate(words)]


@pytest.fixture
def told() -> list[Told]:
    """Return eight statements in five wordings each, every one in an article of its own."""
    draw = random.Random("wordings of statements")
    texts = [" ".join(words) for _ in range(8) for words in wordings_of(statement(draw), draw)]
    return [
        {"id": f"a{at}", "text": f"“{text.capitalize()},” Ana Ruiz said.\n"}
        for at, text in enumerate(texts)
    ]


def edges(engine: Engine) -> list[tuple[object, ...]]:
    """Return every judged pair with all that is stored of it, its ends by key."""
    edge, part = table_of(QuoteEdgeRow), aliased(QuoteWordingRow)
    whole = aliased(QuoteWordingRow)
    columns = [column for column in edge.c if column.name not in ("a_id", "b_id")]
    with reading(engine) as session:
        rows = session.execute(
            select(part.key, whole.key, *columns)
            .join_from(edge, part, part.id == edge.c.a_id)
            .join(whole, whole.id == edge.c.b_id)
        )
        return sorted(map(tuple, rows))


def test_a_set_gives_the_pairs_of_one_by_one(new_store: NewStore, tmp_path: Path, told: list[Told]) -> None:
    """A large import, which judges batches as sets, stores the same rows as an import for each article."""
    together, single = new_store(), new_store()
    bring(together, tmp_path, told)
    order = list(told)
    random.Random(3).shuffle(order)
    for one in order:
        bring(single, tmp_path, [one])
    assert len(edges(together)) > 60
    assert edges(together) == edges(single)


def said(number: int, words: str) -> Told:
    """Return an article with one statement of one speaker."""
    return {"id": f"s{number}", "text": f"“{words.capitalize()},” Ana Ruiz said.\n"}


def test_a_phrase_that_becomes_common_ties_no_more(new_store: NewStore, tmp_path: Path) -> None:
    """What one phrase alone ties is let go when many have it, so that a pair rests on no order."""
    pair = [
        said(at, f"guard the orchard {word} tunnel lamps") for at, word in enumerate(("with", "without"))
    ]
    crowd = [said(9 + at, f"guard the orchard shop{at} for{at} good{at}") for at in range(ALONE - 1)]
    early, late, few = new_store(), new_store(), new_store()
    for engine, parts in ((early, (pair, crowd)), (late, (crowd, pair)), (few, (pair, crowd[1:]))):
        for part in parts:
            bring(engine, tmp_path, part)
    assert len(edges(few)) == 1
    assert [] == edges(late)
    assert dump(late) == dump(early)
    assert [] == edges(early)


def store_wordings(engine: Engine, texts: Iterable[str]) -> None:
    """Store wordings without judging them, which hundreds of one statement would take long for."""
    read = {one.wording.key: one for one in map(read_wording, texts)}
    with writing(engine) as session:
        add_wordings(
            session,
            [
                NewWording(
                    key=key,
                    text=one.wording.text,
                    length=one.wording.length,
                    elided=one.wording.elided,
                    fingerprints=one.fingerprints,
                    terms=set(one.wording.words),
                )
                for key, one in read.items()
            ],
        )
        session.commit()


def tied_to(engine: Engine, text: str) -> list[str]:
    """Return the stored wordings that one that is not stored is linked to."""
    asked = read_wording(text)
    with reading(engine) as session:
        found = judged(session, {-1: (asked.wording, asked.fingerprints)}, stored=False)
        ends = {end for edge in found for end in (edge.part_id, edge.whole_id)} - {-1}
        return sorted(session.get_one(QuoteWordingRow, end).text for end in ends)


def test_a_fragment_is_found_among_those_with_its_phrases(new_store: NewStore) -> None:
    """A part with a wrong word finds its source, though hundreds share a phrase with both."""
    engine = new_store()
    source = "nobody asked the miller before they drained the pond so we will close the road to the weir"
    crowd = [f"we will close the road to place{at} number {at} at noon" for at in range(ALONE * 4)]
    store_wordings(engine, [*crowd, source])
    assert [source] == tied_to(engine, "nobody asked the miller before he drained the pond")


def test_a_variant_of_what_too_many_said(new_store: NewStore) -> None:
    """Where lists are cut, as for a statement with hundreds of wordings, a variant still finds some."""
    engine = new_store()
    common = "the harbor belongs to everyone who ever mended a net here"
    store_wordings(engine, (f"{common} and to number{at} too" for at in range(POSTINGS + 20)))
    assert len(tied_to(engine, f"{common} and nobody else")) > 20


def test_a_phrase_that_too_many_said(new_store: NewStore) -> None:
    """A statement that only begins with a phrase whose lists are cut is judged against none of them."""
    engine = new_store()
    phrase = "at the end of the day"
    store_wordings(engine, (f"{phrase} it is number{at} that counts" for at in range(POSTINGS + 20)))
    rest = " ".join(f"word{at}" for at in range(20))
    assert [] == tied_to(engine, f"{phrase} {rest}")
