"""Values that the desk said are of other things: what it settled is not raised again.

In: how two carriers relate, rulings, and what the values are of. Out: the same relation, but that what
differs is of two events where a ruling says so. A ruling speaks of one thing in the stories that have one
of its articles, so that a later article with the same two values raises nothing, and one with a third does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.relating import OR, Relate, Relation, value_of
from factcheck.model.decision import Ruling
from factcheck.model.finding import Outcome
from factcheck.model.group import StoryView

DECISION = "decision"

_BY_VALUES = frozenset({"stated", "scale"})
"""Kinds of things that are known by their values alone."""


def topic_of(check: str, identity: Sequence[str], story: StoryView) -> str:
    """Return what a ruling remembers the values of a thing by: its identity, but for the story and values.

    The key of a story changes with its fullest article, and a ruling holds wherever its articles go.
    """
    kept = identity[:1] if identity[0] in _BY_VALUES else identity
    return " ".join([check, *(part for part in kept if part != story.key)])


def obeying(relate: Relate, apart: Iterable[Ruling], topic: str) -> Relate:
    """Return ``relate`` but for the values of a topic that the desk told apart."""
    pairs = {ruling.pair for ruling in apart if ruling.topic == topic}
    if not pairs:
        return relate

    def obey(first: Carrier, second: Carrier) -> Relation:
        found = relate(first, second)
        if found.outcome is Outcome.DIFFERS and frozenset((value_of(first), value_of(second))) in pairs:
            return Relation(Outcome.OTHER_EVENT, DECISION)
        return found

    return obey


def forms_of(groups: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the values that a ruling can speak of: each one of those that stand in a group.

    >>> forms_of(["5 or about 6", "9"])
    (('5', '5'), ('about 6', 'about 6'), ('9', '9'))
    """
    return tuple((value, value) for group in groups for value in group.split(OR))
