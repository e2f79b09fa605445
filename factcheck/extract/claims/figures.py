"""Figures of a sentence as claims: what each counts, what is said of it, and of whom.

In: a sentence with its quantities. Out: claims of the kind FIGURE, ordinals that count included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extract.claims.beside import may_stand_before
from factcheck.extract.claims.measures import Measure
from factcheck.extract.claims.nouns import Counted, counted, joined_part, total_before
from factcheck.extract.claims.ordinals import find_ordinals
from factcheck.extract.claims.quantities import Quantity
from factcheck.extract.claims.scene import Figure, Sentence, Text, time_of
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.span import Span

_CONVERTED = re.compile(
    r"\s*(?:\(\s*|,?\s+or\s+|\s+\()(?:about|around|roughly|approximately|nearly|some|equal\s+to)?\s*$"
)
_HARMS = frozenset(("killed", "injured", "missing", "shot", "stabbed", "infected"))
_ONE_COUNTS = _HARMS | {"arrested", "charged", "convicted", "rescued"}
"""Measures that make a lone *one* a count (*one officer was killed*) and not an article."""
_NOBODYS = _HARMS | {"happened", "evacuated", "attended"}
"""Measures of an event as a whole: the number of its dead hangs on no name."""
_ONE_OF = re.compile(r"\s+of\s+(?!the\b|these\b|those\b|his\b|her\b|their\b)")
_HARMING = re.compile(r"\b(?:kill|injur|wound)(?:ed|es|ing|s)\s+$")
_ENDS_OBJECT = re.compile(r"\s*(?:[.,;)]|$|and\s+(?:kill|injur|wound|leav|destroy|damag)\w*\s)")
"""*Injuring 71.*: the figure is all that the verb has for an object, and what is injured is people."""
_TO_HOSPITAL = re.compile(r"\s+to\s+(?:(?:the|a|an)\s+)?(?:[a-z]+\s+)?hospitals?\b")
"""*Sending six to the hospital*: the figure counts the injured, and no word behind it says so."""
_HARM_VERBS = frozenset(
    verb + ending for verb in ("kill", "injur", "wound") for ending in ("ed", "es", "ing", "s")
)
_CROWD = re.compile(r"\b(?:crowd|attendance|audience|congregation)s?\s+(?:of|was|were)\s+$", re.IGNORECASE)
_CROWD_LINKS = frozenset(("of", "was", "were"))
"""*A crowd of 21,480*: the word that says what is counted stands before the figure."""
_AND_NEXT = re.compile(r"(?:,|\s+and|,\s+and)\s+$")


def _is_converted(sentence: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether ``second`` says ``first`` again in another unit (*£3m, or about $4.9 million*)."""
    same = (
        first.unit
        and second.unit
        and first.unit.family == second.unit.family
        and first.unit.name != second.unit.name
    )
    return bool(same) and _CONVERTED.fullmatch(sentence, first.end, second.start) is not None


def count_figures(sentence: Sentence) -> list[Figure]:
    """Return the quantities of ``sentence`` with what each counts, in order."""
    figures = []
    for quantity in sentence.quantities:
        end = max(quantity.end, quantity.reach)
        share = quantity.unit_name == "percent"
        lone = quantity.attached or quantity.number.value == 1
        part = joined_part(sentence.text, quantity.end) if quantity.attached else None
        what = part or counted(sentence.text, quantity.lead, end, lone=lone, share=share)
        if quantity.unit is not None and not quantity.attached and not share:
            what = Counted(None, end, what.scope)
        figures.append(Figure(quantity, what))
    return figures


