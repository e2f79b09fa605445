"""Quotes to look up: CSV files with a header, a quote a line.

In: a file with the column ``quote`` and, if one likes, ``speaker``, ``outlet``, ``since`` and ``until``;
other columns are passed over. Out: a question a line, those without words as well, so that answers and
lines agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.errors import InputError
from factcheck.readers.tables import open_table

COLUMNS = ("quote", "speaker", "outlet", "since", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One line: its number in the file, from 1, the words, and what is asked of carriers, if anything."""

    line: int
    words: str
    speaker: str | None
    outlet: str | None
    since: str | None
    until: str | None


def read_questions(path: Path) -> Iterator[Question]:
    """Yield the questions of a file in its order.

    Raises :class:`InputError` for a file that cannot be read, is no UTF-8 or has no column ``quote``, and
    for a day that is none.
    """
    with open_table(path, COLUMNS) as (rows, columns):
        for row in rows:
            cells = {name: _cell(row, columns.get(name)) for name in COLUMNS}
            yield Question(
                line=rows.line_num,
                words=cells["quote"],
                speaker=cells["speaker"] or None,
                outlet=cells["outlet"] or None,
                since=_day(cells["since"], path, rows.line_num),
                until=_day(cells["until"], path, rows.line_num),
            )


def _cell(row: dict[str, str], column: str | None) -> str:
    return (row.get(column) or "").strip() if column else ""


def _day(cell: str, path: Path, line: int) -> str | None:
    try:
        return date.fromisoformat(cell).isoformat() if cell else None
    except ValueError as error:
        raise InputError(f"{path}, line {line}: {cell!r} is no day such as 2018-01-24.") from error
