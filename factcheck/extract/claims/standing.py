"""How a text stands to a claim.

In: a sentence and a place in it. Out: the status (asserted, denied, expected, alleged, corrected) by cue
words of the same clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.model.claim import ClaimStatus
from factcheck.text.places import places_of
from factcheck.text.tables import read_rows, word_start, words_pattern

_ROWS = [
    (ClaimStatus(status), [form.strip() for form in forms.split(",")])
    for status, forms in read_rows("factcheck.extract.claims", "statuses.txt")
]
_STATUS_OF = {form: status for status, forms in reversed(_ROWS) for form in forms}
_RANK = {status: rank for rank, (status, _) in enumerate(_ROWS)}
CUES = frozenset(_STATUS_OF)
"""The words that tell how a text stands to what it says; without one of them it asserts."""
_CUE = re.compile(rf"\W{word_start(CUES)}(?:{words_pattern(CUES)})\b")
"""A cue with what is right before it: looked for in the text behind a blank."""
_EDGE = re.compile(
    r";|:|—|–|\(|\)|,\s+(?:and|but|while|who|which|after|when)\b"
    r"|b(?<!\wb)(?:ecause|efore)\b|w(?<!\ww)(?:hile|hen)\b"
    r"|a(?<!\wa)(?:lthough\b|fter\b|nd\s+(?:(?:the|his|her|their|its|an?)\s+[a-z]+|he|she|they|it)"
    r"\s+(?:was|were|is|are|has|had|have|will|would)\b)"
)
"""Where a clause ends. Each branch begins with a character of its own: most of a text is skipped over."""
_BEFORE, _AFTER = 70, 50
_MONTH = "May"
_OFFER = re.compile(
    r"(?:\s+[^\s.;:,]+){1,4}?\s+(?:offers?|bids?|proposals?|deals?|packages?|rises?|increases?|settlements?)\b"
)
"""What is turned down, not said to be untrue: the figures stand (*rejected an offer of 5 percent*)."""


Cue = tuple[int, int, ClaimStatus]
"""Where a cue begins and ends in its sentence, and what it tells."""


def find_cues(sentence: str, words: Iterable[str] | None = None) -> list[Cue]:
    """Return the cues of ``sentence``, in order.

    A caller who knows them gives the ``words`` of it that a cue may begin with: only there is looked.

    >>> find_cues("Ten people are expected.")
    [(15, 23, <ClaimStatus.EXPECTED: 'expected'>)]
    """
    cues = []
    end = 0
    for match in _matches(sentence, words):
        word = match[0][1:]
        start = match.start()
        if start < end:
            continue
        end = match.end() - 1
        if word != _MONTH and not (word == "rejected" and _OFFER.match(sentence, end)):
            cues.append((start, end, _STATUS_OF[" ".join(word.lower().split())]))
    return cues


def _matches(sentence: str, words: Iterable[str] | None) -> Iterable[re.Match[str]]:
    behind = " " + sentence  # so that a place in the sentence is that of what stands before it
    if words is None:
        return _CUE.finditer(behind)
    return filter(None, [_CUE.match(behind, at) for at in sorted(set(places_of(sentence, words)))])


def status_at(sentence: str, start: int, end: int, cues: Sequence[Cue]) -> ClaimStatus:
    """Return how the clause around ``start`` to ``end`` stands to what it says.

    ``cues`` are the :func:`find_cues` of the sentence.

    >>> text = "Ten people are expected to attend, and two came."
    >>> status_at(text, 0, 10, find_cues(text)).value
    'expected'
    """
    low, high = max(0, start - _BEFORE), min(len(sentence), end + _AFTER)
    near = [cue for cue in cues if low <= cue[0] and cue[1] <= high]
    if not near:
        return ClaimStatus.ASSERTED
    for edge in _EDGE.finditer(sentence, low, start):
        low = edge.end()
    if close := _EDGE.search(sentence, end, high):
        high = close.start()
    found = [status for begin, stop, status in near if low <= begin and stop <= high]
    return min(found, key=_RANK.__getitem__, default=ClaimStatus.ASSERTED)
