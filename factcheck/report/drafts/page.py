"""Findings in drafts as one page for a browser, with nothing from elsewhere: to be sent to the writer."""

from __future__ import annotations

from factcheck.model.draft import CheckedDrafts
from factcheck.report.drafts.lines import summary_lines, total_line
from factcheck.report.html import style_and_hash, template


def page_text(checked: CheckedDrafts) -> str:
    """Return the page: each draft with its findings, then its quotes and how each stands."""
    style, style_hash = style_and_hash()
    page = template("drafts.html").render(
        drafts=checked.drafts,
        problems=checked.problems,
        summary=summary_lines,
        total=total_line(checked.reported),
        style=style,
        style_hash=style_hash,
    )
    return page.rstrip("\n") + "\n"
