"""Runs that belong to one name though a small word, a nickname or a possessive parts them.

In: the runs of a text, in order. Out: the same with neighbours joined: *Department* + *of* + *Justice*,
*Milwaukee County Sheriff* + *’s* + *Office*, *Robert* + *“Bob”* + *Hale* (the nickname is left out).
"""

from __future__ import annotations

import re

from factcheck.extract.name_words import bare, is_given, is_initial
from factcheck.extract.scan import Run
from factcheck.extract.wordlists import named_set, word_set
from factcheck.text.names import titles

_GAP = re.compile(
    r"(?:[ \xa0](?:(?P<of>(?:of|for|on|against|to)(?:[ \xa0]the)?)|(?P<together>and|&))"
    r"|(?P<owned>['’]s?)|(?P<after>,))[ \xa0]\Z"
)
"""What may stand between two runs of one name; most gaps are none of it, which one look must tell."""

_NICK_OPEN = re.compile(r"[ \xa0][\"“'‘(]\Z")
_NICK_CLOSE = re.compile(r"[\"”'’)],?[ \xa0]\Z")
_MOST = 24
"""Words from which on a run takes no more in: longer than any name."""

_SAINTS = ("St.", "Saint", "St")
_TAILS = named_set("body-tails")
_OWNED = named_set("owned-bodies")
_FIELDS = named_set("agency-fields")
_OFFICE_FIELDS = named_set("office-fields")
_CALENDAR = named_set("calendar")
_OWNERS = named_set("body-owners")
_GENERIC_OF = named_set("bodies-of")
_OFFICE = re.compile(r"\b([A-Za-z]+)[ \xa0]of[ \xa0](?:the[ \xa0])?\Z")
_FIELD = re.compile(r"\b([A-Z][a-z]+)[ \xa0]\Z")
_OFFICES = ("chief", "head", "director", "leader", "speaker", "chairman", "chairwoman", "chair")
_OF_REACH = len("of the ")
_SURE = 0.01
"""Per cent of the population that bear a given name which may end an office."""


def _joins(text: str, left: Run, right: Run) -> str | None:
    """Return the words to put between two runs, or ``None`` when they stay apart."""
    gap = _GAP.match(text, left.end, right.start)
    if gap is None:
        return None
    last, first = bare(left.words[-1]), bare(right.words[0])
    orgs = word_set("org_words.txt")
    if first in _CALENDAR:
        return None
    if gap["of"]:
        relatives = left.initial and len(left.words) == 1 < len(right.words) and last == "friends"
        if relatives and is_given(right.words[0]):
            return None  # *Friends of Ann Hale lit candles* names no body
        return gap["of"] if last in _GENERIC_OF else None
    if gap["together"]:
        inside = (
            any(word in ("of", "for", "on") for word in left.words) and bare(left.words[0]) in _GENERIC_OF
        )
        national = left.words[0] in ("U.S.", "Royal", "National", "Federal")
        tail = bare(right.words[-1]) in _TAILS and len(right.words) > 1
        alone = len(left.words) == 1 or (len(left.words) == 2 and left.words[0] == "The")
        fielded = last in _FIELDS and alone and bare(right.words[-1]) in orgs
        if fielded and len(right.words) > 1:
            return gap["together"]
        enforced = bare(right.words[-1]) == "enforcement" and len(right.words) == 2
        signed = gap["together"] == "&" and bare(right.words[-1]) in orgs and not is_given(last)
        joined_by_name = enforced or signed or ((inside or national) and (tail or first in orgs))
        return gap["together"] if joined_by_name else None
    if gap["owned"]:
        owner = last in titles() or last in _OWNERS
        of_saint = len(left.words) > 1 and left.words[-2] in _SAINTS and first in orgs
        return gap["owned"] if (first in _OWNED and owner) or of_saint else None
    return "" if first in ("jr", "sr") and len(right.words) == 1 and len(left.words) > 1 else None


def _without_nicknames(text: str, found: list[Run]) -> list[Run]:
    """Join given name and surname over a nickname in marks between them."""
    kept: list[Run] = []
    at = 0
    while at < len(found):
        run = found[at]
        near = bool(kept) and run.start - kept[-1].end == 2 and at + 1 < len(found)
        if near and len(run.words) <= 2 and len(kept[-1].words) <= 2:
            left, right = kept[-1], found[at + 1]
            opens = _NICK_OPEN.match(text, left.end, run.start)
            closes = right.start - run.end <= 3 and _NICK_CLOSE.match(text, run.end, right.start)
            first = left.words[0] if is_initial(left.words[-1]) else left.words[-1]
            if opens and closes and is_given(first) and len(right.words) <= 2:
                words, places = left.words + right.words, left.places() + right.places()
                kept[-1] = Run(left.start, right.end, words, left.initial, places)
                at += 2
                continue
        kept.append(run)
        at += 1
    return kept


def _after_office(text: str, run: Run) -> Run:
    """Cut what belongs to an office off a name: *State* in *Secretary of State (Ann) Hale*."""
    if "of" not in text[max(0, run.start - _OF_REACH) : run.start]:
        return run
    fields = next((at for at, word in enumerate(run.words) if bare(word) not in _OFFICE_FIELDS), 0)
    if len(run.words) < (2 if fields else 3) or is_given(run.words[0]):
        return run
    if bare(run.words[-1]) in word_set("org_words.txt"):
        return run
    match = _OFFICE.search(text, max(0, run.start - 30), run.start)
    if match is None or not (match[1].casefold() in titles() or match[1] in _OFFICES):
        return run
    if fields:
        return run.cut(fields, len(run.words))
    named = (at for at in range(1, len(run.words) - 1) if is_given(run.words[at], _SURE))
    at = next(named, 0)
    return run.cut(at, len(run.words)) if at else run


def ends_office(text: str, start: int) -> bool:
    """Tell whether the field of an office ends right before ``start``: *Speaker of the House Emo Yeld*."""
    field = _FIELD.search(text, max(0, start - 20), start)
    if field is None or field[1].casefold() not in _OFFICE_FIELDS:
        return False
    match = _OFFICE.search(text, max(0, field.start() - 30), field.start())
    if match is None:
        return False
    return match[1].casefold() in titles() or match[1] in _OFFICES


def joined(text: str, found: list[Run]) -> list[Run]:
    """Return ``found`` with the runs of one name joined, in order.

    >>> from factcheck.extract.scan import runs
    >>> text = "The U.S. Department of Justice sued Cook County Sheriff’s Office."
    >>> [" ".join(run.words) for run in joined(text, runs(text))]
    ['The U.S. Department of Justice', 'Cook County Sheriff’s Office']
    """
    whole: list[Run] = []
    for run in _without_nicknames(text, found):
        if len(run.words) > 1:
            run = _after_office(text, run)
        left = whole[-1] if whole else None
        between = (
            _joins(text, left, run)
            if left and run.start - left.end < 24 and len(left.words) < _MOST
            else None
        )
        if left is None or between is None:
            whole.append(run)
            continue
        words, places = list(left.words), list(left.places())
        if between[:1] in ("'", "’"):
            words[-1] += between
        else:
            at = left.end
            for word in between.split():
                at = text.index(word, at)
                words.append(word)
                places.append(at)
                at += len(word)
        whole[-1] = Run(left.start, run.end, (*words, *run.words), left.initial, (*places, *run.places()))
    return whole
