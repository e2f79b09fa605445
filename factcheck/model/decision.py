"""What a decision can be about, and what it can say of a pair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SubjectKind(StrEnum):
    """What a decision is attached to: a discrepancy by its fingerprint, a pair by its two keys.

    No command decides on pairs of names or claims; the column allows them.
    """

    DISCREPANCY = "discrepancy"
    QUOTE_PAIR = "quote_pair"
    NAME_PAIR = "name_pair"
    CLAIM_PAIR = "claim_pair"
    ARTICLE_PAIR = "article_pair"


class PairVerdict(StrEnum):
    """What a person can say of a pair; linking obeys, whatever the score."""

    SAME = "same"
    DIFFERENT = "different"


class RulingKind(StrEnum):
    """What a decision says of two forms, for texts to come.

    ``right``: the first is right and the second is wrong. ``same``: both are right, for one bearer.
    ``different``: they are of two bearers, or two events, and differ by right.
    """

    RIGHT = "right"
    SAME = "same"
    DIFFERENT = "different"


PERSON, THING = "person", "thing"
"""The topics of rulings on names: of persons, and of all else that bears one."""

NAMES = frozenset({PERSON, THING})

STORY = "story"
"""The topic of rulings on articles, which are given by their keys: whether they tell of one event."""

QUOTE = "quote"
"""The topic of rulings on wordings of a quotation, which are given by their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a decision says of two forms of a name, or of two values of one thing.

    ``topic`` is one of :data:`NAMES`, or what the values are of, as the check that found them says it.
    ``articles`` are the keys of those that the decision was made on: values of a figure are told apart in
    stories with one of them, names everywhere.
    """

    kind: RulingKind
    topic: str
    one: str
    other: str
    actor: str
    day: date
    articles: frozenset[str] = frozenset()

    @property
    def pair(self) -> frozenset[str]:
        """The two forms, in no order."""
        return frozenset((self.one, self.other))
