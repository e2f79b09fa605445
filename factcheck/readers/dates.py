"""When a text came out, exactly as far as its source says, never further.

In: the words of a source. Out: :class:`~factcheck.model.article.Published` or ``None``. Read are ISO
8601 (dates, months, years, weeks, dates with a time), the same with slashes, the dates of e-mail (RFC
5322, section 3.3) and English dates with the month's name. Not read, for they say too little or two
things: a weekday alone, a day without a year, ``01/02/2018``, a zone's letters such as ``EST``.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from factcheck.model.article import Published

FIRST_YEAR = 1600
"""The first newspapers are of 1605; earlier years are placeholders such as 0001-01-01."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_NAMED = tuple(
    re.compile(_WEEKDAY + form, re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})",
    )
)
_MAIL = re.compile(
    _WEEKDAY + rf"(?P<day>\d{{1,2}})\s+{_MONTH}\s+(?P<year>\d{{4}})\s+"
    r"(?P<clock>\d{2}:\d{2}(?::\d{2})?)\s*(?P<zone>[+-]\d{4}|GMT|UTC?|Z)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?P<year>\d{4})")
_YEAR_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}|\d{4}-?W\d{2}-?\d|\d{4}/\d{2}/\d{2}", re.IGNORECASE)
_TIME = re.compile(
    r"(?P<day>\d{4}[-/]\d{2}[-/]\d{2}|\d{8})[T ]\s?"
    r"(?P<clock>\d{2}:?\d{2}(?P<seconds>:?\d{2}(?:[.,](?P<fraction>\d{1,9}))?)?)"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)


def read_published(words: str) -> Published | None:
    """Return the moment or the span of time that ``words`` name in full, else ``None``.

    A day spans its 24 hours, a month and a year theirs, a time of day one minute, one second or one
    microsecond, as finely as it is given. What names no zone is taken as UTC, and the text is kept
    without one.

    >>> read_published("2018-01-24T10:30-05:00").earliest.isoformat()
    '2018-01-24T15:30:00+00:00'
    >>> read_published("Jan. 24, 2018").text
    '2018-01-24'
    >>> read_published("Wednesday") is None
    True
    """
    said = " ".join(words.split())
    try:
        found = _read_day(said) or _read_month_or_year(said) or _read_time(said)
    except (ValueError, OverflowError):
        return None
    return found if found and found.earliest.year >= FIRST_YEAR else None


def _read_day(said: str) -> Published | None:
    if _DAY.fullmatch(said):
        return _whole_day(date.fromisoformat(said.replace("/", "-").upper()))
    for form in _NAMED:
        if match := form.fullmatch(said):
            return _whole_day(_named_day(match))
    return None


def _read_month_or_year(said: str) -> Published | None:
    if match := _YEAR_MONTH.fullmatch(said):
        first = date(int(match["year"]), int(match["month"]), 1)
        after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return _days(f"{first:%Y-%m}", first, after)
    if match := _YEAR.fullmatch(said):
        year = int(match["year"])
        return _days(said, date(year, 1, 1), date(year + 1, 1, 1))
    return None


def _read_time(said: str) -> Published | None:
    if match := _MAIL.fullmatch(said):
        day = _named_day(match).isoformat()
        fraction, seconds = None, match["clock"].count(":") == 2
    elif match := _TIME.fullmatch(said):
        day = match["day"].replace("/", "-")
        fraction, seconds = match["fraction"], match["seconds"] is not None
    else:
        return None
    zone = (match["zone"] or "").upper()
    offset = "+00:00" if zone in ("Z", "UT", "UTC", "GMT") else zone
    moment = datetime.fromisoformat(f"{day}T{match['clock'].replace(',', '.')}{offset}")
    if fraction and moment.microsecond:
        step, spec = timedelta(microseconds=1), "microseconds"
    elif seconds:
        step, spec = timedelta(seconds=1), "seconds"
    else:
        step, spec = timedelta(minutes=1), "minutes"
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    earliest = aware.astimezone(UTC)
    return Published(text=moment.isoformat(timespec=spec), earliest=earliest, latest=earliest + step)


def _named_day(match: re.Match[str]) -> date:
    return date(int(match["year"]), _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"]))


def _whole_day(day: date) -> Published:
    return _days(day.isoformat(), day, day + timedelta(days=1))


def _days(text: str, first: date, after: date) -> Published:
    return Published(
        text=text,
        earliest=datetime(first.year, first.month, first.day, tzinfo=UTC),
        latest=datetime(after.year, after.month, after.day, tzinfo=UTC),
    )
