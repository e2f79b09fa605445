"""The reader of lists of settled names."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.model.authority import SettledName
from factcheck.model.problem import Problem
from factcheck.readers.names import read_names


def test_names_with_all_columns(tmp_path: Path) -> None:
    """A byte order mark, capitals in the header and blanks around cells change nothing."""
    file = tmp_path / "names.csv"
    file.write_text(
        "\ufeffSource,Name,Aliases,Note,Age\r\nher card,Ana  Ruiz ,A. Ruiz; Ana M. Ruiz;,,31\r\n,,,,\r\n",
        "utf-8",
    )
    expected = [SettledName(name="Ana Ruiz", aliases=("A. Ruiz", "Ana M. Ruiz"), source="her card")]
    assert expected == list(read_names(file))


def test_lines_without_a_name_are_problems(tmp_path: Path) -> None:
    """Each bad line costs only itself, and says where it stands."""
    file = tmp_path / "names.csv"
    file.write_text("name,note\nAna Ruiz,a\n,b\nana ruiz,c\nPaul Dorn,d\n", "utf-8")
    found = list(read_names(file))
    assert [one.name for one in found if isinstance(one, SettledName)] == ["Ana Ruiz", "Paul Dorn"]
    assert [(one.source, one.message) for one in found if isinstance(one, Problem)] == [
        (f"{file}#3", "The line has no name."),
        (f"{file}#4", "The name stands in line 2 already."),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no column"),
        (b"person,source\nAna Ruiz,card\n", "no column"),
        ("name\nAna Peña\n".encode("latin-1"), "UTF-8"),
        (b'name\n"Ana\n', "no CSV"),
    ],
)
def test_files_that_are_no_lists_are_refused(tmp_path: Path, content: bytes, words: str) -> None:
    """A file that cannot be understood as a whole ends with one sentence."""
    file = tmp_path / "names.csv"
    file.write_bytes(content)
    with pytest.raises(InputError, match=words):
        list(read_names(file))
