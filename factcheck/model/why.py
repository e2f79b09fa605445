"""An explanation: how something was found, or why it was not, from the text to the verdict."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way: its ``name``, what is to be said of it, and the steps that it is made of."""

    name: str
    said: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """What was asked, the verdict in one sentence, and the steps that led to it, in order."""

    asked: str
    verdict: str
    steps: tuple[Step, ...] = field(default=())
