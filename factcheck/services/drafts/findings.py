"""Findings in a draft as its writer is told them: at their places, in words, and what passes over them.

In: findings that concern a draft. Out: the same with their place in the file, who has the other values, and
the comment, the baseline or the decision that passes over them, if one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from factcheck.checks import CHECKS, fingerprint
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.decision import SubjectKind
from factcheck.model.draft import IGNORE_COMMENT, DraftFinding, Passed, PassedBy
from factcheck.model.finding import (
    Discrepancy,
    Evidence,
    EvidenceView,
    Finding,
    Severity,
    Status,
    Verdict,
)
from factcheck.model.group import ArticleView
from factcheck.model.ids import IdKind, public_id
from factcheck.model.keys import stable_key
from factcheck.model.quote import LEAST_SPEAKER
from factcheck.model.span import Span
from factcheck.readers.drafts import Draft
from factcheck.store.articles import current_versions
from factcheck.store.decisions import Decision, latest
from factcheck.store.views import version_texts
from factcheck.text.changed import changed_sentences
from factcheck.text.sentences import context

_NAMES = frozenset(check.name for check in CHECKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What to check a draft for.

    ``select`` are the only checks that count, all if it is empty, and ``ignore`` those that do not.
    ``as_of`` hides what was published after that day, and what is undated. ``baseline`` are fingerprints of
    findings that are passed over. A speaker below ``least_speaker`` counts as none. ``before`` is the text
    of an earlier state of the draft: only what its changed sentences show is reported. ``profile`` names
    the house's rules for quotations. With ``mend`` the draft is returned with what an authority settles,
    with ``fix_quotes`` within quotation marks as well.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    as_of: date | None = None
    baseline: frozenset[str] = frozenset()
    least_speaker: float = LEAST_SPEAKER
    before: str | None = None
    profile: str = ""
    mend: bool = False
    fix_quotes: bool = False

    def wants(self, check: str) -> bool:
        """Tell whether findings of a check count."""
        return (not self.select or check in self.select) and check not in self.ignore


def draft_key(article: RawArticle) -> ArticleKey:
    """Return the key of a draft, which no stored article has.

    It rests on the draft's address, id or path and never on its text, so that a draft that is worked on
    stays the same one.
    """
    own, _, digest = article.key.partition("#")
    line = article.source.rpartition("#")[2] if digest else ""
    return ArticleKey(f"draft:{own}#{line}" if line else f"draft:{own}")


def told_findings(
    session: Session,
    draft: Draft,
    view: ArticleView,
    differing: Sequence[Finding],
    options: CheckOptions,
) -> Iterator[DraftFinding]:
    """Yield the findings that differ, as the writer of the draft is told them."""
    texts = _texts(session, view, differing)
    marks = {fingerprint(one): one for one in differing}
    decided = latest(session, SubjectKind.DISCREPANCY, marks)
    changed = None if options.before is None else changed_sentences(view.text, options.before)
    for mark, finding in marks.items():
        span = _span_here(view, finding)
        decision = decided.get(mark)
        yield DraftFinding(
            file=draft.file,
            place=draft.place(span),
            check=finding.check,
            severity=finding.severity,
            message=_message(view, finding, texts),
            fingerprint=mark,
            discrepancy=_discrepancy(finding, mark, decision, texts),
            passed=_passed(draft, finding.check, mark, span, decision, options)
            or _unchanged(view, finding, changed),
            edits=finding.edits,
        )


def _texts(session: Session, view: ArticleView, findings: Iterable[Finding]) -> dict[ArticleKey, str]:
    keys = {one.article.key for finding in findings for one in finding.evidence} - {view.ref.key}
    versions = {key: one.version_id for key, one in current_versions(session, keys).items()}
    texts = version_texts(session, versions.values())
    return {view.ref.key: view.text} | {key: texts[number] for key, number in versions.items()}


def _span_here(view: ArticleView, finding: Finding) -> Span:
    """Return the place in the draft that departs: that of the value which the fewest places have."""
    here = [one for one in finding.evidence if one.article.key == view.ref.key]
    values = [one.value for one in finding.evidence]
    rarest = min(here, key=lambda one: (values.count(one.value), one.span.start))
    return rarest.marks[0] if rarest.marks else rarest.span


def _message(view: ArticleView, finding: Finding, texts: Mapping[ArticleKey, str]) -> str:
    here: dict[str, str] = {}
    elsewhere: dict[str, tuple[str, dict[str, None]]] = {}
    for one in finding.evidence:
        if one.article.key == view.ref.key:
            here.setdefault(one.value, _printed(one, view.text))
        else:
            shown = _printed(one, texts[one.article.key])
            elsewhere.setdefault(one.value, (shown, {}))[1][_origin(one)] = None
    said = [finding.message]
    others = [held for value, held in elsewhere.items() if value not in here]
    if others:
        said.append("Here: " + ", ".join(f"“{shown}”" for shown in here.values()) + ".")
        told = [f"“{shown}” ({_listed(list(origins))})" for shown, origins in others]
        said.append("Elsewhere: " + "; ".join(told) + ".")
    return " ".join(" ".join(said).split())


_LONGEST_SHOWN = 60
"""Code points of a place that is shown as it is printed; of a longer one its normal form is."""

_WORD_BEFORE = re.compile(r"\S+\s*\Z")
_WORD_BEHIND = re.compile(r"\s*\S+")


def _printed(one: Evidence, text: str) -> str:
    """Return what a place has as it is printed: the words that differ with their neighbours, else all."""
    if not one.marks:
        return one.text if len(one.text) <= _LONGEST_SHOWN else one.value
    mark = one.marks[0]
    before = _WORD_BEFORE.search(text, max(one.span.start, mark.start - _LONGEST_SHOWN), mark.start)
    behind = _WORD_BEHIND.match(text, mark.end, one.span.end)
    return text[before.start() if before else mark.start : behind.end() if behind else mark.end]


def _origin(one: Evidence) -> str:
    article = one.article
    dated = article.published.text[:10] if article.published else "undated"
    return f"{article.outlet or article.id}, {dated}"


_LISTED = 3
"""Carriers that a message names; the others are counted."""


def _listed(origins: Sequence[str]) -> str:
    more = len(origins) - _LISTED
    return "; ".join(origins[:_LISTED]) + (f"; and {more} more" if more > 0 else "")


def _discrepancy(
    finding: Finding, mark: str, decision: Decision | None, texts: Mapping[ArticleKey, str]
) -> Discrepancy:
    views = []
    for evidence in finding.evidence:
        text = texts[evidence.article.key]
        around = context(text, evidence.span)
        views.append(EvidenceView(evidence=evidence, context=around.of(text), context_start=around.start))
    return Discrepancy(
        id=public_id(IdKind.DISCREPANCY, mark),
        fingerprint=mark,
        check=finding.check,
        severity=finding.severity,
        confidence=finding.confidence,
        subject=finding.subject,
        message=finding.message,
        status=Status(decision.verdict) if decision else Status.OPEN,
        reason=decision.reason if decision else None,
        earlier=None,
        evidence=tuple(views),
    )


def _passed(
    draft: Draft,
    check: str,
    mark: str,
    span: Span,
    decision: Decision | None,
    options: CheckOptions,
) -> Passed | None:
    line = draft.written_line(span.start)
    for ignore in draft.ignores:
        if ignore.line == line and ignore.check == check:
            return Passed(PassedBy.COMMENT, ignore.reason)
    if decision is not None and decision.verdict == Verdict.DISMISSED:
        return Passed(PassedBy.DECISION, decision.reason)
    return Passed(PassedBy.BASELINE) if mark in options.baseline else None


def _unchanged(view: ArticleView, finding: Finding, changed: Sequence[Span] | None) -> Passed | None:
    """Pass over a finding that rests on no sentence that has changed."""
    places = [one.span for one in finding.evidence if one.article.key == view.ref.key]
    if changed is None or any(place.overlaps(one) for place in places for one in changed):
        return None
    return Passed(PassedBy.UNCHANGED)


def bad_comments(draft: Draft) -> Iterator[DraftFinding]:
    """Yield a finding for each comment that names no check or gives no reason, and so ignores nothing."""
    for ignore in draft.ignores:
        if ignore.check in _NAMES:
            continue
        if ignore.check is None:
            message = "It ignores nothing: write <!-- factcheck: ignore CHECK REASON -->."
        else:
            message = f"It ignores nothing: there is no check {ignore.check!r}."
        yield DraftFinding(
            file=draft.file,
            place=draft.place_of(ignore),
            check=IGNORE_COMMENT,
            severity=Severity.WARNING,
            message=message,
            fingerprint=stable_key([IGNORE_COMMENT, draft_key(draft.article), ignore.check or ""]),
        )
