"""A list that has more or fewer items than its text says.

What it finds
-------------
A count and the list that it announces ("three suspects: A, B, C and D"), or
names that are listed as those killed or injured, more of them than the article counts, or fewer where the
list is told as whole ("The dead were identified as"). Also a list in which more are women, or men, than the
article says ("three men and two women"), by given names that are nearly always of one sex and by words of
kinship. One finding for each list, with both places.

Why it matters
--------------
Someone was left out, or was counted twice; a reader needs one look to see it.

Example
-------
"Three people were wounded. The wounded were identified as Ana Ruiz, 31; Paul Dorn, 40; Mara Hale, 22; and
Lena Toll, 19." One finding: `3` and `4 listed`.

Known false alarms
------------------
Items that themselves hold commas or "and"; a man with a woman's name.
Not reported: lists after "including" or "among them" that are shorter than the count, lists after which
others are told of, and lists of another kind of thing than what is counted. Lists that match their count
are shown on request.

Options
-------
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.base import Check
from factcheck.checks.comparing.carriers import Carrier, carriers
from factcheck.checks.comparing.measures import TOLL, class_of, group_of
from factcheck.checks.comparing.sexes import sexes
from factcheck.checks.comparing.tolls import is_whole
from factcheck.checks.comparing.wording import number, plural
from factcheck.model.claim import ClaimKind
from factcheck.model.finding import Finding, Outcome, Severity
from factcheck.model.group import StoryView
from factcheck.model.name import NameKind
from factcheck.text.fold import fold_text

_MORE = re.compile(
    r"\b(?:others?|another|more(?!\s+than)|among|including|unidentified|some|(?:third|fourth|fifth|sixth|seventh|last|remaining)\s+(?:person|man"
    r"|woman|boy|girl|child|victim|one)|not\s+(?:been\s+)?(?:named|identified|released)|withheld|juveniles?)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:the|all|them|these)\b[^.;:]{0,40}?\b(?:as|are|were|is)\b[^.;:]{0,20}$|\bthe\s+(?:dead|victims)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
"""How a list begins that leaves nobody out: *identified the dead as*, *the victims are*."""
_NAMED_LIKE = re.compile(
    r"(?:[a-z]+\s+){0,3}(?:[A-ZÀ-Þ][\w.’'-]*\s+)(?:(?:de|da|van|von|al|el|bin|la)\s+)?[A-ZÀ-Þ][\w.’'-]*"
    r"(?:\s+[A-ZÀ-Þ][\w.’'-]*){0,3}(?:,?\s+\(?(?:aged?\s+)?\d{1,3}\)?)?"
)
_DOER = re.compile(r"[a-z]{3,}(?:er|or|ist|ian|eer)")
_AROUND = 80
_SEXES = {
    "people/man": False,
    "people/boy": False,
    "people/woman": True,
    "people/girl": True,
}
"""What of the kinds of people are women."""
_AND = re.compile(r"\s+and\s+|,\s+(?:and\s+)?")
SURE_OF_SEXES = 0.7
_LEAST_IN_PLACE = 3
_LEAST_ITEMS = 4
"""A list without a count of its own is held against the article's counts from this length on."""


def _general(item: str | None) -> str | None:
    return item.partition("/")[0] if item else None


def _item_of(place: Carrier) -> str | None:
    """Return the kind of the items: as the lead-in says, else by the names that all of them are."""
    if place.claim.item:
        return place.claim.item
    if all(_named(place, NameKind.PERSON)):
        return "people"
    return "jurisdiction" if all(_named(place, NameKind.PLACE)) else None


def _named(place: Carrier, kind: NameKind) -> list[bool]:
    """Tell for each item whether it holds a name of the kind."""
    spans = [name.span for name in place.view.names if name.kind is kind]
    return [any(span.overlaps(item) for span in spans) for item in place.claim.items]


