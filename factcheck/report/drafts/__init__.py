"""What checking drafts came to, in the formats of editors, desks and build servers.

In: :class:`~factcheck.model.draft.CheckedDrafts`. Out: text. Every format has every finding that is
reported, with its severity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from factcheck.model.draft import CheckedDrafts
from factcheck.report.drafts.github import github_text
from factcheck.report.drafts.junit import junit_text
from factcheck.report.drafts.lines import lines_text
from factcheck.report.drafts.records import json_text
from factcheck.report.drafts.sarif import sarif_text


class DraftFormat(StrEnum):
    """How the result is written; the value is the option's name."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    HTML = "html"


def drafts_text(checked: CheckedDrafts, form: DraftFormat) -> str:
    """Return the result in a format, ending in a line break unless it is empty."""
    return _WRITERS[form](checked)


def _page_text(checked: CheckedDrafts) -> str:
    from factcheck.report.drafts.page import page_text

    return page_text(checked)


_WRITERS: Mapping[DraftFormat, Callable[[CheckedDrafts], str]] = MappingProxyType(
    {
        DraftFormat.TEXT: lines_text,
        DraftFormat.JSON: json_text,
        DraftFormat.SARIF: sarif_text,
        DraftFormat.JUNIT: junit_text,
        DraftFormat.GITHUB: github_text,
        DraftFormat.HTML: _page_text,
    }
)
