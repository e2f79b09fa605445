"""A search as an address has it: what is looked for, in which words, and what narrows it.

In: the query of an address. Out: the same checked, the filters of the services, and addresses that differ
in one thing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from factcheck.model.claim import ClaimKind
from factcheck.model.name import NameKind
from factcheck.model.quote import QuoteKind
from factcheck.web.desk import RefusedError


class Thing(StrEnum):
    """What can be looked for."""

    QUOTES = "quotes"
    CLAIMS = "claims"
    NAMES = "names"


KINDS: dict[Thing, type[StrEnum]] = {
    Thing.QUOTES: QuoteKind,
    Thing.CLAIMS: ClaimKind,
    Thing.NAMES: NameKind,
}
"""What ``kind`` may be for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A search; empty fields let all through, days are ISO."""

    q: str = ""
    thing: Thing = Thing.QUOTES
    speaker: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything but the words chooses."""
        return bool(self.speaker or self.outlet or self.since or self.until or self.kind)

    def link(self, **changes: str) -> str:
        """Return the address of this search with other values."""
        told = {name: str(value) for name, value in (asdict(self) | changes).items() if value}
        if told.get("thing") == Thing.QUOTES:
            del told["thing"]
        return f"/search?{urlencode(told)}"

    def of(self, thing: str) -> str:
        """Return the address of the same search among other things, without what says nothing of those."""
        return self.link(thing=thing, kind="", speaker="" if thing == Thing.NAMES else self.speaker)

    def kinds(self) -> list[str]:
        """Return what ``kind`` may be."""
        return [kind.value for kind in KINDS[self.thing]]


def asked_of(
    q: Annotated[str, Query(max_length=5_000)] = "",
    thing: Thing = Thing.QUOTES,
    speaker: Annotated[str, Query(max_length=200)] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
    since: Annotated[str, Query(max_length=10)] = "",
    until: Annotated[str, Query(max_length=10)] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
) -> Asked:
    """Return the search that an address asks for; raise for a day or a kind that is none."""
    asked = Asked(
        q=q,
        thing=thing,
        speaker=speaker.strip(),
        outlet=outlet.strip(),
        since=_day(since),
        until=_day(until),
        kind=kind,
    )
    if kind and kind not in asked.kinds():
        raise RefusedError(400, f"The kinds of {thing.value} are {', '.join(asked.kinds())}.")
    return asked


def _day(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise RefusedError(400, f"A day is written 2018-01-24, not {text!r}.") from error