def _is_of(place: Carrier) -> bool:
    """Tell whether the items are of the kind that is counted: persons for people, no persons else.

    Of a list of persons half must be known names, and the others look like some. Who bears the name of what
    he does (*three dealers*, *four authors*) is a person where all that are listed are.
    """
    named = _named(place, NameKind.PERSON)
    item = _item_of(place)
    if _general(item) != "people" and not (item and _DOER.fullmatch(item)):
        return not any(named)
    texts = [item.of(place.view.text) for item in place.claim.items]
    alike = all(known or _NAMED_LIKE.fullmatch(text) for known, text in zip(named, texts, strict=True))
    return alike and 2 * sum(named) >= len(named)


def _is_open(place: Carrier, count: Carrier | None = None) -> bool:
    """Tell whether the paragraph tells of more around the list than it names.

    What ``count`` itself says is no sign of that: *four other authors* are four.
    """
    before = place.before(_AROUND).rpartition("\n")[2]
    if count is not None and count.text in before:
        before = before.rpartition(count.text)[2]
    after = place.after(_AROUND).partition("\n")[0]
    return _MORE.search(f"{before} {after}") is not None


def _count_before(place: Carrier, figures: Sequence[Carrier]) -> Carrier | None:
    """Return the count that the list is stated against: the last one before it with the stated value."""
    stated = [
        one
        for one in figures
        if one.order == place.order
        and one.claim.span.end <= place.claim.span.start
        and one.claim.low == place.claim.low
        and one.claim.high == place.claim.high
        and one.claim.item
    ]
    return stated[-1] if stated else None


def _finding(
    place: Carrier,
    count: Carrier,
    outcome: Outcome,
    message: str,
    confidence: float,
    deciding: str | None,
    kind: str = "listed",
) -> Finding:
    listed = len(place.claim.items)
    subject = f"List of {group_of(_item_of(place) or count.claim.item)}"
    same = outcome is not Outcome.DIFFERS
    values = (f"{count.claim.value}", f"{count.claim.value}" if same else f"{listed} {kind}")
    return Finding(
        check=CHECK.name,
        severity=Severity.NOTE if same else CHECK.severity,
        confidence=confidence,
        subject=subject,
        message=message,
        identity=(place.view.ref.key, *values, str(listed), count.claim.item or ""),
        evidence=(count.evidence(values[0]), place.evidence(values[1])),
        outcome=outcome,
        deciding=deciding,
    )


def _against_own(place: Carrier, figures: Sequence[Carrier]) -> Iterator[Finding]:
    """Hold a list against the count in its own lead-in."""
    claim, listed = place.claim, Decimal(len(place.claim.items))
    count = _count_before(place, figures)
    if claim.low is None or claim.high is None or count is None:
        return
    shown = " ".join(count.text.split())
    if claim.modifier == "exact" and claim.low <= listed <= claim.high:
        message = f"The list has {plural(len(claim.items), 'item')}, as stated (“{shown}”)."
        yield _finding(place, count, Outcome.AGREES, message, 0.9, "count")
        return
    too_many = listed > claim.high
    bounded = claim.modifier in ("at_most", "at_least") or "ordinal" in claim.scope
    if not _is_of(place) or (bounded and not too_many) or claim.modifier == "at_least":
        return
    if not too_many and (_is_open(place, count) or claim.modifier != "exact" or 2 * listed < claim.low):
        return  # of nine states two are named, of nearly 700 founders three: examples
    message = f"“{shown}”, but the list has {plural(len(claim.items), 'item')}."
    yield _finding(place, count, Outcome.DIFFERS, message, 0.8, None)


def _agreeing(place: Carrier, counts: list[Carrier]) -> Finding | None:
    """Return the agreement with a count elsewhere in the article: the same number, or one besides."""
    listed = len(place.claim.items)
    besides = 1 if "additional" in place.claim.scope else 0
    for one in counts:
        if one.claim.low == one.claim.high == listed + besides and listed >= _LEAST_ITEMS:
            shown = " ".join(one.text.split())
            tail = ", with the one that is named besides" if besides else ""
            message = f"The list has {plural(listed, 'item')}{tail}, as stated (“{shown}”)."
            return _finding(place, one, Outcome.AGREES, message, 0.8, "count")
    return None


