"""Tables that people fill in: CSV files whose first line names the columns.

In: a file, UTF-8, its cells parted by commas (RFC 4180), or by semicolons or tabs as spreadsheets write
them where the comma stands in figures. Out: its rows, and the columns by folded name.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import InputError
from factcheck.text.fold import fold_text

_DELIMITERS = ",;\t"


@contextmanager
def open_table(path: Path, known: Sequence[str]) -> Iterator[tuple[csv.DictReader[str], dict[str, str]]]:
    """Open a table that must have the first of the ``known`` columns; yield its rows and its columns.

    The columns are the file's own names by their folded ones. Raises :class:`InputError` for a file that
    cannot be read, is no UTF-8, is no CSV, or lacks the column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            delimiter = _delimiter(stream.readline(), known[0])
            stream.seek(0)
            rows = csv.DictReader(stream, strict=True, delimiter=delimiter)
            columns = {fold_text(column): column for column in rows.fieldnames or ()}
            if known[0] not in columns:
                raise InputError(
                    f"{path} has no column “{known[0]}”: its first line must be {','.join(known)}."
                )
            yield rows, columns
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: save it as CSV UTF-8.") from error
    except csv.Error as error:
        raise InputError(f"{path} is no CSV: {error}.") from error


def _delimiter(header: str, needed: str) -> str:
    """Return what parts the header so that it has the column, else a comma."""
    for delimiter in _DELIMITERS:
        if needed in (fold_text(cell.strip(' "\r\n')) for cell in header.split(delimiter)):
            return delimiter
    return ","
