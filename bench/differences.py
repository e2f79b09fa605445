"""How well reported discrepancies agree with labelled ones. Pure.

A labelled discrepancy is *found* if one of its check rests on two of its places (on one, for the checks
that look at one place or one list). What is reported and fits no label is *false*. A look-alike is
*broken* if what is reported sets two of its places against each other. Two places are the same if they
share at least half of the shorter.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from labelled import LabelledPair, Place

from factcheck.model.finding import Discrepancy

OF_ONE_TEXT = frozenset({"doubled-word", "weekday-mismatch", "list-count-mismatch", "sum-mismatch"})
"""Checks whose evidence may be one place."""


@dataclass(frozen=True)
class Verdict:
    """What became of the labels and of the report."""

    found: tuple[LabelledPair, ...]
    missed: tuple[LabelledPair, ...]
    false: tuple[Discrepancy, ...]
    broken: tuple[tuple[LabelledPair, Discrepancy], ...]


def judge(
    reported: Sequence[Discrepancy], labelled: Sequence[LabelledPair], look_alikes: Sequence[LabelledPair]
) -> Verdict:
    """Set a report against the labels; everything in the order it was given."""
    hits = {
        at: {n for n, label in enumerate(labelled) if _means(one, label)} for at, one in enumerate(reported)
    }
    found: Collection[int] = set().union(*hits.values())
    return Verdict(
        found=tuple(label for n, label in enumerate(labelled) if n in found),
        missed=tuple(label for n, label in enumerate(labelled) if n not in found),
        false=tuple(one for at, one in enumerate(reported) if not hits[at]),
        broken=tuple((label, one) for label in look_alikes for one in reported if _sets_apart(one, label)),
    )


def _means(one: Discrepancy, label: LabelledPair) -> bool:
    if one.check != label.check:
        return False
    return bool(_values_at(one, label)) if one.check in OF_ONE_TEXT else _sets_apart(one, label)


def _sets_apart(one: Discrepancy, label: LabelledPair) -> bool:
    values = _values_at(one, label)
    if len(label.places) == 1:
        return one.check in OF_ONE_TEXT and bool(values)
    return any(a[0] != b[0] and a[1] != b[1] for a in values for b in values)


def _values_at(one: Discrepancy, label: LabelledPair) -> set[tuple[int, str]]:
    """Return the labelled places that the evidence covers, by number, each with the value it has there."""
    return {
        (number, view.evidence.value)
        for view in one.evidence
        for number, place in enumerate(label.places)
        if _same(Place(view.evidence.article.id, view.evidence.span), place)
    }


def _same(one: Place, other: Place) -> bool:
    if one.article != other.article:
        return False
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    shorter = min(one.span.end - one.span.start, other.span.end - other.span.start)
    return shared * 2 >= shorter
