"""What a newsroom allows to be done to quotations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.model.edit import EditType
from factcheck.model.finding import Severity

_WORST_FIRST = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Ruling:
    """How grave an edit of one type is, ``None`` if it is allowed, and the rule in a few words."""

    severity: Severity | None
    rule: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A house's rules, one for each type of edit."""

    name: str
    rulings: Mapping[EditType, Ruling]

    def severity(self, edits: Iterable[EditType]) -> Severity | None:
        """Return the worst that the rules say of ``edits``, ``None`` if all are allowed."""
        found = [ruling.severity for edit in edits if (ruling := self.rulings[edit]).severity]
        return min(found, key=_WORST_FIRST.index, default=None)
