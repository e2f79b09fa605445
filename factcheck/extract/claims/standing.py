"""How a text stands to a claim, and who says it.

In: a sentence and a place in it. Out: the status (asserted, denied, expected, alleged, corrected) by cue
words of the same clause, and the name that an attribution in the sentence gives.
"""

from __future__ import annotations

import re

from factcheck.extract.claims.links import Names
from factcheck.model.claim import ClaimStatus
from factcheck.model.name import NameKind
from factcheck.text.tables import read_rows, words_pattern

_ROWS = [
    (ClaimStatus(status), [form.strip() for form in forms.split(",")])
    for status, forms in read_rows("factcheck.extract.claims", "statuses.txt")
]
_STATUS_OF = {form: status for status, forms in reversed(_ROWS) for form in forms}
_RANK = [status for status, _ in _ROWS]
_CUE = re.compile(rf"(?<!\w)(?:{words_pattern(_STATUS_OF)})(?!\w)")
_EDGE = re.compile(
    r"[;:—–()]|,\s+(?:and|but|while|who|which|after|when)\b|\b(?:because|while|although|after|before|when)\b"
)
_BEFORE, _AFTER = 70, 50
_MONTH = "May"
_SAID = re.compile(
    r"\b(?:said|says|told|according\s+to|announced|confirmed|reported|added|stated|estimates?|estimated|tweeted|testified)\b"
)
_TO_NAME = re.compile(r"\s*(?:by\s+|that\s+|to\s+)?(?:[\w.’'-]+\s+){0,3}$")
_FROM_NAME = re.compile(r"(?:,[^,.;“”\"]{2,60},)?\s+(?:also\s+|later\s+|has\s+|had\s+)?$")
_NAME_REACH = 40


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


def attributed_to(text: str, start: int, end: int, names: Names) -> str | None:
    """Return the full name that a reporting word of the sentence ``start`` to ``end`` names, if any."""
    for match in _SAID.finditer(text, start, end):
        name = names.ending_by(match.start(), within=_NAME_REACH + 60)
        speaks = name is not None and name.span.start >= start and name.kind is not NameKind.PLACE
        speaks = speaks and not match[0].startswith("according")
        if name and speaks and _FROM_NAME.fullmatch(text, name.span.end, match.start()):
            return name.entity
        name = names.starting_from(match.end(), within=_NAME_REACH)
        speaks = (
            name is not None
            and name.span.end <= end
            and name.kind is not NameKind.PLACE
            and match[0] != "told"
        )
        if name and speaks and _TO_NAME.fullmatch(text, match.end(), name.span.start):
            return name.entity
    return None
