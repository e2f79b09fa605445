"""How well found quotations and speakers agree with labelled ones. Pure.

Spans are compared without the marks, white space and punctuation at their ends, and cut at line breaks,
so that a quotation over three paragraphs counts the same whether it was labelled as one record or as
three. *Exact* is the same span; *overlap* is the best pairing, one to one, of spans that share at least
0.8 of the characters that they cover together. Speakers are judged on overlapping pairs whose label
names one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from labelled import LabelledArticle, LabelledQuote

from factcheck.model.quote import STATEMENTS, Stretch
from factcheck.model.span import Span

LEAST_SHARED = 0.8
"""Shared characters over covered characters from which two spans mean the same stretch."""

_EDGE = re.compile(r"[\s.,;:!?()*…\"'`“”‘’«»„‚\u200b–—-]+")
_TITLE = re.compile(
    "mr|mrs|ms|miss|dr|sir|dame|lord|lady|sen|rep|gov|gen|col|lt|sgt|rev|prof|president|senator|governor"
    "|secretary|professor|judge|justice|minister|mayor|premier|coach|chief|former|then|the|a|an"
)
_SUFFIX = re.compile("jr|sr|ii|iii|iv|mp|phd|md")
_AFTER_HEAD = re.compile(r"\s(?:of|for|at|from|with|in|on|who|that|to|by|and)\s")
_WORD = re.compile(r"[\w'-]+")
_POSSESSIVE = re.compile(r"'s?$")


@dataclass(frozen=True)
class Piece:
    """A stretch trimmed to its words, within one line; ``whole`` is what it was cut from."""

    start: int
    end: int


@dataclass(frozen=True)
class Labelled(Piece):
    """A labelled piece."""

    whole: LabelledQuote


@dataclass(frozen=True)
class Found(Piece):
    """A found piece."""

    whole: Stretch


@dataclass(frozen=True)
class Miss:
    """One fault, for showing: ``labelled`` and ``found`` are speakers; worse ones have more ``weight``."""

    kind: str
    article: str
    context: str
    labelled: str
    found: str
    weight: float


@dataclass
class Share:
    """So many right of so many."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.all += 1

    @property
    def rate(self) -> float:
        """The share in 0 to 1; 0 of nothing."""
        return self.right / self.all if self.all else 0.0


@dataclass(frozen=True)
class Rates:
    """Precision, recall and their harmonic mean, each in 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 if both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Score:
    """Counts over a corpus; the properties make rates of them."""

    articles: int = 0
    labelled: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    named: int = 0
    unnamed_pairs: int = 0
    last: Share = field(default_factory=Share)
    full: Share = field(default_factory=Share)
    answered: Share = field(default_factory=Share)
    others: Share = field(default_factory=Share)
    by_kind: dict[str, Share] = field(default_factory=dict)
    by_form: dict[str, Share] = field(default_factory=dict)
    by_method: dict[str, Share] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    @property
    def spans_exact(self) -> Rates:
        """Same spans."""
        return _rates(self.exact, self.found, self.labelled)

    @property
    def spans_overlap(self) -> Rates:
        """Spans that overlap enough."""
        return _rates(self.overlap, self.found, self.labelled)

    @property
    def end_to_end(self) -> Rates:
        """Right span and right last name, of all labelled with a speaker."""
        return _rates(self.last.right, self.found - self.unnamed_pairs, self.named)


def score_article(
    score: Score, labels: LabelledArticle, stretches: Iterable[Stretch], kinds: frozenset[str]
) -> None:
    """Count one article's stretches of ``kinds`` into ``score``."""
    text = labels.article.text
    said = [one for one in stretches if one.kind.value in kinds and one.role in STATEMENTS]
    labelled = _pieces(
        text, [one for one in labels.quotes if one.kind in kinds], lambda one: one.span, Labelled
    )
    found = _pieces(text, said, lambda one: one.span, Found)
    score.articles += 1
    score.labelled += len(labelled)
    score.found += len(found)
    score.exact += len({(one.start, one.end) for one in labelled} & {(one.start, one.end) for one in found})
    score.named += sum(bool(one.whole.speakers) for one in labelled)
    for other in labels.others:
        score.others.add(not any(other.overlaps(one.span) for one in said))
    pairs = _paired(labelled, found)
    score.overlap += len(pairs)
    paired_labels, paired_finds = {one for one, _ in pairs}, {one for _, one in pairs}
    for one in labelled:
        score.by_kind.setdefault(one.whole.kind, Share()).add(one in paired_labels)
        if one not in paired_labels:
            score.misses.append(_miss("missed", labels, one, ", ".join(one.whole.speakers), ""))
    for other_piece in found:
        if other_piece not in paired_finds:
            whole = other_piece.whole
            score.misses.append(
                _miss("not labelled", labels, other_piece, "", whole.speaker or "", whole.confidence)
            )
    for label, find in pairs:
        _score_speaker(score, labels, label, find)


