"""Dates, weekdays and clock times in prose, resolved against the day of publication.

In: a stretch of text and when it was published, if that is known. Out: :class:`DateMention` values in
text order. What the text says is in ``said``, and stays there; the days it means are in ``low`` and
``high``, and only there does the date of publication come in. Without one, *Wednesday* and *Feb. 23*
name no day, and none is made up. Past is the default: a weekday is the last one up to the day of
publication, a date without a year the last one, unless the sentence looks forward (*will*, *by*).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from factcheck.model.article import Published
from factcheck.model.span import Span
from factcheck.model.value import value
from factcheck.text import calendar_days as calendar
from factcheck.text.date_patterns import (
    ATOM,
    COUNTS,
    FORWARD,
    FORWARD_BEHIND,
    FORWARD_REACH,
    GAP,
    HEDGE,
    MONTH_LEAD,
    ONE_DAY,
    STARTS,
    YEAR_LEAD,
    YEAR_NOUN,
    YEAR_OWNER,
)

Clock = tuple[int, int]

ABOUT_MINUTES = 15
"""How far "about 8 p.m." may lie from eight."""
SHORTLY_MINUTES = 30
"""How far "shortly before 8 p.m." may lie from eight."""

_EARLY, _LATE = (0, 539), (1020, 1560)


@value(frozen=True, slots=True)
class DateMention:
    """One date or time as a text says it.

    ``said`` joins what is said, coarse to fine, by blanks: ``thu``, ``2013-06-02``, ``--02-23``,
    ``2013-10``, ``2013``, ``last-year``, ``T18:00/T29:00``. ``low`` and ``high`` are the first and last
    day meant, ``None`` when the text and its date do not tell. ``clock`` bounds the time of day in
    minutes after midnight, inclusive; more than 1440 is the night after. ``weekday`` counts from Monday;
    it is kept beside a date, so that a calendar can be held against the two.
    """

    span: Span
    said: str
    low: date | None = None
    high: date | None = None
    clock: Clock | None = None
    weekday: int | None = None


class _Atom(NamedTuple):
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
class _Scene:
    """What the atoms of one stretch of text are read against."""

    text: str
    day: date | None
    year: int | None

    def forward(self, start: int, end: int) -> bool:
        """Tell whether the clause of the date at ``start`` to ``end`` speaks of what is to come."""
        if FORWARD.search(self.text, max(0, start - FORWARD_REACH), start):
            return True
        return start <= len("Early on ") and FORWARD_BEHIND.match(self.text, end) is not None


def clock_text(clock: Clock) -> str:
    """Write a time of day as ``T15:40``, or ``T12:00/T17:59`` for a span.

    >>> clock_text((940, 940)), clock_text((720, 1079))
    ('T15:40', 'T12:00/T17:59')
    """
    first, last = (f"T{at // 60:02d}:{at % 60:02d}" for at in clock)
    return first if first == last else f"{first}/{last}"


def read_clock(text: str) -> Clock:
    """Read what :func:`clock_text` wrote; raise ``ValueError`` for anything else.

    >>> read_clock("T12:00/T17:59")
    (720, 1079)
    """
    first, _, last = text.partition("/")
    low, high = (int(part[1:3]) * 60 + int(part[4:6]) for part in (first, last or first))
    return low, high


def _dated(
    scene: _Scene, at: tuple[int, int], year: int | None, month: int, day: int | None
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


def _read_date(match: re.Match[str], scene: _Scene) -> _Atom | None:
    month = calendar.MONTHS[(match["m1"] or match["m2"]).lower()]
    day = int(match["d1"] or match["d2"])
    year = match["y1"] or match["y2"]
    if not 1 <= day <= 31:
        return None
    said, found = _dated(scene, match.span(), int(year) if year else None, month, day)
    return _Atom(match.start(), match.end(), said, found)


def _read_numeric(match: re.Match[str], scene: _Scene) -> _Atom | None:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    else:
        first, second, year = int(match["s1"]), int(match["s2"]), int(match["s3"])
        year += 2000 if year < 100 else 0
        if first != second and first <= 12 and second <= 12:
            return _Atom(match.start(), match.end(), match[0])
        month, day = (first, second) if first <= 12 else (second, first)
    exact = calendar.make_day(year, month, day)
    if exact is None:
        return None
    return _Atom(match.start(), match.end(), exact.isoformat(), (exact, exact))


def _read_month(match: re.Match[str], scene: _Scene) -> _Atom | None:
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
        return _Atom(start, match.end(), f"{year:04d}-{month:02d}", calendar.month_days(year, month))
    if before and lead in shift:
        start = before.start()
        if scene.day is not None and lead != "this":
            nearest = calendar.nearest_year(month, None, scene.day, forward=lead == "next")
            same = (nearest, month) == (scene.day.year, scene.day.month)
            year = nearest + (shift[lead] if same else 0)
            return _Atom(start, match.end(), f"{lead}---{month:02d}", calendar.month_days(year, month))
    said, found = _dated(scene, match.span(), year, month, None)
    return _Atom(start, match.end(), said, found)


def _read_weekday(match: re.Match[str], scene: _Scene) -> _Atom | None:
    weekday = calendar.WEEKDAYS[match["d5"].lower().rstrip(".")]
    which = (match["w5"] or "").lower()
    found = None
    if scene.day is not None:
        found = calendar.weekday_days(
            weekday, scene.day, which.replace("past", ""), forward=scene.forward(*match.span())
        )
    clock = {"early": _EARLY, "late": _LATE}.get((match["e5"] or "").lower())
    said = f"{which}-{calendar.WEEKDAY_CODES[weekday]}" if which in ("last", "next") else ""
    return _Atom(match.start(), match.end(), said, found, weekday, part=clock)


def _read_clock(match: re.Match[str], scene: _Scene) -> _Atom | None:
    if match["word"]:
        minute = calendar.CLOCKS[match["word"].lower()]
        return _Atom(match.start(), match.end(), clock=(minute, minute), clock_at=match.start())
    hour, minute = int(match["h6"] or match["h7"] or match["h8"]), int(match["n6"] or match["n8"] or 0)
    if match["time"]:
        if not 1 <= hour <= 12:
            return None
        at = (hour % 12 + (12 if match["a6"] in "pP" else 0)) * 60 + minute
        return _Atom(match.start(), match.end(), clock=(at, at), clock_at=match.start())
    if hour > 23:
        return None
    at = hour * 60 + minute
    half_open = hour <= 12
    return _Atom(
        match.start(),
        match.end(),
        clock=(at, at),
        half_open=half_open,
        alone=not half_open,
        clock_at=match.start(),
    )


def _read_part(match: re.Match[str], scene: _Scene) -> _Atom | None:
    part = calendar.DAY_PARTS[" ".join(match["p9"].lower().split())]
    which = (match["w9"] or "").lower()
    if which not in ("this", "last"):
        return _Atom(match.start("p9"), match.end(), part=part, alone=False)
    found = calendar.shifted(scene.day, -1 if which == "last" else 0, "day") if scene.day else None
    said = "yesterday" if which == "last" else "today"
    return _Atom(match.start(), match.end(), said, found, part=part)


def _read_relative(match: re.Match[str], scene: _Scene) -> _Atom | None:
    start, end = match.span()
    word = (match["r10"] or "").lower()
    day = scene.day
    if word:
        found = calendar.shifted(day, {"yesterday": -1, "tomorrow": 1}.get(word, 0), "day") if day else None
        return _Atom(
            start,
            end,
            "today" if word == "tonight" else word,
            found,
            part=calendar.DAY_PARTS["night"] if word == "tonight" else None,
        )
    if match["u11"]:
        which, unit = match["w11"].lower().split()[-1], match["u11"].lower()
        shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}[which]
        return _Atom(start, end, f"{which}-{unit}", _period(scene, unit, shift))
    unit, count = match["u12"].lower(), COUNTS.get(match["c12"].lower()) or int(match["c12"])
    said = f"{count}-{unit}-ago"
    if unit == "year" and day is None and scene.year is not None:
        return _Atom(start, end, said, calendar.year_days(scene.year - count))
    return _Atom(start, end, said, calendar.shifted(day, -count, unit) if day else None)


def _period(scene: _Scene, unit: str, shift: int) -> calendar.Days | None:
    if unit == "year":
        return calendar.year_days(scene.year + shift) if scene.year is not None else None
    if scene.day is None:
        return None
    if unit == "month":
        return calendar.shifted(scene.day, shift, "month")
    first, last = calendar.week_days(scene.day, shift)
    return (first, last) if unit == "week" else calendar.weekend_days(scene.day, shift)


def _read_year(match: re.Match[str], scene: _Scene) -> _Atom | None:
    start, end = match.span()
    if match["y14"]:
        first = int(match["y14"])
        return _Atom(match.start("y14"), end, f"{first}s", (date(first, 1, 1), date(first + 9, 12, 31)))
    if match["y13"]:
        return _Atom(start, end, f"fiscal-{match['y13']}", calendar.year_days(int(match["y13"])))
    text = scene.text
    lead = YEAR_LEAD.search(text, max(0, start - 24), start)
    if not lead and not (YEAR_OWNER.search(text, max(0, start - 12), start) and YEAR_NOUN.match(text, end)):
        return None
    return _Atom(start, end, match["year"], calendar.year_days(int(match["year"])))


_READERS: dict[str, Callable[[re.Match[str], _Scene], _Atom | None]] = {
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


def _joined(first: _Atom, second: _Atom) -> _Atom | None:
    """Return the two neighbours as one mention, ``None`` when each says the same sort of thing."""
    if first.day and second.day and (first.weekday is None) == (second.weekday is None):
        return None
    if first.weekday is not None and second.weekday is not None:
        return None
    if any(one.day and not ONE_DAY.fullmatch(one.day) for one in (first, second)) and (
        first.weekday is not None or second.weekday is not None
    ):
        return None
    if (first.clock and second.clock) or (first.part and second.part):
        return None
    dated = second if second.day and not (first.day and first.weekday is None) else first
    if not dated.day:
        dated = second if second.weekday is not None else first
    return _Atom(
        first.start,
        second.end,
        dated.day,
        dated.days,
        first.weekday if first.weekday is not None else second.weekday,
        first.clock or second.clock,
        first.part or second.part,
        first.half_open or second.half_open,
        first.alone or second.alone,
        first.clock_at if first.clock else second.clock_at,
    )


def _clock_of(atom: _Atom, text: str) -> Clock | None:
    """Return the bounds of the atom's time of day, with the hedge before it taken in."""
    if atom.clock is None:
        return atom.part
    low, high = atom.clock
    if atom.half_open and atom.part:
        later = low % 720 + 720
        low = high = later if atom.part[0] <= later <= atom.part[1] else low % 720
    hedge = HEDGE.search(text, max(0, atom.clock_at - 24), atom.clock_at)
    if not hedge:
        return low, high
    if hedge["side"] == "before":
        return max(0, low - SHORTLY_MINUTES), high
    if hedge["side"] == "after":
        return low, high + SHORTLY_MINUTES
    return max(0, low - ABOUT_MINUTES), high + ABOUT_MINUTES


