"""Two figures for one thing, in one story.

What it finds
-------------
The age of a person, the number of people killed, injured or arrested, the sum of a lawsuit or a bail, the
length of a sentence, the vote that a story tells of, a sum in millions that is billions elsewhere, a
number with another unit (18 months, 18 years), and any figure of one kind in statements that are much
alike ("seven hours on the upturned hull", "nine hours on the hull") or that is the only one of its kind
in two articles and a slip apart ("14 novels", "41 novels"), when articles about one event give it
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
Decisions: `factcheck decide ID different` says that two figures are of two things, and they are not raised
again in their story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from factcheck.checks.base import Check
from factcheck.checks.comparing.carriers import Carrier, carriers
from factcheck.checks.comparing.decided import DECISION, forms_of, obeying, topic_of
from factcheck.checks.comparing.figure_topics import (
    Topic,
    age_topics,
    amount_topics,
    scale_topics,
    stated_topics,
    toll_topics,
    vote_topics,
)
from factcheck.checks.comparing.lone_topics import lone_topics, role_topics, unit_topics
from factcheck.checks.comparing.persons import persons
from factcheck.checks.comparing.relating import Compared, Relation, compare, value_of
from factcheck.checks.comparing.wording import number, sides
from factcheck.model.claim import ClaimKind
from factcheck.model.decision import PairVerdict
from factcheck.model.finding import Finding, Outcome, Severity
from factcheck.model.group import StoryView
from factcheck.model.span import Span

LEAST_SURE = 0.4
"""Hedged counts that differ were true too seldom to be worth a look."""


SURE_OF_REST = 0.9
"""What was compared and is no discrepancy."""


def _shown(places: Sequence[Carrier]) -> str:
    """Return a value as a reader knows it: an age bare, a sum with its unit, a count as it stands."""
    first = places[0]
    if first.claim.measure == "aged" and first.claim.unit == "year":
        return " or ".join(dict.fromkeys(value_of(place) for place in places))
    return "“" + " ".join(first.text.split()) + "”"


def _remembered(topic: Topic, story: StoryView) -> str:
    return topic_of(CHECK.name, topic.identity, story)


def _finding(topic: Topic, found: Compared, remembered: str) -> Finding | None:
    differs = found.outcome is Outcome.DIFFERS
    sure = round(topic.confidence(found), 2)
    if sure < LEAST_SURE if differs else found.origins < 2 and found.deciding != DECISION:
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
        topic=remembered,
        forms=forms_of(found.groups),
        because=found.because,
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

    Ages come first, then tolls, then sums and terms, then votes, each in the order in which the story
    tells them; then what parallel statements have, the most alike first; then sums on two scales and
    numbers with two units; last figures that are alone of their kind. What agrees is yielded when two
    independent texts carry it.
    """
    figures = carriers(story, ClaimKind.FIGURE)
    told: set[tuple[str, Span]] = set()
    for topic in _topics(story, figures, lambda place: _at(place) in told):
        found = compare(topic.places, obeying(topic.relate, story.apart, _remembered(topic, story)))
        if found and found.outcome is Outcome.DIFFERS and _is_corrected(found, figures):
            found = replace(found, outcome=Outcome.CORRECTED, deciding="correction")
        finding = _finding(topic, found, _remembered(topic, story)) if found else None
        if finding is not None:
            told.update((place.article.key, place.span) for place in finding.evidence)
            yield finding


def _topics(
    story: StoryView, figures: Sequence[Carrier], is_told: Callable[[Carrier], bool]
) -> Iterator[Topic]:
    """Yield what the story has figures for, with those that are held against each other."""
    names: list[list[str]] = [[] for _ in story.articles]
    for place in figures:
        if place.claim.entity:
            names[place.order].append(place.claim.entity)
    who = persons(names, story.apart)
    yield from age_topics(figures, who)
    yield from role_topics(figures, story)
    yield from toll_topics(figures, story)
    yield from amount_topics(figures, who, story)
    yield from vote_topics(figures, story)
    yield from stated_topics(figures, story, is_told)
    yield from scale_topics(figures, story, is_told)
    yield from unit_topics(figures, story, is_told)
    yield from lone_topics(figures, story, is_told)


def held_together(
    story: StoryView, one: tuple[str, Span], other: tuple[str, Span]
) -> Iterator[tuple[str, Relation]]:
    """Yield the topics that hold two figures, given by article key and place, with their relation there."""
    for topic in _topics(story, carriers(story, ClaimKind.FIGURE), lambda place: False):
        places = {_at(place): place for place in topic.places}
        if one in places and other in places:
            relate = obeying(topic.relate, story.apart, _remembered(topic, story))
            yield topic.subject, relate(places[one], places[other])


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
    remembers=(PairVerdict.DIFFERENT,),
)
