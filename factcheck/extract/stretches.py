"""The stretches of an article, from its marks and statements and whoever speaks them.

In: marks with their voices, and what is told without marks. Out: :class:`~factcheck.model.quote.Stretch`
values in the order of the text, each with its role, kind, quotation number and confidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from factcheck.extract.confidence import confidence
from factcheck.extract.headlines import marks_doubly
from factcheck.extract.indirect import Told
from factcheck.extract.roles import role_of
from factcheck.extract.voice import Voice
from factcheck.model.quote import LEAST_SPEAKER, STATEMENTS, QuoteKind, QuoteRole, SpeakerMethod, Stretch
from factcheck.model.span import Span
from factcheck.text.marks import Marked

_CAST = re.compile(r"\bas[ \xa0](?:(?:an?|the)[ \xa0])?\Z")
"""Stands before words that somebody casts something in: *referred to her as “Miss Roe”*."""


def _kind(text: str, mark: Marked) -> QuoteKind:
    """Tell a whole statement within marks from a part of one, which begins in lower case."""
    inside = mark.span.of(text)
    first = next((char for char in inside if char.isalnum()), "")
    return QuoteKind.DIRECT if first.isupper() or first.isdigit() or mark.continues else QuoteKind.MIXED


def _confidence(voice: Voice) -> float:
    if voice.speaker is None:
        return 0.0
    rule = voice.found.rule if voice.found else ""
    return confidence(voice.method, voice.form, rule, voice.entity is not None)


def _roles(
    text: str, marked: list[Marked], voices: list[Voice], paragraphs: list[Span], heads: frozenset[int]
) -> list[QuoteRole]:
    """Return the role of each of ``marked``."""
    doubly = marks_doubly(marked)
    roles = []
    for mark, voice in zip(marked, voices, strict=True):
        if mark.paragraph in heads:
            roles.append(QuoteRole.HEADLINE)
            continue
        alone = voice.method is SpeakerMethod.CARRY and mark.outer == paragraphs[mark.paragraph]
        goes_on = alone or voice.method is SpeakerMethod.SAME_PARAGRAPH
        roles.append(role_of(text, mark, voice.found, goes_on, aside=doubly and mark.single))
    for at in range(1, len(marked)):
        if roles[at - 1] is not roles[at] and _are_said_together(text, marked, voices, at):
            first, second = roles[at - 1 : at + 1]
            cast = _CAST.search(text, max(0, marked[at - 1].outer.start - 10), marked[at - 1].outer.start)
            if first is QuoteRole.TERM and second is QuoteRole.ATTRIBUTED:
                roles[at - 1] = second
            elif first is QuoteRole.ATTRIBUTED and cast and second is not QuoteRole.HEADLINE:
                roles[at] = first
    return roles


def _are_said_together(text: str, marked: list[Marked], voices: list[Voice], at: int) -> bool:
    """Tell whether *and* alone parts two stretches of one speaker: *“maybe” and “perhaps,” Hale said*."""
    between = text[marked[at - 1].outer.end : marked[at].outer.start]
    same = voices[at].speaker is not None and voices[at].speaker == voices[at - 1].speaker
    return same and between in (" and ", " or ", ", and ", ", or ")


def quoted_stretches(
    text: str,
    marked: list[Marked],
    voices: list[Voice],
    paragraphs: list[Span],
    heads: frozenset[int],
    least: float = LEAST_SPEAKER,
) -> list[Stretch]:
    """Return the stretches within marks, in the order of the text; less sure speakers are none."""
    found: list[Stretch] = []
    number = -1
    roles = _roles(text, marked, voices, paragraphs, heads)
    for at, (mark, voice, role) in enumerate(zip(marked, voices, roles, strict=True)):
        earlier = voices[at - 1] if at else Voice()
        tied = bool(found) and (
            mark.continues
            or (
                marked[at - 1].paragraph == mark.paragraph
                and voice.method is SpeakerMethod.SAME_PARAGRAPH
                and voice.speaker == earlier.speaker
                and role is found[-1].role is QuoteRole.ATTRIBUTED
            )
        )
        number += 0 if tied else 1
        sure = _confidence(voice)
        spoken = role in STATEMENTS and (voice.speaker is None or sure >= least)
        found.append(
            Stretch(
                span=mark.span,
                kind=_kind(text, mark),
                role=role,
                quotation=number,
                speaker=voice.speaker if spoken else None,
                mention=voice.mention if spoken else None,
                cue=voice.cue if spoken else None,
                method=voice.method if spoken else SpeakerMethod.NONE,
                confidence=sure if spoken else 0.0,
                unclosed=mark.unclosed,
            )
        )
    return found


def told_stretches(told: Sequence[Told], least: float = LEAST_SPEAKER) -> list[Stretch]:
    """Return the stretches told without marks; those of one statement share a number.

    Statements whose speaker is less sure than ``least`` are left out.
    """
    return [
        Stretch(
            span=piece,
            kind=QuoteKind.INDIRECT,
            role=QuoteRole.ATTRIBUTED,
            quotation=number,
            speaker=one.voice.speaker,
            mention=one.voice.mention,
            cue=one.voice.cue,
            method=one.voice.method,
            confidence=sure,
        )
        for number, one in enumerate(told)
        if (sure := _confidence(one.voice)) >= least
        for piece in one.pieces
    ]


def in_order(quoted: Sequence[Stretch], told: Sequence[Stretch]) -> list[Stretch]:
    """Return all stretches in the order of the text, an outer one first, with numbers in that order."""
    if not told:
        return list(quoted)
    every = [(stretch, 0) for stretch in quoted] + [(stretch, 1) for stretch in told]
    every.sort(key=lambda row: (row[0].span.start, -row[0].span.end))
    numbers: dict[tuple[int, int], int] = {}
    found: list[Stretch] = []
    for stretch, kind in every:
        number = numbers.setdefault((kind, stretch.quotation), len(numbers))
        found.append(stretch if number == stretch.quotation else replace(stretch, quotation=number))
    return found


def without_marks(told: Sequence[Stretch], quoted: Sequence[Stretch]) -> list[Stretch]:
    """Return the statements of which no part stands within marks as somebody's words.

    ``quoted`` are in the order of the text, and none lies within another.
    """
    said = [stretch.span for stretch in quoted if stretch.said]
    ends = [span.end for span in said]
    mixed = set[int]()
    for one in told:
        nearest = bisect_right(ends, one.span.start)
        if nearest < len(said) and one.span.overlaps(said[nearest]):
            mixed.add(one.quotation)
    return [one for one in told if one.quotation not in mixed]
