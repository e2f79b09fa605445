"""What a story has figures for: ages, counts, sums and terms, votes, statements that are alike.

In: the figures of a story. Out: topics, each with the places that are held against each other, how two of
them relate, and how sure a difference is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from factcheck.checks.comparing.ages import birthdays_between, relate_ages
from factcheck.checks.comparing.amounts import amounts, is_slip_of_scale, relate_amounts
from factcheck.checks.comparing.ballots import relate_votes
from factcheck.checks.comparing.carriers import Carrier, folded
from factcheck.checks.comparing.likeness import quoted, shared_words
from factcheck.checks.comparing.measures import group_of, said_as
from factcheck.checks.comparing.parallels import parallels
from factcheck.checks.comparing.relating import Compared, Relate, Relation, value_of
from factcheck.checks.comparing.scales import relate_scales, scale_slips
from factcheck.checks.comparing.slips import is_slip
from factcheck.checks.comparing.stated import (
    FIGURES,
    HEDGED,
    HEDGED_SLIP,
    SURE,
    SURE_OF_SLIP,
    relate_stated,
    sure_of,
)
from factcheck.checks.comparing.tolls import Tolls, overlap, tolls
from factcheck.model.finding import Outcome, Severity
from factcheck.model.group import StoryView

SURE_OF_VOTES = 0.7

SURE_OF_SCALES = 0.75

_SUBJECT_WORDS = 3
"""Words of a statement that tell a reader which one it is."""

_GRAVE = frozenset(("killed", "injured"))
"""Counts whose slip does the most harm."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that has a figure: how it is spoken of, what it is known by, and its carriers."""

    subject: str
    identity: tuple[str, ...]
    places: Sequence[Carrier]
    relate: Relate
    severity: Severity
    confidence: Callable[[Compared], float]


def age_topics(figures: Sequence[Carrier], who: dict[str, str]) -> Iterator[Topic]:
    """Yield the age of each person; ``who`` maps names to persons."""
    by_person: dict[str, list[Carrier]] = {}
    for place in figures:
        person = who.get(place.claim.entity or "")
        if place.claim.measure == "aged" and person is not None:
            by_person.setdefault(person, []).append(place)
    for person, places in by_person.items():
        yield Topic(
            f"Age of {person}",
            ("age", folded(person)),
            places,
            relate_ages,
            Severity.WARNING,
            _sure_of_ages,
        )


def _sure_of_ages(found: Compared) -> float:
    """Ages that hang on a name: 0.85, less for a single year between undated articles and for hedges."""
    values = [place for places in found.groups.values() for place in places]
    sure = 0.85
    if any(place.claim.modifier != "exact" for place in values):
        sure *= 0.5
    firsts = [places[0] for places in found.groups.values()]
    undated = any(place.day is None for place in firsts) and len({place.order for place in firsts}) > 1
    lows = sorted(place.claim.low for place in firsts if place.claim.low is not None)
    if undated and lows and lows[-1] - lows[0] <= 1:
        sure *= 0.75
    if any(birthdays_between(a, b) for a in firsts for b in firsts):
        sure *= 0.9
    return sure


def toll_topics(figures: Sequence[Carrier], story: StoryView) -> Iterator[Topic]:
    """Yield how many the event killed, hurt or put in custody, each kind of count."""
    all_counts = Tolls.of(figures)
    for key, places in tolls(figures).items():
        exact = {(place.order, place.claim.value) for place in places if place.claim.modifier == "exact"}
        # "At least 12 were hurt ... Twelve were hurt": the exact count is what the article stands by.
        places = [
            place
            for place in places
            if place.claim.modifier == "exact" or (place.order, place.claim.value) not in exact
        ]
        shared = _sharing(places)

        def relate(
            first: Carrier, second: Carrier, shared: frozenset[tuple[int, int]] = shared
        ) -> Relation:
            found = all_counts.relate(first, second)
            if found.outcome is Outcome.DIFFERS and (first.order, second.order) in shared:
                return Relation(Outcome.OTHER_EVENT, "event")
            return found

        yield Topic(
            f"Number of {group_of(key.item)} {said_as(key.measure)}",
            ("toll", story.key, key.measure, key.item),
            places,
            relate,
            Severity.ERROR if key.measure in _GRAVE else Severity.WARNING,
            sure_of_counts,
        )


