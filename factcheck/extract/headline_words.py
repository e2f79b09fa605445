"""Speakers of headline stretches, from the body of the same article.

A headline quotes the story's own quotations, often shortened: its stretch gets the speaker of the first
body stretch that holds nearly all its words in their order.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.extract.voice import Voice
from factcheck.model.quote import SpeakerMethod
from factcheck.text.marks import Marked
from factcheck.text.words import read_texts

_MIN_WORDS = 3
_GAP = 2
"""Words that a headline may leave out in a row."""


def _words(stretch: str) -> list[str]:
    return [word for word, _ in read_texts(stretch)]


def _holds(body: list[str], head: list[str]) -> bool:
    """Tell whether ``body`` holds the words of ``head`` in order, with small gaps."""
    for first in (at for at, word in enumerate(body) if word == head[0]):
        at, missed = first, 0
        for word in head[1:]:
            window = body[at + 1 : at + 2 + _GAP]
            if word in window:
                at += 1 + window.index(word)
            else:
                missed += 1
        if missed == 0:
            return True
    return False


def headline_voices(
    text: str, marked: list[Marked], voices: list[Voice], heads: frozenset[int]
) -> list[Voice]:
    """Return ``voices`` with those of headline stretches filled in where the body has the words."""
    places = [at for at, mark in enumerate(marked) if mark.paragraph in heads]
    shown = [(place, _words(marked[place].span.of(text))) for place in places]
    shown = [(place, head) for place, head in shown if len(head) >= _MIN_WORDS]
    if not shown:
        return voices
    bodies = [
        (at, _words(mark.span.of(text)))
        for at, mark in enumerate(marked)
        if mark.paragraph not in heads and voices[at].speaker is not None
    ]
    result = list(voices)
    for place, head in shown:
        for at, body in bodies:
            if _holds(body, head):
                result[place] = replace(
                    Voice(),
                    speaker=voices[at].speaker,
                    entity=voices[at].entity,
                    method=SpeakerMethod.HEADLINE,
                )
                break
    return result
