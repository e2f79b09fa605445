"""Two figures for one thing, in one story.

What it finds
-------------
The age of a person, the number of people killed, injured or arrested, the sum of a lawsuit or a bail, the
length of a sentence, the vote that a story tells of, and any figure of one kind in statements that are much
alike ("seven hours on the upturned hull", "nine hours on the hull"), when articles about one event give it
differently; ages also in one article. One finding for each thing, with every value and who carries it.
Near-copies of one wire story count once.

Why it matters
--------------
A wrong age or toll is the error that families and courts see first, and a million in place of a billion
is the one that is passed on.

Example
-------
"Jamie Corley, 19, was arrested"; two days later, in another outlet: "20-year-old Jamie Corley". One
finding: `19` and `20`.

Known false alarms
------------------
Two bearers of one name; an age at another time of which the text does not tell; counts of two events in one
story; between undated articles a toll that has grown. Not reported, but shown on request with the reason:
rounded and hedged figures, a toll that grew from one day to a later one or differs between a dated and an
undated article, an age a birthday later, sums
("two dead and five hurt" for "seven shot"), "22 others" beside 23, ages more than ten years apart (two
bearers), corrections that say so, figures for which two persons vouch, of two periods, or that two articles
both know.

Options
-------
None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from factcheck.checks.base import Check
from factcheck.checks.comparing.ages import birthdays_between, relate_ages
from factcheck.checks.comparing.amounts import amounts, is_slip_of_scale, relate_amounts
from factcheck.checks.comparing.ballots import relate_votes
from factcheck.checks.comparing.carriers import Carrier, carriers, folded
from factcheck.checks.comparing.measures import group_of, said_as
from factcheck.checks.comparing.parallels import Parallel, parallels, quoted, shared_words
from factcheck.checks.comparing.persons import persons
from factcheck.checks.comparing.relating import Compared, Relate, Relation, compare, value_of
from factcheck.checks.comparing.stated import FIGURES, relate_stated, sure_of
from factcheck.checks.comparing.tolls import Tolls, overlap, tolls
from factcheck.checks.comparing.wording import number, sides
from factcheck.model.claim import ClaimKind
from factcheck.model.finding import Finding, Outcome, Severity
from factcheck.model.group import StoryView
from factcheck.model.span import Span

LEAST_SURE = 0.4
"""Hedged counts that differ were true too seldom to be worth a look."""

SURE_OF_VOTES = 0.7

_SUBJECT_WORDS = 3
"""Words of a statement that tell a reader which one it is."""

SURE_OF_REST = 0.9
"""What was compared and is no discrepancy."""

_GRAVE = frozenset(("killed", "injured"))
"""Counts whose slip does the most harm."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """One thing that has a figure: how it is spoken of, what it is known by, and its carriers."""

    subject: str
    identity: tuple[str, ...]
    places: Sequence[Carrier]
    relate: Relate
    severity: Severity
    confidence: Callable[[Compared], float]


def _age_topics(figures: Sequence[Carrier], who: dict[str, str]) -> Iterator[_Topic]:
    by_person: dict[str, list[Carrier]] = {}
    for place in figures:
        person = who.get(place.claim.entity or "")
        if place.claim.measure == "aged" and person is not None:
            by_person.setdefault(person, []).append(place)
    for person, places in by_person.items():
        yield _Topic(
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


def _toll_topics(figures: Sequence[Carrier], story: StoryView) -> Iterator[_Topic]:
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

        yield _Topic(
            f"Number of {group_of(key.item)} {said_as(key.measure)}",
            ("toll", story.key, key.measure, key.item),
            places,
            relate,
            Severity.ERROR if key.measure in _GRAVE else Severity.WARNING,
            _sure_of_counts,
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


def _sure_of_counts(found: Compared) -> float:
    values = [place for places in found.groups.values() for place in places]
    sure = 0.65
    if any(place.claim.modifier != "exact" for place in values):
        sure *= 0.5
    if max(len({place.origin for place in places}) for places in found.groups.values()) > 2:
        sure *= 1.2
    return sure


def _amount_topics(figures: Sequence[Carrier], who: dict[str, str], story: StoryView) -> Iterator[_Topic]:
    for key, places in amounts(figures, who).items():
        whose = f"{key.bearer}: " if key.bearer else ""
        yield _Topic(
            f"{whose}{said_as(key.measure)}" if whose else f"Sum {said_as(key.measure)}",
            ("amount", folded(key.bearer) or story.key, key.measure, key.unit),
            places,
            relate_amounts,
            Severity.ERROR if is_slip_of_scale(places) else Severity.WARNING,
            _sure_of_counts,
        )


def _stated_topics(
    figures: Sequence[Carrier], story: StoryView, told: Callable[[Carrier], bool]
) -> Iterator[_Topic]:
    """Yield the figures of parallel statements; what was ``told`` of already is left out."""
    for found in parallels(figures, FIGURES):
        if any(map(told, found.places)):
            continue
        values = sorted({value_of(place) for place in found.places})
        words = shared_words(found.places[0], found.places[1], _SUBJECT_WORDS)
        yield _Topic(
            f"Figure beside {quoted(words)}",
            ("stated", story.key, *values),
            found.places,
            relate_stated,
            Severity.ERROR if is_slip_of_scale(found.places) else Severity.WARNING,
            partial(_sure_of_stated, found),
        )


def _sure_of_stated(told: Parallel, _: Compared) -> float:
    return sure_of(told)


def _vote_topics(figures: Sequence[Carrier], story: StoryView) -> Iterator[_Topic]:
    """Yield the vote of a story, if each of its articles tells of one."""
    sides = [place for place in figures if place.claim.measure == "for" and place.claim.item == "vote"]
    orders = [place.order for place in sides]
    places = [place for place in sides if orders.count(place.order) == 1]
    if places:
        yield _Topic(
            "Votes for",
            ("vote", story.key),
            places,
            relate_votes,
            Severity.WARNING,
            lambda compared: SURE_OF_VOTES,
        )


def _shown(places: Sequence[Carrier]) -> str:
    """Return a value as a reader knows it: an age bare, a sum with its unit, a count as it stands."""
    first = places[0]
    if first.claim.measure == "aged" and first.claim.unit == "year":
        return " or ".join(dict.fromkeys(value_of(place) for place in places))
    return "“" + " ".join(first.text.split()) + "”"


def _finding(topic: _Topic, found: Compared) -> Finding | None:
    differs = found.outcome is Outcome.DIFFERS
    sure = round(topic.confidence(found), 2)
    if sure < LEAST_SURE if differs else found.origins < 2:
        return None
    if found.outcome is Outcome.AGREES and len({place.view.ref.key for place in topic.places}) < 2:
        return None
    shown = {value: _shown(places) for value, places in found.groups.items()}
    return Finding(
        check=CHECK.name,
        severity=topic.severity if differs else Severity.NOTE,
        confidence=sure if differs else SURE_OF_REST,
        subject=topic.subject,
        message=f"{topic.subject}: {_said(shown, found)}.",
        identity=(*topic.identity, *sorted(found.groups)),
        evidence=found.evidence(),
        outcome=found.outcome,
        deciding=None if differs else found.deciding or "value",
    )


_WHY = {
    Outcome.AGREES: "",
    Outcome.UPDATE: ", an update",
    Outcome.APPROXIMATE: ", which may be the same",
    Outcome.OTHER_SCOPE: ", not the same thing",
    Outcome.OTHER_EVENT: ", of another time or event",
    Outcome.CORRECTED: ", corrected in the text",
}


def _said(shown: dict[str, str], found: Compared) -> str:
    if found.outcome is Outcome.DIFFERS:
        return sides(shown, found.groups)
    if len(shown) == 1:
        return f"{next(iter(shown.values()))}, as {number(found.origins)} independent articles say"
    return sides(shown, found.groups) + _WHY[found.outcome]


def find(story: StoryView) -> Iterator[Finding]:
    """Yield one finding for each age, toll, sum and term that is told more than once.

    Ages come first, then tolls, then sums and terms, then votes, each in the order in which the story tells
    them; last what parallel statements have, the most alike first.
    What agrees is yielded when two independent texts carry it.
    """
    figures = list(carriers(story, ClaimKind.FIGURE))
    names: list[list[str]] = [[] for _ in story.articles]
    for place in figures:
        if place.claim.entity:
            names[place.order].append(place.claim.entity)
    who = persons(names)
    topics = (
        *_age_topics(figures, who),
        *_toll_topics(figures, story),
        *_amount_topics(figures, who, story),
        *_vote_topics(figures, story),
    )
    told: set[tuple[str, Span]] = set()
    for topic in chain(topics, _stated_topics(figures, story, lambda place: _at(place) in told)):
        found = compare(topic.places, topic.relate)
        if found and found.outcome is Outcome.DIFFERS and _is_corrected(found, figures):
            found = replace(found, outcome=Outcome.CORRECTED, deciding="correction")
        finding = _finding(topic, found) if found else None
        if finding is not None:
            told.update((place.article.key, place.span) for place in finding.evidence)
            yield finding


def _is_corrected(found: Compared, figures: Sequence[Carrier]) -> bool:
    """Tell whether a text of the story takes back all values but one (*gave the number as five*)."""
    taken_back = {_counted(place) for place in figures if place.is_corrected()}

    def stands(place: Carrier) -> bool:
        value, unit, item = _counted(place)
        return not taken_back & {(value, unit, item), (value, unit, None), (value, None, None)}

    return sum(any(map(stands, places)) for places in found.groups.values()) < 2


def _counted(place: Carrier) -> tuple[str | None, str | None, str | None]:
    return place.claim.value, place.claim.unit, place.claim.item


def _at(place: Carrier) -> tuple[str, Span]:
    return place.view.ref.key, place.claim.span


CHECK = Check(
    name="figure-differs",
    takes=StoryView,
    find=find,
    severity=Severity.WARNING,
    identity_version=1,
    doc=__doc__ or "",
)
