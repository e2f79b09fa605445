"""Reporting: discrepancies with their standing and with the sentences around each place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.errors import UnknownIdError
from factcheck.model.article import ArticleKey
from factcheck.model.decision import SubjectKind
from factcheck.model.finding import Discrepancy, EvidenceView, Outcome, Severity, Status
from factcheck.model.ids import IdKind, public_id
from factcheck.store.decisions import Decision, latest
from factcheck.store.discrepancies import StoredDiscrepancy, stored_discrepancies
from factcheck.store.views import version_texts
from factcheck.text.sentences import context

ORDER = {severity: at for at, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFilters:
    """Which discrepancies to report; an empty set lets all through. Dismissed ones only when asked for.

    ``articles`` are keys: a discrepancy passes that has evidence in one of them.
    """

    checks: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    articles: frozenset[ArticleKey] = frozenset()
    statuses: frozenset[Status] = frozenset({Status.OPEN, Status.CONFIRMED, Status.UNSURE})
    outcomes: frozenset[Outcome] = frozenset({Outcome.DIFFERS})
    least_confidence: float = 0.0


EVERYTHING = ReportFilters()
"""All that nobody has dismissed."""


def report(session: Session, filters: ReportFilters = EVERYTHING) -> list[Discrepancy]:
    """Return the discrepancies that stand: worst first, then the surest, then by fingerprint."""
    stored = [one for one in stored_discrepancies(session) if _passes(one, filters)]
    shown = [one for one in _present(session, stored) if one.status in filters.statuses]
    return sorted(shown, key=lambda one: (ORDER[one.severity], -one.confidence, one.fingerprint))


def discrepancy(session: Session, fingerprint: str) -> Discrepancy:
    """Return the discrepancy whose fingerprint begins so; also one that is closed.

    Raises :class:`UnknownIdError` if there is none, or more than one.
    """
    stored = stored_discrepancies(session, fingerprint=fingerprint, include_closed=True)
    if len(stored) != 1:
        how_many = "no discrepancy" if not stored else f"{len(stored)} discrepancies"
        raise UnknownIdError(
            f"There is {how_many} with the id {public_id(IdKind.DISCREPANCY, fingerprint)}."
        )
    return _present(session, stored)[0]


def has_discrepancy(session: Session, fingerprint: str) -> bool:
    """Tell whether any discrepancy's fingerprint begins so; also one that is closed."""
    return bool(stored_discrepancies(session, fingerprint=fingerprint, include_closed=True))


def _passes(one: StoredDiscrepancy, filters: ReportFilters) -> bool:
    if filters.checks and one.check not in filters.checks:
        return False
    if filters.severities and one.severity not in filters.severities:
        return False
    if one.outcome not in filters.outcomes:
        return False
    if one.confidence < filters.least_confidence:
        return False
    return not filters.articles or any(
        evidence.article.key in filters.articles for evidence in one.evidence
    )


def _present(session: Session, stored: Sequence[StoredDiscrepancy]) -> list[Discrepancy]:
    older = {fingerprint for one in stored for fingerprint in one.superseded}
    decided = latest(session, SubjectKind.DISCREPANCY, {one.fingerprint for one in stored} | older)
    texts = version_texts(session, {place for one in stored for place in one.places})
    return [_discrepancy(one, decided, texts) for one in stored]


def _discrepancy(
    one: StoredDiscrepancy, decided: dict[str, Decision], texts: dict[int, str]
) -> Discrepancy:
    decision = decided.get(one.fingerprint)
    return Discrepancy(
        id=public_id(IdKind.DISCREPANCY, one.fingerprint),
        fingerprint=one.fingerprint,
        check=one.check,
        severity=one.severity,
        confidence=one.confidence,
        subject=one.subject,
        message=one.message,
        outcome=one.outcome,
        deciding=one.deciding,
        status=Status(decision.verdict) if decision else Status.OPEN,
        reason=decision.reason if decision else None,
        earlier=_earlier([decided[older] for older in one.superseded if older in decided]),
        closed=one.closed,
        evidence=tuple(_in_context(one, texts)),
    )


def _earlier(decisions: Sequence[Decision]) -> str | None:
    if not decisions:
        return None
    decision = decisions[0]
    because = f": {decision.reason}" if decision.reason else ""
    return (
        f"An earlier form of this was {decision.verdict} on {decision.decided_at:%Y-%m-%d} "
        f"by {decision.actor}{because}."
    )


def _in_context(one: StoredDiscrepancy, texts: dict[int, str]) -> Collection[EvidenceView]:
    views = []
    for evidence, place in zip(one.evidence, one.places, strict=True):
        around = context(texts[place], evidence.span)
        views.append(
            EvidenceView(evidence=evidence, context=around.of(texts[place]), context_start=around.start)
        )
    return views