def measure_figures(sentence: Sentence) -> None:
    """Read into the figures of ``sentence`` what is said of them, which may tell what they count, too."""
    text, figures = sentence.text, sentence.figures
    for figure in figures:
        quantity, what = figure.quantity, figure.what
        if quantity.unit is not None or quantity.number.part is not None:
            figure.measure = sentence.measure(quantity.lead, quantity.end, amount=True)
            if total_before(text, quantity.lead):
                figure.what = Counted(what.item, what.end, tuple(sorted({*what.scope, "total"})))
            continue
        figure.measure = measure = sentence.measure(quantity.lead, what.end, amount=False)
        if what.item is None and measure and measure.key in _ONE_COUNTS and measure.at > quantity.start:
            figure.what = what = Counted("people", what.end, what.scope)
        if (
            what.item is None
            and measure
            and measure.key in _HARMS
            and may_stand_before(text, quantity.lead, _HARM_VERBS)
            and _HARMING.search(text, max(0, quantity.lead - 12), quantity.lead)
            and _ENDS_OBJECT.match(text, quantity.end)
        ):
            figure.what = what = Counted("people", what.end, what.scope)
        if (what.item or "people").startswith("people") and _TO_HOSPITAL.match(text, what.end):
            figure.what = what = Counted(what.item or "people", what.end, what.scope)
            figure.measure = Measure("injured", what.end, 1)
        if (
            what.item is None
            and may_stand_before(text, quantity.lead, _CROWD_LINKS)
            and _CROWD.search(text, max(0, quantity.lead - 24), quantity.lead)
        ):
            figure.what = Counted("people", what.end, what.scope)
            figure.measure = Measure("attended", quantity.lead, 1)
    for first, second in zip(figures[-2::-1], figures[:0:-1], strict=False):
        joined = (
            first.measure is None
            and first.what.item
            and _AND_NEXT.fullmatch(text, first.what.end, second.quantity.lead)
        )
        if joined and second.what.item and second.measure and second.measure.at > second.quantity.start:
            first.measure = second.measure


def _stands(read: Figure, sentence: str) -> bool:
    """Tell whether the figure is one: a lone *one* counts only people to whom something was done."""
    quantity, what, measure = read.quantity, read.what, read.measure
    lone = (
        quantity.number.worded
        and quantity.number.value == 1
        and quantity.number.part is None
        and quantity.upper is None
    )
    if not lone or quantity.number.scale > 1 or quantity.modifier not in ("exact",):
        return True
    if quantity.unit is not None:
        return quantity.unit.family != "time" or quantity.attached
    if _ONE_OF.match(sentence, quantity.end):
        return False
    return bool(what.item and what.item.startswith("people") and measure and measure.key in _ONE_COUNTS)


def _figure_claim(read: Figure, sentence: Sentence, whole: Text, *, converted: bool) -> ClaimOccurrence:
    quantity, what, measure = read.quantity, read.what, read.measure
    low, high = quantity.interval()
    start, end = quantity.lead, max(what.end, quantity.end, quantity.reach)
    span = Span(sentence.base + start, sentence.base + end)
    entity = None
    if measure is None or measure.key not in _NOBODYS:
        anchor = min(start, measure.at) if measure else start
        if quantity.unit is not None or (measure and measure.at < start):
            entity = whole.names.subject(sentence.base, sentence.base + anchor)
    return ClaimOccurrence(
        span=span,
        kind=ClaimKind.FIGURE,
        low=low,
        high=high,
        unit=quantity.unit_name,
        value=quantity.value,
        modifier="about" if quantity.modifier == "nearly" else quantity.modifier,
        entity=entity,
        measure=measure.key if measure else None,
        item=what.item,
        scope=tuple(sorted({*what.scope, "converted"})) if converted else what.scope,
        time=time_of(sentence, start, end),
        status=sentence.status(start, end),
        speaker=whole.speaker(span),
    )


def figure_claims(sentence: Sentence, whole: Text) -> Iterator[ClaimOccurrence]:
    """Yield the figures of ``sentence`` as claims, ordinals last."""
    reads = sentence.figures
    for at, read in enumerate(reads):
        if _stands(read, sentence.text):
            converted = at > 0 and _is_converted(sentence.text, reads[at - 1].quantity, read.quantity)
            yield _figure_claim(read, sentence, whole, converted=converted)
    for one in find_ordinals(sentence.text, sentence.numbers):
        span = Span(sentence.base + one.start, sentence.base + one.end)
        yield ClaimOccurrence(
            span=span,
            kind=ClaimKind.FIGURE,
            low=one.value,
            high=one.value,
            value=str(one.value),
            item=one.item,
            scope=one.scope,
            time=time_of(sentence, one.start, one.end),
            speaker=whole.speaker(span),
        )
