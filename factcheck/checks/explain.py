"""Pages about checks, read from their modules' docstrings.

In: a :class:`~factcheck.checks.base.Check`. Out: its summary and its five sections, for
``factcheck explain`` and docs/checks.md. A section is a heading of :data:`SECTIONS` on a line of its own,
underlined with dashes, and the text up to the next one.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

SECTIONS = ("What it finds", "Why it matters", "Example", "Known false alarms", "Options")
"""The sections of a page, all of them, in this order."""

_HEADING = re.compile(r"^(?P<title>\S.*)\n-{3,}\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a check's docstring says; ``sections`` pairs each title with its text."""

    name: str
    summary: str
    sections: tuple[tuple[str, str], ...]

    def section(self, title: str) -> str:
        """Return the text under ``title``."""
        return dict(self.sections)[title]


def read_page(name: str, doc: str) -> Page:
    """Read the page of the check called ``name`` from its docstring.

    Raise ValueError, naming the check, if a section is missing, empty, unknown or out of order.
    """
    text = inspect.cleandoc(doc) + "\n"
    headings = list(_HEADING.finditer(text))
    titles = tuple(heading["title"] for heading in headings)
    if titles != SECTIONS:
        raise ValueError(f"{name}: the docstring has the sections {titles}, not {SECTIONS}")
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    bodies = [text[heading.end() : end].strip() for heading, end in zip(headings, ends, strict=True)]
    summary = " ".join(text[: headings[0].start()].split())
    if not summary or not all(bodies):
        raise ValueError(f"{name}: the docstring has an empty summary or section")
    return Page(name=name, summary=summary, sections=tuple(zip(titles, bodies, strict=True)))


def page_text(page: Page) -> str:
    """Return the page as plain text for a terminal, ending in a line break."""
    parts = [page.name, page.summary]
    for title, body in page.sections:
        parts.append(f"{title}\n" + "\n".join(f"  {line}".rstrip() for line in body.splitlines()))
    return "\n\n".join(parts) + "\n"


def page_markdown(page: Page) -> str:
    """Return the page as Markdown whose heading's anchor is the check's name."""
    parts = [f"## {page.name}", page.summary]
    parts += [f"### {title}\n\n{body}" for title, body in page.sections]
    return "\n\n".join(parts) + "\n"
