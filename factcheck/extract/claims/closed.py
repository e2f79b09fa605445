"""Closed classes of words that the claim rules lean on, from one data file."""

from __future__ import annotations

from factcheck.text.tables import read_rows


def closed_words(name: str) -> frozenset[str]:
    """Return the lower-case words of one class of ``data/closed_words.txt``."""
    rows = read_rows("factcheck.extract.claims", "closed_words.txt")
    return frozenset(word.strip() for kind, words in rows if kind == name for word in words.split(","))
