"""Who speaks where people are quoted in turn, or one tells what another said."""

from __future__ import annotations

import pytest
from extracted import speakers

_QUESTION = "“It was cut twice,” Walt Denney told the panel.\n\n“By whom?” asked Ruth Abara."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_QUESTION}\n\n“I cannot say.”", ["Walt Denney", "Ruth Abara", "Walt Denney"]),
        (
            f"{_QUESTION}\n\n“I cannot say.”\n\n“Or will not?”\n\n“Cannot.”",
            ["Walt Denney", "Ruth Abara", "Walt Denney", "Ruth Abara", "Walt Denney"],
        ),
        (
            f"{_QUESTION}\n\n“I cannot say,” said Paul Hale.\n\n“It is late.”",
            ["Walt Denney", "Ruth Abara", "Paul Hale", "Paul Hale"],
        ),
        ("“Who pays?” asked Ruth Abara.\n\n“The town pays, as ever.”", ["Ruth Abara", "Ruth Abara"]),
    ],
)
def test_a_question_is_answered_by_the_other(text: str, expected: list[str]) -> None:
    """After a question whole paragraphs of quotation go in turn, until a reporting verb names somebody."""
    assert expected == speakers(text)


def test_who_tells_goes_on() -> None:
    """After words that a told story gives to another, the teller goes on."""
    text = (
        "Ruth Abara, who lost her boat, said the guard had told the crew “not to move.” "
        "“We obeyed him. That was wrong.”"
    )
    assert ["the guard", "Ruth Abara"] == speakers(text)


def test_a_name_before_an_aside_is_meant() -> None:
    """Somebody described in passing is not whom the next sentence goes on with."""
    text = (
        "Ruth Abara, in the words of one senator, “went quite white.” "
        "She later said the letter was “news to me and to all of us.”"
    )
    assert ["one senator", "Ruth Abara"] == speakers(text)
