"""Edits of a quotation, worked out by hand."""

from __future__ import annotations

import pytest

from factcheck.model.edit import EditType
from factcheck.text.edits import typed_edits

SAID = (
    "We will not sell the three boats that Holm has left. The engines are old. The crews know every bolt."
)

Told = list[tuple[str, str | None, str | None]]


def told(source: str, quotation: str, joins: tuple[int, ...] = ()) -> Told:
    """Return type and words on both sides of each edit."""
    return [
        (
            edit.type.value,
            edit.source.of(source) if edit.source else None,
            edit.quote.of(quotation) if edit.quote else None,
        )
        for edit in typed_edits(source, quotation, joins=joins)
    ]


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("We will not sell the three boats", []),
        ("We will not sell the 3 boats", [("typographic", "three", "3")]),
        ("We will not -- sell the three boats", [("typographic", " ", " -- ")]),
        ("we will NOT sell", [("case", "We", "we"), ("case", "not", "NOT")]),
        ("We will not sell … Holm has left", [("marked-elision", "the three boats that", "…")]),
        ("We will not sell [them]. The engines are old.", [("bracket", None, None)]),
        ("[w]e will not sell the three boats", [("bracket", "We", "[w]e")]),
        ("We will not sell the boats that Holm has left", [("number", "three", None)]),
        ("We will not sell three boats that Holm has left", [("dropped", "the", None)]),
        ("We will not sell the three good boats that Holm has", [("added", None, "good")]),
        ("We will not keep the three boats that Holm has", [("substituted", "sell", "keep")]),
        ("We will sell the three boats that Holm has left", [("negated", "not", None)]),
        ("We will not sell the four boats that Holm has left", [("number", "three", "four")]),
        ("We will not sell the three boats that Hulm has left", [("name", "Holm", "Hulm")]),
        (
            "The engines are old. We will not sell the three boats that Holm",
            [("moved", *["The engines are old"] * 2)],
        ),
        ("that Holm has left. The crews know every bolt.", [("stitched", "engines are old. The", None)]),
    ],
)
def test_each_edit_has_its_type_and_places(quotation: str, expected: Told) -> None:
    """What was cut before the first and after the last word is no edit."""
    found = told(SAID, quotation)
    if expected and expected[0][1:] == (None, None):
        assert [kind for kind, *_ in expected] == [kind for kind, *_ in found]
    else:
        assert expected == found


def test_a_break_in_the_quotation_is_a_marked_elision() -> None:
    """What a said-clause parts was parted openly."""
    words = "We will not sell that Holm has left"
    assert [("marked-elision", "the three boats", None)] == told(SAID, words, (len("We will not sell "),))
    assert [("dropped", "the three boats", None)] == told(SAID, words)


def test_edits_stand_in_the_order_of_the_quotation() -> None:
    """Several edits of one quotation are told one by one."""
    assert told(SAID, "We will sell the four boats … has left. The motors are old.") == [
        ("negated", "not", None),
        ("number", "three", "four"),
        ("marked-elision", "that Holm", "…"),
        ("substituted", "engines", "motors"),
    ]


def test_an_ellipsis_takes_the_nearest_of_two_equal_words() -> None:
    """*The … bus* leaves out from the first *the* on: nothing is dropped before the mark."""
    source = "We took the ferry and the bus that left at nine"
    assert told(source, "We took the … bus that left at nine") == [("marked-elision", "ferry and the", "…")]


def test_the_types_are_what_a_profile_must_judge() -> None:
    """Twelve, the lawful ones first."""
    assert [kind.value for kind in EditType][:4] == ["typographic", "case", "marked-elision", "bracket"]
    assert len(EditType) == 12
