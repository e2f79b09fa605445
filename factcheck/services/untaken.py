"""What an import tells of the dates, outlets and front matter that sources give and nobody understood.

In: the summary of an import. Out: a sentence a field, the same on the command line and in the browser.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report.visible import one_line
from factcheck.services.ingest import ImportSummary

_TOLD = {
    "front matter": "Front matter was read as text in {} (it is YAML between two lines ---, from line 1)",
    "published": "No date was understood for {} (write it as 2018-01-24 and import again)",
    "outlet": "No outlet was taken for {} (if this is the outlet, name its key outlet and import again)",
}

WORDS_SHOWN = 60
"""Characters of words that were not understood; more are no date and no outlet."""


def untaken_lines(summary: ImportSummary) -> Iterator[str]:
    """Yield a line on the dates, and one on the outlets, that sources give and nobody understood."""
    for name, count in summary.untaken.items():
        first = summary.untaken_first[name]
        told = ", ".join(
            f"{one.place} “{one_line(one.words)[:WORDS_SHOWN]}”"
            + ("" if one.key == name else f" under {one.key}")
            for one in first
        )
        more = f" and {count - len(first)} more" if count > len(first) else ""
        articles = "1 article" if count == 1 else f"{count} articles"
        yield f"{_TOLD[name].format(articles)}: {told}{more}."
