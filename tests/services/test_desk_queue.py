"""The desk: what the queue shows, and several editors at one question."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from desk_samples import article, bring
from sqlalchemy import Engine

from factcheck.errors import DecisionError, OvertakenError
from factcheck.model.finding import Severity, Status, Verdict
from factcheck.model.ids import IdKind, public_id
from factcheck.services.desk import Question, Queue, assign, question, queue, settle
from factcheck.services.reporting import report
from factcheck.store.engine import reading, writing
from factcheck.store.queue import QueueFilters, queue_assignees, queue_outlets

NOON = datetime(2021, 3, 9, 12, tzinfo=UTC)


def asked(engine: Engine, filters: QueueFilters | None = None, limit: int = 100, offset: int = 0) -> Queue:
    """Return a part of the queue."""
    with reading(engine) as session:
        return queue(session, filters or QueueFilters(), limit=limit, offset=offset)


def opened(engine: Engine, identity: str) -> Question:
    """Return one question."""
    with reading(engine) as session:
        return question(session, identity)


def first_id(engine: Engine) -> str:
    """Return the id of the worst discrepancy."""
    return public_id(IdKind.DISCREPANCY, asked(engine).rows[0].fingerprint)


def test_the_queue_has_the_order_of_the_report(library: Engine) -> None:
    """The queue holds what the report does, in its order, whatever the size of the page."""
    with reading(library) as session:
        expected = [one.fingerprint for one in report(session)]
    whole = asked(library)
    assert expected == [one.fingerprint for one in whole.rows]
    assert len(expected) == whole.total == sum(one.count for one in whole.counts)
    pages = [asked(library, limit=2, offset=at).rows for at in range(0, len(expected), 2)]
    assert expected == [one.fingerprint for page in pages for one in page]


def test_filters_narrow_the_queue(library: Engine) -> None:
    """Check, severity, outlet and story each let through what the report says of them."""
    with reading(library) as session:
        found = report(session)
        outlets = queue_outlets(session)
    one = found[0]
    assert one.story is not None
    wanted = {
        QueueFilters(checks=frozenset({one.check})): [x for x in found if x.check == one.check],
        QueueFilters(severities=frozenset({Severity.ERROR})): [
            x for x in found if x.severity is Severity.ERROR
        ],
        QueueFilters(story=one.story.key): [x for x in found if x.story == one.story],
        QueueFilters(outlet="Sound Weekly"): [
            x for x in found if any(v.evidence.article.outlet == "Sound Weekly" for v in x.evidence)
        ],
        QueueFilters(outlet="Nobody's Post"): [],
    }
    for filters, expected in wanted.items():
        shown = [x.fingerprint for x in asked(library, filters).rows]
        assert [x.fingerprint for x in expected] == shown
    seen = {v.evidence.article.outlet for x in found for v in x.evidence}
    assert sorted(name for name in seen if name) == outlets


def test_an_outlet_whose_discrepancies_are_all_closed_is_not_offered(
    engine: Engine, tmp_path: Path
) -> None:
    """The outlets to choose from are those of what stands, each once."""
    slips = [article("late", id=name, text="Ann Olsen came. She went to the the pier.\n") for name in "ab"]
    other = article("digest", text="Paul Dorn came late. He went to the the meeting.\n")
    bring(engine, tmp_path, [*slips, other])
    with reading(engine) as session:
        assert ["Evening Mail", "Harbor Courier"] == queue_outlets(session)
    bring(engine, tmp_path, [other | {"text": "Paul Dorn came late. He went to the meeting.\n"}])
    with reading(engine) as session:
        assert ["Evening Mail"] == queue_outlets(session)


def test_since_the_last_import(desk: Engine, tmp_path: Path) -> None:
    """Only what the last import saw for the first time passes."""
    before = asked(desk).total
    assert before == asked(desk, QueueFilters(since_last_import=True)).total
    copy = article("late", id="newest", text="Ann Olsen came. She went to the the pier.\n")
    bring(desk, tmp_path, [copy])
    rows = asked(desk, QueueFilters(since_last_import=True)).rows
    assert ["doubled-word"] == [one.check for one in rows]


def test_a_question_groups_places_by_value(library: Engine) -> None:
    """Each value names its places, and copies of one text are one independent carrier."""
    with reading(library) as session:
        found = report(session)
    for one in found:
        shown = opened(library, one.id)
        assert shown.discrepancy == one
        assert sum(len(value.views) for value in shown.values) == len(one.evidence)
        for value in shown.values:
            assert 1 <= value.independent <= value.articles <= len(value.views)


def test_a_reprint_is_no_independent_carrier(engine: Engine, tmp_path: Path) -> None:
    """Two articles with one text carry a wording twice and rest on one source."""
    bring(
        engine,
        tmp_path,
        [article("courier"), article("beacon"), article("beacon", id="copy", outlet="Lund")],
    )
    (row,) = [one for one in asked(engine).rows if one.check == "quote-altered"]
    shown = opened(engine, "d" + row.fingerprint)
    assert sorted((one.articles, one.independent) for one in shown.values) == [(1, 1), (2, 1)]


def test_the_second_of_two_editors_is_told(desk: Engine) -> None:
    """A verdict on what another has settled meanwhile is refused, with the name and the reason."""
    identity = first_id(desk)
    with writing(desk) as session:
        settle(session, identity, Verdict.DISMISSED, actor="Kim", seen=0, reason="two mayors", now=NOON)
    with (
        pytest.raises(OvertakenError, match="Kim said dismissed in the meantime: two mayors"),
        writing(desk) as session,
    ):
        settle(session, identity, Verdict.CONFIRMED, actor="Lee", seen=0)
    shown = opened(desk, identity)
    assert [(one.verdict, one.actor) for one in shown.decisions] == [("dismissed", "Kim")]
    with writing(desk) as session:
        settle(session, identity, Verdict.WITHDRAWN, actor="Lee", seen=1)
    assert opened(desk, identity).discrepancy.status is Status.OPEN
    with pytest.raises(OvertakenError, match="Lee took the last verdict back"), writing(desk) as session:
        settle(session, identity, Verdict.WITHDRAWN, actor="Kim", seen=1)


def test_of_two_verdicts_at_one_moment_one_stands(desk: Engine) -> None:
    """Two editors who send their verdicts at once cannot both be first."""
    identity = first_id(desk)
    start = Barrier(2)

    def say(actor: str) -> str:
        start.wait()
        try:
            with writing(desk) as session:
                settle(session, identity, Verdict.UNSURE, actor=actor, seen=0)
        except OvertakenError as error:
            return error.message.partition(" ")[0]
        return actor

    with ThreadPoolExecutor(2) as editors:
        said = set(editors.map(say, ("Kim", "Lee")))
    (kept,) = opened(desk, identity).decisions
    assert said == {kept.actor}


def test_the_queue_loses_what_is_settled(desk: Engine) -> None:
    """A settled discrepancy leaves the open ones and is found under its status."""
    identity, before = first_id(desk), asked(desk).total
    with writing(desk) as session:
        settle(session, identity, Verdict.CONFIRMED, actor="Kim", seen=0)
    assert asked(desk).total == before - 1
    settled = asked(desk, QueueFilters(statuses=frozenset({Status.CONFIRMED})))
    assert [public_id(IdKind.DISCREPANCY, one.fingerprint) for one in settled.rows] == [identity]


def test_an_assignment_is_shown_and_taken_back(desk: Engine) -> None:
    """The last assignment counts; nobody's name takes it away."""
    identity = first_id(desk)
    for name in ("Kim", "  Lee   Moe "):
        with writing(desk) as session:
            assign(session, identity, name, actor="Kim", now=NOON)
    assert opened(desk, identity).assignee == "Lee Moe"
    mine = asked(desk, QueueFilters(assignee="Lee Moe"))
    assert [one.assignee for one in mine.rows] == ["Lee Moe"]
    assert asked(desk, QueueFilters(assignee="Kim")).total == 0
    with reading(desk) as session:
        assert queue_assignees(session) == ["Kim", "Lee Moe"]
    with writing(desk) as session:
        assign(session, identity, " ", actor="Kim")
    assert opened(desk, identity).assignee is None
    for bad in ("x" * 81, "Kim\u202e"):
        with pytest.raises(DecisionError, match="at most 80"), writing(desk) as session:
            assign(session, identity, bad, actor="Kim")
