"""Days of the calendar that two articles give for one thing: a hearing, a vote, the end of a period.

In: date claims. Out: their kinds, whether two can be one day, and which are deadlines. Only dates with a
month are meant: *on Monday* is said of a dozen things in a text.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from factcheck.checks.comparing.carriers import Carrier, heads_text
from factcheck.checks.comparing.clocks import day_code
from factcheck.checks.comparing.likeness import governing
from factcheck.checks.comparing.parallels import Values
from factcheck.checks.comparing.relating import Relation
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome

LEAST_ALIKE = 3.0
"""Likeness from which two statements of a date are one: below it lay the four false ones of 150 groups."""

EQUAL, ONE_PART, ONE_WORD = 1.0, 1.0, 1.0
"""What equal dates, those that differ in one part, and the same governing word add to the likeness of their
statements."""

_SAID = re.compile(r"(?:[a-z]{3} )?(?P<year>\d{4}|-)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?: .*)?")
_DEADLINE = re.compile(
    r"\b(?:until|till|by|no\s+later\s+than|deadline\s+(?:of|is|was)|(?:clos|end|expir)(?:es|ed|e|ing|s)|due)\s+"
    r"(?:(?:on|by|at|midnight|noon)\s+)*(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?$"
)
_LEAD = 45


@dataclass(frozen=True, slots=True)
class Day:
    """A day or month as said; a part that the text leaves out is empty."""

    year: str
    month: str
    day: str


@lru_cache(maxsize=256)
def day_of(place: Carrier) -> Day | None:
    """Return the date that a claim says, ``None`` if it names no month or is a year alone."""
    said = _SAID.fullmatch(place.claim.value or "")
    if (
        said is None
        or place.is_caption()
        or place.claim.status is ClaimStatus.DENIED
        or heads_text(place.view.text, place.claim.span)
    ):
        return None
    return Day(said["year"].strip("-"), said["month"], said["day"] or "")


def kind_of_day(place: Carrier) -> Hashable:
    """Return whether it is a day or a month, ``None`` for other dates."""
    said = day_of(place)
    return None if said is None else "day" if said.day else "month"


def can_be_one(first: Carrier, second: Carrier) -> bool:
    """Tell whether two dates can be one, as far as both are told."""
    one, other = day_of(first), day_of(second)
    if one is None or other is None:
        return False
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(a == b or not a or not b for a, b in pairs)


def relate_stated_days(first: Carrier, second: Carrier) -> Relation:
    """Relate two dates of parallel statements."""
    if can_be_one(first, second):
        exact = first.claim.value == second.claim.value
        return Relation(Outcome.AGREES) if exact else Relation(Outcome.APPROXIMATE, "day")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    one, other = first.claim.measure, second.claim.measure
    if (one is not None and other is not None and one != other) or not _is_one_part_off(first, second):
        return Relation(Outcome.OTHER_EVENT, "event")
    if names_weekday(first) and relate_weekdays(first, second).outcome is Outcome.DIFFERS:
        return Relation(Outcome.DIFFERS)
    if _are_next(first, second) and ClaimStatus.EXPECTED not in (first.claim.status, second.claim.status):
        return Relation(Outcome.APPROXIMATE, "night")
    return Relation(Outcome.DIFFERS)


def _is_one_part_off(first: Carrier, second: Carrier) -> bool:
    """Tell whether the dates differ in the day, the month or the year alone, as a slip leaves them."""
    one, other = day_of(first), day_of(second)
    if one is None or other is None:
        return False
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return sum(bool(a and b and a != b) for a, b in pairs) == 1


def _are_next(first: Carrier, second: Carrier) -> bool:
    """Tell whether a night may lie between the two, so that both may be right of what was late."""
    one, other = day_of(first), day_of(second)
    if one is None or other is None or one.month != other.month or not one.day or not other.day:
        return False
    return abs(int(one.day) - int(other.day)) == 1


def names_weekday(place: Carrier) -> bool:
    """Tell whether a date says its weekday, its month and its day: *Tuesday, June 3*."""
    said = day_of(place)
    return said is not None and bool(said.day) and bool(day_code(place.claim))


def relate_weekdays(first: Carrier, second: Carrier) -> Relation:
    """Relate two such dates: two days of one month that are no whole weeks apart bear two weekdays."""
    one, other = day_of(first), day_of(second)
    if one is None or other is None or first.view is second.view:
        return Relation(Outcome.OTHER_EVENT, "day")
    if one.month != other.month or (one.year and other.year and one.year != other.year):
        return Relation(Outcome.OTHER_EVENT, "day")
    apart = int(one.day) - int(other.day)
    if apart == 0:
        return Relation(Outcome.AGREES)
    if day_code(first.claim) != day_code(second.claim) or apart % 7 == 0:
        return Relation(Outcome.OTHER_EVENT, "day")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    return Relation(Outcome.DIFFERS)


def bond(first: Carrier, second: Carrier) -> float:
    """Return how much two dates speak for one statement: equal ones do, and those one part apart.

    So does the word that both are dates of.
    """
    same = ONE_WORD if governing(first) == governing(second) else 0.0
    if first.claim.value == second.claim.value:
        return EQUAL + same
    return same + (ONE_PART if _is_one_part_off(first, second) else 0.0)


DAYS = Values(kind_of_day, can_be_one, bond, LEAST_ALIKE)


def deadlines(dates: Sequence[Carrier]) -> list[Carrier]:
    """Return the dates by which something ends, of articles that have one such date only."""
    found = [
        place
        for place in dates
        if kind_of_day(place) == "day" and _DEADLINE.search(place.before(_LEAD)) is not None
    ]
    said: dict[int, set[str | None]] = {}
    for place in found:
        said.setdefault(place.order, set()).add(place.claim.value)
    return [place for place in found if len(said[place.order]) == 1]


def relate_deadlines(first: Carrier, second: Carrier) -> Relation:
    """Relate two deadlines of a story: only those that are one slip apart are taken for one."""
    found = relate_stated_days(first, second)
    one, other = day_of(first), day_of(second)
    if found.outcome is not Outcome.DIFFERS or one is None or other is None:
        return found
    slip = len(one.day) == len(other.day) and OSA.distance(one.day, other.day) == 1
    if one.month == other.month and slip and not _has(first, second) and not _has(second, first):
        return found
    return Relation(Outcome.OTHER_EVENT, "event")


def _has(place: Carrier, other: Carrier) -> bool:
    """Tell whether the article of ``place`` names the other's date somewhere."""
    said = day_of(other)
    return any(claim.value and _same(claim.value, said) for claim in place.view.claims)


def _same(value: str, said: Day | None) -> bool:
    found = _SAID.fullmatch(value)
    return bool(found and said and (found["month"], found["day"]) == (said.month, said.day))
