"""Two days or times of day for one event, in one story.

What it finds
-------------
The day on which one person was shot, arrested, born or dismissed, or died where nobody is hurt, the time
of day of the story's event ("Saturday afternoon" and "Saturday night"; "5:40 a.m." and "5:40 p.m."), one
weekday with two days of its month, the day of the event that two articles begin with, and the date, the
year, the clock time or the day of an event in statements that are much alike ("will reopen on March 9",
"would reopen on March 19"; "knighted in 1987", "in 1997") or of the one deadline or the one clock time of
the event that each article has, when articles give it differently; in one article, a call to the police
hours before what it reports. One finding for each event, with every value and who carries it.

Why it matters
--------------
Days slip when copy is rewritten overnight, and a time that cannot be is the first thing that a defence
will read out.

Example
-------
"The boy was killed Saturday afternoon"; in another outlet: "The boy was shot Saturday night." One finding:
`sat T12:00/T17:59` and `sat T18:00/T29:00`.

Known false alarms
------------------
Two events of one day. Not reported, or shown on request with the reason: a coarser date that holds the
finer one ("2013" and "June 2, 2013"), the year before or after beside "three years ago", times less than an
hour apart, first sentences that each tell of the day before their article, distinct moments (shot,
reported, pronounced dead, arrested), dates in captions, days further apart than three (another event).

Options
-------
Decisions: `factcheck decide ID different` says that two days or times are of two events, and they are not
raised again in their story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from factcheck.checks.base import Check
from factcheck.checks.comparing.carriers import Carrier, carriers, folded
from factcheck.checks.comparing.clock_times import TIMES, relate_stated_times
from factcheck.checks.comparing.days import (
    DAYS,
    deadlines,
    names_weekday,
    relate_deadlines,
    relate_stated_days,
    relate_weekdays,
)
from factcheck.checks.comparing.decided import DECISION, forms_of, obeying, topic_of
from factcheck.checks.comparing.event_days import EVENT_DAYS, relate_event_days
from factcheck.checks.comparing.event_times import (
    early_calls,
    is_by_night,
    lone_clocks,
    relate_times,
    tells_event,
)
from factcheck.checks.comparing.lead_days import LEAD_DAYS, relate_lead_days
from factcheck.checks.comparing.likeness import quoted, shared_words
from factcheck.checks.comparing.parallels import Values, parallels
from factcheck.checks.comparing.persons import is_full_name, persons
from factcheck.checks.comparing.relating import Compared, Relate, Relation, compare
from factcheck.checks.comparing.wording import number, sides
from factcheck.checks.comparing.years import YEARS, relate_years
from factcheck.model.claim import ClaimKind
from factcheck.model.decision import PairVerdict
from factcheck.model.finding import Finding, Outcome, Severity
from factcheck.model.group import StoryView
from factcheck.model.name import NameKind
from factcheck.model.span import Span

_DATED = frozenset(("shot", "stabbed", "arrested", "born", "fired", "hired", "sentenced", "convicted"))
"""Measures of which a person has one day in a story; who is shot on one day may die on the next."""

_DIED = re.compile(r"\bdied\b(?:(?!\b(?:said|says|announced|told|confirmed|wrote)\b)[^.;:])*$")
_LEAD = 80
_HARM = re.compile(
    r"\b(?:kill|shot|shoot|stabb|injur|wound|hurt|crash|struck|hit|collaps|attack|murder|drown"
    r"|fell (?:from|into|off|to)\b)"
)

NEAR_DAYS = 3
"""A slip of the day is a neighbouring one; further apart it is another event."""

SURE_OF_STATED, SURE_OF_DEADLINE = 0.75, 0.6
SURE_OF_TIME, SURE_OF_LONE, SURE_OF_DAY = 0.7, 0.65, 0.6

_SUBJECT_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Stated:
    """A kind of date in parallel statements: how it is spoken of, held against others and related."""

    noun: str
    values: Values
    relate: Relate


_STATED = (
    _Stated("Date", DAYS, relate_stated_days),
    _Stated("Day", EVENT_DAYS, relate_event_days),
    _Stated("Day", LEAD_DAYS, relate_lead_days),
    _Stated("Year", YEARS, relate_years),
    _Stated("Time", TIMES, relate_stated_times),
)


def _relate_days(first: Carrier, second: Carrier) -> Relation:
    one, other = first.claim, second.claim
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return Relation(Outcome.OTHER_EVENT, "day")
    if one.low <= other.high and other.low <= one.high:
        exact = (one.low, one.high) == (other.low, other.high)
        return Relation(Outcome.AGREES if exact else Outcome.APPROXIMATE, "day")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    gap = max(one.low - other.high, other.low - one.high)
    if gap == 1 and (is_by_night(first) or is_by_night(second)):
        return Relation(Outcome.APPROXIMATE, "night")
    near = gap <= NEAR_DAYS
    single = one.low == one.high and other.low == other.high
    if first.view is second.view or not near or not single:
        return Relation(Outcome.OTHER_EVENT, "day")
    return Relation(Outcome.DIFFERS)


def _shown(places: Sequence[Carrier]) -> str:
    return "“" + " ".join(places[0].text.split()) + "”"


def _agreed(shown: str, found: Compared) -> str:
    return f"{shown}, as {number(found.origins)} independent articles say"


def _compared(
    places: Sequence[Carrier], relate: Relate, identity: tuple[str, ...], story: StoryView
) -> Compared | None:
    return compare(places, obeying(relate, story.apart, topic_of(CHECK.name, identity, story)))


def _finding(
    subject: str, identity: tuple[str, ...], found: Compared, confidence: float, story: StoryView
) -> Iterator[Finding]:
    differs = found.outcome is Outcome.DIFFERS
    is_none = found.origins < 2 or found.outcome is Outcome.OTHER_EVENT
    if not differs and is_none and found.deciding != DECISION:
        return
    shown = {value: _shown(places) for value, places in found.groups.items()}
    told = sides(shown, found.groups) if len(shown) > 1 else _agreed(next(iter(shown.values())), found)
    yield Finding(
        check=CHECK.name,
        severity=Severity.WARNING if differs else Severity.NOTE,
        confidence=confidence if differs else 0.9,
        subject=subject,
        message=f"{subject}: {told}.",
        identity=(*identity, *sorted(found.groups)),
        evidence=found.evidence(),
        topic=topic_of(CHECK.name, identity, story),
        forms=forms_of(found.groups),
        because=found.because,
        outcome=found.outcome,
        deciding=None if differs else found.deciding or "day",
    )


def _event_times(dates: Sequence[Carrier], story: StoryView) -> Iterator[Finding]:
    """Yield for the story's event, if its articles give it two times of one day."""
    identity = ("time", story.key)
    found = _compared([place for place in dates if tells_event(place)], relate_times, identity, story)
    if found:
        yield from _finding("Time of the event", identity, found, SURE_OF_TIME, story)


