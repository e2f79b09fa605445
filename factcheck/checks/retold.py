"""Quotations of one speaker in a story that share a part, each with words of its own before or behind it.

In: a story. Out: of each pair the reading to hold others against, with all readings of both. Two reporters
at one press conference cut what they heard in different places; such quotations are too unlike as wholes
to be linked as one quote, and still the part that both print must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import combinations

from factcheck.checks.deviations import PART_SHARED, compare
from factcheck.checks.readings import Reading, read_occurrence
from factcheck.checks.speakers import may_be_one
from factcheck.model.article import ArticleKey, ArticleRef
from factcheck.model.group import ArticleView, QuoteOccurrence, StoryView
from factcheck.model.quote import QuoteKind, QuoteRole, Stretch
from factcheck.text.calendar_days import publication_day
from factcheck.text.comparable import SMALL_WORDS
from factcheck.text.fold import fold_text
from factcheck.text.quotations import occurrence_of

TELLING_WORDS = 3
"""Shared words outside the closed classes: *that is what we are going to do* is said of anything."""

NEAR_DAYS = 7
"""Speakers say again, weeks later, nearly what they said before."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, eq=False)
class _Said:
    """A quotation of a speaker, and its words as sets, to pass over most pairs at once."""

    article: ArticleRef
    number: int
    stretches: Sequence[Stretch]
    text: str
    words: frozenset[str]
    telling: frozenset[str]

    @property
    def printed(self) -> tuple[str, tuple[int, ...]]:
        """The text, and the length of each stretch: two that print the same differ in nothing."""
        return self.text, tuple(one.span.end - one.span.start for one in self.stretches)

    @property
    def speaker(self) -> str | None:
        """Who says it, as the article's full name of the speaker."""
        return self.stretches[0].speaker

    @cached_property
    def occurrence(self) -> QuoteOccurrence:
        """The quotation as readings take it; most are never asked for."""
        key = f"{self.article.key} {self.number}"
        return occurrence_of(self.article, self.text, self.stretches, self.stretches[0], key=key)


def _said_in(view: ArticleView) -> Iterator[_Said]:
    held: dict[int, list[Stretch]] = {}
    for stretch in view.quotes:
        spoken = stretch.role is QuoteRole.ATTRIBUTED and stretch.kind is not QuoteKind.INDIRECT
        if spoken and stretch.speaker:
            held.setdefault(stretch.quotation, []).append(stretch)
    for number, stretches in held.items():
        text = " ".join(stretch.span.of(view.text) for stretch in stretches)
        words = frozenset(_WORD.findall(fold_text(text)))
        if len(words) >= PART_SHARED:
            yield _Said(view.ref, number, stretches, text, words, words - SMALL_WORDS)


def _may_share(one: _Said, other: _Said) -> bool:
    if len(one.telling & other.telling) < TELLING_WORDS or len(one.words & other.words) < PART_SHARED - 1:
        return False
    return one.printed != other.printed and may_be_one(one.occurrence, other.occurrence)


def shared_parts(story: StoryView) -> Iterator[tuple[Reading, tuple[Reading, ...]]]:
    """Yield the primary source's quotation of each pair, else the longer one, with all carriers of both.

    Quotations that agree as wholes are left to the groups of linked quotations. What many articles print
    alike is compared once: copies of one text would else be compared as often as there are pairs of them.
    """
    if len(story.articles) < 2:
        return
    days = {view.ref.key: publication_day(view.ref.published) for view in story.articles}
    sayings: dict[Hashable, list[_Said]] = {}
    for view in story.articles:
        for said in _said_in(view):
            sayings.setdefault((said.printed, said.speaker), []).append(said)
    read = cache(read_occurrence)
    for ones, others in combinations(sayings.values(), 2):
        if not _may_share(ones[0], others[0]):
            continue
        carriers = _near_each_other(ones, others, days)
        if not carriers:
            continue
        pair = read(ones[0].occurrence), read(others[0].occurrence)
        longer, shorter = sorted(pair, key=lambda reading: (-len(reading.units), reading.text))
        if compare(longer, shorter) is None and compare(longer, shorter, part=True) is not None:
            reference = min(longer, shorter, key=lambda one: not one.occurrence.article.kind.primary)
            yield reference, tuple(read(said.occurrence) for said in carriers)


def _near_each_other(
    ones: Sequence[_Said], others: Sequence[_Said], days: Mapping[ArticleKey, date | None]
) -> list[_Said]:
    """Return those of two sayings that another article has of the other within a few days."""

    def has_partner(said: _Said, theirs: Sequence[_Said]) -> bool:
        own = said.article.key
        return any(
            other.article.key != own and _are_near(days[own], days[other.article.key]) for other in theirs
        )

    return [
        *(said for said in ones if has_partner(said, others)),
        *(said for said in others if has_partner(said, ones)),
    ]


def _are_near(one: date | None, other: date | None) -> bool:
    return not one or not other or abs((one - other).days) <= NEAR_DAYS