def _mention(atom: _Atom, text: str) -> DateMention:
    clock = _clock_of(atom, text)
    weekday = calendar.WEEKDAY_CODES[atom.weekday] if atom.weekday is not None else ""
    shown = [weekday if weekday not in atom.day else "", atom.day, clock_text(clock) if clock else ""]
    low, high = atom.days or (None, None)
    said = " ".join(part for part in shown if part)
    return DateMention(Span(atom.start, atom.end), said, low, high, clock, atom.weekday)


def find_dates(text: str, published: Published | None = None) -> list[DateMention]:
    """Find the dates and times of ``text``, in order, without overlaps; offsets count from its start.

    Parts that stand together (*about 9 p.m. Friday, Nov. 6*) are one mention.

    >>> [mention.said for mention in find_dates("It opened on June 2, 2013, and closed Thursday night.")]
    ['2013-06-02', 'thu T18:00/T29:00']
    """
    day = calendar.publication_day(published)
    year = day.year if day else calendar.publication_year(published)
    scene = _Scene(text, day, year)
    atoms: list[_Atom] = []
    for begin in STARTS.finditer(" " + text):
        start = begin.start()  # that of the blank, and so in the text that of the date
        if atoms and start < atoms[-1].end:
            continue
        match = ATOM.match(text, start)
        if not match:
            continue
        # The group of the whole sort closes last, so it is the one that the match names.
        atom = _READERS[match.lastgroup or ""](match, scene)
        if atom is None:
            continue
        if atoms:
            gap = GAP.match(text, atoms[-1].end, atom.start)
            joined = _joined(atoms[-1], atom) if gap and gap.end() == atom.start else None
            if joined:
                atoms[-1] = joined
                continue
        atoms.append(atom)
    return [_mention(atom, text) for atom in atoms if atom.alone]
