"""The fact-check log: what was checked, where, against what, by whom, and what came of it.

In: discrepancies with the decision in force. Out: one row for each value that differs, with the columns
that checkers keep in their sheets (:data:`COLUMNS`); the same as lines for people and as a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from factcheck.model.article import ArticleKey, ArticleKind, ArticleRef
from factcheck.model.finding import Discrepancy, EvidenceView
from factcheck.report.arrange import by_value
from factcheck.report.exported import EXPORTS, Exported
from factcheck.report.html import label, style_and_hash, template
from factcheck.report.records import Record
from factcheck.report.values import verdict_words
from factcheck.report.visible import one_line

COLUMNS = tuple(EXPORTS[Exported.LOG].columns)
"""The columns in their order."""

_KINDS = {"doubled-word": "word"}


def log_rows(
    discrepancy: Discrepancy,
    *,
    actor: str,
    decided_at: datetime,
    note: str | None,
    mended: Mapping[ArticleKey, int],
) -> Iterator[Record]:
    """Yield the rows of a decided discrepancy, one for each value, in the order of the evidence.

    ``mended`` gives for each article that was mended the number of the version that did it.
    """
    values = by_value(discrepancy)
    for value, views in values:
        source = _source(discrepancy, value, values)
        yield dict(
            zip(
                COLUMNS,
                (
                    views[0].evidence.text,
                    "; ".join(dict.fromkeys(_where(view) for view in views)),
                    _KINDS.get(discrepancy.check, discrepancy.check.partition("-")[0]),
                    f"{label(source)} ({source.id})" if source else None,
                    _rank(source) if source else None,
                    discrepancy.check,
                    actor,
                    decided_at.isoformat(timespec="seconds"),
                    verdict_words(
                        discrepancy, discrepancy.status.value, discrepancy.right, discrepancy.reason
                    ),
                    _change(views, mended),
                    note,
                    discrepancy.id,
                ),
                strict=True,
            )
        )


def _where(view: EvidenceView) -> str:
    span, article = view.evidence.span, view.evidence.article
    return f"{label(article)} ({article.id} {span.start}-{span.end})"


def _source(
    discrepancy: Discrepancy, value: str, values: Sequence[tuple[str, Sequence[EvidenceView]]]
) -> ArticleRef | None:
    """Return the article that a value was held against: the primary ones first, then the earliest.

    That is one with the value that is right, if it was said, else one with another value.
    """
    right = discrepancy.right
    wanted = [own for own, _ in values if own != value] if right is None else [right]
    others = [view.evidence.article for own, views in values if own in wanted for view in views]
    return min(others, key=lambda one: (_rank(one), one.order), default=None)


def _rank(article: ArticleRef) -> str:
    return "secondary" if article.kind is ArticleKind.ARTICLE else "primary"


def _change(views: Sequence[EvidenceView], mended: Mapping[ArticleKey, int]) -> str | None:
    articles = {view.evidence.article.key: view.evidence.article for view in views}
    told = [f"{article.id}: version {mended[key]}" for key, article in articles.items() if key in mended]
    return "; ".join(told) or None


def log_text(rows: Iterable[Record]) -> Iterator[str]:
    """Yield the log for people: the words, then what is known of them, one line each."""
    told = False
    for row in rows:
        told = True
        yield f"“{_words(row['statement'])}”  {row['kind']}  {row['id']}\n"
        for name in ("where", "source", "verdict", "change made", "note"):
            if row[name]:
                yield f"    {name + ':':<13}{_words(_line(name, row))}\n"
    if not told:
        yield "Nothing has been decided.\n"


def _line(name: str, row: Record) -> object:
    if name == "source":
        return f"{row['source']}, {row['rank']}; by {row['method']}"
    if name == "verdict":
        return f"{row['verdict']}; {row['who']}, {row['when']}"
    return row[name]


def _words(value: object) -> str:
    return one_line(str(value))


def log_page(rows: Iterable[Record]) -> str:
    """Return the log as one page with a table, its style inside."""
    style, style_hash = style_and_hash()
    page = template("log.html").render(columns=list(COLUMNS), rows=rows, style=style, style_hash=style_hash)
    return page.rstrip("\n") + "\n"
