"""Files of quotes to look up."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.readers.questions import read_questions


def test_every_line_is_a_question(tmp_path: Path) -> None:
    """Columns go by name in any order and case, others are passed over, empty cells say nothing."""
    path = tmp_path / "q.csv"
    path.write_text(
        "\ufeffDesk,Speaker,QUOTE,since\nA,Ana Ruiz,“We stay”,2021-03-01\nB,,\nC,,So it goes\n", "utf-8"
    )
    first, second, third = read_questions(path)
    assert (2, "“We stay”", "Ana Ruiz", "2021-03-01", None, None) == (
        first.line,
        first.words,
        first.speaker,
        first.since,
        first.until,
        first.outlet,
    )
    assert (3, "", None) == (second.line, second.words, second.speaker)
    assert (4, "So it goes") == (third.line, third.words)


@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_cells_may_be_parted_as_spreadsheets_part_them(tmp_path: Path, parted: str) -> None:
    """Semicolons and tabs do as well as commas, and then a comma is one of the quote."""
    path = tmp_path / "q.csv"
    path.write_text(
        f'No{parted}"Quote"{parted}Speaker\r\n1{parted}"We stay, all"{parted}Ana Ruiz\r\n', "utf-8"
    )
    assert [("We stay, all", "Ana Ruiz")] == [(one.words, one.speaker) for one in read_questions(path)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"words\nWe stay\n", "no column"),
        (b"", "no column"),
        (b"quote,since\nWe stay,yesterday\n", "line 2"),
        (b"quote\n\xff\xfe\xfa\n", "not UTF-8"),
        (b'quote\n"We stay\n', "no CSV"),
    ],
)
def test_a_wrong_file_is_wrong_use(tmp_path: Path, data: bytes, said: str) -> None:
    """A sentence names the file and what is wrong with it."""
    path = tmp_path / "q.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        list(read_questions(path))
