"""Addresses of pages here, and a quotation as one cites it.

In: things of the model. Out: text for an ``href``; only addresses of the web are ever made a link.
"""

from __future__ import annotations

from urllib.parse import urlencode

from factcheck.model.article import ArticleRef
from factcheck.model.span import Span


def article_link(ref: ArticleRef, span: Span | None = None, version: int | None = None) -> str:
    """Return the address of an article's page, of a passage in it, or of a past version."""
    asked: dict[str, str | int] = {"key": ref.key}
    if version is not None:
        asked["version"] = version
    if span is None:
        return "/article?" + urlencode(asked)
    return "/article?" + urlencode(asked | {"start": span.start, "end": span.end}) + "#passage"


def citation(ref: ArticleRef, text: str, speaker: str | None) -> str:
    """Return a quotation with its speaker and where it was printed, on one line."""
    date = ref.published.text[:10] if ref.published else "undated"
    where = ", ".join(part for part in (ref.outlet, ref.title and f"“{ref.title}”", date, ref.url) if part)
    said = f" — {speaker}" if speaker else ""
    return f"“{' '.join(text.split())}”{said} ({where})"
