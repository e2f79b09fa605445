"""A weekday beside a date on which the calendar has another.

What it finds
-------------
A weekday that stands beside a day of the month ("Sunday, Nov. 8, 2015") when that date fell, or falls, on
another weekday. One finding for each date of an article, with every place.

Why it matters
--------------
One of the two is wrong, and readers who plan by it come on the wrong day.

Example
-------
"The hearing is on Monday, March 4, 2015." That day was a Wednesday. One finding: `mon 2015-03-04`.

Known false alarms
------------------
Dates in other calendars. Where the text gives no year, the one nearest to the day of publication is taken,
and nothing is said when the weekday fits the year before or after; without a day of publication such dates
are passed over, and so are those in quotations.

Options
-------
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.checks.base import Check
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.finding import Evidence, Finding, Severity
from factcheck.model.group import ArticleView
from factcheck.text.calendar_days import EPOCH, WEEKDAY_CODES, make_day

_SAID = re.compile(r"^(?P<weekday>[a-z]{3}) (?P<year>\d{4}|-)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _other_weekday(claim: ClaimOccurrence) -> tuple[str, date, bool] | None:
    """Return what is said, the day meant and whether its year is said, if the calendar disagrees."""
    said = _SAID.match(claim.value or "")
    if not said or claim.low is None or claim.low != claim.high or said["weekday"] not in WEEKDAY_CODES:
        return None
    day = EPOCH + timedelta(int(claim.low))
    weekday = WEEKDAY_CODES.index(said["weekday"])
    if day.weekday() == weekday:
        return None
    dated = said["year"] != "-"
    near = (make_day(day.year + shift, day.month, day.day) for shift in (-1, 1))
    if not dated and any(other is not None and other.weekday() == weekday for other in near):
        return None
    return said[0], day, dated


def find(view: ArticleView) -> Iterator[Finding]:
    """Yield one finding for each date whose weekday the calendar contradicts, in the order of the text."""
    found: dict[str, list[tuple[ClaimOccurrence, date, bool]]] = {}
    for claim in view.claims:
        wrong = _other_weekday(claim) if claim.kind is ClaimKind.DATE else None
        if wrong and not any(quote.quoted and quote.span.contains(claim.span) for quote in view.quotes):
            found.setdefault(wrong[0], []).append((claim, wrong[1], wrong[2]))
    for said, places in found.items():
        first, day, dated = places[0]
        text = " ".join(first.span.of(view.text).split())
        yield Finding(
            check=CHECK.name,
            severity=CHECK.severity,
            confidence=0.9 if dated else 0.8,
            subject=text,
            message=f"“{text}”: {_day_text(day)} is a {_WEEKDAYS[day.weekday()]}.",
            identity=(view.ref.key, said),
            evidence=tuple(
                Evidence(
                    article=view.ref,
                    span=claim.span,
                    text=claim.span.of(view.text),
                    value=said,
                    marks=(claim.span,),
                )
                for claim, _, _ in places
            ),
        )


def _day_text(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


CHECK = Check(
    name="weekday-mismatch",
    takes=ArticleView,
    find=find,
    severity=Severity.WARNING,
    identity_version=1,
    doc=__doc__ or "",
)
