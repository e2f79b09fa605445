"""Quotations of one speaker in a story that share a part, each with words of its own before or behind it.

In: a story. Out: pairs of readings, the longer first. Two reporters at one press conference cut what they
heard in different places; such quotations are too unlike as wholes to be linked as one quote, and still the
part that both print must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from factcheck.checks.deviations import PART_SHARED, compare
from factcheck.checks.readings import Reading, read_occurrence
from factcheck.checks.speakers import may_be_one
from factcheck.model.group import ArticleView, QuoteOccurrence, StoryView
from factcheck.model.quote import QuoteKind, QuoteRole
from factcheck.text.calendar_days import publication_day
from factcheck.text.comparable import is_small
from factcheck.text.fold import fold_text

TELLING_WORDS = 3
"""Shared words outside the closed classes: *that is what we are going to do* is said of anything."""

NEAR_DAYS = 7
"""Speakers say again, weeks later, nearly what they said before."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation with its speaker, and its words as sets, to pass over most pairs at once."""

    occurrence: QuoteOccurrence
    words: frozenset[str]
    telling: frozenset[str]

    @property
    def printed(self) -> tuple[str, tuple[int, ...]]:
        """The text, and the length of each stretch: two that print the same differ in nothing."""
        return self.occurrence.text, tuple(span.end - span.start for span in self.occurrence.spans)


def _said_in(view: ArticleView) -> Iterator[_Said]:
    held: dict[int, list[int]] = {}
    for at, stretch in enumerate(view.quotes):
        spoken = stretch.role is QuoteRole.ATTRIBUTED and stretch.kind is not QuoteKind.INDIRECT
        if spoken and stretch.speaker:
            held.setdefault(stretch.quotation, []).append(at)
    for number, places in held.items():
        stretches = [view.quotes[at] for at in places]
        text = " ".join(stretch.span.of(view.text) for stretch in stretches)
        words = frozenset(_WORD.findall(fold_text(text)))
        if len(words) < PART_SHARED:
            continue
        first = stretches[0]
        occurrence = QuoteOccurrence(
            key=f"{view.ref.key} {number}",
            article=view.ref,
            spans=tuple(stretch.span for stretch in stretches),
            text=text,
            kind=first.kind,
            role=first.role,
            speaker=first.speaker,
            speaker_key=None,
            method=first.method,
            confidence=first.confidence,
        )
        yield _Said(occurrence, words, frozenset(word for word in words if not is_small(word)))


def _may_share(one: _Said, other: _Said) -> bool:
    if len(one.telling & other.telling) < TELLING_WORDS or len(one.words & other.words) < PART_SHARED - 1:
        return False
    return one.printed != other.printed and may_be_one(one.occurrence, other.occurrence)


def shared_parts(story: StoryView) -> Iterator[tuple[Reading, Reading]]:
    """Yield the pairs, in the order of the story.

    Quotations that agree as wholes are left to the groups of linked quotations.
    """
    if len(story.articles) < 2:
        return
    told = [list(_said_in(view)) for view in story.articles]
    days = [publication_day(view.ref.published) for view in story.articles]
    read = cache(read_occurrence)
    for (here, day), (there, other_day) in combinations(zip(told, days, strict=True), 2):
        if day and other_day and abs((day - other_day).days) > NEAR_DAYS:
            continue
        for one in here:
            for other in there:
                if not _may_share(one, other):
                    continue
                pair = read(one.occurrence), read(other.occurrence)
                longer, shorter = sorted(pair, key=lambda reading: (-len(reading.units), reading.text))
                if compare(longer, shorter) is None and compare(longer, shorter, part=True) is not None:
                    yield longer, shorter
