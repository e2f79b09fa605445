"""The ids that commands print and take: a letter for the kind, then the first digits of a stable key."""

from __future__ import annotations

from enum import StrEnum

DIGITS = 12
"""48 bits: among a million things the odds of two alike are 1 in 500."""


class IdKind(StrEnum):
    """What an id names; articles go by the id of their source."""

    QUOTE = "q"
    CLAIM = "c"
    PERSON = "p"
    DISCREPANCY = "d"
    STORY = "s"


def public_id(kind: IdKind, key: str) -> str:
    """Return the id of the thing with this key.

    >>> public_id(IdKind.QUOTE, "0123456789abcdef0123456789abcdef")
    'q0123456789ab'
    """
    return kind.value + key[:DIGITS]
