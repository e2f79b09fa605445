"""Two days or times of day for one event, in one story.

What it finds
-------------
The day on which one person was shot, arrested, born or dismissed, the time of day of the story's event
("Saturday afternoon" and "Saturday night"), and the date in statements that are much alike ("will reopen on
March 9", "would reopen on March 19") or of the one deadline that each article has, when articles give it
differently; in one article, a call to the police hours before what it reports. One finding for each event,
with every value and who carries it.

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
finer one ("2013" and "June 2, 2013"), times less than an hour apart, distinct moments (shot, reported,
pronounced dead, arrested), dates in captions, days further apart than three (another event).

Options
-------
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checks.base import Check
from factcheck.checks.comparing.carriers import Carrier, carriers, folded
from factcheck.checks.comparing.clocks import DAY, Minutes, apart, minutes_of
from factcheck.checks.comparing.days import (
    LEAST_ALIKE,
    can_be_one,
    deadlines,
    kind_of_day,
    relate_deadlines,
    relate_stated_days,
)
from factcheck.checks.comparing.parallels import parallels, quoted, shared_words
from factcheck.checks.comparing.persons import is_full_name, persons
from factcheck.checks.comparing.relating import Compared, Relation, compare
from factcheck.checks.comparing.wording import number, sides
from factcheck.model.claim import ClaimKind, ClaimStatus
from factcheck.model.finding import Finding, Outcome, Severity
from factcheck.model.group import StoryView
from factcheck.model.name import NameKind
from factcheck.text.dates import read_clock

_EVENT = frozenset(("shot", "killed", "happened", "injured", "stabbed"))
_DATED = frozenset(("shot", "stabbed", "arrested", "born", "fired", "hired", "sentenced", "convicted"))
"""Measures of which a person has one day in a story; who is shot on one day may die on the next."""

_LATER = re.compile(
    r"\b(?:died|dies|pronounced|succumbed|earlier|before|prior|later|hours?\s+after|investigat\w+|vigil|"
    r"identified|announced|trial|sentenc\w+|arrest\w*)\b",
    re.IGNORECASE,
)
"""Words of other moments than the event's, or that put a time before or after it."""

LEAD = 1600
"""Code points in which a text tells when its event was."""

NEAR_MINUTES = 60
"""Times closer than that are told loosely."""

NEAR_DAYS = 3
"""A slip of the day is a neighbouring one; further apart it is another event."""

SURE_OF_STATED, SURE_OF_DEADLINE = 0.75, 0.6

_SUBJECT_WORDS = 3
_REPORT_REACH = 600


def _has_clock(place: Carrier) -> bool:
    return bool(place.claim.time and place.claim.time.startswith("T"))


def _is_part(place: Carrier) -> bool:
    """Tell whether the time is a part of the day (*afternoon*), not a clock time."""
    if not _has_clock(place):
        return False
    low, high = read_clock(place.claim.time or "")
    return high - low > NEAR_MINUTES


def _tells_event(place: Carrier) -> bool:
    return (
        place.claim.measure in _EVENT
        and _has_clock(place)
        and place.claim.span.start < LEAD
        and place.claim.status not in (ClaimStatus.DENIED,)
        and not place.is_caption()
        and _LATER.search(_clause(place)) is None
    )


def _clause(place: Carrier) -> str:
    """Return the part of the sentence around the date that one event is told in."""
    before = re.split(r"[;:.]", place.before(90))[-1]
    return before + re.split(r"[;:.,]", place.after(50))[0]


def _starts_alike(one: Minutes, other: Minutes) -> bool:
    """Tell whether two intervals begin on one day: a night and the next evening are two events."""
    return one.first // DAY == other.first // DAY


def _relate_times(first: Carrier, second: Carrier) -> Relation:
    one, other = minutes_of(first.claim), minutes_of(second.claim)
    gap = apart(one, other) if one and other else None
    if one is None or other is None or gap is None:
        return Relation(Outcome.OTHER_EVENT, "day")
    if gap == 0:
        return Relation(
            Outcome.AGREES if first.claim.value == second.claim.value else Outcome.APPROXIMATE, "time"
        )
    if first.view is second.view or not _starts_alike(one, other):
        return Relation(Outcome.OTHER_EVENT, "day")
    parts = _is_part(first) and _is_part(second)
    if not parts and gap < NEAR_MINUTES:
        return Relation(Outcome.APPROXIMATE, "time")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    return Relation(Outcome.DIFFERS)


def _is_by_night(place: Carrier) -> bool:
    """Tell whether the time may lie between nine and six, when one night has two dates."""
    if not _has_clock(place):
        return False
    low, high = read_clock(place.claim.time or "")
    return high >= 21 * 60 or low < 6 * 60


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
    if gap == 1 and (_is_by_night(first) or _is_by_night(second)):
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


