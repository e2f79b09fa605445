"""Review: what a person says of a discrepancy, recorded for good."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from factcheck.errors import DecisionError, UnknownIdError
from factcheck.model.decision import PairVerdict, Ruling, SubjectKind
from factcheck.model.finding import Discrepancy, Verdict
from factcheck.model.ids import IdKind
from factcheck.model.profile import Profile
from factcheck.report.arrange import by_value
from factcheck.report.values import value_meant, value_words
from factcheck.services.corrections import keep_places
from factcheck.services.memory import check_concerned, rulings_on
from factcheck.services.reporting import discrepancy
from factcheck.store.decisions import Decision, add_decision, latest
from factcheck.store.rulings import add_rulings, rulings_in_force


def decide(
    session: Session,
    identity: str,
    verdict: Verdict | PairVerdict,
    *,
    actor: str,
    right: str | None = None,
    new_right: str | None = None,
    reason: str | None = None,
    note: str | None = None,
    now: datetime | None = None,
    profile: Profile | None = None,
) -> Discrepancy:
    """Record a verdict on a discrepancy and return it as it stands then.

    ``identity`` is the id that a report prints, or the beginning of it. ``right`` names the value that is
    right, as a report or a place prints it; only what is confirmed has one. ``new_right`` is a right
    value that need not be one of those that differ. What carries another one is recorded with either, to be
    watched until it is mended.
    ``same`` and ``different`` dismiss it, and say besides that the values are both right, or are of two
    bearers or events. What is said of names and of figures holds for texts to come, and the stories that it
    concerns are checked anew, by the rules of ``profile``. ``now`` is an aware time, the clock's if not
    given. Raises :class:`UnknownIdError` for an id that fits no discrepancy or several, and
    :class:`DecisionError` for a dismissal without a reason, for a value that is none of those that
    differ, for taking back what was not said, and for ``same`` or ``different`` of what nothing can be
    remembered of.
    """
    if verdict is Verdict.DISMISSED and not (reason or "").strip():
        raise DecisionError("A dismissal needs its reason, for the next person who asks: add --reason.")
    meant = discrepancy(session, fingerprint_of(identity))
    in_force = latest(session, SubjectKind.DISCREPANCY, [meant.fingerprint])
    if verdict is Verdict.WITHDRAWN and meant.fingerprint not in in_force:
        raise DecisionError(f"There is no decision on {meant.id} to withdraw.")
    if (right or new_right) is not None and verdict is not Verdict.CONFIRMED:
        raise DecisionError("Which value is right can only be said of what is confirmed.")
    said = verdict if isinstance(verdict, PairVerdict) else None
    decision = Decision(
        subject_key=meant.fingerprint,
        verdict=Verdict.DISMISSED.value if said else verdict.value,
        reason=(reason or "").strip() or (None if said is None else _SAID[said]),
        note=note,
        actor=actor,
        decided_at=now or datetime.now(UTC),
        right=_value(meant, right) if right is not None else _new_value(meant, new_right),
    )
    before = rulings_in_force(session, SubjectKind.DISCREPANCY, meant.fingerprint)
    rulings = _rulings(session, meant, decision, said)
    number = add_decision(session, SubjectKind.DISCREPANCY, decision)
    if decision.right is not None:
        keep_places(session, number, meant.fingerprint, decision.right)
    add_rulings(session, number, rulings)
    check_concerned(session, [*before, *rulings], profile)
    return discrepancy(session, meant.fingerprint)


_SAID = {PairVerdict.SAME: "both are right", PairVerdict.DIFFERENT: "not the same thing"}


def _rulings(
    session: Session, meant: Discrepancy, decision: Decision, said: PairVerdict | None
) -> list[Ruling]:
    """Return what a decision says for texts to come; raise DecisionError if it must and cannot."""
    day = decision.decided_at.date()
    rulings = rulings_on(session, meant, right=decision.right, said=said, actor=decision.actor, day=day)
    if said is not None and not rulings:
        raise DecisionError(
            f"Nothing can be remembered of {meant.id} as {said.value}: dismiss it with a reason."
        )
    return rulings


def _new_value(meant: Discrepancy, words: str | None) -> str | None:
    told = " ".join((words or "").split())
    return (value_meant(meant, told) or told) if told else None


def _value(meant: Discrepancy, words: str) -> str:
    value = value_meant(meant, words)
    if value is None:
        told = ", ".join(f"“{value_words(meant, one)}”" for one, _ in by_value(meant))
        raise DecisionError(f"“{words}” is none of the values that differ, which are {told}.")
    return value


def fingerprint_of(identity: str) -> str:
    """Return the beginning of the fingerprint that an id of a discrepancy gives.

    >>> fingerprint_of("d0123abcd")
    '0123abcd'
    """
    if not re.fullmatch(IdKind.DISCREPANCY + r"[0-9a-f]{4,32}", identity):
        raise UnknownIdError(
            f"{identity!r} is no id of a discrepancy: those begin with d, as factcheck report prints them."
        )
    return identity[1:]
