"""The same words given to two different speakers.

What it finds
-------------
Quotations that share at least six words in a row, word for word, of which one names one person as the
speaker and another names another. One finding for each quote, with every speaker and who names them.

Why it matters
--------------
Words put into the wrong mouth are the gravest slip a quotation can have, and hard to see in one article.

Example
-------
"It was a very long night for all of us," said Ana Ruiz, the fire chief; elsewhere: "It was a very long
night for all of us," said Paul Dorn, the mayor. One finding: `ana ruiz` and `paul dorn`.

Known false alarms
------------------
Two people who recite one text (an oath, a motto, a song). Silent by design: two forms of one name,
two spellings of one name (see name-spelling-differs), people of one surname, a body and the person who
speaks for it, speakers that were found by a pronoun or carried over from an earlier paragraph without good
measured confidence.

Options
-------
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product

from rapidfuzz.distance import OSA

from factcheck.checks.base import Check
from factcheck.model.finding import Evidence, Finding, Severity
from factcheck.model.group import QuoteGroup, QuoteMember, QuoteOccurrence, Relation
from factcheck.model.quote import SpeakerMethod
from factcheck.text.fold import fold_text
from factcheck.text.tables import read_rows
from factcheck.text.words import WordKind, read_words

LEAST_WORDS = 6
"""Shorter sayings are said by many."""

SURE_CONFIDENCE = 0.9
"""Measured share of right speakers above which any method may stand against another."""

_SAME_WORDS = (Relation.IDENTICAL, Relation.TYPOGRAPHIC, Relation.CONTAINED)
_NAMING = (SpeakerMethod.CUE, SpeakerMethod.SAME_PARAGRAPH)
_SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_SURNAME_EDITS = 2
_SUBJECT_WORDS = 8


@cache
def _body_words() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("factcheck.checks", "body_words.txt"))


def _is_trusted(occurrence: QuoteOccurrence) -> bool:
    return occurrence.method in _NAMING or occurrence.confidence > SURE_CONFIDENCE


def _name(occurrence: QuoteOccurrence) -> list[str]:
    bare = _SUFFIX.sub("", occurrence.speaker or "")
    return [word for word in fold_text(bare).replace(".", " ").split() if len(word) > 1]


def _is_person(speaker: str) -> bool:
    """Tell whether a speaker's name is a person's: two to five words, capitals, none of a body's."""
    words = _SUFFIX.sub("", speaker).split()
    letters = [word for word in words if word[0].isalpha()]
    return (
        2 <= len(words) <= 5
        and letters == words
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and not (words[-1].isupper() and len(words[-1]) > 1)
        and not _body_words() & {fold_text(word).strip(".,") for word in words}
    )


def _may_be_one(first: QuoteOccurrence, second: QuoteOccurrence) -> bool:
    """Tell whether the two speakers may be one person: one key, one surname, or one spelled in two ways."""
    if first.speaker_key is not None and first.speaker_key == second.speaker_key:
        return True
    one, other = _name(first), _name(second)
    if not one or not other or set(one) <= set(other) or set(other) <= set(one):
        return True
    near = min(_SURNAME_EDITS, min(len(one[-1]), len(other[-1])) // 3)
    return OSA.distance(one[-1], other[-1]) <= near or one[-1] in other or other[-1] in one


def _share_words(first: Sequence[QuoteMember], second: Sequence[QuoteMember]) -> bool:
    """Tell whether a quotation of the one speaker and one of the other have six words in common."""
    ranges = (
        {(member.start, member.end) for member in first},
        {(member.start, member.end) for member in second},
    )
    return any(min(a[1], b[1]) - max(a[0], b[0]) >= LEAST_WORDS for a, b in product(*ranges))


def _clashing(members: Sequence[QuoteMember]) -> list[QuoteMember]:
    """Return the members that share six words with one of another speaker, in their order."""
    named: dict[tuple[str | None, str | None], list[QuoteMember]] = {}
    for member in members:
        named.setdefault((member.occurrence.speaker, member.occurrence.speaker_key), []).append(member)
    clashing = set()
    for first, second in combinations(named, 2):
        one, other = named[first], named[second]
        if not _may_be_one(one[0].occurrence, other[0].occurrence) and _share_words(one, other):
            clashing |= {first, second}
    return [
        member
        for member in members
        if (member.occurrence.speaker, member.occurrence.speaker_key) in clashing
    ]


def _place(member: QuoteMember) -> tuple[str, str, int]:
    published = member.occurrence.article.published
    dated = published.earliest.isoformat() if published else "~"
    return dated, member.occurrence.article.key, member.occurrence.spans[0].start


def _evidence(member: QuoteMember, value: str) -> Evidence:
    occurrence = member.occurrence
    span = occurrence.spans[0]
    return Evidence(
        article=occurrence.article, span=span, text=occurrence.text[: span.end - span.start], value=value
    )


def _by_speaker(members: Sequence[QuoteMember]) -> dict[str, list[QuoteMember]]:
    """Group members whose speakers may be one; the value is the first one's folded full name."""
    groups: dict[str, list[QuoteMember]] = {}
    for member in members:
        for held in groups.values():
            if _may_be_one(held[0].occurrence, member.occurrence):
                held.append(member)
                break
        else:
            groups[fold_text(member.occurrence.speaker or "")] = [member]
    return groups


def find(group: QuoteGroup) -> Iterator[Finding]:
    """Yield one finding if two speakers are given the same words, earliest carriers first."""
    named = [
        member
        for member in sorted(group.members, key=_place)
        if member.relation in _SAME_WORDS
        and member.end - member.start >= LEAST_WORDS
        and member.occurrence.speaker
        and _is_trusted(member.occurrence)
        and _is_person(member.occurrence.speaker)
    ]
    speakers = _by_speaker(_clashing(named))
    if len(speakers) < 2:
        return
    words = group.text.split()
    subject = "“" + " ".join(words[:_SUBJECT_WORDS]) + ("…”" if len(words) > _SUBJECT_WORDS else "”")
    counts = ", ".join(
        f"{held[0].occurrence.speaker} ({len(held)} place{'s' if len(held) > 1 else ''})"
        for held in speakers.values()
    )
    yield Finding(
        check=CHECK.name,
        severity=CHECK.severity,
        confidence=round(
            min(0.9, *(max(m.occurrence.confidence for m in held) for held in speakers.values())), 2
        ),
        subject=subject,
        message=f"The same words are given to {len(speakers)} speakers: {counts}.",
        identity=(*sorted(speakers), _anchor(group, list(speakers.values()))),
        evidence=(
            *(_evidence(held[0], value) for value, held in speakers.items()),
            *(_evidence(member, value) for value, held in speakers.items() for member in held[1:]),
        ),
    )


def _anchor(group: QuoteGroup, speakers: Sequence[Sequence[QuoteMember]]) -> str:
    """Return six words that all speakers' first carriers share, so that the identity knows no key.

    Of the shared six-word runs it is the least in alphabetical order; without any, the least of all.
    """
    words = [word.text for word in read_words(group.text) if word.kind is WordKind.PLAIN]
    start = max(held[0].start for held in speakers)
    end = min(held[0].end for held in speakers)
    shared = words[start:end] if end - start >= LEAST_WORDS else words
    return min(
        " ".join(shared[at : at + LEAST_WORDS]) for at in range(max(1, len(shared) - LEAST_WORDS + 1))
    )


CHECK = Check(
    name="speaker-differs",
    takes=QuoteGroup,
    find=find,
    severity=Severity.ERROR,
    identity_version=1,
    doc=__doc__ or "",
)
