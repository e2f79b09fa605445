"""Findings in drafts as SARIF 2.1.0 (OASIS, 2020), the format of code scanners and editors.

A finding that is passed over stays, with its suppression; other places stand as related locations. What was
verified is in the run's property bag.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from urllib.parse import quote

from factcheck import __version__
from factcheck.model.draft import CheckedDrafts, DraftFinding, PassedBy
from factcheck.model.finding import EvidenceView
from factcheck.report.drafts.records import draft_record
from factcheck.report.lines import origin
from factcheck.report.records import Record
from factcheck.report.visible import one_line

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

_IN_SOURCE, _EXTERNAL = "inSource", "external"


def sarif_text(checked: CheckedDrafts) -> str:
    """Return a log with one run; severities are its levels, which have the same names."""
    rules = {one.name: number for number, one in enumerate(checked.checks)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(checked)},
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not checked.problems,
                        "toolExecutionNotifications": [
                            {"level": "error", "message": {"text": f"{one.source}: {one.message}"}}
                            for one in checked.problems
                        ],
                    }
                ],
                "results": [
                    _result(one, rules[one.check]) for draft in checked.drafts for one in draft.findings
                ],
                "properties": {
                    "drafts": [
                        {name: value for name, value in draft_record(draft).items() if name != "findings"}
                        for draft in checked.drafts
                    ]
                },
            }
        ],
    }
    return json.dumps(log, indent=1) + "\n"


def _driver(checked: CheckedDrafts) -> Record:
    return {
        "name": "factcheck",
        "semanticVersion": __version__,
        "rules": [
            {
                "id": one.name,
                "shortDescription": {"text": one.summary},
                "help": {"text": f"factcheck explain {one.name}"},
                "defaultConfiguration": {"level": one.severity.value},
            }
            for one in checked.checks
        ],
    }


def _result(finding: DraftFinding, rule: int) -> Record:
    place = finding.place
    result: Record = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": one_line(finding.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.file)},
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endLine": place.end_line,
                        "endColumn": place.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
        "relatedLocations": _related(finding),
    }
    if finding.passed is not None:
        suppression: Record = {"kind": _IN_SOURCE if finding.passed.by is PassedBy.COMMENT else _EXTERNAL}
        if finding.passed.reason:
            suppression["justification"] = finding.passed.reason
        result["suppressions"] = [suppression]
    return result


def _related(finding: DraftFinding) -> list[Record]:
    views = finding.discrepancy.evidence if finding.discrepancy else ()
    others = [view for view in views if not view.evidence.article.key.startswith("draft:")]
    return [_carrier(number, view) for number, view in enumerate(others, 1)]


def _carrier(number: int, view: EvidenceView) -> Record:
    evidence = view.evidence
    article = evidence.article
    said = f"“{evidence.value}”: {article.id}, {origin(article)}"
    return {
        "id": number,
        "message": {"text": one_line(said)},
        "physicalLocation": {
            "artifactLocation": {"uri": article.url or _uri(article.source.partition("#")[0])},
            "region": {
                "charOffset": evidence.span.start,
                "charLength": evidence.span.end - evidence.span.start,
            },
        },
    }


def _uri(file: str) -> str:
    """Return the address of a file: relative as it was given, standard input by its name."""
    if file == "-":
        return "stdin"
    return Path(file).as_uri() if PurePath(file).is_absolute() else quote(PurePath(file).as_posix())
