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
speaks for it, speakers found in a way that is right in nine of ten cases or fewer (pronouns, carried over,
descriptions, a colon), one who quotes another within the quotation, and one article that seems to name
two (there one of the two was nearly always read wrongly).

Options
-------
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from factcheck.checks.base import Check
from factcheck.checks.sources import source_name
from factcheck.checks.speakers import is_person, is_trusted, may_be_one
from factcheck.model.finding import Evidence, Finding, Severity
from factcheck.model.group import QuoteGroup, QuoteMember, Relation
from factcheck.text.fold import fold_text
from factcheck.text.words import WordKind, read_words

LEAST_WORDS = 6
"""Shorter sayings are said by many."""

_SAME_WORDS = (Relation.IDENTICAL, Relation.TYPOGRAPHIC, Relation.CONTAINED)
_SUBJECT_WORDS = 8
_INNER = re.compile(r"(?<!\w)[‘“\"'](?=\w)(?P<inner>.+?)[’”\"'](?!\w)", re.DOTALL)
_INNER_WORDS = 4
"""Fewer words in inner marks are a term, not a quotation of someone else."""


def _share_words(first: Sequence[QuoteMember], second: Sequence[QuoteMember]) -> bool:
    """Tell whether two quotations of the two speakers, in two articles, have six words in common."""
    ranges = [
        {(member.start, member.end, member.occurrence.article.key) for member in members}
        for members in (first, second)
    ]
    return any(
        min(a[1], b[1]) - max(a[0], b[0]) >= LEAST_WORDS and a[2] != b[2] for a, b in product(*ranges)
    )


def _quotes_another(text: str) -> bool:
    """Tell whether the speaker quotes someone, so that the words may be that other's."""
    return any(len(match["inner"].split()) >= _INNER_WORDS for match in _INNER.finditer(text))


def _clashing(members: Sequence[QuoteMember]) -> list[QuoteMember]:
    """Return the members that share six words with one of another speaker, in their order."""
    named: dict[tuple[str | None, str | None], list[QuoteMember]] = {}
    for member in members:
        named.setdefault((member.occurrence.speaker, member.occurrence.speaker_key), []).append(member)
    clashing = set()
    for first, second in combinations(named, 2):
        one, other = named[first], named[second]
        if not may_be_one(one[0].occurrence, other[0].occurrence) and _share_words(one, other):
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


def _name(members: Sequence[QuoteMember]) -> str:
    """Return what the earliest of one speaker's carriers calls the speaker."""
    return members[0].occurrence.speaker or ""


def _by_speaker(members: Sequence[QuoteMember]) -> dict[str, list[QuoteMember]]:
    """Group members whose speakers may be one, by the first one's folded full name."""
    groups: dict[str, list[QuoteMember]] = {}
    for member in members:
        for held in groups.values():
            if may_be_one(held[0].occurrence, member.occurrence):
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
        and is_trusted(member.occurrence)
        and is_person(member.occurrence.speaker)
        and not _quotes_another(member.occurrence.text)
    ]
    speakers = _by_speaker(_clashing(named))
    if len(speakers) < 2:
        return
    members = [member for held in speakers.values() for member in held]
    primary = [member for member in members if member.occurrence.article.kind.primary]
    whole = min((one.occurrence.text for one in members), key=len) if primary else group.text
    words = whole.split()
    subject = "“" + " ".join(words[:_SUBJECT_WORDS]) + ("…”" if len(words) > _SUBJECT_WORDS else "”")
    counts = ", ".join(
        f"{_name(held)} ({len(held)} place{'s' if len(held) > 1 else ''})" for held in speakers.values()
    )
    yield Finding(
        check=CHECK.name,
        severity=CHECK.severity,
        confidence=round(
            min(0.9, *(max(m.occurrence.confidence for m in held) for held in speakers.values())), 2
        ),
        subject=subject,
        message=f"The same words are given to {len(speakers)} speakers: {counts}{_as_recorded(primary)}.",
        identity=(*sorted(speakers), _anchor(group, list(speakers.values()))),
        evidence=(
            *(_evidence(held[0], _name(held)) for held in speakers.values()),
            *(_evidence(member, _name(held)) for held in speakers.values() for member in held[1:]),
        ),
    )


def _as_recorded(primary: Sequence[QuoteMember]) -> str:
    """Return whom the first primary source among the carriers names, as the end of a sentence."""
    if not primary:
        return ""
    first = primary[0].occurrence
    return f"; {source_name(first.article)} names {first.speaker}"


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
