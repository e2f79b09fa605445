"""Texts as rows of comparable units."""

from __future__ import annotations

from factcheck.model.span import Span
from factcheck.text.comparable import Mark, read_row


def namelike(text: str) -> list[str]:
    """Return the units that look like names, as they stand in the text."""
    return [unit.source for unit in read_row(text).units if unit.namelike]


def test_units_keep_their_place() -> None:
    """A unit of two words spans both, hyphen included."""
    row = read_row("All twenty-two of us")
    assert ["all", "22", "of", "us"] == list(row.forms)
    assert Span(4, 14) == row.units[1].span


def test_marks_part_numbers() -> None:
    """No unit reaches across a marked gap."""
    row = read_row("twenty … two")
    assert ("20", "2") == row.forms
    assert (Mark(1, Span(7, 8)),) == row.marks


def test_neighbouring_marks_are_one() -> None:
    """A gap and the insertion beside it are one change."""
    assert (Mark(1, Span(3, 13)),) == read_row("we … [the men] go").marks


def test_a_joint_is_a_mark_without_a_place() -> None:
    """Where a said-clause parted the quotation, a mark stands that covers nothing."""
    assert (Mark(3, None),) == read_row("Enough is enough We will go", [17]).marks


def test_capitals_inside_a_sentence_are_names() -> None:
    """The first word of a sentence is none, unless the next bears a capital as well."""
    assert ["Garza", "Port", "Bell"] == namelike(
        "The mayor told Garza to go. Port Bell agreed. Nobody else did."
    )


def test_an_abbreviated_title_ends_no_sentence() -> None:
    """The name after it still counts as one."""
    assert ["Mr", "Hale"] == namelike("They asked Mr. Hale to go")


def test_a_headline_tells_no_names() -> None:
    """Where every longer word has a capital, capitals mean nothing; a handle still names."""
    assert ["@portbell"] == namelike("Mayor Calls Harbor Plan Reckless, Blames @portbell")


def test_i_is_no_name() -> None:
    """The pronoun has a capital and names nobody."""
    assert [] == namelike("It is what I said and I mean it")
