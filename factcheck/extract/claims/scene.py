"""One sentence with what was found in it, and the text it stands in.

These are what the claims are made from: places, dates, ages and figures of a sentence, and of the whole
text its names and who speaks where.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.extract.claims.ages import Age
from factcheck.extract.claims.happenings import is_happening
from factcheck.extract.claims.identifiers import Identifier
from factcheck.extract.claims.links import Names
from factcheck.extract.claims.measures import Measure, event_of, measure_of
from factcheck.extract.claims.not_figures import Range
from factcheck.extract.claims.nouns import Counted
from factcheck.extract.claims.outcomes import outcome_places
from factcheck.extract.claims.quantities import Quantity
from factcheck.extract.claims.standing import Cue, find_cues, status_at
from factcheck.extract.claims.triggers import Signs
from factcheck.extract.claims.votes import Vote
from factcheck.model.article import Published
from factcheck.model.claim import ClaimOccurrence, ClaimStatus
from factcheck.model.quote import Stretch
from factcheck.model.span import Span
from factcheck.text.dates import DateMention
from factcheck.text.numbers import Number

_YEAR_DAYS = (365, 366)
_ENDS = re.compile(r"\b(?:until|till|through|by)\s+(?:the\s+end\s+of\s+)?$")
"""A term that ends then (*for €82m, on a contract until June 2025*) tells nothing of the figure before."""
_SAID = re.compile(
    r"\b(?:said|says|announced|confirmed|wrote|told\s+(?:the\s+)?[\w’'-]+)\s+(?:(?:late|early)\s+)?(?:on\s+)?$"
)
"""The day on which somebody said a thing is not that of what was said."""
_ASIDE = re.compile(r",\s+(?:who|whose|which|where)\b[^,;:]*$")
_OF_ANOTHER = re.compile(r"\band\s+(?:the|an?|its|his|her|their)\s[^,;]*,\s+(?:which|who)\b[^,;]*$")
"""What a clause tells of the last thing named (*73 schools and the hall, which opened in 1974*)."""
_BORN = re.compile(r"^\W*(?:Born|Raised|Founded|Built|Opened|Established)\b[^,;:]*$")
"""A clause ahead that tells of a beginning (*Born in 1931, she built 37 schools*)."""
_NESTED = 8
"""Stretches looked back at: more than stand one in another."""


@dataclass(slots=True)
class Figure:
    """A figure with what it counts and what is said of it."""

    quantity: Quantity
    what: Counted
    measure: Measure | None = None


class Sentence:
    """One sentence and what was found in it; offsets of the parts count from its start."""

    __slots__ = (
        "_cues",
        "_outcomes",
        "ages",
        "base",
        "claims",
        "dates",
        "digits",
        "figures",
        "identifiers",
        "numbers",
        "quantities",
        "signs",
        "span",
        "taken",
        "text",
        "votes",
    )

    def __init__(self, whole: str, span: Span, signs: Signs, digits: list[Range]) -> None:
        self.span = span
        self.text = span.of(whole)
        self.base = span.start
        self.signs = signs
        self.digits = digits
        self.taken: list[Range] = []
        """Places of what was found; figures are read outside them."""
        self.identifiers: list[Identifier] = []
        self.votes: list[Vote] = []
        self.dates: list[DateMention] = []
        self.ages: list[Age] = []
        self.quantities: list[Quantity] = []
        self.numbers: list[Number] = []
        self.figures: list[Figure] = []
        self.claims: list[ClaimOccurrence] = []
        self._outcomes: list[int] | None = None
        self._cues: list[Cue] | None = None

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing was found yet that shares a place with ``start`` to ``end``."""
        return not any(low < end and start < high for low, high in self.taken)

    def measure(self, start: int, end: int, *, amount: bool) -> Measure | None:
        """Return what is said of the figure at ``start`` to ``end``, see :func:`measure_of`."""
        if not self.signs.measured:
            return None
        return measure_of(self.text, start, end, amount=amount, places=self._outcome_places())

    def event(self, start: int, end: int) -> Measure | None:
        """Return what happened on the date at ``start`` to ``end``, see :func:`event_of`."""
        if not self.signs.measured:
            return None
        return event_of(self.text, start, end, self._outcome_places())

    def _outcome_places(self) -> list[int]:
        if self._outcomes is None:
            self._outcomes = outcome_places(self.text, self.signs.outcomes())
        return self._outcomes

    def befell(self, start: int, end: int) -> bool:
        """Tell whether the date at ``start`` to ``end`` is that of an accident or a disaster."""
        return self.signs.befalling and is_happening(self.text, start, end)

    def status(self, start: int, end: int) -> ClaimStatus:
        """Return how the text stands to what it says at ``start`` to ``end``."""
        if not self.signs.doubted:
            return ClaimStatus.ASSERTED
        if self._cues is None:
            self._cues = find_cues(self.text, self.signs.cue_words())
        return status_at(self.text, start, end, self._cues)


