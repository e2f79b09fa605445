"""Spellings that the desk has settled."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledName:
    """A name as the desk writes it; ``aliases`` are other forms that are right too.

    ``source`` says what the spelling rests on, ``note`` what a person should know of the bearer.
    """

    name: str
    aliases: tuple[str, ...] = ()
    note: str | None = None
    source: str | None = None