def _early_calls(dates: Sequence[Carrier], story: StoryView) -> Iterator[Finding]:
    """Yield for a call whose clock time lies well before the part of the day of what it reports."""
    for part, call in early_calls(dates):
        groups: dict[str, tuple[Carrier, ...]] = {
            part.claim.value or "": (part,),
            call.claim.value or "": (call,),
        }
        identity = ("call", part.view.ref.key)
        topic = topic_of(CHECK.name, identity, story)
        came = obeying(lambda one, other: Relation(Outcome.DIFFERS), story.apart, topic)(part, call)
        found = Compared(groups, came.outcome, came.deciding)
        yield from _finding("Time of the event", identity, found, SURE_OF_TIME, story)


def _clock_times(dates: Sequence[Carrier], story: StoryView) -> Iterator[Finding]:
    """Yield for the story's event, if each of two articles gives it one clock time."""
    identity = ("stated", story.key)
    found = _compared(lone_clocks(dates), relate_stated_times, identity, story)
    if found:
        yield from _finding("Time of the event", identity, found, SURE_OF_LONE, story)


def _persons_of(place: Carrier) -> frozenset[str]:
    return frozenset(name.entity for name in place.view.names if name.kind is NameKind.PERSON)


def _person_days(dates: Sequence[Carrier], story: StoryView) -> Iterator[Finding]:
    """Yield for each person and thing done that two articles put on two neighbouring days."""
    named = [
        place
        for place in dates
        if (place.claim.measure in _DATED or _tells_a_death(place))
        and place.claim.entity
        and is_full_name(place.claim.entity)
        and place.claim.entity in _persons_of(place)
        and place.claim.low is not None
        and not place.is_caption()
    ]
    articles = max((place.order for place in named), default=-1) + 1
    names = [[p.claim.entity or "" for p in named if p.order == at] for at in range(articles)]
    who = persons(names, story.apart)
    by_thing: dict[tuple[str, str], list[Carrier]] = {}
    for place in named:
        person = who.get(place.claim.entity or "")
        if person is not None:
            by_thing.setdefault((person, place.claim.measure or ""), []).append(place)
    for (person, measure), places in by_thing.items():
        identity = ("day", folded(person), measure)
        found = _compared(places, _relate_days, identity, story)
        if found:
            done = "died" if measure == "killed" else f"was {measure}"
            subject = f"Day on which {person} {done}"
            yield from _finding(subject, identity, found, SURE_OF_DAY, story)


