"""Occurrences that link has tied together, as checks and pages see them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.article import ArticleRef
from factcheck.model.authority import SettledName
from factcheck.model.claim import ClaimOccurrence
from factcheck.model.decision import Ruling
from factcheck.model.name import NameOccurrence
from factcheck.model.quote import QuoteKind, QuoteRole, SpeakerMethod, Stretch
from factcheck.model.span import Span


class Relation(StrEnum):
    """How an occurrence stands to the canonical wording of its quote.

    ``identical``: the same characters. ``typographic``: the same words; marks, dashes, case, white
    space or edge punctuation differ. ``elided``: words are left out or put in at marked places.
    ``contained``: a part of the canonical wording, word for word. ``variant``: words differ.
    """

    IDENTICAL = "identical"
    TYPOGRAPHIC = "typographic"
    ELIDED = "elided"
    CONTAINED = "contained"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteOccurrence:
    """One quotation in one article, its stretches together.

    ``key`` is stable across imports and databases. ``text`` joins the stretches with one space;
    ``spans`` are theirs, in order. ``speaker`` is the full name in the article, ``speaker_key`` the
    key of the person or body it is linked to.
    """

    key: str
    article: ArticleRef
    spans: tuple[Span, ...]
    text: str
    kind: QuoteKind
    role: QuoteRole
    speaker: str | None
    speaker_key: str | None
    method: SpeakerMethod
    confidence: float

    @property
    def bearer(self) -> str | None:
        """What tells the speaker from others: the key where it is known, else the name, if any."""
        return self.speaker_key or self.speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMember:
    """An occurrence's place in a quote: ``start`` and ``end`` count words of the canonical wording."""

    occurrence: QuoteOccurrence
    relation: Relation
    score: float
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteGroup:
    """A quote: the canonical occurrence's text, its speaker, and every member.

    ``speaker`` is the fullest name of its bearer in the store, ``speaker_given`` the name in the article
    that is surest of it: checks tell that one, since no article of another story changes it later. Members
    stand in the order: canonical wording first, then by date of publication, article key and place in the
    text.
    """

    key: str
    text: str
    speaker: str | None
    speaker_given: str | None
    speaker_key: str | None
    members: tuple[QuoteMember, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One current article version with all that was found in it, for checks that need one text."""

    ref: ArticleRef
    text: str
    quotes: tuple[Stretch, ...]
    names: tuple[NameOccurrence, ...]
    claims: tuple[ClaimOccurrence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """The articles about one event, for checks that compare across outlets.

    ``articles`` stand by date of publication (undated last) and key. ``origins`` gives for each of them,
    in that order, a number that near-copies of one text share: reprints of a wire story are one
    independent source. A story may have one article only. ``authority`` are the settled names that share
    a word with a name of the story, ``apart`` what the desk said are two names or two events; checks may be
    given more of them than they need.
    """

    key: str
    articles: tuple[ArticleView, ...]
    origins: tuple[int, ...]
    authority: tuple[SettledName, ...] = ()
    apart: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """The last versions of one article, the current one last, for checks that compare its states.

    ``numbers`` are theirs, counted from 1.
    """

    versions: tuple[ArticleView, ...]
    numbers: tuple[int, ...]
