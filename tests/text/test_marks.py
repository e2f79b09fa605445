"""Quotation marks paired in one text."""

from __future__ import annotations

import pytest

from factcheck.text.marks import read_marks
from factcheck.text.sentences import paragraphs


def stretches(text: str) -> list[str]:
    """Return what stands between the outermost marks."""
    return [mark.span.of(text) for mark in read_marks(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("''One,'' he said. ''Two.''", ["One,", "Two."]),
        ("''He said 'no,''' she wrote.", ["He said 'no,'"]),
        ("He said ``one'' and \"two”.", ["one", "two"]),
        ("«Un» et «deux».", ["Un", "deux"]),
        ("„Eins“ und „zwei“.", ["Eins", "zwei"]),
        ("‘One,’ he said. The ’90s and workers’ pay.", ["One,"]),
        ("'One,' he said. She's in the '90s.", ["One,"]),
        ("the workers' and players' unions", []),
        ('A 5\'10" man and a 6" pipe.', []),
        ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
        ("He said—“yes”—and left.", ["yes"]),
        ("No marks at all.", []),
        ('A word" closes nothing. "This does."', ["This does."]),
        ("He said: “It is done. “ He added: “No.”", ["It is done.", "No."]),
        ("He said: “It is done.“[Herald] She said “no.”", ["It is done.", "no."]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    """Every family, apostrophes, inches, nesting, dashes, a stray closing mark."""
    assert expected == stretches(text)


def test_unclosed_stretch_ends_with_its_paragraph() -> None:
    """The next paragraph pairs on its own."""
    text = "He said “one.\nShe said “two.” Then."
    found = read_marks(text, paragraphs(text))
    assert [("one.", True), ("two.", False)] == [(mark.span.of(text), mark.unclosed) for mark in found]


def test_unclosed_stretch_before_another_ends_with_its_sentence() -> None:
    """An opening mark that meets another does not swallow it."""
    text = "“One here. Then he said “two.”"
    assert ["One here.", "two."] == stretches(text)


def test_unclosed_stretch_keeps_its_abbreviations() -> None:
    """The sentence that an unclosed stretch is left ends where sentences end."""
    text = "She said “we met Sen. Hale. Then she met the “crew.”"
    assert ["we met Sen. Hale.", "crew."] == stretches(text)


def test_opening_mark_at_the_head_of_a_sentence_goes_on() -> None:
    """Paragraphs run together leave no closing mark before the next opening one."""
    text = "She said “we met. We ate. “We left,” and sat down."
    assert ["we met. We ate.", "We left,"] == stretches(text)


def test_continuation_is_marked() -> None:
    """A paragraph that opens again after an open one goes on with it."""
    text = "“One.\n“Two.”\n“Three.”"
    assert [False, True, False] == [mark.continues for mark in read_marks(text, paragraphs(text))]


def test_code_full_of_marks_is_no_prose() -> None:
    """Thousands of marks a few characters apart yield nothing."""
    assert [] == stretches('"a","b",' * 5_000)
