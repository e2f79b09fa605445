"""Lists of names that a desk has settled: CSV files with a header.

In: a file with the column ``name`` and, if the desk likes, ``aliases`` (parted by semicolons), ``note`` and
``source``; other columns are passed over. Out: a settled name, or a problem, for each line that is not
empty.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from factcheck.model.authority import SettledName
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers.tables import open_table
from factcheck.text.fold import fold_text

COLUMNS = ("name", "aliases", "note", "source")

LONGEST = 300
"""Code points of the longest cell that can be a name."""


def read_names(path: Path) -> Iterator[SettledName | Problem]:
    """Yield what each line holds, in order; ``path#line`` is the place of a line.

    Raises :class:`InputError` for a file that cannot be read, is no UTF-8 or has no column ``name``.
    """
    with open_table(path, COLUMNS) as (rows, columns):
        yield from _read_rows(rows, columns, path)


def _read_rows(
    rows: csv.DictReader[str], columns: dict[str, str], path: Path
) -> Iterator[SettledName | Problem]:
    lines: dict[str, int] = {}
    for row in rows:
        cells = {name: _cell(row, columns.get(name)) for name in COLUMNS}
        if not any(cells.values()):
            continue
        name = cells["name"]
        fault = _fault(name, lines)
        if fault:
            yield Problem(source=f"{path}#{rows.line_num}", code=ProblemCode.MALFORMED, message=fault)
            continue
        lines[fold_text(name)] = rows.line_num
        aliases = [" ".join(alias.split()) for alias in cells["aliases"].split(";")]
        yield SettledName(
            name=name,
            aliases=tuple(dict.fromkeys(alias for alias in aliases if alias)),
            note=cells["note"] or None,
            source=cells["source"] or None,
        )


def _cell(row: dict[str, str], column: str | None) -> str:
    return " ".join((row.get(column) or "").replace("\0", " ").split()) if column else ""


def _fault(name: str, lines: dict[str, int]) -> str:
    if not any(char.isalpha() for char in name):
        return "The line has no name."
    if len(name) > LONGEST:
        return f"A name of {len(name)} characters is none."
    if fold_text(name) in lines:
        return f"The name stands in line {lines[fold_text(name)]} already."
    return ""
