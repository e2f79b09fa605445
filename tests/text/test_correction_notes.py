"""Correction notes: what is one, and what only speaks of corrections."""

from __future__ import annotations

import pytest

from factcheck.text.correction_notes import correction_notes


@pytest.mark.parametrize(
    "note",
    [
        "Correction: The pier has 214 planks.",
        "CORRECTION (Jan. 5): The pier has 214 planks.",
        "Correction, May 3, 2021: The pier has 214 planks.",
        "Corrections and clarifications: the pier has 214 planks.",
        "Clarification — Ms. Ruiz spoke of the old pier.",
        "Editor’s note: A quotation was changed after the mayor’s office sent a recording.",
        "UPDATE 4:15 p.m.: The mayor has called back.",
        "Updated with a statement of the mayor.",
        "This article was amended on 3 May 2021. The pier has 214 planks.",
        "An earlier version of this article misquoted Ana Ruiz.",
        "This story has been updated to reflect that the pier is closed.",
        "For the record: the pier has 214 planks.",
    ],
)
def test_a_note_is_one_by_its_name_or_its_words(note: str) -> None:
    """Each of the usual forms is found, as the only paragraph of three that is a note."""
    text = f"The pier stays open.\n\n{note}\n\nIt was built in 1911.\n"
    assert [note] == [span.of(text) for span in correction_notes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Corrections officers walked out on Monday.",
        "Corrected figures were issued by the ministry.",
        "The update to the law was passed on Tuesday.",
        "Update on Monday’s vote",
        "“That correction came too late,” she said.",
        "Earlier versions of the bill had no such clause.",
        "The river’s course was corrected in 1911.",
    ],
)
def test_what_speaks_of_corrections_is_no_note(text: str) -> None:
    """The words of the trade in their everyday meanings make no note."""
    assert correction_notes(text) == []
