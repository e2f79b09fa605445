"""Rows in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.tables import Format, Row, defused, write_rows

ROWS: list[Row] = [
    {"id": "q1", "speaker": "José Peña", "words": 3, "at": ["a", "b"]},
    {"id": "q2", "speaker": None, "words": 0, "at": []},
]


def written(form: Format, rows: list[Row] | None = None) -> str:
    """Return what is written of the rows."""
    stream = io.StringIO()
    expected = len(ROWS if rows is None else rows)
    assert expected == write_rows(ROWS if rows is None else rows, stream, form)
    return stream.getvalue()


def test_json_is_one_array_with_a_row_a_line() -> None:
    """The array reads back, and letters beyond ASCII stay as they are."""
    text = written(Format.JSON)
    assert json.loads(text) == ROWS
    assert "José Peña" in text
    assert len(ROWS) == text.count("\n")


def test_nl_is_one_object_a_line() -> None:
    """Each line reads back by itself."""
    assert [json.loads(line) for line in written(Format.NL).splitlines()] == ROWS


@pytest.mark.parametrize(("form", "delimiter"), [(Format.CSV, ","), (Format.TSV, "\t")])
def test_separated_values_have_a_header(form: Format, delimiter: str) -> None:
    """Nothing is an empty cell, a list is JSON."""
    expected = [
        ["id", "speaker", "words", "at"],
        ["q1", "José Peña", "3", '["a", "b"]'],
        ["q2", "", "0", "[]"],
    ]
    assert expected == list(csv.reader(io.StringIO(written(form), newline=""), delimiter=delimiter))


def test_the_table_is_for_people() -> None:
    """Every column and value stands in it, and control characters are written out."""
    text = written(Format.TABLE, [{"id": "q1", "text": "[red]so\x1b[31m"}])
    assert "[red]so⟨U+001B⟩[31m" in text
    assert "id" in text


@pytest.mark.parametrize("form", list(Format))
def test_no_rows_are_valid_output(form: Format) -> None:
    """An empty result is an empty array in JSON and nothing in the other formats."""
    expected = "[]\n" if form is Format.JSON else ""
    assert expected == written(form, [])


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "-he said"])
def test_formulas_are_defused(cell: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    expected = "'" + cell
    assert expected == defused(cell)


@pytest.mark.parametrize("cell", ["-3.5", "+12", "1-2", "", "a=b", "'=1"])
def test_harmless_cells_stay(cell: str) -> None:
    """Numbers and plain words are left alone."""
    assert cell == defused(cell)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_csv_reads_back_but_for_the_apostrophe(cells: list[str]) -> None:
    """Whatever a text holds, its cell reads back, and none begins like a formula."""
    row = {str(at): cell for at, cell in enumerate(cells)}
    stream = io.StringIO()
    write_rows([row], stream, Format.CSV)
    _, read = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))
    for cell, back in zip(cells, read, strict=True):
        assert back in (cell, "'" + cell)
        assert not back.startswith(("=", "@", "\t", "\r"))


@pytest.mark.parametrize("form", list(Format))
def test_a_byte_order_mark_stands_before_separated_values_only(form: Format) -> None:
    """Excel finds UTF-8 by it; JSON that began with one would be no JSON."""
    stream = io.StringIO()
    write_rows(ROWS, stream, form, bom=True)
    expected = ("\ufeff" if form in (Format.CSV, Format.TSV) else "") + written(form)
    assert expected == stream.getvalue()


def test_a_lone_surrogate_can_be_written() -> None:
    """No text makes the output undecodable."""
    for form in Format:
        written(form, [{"text": "a\ud800b"}]).encode("utf-8")
