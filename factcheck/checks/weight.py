"""How much harm a change of words within quotation marks does.

In: a change and the units on both sides. Out: a severity. A negation, a number, a name or one word of
content for another is an error; other words are a warning; articles, fillers and contractions written out
are a note (research: claims, sections 5 and 7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache

from factcheck.checks.spoken import spoken
from factcheck.model.finding import Severity
from factcheck.text.comparable import Unit
from factcheck.text.differences import Touch
from factcheck.text.tables import read_rows

LONG_CUT = 6
"""More words dropped at once are a cut that wants an ellipsis rather than a changed statement."""

_STEM = 5
"""Letters at the beginning that two forms of one word share: *protect*, *protects*."""


@cache
def _light_words() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("factcheck.checks", "light_words.txt"))


def weigh(ours: Sequence[Unit], theirs: Sequence[Unit], touches: Collection[Touch]) -> Severity:
    """Return the severity of ``theirs`` standing where the other wording has ``ours``.

    ``touches`` is what the change bears on, as :func:`factcheck.text.differences.differences` says.
    """
    if spoken(ours) == spoken(theirs):
        return Severity.NOTE
    removed, added = _less(ours, theirs), _less(theirs, ours)
    if all(unit.form in _light_words() for unit in removed + added):
        return Severity.NOTE
    if _is_negated(ours, theirs) or Touch.NUMBER in touches:
        return Severity.ERROR
    if max(len(removed), len(added)) > LONG_CUT:
        return Severity.WARNING
    if not (removed and added) or _is_part(_letters(removed), _letters(added)):
        return Severity.WARNING
    if Touch.NAME in touches:
        return Severity.ERROR
    stems = _stems(removed), _stems(added)
    return Severity.ERROR if all(stems) and stems[0] != stems[1] else Severity.WARNING


def graver(severity: Severity) -> Severity:
    """Return the severity of a change where a primary source has the other words: one step graver."""
    return Severity.WARNING if severity is Severity.NOTE else Severity.ERROR


def _is_negated(ours: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    """Tell whether one side has more negations than the other, a contracted *not* counted."""
    counts = [sum(unit.negates or "not" in spoken([unit]) for unit in side) for side in (ours, theirs)]
    return counts[0] != counts[1]


def _less(units: Sequence[Unit], others: Sequence[Unit]) -> list[Unit]:
    """Return the units that ``others`` does not have, each as often as it has more."""
    left = Counter(unit.form for unit in others)
    kept = []
    for unit in units:
        if left[unit.form]:
            left[unit.form] -= 1
        else:
            kept.append(unit)
    return kept


def _letters(units: Sequence[Unit]) -> str:
    return "".join(unit.form.lstrip("@#") for unit in units)


def _is_part(first: str, second: str) -> bool:
    """Tell whether the letters of one side hold the other's, as a handle holds those of a name."""
    return first in second or second in first


def _stems(units: Sequence[Unit]) -> set[str]:
    """Return the beginnings of the words of content."""
    return {unit.form.lstrip("@#")[:_STEM] for unit in units if not unit.small}