def _finding(
    subject: str, identity: tuple[str, ...], found: Compared, confidence: float, severity: Severity
) -> Finding | None:
    differs = found.outcome is Outcome.DIFFERS
    if not differs and (found.origins < 2 or found.outcome is Outcome.OTHER_EVENT):
        return None
    shown = {value: _shown(places) for value, places in found.groups.items()}
    told = sides(shown, found.groups) if len(shown) > 1 else _agreed(next(iter(shown.values())), found)
    return Finding(
        check=CHECK.name,
        severity=severity if differs else Severity.NOTE,
        confidence=confidence if differs else 0.9,
        subject=subject,
        message=f"{subject}: {told}.",
        identity=(*identity, *sorted(found.groups)),
        evidence=found.evidence(),
        outcome=found.outcome,
        deciding=None if differs else found.deciding or "day",
    )


def _event_times(dates: Sequence[Carrier], story: StoryView) -> Iterator[Finding]:
    """Yield for the story's event, if its articles give it two times of one day."""
    places = [place for place in dates if _tells_event(place) and minutes_of(place.claim) is not None]
    found = compare(places, _relate_times)
    finding = (
        _finding("Time of the event", ("time", story.key), found, 0.7, Severity.WARNING) if found else None
    )
    if finding is not None:
        yield finding


def _early_calls(dates: Sequence[Carrier], story: StoryView) -> Iterator[Finding]:
    """Yield for a call whose clock time lies well before the part of the day of what it reports."""
    for part, call in pairwise(
        place for place in dates if _has_clock(place) and place.claim.span.start < LEAD
    ):
        if part.view is not call.view or part.claim.measure not in _EVENT or not _is_part(part):
            continue
        if (
            _is_part(call)
            or call.claim.low is not None
            or call.claim.measure not in ("reported", "happened", "shot")
        ):
            continue
        if call.claim.span.start - part.claim.span.end > _REPORT_REACH or _LATER.search(_clause(part)):
            continue
        if re.search(r"\b(?:earlier|before|prior|hours|previous)\b", call.sentence()):
            continue
        starts, at = read_clock(part.claim.time or ""), read_clock(call.claim.time or "")
        if starts[0] - at[1] > NEAR_MINUTES and at[0] > 8 * 60:
            groups: dict[str, tuple[Carrier, ...]] = {
                part.claim.value or "": (part,),
                call.claim.value or "": (call,),
            }
            found = Compared(groups, Outcome.DIFFERS, "")
            finding = _finding(
                "Time of the event", ("call", part.view.ref.key), found, 0.7, Severity.WARNING
            )
            if finding is not None:
                yield finding


def _persons_of(place: Carrier) -> frozenset[str]:
    return frozenset(name.entity for name in place.view.names if name.kind is NameKind.PERSON)


def _person_days(dates: Sequence[Carrier]) -> Iterator[Finding]:
    """Yield for each person and thing done that two articles put on two neighbouring days."""
    named = [
        place
        for place in dates
        if place.claim.measure in _DATED
        and place.claim.entity
        and is_full_name(place.claim.entity)
        and place.claim.entity in _persons_of(place)
        and place.claim.low is not None
        and not place.is_caption()
    ]
    articles = max((place.order for place in named), default=-1) + 1
    who = persons([[p.claim.entity or "" for p in named if p.order == at] for at in range(articles)])
    by_thing: dict[tuple[str, str], list[Carrier]] = {}
    for place in named:
        person = who.get(place.claim.entity or "")
        if person is not None:
            by_thing.setdefault((person, place.claim.measure or ""), []).append(place)
    for (person, measure), places in by_thing.items():
        found = compare(places, _relate_days)
        subject = f"Day on which {person} was {measure}"
        finding = (
            _finding(subject, ("day", folded(person), measure), found, 0.6, Severity.WARNING)
            if found
            else None
        )
        if finding is not None:
            yield finding


def find(story: StoryView) -> Iterator[Finding]:
    """Yield what the story's articles date differently: the event's time, early calls, days of persons."""
    dates = list(carriers(story, ClaimKind.DATE))
    yield from _event_times(dates, story)
    yield from _early_calls(dates, story)
    yield from _person_days(dates)
    yield from _stated_days(dates, story)
    yield from _last_days(dates, story)


def _stated_days(dates: Sequence[Carrier], story: StoryView) -> Iterator[Finding]:
    """Yield for each statement of several articles that puts one thing on two days or in two months."""
    for told in parallels(dates, kind_of_day, can_be_one, LEAST_ALIKE):
        found = compare(told.places, relate_stated_days)
        words = shared_words(told.places[0], told.places[1], _SUBJECT_WORDS)
        subject = f"Date beside {quoted(words)}"
        identity = ("stated", story.key)
        finding = _finding(subject, identity, found, SURE_OF_STATED, Severity.WARNING) if found else None
        if finding is not None:
            yield finding


def _last_days(dates: Sequence[Carrier], story: StoryView) -> Iterator[Finding]:
    """Yield for the deadline of a story, if its articles give two that are one slip apart."""
    found = compare(deadlines(dates), relate_deadlines)
    if found and found.outcome is Outcome.DIFFERS:
        finding = _finding("Deadline", ("deadline", story.key), found, SURE_OF_DEADLINE, Severity.WARNING)
        if finding is not None:
            yield finding


CHECK = Check(
    name="date-differs",
    takes=StoryView,
    find=find,
    severity=Severity.WARNING,
    identity_version=1,
    doc=__doc__ or "",
)
