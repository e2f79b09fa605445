"""What changed between two versions of an article: quotations and claims first, then sentences.

In: two views. Out: what is gone and what has come, in the order of the texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.model.group import ArticleView
from factcheck.model.quote import QuoteRole
from factcheck.text.fold import fold_text
from factcheck.text.sentences import sentences

MOST_SENTENCES = 3_000
"""Sentences of a text that are compared; a longer one is said to differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What the older version has alone, and the newer; ``edits`` pairs sentences, either may be empty."""

    quotes_gone: tuple[str, ...]
    quotes_new: tuple[str, ...]
    claims_gone: tuple[str, ...]
    claims_new: tuple[str, ...]
    edits: tuple[tuple[str, str], ...]


def changes(older: ArticleView, newer: ArticleView) -> Changes:
    """Return what changed from one version to the next."""
    quotes = _quotes(older), _quotes(newer)
    claims = _claims(older), _claims(newer)
    return Changes(
        quotes_gone=tuple(_only(*quotes)),
        quotes_new=tuple(_only(*reversed(quotes))),
        claims_gone=tuple(_only(*claims)),
        claims_new=tuple(_only(*reversed(claims))),
        edits=tuple(_edits(older.text, newer.text)),
    )


def _quotes(view: ArticleView) -> list[str]:
    stretches: dict[int, list[str]] = {}
    for one in view.quotes:
        if one.quoted and one.role is QuoteRole.ATTRIBUTED:
            stretches.setdefault(one.quotation, []).append(one.span.of(view.text))
    return [" ".join(parts) for parts in stretches.values()]


def _claims(view: ArticleView) -> list[str]:
    return [claim.span.of(view.text) for claim in view.claims]


def _only(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """Return what ``one`` has more often than ``other``, folded alike."""
    left = Counter(fold_text(text) for text in other)
    found = []
    for text in one:
        key = fold_text(text)
        if left[key]:
            left[key] -= 1
        else:
            found.append(text)
    return found


def _edits(older: str, newer: str) -> list[tuple[str, str]]:
    a, b = ([span.of(text).strip() for span in sentences(text)][:MOST_SENTENCES] for text in (older, newer))
    found = []
    for kind, a_start, a_end, b_start, b_end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal":
            found.append((" ".join(a[a_start:a_end]), " ".join(b[b_start:b_end])))
    return found
