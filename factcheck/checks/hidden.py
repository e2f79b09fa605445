"""What words that were left out meant for the words that were kept beside them.

In: a reading and the units of it that a quotation leaves out. Out: the weightiest that they hide of what is
kept: a condition, a negation, a number; or nothing. A clause that was left out as a whole hides only a
condition, for nothing that is kept hangs on what it denies or counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from factcheck.checks.readings import Reading
from factcheck.model.span import Span
from factcheck.text.comparable import Unit
from factcheck.text.sentences import sentences
from factcheck.text.tables import read_rows

_CLAUSE_MARK = re.compile(r"[,;:.!?—–()]|--")


class Hidden(StrEnum):
    """What left-out words may be to those kept, as messages call it."""

    NEGATION = "a negation"
    CONDITION = "a condition"
    NUMBER = "a number"


@cache
def _listed(kind: str) -> frozenset[str]:
    rows = read_rows("factcheck.checks", "hidden_words.txt")
    return frozenset(word.strip() for row in rows if row[0] == kind for word in row[1].split(","))


def hidden_in(source: Reading, start: int, end: int) -> Hidden | None:
    """Return what units ``start..end`` hold that the words on either side depend on.

    Half-open; at the beginning and the end of a quotation nothing is hidden.
    """
    units = source.units
    if not 0 < start < end < len(units):
        return None
    whole = sentences(source.text)
    ahead = [unit for unit in units[start:end] if _together(whole, units[start - 1], unit)]
    behind = [unit for unit in units[start:end] if _together(whole, unit, units[end])]
    if any(_is_condition([unit.form for unit in part]) for part in (ahead, behind)):
        return Hidden.CONDITION
    parts = [
        _beginning(source, units[start - 1], ahead),
        _ending(source, behind, units[end]),
    ]
    if any(unit.negates for part in parts for unit in part):
        return Hidden.NEGATION
    if any(unit.form in _listed("scope") for part in parts for unit in part):
        return Hidden.CONDITION
    return Hidden.NUMBER if _counts_what_follows(parts[1]) else None


def _together(whole: Sequence[Span], one: Unit, other: Unit) -> bool:
    return any(sentence.contains(one.span) and sentence.contains(other.span) for sentence in whole)


def _is_condition(words: Sequence[str]) -> bool:
    row = f" {' '.join(words)} "
    for lawful in _listed("no-condition"):
        row = row.replace(f" {lawful} ", " ")
    return any(f" {word} " in row for word in _listed("condition"))


def _beginning(source: Reading, before: Unit, part: Sequence[Unit]) -> list[Unit]:
    """Return the words that go on with the clause that is kept before them."""
    found: list[Unit] = []
    for unit in part:
        if _is_parted(source, before, unit) or unit.form in _listed("clause"):
            break
        found.append(unit)
        before = unit
    return found


def _ending(source: Reading, part: Sequence[Unit], after: Unit) -> list[Unit]:
    """Return the words whose clause goes on in what is kept after them."""
    found: list[Unit] = []
    for unit in reversed(part):
        if _is_parted(source, unit, after):
            break
        found.insert(0, unit)
        after = unit
        if unit.form in _listed("clause"):
            break
    return found


def _is_parted(source: Reading, one: Unit, other: Unit) -> bool:
    between = source.text[one.span.end : other.span.start]
    return _CLAUSE_MARK.search(between) is not None


def _counts_what_follows(part: Sequence[Unit]) -> bool:
    """Tell whether the last number counts the first word that is kept: no noun stands between."""
    for unit in reversed(part):
        if unit.counts and unit.form != "one":
            return True
        if not unit.small and unit.form != "percent":
            return False
    return False
