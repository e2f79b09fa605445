"""Where a text has given words, however it writes them.

In: a text and words. Out: the places, in order. Words are compared in their comparing forms: *three* is 3,
an abbreviated title is the whole one, case and marks make no difference.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.span import Span
from factcheck.text.forms import joined_forms
from factcheck.text.words import read_words


def runs(text: str, words: str) -> list[Span]:
    """Return every stretch of ``text`` that has just these words; none for words without a letter or digit.

    >>> text = "Three boats sank; 3 boats were saved."
    >>> [one.of(text) for one in runs(text, "three boats")]
    ['Three boats', '3 boats']
    """
    return runs_among(units(text), words)


def runs_among(found: Sequence[tuple[str, Span]], words: str) -> list[Span]:
    """Return the same for a text whose words :func:`units` has read."""
    asked = [form for form, _ in units(words)]
    if not asked:
        return []
    return [
        Span(found[at][1].start, found[at + len(asked) - 1][1].end)
        for at, (form, _) in enumerate(found[: len(found) - len(asked) + 1])
        if form == asked[0] and [form for form, _ in found[at : at + len(asked)]] == asked
    ]


def units(text: str) -> list[tuple[str, Span]]:
    """Return the words of ``text`` in their comparing forms, each with its place.

    >>> [form for form, _ in units("Twenty-two boats")]
    ['22', 'boats']
    """
    words = read_words(text)
    return [
        (form.text, Span(words[form.start].span.start, words[form.start + form.size - 1].span.end))
        for form in joined_forms([word.text for word in words])
    ]
