"""Write the pages of docs/ that repeat what the code says; run it after changing a docstring.

In: the docstrings of the checks. Out: docs/checks.md. ``--check`` writes nothing and fails if a page is out
of date.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from factcheck.checks import CHECKS
from factcheck.checks.explain import page_markdown, read_page

DOCS = Path(__file__).parent

_CHECKS_HEAD = """# Checks

Each check finds one kind of discrepancy. It says that texts differ and shows every place; it never says
which one is right. `factcheck explain CHECK` prints the same pages. A slug such as `quote-altered` is the
name of the check everywhere: on the command line, in the database, in exports and here.

"""


def checks_page() -> str:
    """Return docs/checks.md: a table of all checks, then the page of each."""
    pages = [read_page(check.name, check.doc) for check in CHECKS]
    rows = [
        f"| [{page.name}](#{page.name}) | {check.severity.value} | {page.summary} |"
        for check, page in zip(CHECKS, pages, strict=True)
    ]
    table = "\n".join(["| check | usual severity | what it finds |", "|---|---|---|", *rows])
    return _CHECKS_HEAD + table + "\n\n" + "\n".join(map(page_markdown, pages))


PAGES: dict[str, Callable[[], str]] = {"checks.md": checks_page}
"""Every generated page and the function that returns its text."""


def out_of_date() -> list[str]:
    """Return the names of the pages that are not what the code says, in the order of ``PAGES``."""
    return [name for name, text in PAGES.items() if not _is(DOCS / name, text())]


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def main() -> int:
    """Write the pages, or with ``--check`` name those that are out of date; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a page is out of date")
    if parser.parse_args().check:
        stale = out_of_date()
        for name in stale:
            print(f"docs/{name} is out of date: run python docs/generate.py", file=sys.stderr)
        return 1 if stale else 0
    for name, text in PAGES.items():
        (DOCS / name).write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
