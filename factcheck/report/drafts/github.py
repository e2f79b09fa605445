"""Findings in drafts as workflow commands, which GitHub shows beside the line (documented by GitHub)."""

from __future__ import annotations

from factcheck.model.draft import CheckedDrafts, DraftFinding
from factcheck.model.finding import Severity
from factcheck.report.visible import one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY_ESCAPES = _ESCAPES | {":": "%3A", ",": "%2C"}


def github_text(checked: CheckedDrafts) -> str:
    """Return one command for each finding, and one for each input that could not be read."""
    lines = [_command(one) for one in checked.reported]
    lines += [
        f"::error title=unreadable::{_escaped(one_line(f'{one.source}: {one.message}'), _ESCAPES)}"
        for one in checked.problems
    ]
    return "".join(f"{line}\n" for line in lines)


def _command(finding: DraftFinding) -> str:
    place = finding.place
    properties = {
        "file": finding.file,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column,
        "title": finding.check,
    }
    told = ",".join(
        f"{name}={_escaped(str(value), _PROPERTY_ESCAPES)}" for name, value in properties.items()
    )
    return f"::{_COMMANDS[finding.severity]} {told}::{_escaped(one_line(finding.message), _ESCAPES)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(char, char) for char in text)
