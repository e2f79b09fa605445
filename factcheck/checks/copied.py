"""Changes in a passage that one article takes over from another, else word for word.

In: an article and others of its story. Out: a finding for each place at which the article has other words
than all that have the words around it, where that is inside quotation marks, in a figure, a date or a name,
or names another speaker. Two reporters seldom put the same eight words beside each other: where they stand,
the passage was copied, so that even one word within marks can be compared, which by itself says too little.
A draft is checked so before it is printed. Other changes of wording are a writer's right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA, LCSseq

from factcheck.checks.weight import weigh
from factcheck.model.claim import ClaimKind
from factcheck.model.finding import Evidence, Finding, Severity
from factcheck.model.group import ArticleView
from factcheck.model.name import NameKind
from factcheck.model.quote import Stretch
from factcheck.model.span import Span
from factcheck.text.comparable import read_row
from factcheck.text.differences import Touch, differences
from factcheck.text.fold import fold_text

AROUND = 8
"""Common words before and behind a change, taken together, that show that the passage was copied."""

FAR_AROUND = 12
"""The same where all words within the marks are others: *“sanctuary”* for *“safe”*."""

LEAST_BESIDE = 2
"""Common words that must stand on each side; the beginning or the end of both texts is as good as more."""

LONGEST = 6
"""Words that one change may have on either side: more is another sentence."""

SPELLING_EDITS = 2
"""Letters by which a misspelt name differs."""

CONFIDENCE = 0.8

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLAIMS = {ClaimKind.FIGURE: "figure-differs", ClaimKind.DATE: "date-differs"}

_Range = tuple[int, int]
"""Words of an article, half-open."""


@dataclass(frozen=True, slots=True)
class _Read:
    """An article as a row of folded words that know their places."""

    view: ArticleView
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def span(self, words: _Range) -> Span:
        """Return the place of a range of words; of an empty one what parts its neighbours."""
        start, end = words
        if start < end:
            return Span(self.spans[start].start, self.spans[end - 1].end)
        low = self.spans[start - 1].end if start else 0
        return Span(low, max(low + 1, self.spans[start].start if start < len(self.spans) else 0))

    def stretch(self, words: _Range) -> Stretch | None:
        """Return the stretch within marks that holds a range, for an empty one that of its neighbours."""
        start, end = words
        near = (start, end) if start < end else (max(0, start - 1), min(len(self.spans), end + 1))
        spans = self.spans[near[0] : near[1]]
        held = (one for one in self.view.quotes if one.quoted)
        return next((one for one in held if any(one.span.overlaps(span) for span in spans)), None)


@dataclass(frozen=True, slots=True)
class _Departure:
    """What stands otherwise in another article: its words there, and how many around are common."""

    other: _Read
    theirs: _Range
    around: int


@dataclass(frozen=True, slots=True)
class _Judged:
    """Which check a departure belongs to, how grave it is, and the places to be shown."""

    check: str
    severity: Severity
    mine: Span
    mark: Span
    theirs: Span


def find_copied(article: ArticleView, others: Sequence[ArticleView]) -> Iterator[Finding]:
    """Yield a finding for each place at which ``article`` departs from all that have the same around it."""
    ours = _read(article)
    departures: dict[_Range, list[_Departure]] = {}
    agreeing: list[_Range] = []
    for view in others:
        if view.ref.key == article.ref.key:
            continue
        other = _read(view)
        blocks = _common_blocks(ours, other)
        agreeing += [(mine, mine + size) for mine, _, size in blocks]
        for mine, found in _departures(ours, other, blocks):
            departures.setdefault(mine, []).append(found)
    for mine, found_there in sorted(departures.items()):
        if not any(_holds(block, mine) for block in agreeing):
            yield from _findings(ours, mine, found_there)


def _read(view: ArticleView) -> _Read:
    found = list(_WORD.finditer(view.text))
    spans = tuple(Span(one.start(), one.end()) for one in found)
    return _Read(view, tuple(fold_text(one[0]) for one in found), spans)


_Block = tuple[int, int, int]
"""Words of ours and of the other from which so many are common."""


def _common_blocks(ours: _Read, other: _Read) -> list[_Block]:
    blocks = LCSseq.opcodes(ours.words, other.words).as_matching_blocks()
    return [(one.a, one.b, one.size) for one in blocks if one.size >= LEAST_BESIDE]


def _departures(ours: _Read, other: _Read, blocks: Sequence[_Block]) -> Iterator[tuple[_Range, _Departure]]:
    """Yield what stands between two common blocks, where both together are long enough."""
    ends = (len(ours.words), len(other.words), 0)
    for before, after in pairwise([(0, 0, 0), *blocks, ends]):
        mine = before[0] + before[2], after[0]
        theirs = before[1] + before[2], after[1]
        if max(mine[1] - mine[0], theirs[1] - theirs[0]) <= LONGEST:
            around = sum(size or AROUND - LEAST_BESIDE for _, _, size in (before, after))
            if around >= AROUND and mine != theirs[::-1]:
                yield mine, _Departure(other, theirs, around)


def _holds(block: _Range, mine: _Range) -> bool:
    """Tell whether another article has our words, and some before and behind them."""
    return block[0] + LEAST_BESIDE <= mine[0] and mine[1] + LEAST_BESIDE <= block[1]


def _findings(ours: _Read, mine: _Range, found: Sequence[_Departure]) -> Iterator[Finding]:
    """Yield one finding for each check that the departures at one place belong to."""
    judged: dict[str, list[tuple[_Departure, _Judged]]] = {}
    for one in found:
        verdict = _judge(ours, mine, one)
        if verdict is not None:
            judged.setdefault(verdict.check, []).append((one, verdict))
    for check, held in judged.items():
        yield _finding(ours, mine, check, held)


def _judge(ours: _Read, mine: _Range, found: _Departure) -> _Judged | None:
    other, theirs = found.other, found.theirs
    quoted = ours.stretch(mine), other.stretch(theirs)
    before, after = _with_neighbours(other, theirs), _with_neighbours(ours, mine)
    changed = differences(before.of(other.view.text), after.of(ours.view.text))
    touches = frozenset(touch for one in changed for touch in one.touches)
    if not any(one.alters for one in changed):
        return None
    here, there = ours.span(mine), other.span(theirs)
    if quoted[0] is not None and quoted[1] is not None:
        return _quotation(ours, mine, found, (quoted[0], quoted[1]), touches)
    if quoted[0] is not None or quoted[1] is not None or mine[0] == mine[1] or theirs[0] == theirs[1]:
        return None
    check = _claim_check(ours, here, other, there) if Touch.NUMBER in touches else None
    if check is not None:
        return _Judged(check, Severity.WARNING, here, here, there)
    return _name(ours, mine, other, theirs)


def _quotation(
    ours: _Read,
    mine: _Range,
    found: _Departure,
    stretches: tuple[Stretch, Stretch],
    touches: frozenset[Touch],
) -> _Judged | None:
    here, there = ours.span(mine), found.other.span(found.theirs)
    whole = here.contains(stretches[0].span) or there.contains(stretches[1].span)
    if found.around < (FAR_AROUND if whole else AROUND):
        return None
    a, b = (
        read_row(" ".join(words)).units
        for words in (found.other.words[slice(*found.theirs)], ours.words[slice(*mine)])
    )
    spans = stretches[0].span, stretches[1].span
    return _Judged("quote-altered", weigh(a, b, touches), spans[0], _clipped(here, spans[0]), spans[1])


def _claim_check(ours: _Read, here: Span, other: _Read, there: Span) -> str | None:
    """Return the check for the claims that both articles make at the place, if they make one."""
    kinds = [
        {_CLAIMS.get(claim.kind) for claim in view.claims if claim.span.overlaps(span)}
        for view, span in ((ours.view, here), (other.view, there))
    ]
    shared = kinds[0] & kinds[1] - {None}
    return min((one for one in shared if one), default=None)


def _name(ours: _Read, mine: _Range, other: _Read, theirs: _Range) -> _Judged | None:
    """Judge a change of names: a misspelt one, or the speaker of a quotation."""
    here, there = ours.span(mine), other.span(theirs)
    if not any(name.span.overlaps(there) for name in other.view.names):
        return None
    words = " ".join(ours.words[slice(*mine)]), " ".join(other.words[slice(*theirs)])
    if OSA.distance(*words) <= min(SPELLING_EDITS, len(words[1]) // 2):
        return _Judged("name-spelling-differs", Severity.WARNING, here, here, there)
    spoken = [one for one in other.view.quotes if one.said and one.mention and one.mention.overlaps(there)]
    is_person = any(name.kind is NameKind.PERSON and name.span.overlaps(here) for name in ours.view.names)
    said = [one for one in ours.view.quotes if one.said]
    if not spoken or not is_person or not said or set(words[0].split()) & set(words[1].split()):
        return None
    near = min(said, key=lambda one: min(abs(one.span.start - here.end), abs(here.start - one.span.end)))
    if _surname(near.speaker) == _surname(spoken[0].speaker):
        return None
    whole = Span(min(here.start, near.span.start), max(here.end, near.span.end))
    return _Judged("speaker-differs", Severity.ERROR, whole, here, spoken[0].span)


def _surname(speaker: str | None) -> str:
    return fold_text(speaker).split()[-1] if speaker else ""


def _with_neighbours(side: _Read, words: _Range) -> Span:
    return side.span((max(0, words[0] - LEAST_BESIDE), min(len(side.words), words[1] + LEAST_BESIDE)))


def _clipped(mark: Span, within: Span) -> Span:
    """Return the part of a mark that lies within a quotation, its nearest character if none does."""
    start = min(max(mark.start, within.start), within.end - 1)
    return Span(start, min(max(mark.end, start + 1), within.end))


def _shown(side: _Read, words: _Range) -> str:
    """Return the words with one neighbour on each side, folded."""
    return " ".join(side.words[max(0, words[0] - 1) : words[1] + 1])


_WHAT: Mapping[str, str] = {
    "quote-altered": "Words differ inside the quotation marks",
    "speaker-differs": "The speaker differs",
    "name-spelling-differs": "The spelling of a name differs",
    "figure-differs": "The figure differs",
    "date-differs": "The date differs",
}


def _finding(ours: _Read, mine: _Range, check: str, held: Sequence[tuple[_Departure, _Judged]]) -> Finding:
    first = held[0][1]
    value = _shown(ours, mine)
    theirs = [_shown(one.other, one.theirs) for one, _ in held]
    count = "1 article" if len(held) == 1 else f"{len(held)} articles"
    text = first.mine.of(ours.view.text)
    evidence = [
        Evidence(article=ours.view.ref, span=first.mine, text=text, value=value, marks=(first.mark,))
    ]
    evidence += [
        Evidence(
            article=one.other.view.ref,
            span=verdict.theirs,
            text=verdict.theirs.of(one.other.view.text),
            value=other_value,
        )
        for (one, verdict), other_value in zip(held, theirs, strict=True)
    ]
    return Finding(
        check=check,
        severity=first.severity,
        confidence=CONFIDENCE,
        subject=f"“{value}”",
        message=f"{_WHAT[check]} in a passage that is else the same in {count}.",
        identity=("copied", *sorted({value, *theirs})),
        evidence=tuple(evidence),
    )
