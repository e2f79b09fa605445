"""Findings in drafts as lines that editors jump by, and what was verified in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factcheck.model.draft import (
    CheckedDraft,
    CheckedDrafts,
    DraftFinding,
    DraftQuote,
    PassedBy,
    Standing,
)
from factcheck.model.finding import Severity
from factcheck.report.lines import source_line
from factcheck.report.visible import one_line

_QUOTED = 60
"""Code points of a quotation that name it."""

_PASSED = {
    PassedBy.COMMENT: "by a comment",
    PassedBy.BASELINE: "by the baseline",
    PassedBy.DECISION: "for the desk has dismissed it",
    PassedBy.UNCHANGED: "in sentences that have not changed",
}


def lines_text(checked: CheckedDrafts) -> str:
    """Return ``file:line:column: severity check message`` for each finding, then the summaries."""
    lines = [finding_line(one) for one in checked.reported]
    for draft in checked.drafts:
        lines += [*([""] if lines else []), *summary_lines(draft)]
    if len(checked.drafts) != 1:
        lines += ["", f"{_count(len(checked.drafts), 'draft')}: {total_line(checked.reported)}"]
    return "\n".join(lines) + "\n"


def finding_line(finding: DraftFinding) -> str:
    """Return a finding on one line."""
    place = f"{one_line(finding.file)}:{finding.place.line}:{finding.place.column}"
    return f"{place}: {finding.severity.value} {finding.check} {one_line(finding.message)}"


def summary_lines(draft: CheckedDraft) -> Iterator[str]:
    """Yield what a draft holds, what was verified, its first uses, and what is passed over."""
    held = [f"{_count(len(draft.quotes), 'quote')}"]
    held += [_count(one.held, name.removesuffix("s")) for name, one in draft.counted.items() if one.held]
    yield f"{one_line(draft.file)}: checked {', '.join(held)}. {total_line(draft.reported)}"
    standing = Counter(one.standing for one in draft.quotes)
    if standing[Standing.VERIFIED]:
        carriers = _count(draft.carriers, "article")
        independent = f", {draft.origins} of them independent" if draft.carriers > 1 else ""
        verified = _count(standing[Standing.VERIFIED], "quote")
        yield f"  verified: {verified}; the draft's quotes stand in {carriers}{independent}"
    for one in draft.quotes:
        if one.source is not None:
            yield f"  verified against {source_line(one.source)}: {_quoted(one)}"
    others = [
        f"{_count(one.verified, name.removesuffix('s'))}"
        for name, one in draft.counted.items()
        if one.verified
    ]
    if others:
        yield f"  borne out by the database: {', '.join(others)}"
    for one in draft.quotes:
        if one.standing is Standing.FIRST_USE:
            yield f"  first use, not in the database: {_quoted(one)}"
    for sentence in draft.changed or ():
        yield f"  changed: {sentence.place.line}:{sentence.place.column} “{_cut(sentence.text)}”"
    passed = Counter(one.passed.by for one in draft.findings if one.passed)
    for by, count in sorted(passed.items()):
        yield f"  passed over: {_count(count, 'finding')} {_PASSED[by]}"


def total_line(findings: tuple[DraftFinding, ...]) -> str:
    """Return in one sentence how many findings there are, by severity."""
    if not findings:
        return "No findings."
    counts = Counter(one.severity for one in findings)
    by_severity = ", ".join(_count(counts[one], one.value) for one in Severity if counts[one])
    return f"{_count(len(findings), 'finding')}: {by_severity}."


def _quoted(quote: DraftQuote) -> str:
    return f"{quote.place.line}:{quote.place.column} “{_cut(quote.text)}”"


def _cut(text: str) -> str:
    shown = one_line(text)
    return shown if len(shown) <= _QUOTED else shown[:_QUOTED].rsplit(" ", 1)[0] + " …"


def _count(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
