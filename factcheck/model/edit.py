"""What was done to somebody's words between the source and the quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.span import Span


class EditType(StrEnum):
    """One way in which a quotation departs from its source, the lawful ones first.

    ``typographic``: marks, dashes, spelling of one word, figures for words. ``case``: capitals.
    ``marked-elision``: words left out at an ellipsis or where the quotation is broken off. ``bracket``:
    words put in within brackets. ``dropped``, ``added``, ``substituted``: words, without a mark.
    ``negated``: a negation lost or put in. ``number`` and ``name``: another one. ``moved``: words put in
    another place. ``stitched``: words from two places of the source as if they had been one.
    """

    TYPOGRAPHIC = "typographic"
    CASE = "case"
    MARKED_ELISION = "marked-elision"
    BRACKET = "bracket"
    DROPPED = "dropped"
    ADDED = "added"
    SUBSTITUTED = "substituted"
    NEGATED = "negated"
    NUMBER = "number"
    NAME = "name"
    MOVED = "moved"
    STITCHED = "stitched"


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit and where it stands: code points, half-open, into the source's text and the quotation's.

    A side that has nothing there is ``None``; for ``stitched`` the source's is what was passed over.
    """

    type: EditType
    source: Span | None
    quote: Span | None
