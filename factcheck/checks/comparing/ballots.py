"""Votes: how many were for a thing, when a story has one vote.

In: the sides *for* of the votes that articles tell of. Out: their relation. A vote that a text dates
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
    """Return the counts of the vote that a side *for* belongs to."""
    claim = place.claim
    against = _behind(place)
    counts = [claim.value or "", (against.value or "") if against else ""]
    return tuple(sorted(counts))


def _tells(place: Carrier, other: Carrier) -> bool:
    """Tell whether the article of ``place`` has the other's vote as well, however it words it."""
    one, two = ballot(other)
    forms = [rf"(?:{count}|{number(int(count))})" for count in (one, two) if count]
    if len(forms) < 2:
        return False
    either = rf"\b(?:{forms[0]}(?:-|–|\s+to\s+|-to-){forms[1]}|{forms[1]}(?:-|–|\s+to\s+|-to-){forms[0]})\b"
    return re.search(either, place.view.text) is not None


def _behind(place: Carrier) -> ClaimOccurrence | None:
    """Return the side against of the same vote: the first behind it."""
    sides = (
        claim
        for claim in place.view.claims
        if claim.kind is ClaimKind.FIGURE
        and claim.measure == "against"
        and claim.span.start >= place.claim.span.end
    )
    return next(sides, None)


def relate_votes(first: Carrier, second: Carrier) -> Relation:
    """Relate two votes that a story tells of."""
    if ballot(first) == ballot(second):
        return Relation(Outcome.AGREES)
    if first.is_corrected() or second.is_corrected():
        return Relation(Outcome.CORRECTED, "correction")
    if times_differ(first, second) or _tells(first, second) or _tells(second, first):
        return Relation(Outcome.OTHER_EVENT, "time")
    return Relation(Outcome.DIFFERS)