def _score_speaker(score: Score, labels: LabelledArticle, label: Labelled, find: Found) -> None:
    speakers, given = label.whole.speakers, find.whole.speaker
    if not speakers:
        score.unnamed_pairs += 1
        return
    right = given is not None and same_last_name(speakers[0], given)
    score.last.add(right)
    score.full.add(given is not None and any(same_full_name(name, given) for name in speakers))
    score.by_form.setdefault(label.whole.form, Share()).add(right)
    if given is not None:
        score.answered.add(right)
        method = find.whole.method.value
        score.by_method.setdefault(method, Share()).add(right)
        score.confidence[method] = score.confidence.get(method, 0.0) + find.whole.confidence
    if not right:
        weight = find.whole.confidence if given else 0.0
        score.misses.append(_miss("speaker", labels, label, ", ".join(speakers), given or "", weight))


def speaker_pairs(
    labels: LabelledArticle, stretches: Iterable[Stretch], kinds: frozenset[str]
) -> Iterator[tuple[Stretch, bool]]:
    """Yield the stretches with a speaker that overlap labelled ones, and whether the last name is right."""
    text = labels.article.text
    said = [one for one in stretches if one.kind.value in kinds and one.role in STATEMENTS]
    asked = [one for one in labels.quotes if one.kind in kinds and one.speakers]
    found = _pieces(text, said, lambda one: one.span, Found)
    for label, find in _paired(_pieces(text, asked, lambda one: one.span, Labelled), found):
        if find.whole.speaker is not None:
            yield find.whole, same_last_name(label.whole.speakers[0], find.whole.speaker)


def same_last_name(one: str, other: str) -> bool:
    """Tell whether two names end alike, or two nominals have one head noun.

    >>> same_last_name("Mayor Bill de Blasio", "de Blasio")
    True
    >>> same_last_name("a spokesman for the city", "the spokesman")
    True
    """
    first, second = _name_words(one), _name_words(other)
    return bool(first and second) and first[-1] == second[-1]


def same_full_name(one: str, other: str) -> bool:
    """Tell whether two names are equal but for titles, suffixes, case and accents.

    >>> same_full_name("Dr. José Ruiz", "Jose Ruiz"), same_full_name("José Ruiz", "Ruiz")
    (True, False)
    """
    first = _name_words(one)
    return bool(first) and first == _name_words(other)


def _name_words(name: str) -> list[str]:
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    plain = re.split(r"[,(]", plain.replace("’", "'"))[0].strip()
    if plain[:1].islower() or plain.lower().startswith(("a ", "an ", "the ")):
        plain = _AFTER_HEAD.split(plain)[0]
    words = [word for raw in _WORD.findall(plain.lower()) if (word := _POSSESSIVE.sub("", raw))]
    while len(words) > 1 and _SUFFIX.fullmatch(words[-1]):
        words.pop()
    while len(words) > 1 and _TITLE.fullmatch(words[0]):
        words.pop(0)
    return words


def _rates(right: int, found: int, labelled: int) -> Rates:
    return Rates(right / found if found else 0.0, right / labelled if labelled else 0.0)


Whole = TypeVar("Whole")
Part = TypeVar("Part", bound=Piece)


def _pieces(
    text: str,
    wholes: Sequence[Whole],
    span_of: Callable[[Whole], Span],
    make: Callable[[int, int, Whole], Part],
) -> list[Part]:
    """Cut at line breaks and trim; a place that comes twice counts once. In the order of the text."""
    found: dict[tuple[int, int], Part] = {}
    for whole in wholes:
        span = span_of(whole)
        for line in re.finditer(r"[^\n]+", text[span.start : span.end]):
            start, end = _trimmed(text, span.start + line.start(), span.start + line.end())
            if start < end:
                found.setdefault((start, end), make(start, end, whole))
    return [found[place] for place in sorted(found)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and _EDGE.fullmatch(text[start]):
        start += 1
    while start < end and _EDGE.fullmatch(text[end - 1]):
        end -= 1
    return start, end


def _paired(labelled: Sequence[Labelled], found: Sequence[Found]) -> list[tuple[Labelled, Found]]:
    """Pair pieces one to one, those that share most first."""
    ranked = sorted(_near(labelled, found), key=lambda near: (-near[0], near[1].start, near[2].start))
    pairs: list[tuple[Labelled, Found]] = []
    taken: set[Piece] = set()
    for _, one, other in ranked:
        if one not in taken and other not in taken:
            taken |= {one, other}
            pairs.append((one, other))
    return pairs


def _near(labelled: Sequence[Labelled], found: Sequence[Found]) -> Iterator[tuple[float, Labelled, Found]]:
    for one in labelled:
        for other in found:
            shared = min(one.end, other.end) - max(one.start, other.start)
            covered = max(one.end, other.end) - min(one.start, other.start)
            if shared / covered >= LEAST_SHARED:
                yield shared / covered, one, other


def _miss(
    kind: str, labels: LabelledArticle, piece: Piece, labelled: str, found: str, weight: float = 0.0
) -> Miss:
    text = labels.article.text
    before, after = text[max(0, piece.start - 60) : piece.start], text[piece.end : piece.end + 60]
    inside = text[piece.start : piece.end]
    shown = inside if len(inside) <= 90 else f"{inside[:45]} … {inside[-40:]}"
    context = " ".join(f"{before}[[{shown}]]{after}".split())
    return Miss(kind, labels.article.id, context, labelled, found, weight)
