"""Dates, weekdays and clock times in prose, resolved against the day of publication.

In: a stretch of text and when it was published, if that is known. Out: :class:`DateMention` values in
text order. What the text says is in ``said``, and stays there; the days it means are in ``low`` and
``high``, and only there does the date of publication come in. Without one, *Wednesday* and *Feb. 23*
name no day, and none is made up. Past is the default: a weekday is the last one up to the day of
publication, a date without a year the last one, unless the sentence looks forward (*will*, *by*).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from factcheck.model.article import Published
from factcheck.model.span import Span
from factcheck.model.value import value
from factcheck.text import calendar_days as calendar
from factcheck.text.date_atoms import READERS, Atom, Clock, Scene
from factcheck.text.date_patterns import ATOM, GAP, HEDGE, ONE_DAY, starts_of_dates

ABOUT_MINUTES = 15
"""How far "about 8 p.m." may lie from eight."""
SHORTLY_MINUTES = 30
"""How far "shortly before 8 p.m." may lie from eight."""


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


def _joined(first: Atom, second: Atom) -> Atom | None:
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
    return Atom(
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


def _clock_of(atom: Atom, text: str) -> Clock | None:
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


def _mention(atom: Atom, text: str) -> DateMention:
    clock = _clock_of(atom, text)
    weekday = calendar.WEEKDAY_CODES[atom.weekday] if atom.weekday is not None else ""
    shown = [weekday if weekday not in atom.day else "", atom.day, clock_text(clock) if clock else ""]
    low, high = atom.days or (None, None)
    said = " ".join(part for part in shown if part)
    return DateMention(Span(atom.start, atom.end), said, low, high, clock, atom.weekday)


def find_dates(
    text: str,
    published: Published | None = None,
    words: Iterable[str] | None = None,
    digits: Sequence[tuple[int, int]] = (),
) -> list[DateMention]:
    """Find the dates and times of ``text``, in order, without overlaps; offsets count from its start.

    Parts that stand together (*about 9 p.m. Friday, Nov. 6*) are one mention. ``words`` and ``digits`` tell
    where one may begin, see :func:`~factcheck.text.date_patterns.starts_of_dates`.

    >>> [mention.said for mention in find_dates("It opened on June 2, 2013, and closed Thursday night.")]
    ['2013-06-02', 'thu T18:00/T29:00']
    """
    day = calendar.publication_day(published)
    year = day.year if day else calendar.publication_year(published)
    scene = Scene(text, day, year)
    atoms: list[Atom] = []
    for start in starts_of_dates(text, words, digits):
        if atoms and start < atoms[-1].end:
            continue
        match = ATOM.match(text, start)
        if not match:
            continue
        # The group of the whole sort closes last, so it is the one that the match names.
        atom = READERS[match.lastgroup or ""](match, scene)
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
