"""What a later version of a text says where an earlier one had given places.

In: the places, and the later text. Out: the sentence of it that is most like one of the earlier, and other.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model.span import Span
from factcheck.text.correction_notes import correction_notes
from factcheck.text.sentences import sentence_around, sentences
from factcheck.text.word_pieces import same_words, shared_words

LEAST_SHARED = 0.5
"""Least share of words that two states of one sentence have in common."""


def now_says(places: Iterable[tuple[str, Span]], after: str) -> str | None:
    """Return the sentence of ``after`` that took the place of the first one that it changed.

    ``places`` are texts of earlier versions, each with a place. A sentence that was not changed is told
    where none was; ``None`` where nothing like them is left.

    >>> now_says([("Rain fell. Nine boats sank.", Span(11, 15))], "It rained. Three boats sank. So be it.")
    'Three boats sank.'
    """
    kept = None
    notes = correction_notes(after)
    now = [one for one in sentences(after) if not any(note.overlaps(one) for note in notes)]
    for before, span in places:
        said = sentence_around(sentences(before), span).of(before)
        shares = [shared_words(said, one.of(after)) for one in now]
        best = max(shares, default=0.0)
        if best < LEAST_SHARED:
            continue
        found = now[shares.index(best)].of(after)
        if not same_words(said, found):
            return found
        kept = kept or found
    return kept
