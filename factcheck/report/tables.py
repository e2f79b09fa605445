"""Rows written as JSON, lines of JSON, CSV, TSV, or a table for people.

In: rows, each a mapping from column to value, all with the same columns. Out: text on a stream. The formats
mean what they mean in sqlite-utils: an array with one object a line, one object a line, comma or tab
separated values with a header and lines ending in CR LF (RFC 4180). Lists and objects in a cell are JSON.

A byte order mark before CSV or TSV tells Excel that they are UTF-8; JSON never has one (RFC 8259, 8.1).

A cell of CSV or TSV that a spreadsheet would run as a formula (it begins with ``=``, ``+``, ``-``, ``@``, a
tab or a carriage return, and is no number) gets an apostrophe in front, as the OWASP page on CSV injection
advises.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import TextIO

from factcheck.report.visible import one_line

Row = Mapping[str, object]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_MARK = "\ufeff"


class Format(StrEnum):
    """How rows are written; the value is the option's name."""

    TABLE = "table"
    JSON = "json"
    NL = "nl"
    CSV = "csv"
    TSV = "tsv"


def write_rows(
    rows: Iterable[Row],
    stream: TextIO,
    form: Format,
    *,
    columns: Sequence[str] | None = None,
    bom: bool = False,
    for_pages: bool = False,
) -> int:
    """Write ``rows`` to ``stream`` and return how many there were.

    ``columns`` names the columns of CSV, TSV and the table; without it they are the first row's. With
    ``bom`` CSV and TSV begin with a byte order mark. With ``for_pages`` JSON can be put into a script
    element as it is. All but the table are written row by row, so that a long result needs no memory.
    """
    if form is Format.JSON:
        return _write_json(rows, stream, page_json if for_pages else json_text)
    if form is Format.NL:
        return _write_lines(rows, stream, page_json if for_pages else json_text)
    if form is Format.TABLE:
        return _write_table(rows, stream, columns)
    if bom:
        stream.write(_MARK)
    return _write_csv(rows, stream, "excel" if form is Format.CSV else "excel-tab", columns)


def json_text(value: object) -> str:
    """Return ``value`` as JSON on one line; letters beyond ASCII stay, lone surrogates are escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() or _is_encodable(text) else json.dumps(value)


def page_json(value: object) -> str:
    r"""Return ``value`` as JSON in which no markup can begin: ``<`` is spelled by its number.

    >>> page_json("</script>")
    '"\\u003c/script>"'
    """
    return json_text(value).replace("<", "\\u003c")


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _write_json(rows: Iterable[Row], stream: TextIO, spelled: Callable[[object], str]) -> int:
    count = 0
    for row in rows:
        stream.write(("[" if count == 0 else ",\n ") + spelled(row))
        count += 1
    stream.write("]\n" if count else "[]\n")
    return count


def _write_lines(rows: Iterable[Row], stream: TextIO, spelled: Callable[[object], str]) -> int:
    count = 0
    for row in rows:
        stream.write(spelled(row) + "\n")
        count += 1
    return count


def _write_csv(rows: Iterable[Row], stream: TextIO, dialect: str, columns: Sequence[str] | None) -> int:
    iterator = iter(rows)
    names, iterator = _columns(iterator, columns)
    writer = csv.writer(stream, dialect=dialect)
    if names:
        writer.writerow(names)
    count = 0
    for row in iterator:
        writer.writerow([defused(_cell(row.get(name))) for name in names])
        count += 1
    return count


def _columns(rows: Iterator[Row], columns: Sequence[str] | None) -> tuple[Sequence[str], Iterator[Row]]:
    if columns is not None:
        return columns, rows
    first = next(rows, None)
    return (list(first), chain([first], rows)) if first is not None else ((), rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return json_text(value)


def defused(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula.

    >>> defused("=1+1"), defused("-3.5"), defused("- he said")
    ("'=1+1", '-3.5', "'- he said")
    """
    return "'" + cell if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _write_table(rows: Iterable[Row], stream: TextIO, columns: Sequence[str] | None) -> int:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    names, iterator = _columns(iter(rows), columns)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(Text(name), overflow="fold")
    for row in iterator:
        table.add_row(*(Text(one_line(_cell(row.get(name)))) for name in names))
    if table.row_count:
        Console(file=stream, highlight=False, markup=False, emoji=False).print(table)
    return table.row_count
