"""How a text stands to a claim.

In: a sentence and a place in it. Out: the status (asserted, denied, expected, alleged, corrected) by cue
words of the same clause.
"""

from __future__ import annotations

import re

from factcheck.model.claim import ClaimStatus
from factcheck.text.tables import read_rows, word_start, words_pattern

_ROWS = [
    (ClaimStatus(status), [form.strip() for form in forms.split(",")])
    for status, forms in read_rows("factcheck.extract.claims", "statuses.txt")
]
_STATUS_OF = {form: status for status, forms in reversed(_ROWS) for form in forms}
_RANK = [status for status, _ in _ROWS]
_CUE = re.compile(rf"{word_start(_STATUS_OF)}(?:{words_pattern(_STATUS_OF)})\b")
_EDGE = re.compile(
    r"[;:—–()]|,\s+(?:and|but|while|who|which|after|when)\b|\b(?:because|while|although|after|before|when)\b"
)
_BEFORE, _AFTER = 70, 50
_MONTH = "May"


def status_at(sentence: str, start: int, end: int) -> ClaimStatus:
    """Return how the clause around ``start`` to ``end`` stands to what it says.

    >>> status_at("Ten people are expected to attend, and two came.", 0, 10).value
    'expected'
    """
    low = max(0, start - _BEFORE)
    if not _CUE.search(sentence, low, end + _AFTER):
        return ClaimStatus.ASSERTED
    edges = [match.end() for match in _EDGE.finditer(sentence, low, start)]
    low = edges[-1] if edges else low
    close = _EDGE.search(sentence, end, min(len(sentence), end + _AFTER))
    high = close.start() if close else min(len(sentence), end + _AFTER)
    cues = (match[0] for match in _CUE.finditer(sentence, low, high) if match[0] != _MONTH)
    found = {_STATUS_OF[" ".join(cue.lower().split())] for cue in cues}
    return next((status for status in _RANK if status in found), ClaimStatus.ASSERTED)