def _tells_a_death(place: Carrier) -> bool:
    """Tell whether somebody *died* that day, in a text where nobody is harmed: who is hurt dies later."""
    return (
        place.claim.measure == "killed"
        and _DIED.search(place.before(_LEAD)) is not None
        and _HARM.search(place.view.text) is None
    )


def _weekdays(dates: Sequence[Carrier], story: StoryView) -> Iterator[Finding]:
    """Yield if the story's articles give one weekday of a month two days that cannot both bear it."""
    identity = ("weekday", story.key)
    found = _compared([place for place in dates if names_weekday(place)], relate_weekdays, identity, story)
    if found and (found.outcome is Outcome.DIFFERS or found.deciding == DECISION):
        yield from _finding("Date with its weekday", identity, found, SURE_OF_STATED, story)


def _last_days(dates: Sequence[Carrier], story: StoryView) -> Iterator[Finding]:
    """Yield for the deadline of a story, if its articles give two that are one slip apart."""
    identity = ("deadline", story.key)
    found = _compared(deadlines(dates), relate_deadlines, identity, story)
    if found and (found.outcome is Outcome.DIFFERS or found.deciding == DECISION):
        yield from _finding("Deadline", identity, found, SURE_OF_DEADLINE, story)


def _stated_dates(dates: Sequence[Carrier], story: StoryView, kind: _Stated) -> Iterator[Finding]:
    """Yield for each statement of several articles that puts one thing on two days, years or hours."""
    for told in parallels(dates, kind.values):
        identity = ("stated", story.key)
        found = _compared(told.places, kind.relate, identity, story)
        if found:
            words = shared_words(told.places[0], told.places[1], _SUBJECT_WORDS)
            subject = f"{kind.noun} beside {quoted(words)}"
            yield from _finding(subject, identity, found, SURE_OF_STATED, story)


def find(story: StoryView) -> Iterator[Finding]:
    """Yield what the story's articles date differently, and what they date alike.

    The event's time comes first, then early calls, days of persons and the deadline; then dates, years and
    times in parallel statements and dates with one weekday, where nothing before has told of them.
    """
    dates = carriers(story, ClaimKind.DATE)
    told: set[tuple[str, Span]] = set()
    for finding in chain(
        _event_times(dates, story),
        _early_calls(dates, story),
        _person_days(dates, story),
        _last_days(dates, story),
    ):
        told |= _places(finding)
        yield finding
    stated = (_stated_dates(dates, story, kind) for kind in _STATED)
    for finding in chain(*stated, _clock_times(dates, story), _weekdays(dates, story)):
        if not told & _places(finding):
            told |= _places(finding)
            yield finding


def _places(finding: Finding) -> set[tuple[str, Span]]:
    return {(place.article.key, place.span) for place in finding.evidence}


CHECK = Check(
    name="date-differs",
    takes=StoryView,
    find=find,
    severity=Severity.WARNING,
    identity_version=1,
    doc=__doc__ or "",
    remembers=(PairVerdict.DIFFERENT,),
)
