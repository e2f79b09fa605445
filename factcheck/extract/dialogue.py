"""Whose turn it is where people are quoted in turn: a question, and answers without reporting words.

In: the voices of an article's stretches in their order. Out: who speaks a paragraph that is all quotation,
if the one before asked a question: *“Who?” asked Hale. / “I do not know.” / “You do.”*. Marks that close in
each paragraph show a change of speaker (The Chicago Manual of Style, 13.39); without a question the same
person mostly goes on, as news has it.
"""

from __future__ import annotations

from factcheck.extract.voice import Voice
from factcheck.extract.wordlists import named_set

_CLOSING = "”\"'’»"
_NEAR = 4
"""Paragraphs back to which somebody else is still taken for the one who is asked."""


class Dialogue:
    """Keeps the last speaker, the one before, and whether they speak in turn."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._last, self._other = Voice(), Voice()
        self._last_at = self._other_at = -_NEAR
        self._in_turn = False

    def hear(self, number: int, voice: Voice, words: str) -> None:
        """Remember that ``voice`` speaks ``words`` in paragraph ``number``."""
        if voice.speaker is None:
            return
        if voice.speaker != self._last.speaker:
            self._other, self._other_at = self._last, self._last_at
            self._last = voice
        self._last_at = number
        if voice.found is not None:
            self._in_turn = words.endswith("?") and voice.found.verb in named_set("unsaid")

    def answers(self, number: int, paragraph: str) -> Voice | None:
        """Return whose turn it is in paragraph ``number``, or ``None`` where nobody was asked."""
        here = number - self._last_at == 1 and number - self._other_at <= _NEAR
        if not (self._in_turn and here and paragraph[-1:] in _CLOSING and self._other.speaker):
            return None
        return self._other
