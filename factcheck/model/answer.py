"""What a search for a quotation answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.article import ArticleRef
from factcheck.model.claim import ClaimOccurrence
from factcheck.model.group import QuoteGroup, QuoteMember
from factcheck.model.name import NameKind


class Match(StrEnum):
    """How well the store answers, best first.

    ``other-speaker``: near quotes are there, but not of the speaker asked for. ``other-carrier``: near
    quotes are there, but in no article of the outlet or the days asked for. ``too-short``: the words asked
    for are too few to tell. ``nothing``: no quote is near.
    """

    VERBATIM = "verbatim"
    NEAR = "near"
    OTHER_SPEAKER = "other-speaker"
    OTHER_CARRIER = "other-carrier"
    TOO_SHORT = "too-short"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteHit:
    """A quote that answers: ``score`` in [0, 1]; its members are those that the filters let through.

    ``source`` is a primary source among the quote's carriers, if there is one, and ``verified`` tells that
    it has the words asked for, but for typography and what is marked. ``as_asked`` are the members of the
    best hit that have them, or a part of them, so.
    """

    score: float
    group: QuoteGroup
    as_asked: tuple[QuoteMember, ...] = ()
    source: ArticleRef | None = None
    verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The match and what was found, best first.

    ``speakers`` are those of the near quotes, where the speaker asked for said none of them.
    """

    match: Match
    hits: tuple[QuoteHit, ...]
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHit:
    """A claim that answers: ``score`` in [0, 1], its words, and the sentences that it stands in.

    ``context_start`` is the offset of these in the article's text.
    """

    score: float
    key: str
    claim: ClaimOccurrence
    text: str
    context: str
    context_start: int
    article: ArticleRef


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """A person, body or place that answers: ``score`` in [0, 1].

    ``articles`` are those that name it, earliest first, each with the full form that it gives.
    """

    score: float
    key: str
    name: str
    kind: NameKind
    articles: tuple[tuple[ArticleRef, str], ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return the full forms, each once, the most frequent first, equally frequent ones by alphabet."""
        counts = Counter(name for _, name in self.articles)
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
