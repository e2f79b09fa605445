"""The note that an article prints when it was corrected, and the address of what is to be mended."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ref
from report_samples import discrepancies

from factcheck.model.span import Span
from factcheck.report.correction_note import correction_note
from factcheck.report.passages import place_address

WHERE = "An earlier version of this article "


@pytest.mark.parametrize(
    ("check", "subject", "right", "wrong", "note"),
    [
        (
            "name-spelling-differs",
            "Paul Dornn",
            "Dorn",
            "Dornn",
            "misspelled the name of Paul Dorn. It is Dorn, not Dornn.",
        ),
        (
            "name-spelling-differs",
            "Paul Dornn",
            "Dornn",
            "Dorn",
            "misspelled the name of Paul Dornn. It is Dornn, not Dorn.",
        ),
        (
            "quote-altered",
            "“We will mend every…” (Ana Ruiz)",
            "mend every plank",
            "mend no plank",
            "misquoted Ana Ruiz. The words were “mend every plank”, not “mend no plank”.",
        ),
        (
            "quote-altered",
            "“We will mend every…”",
            "mend every plank",
            "mend no plank",
            "misquoted a speaker. The words were “mend every plank”, not “mend no plank”.",
        ),
        (
            "speaker-differs",
            "“We will mend every…”",
            "Ana Ruiz",
            "Paul Dorn",
            "misattributed “We will mend every…”. The speaker was Ana Ruiz, not Paul Dorn.",
        ),
        (
            "figure-differs",
            "Age of Paul Dorn",
            "19",
            "20",
            "misstated the age of Paul Dorn. It is 19, not 20.",
        ),
        (
            "figure-differs",
            "Figure beside “pier”, “plank”",
            "214 planks",
            "241 planks",
            "misstated a figure. It is 214 planks, not 241 planks.",
        ),
        (
            "date-differs",
            "Deadline",
            "14 June",
            "24 June",
            "misstated the deadline. It is 14 June, not 24 June.",
        ),
        (
            "weekday-mismatch",
            "Monday, 4 May",
            "Tuesday, 4 May",
            "Monday, 4 May",
            "misstated a date. It is Tuesday, 4 May, not Monday, 4 May.",
        ),
    ],
)
def test_the_note_says_what_was_wrong_and_what_is_right(
    check: str, subject: str, right: str, wrong: str, note: str
) -> None:
    """Each kind of mistake in the words that a corrections column has for it."""
    about = replace(discrepancies()[0], check=check, subject=subject)
    assert correction_note(about, right, wrong) == WHERE + note


def test_a_headline_is_called_one() -> None:
    """Where only the headline was wrong, the note says so."""
    about = replace(discrepancies()[0], check="date-differs", subject="Deadline")
    note = correction_note(about, "14 June", "24 June", headline=True)
    assert note.startswith("An earlier headline of this article misstated the deadline.")


def test_the_address_of_a_place() -> None:
    """By the publisher's address, with words around what stands twice, or by the line of a plain text."""
    text = "Dorn spoke.\n\nMayor Dorn left early.\n"
    place = Span(text.index("Dorn left"), text.index(" left"))
    web = replace(ref("a"), url="https://harbor.example/a")
    assert place_address(web, text, place) == "https://harbor.example/a#:~:text=Mayor-,Dorn,-left%20early."
    early = Span(text.index("early"), text.index("early") + 5)
    assert place_address(web, text, early) == "https://harbor.example/a#:~:text=early"
    assert place_address(ref("a"), text, place) == "a.txt:3"
    assert place_address(replace(ref("a"), source="a.md"), text, place) == "a.md [19:23]"
    assert place_address(replace(ref("a"), url="javascript:alert(1)"), text, place) == "a.txt:3"
