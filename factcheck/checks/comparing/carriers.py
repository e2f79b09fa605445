"""Claims with the articles that carry them, and what stands around them.

In: the views of a story. Out: :class:`Carrier` values, and answers about a carrier's surroundings: whether
a correction is announced there, whether it is a caption, which day the article is of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter

from factcheck.checks.comparing.once import once_a_story
from factcheck.model.claim import ClaimKind, ClaimOccurrence, ClaimStatus
from factcheck.model.finding import Evidence
from factcheck.model.group import ArticleView, StoryView
from factcheck.model.span import Span
from factcheck.model.value import value
from factcheck.text.calendar_days import publication_day
from factcheck.text.dates import find_dates
from factcheck.text.fold import fold_text
from factcheck.text.sentences import paragraphs, sentences
from factcheck.text.tables import read_rows, words_pattern

_CAPTION = re.compile(
    r"\b(?:Image \d+ of|Photo(?:graph)?s?(?: courtesy)?:|File photo|\(Photo|Caption|"
    r"Courtesy(?: of| /|\)|:))",
    re.IGNORECASE,
)

_THEN_LEAD = re.compile(
    r"\b(?:then|from\s+age|since\s+age|at\s+age|would\s+have\s+been|would\s+be|will\s+be|(?:will|would\s+have)\s+turn(?:ed)?"
    r"|(?:when|since|until|before|after)\s+(?:he|she|they|\w+)\s+(?:was|were|turned))[\s,-]+(?:an?\s+|just\s+|only\s+)?$",
    re.IGNORECASE,
)

KEPT = 1024
"""Carriers of which an answer is kept that several checks of a story ask for."""

_DATELINE = 400
"""Code points in which a text has its dateline."""
_TOWN = re.compile(r"[^a-z\n]{3,40}(?:\([A-Z]\w+\)\s+)?(?:[A-Z]\w+\.?,\s+)*")
_AGENCY = re.compile(r"\.?,?\s*(?:\d{4},?\s*)?(?:\([A-Z][\w. ]+\)|--|—|–|-\s)")


@cache
def _cues(kind: str) -> re.Pattern[str]:
    rows = read_rows("factcheck.checks.comparing", "cues.txt")
    forms = [form.strip() for row in rows if row[0] == kind for form in row[1].split(",")]
    return re.compile(rf"(?<!\w)(?:{words_pattern(forms)})(?!\w)")


@value(frozen=True, slots=True, eq=False)
class Carrier:
    """One claim where an article states it.

    ``origin`` is the number of the independent text that the article is a copy of; ``order`` the
    article's place in its story.
    """

    claim: ClaimOccurrence
    view: ArticleView
    origin: int
    order: int

    @property
    def day(self) -> date | None:
        """The day of publication, if the source or a dateline tells it to the day."""
        return publication_day(self.view.ref.published) or dateline_day(self.view.text)

    @property
    def text(self) -> str:
        """The claim as it stands in the article."""
        return self.claim.span.of(self.view.text)

    def sentence(self) -> str:
        """Return the sentence that holds the claim."""
        return self.sentence_span().of(self.view.text)

    def sentence_span(self) -> Span:
        """Return where the sentence that holds the claim's beginning stands."""
        return sentences_of(self.view.text).around(self.claim.span.start)[1] or self.claim.span

    def before(self, reach: int) -> str:
        """Return up to ``reach`` code points before the claim."""
        return self.view.text[max(0, self.claim.span.start - reach) : self.claim.span.start]

    def after(self, reach: int) -> str:
        """Return up to ``reach`` code points behind the claim."""
        return self.view.text[self.claim.span.end : self.claim.span.end + reach]

    def is_corrected(self) -> bool:
        """Tell whether the sentence speaks of a correction or of an earlier report."""
        if self.claim.status is ClaimStatus.CORRECTED:
            return True
        return _cues("correction").search(self.sentence()) is not None

    def is_then(self) -> bool:
        """Tell whether the sentence speaks of another time than the article's (*was 19 at the time*)."""
        if _THEN_LEAD.search(self.before(28)):
            return True
        return _cues("then").search(self.after(45).partition(".")[0]) is not None

    def is_caption(self) -> bool:
        """Tell whether the claim stands in a caption, which may be older than its article."""
        text, span = self.view.text, self.claim.span
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        return _CAPTION.search(text[start : end if end >= 0 else len(text)]) is not None

    def evidence(self, value: str) -> Evidence:
        """Return the claim's place as evidence for ``value``."""
        return Evidence(
            article=self.view.ref,
            span=self.claim.span,
            text=self.text,
            value=value,
            marks=(self.claim.span,),
        )


def heads_text(text: str, span: Span) -> bool:
    """Tell whether the date at ``span`` is that of a dateline (*WASHINGTON, Dec. 8 (UPI)*)."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return _TOWN.fullmatch(before) is not None and _AGENCY.match(text, span.end) is not None


@lru_cache(maxsize=64)
def dateline_day(text: str) -> date | None:
    r"""Return the day that a dateline with its year tells.

    >>> dateline_day("Fire kills two\n\nPORT ASHBY, Wednesday, Oct. 12, 2021 -- Fire swept a barn.")
    datetime.date(2021, 10, 12)
    """
    for mention in find_dates(text[:_DATELINE]):
        if mention.low is not None and mention.low == mention.high and heads_text(text, mention.span):
            return mention.low
    return None


class Sentences:
    """The sentences of an article's text; of a paragraph they are read when one is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraphs = paragraphs(text)
        self._starts = [paragraph.start for paragraph in self._paragraphs]
        self._read: dict[int, list[Span]] = {}

    def around(self, place: int) -> tuple[Span | None, Span | None]:
        """Return the last sentence that begins at ``place`` or before, and the one before that."""
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return None, None
        held = self._of(number)
        at = bisect_right(held, place, key=_start) - 1
        if at > 0:
            return held[at - 1], held[at]
        return self._of(number - 1)[-1] if number else None, held[at]

    def _of(self, paragraph: int) -> list[Span]:
        found = self._read.get(paragraph)
        if found is None:
            found = self._read[paragraph] = sentences(self._text, [self._paragraphs[paragraph]])
        return found


_start = attrgetter("start")


@lru_cache(maxsize=128)
def sentences_of(text: str) -> Sentences:
    """Return the sentences of an article's text."""
    return Sentences(text)


def carriers(story: StoryView, kind: ClaimKind) -> Sequence[Carrier]:
    """Return the claims of one kind, article by article, each in the order of the text."""
    return _by_kind(story).get(kind, ())


@once_a_story
def _by_kind(story: StoryView) -> dict[ClaimKind, list[Carrier]]:
    found: dict[ClaimKind, list[Carrier]] = {}
    for order, (view, origin) in enumerate(zip(story.articles, story.origins, strict=True)):
        for claim in view.claims:
            found.setdefault(claim.kind, []).append(Carrier(claim, view, origin, order))
    return found


def folded(name: str) -> str:
    """Return the form of a name that identities are made of."""
    return fold_text(name)
