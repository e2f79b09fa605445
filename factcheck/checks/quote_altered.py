"""Quotations of one statement whose words differ at a place that nothing marks.

What it finds
-------------
Two or more quotations of the same statement, within one article or in several, of which one has other
words inside its quotation marks: a word changed, dropped or added without an ellipsis, a bracket or a break
in the quotation. In a story, also the part that two longer quotations of one speaker share. One finding for
each set of wordings that depart at the same places, with every carrier of each wording. The severity is
*error* for a negation, a number, a name or one word of content for another, *note* for articles, fillers
and contractions written out, else *warning*. Where a transcript, a release or a post has the words, all
others are held against it, the message names it, and a departure from it is one step graver.

Why it matters
--------------
Quotation marks promise the speaker's own words. A changed word is what speakers complain of, and what is
copied from article to article.

Example
-------
"We will not take part in their assault on our immigrant neighbors" in the text, and in the headline:
"Assault on Immigrant Neighbors". One finding: `on our immigrant` and `on immigrant`.

Known false alarms
------------------
A speaker who says nearly the same twice, on two days, is quoted rightly both times; where the words differ
at three places or more, in one article or in articles days apart, that is taken for it. Silent by design:
case, marks, dashes, hyphens, British and American spelling, digits and number words, short forms of titles;
words cut at either end; words left out at an ellipsis, a bracket, a parenthesis, or around a said-clause;
quotations that share less than two thirds of the words compared; unmarked runs of more than twelve words,
unless a primary source has them in between.

Options
-------
A house profile (`profile` in the settings, `check --profile`) gives each type of edit its severity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import combinations, product

from factcheck.checks.base import Check
from factcheck.checks.deviations import EDGE_SHARED
from factcheck.checks.places import Departure, Place, departures
from factcheck.checks.readings import Reading, read_occurrence
from factcheck.checks.retold import shared_parts
from factcheck.checks.sources import source_name, source_rank
from factcheck.checks.speakers import are_two
from factcheck.checks.weight import graver
from factcheck.model.decision import PairVerdict
from factcheck.model.edit import Edit, EditType
from factcheck.model.finding import Finding, Severity
from factcheck.model.group import QuoteGroup, QuoteOccurrence, Relation, StoryView
from factcheck.model.quote import STATEMENTS, QuoteKind, QuoteRole
from factcheck.model.span import Span
from factcheck.text.edits import typed_edits

_SAME_WORDS = (Relation.IDENTICAL, Relation.TYPOGRAPHIC, Relation.CONTAINED)
_SUBJECT_WORDS = 8
_SURE_SHARED = 12
"""From so many common words on, two quotations are hardly ever of two statements."""

PLACES_OF_ANOTHER = 3
"""From so many places on at which the words differ they may be those of another occasion."""

DAYS_OF_ANOTHER = timedelta(days=2)
"""Reports of one occasion come out within a day; the next stop of a tour is reported later."""

CONFIDENCE_OF_PARTS = 0.7
"""Where each has words of its own besides, the speaker may have said the part twice."""


def _is_quotation(occurrence: QuoteOccurrence) -> bool:
    return occurrence.role in STATEMENTS and occurrence.kind is not QuoteKind.INDIRECT


def _place(occurrence: QuoteOccurrence) -> tuple[str, int, str]:
    return occurrence.article.key, occurrence.spans[0].start, occurrence.key


def _readings(group: QuoteGroup) -> tuple[list[Reading], list[Reading]]:
    """Return what quotations are held against, best first, and the readings of all, in a stable order.

    The best primary source stands before the canonical wording.
    """
    carriers = sorted(
        (member.occurrence for member in group.members if _is_quotation(member.occurrence)),
        key=_carrier_order,
    )
    readings = [read_occurrence(occurrence) for occurrence in carriers]
    primary = [reading for reading in readings if reading.occurrence.article.kind.primary]
    whole = [reading for reading in readings if reading.text == group.text]
    best = sorted(primary, key=lambda one: (source_rank(one.occurrence.article)[0], -len(one.units)))[:1]
    canonical = min(whole, key=lambda one: (len(one.joins), _place(one.occurrence)), default=None)
    if canonical is not None and canonical not in best:
        best.append(canonical)
    return best, readings


def _carrier_order(occurrence: QuoteOccurrence) -> tuple[bool, str, str, int, str]:
    """Primary sources first, then by date of publication, undated last, then by place."""
    published = occurrence.article.published
    dated = published.earliest.isoformat() if published else "~"
    return not occurrence.article.kind.primary, dated, *_place(occurrence)


def _confidence(departure: Departure) -> float:
    return 0.9 if departure.shared >= _SURE_SHARED else 0.75


def _is_contrast(departure: Departure) -> bool:
    """Tell whether one article sets short sayings against each other, none of them in its headline."""
    carriers = [reading.occurrence for held in departure.carriers.values() for reading in held]
    one_article = len({carrier.article.key for carrier in carriers}) == 1
    headline = any(carrier.role is QuoteRole.HEADLINE for carrier in carriers)
    return one_article and not headline and departure.shared < EDGE_SHARED


def _across(departure: Departure) -> Iterator[tuple[QuoteOccurrence, QuoteOccurrence]]:
    """Yield every two occurrences that have different values."""
    values = [[reading.occurrence for reading in held] for held in departure.carriers.values()]
    for first, second in combinations(values, 2):
        yield from product(first, second)


def _is_of_two_speakers(departure: Departure) -> bool:
    """Tell whether every two values of a short quotation come from two persons, each in own words."""
    if departure.shared >= _SURE_SHARED:
        return False
    return all(are_two(one, other) for one, other in _across(departure))


def _is_said_again(departure: Departure) -> bool:
    """Tell whether a speaker said nearly the same on two occasions, as on a tour or from a platform.

    The words differ at so many places that no slip of the pen explains them, and either one article has
    both, neither in its headline, or the articles came out days apart.
    """
    if len(departure.places) < PLACES_OF_ANOTHER or departure.reference.occurrence.article.kind.primary:
        return False
    return all(_are_of_two_occasions(one, other) for one, other in _across(departure))


def _are_of_two_occasions(one: QuoteOccurrence, other: QuoteOccurrence) -> bool:
    if one.article.key == other.article.key:
        return QuoteRole.HEADLINE not in (one.role, other.role)
    days = one.article.published, other.article.published
    if days[0] is None or days[1] is None:
        return False
    return abs(days[0].earliest - days[1].earliest) >= DAYS_OF_ANOTHER


def _subject(text: str, speaker: str | None) -> str:
    words = text.split()
    cut = " ".join(words[:_SUBJECT_WORDS]) + ("…" if len(words) > _SUBJECT_WORDS else "")
    return f"“{cut}” ({speaker})" if speaker else f"“{cut}”"


def _message(departure: Departure, carriers: Sequence[tuple[str, Sequence[Reading]]]) -> str:
    parts = []
    for _, readings in carriers:
        count = f"{len(readings)} places have" if len(readings) > 1 else "1 place has"
        parts.append(f"{count} “{departure.phrase(readings[0])}”")
    others = len(departure.places) - 1
    more = f", and {others} more such place{'s' if others > 1 else ''} in the quotation" if others else ""
    source = departure.reference.occurrence.article
    held = f" from {source_name(source)}" if source.kind.primary else ""
    values = ", ".join(parts)
    return f"Words differ inside the quotation marks{held}: {values}{more}; nothing marks the change."


_LAWFUL = (_is_of_two_speakers, _is_contrast, _is_said_again)
"""What makes two wordings of one quote right both."""


def find(group: QuoteGroup) -> Iterator[Finding]:
    """Yield one finding for each set of wordings that depart together, in the order of the first places."""
    if all(member.relation in _SAME_WORDS for member in group.members):
        return
    if len({member.occurrence.text for member in group.members}) < 2:
        return  # most quotes have one carrier; reading them cost a third of an import
    references, readings = _readings(group)
    told: set[tuple[Reading, Place]] = set()
    for reference in references:
        for departure in departures(reference, readings):
            fresh = told.isdisjoint(departure.own_places)
            told |= departure.own_places
            if fresh and not any(rule(departure) for rule in _LAWFUL):
                text = departure.shortest.text if reference.occurrence.article.kind.primary else group.text
                yield _finding(departure, _subject(text, group.speaker_given), _confidence(departure))


def find_in_story(story: StoryView) -> Iterator[Finding]:
    """Yield one finding for each part that two quotations of one speaker share and have in other words."""
    for longer, carriers in shared_parts(story):
        shortest = min((one.text for one in carriers), key=len)
        for departure in departures(longer, carriers, part=True):
            subject = _subject(shortest, longer.occurrence.speaker)
            yield _finding(departure, subject, CONFIDENCE_OF_PARTS)


def _edits(departure: Departure) -> tuple[EditType, ...]:
    """Return the types of the edits at the places of a departure, the lawful ones first."""
    source = departure.reference
    found = {
        edit.type
        for reading in departure.departing
        for edit in _typed_edits(source, reading)
        if _stands_at(edit, departure, reading)
    }
    return tuple(kind for kind in EditType if kind in found)


def _typed_edits(source: Reading, reading: Reading) -> tuple[Edit, ...]:
    return _edits_of(source.text, reading.text, tuple(source.joins), tuple(reading.joins))


@lru_cache(maxsize=1024)
def _edits_of(
    source: str, quotation: str, source_joins: tuple[int, ...], joins: tuple[int, ...]
) -> tuple[Edit, ...]:
    """Return the edits of a wording, which has many carriers and may depart in several findings."""
    return tuple(typed_edits(source, quotation, source_joins=source_joins, joins=joins))


def _stands_at(edit: Edit, departure: Departure, reading: Reading) -> bool:
    """Tell whether an edit touches a place of a departure in the source or in the quotation."""
    sides = (
        (edit.source, departure.reference, departure.places),
        (edit.quote, reading, departure.ranges[reading]),
    )
    return any(
        low < high and span.overlaps(Span(side.units[low].span.start, side.units[high - 1].span.end))
        for span, side, places in sides
        if span is not None
        for low, high in places
    )


def _finding(departure: Departure, subject: str, confidence: float) -> Finding:
    primary = departure.reference.occurrence.article.kind.primary
    carriers = list(departure.carriers.items())
    first = [departure.evidence(held[0], value) for value, held in carriers]
    further = [departure.evidence(reading, value) for value, held in carriers for reading in held[1:]]
    return Finding(
        check=CHECK.name,
        severity=graver(departure.severity) if primary else departure.severity,
        confidence=confidence,
        subject=subject,
        message=_message(departure, carriers),
        identity=tuple(sorted(departure.identity)),
        evidence=(*first, *further),
        edits=_edits(departure),
    )


CHECK = Check(
    name="quote-altered",
    takes=QuoteGroup,
    find=find,
    severity=Severity.WARNING,
    identity_version=1,
    doc=__doc__ or "",
    find_in_story=find_in_story,
    remembers=(PairVerdict.DIFFERENT,),
)
