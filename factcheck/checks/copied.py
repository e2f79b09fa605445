"""Changes in a passage that one article takes over from another, else word for word.

In: an article and others of its story. Out: a finding for each place at which the article has other words
than all that have the words around it, where that is inside quotation marks, in a figure, a date or a name,
or names another speaker. Two reporters seldom put the same eight words beside each other: where they stand,
the passage was copied, so that even one word within marks can be compared, which by itself says too little.
A draft is checked so before it is printed. Other changes of wording are a writer's right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from factcheck.checks.passages import (
    AROUND,
    LEAST_BESIDE,
    Gap,
    ReadArticle,
    Words,
    common_blocks,
    gaps,
    holds,
    read_article,
)
from factcheck.checks.weight import weigh
from factcheck.model.claim import ClaimKind
from factcheck.model.edit import EditType
from factcheck.model.finding import Evidence, Finding, Severity
from factcheck.model.group import ArticleView
from factcheck.model.name import NameKind
from factcheck.model.quote import Stretch
from factcheck.model.span import Span
from factcheck.text.comparable import read_row
from factcheck.text.differences import Touch, differences
from factcheck.text.edits import edit_type
from factcheck.text.fold import fold_text

FAR_AROUND = 12
"""The same where all words within the marks are others: *“sanctuary”* for *“safe”*."""

SPELLING_EDITS = 2
"""Letters by which a misspelt name differs."""

CONFIDENCE = 0.8

_CLAIMS = {ClaimKind.FIGURE: "figure-differs", ClaimKind.DATE: "date-differs"}


@dataclass(frozen=True, slots=True)
class _Judged:
    """Which check a gap belongs to, how grave it is, and the places to be shown."""

    check: str
    severity: Severity
    mine: Span
    mark: Span
    theirs: Span
    edits: tuple[EditType, ...] = ()


def find_copied(article: ArticleView, others: Sequence[ArticleView]) -> Iterator[Finding]:
    """Yield a finding for each place at which ``article`` departs from all that have the same around it."""
    ours = read_article(article)
    found: dict[Words, list[Gap]] = {}
    agreeing: list[Words] = []
    for view in others:
        if view.ref.key == article.ref.key:
            continue
        other = read_article(view)
        blocks = common_blocks(ours, other)
        agreeing += [(mine, mine + size) for mine, _, size in blocks]
        for mine, gap in gaps(ours, other, blocks):
            found.setdefault(mine, []).append(gap)
    for mine, found_there in sorted(found.items()):
        if not any(holds(block, mine) for block in agreeing):
            yield from _findings(ours, mine, found_there)


def _findings(ours: ReadArticle, mine: Words, found: Sequence[Gap]) -> Iterator[Finding]:
    """Yield one finding for each check that the gaps at one place belong to."""
    judged: dict[str, list[tuple[Gap, _Judged]]] = {}
    for one in found:
        verdict = _judge(ours, mine, one)
        if verdict is not None:
            judged.setdefault(verdict.check, []).append((one, verdict))
    for check, held in judged.items():
        yield _finding(ours, mine, check, held)


def _judge(ours: ReadArticle, mine: Words, found: Gap) -> _Judged | None:
    other, theirs = found.other, found.theirs
    quoted = ours.stretch(mine), other.stretch(theirs)
    before, after = _with_neighbours(other, theirs), _with_neighbours(ours, mine)
    changed = differences(before.of(other.view.text), after.of(ours.view.text))
    touches = frozenset(touch for one in changed for touch in one.touches)
    if not any(one.alters for one in changed):
        return None
    here, there = ours.span(mine), other.span(theirs)
    if quoted[0] is not None and quoted[1] is not None:
        if _is_cut(ours, mine, theirs) or _is_cut(other, theirs, mine):
            return None
        return _quotation(ours, mine, found, (quoted[0], quoted[1]), touches)
    if quoted[0] is not None or quoted[1] is not None or mine[0] == mine[1] or theirs[0] == theirs[1]:
        return None
    alike = Touch.NUMBER in touches and mine[1] - mine[0] == theirs[1] - theirs[0]
    claims = _claims(ours, here, other, there) if alike else None
    return claims or _name(ours, mine, other, theirs)


def _is_cut(side: ReadArticle, words: Words, others: Words) -> bool:
    """Tell whether a quotation ends or begins here and goes on in the other article: that is lawful."""
    at = words[0]
    if words[0] < words[1] or others[1] - others[0] <= LEAST_BESIDE or not 0 < at < len(side.spans):
        return False
    near = side.spans[at - 1], side.spans[at]
    return not any(all(one.span.overlaps(span) for span in near) for one in side.view.quotes if one.quoted)


def _quotation(
    ours: ReadArticle,
    mine: Words,
    found: Gap,
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
    marked = _clipped(here, spans[0])
    return _Judged("quote-altered", weigh(a, b, touches), spans[0], marked, spans[1], (edit_type(a, b),))


def _claims(ours: ReadArticle, here: Span, other: ReadArticle, there: Span) -> _Judged | None:
    """Judge a change of the figure or the date that both articles state at the place."""
    held = [
        {claim.kind: claim.span for claim in view.claims if claim.span.overlaps(span)}
        for view, span in ((ours.view, here), (other.view, there))
    ]
    for kind, check in _CLAIMS.items():
        if kind in held[0] and kind in held[1]:
            mine = held[0][kind]
            return _Judged(check, Severity.WARNING, mine, mine, held[1][kind])
    return None


def _name(ours: ReadArticle, mine: Words, other: ReadArticle, theirs: Words) -> _Judged | None:
    """Judge a change of names: a misspelt one, or the speaker of a quotation."""
    here, there = ours.span(mine), other.span(theirs)
    their_names = _name_words(other, there)
    if not their_names:
        return None
    words = " ".join(ours.words[slice(*mine)]), " ".join(other.words[slice(*theirs)])
    if OSA.distance(*words) <= min(SPELLING_EDITS, len(words[1]) // 2):
        return _Judged("name-spelling-differs", Severity.WARNING, here, here, there)
    spoken = [one for one in other.view.quotes if one.said and one.mention and one.mention.overlaps(there)]
    said = [one for one in ours.view.quotes if one.said]
    my_names = _name_words(ours, here, NameKind.PERSON)
    if not spoken or not said or not my_names or my_names & their_names:
        return None
    near = min(said, key=lambda one: min(abs(one.span.start - here.end), abs(here.start - one.span.end)))
    whole = Span(min(here.start, near.span.start), max(here.end, near.span.end))
    return _Judged("speaker-differs", Severity.ERROR, whole, here, spoken[0].span)


def _name_words(side: ReadArticle, place: Span, kind: NameKind | None = None) -> set[str]:
    """Return the folded words of the names at a place."""
    names = (one for one in side.view.names if one.span.overlaps(place) and kind in (None, one.kind))
    return {word for one in names for word in fold_text(one.span.of(side.view.text)).split()}


def _with_neighbours(side: ReadArticle, words: Words) -> Span:
    return side.span((max(0, words[0] - LEAST_BESIDE), min(len(side.words), words[1] + LEAST_BESIDE)))


def _clipped(mark: Span, within: Span) -> Span:
    """Return the part of a mark that lies within a quotation, its nearest character if none does."""
    start = min(max(mark.start, within.start), within.end - 1)
    return Span(start, min(max(mark.end, start + 1), within.end))


def _shown(side: ReadArticle, words: Words) -> str:
    """Return the words with one neighbour on each side, folded."""
    return " ".join(side.words[max(0, words[0] - 1) : words[1] + 1])


_WHAT: Mapping[str, str] = {
    "quote-altered": "Words differ inside the quotation marks",
    "speaker-differs": "The speaker differs",
    "name-spelling-differs": "The spelling of a name differs",
    "figure-differs": "The figure differs",
    "date-differs": "The date differs",
}


def _finding(ours: ReadArticle, mine: Words, check: str, held: Sequence[tuple[Gap, _Judged]]) -> Finding:
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
        edits=first.edits,
    )
