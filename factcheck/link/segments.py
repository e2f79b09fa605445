"""The sentences of a text that tell of events, roughly cut.

In: a text. Out: spans. Sentences with a telephone number, an address of the web or a notice of rights tell
where an article is from, not what it is about, and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# A pattern that begins with a class of characters is found ten times as fast as one of two beginnings.
_BREAK = re.compile(r"[.!?:\n](?:(?<=\n)\n*|[\"”’')\]]*\s+)")
_PHONE = re.compile(r"\d{3}(?:\)?[-.\s]+\d{3}[-.\s]\d{4}|(?<!\w\d{3})-[\dA-Z]{4}\b)")
_DIGITS = re.compile(r"\d\d+")
_PHONE_DIGITS = 3
_ELSEWHERE = ("@", "http:", "https:", "www.", ".com", "©", "copyright", "rights reserved")


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences that tell of events, in order, as half-open ranges of ``text``.

    >>> text = "The pier fell. Call 555-0199 for more. Nobody was hurt."
    >>> [text[start:end] for start, end in segments(text)]
    ['The pier fell.', 'Nobody was hurt.']
    """
    foreign = [*_phones(text), *_elsewhere(text)]
    foreign.sort(reverse=True)
    start = 0
    for match in _BREAK.finditer(text):
        begin, after = match.span()
        end = begin + (text[begin] != "\n")
        told = start < end
        while foreign and foreign[-1] < after:
            foreign.pop()
            told = False
        if told:
            yield start, end
        start = after
    if start < len(text) and not foreign:
        yield start, len(text)


def _phones(text: str) -> Iterator[int]:
    """Yield where telephone numbers begin: with the last three digits of a run."""
    free = 0
    for run in _DIGITS.finditer(text):
        at = run.end() - _PHONE_DIGITS
        match = _PHONE.match(text, at) if at >= max(free, run.start()) else None
        if match is not None:
            yield at
            free = match.end()


def _elsewhere(text: str) -> Iterator[int]:
    small = text.lower()
    if len(small) != len(text):
        return
    for words in _ELSEWHERE:
        at = small.find(words)
        while at >= 0:
            yield at
            at = small.find(words, at + 1)
