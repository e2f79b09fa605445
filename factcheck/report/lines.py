"""Lines that name an article or a story, and lines that count: the same on a terminal and on a page.

In: references and discrepancies. Out: one line of text without styles, safe to show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.model.article import ArticleKey, ArticleRef
from factcheck.model.claim import ClaimOccurrence
from factcheck.model.finding import LEAST_CONFIDENCE, Discrepancy, Unshown
from factcheck.model.ids import IdKind, public_id
from factcheck.model.story import StoryRef
from factcheck.report.arrange import (
    Part,
    check_counts,
    counted,
    part_counts,
    severity_counts,
    status_counts,
)
from factcheck.report.visible import one_line
from factcheck.text.claim_keys import claim_keys


def article_line(article: ArticleRef) -> str:
    """Return what an article is known by on one line: title or id, outlet, date, and where it was read."""
    return one_line(f"{article.title or article.id} ({origin(article)}; {article.source})")


def origin(article: ArticleRef) -> str:
    """Return the outlet and the date of an article as far as its source says them.

    A missing outlet is left out, a missing date is ``undated``.
    """
    date = article.published.text if article.published else "undated"
    return one_line(f"{article.outlet}, {date}" if article.outlet else date)


def source_line(article: ArticleRef) -> str:
    """Return what a primary source is called in a sentence: kind, outlet or else id, and date."""
    date = article.published.text if article.published else "undated"
    return one_line(f"the {article.kind.value} ({article.outlet or article.id}, {date})")


def told_line(article: ArticleRef) -> str:
    """Return an article of a story on one line: outlet and date, id, and its title if it has one."""
    parts = (origin(article), article.id, article.title or "")
    return "  ".join(one_line(part) for part in parts if part)


def story_count(story: StoryRef) -> str:
    """Return the id of a story and how many articles it has."""
    return f"{story.id}, {_count(len(story.articles), 'article')}"


def counts_line(discrepancies: Iterable[Discrepancy], least_confidence: float = LEAST_CONFIDENCE) -> str:
    """Return the counts by severity, check and status as one sentence each, on one line.

    Only those are counted that differ, are sure enough and have not been dismissed.
    """
    held = counted(discrepancies, least_confidence)
    if not held:
        return "No discrepancies."
    severities = ", ".join(
        _count(count, name.value) for name, count in severity_counts(held).items() if count
    )
    checks = ", ".join(f"{name} {count}" for name, count in check_counts(held).items())
    statuses = ", ".join(f"{count} {name.value}" for name, count in status_counts(held).items())
    return f"{_count(len(held), 'discrepancy')}: {severities}. By check: {checks}. Standing: {statuses}."


def unshown_line(unshown: Unshown | None) -> str:
    """Return in one sentence what a report leaves out; nothing if it leaves out nothing.

    >>> unshown_line(Unshown(agreed=12, less_sure=1))
    '12 comparisons agreed, 1 discrepancy is less sure; --all shows them.'
    """
    if unshown is None:
        return ""
    sure = "is" if unshown.less_sure == 1 else "are"
    explained = "differs" if unshown.explained == 1 else "differ"
    parts = [
        (unshown.agreed, f"{_count(unshown.agreed, 'comparison')} agreed"),
        (unshown.explained, f"{unshown.explained} {explained} for a reason that is named"),
        (unshown.less_sure, f"{_count(unshown.less_sure, 'discrepancy')} {sure} less sure"),
    ]
    told = [text for count, text in parts if count]
    one = sum(count for count, _ in parts) == 1
    return f"{', '.join(told)}; --all shows {'it' if one else 'them'}." if told else ""


def also_line(discrepancies: Iterable[Discrepancy], least_confidence: float = LEAST_CONFIDENCE) -> str:
    """Return how many stand in each of the parts shown on request; nothing if none do."""
    counts = part_counts(discrepancies, least_confidence)
    told = [f"{part.value} {count}" for part, count in counts.items() if part is not Part.DISCREPANCIES]
    return f"Also shown: {', '.join(told)}." if told else ""


def ended_line(discrepancy: Discrepancy) -> str:
    """Return what ended a discrepancy that is closed, in one sentence; nothing of one that stands."""
    if not discrepancy.closed:
        return ""
    ending = discrepancy.ended
    if ending is None:
        return "No longer found: the articles have changed since."
    says = (
        f", which now says: {one_line(ending.says)}"
        if ending.says
        else ", which no longer has the passage."
    )
    return (
        f"Ended by version {ending.version} of {one_line(ending.article.id)} ({origin(ending.article)}), "
        f"imported {ending.seen_at:%Y-%m-%d}{says}"
    )


def _count(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def claim_lines(article: ArticleKey, text: str, claims: Sequence[ClaimOccurrence]) -> list[str]:
    """Return one line for each claim: its place and kind, its words, who asserts it, and its id."""
    lines = []
    for claim, key in zip(claims, claim_keys(article, text, claims), strict=True):
        who = f" (said by {claim.speaker})" if claim.speaker else ""
        words = f"{claim.kind.value}: {claim.span.of(text)}{who}"
        place = f"[{claim.span.start}:{claim.span.end}]"
        lines.append(f"{one_line(f'{place} {words}')}  {public_id(IdKind.CLAIM, key)}")
    return lines
