"""One name in two spellings, in one article or across the articles of a story.

What it finds
-------------
A person, place, street, body or product whose name is spelled in two or more ways. One finding for each
bearer of a name, with every spelling, which articles carry it, and how many of these are independent:
near-copies of one text count once. In a story of one article it says how often each spelling stands there.
A name that differs from the one the desk has settled (`factcheck names import`, or `factcheck decide` of an
earlier finding) is a finding even where the story has one spelling only; a settled spelling comes first,
whatever the counts. Spellings that the desk said are both right, or are two names, are no finding again.

Why it matters
--------------
A misspelt name is the commonest error of fact in print, and the one that the person named will see. Within
an article the question can be settled before it is sent; across articles two desks cannot both be right.

Example
-------
"Mayor Jim Kenny signed the order. Kenney said it would stand." One finding: `kenney` and `kenny`. The
check does not say which is right.

Known false alarms
------------------
Two relatives whose names differ by a letter or two are two persons; where no article names both and none
says that they are kin, they may be taken for one. So may a family of whom the articles name different
members, and two persons of like names that a story's articles tell of apart. With an authority list, a
namesake of a settled name who is spelled otherwise: add the other name to the list, and both are right.
Silent by design: initials, middle names, titles, Jr. and Sr., short forms (Jim for James), case, accents,
hyphens, possessives, particles written together, abbreviations and number words in addresses; names that
one article tells apart; ages that make two persons; a given name of the other sex; and plurals, but for
the first word of a body's name (Bridge to Hope, Bridges to Hope). A spelling that stands only where an
article corrects itself is no discrepancy but an outcome of its own (`corrected`).

Options
-------
The authority list: `factcheck names import FILE.csv`. Decisions: `factcheck decide ID` with
`confirmed --right NAME`, `same` (both spellings are right), or `different` (they are two names).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from factcheck.checks.base import Check
from factcheck.checks.names.apart import told_apart
from factcheck.checks.names.bearers import Bearer, families, read_bearers
from factcheck.checks.names.settled import Settled, settled_for, words_settled
from factcheck.checks.names.spelled import (
    Place,
    Spelling,
    differing_slots,
    spellings,
    told_all,
    whole_name,
)
from factcheck.checks.names.spelling import LONG, LONG_THING, nearness
from factcheck.checks.names.unread import read_unread
from factcheck.model.decision import PERSON, THING, PairVerdict
from factcheck.model.finding import Evidence, Finding, Outcome, Severity
from factcheck.model.group import StoryView
from factcheck.model.name import NameKind
from factcheck.text.names import is_name

SURE, KNOWN, UNREAD, FAMILY = 0.9, 0.75, 0.8, 0.6
"""Confidence in a name as extraction read it, in one whose spellings are both known names, in a phrase that
extraction left unread, and in a surname that two persons bear. On 93 groups of articles all were real."""

MOST_PLACES = 3
"""Places of one spelling in one article that are shown when a story has several articles."""


def find(story: StoryView) -> Iterator[Finding]:
    """Yield one finding for each bearer whose name is spelled in two ways, or otherwise than settled.

    Persons come first, then places and bodies, then phrases that extraction left unread, then families.
    The settled spelling comes first, then that of most independent articles, of most articles, of most
    places.
    """
    named = read_bearers(story)
    unread = read_unread(story, named)
    persons = [bearer for bearer in named if bearer.kind is NameKind.PERSON]
    exact = {
        one.entry
        for bearer in named
        for one in settled_for(bearer, story.authority, story.apart)
        if one.is_right and not one.differs
    }
    seen: set[frozenset[tuple[str, ...]]] = set()
    for bearer, confidence in [
        *((bearer, SURE) for bearer in named),
        *((bearer, UNREAD) for bearer in unread),
        *((bearer, FAMILY) for bearer in families(persons)),
    ]:
        slots = differing_slots(bearer)
        if not slots and not story.authority:
            continue
        settled = [
            one
            for one in settled_for(bearer, story.authority, story.apart)
            if not one.differs or one.entry not in exact or slots
        ]
        for finding, words in _findings(story, bearer, slots, confidence, settled):
            if words not in seen:
                seen.add(words)
                yield finding


def _findings(
    story: StoryView, bearer: Bearer, slots: Sequence[int], confidence: float, settled: Sequence[Settled]
) -> Iterator[tuple[Finding, frozenset[tuple[str, ...]]]]:
    if not slots:
        yield from _against_authority(story, bearer, settled)
        return
    found = spellings(story, bearer, slots)
    right = words_settled(bearer, slots, settled)
    outcome = _outcome(story, bearer, slots, found, right)
    if len(found) < 2 or (outcome.value is Outcome.AGREES and not any(one.entry.day for one in settled)):
        return
    found.sort(key=lambda one: one.words not in right)
    if all(is_name(word) for one in found for word in one.words):
        confidence = min(confidence, KNOWN)
    is_person = bearer.kind is NameKind.PERSON and confidence != FAMILY
    counts = told_all(story, found)
    entry = next((one.entry for one in settled if words_settled(bearer, slots, [one])), None)
    says = f"; {entry.told}" if entry else ""
    yield (
        Finding(
            check=CHECK.name,
            severity=CHECK.severity if is_person else Severity.WARNING,
            confidence=confidence,
            subject=bearer.name,
            message=f"The name of {bearer.name} is spelled in {len(found)} ways: "
            f"{counts}{says}{outcome.told}.",
            identity=(_anchor(story, found), *sorted(" ".join(one.words) for one in found)),
            evidence=_evidence(story, found),
            outcome=outcome.value,
            deciding=outcome.deciding,
            topic=_topic(bearer),
            forms=tuple((one.shown(story), whole_name(story, bearer, slots, one)) for one in found),
            because=tuple(_because(bearer, [one.words for one in found])),
            settled=entry.name if entry else "",
        ),
        frozenset(one.words for one in found),
    )


class _Outcome(NamedTuple):
    """What came of two spellings, what decided it if they do not differ, and what to say of that."""

    value: Outcome
    deciding: str | None = None
    told: str = ""


def _outcome(
    story: StoryView,
    bearer: Bearer,
    slots: Sequence[int],
    found: Sequence[Spelling],
    right: Sequence[tuple[str, ...]],
) -> _Outcome:
    if all(one.words in right for one in found):
        return _Outcome(Outcome.AGREES, "decision", ", and the other, too")
    standing = [one for one in found if not all(place.corrects for place in one.places)]
    if len(standing) < 2 <= len(found):
        return _Outcome(Outcome.CORRECTED, "correction")
    names = [_whole(bearer, slots, one.words) for one in found]
    rulings = [told_apart(bearer.kind, one, other, story.apart) for one, other in combinations(names, 2)]
    if rulings and (ruling := rulings[0]) is not None and None not in rulings:
        told = f"; they are two names, as {ruling.actor} decided on {ruling.day}"
        return _Outcome(Outcome.OTHER_SCOPE, "decision", told)
    return _Outcome(Outcome.DIFFERS)


def _because(bearer: Bearer, spelled: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Say of every two spellings how far apart their words are."""
    long = LONG if bearer.kind is NameKind.PERSON else LONG_THING
    for one, other in combinations(spelled, 2):
        for first, second in zip(one, other, strict=True):
            if first != second:
                yield nearness(first, second, long)


