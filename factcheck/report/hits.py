"""What ``find`` prints for people of claims, of names, and of many quotes at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.model.answer import ClaimHit, NameHit
from factcheck.model.article import ArticleRef
from factcheck.model.ids import IdKind, public_id
from factcheck.report.blocks import WIDTH, Block, printed, styled
from factcheck.report.lines import origin
from factcheck.report.records import Record
from factcheck.report.visible import one_line

if TYPE_CHECKING:
    from rich.text import Text

CARRIERS = 10
"""Articles of a name that are listed; the others are counted, and ``show`` lists all."""


def claims_text(hits: Sequence[ClaimHit], *, color: bool = False, width: int = WIDTH) -> str:
    """Return each claim with its value, where it stands, and the sentences round it."""
    if not hits:
        return "Nothing near: no claim in this database has most of these words.\n"
    blocks: list[Block] = []
    for hit in hits:
        value = f"  = {hit.claim.value}" if hit.claim.value else ""
        unit = f" {hit.claim.unit}" if hit.claim.unit else ""
        head = styled(
            (public_id(IdKind.CLAIM, hit.key), "dim"),
            (f"  {one_line(hit.text)}", "bold"),
            (f"{value}{unit}  {hit.claim.kind.value}  (score {hit.score:.2f})", "dim"),
        )
        span = hit.claim.span
        blocks += [(0, head), (2, _place(hit.article, f"[{span.start}:{span.end}]"))]
        blocks += [(4, styled((one_line(hit.context), ""))), _empty()]
    return printed(blocks[:-1], color=color, width=width)


def names_text(hits: Sequence[NameHit], *, color: bool = False, width: int = WIDTH) -> str:
    """Return each person, body or place with its spellings and the articles that name it."""
    if not hits:
        return "Nothing near: no article in this database has a name like this.\n"
    blocks: list[Block] = []
    for hit in hits:
        count = "1 article" if len(hit.articles) == 1 else f"{len(hit.articles)} articles"
        head = styled(
            (public_id(IdKind.PERSON, hit.key), "dim"),
            (f"  {one_line(hit.name)}", "bold"),
            (f"  {hit.kind.value}, {count}  (score {hit.score:.2f})", "dim"),
        )
        blocks.append((0, head))
        others = [one_line(name) for name in hit.spellings if name != hit.name]
        if others:
            blocks.append((2, styled((f"also as: {', '.join(others)}", ""))))
        blocks += [
            (4, _place(article, f"as {one_line(name)}")) for article, name in hit.articles[:CARRIERS]
        ]
        if len(hit.articles) > CARRIERS:
            blocks.append((4, styled((f"and {len(hit.articles) - CARRIERS} more", "dim"))))
        blocks.append(_empty())
    return printed(blocks[:-1], color=color, width=width)


def answers_text(rows: Iterable[Record], *, color: bool = False, width: int = WIDTH) -> str:
    """Return the answers of a batch: the line's number and quote, then the verdict and the quote's id."""
    blocks: list[Block] = []
    for row in rows:
        found = f"  {row['id']}" if row["id"] else ""
        blocks.append((0, styled((f"{row['line']}  ", "dim"), (f"“{one_line(str(row['quote']))}”", ""))))
        blocks.append((4, styled((one_line(str(row["verdict"])), "bold"), (found, "dim"))))
    return printed(blocks, color=color, width=width)


def _place(article: ArticleRef, rest: str) -> Text:
    return styled((origin(article), ""), (f"  {one_line(article.id)}  {rest}", "dim"))


def _empty() -> Block:
    return 0, styled((" ", ""))
