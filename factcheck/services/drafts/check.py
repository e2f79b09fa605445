"""Checking drafts: what in them differs from the database or from themselves, nothing stored.

In: drafts and an open session that only reads. Out: for each its findings at their places in the file, and
what was verified. The draft is linked as an import would link it, into groups that exist in memory only,
and the same checks look at those; what does not concern the draft is left to the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from factcheck.checks import CHECKS, OF_CARRIERS, fingerprint, run_checks
from factcheck.checks.copied import find_copied
from factcheck.checks.explain import read_page
from factcheck.checks.profiles import judged, profile_named
from factcheck.model.draft import (
    IGNORE_COMMENT,
    ChangedSentence,
    CheckAsked,
    CheckedDraft,
    CheckedDrafts,
)
from factcheck.model.finding import (
    LEAST_CONFIDENCE,
    Evidence,
    Finding,
    Outcome,
    Severity,
)
from factcheck.model.group import ArticleView
from factcheck.model.problem import Problem
from factcheck.model.profile import Profile
from factcheck.readers.drafts import Draft
from factcheck.services.batch import Batch
from factcheck.services.drafts.findings import CheckOptions, bad_comments, draft_key, told_findings
from factcheck.services.drafts.linked import LinkedDraft, linked_draft
from factcheck.services.drafts.mends import mended
from factcheck.services.drafts.summary import summed_up
from factcheck.services.pipeline import prepare_chunk
from factcheck.services.prepared import Prepared, ref_of
from factcheck.text.changed import changed_sentences


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
    return CheckedDrafts(drafts=tuple(checked), checks=tuple(_asked(options)), problems=tuple(problems))


def _asked(options: CheckOptions) -> Iterator[CheckAsked]:
    for check in CHECKS:
        if options.wants(check.name):
            yield CheckAsked(check.name, check.severity, read_page(check.name, check.doc).summary)
    yield CheckAsked(
        IGNORE_COMMENT,
        Severity.WARNING,
        "Comments that name no check or give no reason, and ignore nothing.",
    )


def check_draft(session: Session, draft: Draft, options: CheckOptions) -> CheckedDraft | Problem:
    """Check one draft; a problem if its text cannot be extracted."""
    article = replace(draft.article, key=draft_key(draft.article))
    (prepared,) = prepare_chunk([article], options.least_speaker)
    if not isinstance(prepared, Prepared):
        assert isinstance(prepared, Problem)
        return prepared
    batch = Batch(session)
    linked = linked_draft(session, prepared, ref_of(article), batch, options.as_of)
    found = _found(linked, profile_named(options.profile))
    differing = [one for one in found if _is_asked(one, options)]
    findings = [*told_findings(session, draft, linked.view, differing, options), *bad_comments(draft)]
    findings.sort(key=lambda one: (one.place, one.check, one.fingerprint))
    checked = summed_up(
        session, draft, linked, found=found, findings=findings, batch=batch, as_of=options.as_of
    )
    if options.mend:
        reported = {one.fingerprint for one in checked.reported}
        open_ones = [one for one in differing if fingerprint(one) in reported]
        made = mended(draft, linked.view, open_ones, fix_quotes=options.fix_quotes)
        checked = replace(checked, mended=made)
    if options.before is not None:
        checked = replace(checked, changed=tuple(_changed(draft, linked.view, options.before)))
    return checked


def _found(linked: LinkedDraft, profile: Profile | None) -> list[Finding]:
    """Return what the checks say of the draft, and changes in passages that it copies, told once each."""
    view, story = linked.view, linked.story
    groups = {one.group.key: one.group for one in linked.quotes}
    found = list(_concerning(view, run_checks([view, *groups.values(), story], profile)))
    found += _not_told(found, view, judged(find_copied(view, story.articles), profile))
    return [one for one in found if not _has_source(view, one)]


def _is_asked(finding: Finding, options: CheckOptions) -> bool:
    """Tell whether a finding is a difference, sure enough, of a check that is asked for."""
    sure = finding.confidence >= LEAST_CONFIDENCE
    return finding.outcome is Outcome.DIFFERS and sure and options.wants(finding.check)


def _changed(draft: Draft, view: ArticleView, before: str) -> Iterator[ChangedSentence]:
    """Yield the sentences that the text ``before`` has not, in the order of the draft."""
    for span in changed_sentences(view.text, before):
        yield ChangedSentence(draft.place(span), span.of(view.text))


def _concerning(view: ArticleView, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield those findings that rest on a place in the draft, each once."""
    seen: set[str] = set()
    for finding in found:
        mark = fingerprint(finding)
        if mark not in seen and any(one.article.key == view.ref.key for one in finding.evidence):
            seen.add(mark)
            yield finding


def _has_source(view: ArticleView, finding: Finding) -> bool:
    """Tell whether all that the draft has of a quotation is what a primary source has: others err."""
    here = [one.article.key == view.ref.key for one in finding.evidence]
    places = list(zip(finding.evidence, here, strict=True))
    ours = {one.value for one, own in places if own}
    sources = {one.value for one, own in places if not own and one.article.kind.primary}
    return finding.check in OF_CARRIERS and ours <= sources


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
