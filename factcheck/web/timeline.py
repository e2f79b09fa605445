"""Carriers of a quote over time, as a drawing that can be read without colours.

In: wordings with their carriers. Out: lanes and marks with their places, for a template to draw as SVG.
A lane is a wording; the shape of a mark says how the carrier stands to the canonical wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from factcheck.model.group import QuoteMember, Relation
from factcheck.web.wordings import Wording

WIDTH, LEFT, RIGHT = 760, 36, 90
LANE, TOP, BOTTOM = 30, 10, 26
MOST_LANES = 12

SHAPES = {
    Relation.IDENTICAL: "dot",
    Relation.TYPOGRAPHIC: "dot",
    Relation.ELIDED: "square",
    Relation.CONTAINED: "ring",
    Relation.VARIANT: "diamond",
}
"""The shape of each relation; filled where the words are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One carrier: its place, its shape, and what it says when pointed at."""

    x: float
    y: float
    shape: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day on the axis."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole drawing; ``lanes`` are letters with their height."""

    width: int
    height: int
    lanes: tuple[tuple[str, float], ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    undated_x: float | None
    shapes: tuple[str, ...]


def timeline(wordings: Sequence[Wording]) -> Timeline | None:
    """Return the drawing, or ``None`` where there are not two carriers to compare."""
    lanes = wordings[:MOST_LANES]
    dated = [moment for one in lanes for member in one.members if (moment := _moment(member))]
    if sum(len(one.members) for one in lanes) < 2 or not dated:
        return None
    first, last = min(dated), max(dated)
    is_undated = any(_moment(member) is None for one in lanes for member in one.members)
    right = WIDTH - (RIGHT if is_undated else LEFT)
    undated_x = float(WIDTH - RIGHT / 2) if is_undated else None
    marks = [
        Mark(
            x=round(_x(_moment(member), first, last, right, undated_x), 1),
            y=TOP + LANE * (number + 0.5),
            shape=SHAPES[member.relation],
            label=_label(member),
        )
        for number, one in enumerate(lanes)
        for member in one.members
    ]
    ticks = [Tick(x=LEFT, text=f"{first:%Y-%m-%d}", anchor="start")]
    if first.date() != last.date():
        ticks.append(Tick(x=right, text=f"{last:%Y-%m-%d}", anchor="end"))
    return Timeline(
        width=WIDTH,
        height=TOP + LANE * len(lanes) + BOTTOM,
        lanes=tuple((one.letter, TOP + LANE * (number + 0.5)) for number, one in enumerate(lanes)),
        marks=tuple(marks),
        ticks=tuple(ticks),
        undated_x=undated_x,
        shapes=tuple(sorted({mark.shape for mark in marks})),
    )


def _moment(member: QuoteMember) -> datetime | None:
    published = member.occurrence.article.published
    return published.earliest if published else None


def _x(
    moment: datetime | None, first: datetime, last: datetime, right: float, undated_x: float | None
) -> float:
    if moment is None:
        return undated_x or right
    whole = (last - first).total_seconds()
    return LEFT + 8 + (right - LEFT - 16) * ((moment - first).total_seconds() / whole if whole else 0.0)


def _label(member: QuoteMember) -> str:
    article = member.occurrence.article
    date = article.published.text if article.published else "undated"
    return f"{article.outlet or article.id}, {date}: {member.relation.value}"
