"""One date, weekday, clock time or part of a day as a pattern has matched it, before neighbours are joined.

Each reader takes the match of its sort in :data:`factcheck.text.date_patterns.ATOM` and gives an
:class:`Atom`, or none where the words are no date after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from factcheck.model.value import value
from factcheck.text import calendar_days as calendar
from factcheck.text.date_patterns import (
    COUNTS,
    FORWARD,
    FORWARD_BEHIND,
    FORWARD_REACH,
    MONTH_LEAD,
    YEAR_LEAD,
    YEAR_NOUN,
    YEAR_OWNER,
)

Clock = tuple[int, int]
"""The first and last minute after midnight; more than 1440 is the night after."""

_EARLY, _LATE = (0, 539), (1020, 1560)


class Atom(NamedTuple):
    """A mention of one sort (day, weekday, clock, part), before its neighbours are joined to it."""

    start: int
    end: int
    day: str = ""
    days: calendar.Days | None = None
    weekday: int | None = None
    clock: Clock | None = None
    part: Clock | None = None
    half_open: bool = False
    alone: bool = True
    clock_at: int = 0


@value(frozen=True, slots=True)
class Scene:
    """What the atoms of one stretch of text are read against: its day and year of publication, if known."""

    text: str
    day: date | None
    year: int | None

    def forward(self, start: int, end: int) -> bool:
        """Tell whether the clause of the date at ``start`` to ``end`` speaks of what is to come."""
        if FORWARD.search(self.text, max(0, start - FORWARD_REACH), start):
            return True
        return start <= len("Early on ") and FORWARD_BEHIND.match(self.text, end) is not None


def _dated(
    scene: Scene, at: tuple[int, int], year: int | None, month: int, day: int | None
) -> tuple[str, calendar.Days | None]:
    said = (f"{year:04d}-{month:02d}" if year else f"--{month:02d}") + (
        f"-{day:02d}" if day is not None else ""
    )
    if year is None and scene.day is not None:
        year = calendar.nearest_year(month, day, scene.day, forward=scene.forward(*at))
    if year is None:
        return said, None
    if day is None:
        return said, calendar.month_days(year, month)
    exact = calendar.make_day(year, month, day)
    return said, (exact, exact) if exact else None


def _read_date(match: re.Match[str], scene: Scene) -> Atom | None:
    month = calendar.MONTHS[(match["m1"] or match["m2"]).lower()]
    day = int(match["d1"] or match["d2"])
    year = match["y1"] or match["y2"]
    if not 1 <= day <= 31:
        return None
    said, found = _dated(scene, match.span(), int(year) if year else None, month, day)
    return Atom(match.start(), match.end(), said, found)


def _read_numeric(match: re.Match[str], scene: Scene) -> Atom | None:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    else:
        first, second, year = int(match["s1"]), int(match["s2"]), int(match["s3"])
        year += 2000 if year < 100 else 0
        if first != second and first <= 12 and second <= 12:
            return Atom(match.start(), match.end(), match[0])
        month, day = (first, second) if first <= 12 else (second, first)
    exact = calendar.make_day(year, month, day)
    if exact is None:
        return None
    return Atom(match.start(), match.end(), exact.isoformat(), (exact, exact))


def _read_month(match: re.Match[str], scene: Scene) -> Atom | None:
    month = calendar.MONTHS[(match["m3"] or match["m4"]).lower()]
    start = match.start()
    year = int(match["y3"]) if match["y3"] else None
    before = MONTH_LEAD.search(scene.text, max(0, start - 10), start) if match["m4"] else None
    if match["m4"] and not before:
        return None
    lead = before[1].lower() if before else ""
    shift = {"last": -1, "this": 0, "next": 1}
    if match["r3"] and scene.year is not None:
        year = scene.year + shift[match["r3"].split()[0].lower()]
        return Atom(start, match.end(), f"{year:04d}-{month:02d}", calendar.month_days(year, month))
    if before and lead in shift:
        start = before.start()
        if scene.day is not None and lead != "this":
            nearest = calendar.nearest_year(month, None, scene.day, forward=lead == "next")
            same = (nearest, month) == (scene.day.year, scene.day.month)
            year = nearest + (shift[lead] if same else 0)
            return Atom(start, match.end(), f"{lead}---{month:02d}", calendar.month_days(year, month))
    said, found = _dated(scene, match.span(), year, month, None)
    return Atom(start, match.end(), said, found)


def _read_weekday(match: re.Match[str], scene: Scene) -> Atom | None:
    weekday = calendar.WEEKDAYS[match["d5"].lower().rstrip(".")]
    which = (match["w5"] or "").lower()
    found = None
    if scene.day is not None:
        found = calendar.weekday_days(
            weekday, scene.day, which.replace("past", ""), forward=scene.forward(*match.span())
        )
    clock = {"early": _EARLY, "late": _LATE}.get((match["e5"] or "").lower())
    said = f"{which}-{calendar.WEEKDAY_CODES[weekday]}" if which in ("last", "next") else ""
    return Atom(match.start(), match.end(), said, found, weekday, part=clock)


def _read_clock(match: re.Match[str], scene: Scene) -> Atom | None:
    if match["word"]:
        minute = calendar.CLOCKS[match["word"].lower()]
        return Atom(match.start(), match.end(), clock=(minute, minute), clock_at=match.start())
    hour, minute = int(match["h6"] or match["h7"] or match["h8"]), int(match["n6"] or match["n8"] or 0)
    if match["time"]:
        if not 1 <= hour <= 12:
            return None
        at = (hour % 12 + (12 if match["a6"] in "pP" else 0)) * 60 + minute
        return Atom(match.start(), match.end(), clock=(at, at), clock_at=match.start())
    if hour > 23:
        return None
    at = hour * 60 + minute
    half_open = hour <= 12
    return Atom(
        match.start(),
        match.end(),
        clock=(at, at),
        half_open=half_open,
        alone=not half_open,
        clock_at=match.start(),
    )


def _read_part(match: re.Match[str], scene: Scene) -> Atom | None:
    part = calendar.DAY_PARTS[" ".join(match["p9"].lower().split())]
    which = (match["w9"] or "").lower()
    if which not in ("this", "last"):
        return Atom(match.start("p9"), match.end(), part=part, alone=False)
    found = calendar.shifted(scene.day, -1 if which == "last" else 0, "day") if scene.day else None
    said = "yesterday" if which == "last" else "today"
    return Atom(match.start(), match.end(), said, found, part=part)


def _read_relative(match: re.Match[str], scene: Scene) -> Atom | None:
    start, end = match.span()
    word = (match["r10"] or "").lower()
    day = scene.day
    if word:
        found = calendar.shifted(day, {"yesterday": -1, "tomorrow": 1}.get(word, 0), "day") if day else None
        return Atom(
            start,
            end,
            "today" if word == "tonight" else word,
            found,
            part=calendar.DAY_PARTS["night"] if word == "tonight" else None,
        )
    if match["u11"]:
        which, unit = match["w11"].lower().split()[-1], match["u11"].lower()
        shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}[which]
        return Atom(start, end, f"{which}-{unit}", _period(scene, unit, shift))
    unit, count = match["u12"].lower(), COUNTS.get(match["c12"].lower()) or int(match["c12"])
    said = f"{count}-{unit}-ago"
    if unit == "year" and day is None and scene.year is not None:
        return Atom(start, end, said, calendar.year_days(scene.year - count))
    return Atom(start, end, said, calendar.shifted(day, -count, unit) if day else None)


def _period(scene: Scene, unit: str, shift: int) -> calendar.Days | None:
    if unit == "year":
        return calendar.year_days(scene.year + shift) if scene.year is not None else None
    if scene.day is None:
        return None
    if unit == "month":
        return calendar.shifted(scene.day, shift, "month")
    first, last = calendar.week_days(scene.day, shift)
    return (first, last) if unit == "week" else calendar.weekend_days(scene.day, shift)


def _read_year(match: re.Match[str], scene: Scene) -> Atom | None:
    start, end = match.span()
    if match["y14"]:
        first = int(match["y14"])
        return Atom(match.start("y14"), end, f"{first}s", (date(first, 1, 1), date(first + 9, 12, 31)))
    if match["y13"]:
        return Atom(start, end, f"fiscal-{match['y13']}", calendar.year_days(int(match["y13"])))
    text = scene.text
    lead = YEAR_LEAD.search(text, max(0, start - 24), start)
    if not lead and not (YEAR_OWNER.search(text, max(0, start - 12), start) and YEAR_NOUN.match(text, end)):
        return None
    return Atom(start, end, match["year"], calendar.year_days(int(match["year"])))


READERS: dict[str, Callable[[re.Match[str], Scene], Atom | None]] = {
    "iso": _read_numeric,
    "slash": _read_numeric,
    "mdy": _read_date,
    "dmy": _read_date,
    "my": _read_month,
    "month": _read_month,
    "weekday": _read_weekday,
    "time": _read_clock,
    "oclock": _read_clock,
    "bare": _read_clock,
    "word": _read_clock,
    "part": _read_part,
    "relative": _read_relative,
    "fiscal": _read_year,
    "decade": _read_year,
    "year": _read_year,
}
"""Who reads what the pattern of atoms has matched, by the name of its sort; ``None``: no date after all."""
