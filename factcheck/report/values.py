"""The values of a discrepancy in words: what a person reads, chooses as right, and finds in a verdict.

In: a discrepancy. Out: for each value the words for it as they are printed, in their usual case, and the
value that somebody's words mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.finding import Discrepancy, EvidenceView
from factcheck.report.arrange import by_value
from factcheck.report.visible import visible
from factcheck.text.runs import runs, units

MOST = 80
"""Characters by which a value is told."""


def value_words(discrepancy: Discrepancy, value: str) -> str:
    """Return a value as the message or a place prints it, at most :data:`MOST` characters.

    Capitals throughout, as transcripts print names, stand only where every place has them. A sum is told
    by its parts; a value that no place has any more is told as it is stored.
    """
    views = next((held for own, held in by_value(discrepancy) if own == value), ())
    if not views:
        return _short(value)
    if len(views) == value.count(" + ") + 1 > 1:
        return _short(" + ".join(view.evidence.text for view in views))
    printed = sorted((view.evidence.text for view in views), key=str.isupper)
    found = (span.of(text) for text in (discrepancy.message, *printed) for span in runs(text, value)[:1])
    return _short(next(found, printed[0]))


def value_meant(discrepancy: Discrepancy, words: str) -> str | None:
    """Return the value that ``words`` name: as it is stored, told, or printed at a place."""
    asked = _folded(words)
    for value, views in by_value(discrepancy):
        if words in (value, visible(value)):
            return value
        if any(_folded(one) == asked for one in _names(discrepancy, value, views)):
            return value
    return None


def verdict_words(discrepancy: Discrepancy, verdict: str, right: str | None, reason: str | None) -> str:
    """Return a verdict in a few words: what was said, which value is right, and why."""
    because = [f"“{value_words(discrepancy, right)}” is right"] if right is not None else []
    because += [reason] if reason else []
    return f"{verdict}: {'; '.join(because)}" if because else verdict


def _names(discrepancy: Discrepancy, value: str, views: Sequence[EvidenceView]) -> Iterator[str]:
    yield value
    yield value_words(discrepancy, value)
    for view in views:
        yield view.evidence.text


def _folded(text: str) -> list[str]:
    return [form for form, _ in units(text)] or text.split()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= MOST else words[: MOST - 1].rstrip() + "…"
