"""Wordings: fingerprint postings, word counts, judged pairs, and the search by words."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from factcheck.model.group import Relation
from factcheck.store.edges import StoredEdge, add_edges, connected, edges_of
from factcheck.store.engine import reading, writing
from factcheck.store.postings import postings, whole_postings
from factcheck.store.schema import QuoteFpRow
from factcheck.store.wordings import (
    NewWording,
    add_wordings,
    remove_wordings,
    search_words,
    term_counts,
    texts_within,
    wording_ids,
    wording_texts,
)

TEXTS = ("we stay here", "we stay", "they stay here", "the 3.5 percent @holm $ tax")


def new(text: str, *fingerprints: int) -> NewWording:
    """Return a wording whose key is made of its length."""
    words = text.split()
    return NewWording(
        key=f"{len(text):032x}",
        text=text,
        length=len(words),
        elided=False,
        fingerprints=fingerprints,
        terms=set(words),
    )


def stored(session: Session) -> list[int]:
    """Store the sample wordings; return their row ids."""
    samples = [new(text, 7, 100 + at) for at, text in enumerate(TEXTS)]
    ids = add_wordings(session, samples)
    return [ids[one.key] for one in samples]


def edge(part: int, whole: int, *, needs_context: bool = False) -> StoredEdge:
    """Return a judged pair."""
    return StoredEdge(
        part_id=part,
        whole_id=whole,
        relation=Relation.CONTAINED,
        coverage=1.0,
        density=0.75,
        score=0.75,
        matched=2,
        needs_context=needs_context,
        forms=("we", "stay") if needs_context else (),
    )


def test_texts_within_a_length(engine: Engine) -> None:
    """Of the wordings asked for those with more plain words are left out; none is asked for in vain."""
    with writing(engine) as session:
        ids = stored(session)
        found = texts_within(session, [*ids[:3], 10**9], 2)
        assert {ids[1]: ("we stay", 2)} == found
        assert texts_within(session, [], 9) == {}


def test_wordings_come_back(engine: Engine) -> None:
    """What is stored is found by key and by id; unknown ones are left out."""
    with writing(engine) as session:
        ids = stored(session)
    with reading(engine) as session:
        assert wording_texts(session, [*ids, 999]) == dict(zip(ids, TEXTS, strict=True))
        assert wording_ids(session, [new(TEXTS[1]).key, "0" * 32]) == {new(TEXTS[1]).key: ids[1]}
        assert wording_ids(session, []) == {}


def test_one_wording_is_stored_once(engine: Engine) -> None:
    """The key is unique."""
    with writing(engine) as session:
        stored(session)
    with pytest.raises(IntegrityError), writing(engine) as session:
        stored(session)


def test_postings_are_capped_on_the_read(engine: Engine) -> None:
    """A hash gives at most so many wordings as are asked for; one that nothing has gives none."""
    with writing(engine) as session:
        ids = stored(session)
        assert postings(session, [7, 102, 55], 10) == {7: ids, 102: [ids[2]]}
        assert {number: len(found) for number, found in postings(session, [7, 102], 2).items()} == {
            7: 2,
            102: 1,
        }
        assert postings(session, [], 2) == {}


def test_lists_are_read_whole_or_not_at_all(engine: Engine) -> None:
    """A hash of more wordings than asked for has an empty list; one of a single one may be left out."""
    with writing(engine) as session:
        ids = stored(session)
        assert whole_postings(session, [7, 102, 55], len(ids)) == {7: ids, 102: [ids[2]]}
        assert whole_postings(session, [7, 102], len(ids) - 1) == {7: [], 102: [ids[2]]}
        assert whole_postings(session, [7, 102], len(ids), several=True) == {7: ids}
        assert whole_postings(session, [], 2) == {}


def test_words_are_counted_by_wording(engine: Engine) -> None:
    """A word counts once for each wording that has it; removing takes it off."""
    with writing(engine) as session:
        ids = stored(session)
        assert term_counts(session, ["stay", "here", "they", "nowhere"]) == {
            "stay": 3,
            "here": 2,
            "they": 1,
        }
        add_edges(session, [edge(ids[1], ids[0]), edge(ids[1], ids[2])])
        remove_wordings(session, [ids[2]], Counter(set(TEXTS[2].split())))
        assert term_counts(session, ["stay", "here", "they"]) == {"stay": 2, "here": 1}
        assert wording_texts(session, ids).keys() == {ids[0], ids[1], ids[3]}
        assert edges_of(session, ids) == [edge(ids[1], ids[0])]
        assert (
            session.execute(select(QuoteFpRow.h).where(QuoteFpRow.wording_id == ids[2])).scalars().all()
            == []
        )
        assert search_words(session, [["they", "stay"]], 10) == set()
        remove_wordings(session, [], Counter())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("stay",), (0, 1, 2)),
        (("stay", "here"), (0, 2)),
        (("STAY", "Here"), (0, 2)),
        (("sta",), ()),
        (("3.5", "percent"), (3,)),
        (("@holm", "tax"), (3,)),
        (("here", "tax"), ()),
    ],
)
def test_all_words_must_stand_in_a_wording(
    engine: Engine, words: tuple[str, ...], found: tuple[int, ...]
) -> None:
    """Whole words are looked for, in any order, the same on both databases."""
    with writing(engine) as session:
        ids = stored(session)
        assert {ids[at] for at in found} == search_words(session, [words], 10)
        assert {ids[at] for at in found[:1]} == search_words(session, [words], 1)


def test_pairs_lead_from_one_to_the_next(engine: Engine) -> None:
    """All wordings that pairs connect are reached, with every pair once."""
    with writing(engine) as session:
        a, b, c, d = stored(session)
        first, second = edge(b, a, needs_context=True), edge(b, c)
        add_edges(session, [first, second])
        add_edges(session, [])
        for start in (a, b, c):
            reached, edges = connected(session, [start])
            assert reached == {a, b, c}
            assert sorted(edges, key=lambda one: one.whole_id) == [first, second]
        assert connected(session, [d]) == ({d}, [])
        assert connected(session, []) == (set(), [])