def _sharing(places: Sequence[Carrier]) -> frozenset[tuple[int, int]]:
    """Return the pairs of articles that have a value in common: what else they count is something else."""
    return frozenset(
        pair
        for a in places
        for b in places
        if a.order != b.order and overlap(a, b)
        for pair in ((a.order, b.order), (b.order, a.order))
    )


def sure_of_counts(found: Compared) -> float:
    """Return how sure counts or sums differ: more if a slip explains it, less if one is hedged."""
    values = [place for places in found.groups.values() for place in places]
    sides = [{place.claim.value or "" for place in places} for places in found.groups.values()]
    slip = any(is_slip(a, b) for one, other in combinations(sides, 2) for a in one for b in other)
    sure = SURE_OF_SLIP if slip else SURE
    if any(place.claim.modifier != "exact" for place in values):
        sure *= HEDGED_SLIP if slip else HEDGED
    if max(len({place.origin for place in places}) for places in found.groups.values()) > 2:
        sure *= 1.2
    return sure


def amount_topics(figures: Sequence[Carrier], who: dict[str, str], story: StoryView) -> Iterator[Topic]:
    """Yield the sums and terms that hang on someone, or on the story."""
    for key, places in amounts(figures, who).items():
        whose = f"{key.bearer}: " if key.bearer else ""
        yield Topic(
            f"{whose}{said_as(key.measure)}" if whose else f"Sum {said_as(key.measure)}",
            ("amount", folded(key.bearer) or story.key, key.measure, key.unit),
            places,
            relate_amounts,
            Severity.ERROR if is_slip_of_scale(places) else Severity.WARNING,
            sure_of_counts,
        )


def stated_topics(
    figures: Sequence[Carrier], story: StoryView, told: Callable[[Carrier], bool]
) -> Iterator[Topic]:
    """Yield the figures of parallel statements; what was ``told`` of already is left out."""
    for found in parallels(figures, FIGURES):
        if any(map(told, found.places)):
            continue
        values = sorted({value_of(place) for place in found.places})
        words = shared_words(found.places[0], found.places[1], _SUBJECT_WORDS)
        yield Topic(
            f"Figure beside {quoted(words)}",
            ("stated", story.key, *values),
            found.places,
            relate_stated,
            Severity.ERROR if is_slip_of_scale(found.places) else Severity.WARNING,
            partial(sure_of, found),
        )


def vote_topics(figures: Sequence[Carrier], story: StoryView) -> Iterator[Topic]:
    """Yield the vote of a story, if each of its articles tells of one.

    That is those for it, and those against where only their number differs.
    """
    places = _lone_sides(figures, "for")
    against = _lone_sides(figures, "against")
    topics: list[tuple[str, tuple[str, ...], list[Carrier]]] = [("Votes for", ("vote", story.key), places)]
    if len({place.claim.value for place in places}) == 1 < len({place.claim.value for place in against}):
        topics.append(("Votes against", ("vote", story.key, "against"), against))
    for subject, identity, sides in topics:
        if sides:
            yield Topic(
                subject, identity, sides, relate_votes, Severity.WARNING, lambda compared: SURE_OF_VOTES
            )


def _lone_sides(figures: Sequence[Carrier], side: str) -> list[Carrier]:
    """Return the counts of one side, of articles that tell of one vote."""
    sides = [place for place in figures if place.claim.measure == side and place.claim.item == "vote"]
    orders = [place.order for place in sides]
    return [place for place in sides if orders.count(place.order) == 1]


def scale_topics(
    figures: Sequence[Carrier], story: StoryView, told: Callable[[Carrier], bool]
) -> Iterator[Topic]:
    """Yield sums with the same digits on two scales; what was ``told`` of already is left out."""
    for places in scale_slips(figures):
        if not any(map(told, places)):
            digits = (places[0].claim.value or "").strip("0")
            yield Topic(
                "Scale of a sum",
                ("scale", story.key, places[0].claim.unit or "", digits),
                places,
                relate_scales,
                Severity.ERROR,
                lambda compared: SURE_OF_SCALES,
            )
