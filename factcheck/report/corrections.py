"""What ``correct`` and ``report --corrections`` print: who carries another value, and what mended it.

In: corrections. Out: text for a terminal, or one JSON object a correction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.correction import Carrier, Correction, ToCorrect
from factcheck.report.blocks import WIDTH, Block, printed, styled
from factcheck.report.lines import told_line
from factcheck.report.records import Record
from factcheck.report.visible import one_line


def corrections_text(found: Sequence[Correction], *, color: bool = False, width: int = WIDTH) -> str:
    """Return each correction with its articles, and how many are open and mended in all."""
    blocks: list[Block] = []
    for one in found:
        blocks += [*_blocks(one), (0, styled((" ", "")))]
    blocks.append((0, styled((corrections_line(found), "bold"))))
    return printed(blocks, color=color, width=width)


def corrections_line(found: Sequence[Correction]) -> str:
    """Return how many corrections are open, in how many articles, and how many are mended.

    >>> corrections_line([])
    'No corrections are open.'
    """
    still = [one for one in found if one.is_open]
    carrying = {article.article.key for one in still for article in one.articles if not article.mended_by}
    done = len(found) - len(still)
    mended = [f"{done} {'is' if done == 1 else 'are'} mended"] if done else []
    if not still:
        return "; ".join(["No corrections are open", *mended]) + "."
    number = "1 correction is" if len(still) == 1 else f"{len(still)} corrections are"
    articles = "1 article" if len(carrying) == 1 else f"{len(carrying)} articles"
    return "; ".join([f"{number} open in {articles}", *mended]) + "."


def _blocks(one: Correction) -> Iterator[Block]:
    told = one.discrepancy
    yield 0, styled((f"{told.check}  {told.id}", "bold"), (f"  {one_line(told.subject)}", ""))
    said = f"“{one_line(one.right)}” is right: {one_line(one.actor)}, {one.decided_at:%Y-%m-%d}"
    yield 2, styled((said, ""))
    for article in one.articles:
        yield from _article_blocks(article)
    if not one.articles:
        yield 2, styled(("Nothing carries another value.", ""))


def _article_blocks(one: ToCorrect) -> Iterator[Block]:
    if one.mended_by is not None:
        day = f", {one.mended_at:%Y-%m-%d}" if one.mended_at else ""
        head = (f"mended by version {one.mended_by}{day}", "bold green")
    else:
        head = ("to be mended", "bold red")
    yield 2, styled(head, (f"  {told_line(one.article)}", ""))
    for place in one.places:
        yield 6, styled((_place_line(place), "" if place.is_current else "dim"))
    if one.mended_by is None:
        yield 6, styled((f"Note: {one_line(one.note)}", "italic"))


def _place_line(one: Carrier) -> str:
    where = "headline " if one.span is None else ""
    words = f"{where}“{one_line(one.text)}”"
    if not one.is_current:
        return f"version {one.version}: {words}"
    return f"{words}  {one_line(one.link or '')}"


def correction_record(one: Correction) -> Record:
    """Return what ``correct --nl`` and ``report --corrections --nl`` print of one correction."""
    return {
        "id": one.discrepancy.id,
        "check": one.discrepancy.check,
        "subject": one.discrepancy.subject,
        "right": one.right,
        "status": "open" if one.is_open else "mended",
        "by": one.actor,
        "decided": one.decided_at.isoformat(),
        "articles": [_article_record(article) for article in one.articles],
    }


def _article_record(one: ToCorrect) -> Record:
    ref = one.article
    return {
        "article": ref.id,
        "source": ref.source,
        "outlet": ref.outlet,
        "title": ref.title,
        "published": ref.published.text if ref.published else None,
        "status": "open" if one.mended_by is None else "mended",
        "mended_by": one.mended_by,
        "mended": one.mended_at.isoformat() if one.mended_at else None,
        "note": one.note,
        "places": [
            {
                "version": place.version,
                "current": place.is_current,
                "where": "headline" if place.span is None else "text",
                "start": place.span.start if place.span else None,
                "end": place.span.end if place.span else None,
                "text": place.text,
                "value": place.value,
                "link": place.link,
            }
            for place in one.places
        ],
    }
