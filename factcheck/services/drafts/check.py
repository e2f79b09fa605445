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
from factcheck.readers.drafts import Draft
from factcheck.services.batch import Batch
from factcheck.services.checking import CARRIERS, STORY_ARTICLES
from factcheck.services.drafts.findings import CheckOptions, bad_comments, draft_key, told_findings
from factcheck.services.drafts.mends import mended
from factcheck.services.drafts.names import known_bearers
from factcheck.services.drafts.quotes import link_quotes, quotations_of
from factcheck.services.drafts.story import draft_story
from factcheck.services.drafts.summary import summed_up
from factcheck.services.pipeline import prepare_chunk
from factcheck.services.prepared import Prepared, ref_of, view_of
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
    profile = profile_named(options.profile)
    batch = Batch(session)
    view = view_of(prepared.extraction, ref_of(article))
    bearers = known_bearers(session, view)
    said = quotations_of(prepared, view, bearers)
    linked = link_quotes(session, prepared.wordings, said, per_wording=CARRIERS, as_of=options.as_of)
    story = draft_story(
        session, view, prepared.clues, linked, batch, most=STORY_ARTICLES, as_of=options.as_of
    )
    groups = {one.group.key: one.group for one in linked}
    found = list(_concerning(view, run_checks([view, *groups.values(), story], profile)))
    found += _not_told(found, view, judged(find_copied(view, story.articles), profile))
    found = [one for one in found if not _has_source(view, one)]
    differing = [
        one
        for one in found
        if one.outcome is Outcome.DIFFERS
        and one.confidence >= LEAST_CONFIDENCE
        and options.wants(one.check)
    ]
    findings = [*told_findings(session, draft, view, differing, options), *bad_comments(draft)]
    checked = summed_up(
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
    if options.mend:
        reported = {one.fingerprint for one in checked.reported}
        open_ones = [one for one in differing if fingerprint(one) in reported]
        made = mended(draft, view, open_ones, fix_quotes=options.fix_quotes)
        checked = replace(checked, mended=made)
    if options.before is None:
        return checked
    changed = (
        ChangedSentence(draft.place(span), span.of(view.text))
        for span in changed_sentences(view.text, options.before)
    )
    return replace(checked, changed=tuple(changed))


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
