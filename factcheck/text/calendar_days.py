"""The calendar behind dates in prose: which days a weekday, a month or *last year* means on a given day.

In: what a text says and the day it was published. Out: :data:`Days`, the first and the last day that may
be meant, both inclusive. Nothing here reads text.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from factcheck.model.article import Published
from factcheck.text.tables import read_rows

Days = tuple[date, date]

EPOCH = date(1970, 1, 1)

MONTHS: dict[str, int] = {}
WEEKDAYS: dict[str, int] = {}
DAY_PARTS: dict[str, tuple[int, int]] = {}
CLOCKS: dict[str, int] = {}
for _kind, _value, _forms in read_rows("factcheck.text", "calendar.txt"):
    for _form in _forms.split(","):
        _name = _form.strip().lower()
        if _kind == "month":
            MONTHS[_name] = int(_value)
        elif _kind == "weekday":
            WEEKDAYS[_name] = int(_value)
        elif _kind == "clock":
            CLOCKS[_name] = int(_value)
        else:
            _first, _, _last = _value.partition("-")
            DAY_PARTS[_name] = (int(_first), int(_last))

WEEKDAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def publication_day(published: Published | None) -> date | None:
    """Return the day of publication as printed, ``None`` when only a month or a year is known.

    The printed day counts, not the one in UTC: "Wednesday" in a paper is the paper's Wednesday.
    """
    if published is None:
        return None
    try:
        return date.fromisoformat(published.text[:10])
    except ValueError:
        return None


def publication_year(published: Published | None) -> int | None:
    """Return the year of publication, ``None`` when the interval spans two."""
    if published is None:
        return None
    last = published.latest - timedelta(microseconds=1)
    return published.earliest.year if published.earliest.year == last.year else None


def year_days(year: int) -> Days:
    """Return the days of ``year``."""
    return date(year, 1, 1), date(year, 12, 31)


def month_days(year: int, month: int) -> Days:
    """Return the days of a month.

    >>> month_days(2016, 2)[1].day
    29
    """
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the date, or ``None`` when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_days(weekday: int, published: date, which: str, *, forward: bool) -> Days:
    """Return the day or days that a weekday means.

    ``which`` is ``last``, ``next``, ``this`` or empty. A bare weekday is the latest one up to the day of
    publication, or, looking forward, the first one after it. "Last Friday" may be either of the two before.
    """
    back = timedelta((published.weekday() - weekday) % 7)
    past = published - back
    ahead = past + timedelta(7)
    if which == "last":
        strictly = past if back else past - timedelta(7)
        return strictly - timedelta(7) if back.days < 7 else strictly, strictly
    if which == "next":
        return ahead, ahead + timedelta(7)
    if which == "this":
        return (ahead, ahead) if forward else (past, ahead)
    return (ahead, ahead) if forward else (past, past)


def nearest_year(month: int, day: int | None, published: date, *, forward: bool) -> int:
    """Return the year that a month, or a day of it, most likely belongs to.

    The last one up to a week after publication; looking forward, the first one from a week before.
    """
    week = timedelta(7)
    for year in (
        (published.year + 1, published.year, published.year - 1)
        if not forward
        else (
            published.year - 1,
            published.year,
            published.year + 1,
        )
    ):
        first, last = month_days(year, month)
        if day is not None:
            first = last = make_day(year, month, day) or last
        if (forward and last >= published - week) or (not forward and first <= published + week):
            return year
    return published.year


def shifted(published: date, count: int, unit: str) -> Days:
    """Return the days that lie ``count`` days, weeks, months or years from ``published``.

    A day count gives one day; the coarser units give as many days around it as the unit leaves open.
    """
    if unit == "day":
        day = published + timedelta(count)
        return day, day
    if unit == "week":
        day = published + timedelta(7 * count)
        return day - timedelta(3), day + timedelta(3)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + count
        return month_days(months // 12, months % 12 + 1)
    return year_days(published.year + count)


def week_days(published: date, shift: int) -> Days:
    """Return Monday to Sunday of the week ``shift`` weeks from that of ``published``."""
    monday = published - timedelta(published.weekday()) + timedelta(7 * shift)
    return monday, monday + timedelta(6)


def weekend_days(published: date, shift: int) -> Days:
    """Return Friday to Sunday of the weekend that "last", "this" or "next weekend" means.

    A weekend begins on its Friday evening; one that is not over may still be called last weekend's.
    """
    monday, sunday = week_days(published, shift)
    return monday + timedelta(4), sunday


def day_number(day: date) -> int:
    """Return the days since 1970-01-01."""
    return (day - EPOCH).days
