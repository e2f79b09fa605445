"""Checkable claims as they stand in one text."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from factcheck.model.span import Span
from factcheck.model.value import value


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


@value(frozen=True, slots=True, kw_only=True)
class ClaimOccurrence:
    """One claim at one place.

    ``low`` and ``high`` bound the value, both inclusive, ``None`` for open; for dates they are days
    since 1970-01-01. ``unit`` is canonical (``usd``, ``percent``, ``year``). ``modifier`` is one of
    exact, about, at_least, more_than, at_most, less_than, range, vague. ``scope`` holds the restricting
    words in alphabetical order. ``items`` are the members of a list. ``speaker`` asserts it, if not
    the article itself.

    ``value`` is the normal form of what the text says, before any bounds or resolution: ``1800000``,
    ``10..15``, ``2/3`` for a figure, ``--02-23`` or ``thu T18:00/T29:00`` for a date, ``8 USC 1373`` for
    an identifier, the number of its items for a list, whose ``low`` and ``high`` are the stated count.
    ``item`` names the kind of what is counted, the general noun first: ``people``, ``people/woman``.
    ``time`` is the time of day of a date (``T15:40``, ``T12:00/T17:59``), for a figure the days it
    stands for (``2016``, ``2018-01-24``).
    """

    span: Span
    kind: ClaimKind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    value: str | None = None
    modifier: str = "exact"
    entity: str | None = None
    measure: str | None = None
    item: str | None = None
    scope: tuple[str, ...] = ()
    time: str | None = None
    status: ClaimStatus = ClaimStatus.ASSERTED
    speaker: str | None = None
    items: tuple[Span, ...] = ()
