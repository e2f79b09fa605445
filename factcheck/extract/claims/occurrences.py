"""What was read in a sentence as claims: dates, ages, figures, votes, lists and identifiers.

In: sentences with what stands in them, and the text they stand in. Out:
:class:`~factcheck.model.claim.ClaimOccurrence` values, by sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.claims.ages import Age
from factcheck.extract.claims.figures import figure_claims
from factcheck.extract.claims.identifiers import Identifier
from factcheck.extract.claims.lists import ListFound, find_lists
from factcheck.extract.claims.scene import Sentence, Text, time_of
from factcheck.extract.claims.votes import Vote
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.span import Span
from factcheck.text.calendar_days import day_number
from factcheck.text.dates import DateMention, clock_text

_HAPPENED = "happened"
"""The measure of a date of which nothing more telling is said than that something befell."""


def _date_claim(mention: DateMention, sentence: Sentence, whole: Text) -> ClaimOccurrence:
    start, end = mention.span.start, mention.span.end
    span = Span(sentence.base + start, sentence.base + end)
    event = sentence.event(start, end)
    anchor = sentence.base + (event.at if event and event.at > end else start)
    return ClaimOccurrence(
        span=span,
        kind=ClaimKind.DATE,
        low=Decimal(day_number(mention.low)) if mention.low else None,
        high=Decimal(day_number(mention.high)) if mention.high else None,
        unit="day",
        value=mention.said,
        entity=whole.names.subject(sentence.base, anchor),
        measure=event.key if event else _HAPPENED if sentence.befell(start, end) else None,
        time=clock_text(mention.clock) if mention.clock else None,
        status=sentence.status(start, end),
        speaker=whole.speaker(span),
    )


def _age_claim(age: Age, sentence: Sentence, whole: Text) -> ClaimOccurrence:
    span = Span(sentence.base + age.start, sentence.base + age.end)
    return ClaimOccurrence(
        span=span,
        kind=ClaimKind.FIGURE,
        low=age.low,
        high=age.high,
        unit=age.unit,
        value=age.value,
        modifier=age.modifier,
        entity=age.entity,
        measure="aged",
        item=age.item,
        status=sentence.status(age.start, age.end),
        speaker=whole.speaker(span),
    )


def _vote_claim(vote: Vote, sentence: Sentence, whole: Text) -> ClaimOccurrence:
    span = Span(sentence.base + vote.start, sentence.base + vote.end)
    return ClaimOccurrence(
        span=span,
        kind=ClaimKind.FIGURE,
        low=Decimal(vote.value),
        high=Decimal(vote.value),
        value=str(vote.value),
        entity=whole.names.subject(sentence.base, span.start),
        measure=vote.side,
        item="vote",
        time=time_of(sentence, vote.start, vote.end),
        status=sentence.status(vote.start, vote.end),
        speaker=whole.speaker(span),
    )


def _identifier_claim(found: Identifier, sentence: Sentence, whole: Text) -> ClaimOccurrence:
    span = Span(sentence.base + found.start, sentence.base + found.end)
    return ClaimOccurrence(
        span=span,
        kind=ClaimKind.IDENTIFIER,
        value=found.value,
        item=found.item,
        speaker=whole.speaker(span),
    )


def list_claim(found: ListFound, counts: Sequence[ClaimOccurrence], speaker: str | None) -> ClaimOccurrence:
    """Return a list as a claim, held against the nearest of ``counts`` before it, added up when joined."""
    first, last = found.items[0], found.items[-1]
    stated = [
        claim
        for claim in counts
        if claim.kind is ClaimKind.FIGURE
        and claim.unit is None
        and claim.item
        and claim.measure != "aged"
        and found.lead.start <= claim.span.start
        and claim.span.end <= first.start
    ]
    near = stated[-1:]
    if len(stated) > 1 and stated[-1].span.start - stated[-2].span.end <= len(", and "):
        near = stated[-2:]
    exact = bool(near) and all(claim.low is not None and claim.high is not None for claim in near)
    general = {(claim.item or "").split("/")[0] for claim in near}
    return ClaimOccurrence(
        span=Span(first.start, last.end),
        kind=ClaimKind.LIST,
        low=sum((claim.low or Decimal(0) for claim in near), Decimal(0)) if exact else None,
        high=sum((claim.high or Decimal(0) for claim in near), Decimal(0)) if exact else None,
        value=str(len(found.items)),
        modifier="at_most" if found.bounded else near[0].modifier if near else "exact",
        measure=near[0].measure if near and near[0].measure else found.measure,
        item=(near[0].item if len(near) == 1 else general.pop() if len(general) == 1 else None)
        or found.item,
        scope=("additional",) if found.added else near[0].scope if len(near) == 1 else (),
        speaker=speaker,
        items=found.items,
    )


def list_claims(span: Span, whole: Text, found: Sequence[ClaimOccurrence]) -> Iterator[ClaimOccurrence]:
    """Yield the lists of the sentence at ``span`` as claims; ``found`` are those read there so far."""
    counts = [claim.span for claim in found if claim.kind is ClaimKind.FIGURE and claim.unit is None]
    for one in find_lists(whole.text, span, whole.names, counts):
        place = Span(one.items[0].start, one.items[-1].end)
        yield list_claim(one, found, whole.speaker(place))


def make_claims(sentences: Sequence[Sentence], whole: Text) -> list[ClaimOccurrence]:
    """Return what was read in ``sentences`` as claims, one kind in all of them before the next."""
    for one in sentences:
        if one.dates:
            one.claims += [_date_claim(found, one, whole) for found in one.dates]
    for one in sentences:
        if one.ages:
            one.claims += [_age_claim(found, one, whole) for found in one.ages]
    for one in sentences:
        if one.numbers:
            one.claims += figure_claims(one, whole)
        if one.votes:
            one.claims += [_vote_claim(found, one, whole) for found in one.votes]
    for one in sentences:
        one.claims += list_claims(one.span, whole, one.claims)
        if one.identifiers:
            one.claims += [_identifier_claim(found, one, whole) for found in one.identifiers]
    return [claim for one in sentences for claim in one.claims]
