"""The table of a story: what its articles say of one thing, side by side, where they agree and where not.

In: the comparisons of a story. Out: rows, each with one cell an article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model.article import ArticleRef
from factcheck.model.finding import Discrepancy

MOST_COLUMNS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One comparison; ``cells`` has for each article of the table its words, in the order of the text."""

    comparison: Discrepancy
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """The articles that say something, and the rows."""

    articles: tuple[ArticleRef, ...]
    rows: tuple[FigureRow, ...]


def figure_table(compared: Sequence[Discrepancy], articles: Sequence[ArticleRef]) -> FigureTable | None:
    """Return the table of figures, dates and counts; ``None`` if none were compared.

    ``articles`` gives the order of the columns; beyond :data:`MOST_COLUMNS` they are left out.
    """
    wanted = [
        one for one in compared if not one.check.startswith(("quote-", "name-", "speaker-", "doubled-"))
    ]
    said = {view.evidence.article.key for one in wanted for view in one.evidence}
    columns = [ref for ref in articles if ref.key in said][:MOST_COLUMNS]
    if not columns:
        return None
    rows = [
        FigureRow(
            comparison=one,
            cells=tuple(
                tuple(
                    dict.fromkeys(
                        view.evidence.text for view in one.evidence if view.evidence.article.key == ref.key
                    )
                )
                for ref in columns
            ),
        )
        for one in wanted
    ]
    return FigureTable(articles=tuple(columns), rows=tuple(rows))
