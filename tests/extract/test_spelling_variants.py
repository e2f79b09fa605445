"""Which differing spellings are one person's, and which are two persons."""

from __future__ import annotations

import pytest
from extracted import extract

from factcheck.model.extraction import Extraction
from factcheck.model.name import NameForm


def variants(extraction: Extraction) -> list[tuple[str, str]]:
    """Return text and entity of the mentions that are variants."""
    text = extraction.article.text
    return [(n.span.of(text), n.entity) for n in extraction.names if n.form is NameForm.VARIANT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aron Belmar, who sings, left. “No,” Belmer said.", [("Belmer", "Aron Belmar")]),
        (
            "Aron Belmar of Carrow, a member of a choir, left. Belmer asked.",
            [("Belmer", "Aron Belmar")],
        ),
        ("It began at Sallard Bay. Fog lay on Salard Bay again.", [("Salard Bay", "Sallard Bay")]),
        (
            "Mayor Tom Kerny won. But Kerney resigned. “Yes,” Mayor Kerney said.",
            [("Kerney", "Tom Kerney"), ("Kerney", "Tom Kerney")],
        ),
        ("Lena Holzwart won the race. Later Lena Holzwert left.", [("Lena Holzwert", "Lena Holzwart")]),
        (
            "Damaris Tolliver won. Critics jeered. Demaris Tolliver left.",
            [("Demaris Tolliver", "Damaris Tolliver")],
        ),
        (
            "It began on Fenmore Avenue. Shots rang on Fennmore Ave. again.",
            [("Fennmore Ave", "Fenmore Avenue")],
        ),
    ],
)
def test_one_bearer_spelt_twice(text: str, expected: list[tuple[str, str]]) -> None:
    """A lone surname, the majority's spelling, full names, given names, streets."""
    assert variants(extract(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kelly won. Her brother was there. Tom Kelley left early.",
        "Darius Boyd, 19, was hurt. Marius Boyd, 24, was not.",
        "Demarcus Hale and his brother Damarcus Hale sang.",
        "Tom Hale Jr. sang. Tom Hall Sr. left.",
        "Al Reed spoke. Alan Reed spoke again.",
        "Ruth Carter spoke at the Center. The Center said no. Center doors opened.",
        "Paul Rhodes took the road. Road crews said it was wet. Roads closed.",
        "The Kellys left. Ann Kelly stayed.",
        "Christine Moss and Christina Moss were both there.",
        "Maria Stone won. Marie Stone, 31, came second. Maria Stone, 20, smiled.",
    ],
)
def test_two_bearers_or_a_lawful_form(text: str) -> None:
    """Kin, ages, suffixes, short names, common words, plurals, two in one sentence."""
    assert variants(extract(text)) == []
