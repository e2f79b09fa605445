"""Review: what a person says of a discrepancy, recorded for good."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from factcheck.errors import DecisionError, UnknownIdError
from factcheck.model.decision import SubjectKind
from factcheck.model.finding import Discrepancy, Verdict
from factcheck.model.ids import IdKind
from factcheck.report.arrange import by_value
from factcheck.report.values import value_meant, value_words
from factcheck.services.reporting import discrepancy
from factcheck.store.decisions import Decision, add_decision, latest


def decide(
    session: Session,
    identity: str,
    verdict: Verdict,
    *,
    actor: str,
    right: str | None = None,
    reason: str | None = None,
    note: str | None = None,
    now: datetime | None = None,
) -> Discrepancy:
    """Record a verdict on a discrepancy and return it as it stands then.

    ``identity`` is the id that a report prints, or the beginning of it. ``right`` names the value that is
    right, as a report or a place prints it; only what is confirmed has one. ``now`` is an aware time, the
    clock's if not given. Raises :class:`UnknownIdError` for an id that fits no discrepancy or several,
    and :class:`DecisionError` for a dismissal without a reason, for a value that is none of those that
    differ, and for taking back what was not said.
    """
    if verdict is Verdict.DISMISSED and not (reason or "").strip():
        raise DecisionError("A dismissal needs its reason, for the next person who asks: add --reason.")
    meant = discrepancy(session, fingerprint_of(identity))
    in_force = latest(session, SubjectKind.DISCREPANCY, [meant.fingerprint])
    if verdict is Verdict.WITHDRAWN and meant.fingerprint not in in_force:
        raise DecisionError(f"There is no decision on {meant.id} to withdraw.")
    if right is not None and verdict is not Verdict.CONFIRMED:
        raise DecisionError("Which value is right can only be said of what is confirmed.")
    decision = Decision(
        subject_key=meant.fingerprint,
        verdict=verdict.value,
        reason=reason,
        note=note,
        actor=actor,
        decided_at=now or datetime.now(UTC),
        right=None if right is None else _value(meant, right),
    )
    add_decision(session, SubjectKind.DISCREPANCY, decision)
    return discrepancy(session, meant.fingerprint)


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
