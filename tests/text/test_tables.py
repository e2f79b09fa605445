"""Word lists as data files and as patterns."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.tables import read_forms, read_rows, words_pattern


def test_rows_skip_comments() -> None:
    """Comment lines and empty lines are no rows."""
    assert all(not row[0].startswith("#") for row in read_rows("factcheck.text", "units.txt"))


def test_forms_map_to_their_cells() -> None:
    """A form finds the other cells of its row."""
    assert ("month", "9") == read_forms("factcheck.text", "calendar.txt")["Sept"]


def test_an_unknown_file_is_an_error() -> None:
    """A list that is not there is a mistake of the program."""
    with pytest.raises(FileNotFoundError):
        read_rows("factcheck.text", "nothing.txt")


@given(st.lists(st.text(alphabet="abcde", min_size=1, max_size=5), min_size=1, max_size=12))
def test_the_tree_of_words_matches_each_word(words: list[str]) -> None:
    """Every form is matched whole, with and without a capital, and nothing longer."""
    pattern = re.compile(words_pattern(words))
    for word in words:
        assert pattern.fullmatch(word)
        assert pattern.fullmatch(word.capitalize())
    assert not pattern.fullmatch("".join(words) + "z")
