"""When the event was that a story is about, as its articles tell it.

In: date claims with a time of day. Out: which of them are the event's, and how two of them relate: they
meet, are a quarter of an hour apart, lie on two days, or differ; and calls to the police that came before
what they report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.clocks import DAY, Minutes, apart, minutes_of
from factcheck.checks.comparing.relating import Relation
from factcheck.model.claim import ClaimStatus
from factcheck.model.finding import Outcome
from factcheck.text.dates import read_clock

EVENTS = frozenset(("shot", "killed", "happened", "injured", "stabbed"))
"""Measures of the event that a story is about."""

_LATER = re.compile(
    r"\b(?:died|dies|pronounced|succumbed|earlier|before|prior|later|hours?\s+after|investigat\w+|vigil|"
    r"identified|announced|trial|sentenc\w+|arrest\w*)\b",
    re.IGNORECASE,
)
"""Words of other moments than the event's, or that put a time before or after it."""

_SAID_ON = re.compile(
    r"\b(?:said|says|told\s+[\w’' ]{1,30}|announced|confirmed|wrote|ruled|found)\s+"
    r"(?:[A-Z][\w.’'-]+\s+){0,3}(?:(?:late|early)\s+)?(?:on\s+)?$"
)
"""The day on which somebody said a thing is not that of what befell."""

LEAD = 1600
"""Code points in which a text tells when its event was."""

_HALF_DAY = 12 * 60
"""Minutes that *a.m.* for *p.m.* is off."""

NEAR_MINUTES = 60
"""Times closer than that are told loosely."""

_REPORT_REACH = 600
_MORNING = 8 * 60


def has_clock(place: Carrier) -> bool:
    """Tell whether a date says a time of day."""
    return bool(place.claim.time and place.claim.time.startswith("T"))


def is_part(place: Carrier) -> bool:
    """Tell whether the time is a part of the day (*afternoon*), not a clock time."""
    if not has_clock(place):
        return False
    low, high = read_clock(place.claim.time or "")
    return high - low > NEAR_MINUTES


def tells_event(place: Carrier) -> bool:
    """Tell whether a date is the time of what the article is about, and of no other moment."""
    return (
        place.claim.measure in EVENTS
        and has_clock(place)
        and place.claim.span.start < LEAD
        and place.claim.status not in (ClaimStatus.DENIED,)
        and not place.is_caption()
        and not tells_later(place)
    )


def tells_later(place: Carrier) -> bool:
    """Tell whether the clause speaks of another moment than the event's, or somebody spoke then."""
    if place.claim.time is None and _SAID_ON.search(place.before(90)):
        return True
    return _LATER.search(_clause(place)) is not None


def lone_clocks(dates: Sequence[Carrier]) -> list[Carrier]:
    """Return the event's clock time of each article that gives it only one."""
    by_article: dict[int, list[Carrier]] = {}
    for place in dates:
        if tells_event(place) and not is_part(place):
            by_article.setdefault(place.order, []).append(place)
    return [held[0] for held in by_article.values() if len({place.claim.time for place in held}) == 1]


def _clause(place: Carrier) -> str:
    """Return the part of the sentence around the date that one event is told in."""
    before = re.split(r"[;:.]", place.before(90))[-1]
    return before + re.split(r"[;:.,]", place.after(50))[0]


def _starts_alike(one: Minutes, other: Minutes) -> bool:
    """Tell whether two intervals begin on one day: a night and the next evening are two events."""
    return one.first // DAY == other.first // DAY


def _are_half_a_day_apart(first: Carrier, second: Carrier) -> bool:
    """Tell whether two articles give one clock time, the one before noon and the other after."""
    one, other = read_clock(first.claim.time or ""), read_clock(second.claim.time or "")
    days = (first.claim.low, second.claim.low)
    one_day = None in days or days[0] == days[1]
    alike = one[1] - one[0] == other[1] - other[0] < NEAR_MINUTES
    return alike and abs(one[0] - other[0]) == _HALF_DAY and one_day


def relate_times(first: Carrier, second: Carrier) -> Relation:
    """Relate two times of the event that a story is about."""
    if first.view is not second.view and _are_half_a_day_apart(first, second):
        corrected = first.is_corrected() or second.is_corrected()
        return Relation(Outcome.CORRECTED, "correction") if corrected else Relation(Outcome.DIFFERS)
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
    parts = is_part(first) and is_part(second)
    if not parts and gap < NEAR_MINUTES:
        return Relation(Outcome.APPROXIMATE, "time")
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    return Relation(Outcome.DIFFERS)


def is_by_night(place: Carrier) -> bool:
    """Tell whether the time may lie between nine and six, when one night has two dates."""
    if not has_clock(place):
        return False
    low, high = read_clock(place.claim.time or "")
    return high >= 21 * 60 or low < 6 * 60


def early_calls(dates: Sequence[Carrier]) -> Iterator[tuple[Carrier, Carrier]]:
    """Yield parts of the day with a call whose clock time lies well before what it reports."""
    for part, call in pairwise(
        place for place in dates if has_clock(place) and place.claim.span.start < LEAD
    ):
        if part.view is not call.view or part.claim.measure not in EVENTS or not is_part(part):
            continue
        if is_part(call) or call.claim.low is not None:
            continue
        if call.claim.measure not in ("reported", "happened", "shot"):
            continue
        if call.claim.span.start - part.claim.span.end > _REPORT_REACH or tells_later(part):
            continue
        if re.search(r"\b(?:earlier|before|prior|hours|previous)\b", call.sentence()):
            continue
        starts, at = read_clock(part.claim.time or ""), read_clock(call.claim.time or "")
        if starts[0] - at[1] > NEAR_MINUTES and at[0] > _MORNING:
            yield part, call
