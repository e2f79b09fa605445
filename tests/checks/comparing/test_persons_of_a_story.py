"""Whose figure it is: names of one story that may be one person's."""

from __future__ import annotations

import pytest

from factcheck.checks.comparing.persons import one_person, persons


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mara Hale", "Mara Jane Hale"),
        ("Mara J. Hale", "Mara Jane Hale"),
        ("Bill Toll", "William Toll"),
        ("Oslushla Frey", "Oshlushla Frey"),
        ("Paul Dorne", "Paul Dorn"),
        ("Mayor Paul Dorn", "Paul Dorn"),
        ("Ivo Brandt Jr.", "Ivo Brandt"),
    ],
)
def test_forms_of_one_name(first: str, second: str) -> None:
    """Initials, middle names, titles, short forms and one misspelled word leave a person one."""
    assert one_person(first, second)
    assert one_person(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mara Hale", "Dora Hale"),
        ("Ivo Brandt Jr.", "Ivo Brandt Sr."),
        ("Mara Jane Hale", "Mara Rose Hale"),
        ("Maro Hale", "Mara Hall"),
        ("Hale", "Mara Hale"),
    ],
)
def test_two_persons(first: str, second: str) -> None:
    """Another first letter, suffix or middle name, two misspelled words, or a bare surname tie nobody."""
    assert not one_person(first, second)
    assert not one_person(second, first)


def test_two_names_of_one_article_are_two_persons() -> None:
    """The name that most articles have stands for the person; sisters side by side stay apart."""
    found = persons([["Dana Frey", "Dina Frey"], ["Dina Frey"], ["Dina Frei"]])
    expected = {"Dina Frey": "Dina Frey", "Dana Frey": "Dana Frey", "Dina Frei": "Dina Frey"}
    assert expected == found
