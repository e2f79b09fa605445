"""What a story has one figure for in each of two articles: the only novels, the age of the only driver.

In: the figures of a story. Out: topics as in :mod:`factcheck.checks.comparing.figure_topics`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from factcheck.checks.comparing.ages import relate_ages
from factcheck.checks.comparing.amounts import is_slip_of_scale
from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.figure_topics import Topic, sure_of_counts
from factcheck.checks.comparing.lone import lone_slips
from factcheck.checks.comparing.relating import value_of
from factcheck.checks.comparing.slips import changed_places
from factcheck.checks.comparing.stated import relate_stated
from factcheck.checks.comparing.unit_slips import SURE_OF_UNIT, relate_units, unit_slips
from factcheck.model.finding import Severity
from factcheck.model.group import StoryView

SURE_OF_ROLES = 0.65
_MANY = frozenset(("", "man", "woman", "child", "boy", "girl", "adult", "member", "resident", "suspect"))
"""Who may be several persons of a story."""


def role_topics(figures: Sequence[Carrier], story: StoryView) -> Iterator[Topic]:
    """Yield the age of somebody whom two articles call by what he does (*the driver, 51*).

    It must be the only such age of each article, and two digits of it must have changed places.
    """
    by_role: dict[str, list[Carrier]] = {}
    for place in figures:
        role = (place.claim.item or "").partition("/")[2]
        if place.claim.measure == "aged" and place.claim.entity is None and role not in _MANY:
            by_role.setdefault(role, []).append(place)
    for role, places in by_role.items():
        told = {
            place.order: {one.claim.value for one in places if one.order == place.order} for place in places
        }
        lone = [place for place in places if len(told[place.order]) == 1]
        if any(changed_places(a.claim.value or "", b.claim.value or "") for a, b in combinations(lone, 2)):
            yield Topic(
                f"Age of the {role}",
                ("age", story.key, role),
                lone,
                relate_ages,
                Severity.WARNING,
                lambda compared: SURE_OF_ROLES,
            )


def unit_topics(
    figures: Sequence[Carrier], story: StoryView, told: Callable[[Carrier], bool]
) -> Iterator[Topic]:
    """Yield the numbers that two alike statements give with two units."""
    for places in unit_slips(figures):
        if not any(map(told, places)):
            number = (places[0].claim.value or "").partition(" ")[0]
            yield Topic(
                f"Unit of {number}",
                ("unit", story.key, number, *sorted(place.claim.unit or "" for place in places)),
                places,
                relate_units,
                Severity.ERROR,
                lambda compared: SURE_OF_UNIT,
            )


def lone_topics(
    figures: Sequence[Carrier], story: StoryView, told: Callable[[Carrier], bool]
) -> Iterator[Topic]:
    """Yield the figures that are the only ones of their kind in two articles, and a slip apart.

    Their identity is that of parallel statements: with a word more in common they would be such.
    """
    for places in lone_slips(figures):
        if not any(map(told, places)):
            noun = (places[0].claim.item or places[0].claim.unit or "").rpartition("/")[2]
            yield Topic(
                f"Figure of “{noun}”",
                ("stated", story.key, *sorted({value_of(place) for place in places})),
                places,
                relate_stated,
                Severity.ERROR if is_slip_of_scale(places) else Severity.WARNING,
                sure_of_counts,
            )
