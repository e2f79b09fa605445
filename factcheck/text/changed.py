"""Sentences of a text that an earlier state of it did not have."""

from __future__ import annotations

from collections import Counter

from factcheck.model.span import Span
from factcheck.text.fold import fold_text
from factcheck.text.sentences import sentences


def changed_sentences(text: str, before: str) -> list[Span]:
    """Return the sentences of ``text`` that ``before`` has not, or not so often, in their order.

    Case, marks' families and white space make no difference, nor does the order of sentences.

    >>> text = "Rain fell. Two boats sank. Nobody was hurt."
    >>> [one.of(text) for one in changed_sentences(text, "Nobody was hurt.  Rain fell. One boat sank.")]
    ['Two boats sank.']
    """
    left = Counter(_folded(one.of(before)) for one in sentences(before))
    changed = []
    for one in sentences(text):
        words = _folded(one.of(text))
        if left[words]:
            left[words] -= 1
        else:
            changed.append(one)
    return changed


def _folded(sentence: str) -> str:
    return " ".join(fold_text(sentence).split())
