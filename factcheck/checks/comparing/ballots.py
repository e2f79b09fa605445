"""Votes: how many were for a thing and how many against it, when a story has one vote.

In: sides of the votes that articles tell of. Out: their relation. A vote that a text dates
otherwise (*6-3 in 2011*) or that was turned round (*13-7*, *lost 7-13*) is another or the same.
"""

from __future__ import annotations

import re

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.relating import Relation
from factcheck.checks.comparing.tolls import times_differ
from factcheck.checks.comparing.wording import number
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.finding import Outcome


def ballot(place: Carrier) -> tuple[str, ...]:
    """Return the counts of the vote that a side belongs to."""
    other = _other_side(place)
    counts = [place.claim.value or "", (other.value or "") if other else ""]
    return tuple(sorted(counts))


def _tells(place: Carrier, other: Carrier) -> bool:
    """Tell whether the article of ``place`` has the other's vote as well, however it words it."""
    one, two = ballot(other)
    forms = [rf"(?:{count}|{number(int(count))})" for count in (one, two) if count]
    if len(forms) < 2:
        return False
    either = rf"\b(?:{forms[0]}(?:-|–|\s+to\s+|-to-){forms[1]}|{forms[1]}(?:-|–|\s+to\s+|-to-){forms[0]})\b"
    return re.search(either, place.view.text) is not None


def _other_side(place: Carrier) -> ClaimOccurrence | None:
    """Return the other side of the same vote: the first *against* behind, the last *for* before a side."""
    is_for = place.claim.measure == "for"
    at = place.claim.span
    sides = [
        claim
        for claim in place.view.claims
        if claim.kind is ClaimKind.FIGURE
        and claim.measure == ("against" if is_for else "for")
        and (claim.span.start >= at.end if is_for else claim.span.end <= at.start)
    ]
    return (sides[0] if is_for else sides[-1]) if sides else None


def relate_votes(first: Carrier, second: Carrier) -> Relation:
    """Relate two votes that a story tells of."""
    if ballot(first) == ballot(second):
        return Relation(Outcome.AGREES)
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    if times_differ(first, second) or _tells(first, second) or _tells(second, first):
        return Relation(Outcome.OTHER_EVENT, "time")
    return Relation(Outcome.DIFFERS)
