"""Spellings that the desk has settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from factcheck.model.decision import NAMES, Ruling, RulingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledName:
    """A name as the desk writes it; ``aliases`` are other forms that are right too.

    ``source`` says what the spelling rests on, ``note`` what a person should know of the bearer. What a
    decision settled has its ``day``, and the forms that it said are ``wrong``.
    """

    name: str
    aliases: tuple[str, ...] = ()
    note: str | None = None
    source: str | None = None
    wrong: tuple[str, ...] = ()
    day: date | None = None

    @property
    def told(self) -> str:
        """What the desk writes, and on what that rests."""
        if self.day is not None:
            return f"the desk settled “{self.name}” on {self.day}"
        return f"the desk's authority list has “{self.name}”" + (f" ({self.source})" if self.source else "")


def settled_by(rulings: Iterable[Ruling]) -> list[SettledName]:
    """Return the names that decisions settled; ``rulings`` are those in force, the latest first.

    Each has one entry with the other forms that are right, and those that are wrong.
    """
    held: dict[str, list[Ruling]] = {}
    for one in rulings:
        if one.topic in NAMES and one.kind is not RulingKind.DIFFERENT:
            held.setdefault(one.one, []).append(one)
    return [
        SettledName(
            name=name,
            aliases=tuple(one.other for one in found if one.kind is RulingKind.SAME),
            source=f"decided by {found[0].actor} on {found[0].day}",
            wrong=tuple(one.other for one in found if one.kind is RulingKind.RIGHT),
            day=found[0].day,
        )
        for name, found in sorted(held.items())
    ]
