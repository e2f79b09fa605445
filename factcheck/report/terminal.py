"""What ``report``, ``find`` and ``show`` print for people.

In: discrepancies, or two wordings of a quote. Out: text for a terminal of a given width, with colours or
without. Differing words stand in ``[[ ]]`` with and without colours; words that only the one wording
has in ``[- -]``, those that only the other has in ``{+ +}``, as wdiff prints them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.model.finding import (
    LEAST_CONFIDENCE,
    Discrepancy,
    EvidenceView,
    Outcome,
    Severity,
    Status,
    Unshown,
)
from factcheck.report.arrange import Part, Segment, StoryGroup, by_story, by_value, segments
from factcheck.report.blocks import WIDTH, printed, styled
from factcheck.report.lines import (
    also_line,
    article_line,
    counts_line,
    ended_line,
    origin,
    story_count,
    told_line,
    unshown_line,
)
from factcheck.report.values import verdict_words
from factcheck.report.visible import one_line, visible
from factcheck.text.differences import DifferenceKind, differences

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_CUTS = {DifferenceKind.CUT: "dim"}
_AROUND = 110
"""Characters of the context shown on each side of the differing words."""

_ARTICLES = 12
"""Articles of one story that are named; the others are counted, and ``show`` names all."""

_FURTHER = 4
"""Further carriers of one value that are named; the others are counted."""


def report_text(
    discrepancies: Sequence[Discrepancy],
    *,
    least_confidence: float = LEAST_CONFIDENCE,
    unshown: Unshown | None = None,
    color: bool = False,
    width: int = WIDTH,
) -> str:
    """Return the report: by story, worst first, each discrepancy in a few lines, counts at the end.

    ``unshown`` tells what the report leaves out and is said in the last line.
    """
    blocks: list[tuple[int, Text]] = []
    for group in by_story(discrepancies, least_confidence):
        blocks += _head(group)
        for part, held in group.parts.items():
            blocks += _part(part, held)
    blocks.append((0, styled((counts_line(discrepancies, least_confidence), "bold"))))
    further = (also_line(discrepancies, least_confidence), unshown_line(unshown))
    blocks += [(0, styled((line, ""))) for line in further if line]
    return printed(blocks, color=color, width=width)


def _head(group: StoryGroup) -> list[tuple[int, Text]]:
    story = group.story
    if story is None or group.article is not None:
        line = article_line(group.article) if group.article else group.title
        return [(0, styled((line, "bold underline")))]
    head = styled((one_line(group.title), "bold underline"), (f"  {story_count(story)}", "dim"))
    shown = story.articles[:_ARTICLES]
    blocks = [(0, head), *((2, _cropped(told_line(ref))) for ref in shown)]
    if len(story.articles) > len(shown):
        blocks.append((2, styled((f"and {len(story.articles) - len(shown)} more", "dim"))))
    return [*blocks, (0, styled((" ", "")))]


def _cropped(line: str) -> Text:
    text = styled((line, "dim"))
    text.no_wrap, text.overflow = True, "ellipsis"
    return text


def _part(part: Part, held: Sequence[Discrepancy]) -> list[tuple[int, Text]]:
    blocks: list[tuple[int, Text]] = []
    if part is not Part.DISCREPANCIES:
        blocks.append((2, styled((part.value.capitalize(), "bold"))))
    for one in held:
        blocks += _agreement(one) if part is Part.AGREED else _discrepancy(one)
        if part is not Part.AGREED:
            blocks.append((0, styled((" ", ""))))
    return [*blocks, (0, styled((" ", "")))] if part is Part.AGREED else blocks


def _agreement(one: Discrepancy) -> list[tuple[int, Text]]:
    places = styled((f"{one.check}  {one.id}", "dim"))
    for view in one.evidence[:_FURTHER]:
        places.append_text(styled(("  ", ""), *_place_parts(view)))
    if len(one.evidence) > _FURTHER:
        places.append_text(styled((f"  and {len(one.evidence) - _FURTHER} more", "dim")))
    return [(4, styled((one_line(one.message), ""))), (6, places)]


def discrepancy_text(discrepancy: Discrepancy, *, color: bool = False, width: int = WIDTH) -> str:
    """Return one discrepancy with every place, as ``show`` prints it."""
    return printed(_discrepancy(discrepancy, further=len(discrepancy.evidence)), color=color, width=width)


def difference_text(
    wording: str,
    other: str,
    *,
    wording_joins: Collection[int] = (),
    other_joins: Collection[int] = (),
) -> Text:
    """Return ``other`` on one line with the words marked by which it differs from ``wording``.

    The joins are the offsets at which a further stretch of an interrupted quotation begins. Differences of
    case, marks and spelling are not marked, nor words cut off at either end.

    >>> difference_text("We will not go back.", "we will never go").plain
    'we will [-not-] {+never+} go'
    """
    parts: list[tuple[str, str]] = []
    at = 0
    for found in differences(wording, other, a_joins=wording_joins, b_joins=other_joins):
        if found.alters and found.a:
            parts.append((f" [-{one_line(found.a.of(wording))}-]", "red strike"))
        if found.b is None:
            continue
        parts.append((visible(other[at : found.b.start]), ""))
        shown = visible(found.b.of(other))
        parts.append(
            (f"{{+{shown}+}}", "bold green") if found.alters else (shown, _CUTS.get(found.kind, ""))
        )
        at = found.b.end
    parts.append((visible(other[at:]), ""))
    return _one_line_of(parts)


def _one_line_of(parts: Iterable[tuple[str, str]]) -> Text:
    """Join the parts with their white space as single blanks and none at either end."""
    joined: list[tuple[str, str]] = []
    blank = True
    for text, style in parts:
        shown = " ".join(text.split())
        lead = " " if text[:1].isspace() and not blank else ""
        tail = " " if shown and text[-1].isspace() else ""
        if lead or shown:
            joined.append((lead + shown + tail, style))
            blank = bool(tail) or not shown
    line = styled(*joined)
    line.rstrip()
    return line


def _discrepancy(discrepancy: Discrepancy, further: int = _FURTHER) -> list[tuple[int, Text]]:
    differs = discrepancy.outcome is Outcome.DIFFERS
    grade = discrepancy.severity if differs else discrepancy.outcome
    head = styled(
        (grade.value.upper(), _STYLES[discrepancy.severity] if differs else "bold"),
        ("  " + discrepancy.check, "bold"),
        (f"  {discrepancy.id}  ", "dim"),
        (_standing(discrepancy), "" if discrepancy.status is Status.OPEN else "green"),
    )
    blocks = [(2, head), (4, styled((one_line(discrepancy.message), "")))]
    if discrepancy.earlier:
        blocks.append((4, styled((one_line(discrepancy.earlier), "italic"))))
    for _, views in by_value(discrepancy):
        blocks += _places(views, further)
    if line := ended_line(discrepancy):
        blocks.append((4, styled((line, "italic"))))
    return blocks


def _standing(discrepancy: Discrepancy) -> str:
    if discrepancy.outcome is not Outcome.DIFFERS:
        return f"decided by {one_line(discrepancy.deciding)}" if discrepancy.deciding else ""
    return one_line(
        verdict_words(discrepancy, discrepancy.status.value, discrepancy.right, discrepancy.reason)
    )


def _places(views: Sequence[EvidenceView], further: int) -> list[tuple[int, Text]]:
    first, *others = views
    blocks = [(4, _place_line(first)), (6, _context(first))]
    blocks += [(6, styled(("also ", "dim"), *_place_parts(view))) for view in others[:further]]
    if len(others) > further:
        blocks.append((6, styled((f"and {len(others) - further} more", "dim"))))
    return blocks


def _place_parts(view: EvidenceView) -> list[tuple[str, str]]:
    article = view.evidence.article
    span = view.evidence.span
    past = f" version {view.evidence.version}" if view.evidence.version is not None else ""
    return [(origin(article), ""), (f"  {one_line(article.id)}{past} [{span.start}:{span.end}]", "dim")]


def _place_line(view: EvidenceView) -> Text:
    shown = [] if view.evidence.marks else [(f"  {one_line(view.evidence.value)}", "bold")]
    return styled(("- ", ""), *_place_parts(view), *shown)


def _context(view: EvidenceView) -> Text:
    parts: list[tuple[str, str]] = []
    for part in _near_marks(segments(view)):
        shown = " ".join(visible(part.text).split()) if part.text.strip() else " "
        if part.marked:
            parts.append((f"[[{shown}]]", "bold reverse"))
        else:
            lead = " " if part.text[:1].isspace() and part.text.strip() else ""
            tail = " " if part.text[-1:].isspace() and part.text.strip() else ""
            parts.append((lead + shown + tail, ""))
    return styled(*parts)


def _near_marks(parts: Sequence[Segment]) -> list[Segment]:
    """Cut what stands far from the marked words, with an ellipsis where something is cut."""
    near: list[Segment] = []
    for at, part in enumerate(parts):
        text = part.text
        if not part.marked:
            first, last = at == 0, at == len(parts) - 1
            if first and len(text) > _AROUND:
                text = "… " + text[-_AROUND:].partition(" ")[2]
            elif last and len(text) > _AROUND:
                text = text[:_AROUND].rpartition(" ")[0] + " …"
            elif not first and not last and len(text) > 2 * _AROUND:
                text = text[:_AROUND].rpartition(" ")[0] + " … " + text[-_AROUND:].partition(" ")[2]
        near.append(Segment(text, part.marked))
    return near
