"""What came of errors planted in copies of stored articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Plant(StrEnum):
    """What sort of error is planted."""

    WORD_CHANGED = "word changed"
    WORD_DROPPED = "word dropped"
    WORD_ADDED = "word added"
    NEGATED = "negated"
    QUOTED_FIGURE = "figure in a quotation"
    QUOTED_NAME = "name in a quotation"
    SPEAKER = "speaker swapped"
    NAME = "name misspelt"
    FIGURE = "figure changed"

    @property
    def check(self) -> str:
        """The name of the check that ought to see an error of this sort."""
        return _CHECKS.get(self, "quote-altered")


_CHECKS = {
    Plant.SPEAKER: "speaker-differs",
    Plant.NAME: "name-spelling-differs",
    Plant.FIGURE: "figure-differs",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A planted error that was not told: the article, and the words around the error."""

    article: str
    plant: Plant
    around: str


@dataclass(slots=True)
class Score:
    """Of errors of one sort: how many were planted, and how many told at their line and column."""

    planted: int = 0
    told: int = 0


@dataclass(slots=True)
class SelfTest:
    """The result: scores by sort of error, alarms on unchanged copies by check, and what was missed.

    ``copies`` counts the unchanged copies; ``alarms`` what was said of them that the report has not,
    ``stray`` what was said of changed ones at another line than that of the error and not of the unchanged.
    """

    scores: dict[Plant, Score] = field(default_factory=dict)
    copies: int = 0
    alarms: dict[str, int] = field(default_factory=dict)
    stray: dict[str, int] = field(default_factory=dict)
    missed: list[Missed] = field(default_factory=list)
