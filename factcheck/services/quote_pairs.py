"""What people said of pairs of quotations, and what is to be grouped together because of it.

In: a store, and wordings by row id. Out: the pairs that are one statement and those that are two, by the
keys of their wordings; and all wordings that judged pairs or such decisions lead to.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy.orm import Session

from factcheck.link.groups import Pair
from factcheck.link.wording import wording_from
from factcheck.model.decision import QUOTE, PairVerdict, SubjectKind
from factcheck.store.decisions import pair_verdicts
from factcheck.store.edges import StoredEdge, connected
from factcheck.store.rulings import rulings_about
from factcheck.store.wordings import wording_ids


class Decided(NamedTuple):
    """Pairs of wordings, by their keys, that are never and always in one quote."""

    apart: set[Pair]
    together: set[Pair]


def decided_pairs(session: Session) -> Decided:
    """Return what people said of pairs: of the pairs themselves, and of differing wordings of a quote."""
    said = pair_verdicts(session, SubjectKind.QUOTE_PAIR)
    apart = {pair for pair, verdict in said.items() if verdict is PairVerdict.DIFFERENT}
    for ruling in rulings_about(session, QUOTE):
        apart.add((wording_from(ruling.one).key, wording_from(ruling.other).key))
    return Decided(apart, {pair for pair, verdict in said.items() if verdict is PairVerdict.SAME})


def reached_from(session: Session, ids: Collection[int]) -> tuple[set[int], list[StoredEdge]]:
    """Return every wording that judged pairs and decisions lead to from ``ids``, and the judged pairs."""
    together = decided_pairs(session).together
    numbers = wording_ids(session, {key for pair in together for key in pair})
    pairs = [
        {numbers[one], numbers[other]} for one, other in together if one in numbers and other in numbers
    ]
    reached, edges = connected(session, ids)
    while more := {end for pair in pairs if not reached.isdisjoint(pair) for end in pair} - reached:
        reached, edges = connected(session, reached | more)
    return reached, edges