def _against_others(place: Carrier, figures: Sequence[Carrier]) -> Iterator[Finding]:
    """Hold a list without a count of its own against the counts of its article."""
    claim, item = place.claim, _item_of(place)
    counts = [
        one
        for one in figures
        if one.order == place.order
        and one.claim.unit is None
        and one.claim.measure != "aged"
        and item is not None
        and _general(one.claim.item) == _general(item)
        and not {"other", "of the", "more"} & set(one.claim.scope)
    ]
    agreed = _agreeing(place, counts)
    if agreed is not None:
        yield agreed
        return
    same = [
        one
        for one in counts
        if one.claim.measure == claim.measure and one.claim.item == item and is_whole(one)
    ]
    values = {(one.claim.low, one.claim.high) for one in same}
    if class_of(claim.measure) != TOLL or len(values) != 1 or not _is_of(place):
        return
    high = same[0].claim.high
    if same[0].claim.modifier != "exact" or high is None:
        return
    missing = len(claim.items) < high and _WHOLE.search(place.before(_AROUND)) and not _is_open(place)
    if len(claim.items) > high or (missing and claim.modifier == "exact"):
        shown = " ".join(same[0].text.split())
        message = f"“{shown}”, but {number(len(claim.items))} are listed."
        yield _finding(place, same[0], Outcome.DIFFERS, message, 0.7, None)


def _against_sexes(place: Carrier, figures: Sequence[Carrier]) -> Iterator[Finding]:
    """Hold a list of persons against *three men and two women* where these make as many as are listed."""
    if _general(_item_of(place)) != "people" or not _is_of(place):
        return
    mine = [one for one in figures if one.order == place.order and one.claim.modifier == "exact"]
    for one, other in pairwise(mine):
        kinds = {_SEXES.get(one.claim.item or ""), _SEXES.get(other.claim.item or "")}
        joined = _AND.fullmatch(place.view.text, one.claim.span.end, other.claim.span.start)
        if kinds != {True, False} or not joined or not (is_whole(one) and is_whole(other)):
            continue
        stated = {_SEXES[each.claim.item or ""]: each.claim.low or Decimal(0) for each in (one, other)}
        if sum(stated.values()) != len(place.claim.items):
            continue
        men, women = sexes(place)
        if men > stated[False] or women > stated[True]:
            more = "women" if women > stated[True] else "men"
            text = place.view.text[one.claim.span.start : other.claim.span.end]
            count = number(women if more == "women" else men)
            message = f"“{' '.join(text.split())}”, but at least {count} of those listed are {more}."
            yield _finding(place, one, Outcome.DIFFERS, message, SURE_OF_SEXES, None, more)
            return


def _in_place(figures: Sequence[Carrier], lists: Sequence[Carrier]) -> Iterator[Finding]:
    """Yield for a count of those in one place (*nine of the 23 are in Ohio*) that a list bears out."""
    for count in figures:
        places = [word.removeprefix("in ") for word in count.claim.scope if word.startswith("in ")]
        if not places or count.claim.unit is not None or (count.claim.low or 0) < _LEAST_IN_PLACE:
            continue
        for place in lists:
            if _general(_item_of(place)) != _general(count.claim.item):
                continue
            inside = [
                item for item in place.claim.items if places[0] in fold_text(item.of(place.view.text))
            ]
            if count.claim.low == count.claim.high == len(inside) < len(place.claim.items):
                shown = " ".join(count.text.split())
                where = places[0].title()
                listed = f"{number(len(inside))} of the {len(place.claim.items)} listed are in {where}"
                message = f"{listed[0].upper()}{listed[1:]}, as stated (“{shown}”)."
                yield _finding(place, count, Outcome.AGREES, message, 0.9, "count")
                break


def find(story: StoryView) -> Iterator[Finding]:
    """Yield one finding for each list that can be held against a count, article by article."""
    lists = carriers(story, ClaimKind.LIST)
    figures = carriers(story, ClaimKind.FIGURE) if lists else ()
    for place in lists:
        if place.claim.high is not None or place.claim.low is not None:
            yield from _against_own(place, figures)
        else:
            yield from _against_others(place, figures)
        yield from _against_sexes(place, figures)
    yield from _in_place(figures, lists)


CHECK = Check(
    name="list-count-mismatch",
    takes=StoryView,
    find=find,
    severity=Severity.WARNING,
    identity_version=1,
    doc=__doc__ or "",
)
