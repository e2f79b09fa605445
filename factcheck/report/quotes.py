"""What ``find`` and ``show`` print of quotes for people: the verdict, the wordings, who carries each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from factcheck.model.answer import Answer, Match, QuoteHit
from factcheck.model.article import ArticleRef
from factcheck.model.group import QuoteGroup, QuoteMember
from factcheck.model.ids import IdKind, public_id
from factcheck.report.blocks import WIDTH, Block, printed, styled
from factcheck.report.lines import origin, source_line
from factcheck.report.records import wordings
from factcheck.report.terminal import difference_text
from factcheck.report.visible import one_line
from factcheck.text.quotations import joins_of
from factcheck.text.words import read_words

if TYPE_CHECKING:
    from rich.text import Text

CARRIERS = 20
"""Carriers of a quote that ``find`` names; ``show`` names all."""


def verdict_line(answer: Answer, speaker: str | None = None) -> str:
    """Return in one sentence what the store says of the words asked for.

    ``speaker`` is the one asked for, if any.
    """
    if answer.match is Match.NOTHING:
        return "Nothing near: no quote in this database has most of these words."
    if answer.match is Match.TOO_SHORT:
        return "Too short to say: give at least three words of the quote."
    if answer.match is Match.OTHER_SPEAKER:
        named = ", ".join(answer.speakers) or "nobody who is named"
        return f"Near, but not by {speaker}: the nearest quotes are by {named}."
    if answer.match is Match.OTHER_CARRIER:
        return "Near, but not in the outlet or the days asked for: search without them to see where."
    hit = answer.hits[0]
    members = hit.as_asked or hit.group.members
    carriers = _articles(members)
    others = {key: one for key, one in _articles(hit.group.members).items() if key not in carriers}
    manner = "Found word for word" if answer.match is Match.VERBATIM else "Near"
    without = f"; without these words in {_counted(others)}" if others else ""
    return f"{manner}: {_sayer(hit)}, in {_counted(carriers)}{without}{_by_source(hit)}."


def _sayer(hit: QuoteHit) -> str:
    """Return who is given the words: the quote's speaker, or the first whom those name that have them."""
    quote = hit.group
    named = [name for one in hit.as_asked if (name := one.occurrence.speaker)]
    keys = {one.occurrence.speaker_key for one in hit.as_asked} - {None}
    if named and quote.speaker not in named and quote.speaker_key not in keys:
        return named[0]
    return quote.speaker or "a speaker who is not named"


def _counted(articles: Mapping[str, ArticleRef]) -> str:
    """Return how many they are, and where the first of those that are dated stands."""
    count = "1 article" if len(articles) == 1 else f"{len(articles)} articles"
    first = min(articles.values(), key=lambda one: one.order)
    return f"{count}, first in {origin(first)}" if first.published else count


def _by_source(hit: QuoteHit) -> str:
    """Return what a primary source says of the words asked for, as the end of a sentence."""
    if hit.source is None:
        return ""
    name = source_line(hit.source)
    return f"; verified against {name}" if hit.verified else f"; {name} has other words"


def answer_text(
    answer: Answer, *, speaker: str | None = None, color: bool = False, width: int = WIDTH
) -> str:
    """Return the verdict, then every quote found, best first, wrapped to ``width`` columns."""
    blocks: list[Block] = [(0, styled((verdict_line(answer, speaker), "bold")))]
    for hit in answer.hits:
        blocks += [(0, styled((" ", ""))), *_quote(hit.group, hit.score, CARRIERS)]
    return printed(blocks, color=color, width=width)


def quote_text(group: QuoteGroup, *, color: bool = False, width: int = WIDTH) -> str:
    """Return a quote: id and speaker, canonical wording, how others differ, and all its carriers."""
    return printed(_quote(group, None, None), color=color, width=width)


def _quote(group: QuoteGroup, score: float | None, carriers: int | None) -> list[Block]:
    """Return a quote; ``carriers`` limits how many are named, the rest are counted."""
    head = styled(
        (public_id(IdKind.QUOTE, group.key), "dim"),
        (f"  {one_line(group.speaker or 'speaker not named')}", "bold"),
        ("" if score is None else f"  (score {score:.2f})", "dim"),
    )
    blocks: list[Block] = [(0, head), (2, styled((f"“{one_line(group.text)}”", "")))]
    blocks += _differences(group)
    blocks.append((2, styled(("Carried by:", ""))))
    shown = group.members if carriers is None else group.members[:carriers]
    blocks += [(4, _carrier(member)) for member in shown]
    if len(shown) < len(group.members):
        blocks.append((4, styled((f"and {len(group.members) - len(shown)} more", "dim"))))
    return blocks


def _differences(group: QuoteGroup) -> list[Block]:
    first = {_words(member.occurrence.text): member.occurrence for member in reversed(group.members)}
    canonical = first.get(_words(group.text))
    joins = joins_of(canonical.spans) if canonical else ()
    blocks: list[Block] = []
    for text in wordings(group)[1:]:
        others = joins_of(first[_words(text)].spans)
        shown = difference_text(group.text, text, wording_joins=joins, other_joins=others)
        blocks.append((4, styled(("also as: “", "")).append_text(shown).append("”")))
    return blocks


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in read_words(text))


def _carrier(member: QuoteMember) -> Text:
    occurrence = member.occurrence
    spans = ", ".join(f"{span.start}:{span.end}" for span in occurrence.spans)
    speaker = (
        f"{occurrence.speaker} ({occurrence.method.value}, {occurrence.confidence:.2f})"
        if occurrence.speaker
        else "speaker not named"
    )
    return styled(
        (f"{member.relation.value:<11}  ", "dim"),
        (origin(occurrence.article), ""),
        (f"  {one_line(occurrence.article.id)} [{spans}]  {one_line(speaker)}", "dim"),
    )


def _articles(members: Iterable[QuoteMember]) -> Mapping[str, ArticleRef]:
    return {member.occurrence.article.key: member.occurrence.article for member in members}


def quote_list(groups: Iterable[QuoteGroup]) -> list[str]:
    """Return one line a quote: id, speaker, beginning of the canonical wording, number of articles."""
    lines = []
    for group in groups:
        text = one_line(group.text)
        shown = text if len(text) <= 90 else text[:89].rstrip() + "…"
        count = len(_articles(group.members))
        articles = "1 article" if count == 1 else f"{count} articles"
        lines.append(
            f"{public_id(IdKind.QUOTE, group.key)}  {group.speaker or 'not named'}: “{shown}” ({articles})"
        )
    return lines
