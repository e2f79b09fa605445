"""Which sentences tell of events."""

from __future__ import annotations

import pytest

from factcheck.link.segments import segments


def told(text: str) -> list[str]:
    """Return the sentences that are looked at."""
    return [text[start:end] for start, end in segments(text)]


@pytest.mark.parametrize(
    "imprint",
    [
        "Call (555) 555-0142 now.",
        "Ring 555-0142 or write.",
        "Dial 555-RAIN today.",
        "Write to desk@harbour.example soon.",
        "See www.harbour.example for more.",
        "Copyright 2019 Harbour Post.",
        "All rights reserved.",
    ],
)
def test_where_an_article_is_from_is_passed_over(imprint: str) -> None:
    """A telephone number, an address of the web or a notice of rights says nothing of the event."""
    expected = ["The pier fell at dawn.", "Nobody was hurt."]
    assert expected == told(f"The pier fell at dawn. {imprint} Nobody was hurt.")
    assert expected[:1] == told(f"The pier fell at dawn.\n{imprint}")


def test_other_numbers_are_no_telephone_numbers() -> None:
    """Years, scores and long numbers tell of the event."""
    text = "It cost 1250000 crowns in 2018. The vote was 120-97. Line 1555-0142 stopped."
    expected = ["It cost 1250000 crowns in 2018.", "The vote was 120-97.", "Line 1555-0142 stopped."]
    assert expected == told(text)


def test_lines_and_marks_part_sentences() -> None:
    """A line ends a sentence without a mark, and no sentence begins with a mark that closes one."""
    assert ["Pier closed", "“It fell.", "What now?"] == told("Pier closed\n\n“It fell.” What now?")
    assert [] == told("")
