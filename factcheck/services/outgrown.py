"""Judged pairs that would not be judged any more, for too many say by now what the two have in common.

In: the fingerprints of new wordings, and how many wordings have each. Out: the stored pairs that only a
fingerprint nominated which was rare when the later of the two came. Without them it would make a difference
whether a pair came before those who share its phrase or after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from sqlalchemy.orm import Session

from factcheck.link.fingerprints import fingerprints
from factcheck.link.wording import wording_from
from factcheck.store import wordings
from factcheck.store.edges import edges_of

Pair = tuple[int, int]


def outgrown(
    session: Session,
    hashes_of: Mapping[int, Sequence[int]],
    lists: Mapping[int, Sequence[int]],
    most: int,
) -> set[Pair]:
    """Return the pairs to let go of, part and whole, now that the wordings of ``hashes_of`` are stored.

    ``lists`` are the wordings of each fingerprint, those just stored among them, and none where they are
    too many to be read; beside one of more than ``most`` it takes another to nominate a pair.
    """
    many = {h: set(held) for h, held in lists.items() if len(held) > most}
    won = Counter(h for hashes in hashes_of.values() for h in many.keys() & hashes)
    grown = {h: held for h, held in many.items() if len(held) - won[h] <= most}
    old = set().union(*grown.values()) - hashes_of.keys()
    pairs = [(edge.part_id, edge.whole_id) for edge in edges_of(session, old)]
    pairs = [pair for pair in pairs if any(held.issuperset(pair) for held in grown.values())]
    texts = wordings.wording_texts(session, set(chain.from_iterable(pairs)))
    own = {number: set(fingerprints(wording_from(words))) for number, words in texts.items()}
    return {(part, whole) for part, whole in pairs if len(own[part] & own[whole]) == 1}
