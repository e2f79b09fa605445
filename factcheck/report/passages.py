"""Addresses of passages: at the publisher's by a text fragment, else by the file and its line.

In: an article and a place in its text. Out: an address that a person can open.
"""

from __future__ import annotations

from urllib.parse import quote

from factcheck.model.article import ArticleRef
from factcheck.model.span import Span
from factcheck.text.lines import line_starts, place_in
from factcheck.text.runs import runs

FRAGMENT_WORDS = 8
"""Words of a passage that find it on the publisher's page; a longer one is named by its two ends."""

AROUND = 3
"""Words before and behind a passage that tell it from an equal one."""


def passage_link(url: str, text: str, before: str = "", behind: str = "") -> str:
    """Return the address of a passage on the publisher's page, by the words of a text fragment.

    A fragment (WICG, Scroll to Text Fragment) names a short passage whole and a longer one by its ends;
    ``before`` and ``behind`` are words around it, where it stands more than once.

    >>> passage_link("https://example.org/a", "We will, we will")
    'https://example.org/a#:~:text=We%20will%2C%20we%20will'
    >>> passage_link("https://example.org/a", "Kenny", before="Mayor")
    'https://example.org/a#:~:text=Mayor-,Kenny'
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
    named = [_encoded(part) for part in parts]
    if before:
        named.insert(0, f"{_encoded(before)}-")
    if behind:
        named.append(f"-{_encoded(behind)}")
    return f"{url.partition('#')[0]}#:~:text={','.join(named)}"


def _encoded(text: str) -> str:
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")


def place_address(ref: ArticleRef, text: str, span: Span) -> str:
    """Return where a person finds a passage of an article: its address, else its file with the line.

    Only a plain text is stored as its file has it; of another file the place in the text is told.
    """
    if ref.url and ref.url.startswith(("http://", "https://")):
        if len(runs(text, span.of(text))) < 2:
            return passage_link(ref.url, span.of(text))
        before = text[: span.start].rpartition("\n")[2].split()[-AROUND:]
        behind = text[span.end :].partition("\n")[0].split()[:AROUND]
        return passage_link(ref.url, span.of(text), " ".join(before), " ".join(behind))
    if ref.source.lower().endswith(".txt"):
        line, _ = place_in(line_starts(text), span.start)
        return f"{ref.source}:{line}"
    return f"{ref.source} [{span.start}:{span.end}]"
