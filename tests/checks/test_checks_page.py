"""The pages that repeat the checks' docstrings."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checks import CHECKS
from factcheck.checks.explain import page_markdown, page_text, read_page

ROOT = Path(__file__).parents[2]

DOC = """A slip.

What it finds
-------------
Slips.

Why it matters
--------------
Readers.

Example
-------
"So so."

Known false alarms
------------------
None known.

Options
-------
None.
"""


def test_a_page_is_read_from_a_docstring() -> None:
    """Summary and sections are taken apart, and each can be asked for."""
    page = read_page("slip", DOC)
    expected = ("A slip.", "Slips.", '"So so."')
    assert expected == (page.summary, page.section("What it finds"), page.section("Example"))


def test_a_page_is_printed_for_a_terminal_and_for_docs() -> None:
    """Both begin with the check's name and hold every section."""
    page = read_page("slip", DOC)
    assert page_text(page).startswith("slip\n\nA slip.\n\nWhat it finds\n  Slips.\n")
    assert page_markdown(page).startswith("## slip\n\nA slip.\n\n### What it finds\n\nSlips.\n")


@pytest.mark.parametrize(
    "doc",
    [
        DOC.replace("Options\n-------\nNone.\n", ""),
        DOC.replace("Readers.", ""),
        DOC.replace("A slip.", ""),
        DOC.replace("Why it matters", "Why"),
        "No sections at all.",
    ],
)
def test_an_incomplete_docstring_is_refused(doc: str) -> None:
    """A missing, renamed or empty section is named with the check."""
    with pytest.raises(ValueError, match="slip"):
        read_page("slip", doc)


def test_no_page_is_longer_than_two_screens() -> None:
    """A page is read at the desk: at most 50 lines of at most 108 columns."""
    for check in CHECKS:
        lines = page_text(read_page(check.name, check.doc)).splitlines()
        assert len(lines) <= 50
        assert max(map(len, lines)) <= 115
