"""Where one wording of a quotation departs from another without a mark.

In: two readings, the canonical one first. Out: which of its words the other carries, and the changes that
nothing marks. The words are compared by :mod:`factcheck.text.differences`; besides what is lawful there, a
short form of a title, a currency's sign and the two forms of a possessive change nothing, and a word or two
right beside a mark may belong to what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from factcheck.checks.readings import Reading, Words
from factcheck.checks.spoken import spoken
from factcheck.text.comparable import Unit
from factcheck.text.differences import Difference, DifferenceKind, Touch, agreement, differences
from factcheck.text.tables import read_rows

LEAST_SHARED = 4
"""Fewer words in common do not show that two quotations are of one statement."""

FULL_SHARED = 6
"""The common stretch from which a changed word within it is an alteration (research: claims, section 5)."""

SHORT_SHARE = 0.8
"""Share of a shorter quotation that must be common instead."""

LEAST_SHARE = 0.5
"""With fewer of its words in common the other is another utterance."""

PART_SHARED = 8
"""Words that two quotations of one speaker must have in common where each goes on with words of its own."""

PART_AGREEMENT = 0.75
"""Share of the words compared that must agree in such a part."""

LEAST_AGREEMENT = 2 / 3
"""Share of the words compared that must agree; below, two like messages are not one message altered."""

EDGE_WORDS = 2
"""So many words at the very end of both may have been exchanged; more are another continuation."""

BESIDE_MARK = 2
"""So many words beside a bracket or an ellipsis may have gone with what it stands for (*what the
[censored]* for *what*)."""

EDGE_SHARED = 8
"""Words that must be common for a change at the very end to count."""

LONGEST_RUN = 12
"""A longer unmarked run is two statements printed as one, more often than a changed one."""

COMPARED = 2_048
"""Pairs of wordings kept compared: whoever carries one of a statement brings them all back."""

_SAME = (DifferenceKind.EQUAL, DifferenceKind.TYPOGRAPHIC)
_CURRENCIES = {"$": "dollars", "£": "pounds", "€": "euros"}
_POSSESSIVE = re.compile(r"s['’]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """Units ``start..end`` of the canonical stand as units ``low..high`` of the other; half-open."""

    start: int
    end: int
    low: int
    high: int
    touches: frozenset[Touch] = frozenset()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a wording stands to the canonical one.

    ``carried`` maps canonical units to the other's; ``breaks`` are the seams before canonical units at
    which the other has something else. ``changes`` are the unmarked ones, in order; ``shared`` counts the
    common words.
    """

    carried: dict[int, int]
    breaks: frozenset[int]
    changes: tuple[Change, ...]
    shared: int

    def agrees(self, start: int, end: int) -> bool:
        """Tell whether the other carries canonical units ``start..end`` in one piece.

        For an empty range, which is the seam before unit ``start``, both neighbours must meet.
        """
        low, high = (start, end) if start < end else (start - 1, end + 1)
        whole = all(at in self.carried for at in range(low, high))
        return whole and not any(low < at < high for at in self.breaks)


def compare(canonical: Reading, other: Reading, *, part: bool = False) -> Comparison | None:
    """Compare ``other`` with ``canonical``; ``None`` if they are not of one statement.

    With ``part`` it is enough that they share a part, however long the rest of either is.
    """
    return _compared(canonical.words, other.words, canonical.occurrence.article.kind.primary, part)


@lru_cache(maxsize=COMPARED)
def _compared(canonical: Words, other: Words, of_record: bool, part: bool) -> Comparison | None:
    found = differences(canonical.text, other.text, a_joins=canonical.joins, b_joins=other.joins)
    if not _is_of_one_statement(found, canonical, other, of_record=of_record, part=part):
        return None
    shared = sum(len(one.b_words) for one in found if one.kind in _SAME)
    carried: dict[int, int] = {}
    breaks: set[int] = set()
    changes: list[Change] = []
    for at, (one, place) in enumerate(_placed(found, canonical, other)):
        if one.kind in _SAME:
            for step, unit in enumerate(range(place.start, place.end)):
                carried[unit] = min(place.low + step, place.high - 1)
        else:
            breaks.add(place.start)
        beside_mark = any(near.kind is DifferenceKind.MARKED for near in found[max(0, at - 1) : at + 2])
        few = max(place.end - place.start, place.high - place.low) <= BESIDE_MARK
        if (
            one.alters
            and not (beside_mark and few)
            and _is_unlawful(place, canonical, other, of_record=of_record)
        ):
            changes.append(place)
    inner = [change for change in changes if _is_firm(change, carried, canonical, other, shared)]
    return Comparison(carried, frozenset(breaks), tuple(_joined(inner, canonical, other)), shared)


