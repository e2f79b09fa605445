"""Decisions: what can be said of a discrepancy, and how long it lasts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_samples import article, bring
from sqlalchemy import Engine

from factcheck.errors import DecisionError, UnknownIdError
from factcheck.model.decision import SubjectKind
from factcheck.model.finding import Discrepancy, Status, Verdict
from factcheck.services.reporting import ReportFilters, discrepancy, report
from factcheck.services.review import decide
from factcheck.store.decisions import history
from factcheck.store.engine import reading, writing

NOON = datetime(2021, 3, 9, 12, tzinfo=UTC)
PAIR = (article("courier"), article("beacon"))
EVERYTHING = ReportFilters(statuses=frozenset(Status))


@pytest.fixture
def desk(engine: Engine, tmp_path: Path) -> Engine:
    """Return a store with one altered quote: a lost *not*."""
    bring(engine, tmp_path, PAIR)
    return engine


def standing(engine: Engine, filters: ReportFilters | None = None) -> list[Discrepancy]:
    """Return the altered quotes that a report shows."""
    with reading(engine) as session:
        found = report(session, filters) if filters else report(session)
    return [one for one in found if one.check == "quote-altered"]


def settle(
    engine: Engine,
    identity: str,
    verdict: Verdict,
    reason: str | None = None,
    actor: str = "Kim",
    right: str | None = None,
) -> Discrepancy:
    """Decide at noon."""
    with writing(engine) as session:
        return decide(session, identity, verdict, actor=actor, right=right, reason=reason, now=NOON)


def lookup(engine: Engine, identity: str) -> Discrepancy:
    """Return a discrepancy by its id."""
    with reading(engine) as session:
        return discrepancy(session, identity[1:])


def test_a_verdict_stands_beside_the_discrepancy(desk: Engine) -> None:
    """A confirmed or doubtful discrepancy is reported with its latest verdict and reason."""
    (found,) = standing(desk)
    for verdict, reason in ((Verdict.UNSURE, None), (Verdict.CONFIRMED, "heard the tape")):
        settled = settle(desk, found.id, verdict, reason)
        assert (settled.status.value, settled.reason) == (verdict.value, reason)
        assert standing(desk) == [settled]


@pytest.mark.parametrize("words", ["will not sell", "Will NOT sell!"])
def test_the_right_value_is_part_of_the_verdict(desk: Engine, words: str) -> None:
    """It is one of the values of the evidence, is taken back with the verdict, and the history keeps it."""
    (found,) = standing(desk)
    settled = settle(desk, found.id, Verdict.CONFIRMED, "heard the tape", right=words)
    assert settled.right == "will not sell"
    assert settled.right in {view.evidence.value for view in settled.evidence}
    assert standing(desk) == [settled]
    settle(desk, found.id, Verdict.WITHDRAWN)
    assert standing(desk) == [found]
    with reading(desk) as session:
        kept = history(session, SubjectKind.DISCREPANCY, found.fingerprint)
    assert [one.right for one in kept] == ["will not sell", None]


def test_only_a_value_that_differs_can_be_right(desk: Engine) -> None:
    """Other words are refused with the values that there are; nothing but a confirmation chooses."""
    (found,) = standing(desk)
    with pytest.raises(DecisionError, match="none of the values that differ, which are “will not sell”"):
        settle(desk, found.id, Verdict.CONFIRMED, right="boats")
    with pytest.raises(DecisionError, match="what is confirmed"):
        settle(desk, found.id, Verdict.UNSURE, right="will sell")
    assert standing(desk) == [found]


def test_a_third_wording_tells_what_was_right(desk: Engine, tmp_path: Path) -> None:
    """What was chosen before is told with the earlier verdict."""
    (found,) = standing(desk)
    settle(desk, found.id, Verdict.CONFIRMED, right="will not sell")
    third = article("beacon", id="third", outlet="Vik Post")
    third["text"] = third["text"].replace("will sell", "would sell")
    bring(desk, tmp_path, [third])
    (back,) = standing(desk)
    assert back.earlier is not None
    assert back.earlier.endswith("confirmed on 2021-03-09 by Kim: “will not sell” is right.")


def test_a_dismissal_needs_its_reason(desk: Engine) -> None:
    """Without a reason nothing is recorded."""
    (found,) = standing(desk)
    for reason in (None, "", "  \n"):
        with pytest.raises(DecisionError, match="needs its reason"):
            settle(desk, found.id, Verdict.DISMISSED, reason)
    assert standing(desk) == [found]


def test_a_dismissed_one_stays_silent(desk: Engine, tmp_path: Path) -> None:
    """Neither another import nor one more carrier of the same wordings brings it back."""
    (found,) = standing(desk)
    settle(desk, found.id, Verdict.DISMISSED, "two speeches")
    assert standing(desk) == []
    bring(desk, tmp_path, PAIR)
    bring(desk, tmp_path, [article("beacon", id="copy", outlet="Lund Post")])
    assert standing(desk) == []
    (kept,) = standing(desk, EVERYTHING)
    assert (kept.fingerprint, kept.status, kept.reason) == (
        found.fingerprint,
        Status.DISMISSED,
        "two speeches",
    )
    assert len(kept.evidence) == len(found.evidence) + 1


def test_a_third_wording_brings_it_back(desk: Engine, tmp_path: Path) -> None:
    """New evidence opens the question again, saying that it was dismissed, when, by whom and why."""
    (found,) = standing(desk)
    settle(desk, found.id, Verdict.DISMISSED, "two speeches")
    third = article("beacon", id="third", outlet="Vik Post")
    third["text"] = third["text"].replace("will sell", "would sell")
    bring(desk, tmp_path, [third])
    (back,) = standing(desk)
    assert (back.id != found.id, back.status) == (True, Status.OPEN)
    assert back.earlier == "An earlier form of this was dismissed on 2021-03-09 by Kim: two speeches."
    old = lookup(desk, found.id)
    assert (old.closed, old.status, old.reason) == (True, Status.DISMISSED, "two speeches")


def test_a_fourth_wording_still_tells_of_the_dismissal(desk: Engine, tmp_path: Path) -> None:
    """The dismissal is told as long as nobody has decided anew, however often the evidence changes."""
    (found,) = standing(desk)
    settle(desk, found.id, Verdict.DISMISSED, "two speeches")
    for number, words in enumerate(("would sell", "shall sell")):
        other = article("beacon", id=f"other-{number}", outlet=f"Post {number}")
        other["text"] = other["text"].replace("will sell", words)
        bring(desk, tmp_path, [other])
    (back,) = standing(desk)
    assert back.earlier is not None
    assert back.earlier.endswith("by Kim: two speeches.")
    settle(desk, back.id, Verdict.CONFIRMED)
    assert standing(desk)[0].status is Status.CONFIRMED


def test_a_corrected_article_closes_it(desk: Engine, tmp_path: Path) -> None:
    """A corrected wording closes the discrepancy; the same slip again opens it with its decision."""
    (found,) = standing(desk)
    settle(desk, found.id, Verdict.CONFIRMED, "heard the tape")
    right = article("beacon")
    right["text"] = right["text"].replace("will sell", "will not sell")
    bring(desk, tmp_path, [right])
    assert standing(desk, EVERYTHING) == []
    closed = lookup(desk, found.id)
    assert closed.closed
    assert closed.evidence[0].evidence.span.of(PAIR[0]["text"]) == closed.evidence[0].evidence.text
    bring(desk, tmp_path, [article("beacon")])
    (again,) = standing(desk)
    assert (again.id, again.status, again.closed) == (found.id, Status.CONFIRMED, False)


def test_words_moved_down_change_nothing(desk: Engine, tmp_path: Path) -> None:
    """A paragraph put in above moves the places and keeps the discrepancy and its dismissal."""
    (found,) = standing(desk)
    settle(desk, found.id, Verdict.DISMISSED, "two speeches")
    text = "Rain fell on Holm.\n\n" + article("beacon")["text"]
    bring(desk, tmp_path, [article("beacon", text=text)])
    assert standing(desk) == []
    (kept,) = standing(desk, EVERYTHING)
    assert kept.fingerprint == found.fingerprint
    (moved,) = [view.evidence for view in kept.evidence if view.evidence.article.id == "beacon"]
    assert moved.span.of(text) == moved.text


def test_a_verdict_can_be_withdrawn(desk: Engine) -> None:
    """Taking a verdict back is a decision of its own; the history keeps all."""
    (found,) = standing(desk)
    settle(desk, found.id, Verdict.DISMISSED, "two speeches")
    settle(desk, found.id, Verdict.WITHDRAWN, "one speech", actor="Lee")
    assert standing(desk) == [found]
    with reading(desk) as session:
        kept = history(session, SubjectKind.DISCREPANCY, found.fingerprint)
    assert [(one.verdict, one.reason, one.actor, one.decided_at) for one in kept] == [
        ("dismissed", "two speeches", "Kim", NOON),
        ("withdrawn", "one speech", "Lee", NOON),
    ]


def test_nothing_can_be_withdrawn_twice(desk: Engine) -> None:
    """Where no verdict is in force there is none to take back."""
    (found,) = standing(desk)
    with pytest.raises(DecisionError, match=f"no decision on {found.id}"):
        settle(desk, found.id, Verdict.WITHDRAWN)
    settle(desk, found.id, Verdict.UNSURE)
    settle(desk, found.id, Verdict.WITHDRAWN)
    with pytest.raises(DecisionError, match="to withdraw"):
        settle(desk, found.id, Verdict.WITHDRAWN)


def test_the_beginning_of_an_id_will_do(desk: Engine) -> None:
    """An id may be given in full, or by as much of it as names one discrepancy."""
    (found,) = standing(desk)
    for identity in ("d" + found.fingerprint, found.id, found.id[:7]):
        assert settle(desk, identity, Verdict.UNSURE).id == found.id


def test_an_unknown_id_gets_a_sentence(desk: Engine) -> None:
    """An id that names no discrepancy is refused, and nothing is recorded."""
    for identity, said in (("d0000000", "no discrepancy"), ("q0000000", "begin with d"), ("d00", "begin")):
        with pytest.raises(UnknownIdError, match=said):
            settle(desk, identity, Verdict.CONFIRMED)
    assert [one.status for one in standing(desk)] == [Status.OPEN]
