"""The law of order, with decisions: whether texts or decisions came first says nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_samples import ARTICLES, bring, dump
from memory_samples import BOTH, LATER, SLIP, fire
from sqlalchemy import Engine, insert, select

from factcheck.checks import CHECKS
from factcheck.model.decision import PairVerdict
from factcheck.model.finding import Outcome, Verdict
from factcheck.report.arrange import by_value
from factcheck.services.reporting import everything_of, report
from factcheck.services.review import decide
from factcheck.store.engine import reading, table_of, writing
from factcheck.store.schema import DecisionRow, RulingKeyRow, RulingRow

NOON = datetime(2021, 3, 9, 12, tzinfo=UTC)
TEXTS = [
    *(one for one in ARTICLES if one["id"] in ("courier", "beacon", "gazette")),
    *(SLIP, LATER, BOTH),
    *(fire("east", "five"), fire("west", "nine"), fire("north", "nine"), fire("south", "five")),
]
REMEMBERS = {check.name: check.remembers for check in CHECKS}


def settle(engine: Engine, dice: random.Random) -> int:
    """Say something of every discrepancy that something can be said of, and take a third of it back."""
    said = 0
    with reading(engine) as session:
        found = [one for one in report(session, everything_of()) if one.outcome is Outcome.DIFFERS]
    for one in found:
        verdicts: list[PairVerdict | Verdict] = [*REMEMBERS[one.check], Verdict.CONFIRMED]
        verdict = dice.choice(verdicts)
        right = dice.choice(by_value(one))[0] if verdict is Verdict.CONFIRMED else None
        with writing(engine) as session:
            decide(session, one.id, verdict, actor="Kim", right=right, now=NOON)
            if dice.random() < 0.3:
                decide(session, one.id, Verdict.WITHDRAWN, actor="Lee", now=NOON)
        said += 1
    return said


def copy_decisions(source: Engine, target: Engine) -> None:
    """Bring all that people said into a store that has no text yet."""
    for kind in (DecisionRow, RulingRow, RulingKeyRow):
        with reading(source) as session:
            rows = [dict(row._mapping) for row in session.execute(select(table_of(kind)))]
        with writing(target) as session:
            if rows:
                session.execute(insert(table_of(kind)), rows)


@pytest.mark.parametrize("seed", range(3))
def test_decisions_before_texts_are_decisions_after_them(
    new_store: Callable[[], Engine], tmp_path: Path, seed: int
) -> None:
    """A store of texts with decisions is that of the same decisions with texts, in any order."""
    dice = random.Random(seed)
    first, second = new_store(), new_store()
    bring(first, tmp_path, TEXTS)
    assert settle(first, dice) >= 3
    copy_decisions(first, second)
    order = dice.sample(TEXTS, len(TEXTS))
    for at in range(0, len(order), 3):
        bring(second, tmp_path, order[at : at + 3])
    assert dump(first) == dump(second)


def test_what_is_taken_back_was_never_said(new_store: Callable[[], Engine], tmp_path: Path) -> None:
    """After all is withdrawn the store is that of the texts alone."""
    engine = new_store()
    bring(engine, tmp_path, TEXTS)
    before = dump(engine)
    settle(engine, random.Random(7))
    with writing(engine) as session:
        for one in report(session, everything_of()):
            if one.status.value != "open":
                decide(session, one.id, Verdict.WITHDRAWN, actor="Lee", now=NOON)
    assert dump(engine) == before
