"""Decisions: rows are added, the latest counts, a withdrawal leaves none in force."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from factcheck.model.decision import PairVerdict, SubjectKind
from factcheck.store.decisions import Decision, add_decision, history, latest, pair_verdicts
from factcheck.store.engine import reading, writing

NOON = datetime(2021, 3, 9, 12, tzinfo=UTC)


def decision(key: str, verdict: str, reason: str | None = "seen", hours: int = 0) -> Decision:
    """Return what Kim said at some hour after noon."""
    return Decision(
        subject_key=key,
        verdict=verdict,
        reason=reason,
        note=None,
        actor="Kim",
        decided_at=NOON + timedelta(hours=hours),
    )


def test_the_latest_row_counts_not_the_latest_clock(engine: Engine) -> None:
    """The order of recording decides, for clocks differ."""
    first, second = decision("a", "confirmed", hours=5), decision("a", "dismissed")
    with writing(engine) as session:
        for one in (first, second, decision("b", "unsure"), decision("b", "withdrawn")):
            add_decision(session, SubjectKind.DISCREPANCY, one)
    with reading(engine) as session:
        assert latest(session, SubjectKind.DISCREPANCY, ["a", "b", "c"]) == {"a": second}
        assert latest(session, SubjectKind.QUOTE_PAIR, ["a"]) == {}
        assert history(session, SubjectKind.DISCREPANCY, "a") == [first, second]
        assert [one.verdict for one in history(session, SubjectKind.DISCREPANCY, "b")] == [
            "unsure",
            "withdrawn",
        ]


def test_pairs_are_read_as_two_keys(engine: Engine) -> None:
    """What was said of a pair last is in force, and nothing after a withdrawal."""
    with writing(engine) as session:
        for key, verdict in (("a b", "same"), ("a b", "different"), ("a c", "same"), ("a c", "withdrawn")):
            add_decision(session, SubjectKind.QUOTE_PAIR, decision(key, verdict))
        add_decision(session, SubjectKind.NAME_PAIR, decision("x y", "same"))
        assert pair_verdicts(session, SubjectKind.QUOTE_PAIR) == {("a", "b"): PairVerdict.DIFFERENT}


def test_the_database_minds_the_reason_too(engine: Engine) -> None:
    """No program can record a dismissal without a reason."""
    with pytest.raises(IntegrityError), writing(engine) as session:
        add_decision(session, SubjectKind.DISCREPANCY, decision("a", "dismissed", reason=None))