def _whole(bearer: Bearer, slots: Sequence[int], words: Sequence[str]) -> list[str]:
    """Return the words of the bearer's whole name in the spelling of ``words``."""
    theirs = dict(zip(slots, words, strict=True))
    return [theirs.get(at, word) for at, word in enumerate(bearer.words)]


def _topic(bearer: Bearer) -> str:
    return PERSON if bearer.kind is NameKind.PERSON else THING


def _against_authority(
    story: StoryView, bearer: Bearer, settled: Sequence[Settled]
) -> Iterator[tuple[Finding, frozenset[tuple[str, ...]]]]:
    """Yield a finding if the story's one spelling is not the settled one, all other words being equal."""
    right = [one for one in settled if one.is_right]
    if not right or not right[0].differs:
        return
    entry, ((slot, word), *more) = right[0], right[0].differs
    found = spellings(story, bearer, (slot,))
    if more or not entry.is_exact or not found:
        return
    is_decided = any(one.entry is entry.entry and not one.differs for one in settled if not one.is_right)
    is_known = is_name(word) and is_name(bearer.words[slot])
    says = f"{entry.entry.told[0].upper()}{entry.entry.told[1:]}; here it is {told_all(story, found)}."
    yield (
        Finding(
            check=CHECK.name,
            severity=CHECK.severity if is_decided else Severity.WARNING,
            confidence=SURE if is_decided else FAMILY if is_known else UNREAD,
            subject=entry.entry.name,
            message=says,
            identity=(_anchor(story, found), "authority", word, *found[0].words),
            evidence=_evidence(story, found),
            topic=_topic(bearer),
            forms=(
                (found[0].shown(story), whole_name(story, bearer, (slot,), found[0])),
                ("", entry.entry.name),
            ),
            because=tuple(_because(bearer, [found[0].words, (word,)])),
            settled=entry.entry.name,
        ),
        frozenset([found[0].words, (word,)]),
    )


def _anchor(story: StoryView, found: Iterable[Spelling]) -> str:
    """Return the key of the first article that carries a spelling: later articles leave it as it is."""
    first = min(place.article for one in found for place in one.places)
    return story.articles[first].ref.key


def _evidence(story: StoryView, found: Sequence[Spelling]) -> tuple[Evidence, ...]:
    """Return the first place of each spelling, then further ones, by spelling in the order of the story."""
    most = MOST_PLACES if len(story.articles) > 1 else None
    first = [one.places[0].evidence(story, one.shown(story)) for one in found]
    further = [
        place.evidence(story, one.shown(story))
        for one in found
        for _, places in groupby(one.places, key=_article)
        for place in list(places)[:most]
        if place is not one.places[0]
    ]
    return (*first, *further)


def _article(place: Place) -> int:
    return place.article


CHECK = Check(
    name="name-spelling-differs",
    takes=StoryView,
    find=find,
    severity=Severity.ERROR,
    identity_version=1,
    doc=__doc__ or "",
    remembers=(PairVerdict.SAME, PairVerdict.DIFFERENT),
)
