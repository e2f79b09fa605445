"""What people say of pairs of articles: one event or two, whatever they share, in every order."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_samples import ARTICLES, bring, dump
from memory_samples import BOTH, LATER, fire
from sqlalchemy import Engine, insert, select

from factcheck.model.decision import PairVerdict
from factcheck.model.finding import Verdict
from factcheck.services.identities import article_named
from factcheck.services.pairing import decide_pair
from factcheck.services.why import why
from factcheck.store.engine import reading, table_of, writing
from factcheck.store.schema import DecisionRow, RulingKeyRow, RulingRow
from factcheck.store.stories import stories_of

NOON = datetime(2021, 3, 9, 12, tzinfo=UTC)
TEXTS = [*ARTICLES, LATER, BOTH, fire("east", "five"), fire("west", "nine"), fire("north", "nine")]


def say(engine: Engine, one: str, other: str, verdict: PairVerdict | Verdict) -> None:
    """Say something of two articles."""
    with writing(engine) as session:
        decide_pair(session, one, other, verdict, actor="Kim", now=NOON)


def in_one_story(engine: Engine, one: str, other: str) -> bool:
    """Tell whether two articles are in one story."""
    with reading(engine) as session:
        first, second = (stories_of(session, [article_named(session, id_)]) for id_ in (one, other))
    return first == second


def test_two_accounts_of_one_fire_can_be_of_two(engine: Engine, tmp_path: Path) -> None:
    """They part, nothing is held against each other any more, and meet again when that is taken back."""
    bring(engine, tmp_path, TEXTS)
    before = dump(engine)
    assert in_one_story(engine, "east", "west")
    say(engine, "east", "west", PairVerdict.DIFFERENT)
    assert not in_one_story(engine, "east", "west")
    with reading(engine) as session:
        told = why(session, ["east", "west"]).verdict
    assert told == "They are in two stories: a decision says different."
    say(engine, "east", "west", Verdict.WITHDRAWN)
    assert dump(engine) == before


def test_two_articles_without_a_common_name_can_be_of_one_event(engine: Engine, tmp_path: Path) -> None:
    """They share a story from then on, with all others of it, also after one comes again."""
    bring(engine, tmp_path, TEXTS)
    before = dump(engine)
    say(engine, "later", "east", PairVerdict.SAME)
    assert in_one_story(engine, "later", "east")
    bring(engine, tmp_path, [LATER | {"text": "The prize was given at noon.\n"}])
    bring(engine, tmp_path, [LATER])
    assert in_one_story(engine, "later", "west")
    say(engine, "later", "east", Verdict.WITHDRAWN)
    assert dump(engine) == before


@pytest.mark.parametrize("seed", range(4))
def test_pairs_before_texts_are_pairs_after_them(
    new_store: Callable[[], Engine], tmp_path: Path, seed: int
) -> None:
    """Whatever is said of any articles, in whatever order they come, the stories are the same."""
    dice = random.Random(seed)
    first, second = new_store(), new_store()
    bring(first, tmp_path, TEXTS)
    for _ in range(4):
        one, other = dice.sample(TEXTS, 2)
        say(first, one["id"], other["id"], dice.choice(list(PairVerdict)))
    for kind in (DecisionRow, RulingRow, RulingKeyRow):
        with reading(first) as session:
            rows = [dict(row._mapping) for row in session.execute(select(table_of(kind)))]
        with writing(second) as session:
            session.execute(insert(table_of(kind)), rows)
    order = dice.sample(TEXTS, len(TEXTS))
    for at in range(0, len(order), 3):
        bring(second, tmp_path, order[at : at + 3])
    assert dump(first) == dump(second)
