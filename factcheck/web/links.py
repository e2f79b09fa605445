"""Addresses: of pages here, and of passages at the publisher's.

In: things of the model. Out: text for an ``href``; only addresses of the web are ever made a link.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from factcheck.model.article import ArticleRef
from factcheck.model.span import Span

FRAGMENT_WORDS = 8
"""Words of a passage that find it on the publisher's page; a longer one is named by its two ends."""


def article_link(ref: ArticleRef, span: Span | None = None, version: int | None = None) -> str:
    """Return the address of an article's page, of a passage in it, or of a past version."""
    asked: dict[str, str | int] = {"key": ref.key}
    if version is not None:
        asked["version"] = version
    if span is None:
        return "/article?" + urlencode(asked)
    return "/article?" + urlencode(asked | {"start": span.start, "end": span.end}) + "#passage"


def passage_link(url: str, text: str) -> str:
    """Return the address of a passage on the publisher's page, by the words of a text fragment.

    A fragment (WICG, Scroll to Text Fragment) names a short passage whole and a longer one by its ends.

    >>> passage_link("https://example.org/a", "We will, we will")
    'https://example.org/a#:~:text=We%20will%2C%20we%20will'
    """
    words = text.split()
    parts = (
        [text]
        if len(words) <= 2 * FRAGMENT_WORDS
        else [
            " ".join(words[:FRAGMENT_WORDS]),
            " ".join(words[-FRAGMENT_WORDS:]),
        ]
    )
    named = ",".join(quote(" ".join(part.split()), safe="").replace("-", "%2D") for part in parts)
    return f"{url.partition('#')[0]}#:~:text={named}"


def citation(ref: ArticleRef, text: str, speaker: str | None) -> str:
    """Return a quotation with its speaker and where it was printed, on one line."""
    date = ref.published.text[:10] if ref.published else "undated"
    where = ", ".join(part for part in (ref.outlet, ref.title and f"“{ref.title}”", date, ref.url) if part)
    said = f" — {speaker}" if speaker else ""
    return f"“{' '.join(text.split())}”{said} ({where})"
