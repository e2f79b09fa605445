"""Which versions and headlines carry another value than the right one.

In: a discrepancy, the right value, and places that carried another one before. Out: the versions with such
places. Looked through are all versions of the articles with evidence, of those of their stories, and of
those that carry the same quote, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.model.finding import Evidence
from factcheck.model.span import Span
from factcheck.store.corrections import StoredPlace, VersionText, articles_near
from factcheck.store.reported import StoredDiscrepancy
from factcheck.store.views import article_views
from factcheck.text.carried import Trace, carried, carried_in_headline
from factcheck.text.correction_notes import correction_notes
from factcheck.text.fold import fold_text
from factcheck.text.runs import units
from factcheck.text.sentences import sentence_around, sentences

QUOTED = ("quote-altered", "quote-changed-between-versions")
SPOKEN = "speaker-differs"
NAMED = "name-spelling-differs"

BY_WORDS = (*QUOTED, SPOKEN, NAMED)
"""Checks whose values mean the same wherever their words stand; of others a sentence must be much alike."""

AROUND = 3
"""Words on each side by which changed words of a quotation are known again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """A version with its places, the headline first; ``next_version`` is the one after it, if any."""

    version: VersionText
    places: tuple[StoredPlace, ...]
    next_version: VersionText | None


def articles_to_read(
    session: Session, found: StoredDiscrepancy, right: str, kept: Sequence[StoredPlace]
) -> set[int]:
    """Return the articles whose versions may carry another value than ``right``."""
    quoting = [
        (version, one.span)
        for one, version in zip(found.evidence, found.places, strict=True)
        if one.value != right and found.check in (*QUOTED, SPOKEN)
    ]
    return articles_near(session, {*found.places, *(one.version_id for one in kept)}, quoting)


def carriers(
    session: Session,
    found: StoredDiscrepancy,
    right: str,
    kept: Sequence[StoredPlace],
    versions: Sequence[VersionText],
) -> list[Carrying]:
    """Return those ``versions`` that carry another value than ``right``, in their order.

    They stand by article and number, and are all versions of the articles to read. ``kept`` are places that
    carried one when the right value was said.
    """
    by_id = {one.version_id: one for one in versions}
    evident = [*_evident(found, right, by_id), *kept]
    places = _looked_up(found.check, versions, evident, by_id)
    if found.check == SPOKEN:
        places = _said_by(session, places)
    for place in evident:
        own = places.setdefault(place.version_id, [])
        if not any(_meet(place, other) for other in own):
            own.append(place)
    after = dict(zip(by_id, versions[1:], strict=False))
    return [
        Carrying(
            version=one,
            places=tuple(sorted(places[one.version_id], key=_order)),
            next_version=_of_same(one, after.get(one.version_id)),
        )
        for one in versions
        if places.get(one.version_id)
    ]


def _of_same(one: VersionText, after: VersionText | None) -> VersionText | None:
    return after if after and after.article_id == one.article_id else None


def _order(place: StoredPlace) -> tuple[int, int]:
    return (place.span.start, place.span.end) if place.span else (-1, -1)


def _meet(one: StoredPlace, other: StoredPlace) -> bool:
    if one.span is None or other.span is None:
        return one.span is other.span
    return one.span.overlaps(other.span)


def _looked_up(
    check: str,
    versions: Sequence[VersionText],
    evident: Sequence[StoredPlace],
    by_id: Mapping[int, VersionText],
) -> dict[int, list[StoredPlace]]:
    """Return what is known again, by version: of a figure only where the check has seen the article err."""
    traces = list(dict.fromkeys(_traces(check, evident, by_id)))
    erring = {by_id[one.version_id].article_id for one in evident}
    return {
        one.version_id: list(_known_again(one, traces, headlines=check != SPOKEN))
        for one in versions
        if check in BY_WORDS or one.article_id in erring
    }


def _known_again(
    version: VersionText, traces: Sequence[Trace], *, headlines: bool
) -> Iterator[StoredPlace]:
    number = version.version_id
    if headlines and version.title and (trace := carried_in_headline(version.title, traces)):
        yield StoredPlace(version_id=number, span=None, text=version.title, value=trace.value)
    seen: set[Span] = set()
    for span, trace in carried(version.text, traces):
        if span not in seen:
            seen.add(span)
            yield StoredPlace(version_id=number, span=span, text=span.of(version.text), value=trace.value)


def _said_by(session: Session, places: Mapping[int, Sequence[StoredPlace]]) -> dict[int, list[StoredPlace]]:
    """Return the places at which the words are given to the speaker that is the value."""
    numbers = [number for number, held in places.items() if held]
    views = dict(zip(numbers, article_views(session, numbers), strict=True))
    return {
        number: [
            place
            for place in places[number]
            if any(
                place.span is not None
                and one.span.overlaps(place.span)
                and fold_text(one.speaker or "").split()[-1:] == fold_text(place.value).split()[-1:]
                for one in view.quotes
            )
        ]
        for number, view in views.items()
    }


def _evident(
    found: StoredDiscrepancy, right: str, versions: Mapping[int, VersionText]
) -> Iterator[StoredPlace]:
    """Yield the evidence of other values, each narrowed to what is wrong in it; notes claim nothing."""
    for one, number in zip(found.evidence, found.places, strict=True):
        text = versions[number].text
        if one.value == right or any(note.overlaps(one.span) for note in correction_notes(text)):
            continue
        span = _focus(found.check, one, text)
        yield StoredPlace(version_id=number, span=span, text=span.of(text), value=one.value)


def _focus(check: str, one: Evidence, text: str) -> Span:
    """Return the wrong words: of a name the part that is marked, of a quotation also some on each side."""
    if not one.marks or check not in (*QUOTED, NAMED):
        return one.span
    start, end = min(mark.start for mark in one.marks), max(mark.end for mark in one.marks)
    if check == NAMED:
        return Span(start, end)
    at = one.span.start
    words = [Span(at + span.start, at + span.end) for _, span in units(one.span.of(text))]
    before = [word for word in words if word.end <= start][-AROUND:]
    behind = [word for word in words if word.start >= end][:AROUND]
    return Span(before[0].start if before else start, behind[-1].end if behind else end)


def _traces(
    check: str, places: Sequence[StoredPlace], versions: Mapping[int, VersionText]
) -> Iterator[Trace]:
    for place in places:
        if place.span is not None:
            text = versions[place.version_id].text
            around = sentence_around(sentences(text), place.span).of(text)
            yield Trace(value=place.value, words=place.text, sentence=None if check in BY_WORDS else around)
