"""What checking drafts came to as JSON: one object with the drafts and the inputs not readable."""

from __future__ import annotations

import json

from factcheck.model.draft import CheckedDraft, CheckedDrafts, DraftFinding, DraftQuote, FilePlace
from factcheck.report.records import Record, discrepancy_record


def json_text(checked: CheckedDrafts) -> str:
    """Return the object of :func:`drafts_record` as JSON."""
    return json.dumps(drafts_record(checked), ensure_ascii=False, indent=1) + "\n"


def drafts_record(checked: CheckedDrafts) -> Record:
    """Return what ``check --format json`` prints; docs/check.md tells every key."""
    return {
        "drafts": [draft_record(draft) for draft in checked.drafts],
        "problems": [
            {"source": one.source, "code": one.code.value, "message": one.message}
            for one in checked.problems
        ],
    }


def draft_record(draft: CheckedDraft) -> Record:
    """Return one draft: its findings, its quotes, and what was counted and verified."""
    return {
        "file": draft.file,
        "title": draft.title,
        "findings": [_finding(one) for one in draft.findings],
        "quotes": [_quote(one) for one in draft.quotes],
        "carriers": draft.carriers,
        "origins": draft.origins,
        "counted": {
            name: {"held": one.held, "verified": one.verified} for name, one in draft.counted.items()
        },
        "changed": None
        if draft.changed is None
        else [{**_place(one.place), "text": one.text} for one in draft.changed],
    }


def _finding(finding: DraftFinding) -> Record:
    found = discrepancy_record(finding.discrepancy) if finding.discrepancy else {}
    passed = finding.passed
    return {
        "file": finding.file,
        **_place(finding.place),
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "id": found.get("id"),
        "confidence": found.get("confidence"),
        "subject": found.get("subject"),
        "passed": {"by": passed.by.value, "reason": passed.reason} if passed else None,
        "edits": [edit.value for edit in finding.edits],
        "evidence": found.get("evidence", []),
    }


def _quote(quote: DraftQuote) -> Record:
    return {
        **_place(quote.place),
        "text": quote.text,
        "speaker": quote.speaker,
        "standing": quote.standing.value,
        "quote": quote.quote,
        "carriers": quote.carriers,
        "origins": quote.origins,
        "primary": quote.source and {"article": quote.source.id, "kind": quote.source.kind.value},
    }


def _place(place: FilePlace) -> Record:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
