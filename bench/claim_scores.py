"""How well claims are found, against labelled ones. Pure.

A labelled claim is *found* if a claim of its kind shares at least half of the shorter of the two places.
Its *value* is right if a figure's interval meets the labelled one and is open on the same sides, and if
another claim says the same as far as the label goes (*Tuesday*, ``21:43``, a day that only the article's
date settles). Labels name the main claims only, so that what else is found is neither right nor wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from labelled import LabelledClaim
from scoring import Share

from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.text.calendar_days import EPOCH
from factcheck.text.dates import read_clock

_LABEL_WORDS = {
    "person": "people",
    "fraction": "percent",
    "degree_celsius": "celsius",
    "degree_fahrenheit": "fahrenheit",
}
"""Words of labels for which claims have another; a rate (*a year*) is not labelled."""
_CLOCK = re.compile(r"\d\d:\d\d")
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


@dataclass
class ClaimScore:
    """Shares of the labelled claims: found at all, with the right value, unit or noun, and bound."""

    found: Share = field(default_factory=Share)
    value: Share = field(default_factory=Share)
    unit: Share = field(default_factory=Share)
    modifier: Share = field(default_factory=Share)
    by_kind: dict[str, Share] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)


def score_claims(
    labels: Sequence[LabelledClaim], found: Mapping[str, Sequence[ClaimOccurrence]]
) -> ClaimScore:
    """Set the claims ``found``, by article id, against the labels."""
    score = ClaimScore()
    for label in labels:
        claim = _best(label, found.get(label.article, ()))
        right = claim is not None and is_same_value(label, claim)
        score.found.add(claim is not None)
        score.by_kind.setdefault(label.kind, Share()).add(right)
        score.value.add(right)
        if claim is None or not right:
            score.missed.append(f"{label.article}: {label.kind} “{label.text}”")
        if claim is not None and label.unit is not None:
            score.unit.add(is_same_unit(label.unit, claim))
        if claim is not None and label.modifier is not None:
            score.modifier.add(label.modifier == claim.modifier)
    return score


def is_same_unit(labelled: str, claim: ClaimOccurrence) -> bool:
    """Tell whether a claim has the labelled unit, whatever its rate, or counts the labelled noun.

    >>> from factcheck.model.span import Span
    >>> crew = ClaimOccurrence(span=Span(0, 1), kind=ClaimKind.FIGURE, item="people/employee")
    >>> is_same_unit("person", crew), is_same_unit("nautical_mile", crew)
    (True, False)
    """
    wanted = _LABEL_WORDS.get(labelled, labelled.replace("_", "-"))
    return wanted in ((claim.unit or "").partition("/")[0], *(claim.item or "").split("/"))


def _best(label: LabelledClaim, claims: Sequence[ClaimOccurrence]) -> ClaimOccurrence | None:
    """Return the claim of the label's kind that shares most with its place, the longer of equals."""
    shared: list[tuple[int, int, ClaimOccurrence]] = []
    for claim in claims:
        common = min(claim.span.end, label.span.end) - max(claim.span.start, label.span.start)
        sizes = [span.end - span.start for span in (claim.span, label.span)]
        if claim.kind.value == label.kind and 2 * common >= min(sizes):
            shared.append((common, sizes[0], claim))
    return max(shared, key=lambda one: one[:2])[2] if shared else None


def is_same_value(label: LabelledClaim, claim: ClaimOccurrence) -> bool:
    """Tell whether the claim has the labelled value."""
    if claim.kind is ClaimKind.FIGURE:
        below = claim.high is not None and label.low is not None and float(claim.high) < label.low
        above = claim.low is not None and label.high is not None and float(claim.low) > label.high
        opened = ((claim.low is None), (claim.high is None)) == (label.low is None, label.high is None)
        return opened and not below and not above
    said, wanted = claim.value or "", label.value or ""
    if claim.kind is not ClaimKind.DATE:
        return said == wanted
    if _CLOCK.fullmatch(wanted):
        low, high = read_clock(claim.time) if claim.time else (0, -1)
        return low <= int(wanted[:2]) * 60 + int(wanted[3:]) <= high
    if _WEEKDAY.fullmatch(wanted):
        return wanted[:3].lower() in said.split()
    if _ISO.fullmatch(wanted) and claim.low is not None and claim.high is not None:
        first, last = (EPOCH + timedelta(int(bound)) for bound in (claim.low, claim.high))
        return first.isoformat().startswith(wanted) and last.isoformat().startswith(wanted)
    return wanted.removeprefix("FY") in said
