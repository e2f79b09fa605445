"""The desk: the queue of discrepancies, one question at a time, and what several editors say of it.

In: an open session. Out: light rows for the list, one discrepancy with everything it takes to settle it,
and decisions that never overwrite one that the editor has not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from factcheck.checks import CHECKS
from factcheck.errors import DecisionError, OvertakenError
from factcheck.link.copies import origins
from factcheck.model.article import ArticleKey
from factcheck.model.authority import SettledName
from factcheck.model.decision import PairVerdict, SubjectKind
from factcheck.model.finding import Discrepancy, EvidenceView, Verdict
from factcheck.model.profile import Profile
from factcheck.report.arrange import by_value
from factcheck.report.values import value_words, verdict_words
from factcheck.services.authority import desk_names_with
from factcheck.services.reporting import discrepancy
from factcheck.services.review import decide, fingerprint_of
from factcheck.store import queue as store
from factcheck.store.articles import current_versions
from factcheck.store.assignments import add_assignment, assignees, hold
from factcheck.store.authority import name_words
from factcheck.store.decisions import Decision, history
from factcheck.store.queue import QueueCount, QueueFilters, QueueRow
from factcheck.store.views import article_views

CARRIERS = 40
"""Articles of one question that are read for what they have from each other; the others count each."""

NAME_LENGTH = 80
"""Code points of an editor's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A part of the queue, how many there are in all, and the counts for its filters."""

    rows: tuple[QueueRow, ...]
    total: int
    counts: tuple[QueueCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueShown:
    """One of the values that differ, and how it is told: its places, articles, independent articles."""

    value: str
    words: str
    views: tuple[EvidenceView, ...]
    articles: int
    independent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One discrepancy with all that an editor needs to settle it.

    ``decisions`` are all that were ever made, the first one first; their number is what :func:`settle` asks
    for as ``seen``. ``settled`` are names of the authority list that share a word with a value,
    ``remembers`` what can be said of the values for texts to come.
    """

    discrepancy: Discrepancy
    values: tuple[ValueShown, ...]
    decisions: tuple[Decision, ...]
    assignee: str | None
    settled: tuple[SettledName, ...]
    remembers: tuple[PairVerdict, ...]


def queue(session: Session, filters: QueueFilters, *, limit: int, offset: int = 0) -> Queue:
    """Return a part of the queue: worst first, then the surest, then by fingerprint."""
    counts = store.queue_counts(session, filters)
    return Queue(
        rows=tuple(store.queue_rows(session, filters, limit=limit, offset=offset)),
        total=sum(one.count for one in counts),
        counts=tuple(counts),
    )


def question(session: Session, identity: str) -> Question:
    """Return the discrepancy with this id, also one that is closed.

    Raises :class:`UnknownIdError` for an id that fits none or several.
    """
    found = discrepancy(session, fingerprint_of(identity))
    return Question(
        discrepancy=found,
        values=_values(session, found),
        decisions=tuple(history(session, SubjectKind.DISCREPANCY, found.fingerprint)),
        assignee=assignees(session, [found.fingerprint]).get(found.fingerprint),
        settled=_settled(session, found),
        remembers=next((one.remembers for one in CHECKS if one.name == found.check), ()),
    )


def settle(
    session: Session,
    identity: str,
    verdict: Verdict | PairVerdict,
    *,
    actor: str,
    seen: int,
    right: str | None = None,
    reason: str | None = None,
    note: str | None = None,
    now: datetime | None = None,
    profile: Profile | None = None,
) -> Discrepancy:
    """Record a verdict if nobody has decided since the editor looked; return how the discrepancy stands.

    ``seen`` is the number of decisions that the editor has seen. Raises :class:`OvertakenError` if there
    are more by now, and what :func:`factcheck.services.review.decide` raises.
    """
    found = discrepancy(session, fingerprint_of(identity))
    key = found.fingerprint
    hold(session, key)
    decisions = history(session, SubjectKind.DISCREPANCY, key)
    if len(decisions) != seen:
        raise OvertakenError(_overtaken(found, decisions))
    return decide(
        session,
        "d" + key,
        verdict,
        actor=actor,
        right=right,
        reason=reason,
        note=note,
        now=now,
        profile=profile,
    )


def assign(
    session: Session, identity: str, assignee: str | None, *, actor: str, now: datetime | None = None
) -> None:
    """Record who is to look at a discrepancy; ``None`` or nothing but blanks is nobody.

    Raises :class:`DecisionError` for a name that is none.
    """
    name = " ".join((assignee or "").split()) or None
    if name is not None and (len(name) > NAME_LENGTH or not name.isprintable()):
        raise DecisionError(f"A name has at most {NAME_LENGTH} characters, all of which can be seen.")
    key = discrepancy(session, fingerprint_of(identity)).fingerprint
    add_assignment(session, key, name, actor=actor, assigned_at=now or datetime.now(UTC))


def _overtaken(found: Discrepancy, decisions: Sequence[Decision]) -> str:
    if not decisions:
        return "There is no decision on this any more: look at it again."
    last = decisions[-1]
    said = "took the last verdict back" if last.verdict == Verdict.WITHDRAWN else f"said {last.verdict}"
    told = verdict_words(found, f"{last.actor} {said} in the meantime", last.right, last.reason)
    return f"{told}. Nothing was changed: look at it again."


def _values(session: Session, found: Discrepancy) -> tuple[ValueShown, ...]:
    source = _origins(session, [view.evidence.article.key for view in found.evidence])
    shown = []
    for value, views in by_value(found):
        keys = {view.evidence.article.key for view in views}
        shown.append(
            ValueShown(
                value=value,
                words=value_words(found, value),
                views=views,
                articles=len(keys),
                independent=len({source.get(key, key) for key in keys}),
            )
        )
    return tuple(shown)


def _origins(session: Session, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleKey]:
    """Return for the first of these articles the one that its own words come from, which may be itself."""
    distinct = list(dict.fromkeys(keys))[:CARRIERS]
    if len(distinct) < 2:
        return {}
    stored = current_versions(session, distinct)
    views = article_views(session, [stored[key].version_id for key in distinct if key in stored])
    numbers = origins(views)
    first: dict[int, ArticleKey] = {}
    for view, number in zip(views, numbers, strict=True):
        first.setdefault(number, view.ref.key)
    return {view.ref.key: first[number] for view, number in zip(views, numbers, strict=True)}


def _settled(session: Session, found: Discrepancy) -> tuple[SettledName, ...]:
    if not found.check.startswith("name-"):
        return ()
    words = {word for view in found.evidence for word in name_words(view.evidence.text)}
    return tuple(desk_names_with(session, words))
