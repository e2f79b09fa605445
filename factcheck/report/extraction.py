"""What ``extract`` prints of an article for people."""

from __future__ import annotations

from collections import Counter

from factcheck.model.extraction import Extraction
from factcheck.model.quote import Stretch
from factcheck.report.lines import claim_lines
from factcheck.report.visible import one_line

SHOWN = 100
"""Characters of a quotation that are shown."""


def extraction_text(extraction: Extraction) -> str:
    """Return an article's quotations and statements with their speakers, its claims and its names."""
    article = extraction.article
    lines = [one_line(f"{article.title or article.id} ({article.source})")]
    lines += [f"  {_quote(stretch, article.text)}" for stretch in extraction.quotes]
    lines += [f"  {line}" for line in claim_lines(article.key, article.text, extraction.claims)]
    names = Counter((name.entity, name.kind.value) for name in extraction.names)
    if names:
        listed = "; ".join(f"{entity} ({kind}, {count})" for (entity, kind), count in names.items())
        lines.append(f"  Names: {one_line(listed)}")
    return "\n".join(lines) + "\n"


def _quote(stretch: Stretch, text: str) -> str:
    words = one_line(stretch.span.of(text))
    shown = words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
    who = (
        f"{stretch.speaker} ({stretch.method.value}, {stretch.confidence:.2f})"
        if stretch.speaker
        else stretch.role.value
        if stretch.role.value != "attributed"
        else "speaker not named"
    )
    place = f"[{stretch.span.start}:{stretch.span.end}] {one_line(who)}"
    return f"{place}: “{shown}”" if stretch.quoted else f"{place}, without marks: {shown}"
