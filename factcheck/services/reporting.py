"""Reporting: discrepancies with their standing and with the sentences around each place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlalchemy.orm import Session

from factcheck.errors import UnknownIdError
from factcheck.model.decision import SubjectKind
from factcheck.model.finding import Discrepancy, Ending, EvidenceView, Outcome, Severity, Status, Unshown
from factcheck.model.ids import IdKind, public_id
from factcheck.model.span import Span
from factcheck.model.story import StoryRef
from factcheck.store.article_parts import version_heads
from factcheck.store.decisions import Decision, latest
from factcheck.store.reported import (
    Places,
    StoredDiscrepancy,
    Wanted,
    discrepancies_among,
    discrepancies_by_fingerprint,
    ended_discrepancies,
    stored_discrepancies,
    unshown,
)
from factcheck.store.story_refs import stories_by_version
from factcheck.store.views import article_refs, version_texts
from factcheck.text.now_says import now_says
from factcheck.text.sentences import context, sentences

ORDER = {severity: at for at, severity in enumerate(Severity)}

TEXTS_SPLIT = 1_000
"""Texts whose sentences are kept while discrepancies are put into their contexts: many share an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFilters(Wanted):
    """Which discrepancies to report; unless asked, those that differ, are sure and are not dismissed."""

    statuses: frozenset[Status] = frozenset({Status.OPEN, Status.CONFIRMED, Status.UNSURE})


STANDING = ReportFilters()
"""What a report shows unless asked for more."""


def everything_of(filters: ReportFilters = STANDING) -> ReportFilters:
    """Return ``filters`` that also let through what is dismissed, less sure, explained or agreed."""
    return replace(filters, outcomes=frozenset(Outcome), statuses=frozenset(Status), least_confidence=0.0)


def report(
    session: Session, filters: ReportFilters = STANDING, places: Places | None = None
) -> list[Discrepancy]:
    """Return the discrepancies that stand: worst first, then the surest, then by fingerprint.

    With ``places``, only those with evidence that overlaps one of them.
    """
    shown = [
        one
        for one in _present(session, stored_discrepancies(session, filters, places))
        if one.status in filters.statuses
    ]
    return sorted(shown, key=lambda one: (ORDER[one.severity], -one.confidence, one.fingerprint))


def ended(session: Session, filters: ReportFilters = STANDING) -> list[Discrepancy]:
    """Return what a version of an article ended, the latest ending first."""
    found = _present(session, ended_discrepancies(session, filters))
    when = {one.fingerprint: one.ended.seen_at for one in found if one.ended}
    return sorted(found, key=lambda one: (when[one.fingerprint], one.fingerprint), reverse=True)


def left_out(session: Session, filters: ReportFilters = STANDING) -> Unshown:
    """Count what a report with these filters leaves out because of its outcome or its confidence."""
    return unshown(session, filters)


def discrepancy(session: Session, fingerprint: str) -> Discrepancy:
    """Return the discrepancy whose fingerprint begins so; also one that is closed.

    Raises :class:`UnknownIdError` if there is none, or more than one.
    """
    stored = discrepancies_by_fingerprint(session, fingerprint)
    if len(stored) != 1:
        how_many = "no discrepancy" if not stored else f"{len(stored)} discrepancies"
        raise UnknownIdError(
            f"There is {how_many} with the id {public_id(IdKind.DISCREPANCY, fingerprint)}."
        )
    return _present(session, stored)[0]


def discrepancies_of(session: Session, fingerprints: Sequence[str]) -> list[Discrepancy]:
    """Return the discrepancies with these fingerprints, in this order."""
    found = {one.fingerprint: one for one in _present(session, discrepancies_among(session, fingerprints))}
    return [found[fingerprint] for fingerprint in fingerprints]


def has_discrepancy(session: Session, fingerprint: str) -> bool:
    """Tell whether any discrepancy's fingerprint begins so; also one that is closed."""
    return bool(discrepancies_by_fingerprint(session, fingerprint))


def _present(session: Session, stored: Sequence[StoredDiscrepancy]) -> list[Discrepancy]:
    older = {fingerprint for one in stored for fingerprint in one.superseded}
    decided = latest(session, SubjectKind.DISCREPANCY, {one.fingerprint for one in stored} | older)
    texts = version_texts(session, {place for one in stored for place in one.places})
    stories = stories_by_version(session, {one.places[0] for one in stored})
    endings = _endings(session, stored, texts)

    @lru_cache(maxsize=TEXTS_SPLIT)
    def split(place: int) -> list[Span]:
        return sentences(texts[place])

    return [
        _discrepancy(
            one,
            decided,
            tuple(_in_context(one, texts, split)),
            stories.get(one.places[0]),
            endings.get(one.fingerprint),
        )
        for one in stored
    ]


def _endings(
    session: Session, stored: Sequence[StoredDiscrepancy], texts: dict[int, str]
) -> dict[str, Ending]:
    """Return which version ended each that one ended, and what it says where the one before it differed."""
    ended = {one.fingerprint: one.ended_version_id for one in stored if one.ended_version_id is not None}
    heads = version_heads(session, set(ended.values()))
    refs, now = article_refs(session, heads), version_texts(session, heads)
    found: dict[str, Ending] = {}
    for one in stored:
        if one.fingerprint in ended:
            number = ended[one.fingerprint]
            ref = refs[number]
            places = [
                (texts[version], evidence.span)
                for evidence, version in zip(one.evidence, one.places, strict=True)
                if evidence.article.key == ref.key
            ]
            found[one.fingerprint] = Ending(
                article=ref,
                version=heads[number].ordinal,
                seen_at=heads[number].seen_at,
                says=now_says(places, now[number]),
            )
    return found


def _discrepancy(
    one: StoredDiscrepancy,
    decided: dict[str, Decision],
    evidence: tuple[EvidenceView, ...],
    story: StoryRef | None,
    ending: Ending | None,
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
        right=decision.right if decision else None,
        earlier=_earlier([decided[older] for older in one.superseded if older in decided]),
        closed=one.closed,
        ended=ending,
        story=story,
        evidence=evidence,
    )


def _earlier(decisions: Sequence[Decision]) -> str | None:
    if not decisions:
        return None
    decision = decisions[0]
    said = [f"“{decision.right}” is right"] if decision.right is not None else []
    said += [decision.reason] if decision.reason else []
    because = f": {'; '.join(said)}" if said else ""
    return (
        f"An earlier form of this was {decision.verdict} on {decision.decided_at:%Y-%m-%d} "
        f"by {decision.actor}{because}."
    )


def _in_context(
    one: StoredDiscrepancy, texts: dict[int, str], split: Callable[[int], Sequence[Span]]
) -> Collection[EvidenceView]:
    views = []
    for evidence, place in zip(one.evidence, one.places, strict=True):
        around = context(texts[place], evidence.span, units=split(place))
        views.append(
            EvidenceView(evidence=evidence, context=around.of(texts[place]), context_start=around.start)
        )
    return views
