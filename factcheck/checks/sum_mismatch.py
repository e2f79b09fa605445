"""Parts that do not add up to the whole that the text gives.

What it finds
-------------
A whole and its parts in one sentence ("five people: three men and three women"; "seven shot, two dead and
four injured"; "$3 million for roads and $2 million for trees, or $6 million in all"; "180 houses and 90
farms, 310 in all"), and a first count with more that came to it ("two killed ... two more have since
died") when no count of the article has the sum. One finding for each sum, with every place.

Why it matters
--------------
Figures are changed one at a time as news comes in, and the sum is left behind.

Example
-------
"Five people were hurt: three men and three women." One finding: `5` and `3 + 3`.

Known false alarms
------------------
Parts that overlap (two women and one officer who is one of them) or that leave some out. Not reported, but
shown on request: sums that hold, such as "22 others" and the one that is named, for 23.

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
from factcheck.checks.comparing.tolls import is_whole, key_of
from factcheck.model.claim import ClaimKind
from factcheck.model.finding import Finding, Outcome, Severity
from factcheck.model.group import StoryView
from factcheck.text.units import is_currency

_OPENS = re.compile(r"[^.;]{0,120}?(?::|—|–|--| - |\()\s*$")
_OPENERS = ":—–-("
_WHERE = r"\s+(?:in|from|at|on|for)\s"
_JOINS = re.compile(rf"(?:{_WHERE}[^.;:,\d]{{2,40}}?)?(?:,?\s+and\s+|,\s+)$")
_TELLS_WHERE = re.compile(_WHERE)
_MAKES = re.compile(r",\s+(?:or\s+|making\s+|some\s+)?|\s+[–—-]{1,2}\s+(?:or\s+)?")
"""What stands between the last part and the whole."""
_ADDED = frozenset(("more", "another", "additional"))
_BESIDES = _ADDED | {"other"}
_NEAR = 120
SURE_OF_MONEY, SURE_IN_ALL = 0.75, 0.75
_LEAST_PARTS = 2
_LEAST_AGREED = 3
"""Sums below are too common to be worth telling."""


def _exact(place: Carrier) -> bool:
    claim = place.claim
    return (
        claim.unit is None
        and claim.measure != "aged"
        and claim.modifier == "exact"
        and claim.low is not None
        and claim.low == claim.high
        and (bool(claim.item) or "total" in claim.scope or _TELLS_WHERE.match(place.after(6)) is not None)
        and "ordinal" not in claim.scope
    )


def _is_money(place: Carrier) -> bool:
    claim = place.claim
    exact = claim.modifier == "exact" and claim.low is not None and claim.high is not None
    return exact and "converted" not in claim.scope and is_currency(claim.unit)


def _value(place: Carrier) -> Decimal:
    return place.claim.low or Decimal(0)


def _shown(place: Carrier) -> str:
    return "“" + " ".join(place.text.split()) + "”"


def _finding(
    total: Carrier, parts: Sequence[Carrier], outcome: Outcome, message: str, confidence: float
) -> Finding:
    same = outcome is Outcome.AGREES
    whole = str(total.claim.value)
    added = whole if same else " + ".join(str(part.claim.value) for part in parts)
    return Finding(
        check=CHECK.name,
        severity=Severity.NOTE if same else CHECK.severity,
        confidence=confidence,
        subject=f"Sum of {_shown(total)}",
        message=message,
        identity=(
            total.view.ref.key,
            whole,
            added,
            *(str(part.claim.value) for part in parts),
            total.claim.item or "",
        ),
        evidence=(total.evidence(whole), *(part.evidence(added) for part in parts)),
        outcome=outcome,
        deciding="sum" if same else None,
    )


def _general(place: Carrier) -> str:
    return (place.claim.item or "").partition("/")[0]


def _parts_of(total: Carrier, counts: Sequence[Carrier]) -> list[Carrier]:
    """Return the counts that a colon, dash or parenthesis behind ``total`` opens, joined by *and*."""
    text, end = total.view.text, total.sentence_span().end
    behind = [one for one in counts if total.claim.span.end <= one.claim.span.start < end]
    if not behind or not _OPENS.fullmatch(text, total.claim.span.end, behind[0].claim.span.start):
        return []
    parts = behind[:1]
    for before, after in pairwise(behind):
        if not _JOINS.fullmatch(text, before.claim.span.end, after.claim.span.start):
            break
        parts.append(after)
    return parts if len(parts) > 1 else []


def _is_opened(place: Carrier) -> bool:
    """Tell whether a colon, a dash or a parenthesis stands right before a count."""
    text, at = place.view.text, place.claim.span.start
    while at and text[at - 1].isspace():
        at -= 1
    return at > 0 and text[at - 1] in _OPENERS


def _opened(counts: Sequence[Carrier]) -> Iterator[Finding]:
    """Yield for each whole whose parts stand behind it in its sentence."""
    if not any(map(_is_opened, counts)):
        return  # so it is in most articles, and no sentence need be read
    for total in counts:
        parts = _parts_of(total, counts)
        general = _general(total)
        if not parts or any(_general(part) not in (general, "") for part in parts):
            continue
        added = sum(map(_value, parts), Decimal(0))
        told = " and ".join(map(_shown, parts))
        if added == _value(total):
            yield _finding(total, parts, Outcome.AGREES, f"{told} make {_shown(total)}.", 0.9)
        else:
            yield _finding(
                total,
                parts,
                Outcome.DIFFERS,
                f"{told} make {added}, where the text has {_shown(total)}.",
                0.75,
            )


def _totalled(sums: Sequence[Carrier]) -> Iterator[Finding]:
    """Yield for sums of money that stand one after the other before what they make *in all*.

    The parts are those of the sentence that are of its currency; each may be rounded to its last digit.
    """
    for at, total in enumerate(sums):
        if "total" not in total.claim.scope:
            continue
        sentence = total.sentence_span()
        parts = [one for one in sums[:at] if sentence.contains(one.claim.span)]
        if parts and _said_value(parts[0]) == _said_value(total):
            parts = parts[1:]  # the whole, told before its parts as well
        if len(parts) < 2:
            continue
        if any(one.claim.unit != total.claim.unit or "total" in one.claim.scope for one in parts):
            continue
        low = sum((one.claim.low or Decimal(0) for one in parts), Decimal(0))
        high = sum((one.claim.high or Decimal(0) for one in parts), Decimal(0))
        told = f"{', '.join(map(_shown, parts[:-1]))} and {_shown(parts[-1])}"
        if low <= (total.claim.high or Decimal(0)) and (total.claim.low or Decimal(0)) <= high:
            yield _finding(total, parts, Outcome.AGREES, f"{told} make {_shown(total)}.", 0.9)
        elif max(_said_value(one) for one in parts) < _said_value(total):
            message = f"{told} do not make {_shown(total)}."
            yield _finding(total, parts, Outcome.DIFFERS, message, SURE_OF_MONEY)


def _counted_in_all(counts: Sequence[Carrier]) -> Iterator[Finding]:
    """Yield for counts that stand one after the other before what they make *in all*.

    *180 houses and 90 farms, 310 in all*: the whole has no noun, or one that names all of its parts.
    """
    for total in counts:
        if "total" not in total.claim.scope:
            continue
        parts = _parts_before(total, counts)
        if total.claim.item is not None and any(_general(part) != _general(total) for part in parts):
            continue
        added = sum(map(_value, parts), Decimal(0))
        told = " and ".join(map(_shown, parts))
        if len(parts) < _LEAST_PARTS:
            continue
        if added == _value(total):
            yield _finding(total, parts, Outcome.AGREES, f"{told} make {_shown(total)}.", 0.9)
        elif max(map(_value, parts)) < _value(total):
            message = f"{told} make {added}, where the text has {_shown(total)}."
            yield _finding(total, parts, Outcome.DIFFERS, message, SURE_IN_ALL)


def _parts_before(total: Carrier, counts: Sequence[Carrier]) -> list[Carrier]:
    """Return the counts joined by *and* whose last is right before ``total``, in its sentence."""
    text, start = total.view.text, total.sentence_span().start
    ahead = [
        one
        for one in counts
        if start <= one.claim.span.start and one.claim.span.end <= total.claim.span.start
    ]
    if not ahead or not _MAKES.fullmatch(text, ahead[-1].claim.span.end, total.claim.span.start):
        return []
    parts = ahead[-1:]
    for before, after in pairwise(reversed(ahead)):
        if not _JOINS.fullmatch(text, after.claim.span.end, before.claim.span.start):
            break
        parts.insert(0, after)
    return parts


def _said_value(place: Carrier) -> Decimal:
    return Decimal(place.claim.value or 0)


def _grown(counts: Sequence[Carrier]) -> Iterator[Finding]:
    """Yield for a count and *two more* in one sentence whose sum no other count of the article has."""
    for at, more in enumerate(counts):
        key = key_of(more)
        if key is None or not _ADDED & set(more.claim.scope):
            continue
        ahead = [one for one in counts[:at] if key_of(one) == key]
        first = ahead[-1] if ahead else more
        if _ADDED & set(first.claim.scope) or first.sentence_span() != more.sentence_span():
            continue
        added = _value(first) + _value(more)
        totals = [one for one in counts if key_of(one) == key and one not in (first, more)]
        values = sorted(map(_value, totals))
        if len(values) > 1 and added not in values and values.count(values[-1]) > 1 and values[-1] < added:
            total = next(one for one in reversed(totals) if _value(one) == values[-1])
            message = (
                f"{_shown(first)} and {_shown(more)} make {added}, where the text has {_shown(total)}."
            )
            yield _finding(total, (more, first), Outcome.DIFFERS, message, 0.7)


def _besides(counts: Sequence[Carrier]) -> Iterator[Finding]:
    """Yield the first *22 others* of an article that with the one named make a whole of it."""
    for part in counts:
        if "other" not in part.claim.scope or _value(part) + 1 < _LEAST_AGREED:
            continue
        for total in counts:
            whole = not _BESIDES & set(total.claim.scope) and total.claim.item == part.claim.item
            if whole and _value(total) == _value(part) + 1:
                message = f"{_shown(part)} and the one that is named make {_shown(total)}."
                yield _finding(total, (part,), Outcome.AGREES, message, 0.9)
                return


def _casualties(counts: Sequence[Carrier]) -> Iterator[Finding]:
    """Yield the first number of people shot that is the sum of the dead and the injured."""
    whole = [one for one in counts if is_whole(one) and key_of(one) is not None]
    for total in whole:
        if total.claim.measure not in ("shot", "hit", "stabbed"):
            continue
        for dead in whole:
            for hurt in whole:
                kinds = (dead.claim.measure, hurt.claim.measure)
                if kinds == ("killed", "injured") and _value(dead) + _value(hurt) == _value(total):
                    message = f"{_shown(dead)} killed and {_shown(hurt)} injured make {_shown(total)}."
                    yield _finding(total, (dead, hurt), Outcome.AGREES, message, 0.9)
                    return


def find(story: StoryView) -> Iterator[Finding]:
    """Yield the sums of each article, article by article: those that fail and those that hold."""
    by_article: dict[int, list[Carrier]] = {}
    money: dict[int, list[Carrier]] = {}
    for place in carriers(story, ClaimKind.FIGURE):
        if _exact(place):
            by_article.setdefault(place.order, []).append(place)
        elif _is_money(place):
            money.setdefault(place.order, []).append(place)
    for counts in by_article.values():
        for rule in (_opened, _counted_in_all, _grown, _besides, _casualties):
            yield from rule(counts)
    for sums in money.values():
        yield from _totalled(sums)


CHECK = Check(
    name="sum-mismatch",
    takes=StoryView,
    find=find,
    severity=Severity.WARNING,
    identity_version=1,
    doc=__doc__ or "",
)