class Text:
    """One text and what its claims are read against."""

    def __init__(
        self, text: str, published: Published | None, names: Names, quotes: Sequence[Stretch]
    ) -> None:
        self.text = text
        self.published = published
        self.names = names
        self.quotes = sorted(quotes, key=lambda stretch: (stretch.span.start, -stretch.span.end))
        self.quote_starts = [stretch.span.start for stretch in self.quotes]

    def speaker(self, span: Span) -> str | None:
        """Return who says what stands at ``span``: the speaker of the innermost words that hold it."""
        at = bisect_right(self.quote_starts, span.start) - 1
        for place in range(at, max(-1, at - _NESTED), -1):
            stretch = self.quotes[place]
            if span.end <= stretch.span.end and stretch.speaker is not None:
                return stretch.speaker
        return None


def days_text(low: date, high: date) -> str:
    """Write an interval of days as short as it can be: a day, a month, a year, or ``first/last``.

    >>> days_text(date(2016, 2, 1), date(2016, 2, 29)), days_text(date(2016, 2, 1), date(2016, 2, 2))
    ('2016-02', '2016-02-01/2016-02-02')
    """
    if low == high:
        return low.isoformat()
    if low.day == 1 and (high - low).days + 1 in _YEAR_DAYS and low.month == 1 and high.month == 12:
        return f"{low.year:04d}"
    if low.day == 1 and (low.year, low.month) == (high.year, high.month) and (high - low).days >= 27:
        return f"{low.year:04d}-{low.month:02d}"
    return f"{low.isoformat()}/{high.isoformat()}"


def _is_aside(text: str, date: Span, start: int) -> bool:
    """Tell whether a date before ``start`` is told by the way (*Kopp, who had led it since 2006, by*)."""
    close = text.find(",", date.end, start)
    if close < 0:
        return False
    return any(told.search(text, 0, date.start) is not None for told in (_ASIDE, _BORN))


def time_of(sentence: Sentence, start: int, end: int) -> str | None:
    """Return when a figure was so: the date behind it, before the next figure, else the date before it."""
    if not sentence.dates:
        return None
    starts = [quantity.start for quantity in sentence.quantities if quantity.start >= end]
    until = min(starts, default=len(sentence.text))
    dated = [
        mention
        for mention in sentence.dates
        if mention.low is not None and not _SAID.search(sentence.text, 0, mention.span.start)
    ]
    behind = [
        mention
        for mention in dated
        if end <= mention.span.start < until
        and not _ENDS.search(sentence.text, end, mention.span.start)
        and not _OF_ANOTHER.search(sentence.text, end, mention.span.start)
    ]
    before = [
        mention
        for mention in dated
        if mention.span.end <= start and not _is_aside(sentence.text, mention.span, start)
    ]
    chosen = behind[0] if behind else before[-1] if before else None
    if chosen is None or chosen.low is None or chosen.high is None:
        return None
    return days_text(chosen.low, chosen.high)