def _is_of_one_statement(
    found: Sequence[Difference], canonical: Words, other: Words, *, of_record: bool, part: bool
) -> bool:
    shared = sum(len(one.b_words) for one in found if one.kind in _SAME)
    words = sum(len(one.b_words) for one in found)
    if part:
        enough = shared >= PART_SHARED
    else:
        enough = shared >= FULL_SHARED or shared >= SHORT_SHARE * words
        enough = enough and shared >= max(LEAST_SHARED, LEAST_SHARE * words)
    if not enough:
        return False
    compared = list(_spoken_alike(found, canonical, other))
    if part:
        same = [at for at, one in enumerate(compared) if one.kind in _SAME]
        compared = compared[same[0] : same[-1] + 1]
    if of_record:
        # A record has all that was said: what a report passes over makes no other statement of it.
        compared = [one for one in compared if one.kind is not DifferenceKind.DROPPED]
    return agreement(compared) >= (PART_AGREEMENT if part else LEAST_AGREEMENT)


def _spoken_alike(found: Sequence[Difference], canonical: Words, other: Words) -> Iterator[Difference]:
    """Yield the differences, a contraction that the other writes out as one of spelling."""
    for one, at in _placed(found, canonical, other):
        ours, theirs = canonical.units[at.start : at.end], other.units[at.low : at.high]
        alike = one.alters and spoken(ours) == spoken(theirs)
        yield replace(one, kind=DifferenceKind.TYPOGRAPHIC) if alike else one


def _placed(
    found: Sequence[Difference], canonical: Words, other: Words
) -> Iterator[tuple[Difference, Change]]:
    """Yield each difference with its units; what only one side has stands at a seam of the other."""
    a_end = b_end = 0
    for one in found:
        start, end = canonical.units_in(one.a) if one.a else (a_end, a_end)
        low, high = other.units_in(one.b) if one.b else (b_end, b_end)
        yield one, Change(start, end, low, high, one.touches)
        a_end, b_end = end, high


def _is_firm(change: Change, carried: Collection[int], canonical: Words, other: Words, shared: int) -> bool:
    """Tell whether a change lies between common words, or is a short one at the very end of both."""
    if min(carried) < change.start and change.end <= max(carried):
        return True
    leading = change.end <= min(carried)
    ends = (
        change.start == change.low == 0
        if leading
        else (change.end, change.high) == (len(canonical.units), len(other.units))
    )
    longest = max(change.end - change.start, change.high - change.low)
    return ends and longest <= EDGE_WORDS and shared >= EDGE_SHARED


def _is_unlawful(change: Change, canonical: Words, other: Words, *, of_record: bool) -> bool:
    ours = canonical.units[change.start : change.end]
    theirs = other.units[change.low : change.high]
    stitched = of_record and not theirs
    if max(len(ours), len(theirs)) > LONGEST_RUN and not stitched:
        return False
    return _written(ours) != _written(theirs)


def _joined(changes: Sequence[Change], canonical: Words, other: Words) -> Iterator[Change]:
    """Yield the changes without pairs that move a currency from before a number to behind it."""
    signs = {at for at, change in enumerate(changes) if _currency(change, canonical, other)}
    for at, change in enumerate(changes):
        moved = {at - 1, at + 1} & signs if at in signs else set()
        if not any(
            _currency(change, canonical, other) == _currency(changes[beside], canonical, other)
            for beside in moved
        ):
            yield change


def _currency(change: Change, canonical: Words, other: Words) -> str:
    units = (*canonical.units[change.start : change.end], *other.units[change.low : change.high])
    if len(units) != 1:
        return ""
    name = _CURRENCIES.get(units[0].form, units[0].form)
    return name if name in _CURRENCIES.values() else ""


@cache
def _short_forms() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("factcheck.checks", "short_forms.txt")}


def _written(units: Sequence[Unit]) -> str:
    """Return the letters of the words written out in full, without blanks and signs."""
    return "".join(_full_form(unit) for unit in units)


def _full_form(unit: Unit) -> str:
    form = _short_forms().get(unit.form, unit.form).lstrip("@#").replace(" ", "")
    return form[:-1] if _POSSESSIVE.search(unit.source) else form
