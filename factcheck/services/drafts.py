"""Checking drafts: what in them differs from the database or from themselves, nothing stored.

In: drafts and an open session that only reads. Out: for each its findings at their places in the file, and
what was verified. The draft is linked as an import would link it, into groups that exist in memory only,
and the same checks look at those; what does not concern the draft is left to the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from factcheck.checks import CHECKS, fingerprint, run_checks
from factcheck.checks.copied import find_copied
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.decision import SubjectKind
from factcheck.model.draft import (
    IGNORE_COMMENT,
    CheckedDraft,
    CheckedDrafts,
    DraftFinding,
    Passed,
    PassedBy,
)
from factcheck.model.finding import (
    LEAST_CONFIDENCE,
    Discrepancy,
    Evidence,
    EvidenceView,
    Finding,
    Outcome,
    Severity,
    Status,
    Verdict,
)
from factcheck.model.group import ArticleView
from factcheck.model.ids import IdKind, public_id
from factcheck.model.keys import stable_key
from factcheck.model.problem import Problem
from factcheck.model.quote import LEAST_SPEAKER
from factcheck.model.span import Span
from factcheck.readers.drafts import Draft
from factcheck.services.batch import Batch
from factcheck.services.checking import CARRIERS, STORY_ARTICLES
from factcheck.services.draft_names import known_bearers
from factcheck.services.draft_quotes import link_quotes, quotations_of
from factcheck.services.draft_story import draft_story
from factcheck.services.draft_summary import summed_up
from factcheck.services.pipeline import prepare_chunk
from factcheck.services.prepared import Prepared, ref_of, view_of
from factcheck.store.articles import current_versions
from factcheck.store.decisions import Decision, latest
from factcheck.store.views import version_texts
from factcheck.text.sentences import context

_NAMES = frozenset(check.name for check in CHECKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What to check a draft for.

    ``select`` are the only checks that count, all if it is empty, and ``ignore`` those that do not.
    ``as_of`` hides what was published after that day, and what is undated. ``baseline`` are fingerprints of
    findings that are passed over. A speaker below ``least_speaker`` counts as none.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    as_of: date | None = None
    baseline: frozenset[str] = frozenset()
    least_speaker: float = LEAST_SPEAKER

    def wants(self, check: str) -> bool:
        """Tell whether findings of a check count."""
        return (not self.select or check in self.select) and check not in self.ignore


def check_drafts(
    session: Session, drafts: Iterable[Draft | Problem], options: CheckOptions
) -> CheckedDrafts:
    """Check each draft against the database and within itself; drafts are not compared with each other."""
    checked: list[CheckedDraft] = []
    problems: list[Problem] = []
    for draft in drafts:
        found = draft if isinstance(draft, Problem) else check_draft(session, draft, options)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            checked.append(found)
    return CheckedDrafts(drafts=tuple(checked), problems=tuple(problems))


def check_draft(session: Session, draft: Draft, options: CheckOptions) -> CheckedDraft | Problem:
    """Check one draft; a problem if its text cannot be extracted."""
    article = replace(draft.article, key=draft_key(draft.article))
    (prepared,) = prepare_chunk([article], options.least_speaker)
    if not isinstance(prepared, Prepared):
        assert isinstance(prepared, Problem)
        return prepared
    batch = Batch(session)
    view = view_of(prepared.extraction, ref_of(article))
    bearers = known_bearers(session, view)
    said = quotations_of(prepared, view, bearers)
    linked = link_quotes(session, prepared, said, per_wording=CARRIERS, as_of=options.as_of)
    story = draft_story(session, view, prepared.clues, batch, most=STORY_ARTICLES, as_of=options.as_of)
    groups = {one.group.key: one.group for one in linked}
    found = list(_concerning(view, run_checks([view, *groups.values(), story])))
    found += _not_told(found, view, find_copied(view, story.articles))
    differing = [
        one
        for one in found
        if one.outcome is Outcome.DIFFERS
        and one.confidence >= LEAST_CONFIDENCE
        and options.wants(one.check)
    ]
    findings = [*_findings(session, draft, view, differing, options), *_bad_comments(draft)]
    return summed_up(
        session,
        draft,
        view,
        said=said,
        linked=linked,
        bearers=bearers,
        found=found,
        findings=sorted(findings, key=lambda one: (one.place, one.check, one.fingerprint)),
        batch=batch,
        as_of=options.as_of,
    )


def draft_key(article: RawArticle) -> ArticleKey:
    """Return the key of a draft, which no stored article has.

    It rests on the draft's address, id or path and never on its text, so that a draft that is worked on
    stays the same one.
    """
    own, _, digest = article.key.partition("#")
    line = article.source.rpartition("#")[2] if digest else ""
    return ArticleKey(f"draft:{own}#{line}" if line else f"draft:{own}")


def _concerning(view: ArticleView, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield those findings that rest on a place in the draft, each once."""
    seen: set[str] = set()
    for finding in found:
        mark = fingerprint(finding)
        if mark not in seen and any(one.article.key == view.ref.key for one in finding.evidence):
            seen.add(mark)
            yield finding


def _not_told(found: Sequence[Finding], view: ArticleView, copied: Iterable[Finding]) -> Iterator[Finding]:
    """Yield those changes in copied passages that no other finding of the same check tells."""
    told = [
        (finding.check, one)
        for finding in found
        if finding.outcome is Outcome.DIFFERS
        for one in finding.evidence
        if one.article.key == view.ref.key
    ]
    for finding in copied:
        if not any(check == finding.check and _meet(one, finding.evidence[0]) for check, one in told):
            yield finding


def _meet(one: Evidence, other: Evidence) -> bool:
    """Tell whether two places overlap, those parts of them that differ if both are known."""
    both = one.marks and other.marks
    places = [one.marks, other.marks] if both else [(one.span,), (other.span,)]
    return any(mine.overlaps(theirs) for mine in places[0] for theirs in places[1])


def _findings(
    session: Session,
    draft: Draft,
    view: ArticleView,
    differing: Sequence[Finding],
    options: CheckOptions,
) -> Iterator[DraftFinding]:
    texts = _texts(session, view, differing)
    marks = {fingerprint(one): one for one in differing}
    decided = latest(session, SubjectKind.DISCREPANCY, marks)
    for mark, finding in marks.items():
        span = _span_here(view, finding)
        decision = decided.get(mark)
        yield DraftFinding(
            file=draft.file,
            place=draft.place(span),
            check=finding.check,
            severity=finding.severity,
            message=_message(view, finding),
            fingerprint=mark,
            discrepancy=_discrepancy(finding, mark, decision, texts),
            passed=_passed(draft, finding.check, mark, span, decision, options),
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


def _message(view: ArticleView, finding: Finding) -> str:
    here: dict[str, None] = {}
    elsewhere: dict[str, dict[str, None]] = {}
    for one in finding.evidence:
        if one.article.key == view.ref.key:
            here[one.value] = None
        else:
            elsewhere.setdefault(one.value, {})[_origin(one)] = None
    said = [finding.message]
    others = {value: told for value, told in elsewhere.items() if value not in here}
    if others:
        said.append("Here: " + ", ".join(f"“{value}”" for value in here) + ".")
        told = [f"“{value}” ({_listed(list(origins))})" for value, origins in others.items()]
        said.append("Elsewhere: " + "; ".join(told) + ".")
    return " ".join(" ".join(said).split())


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


def _bad_comments(draft: Draft) -> Iterator[DraftFinding]:
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
