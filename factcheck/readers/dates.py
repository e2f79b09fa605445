"""When a text came out, exactly as far as its source says, never further.

In: the words of a source. Out: :class:`~factcheck.model.article.Published` or ``None``. Read are ISO
8601 (dates, months, years, weeks, dates with a time), the same with slashes, the dates of e-mail (RFC
5322, sections 3.3 and 4.3) and English dates with the month's name, with a time of day or without. Not
read, for they say too little or two things: a weekday alone, a day without a year, ``01/02/2018``. A
zone's letters outside e-mail (``ET``, ``IST``) leave the hour open: then only the day is read.
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
_DAY_NAMED = tuple(
    _WEEKDAY + form
    for form in (
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})",
    )
)
_CLOCK = (
    r",?\s+(?:at\s+)?(?P<hour>\d{1,2}):(?P<rest>\d{2}(?::\d{2})?)"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*(?P<zone>[+-]\d{2}:?\d{2}|[A-Z]{1,4}))?"
)
_NAMED = tuple(re.compile(form, re.IGNORECASE) for form in _DAY_NAMED)
_NAMED_WITH_CLOCK = tuple(re.compile(form + _CLOCK, re.IGNORECASE) for form in _DAY_NAMED)
_UNIVERSAL = dict.fromkeys(("Z", "UT", "UTC", "GMT"), "+00:00")
_MAIL_ZONES = {
    **_UNIVERSAL,
    "EDT": "-04:00",
    "EST": "-05:00",
    "CDT": "-05:00",
    "CST": "-06:00",
    "MDT": "-06:00",
    "MST": "-07:00",
    "PDT": "-07:00",
    "PST": "-08:00",
}
"""The zones that RFC 5322, section 4.3, gives letters of their own; elsewhere CST is China's as well."""

_MAIL = re.compile(
    _WEEKDAY + rf"(?P<day>\d{{1,2}})\s+{_MONTH}\s+(?P<year>\d{{4}})\s+"
    rf"(?P<clock>\d{{2}}:\d{{2}}(?::\d{{2}})?)\s*(?P<zone>[+-]\d{{4}}|{'|'.join(_MAIL_ZONES)})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?P<year>\d{4})")
_YEAR_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{2})")
_DAY = re.compile(r"\d{8}|\d{4}-?W\d{2}-?\d", re.IGNORECASE)
_PARTED_DAY = re.compile(r"(?P<year>\d{4})([-/])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_TIME = re.compile(
    r"(?P<day>\d{4}[-/]\d{2}[-/]\d{2}|\d{8})[T ]\s?"
    r"(?P<clock>\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?)"
    r"\s?(?P<zone>[+-]\d{2}(?::?\d{2})?|[A-Z]{1,4})?",
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
        return _whole_day(date.fromisoformat(said.upper()))
    if match := _PARTED_DAY.fullmatch(said):
        return _whole_day(date(int(match["year"]), int(match["month"]), int(match["day"])))
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
        zone = match["zone"].upper()
        return _moment(_named_day(match).isoformat(), match["clock"], _MAIL_ZONES.get(zone, zone))
    if match := _TIME.fullmatch(said):
        return _moment(match["day"].replace("/", "-"), match["clock"], match["zone"])
    for form in _NAMED_WITH_CLOCK:
        if match := form.fullmatch(said):
            return _moment(_named_day(match).isoformat(), _clock_of_day(match), match["zone"])
    return None


def _moment(day: str, clock: str, zone: str | None) -> Published:
    """Return the moment, as finely as the clock names it; the day, if letters leave its zone open."""
    letters = (zone or "").upper()
    offset = _UNIVERSAL.get(letters, letters)
    told = f"{day}T{clock.replace(',', '.')}"
    if offset.isalpha():
        return _whole_day(datetime.fromisoformat(told).date())
    moment = datetime.fromisoformat(told + offset)
    if moment.microsecond:
        step, spec = timedelta(microseconds=1), "microseconds"
    elif len(clock.replace(":", "")) > len("hhmm"):
        step, spec = timedelta(seconds=1), "seconds"
    else:
        step, spec = timedelta(minutes=1), "minutes"
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    earliest = aware.astimezone(UTC)
    return Published(text=moment.isoformat(timespec=spec), earliest=earliest, latest=earliest + step)


def _clock_of_day(match: re.Match[str]) -> str:
    """Return ``hh:mm`` or ``hh:mm:ss`` of 24 hours; raises ValueError for ``13:30 p.m.``."""
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(match[0])
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02}:{match['rest']}"


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
