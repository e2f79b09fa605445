"""Checkable claims as they stand in one text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from factcheck.model.span import Span


class ClaimKind(StrEnum):
    """What sort of value the claim states."""

    FIGURE = "figure"
    DATE = "date"
    LIST = "list"
    IDENTIFIER = "identifier"


class ClaimStatus(StrEnum):
    """How the text stands to the claim."""

    ASSERTED = "asserted"
    DENIED = "denied"
    EXPECTED = "expected"
    ALLEGED = "alleged"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOccurrence:
    """One claim at one place.

    ``low`` and ``high`` bound the value, both inclusive, ``None`` for open; for dates they are days
    since 1970-01-01. ``unit`` is canonical (``usd``, ``percent``, ``year``). ``modifier`` is one of
    exact, about, at_least, more_than, at_most, less_than, range, vague. ``scope`` holds the restricting
    words in alphabetical order. ``items`` are the members of a list. ``speaker`` asserts it, if not
    the article itself.
    """

    span: Span
    kind: ClaimKind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    modifier: str = "exact"
    entity: str | None = None
    measure: str | None = None
    item: str | None = None
    scope: tuple[str, ...] = ()
    time: str | None = None
    status: ClaimStatus = ClaimStatus.ASSERTED
    speaker: str | None = None
    items: tuple[Span, ...] = ()
