"""Names of bodies."""

from __future__ import annotations

import pytest

from factcheck.link.bodies import body_letters, body_words, is_acronym


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Harbor Trust", "Harbor Trust"),
        ("U.S. Department of Boats", "Department of Boats"),
        ("United States Coast Guard", "U.S. Coast Guard"),
        ("Marsh & Hale", "Marsh and Hale"),
        ("Acme Nets, Inc.", "Acme Nets"),
        ("Sheriff’s Office", "Sheriff's Office"),
        ("Boats Department", "the U.S. Department of Boats"),
        ("Ministry of the Sea", "Sea Ministry"),
        ("Department of Boats and Nets", "Boats and Nets Department"),
    ],
)
def test_lawful_forms_have_the_same_words(one: str, other: str) -> None:
    """Articles, countries, company forms and marks do not tell bodies apart."""
    assert body_words(one) == body_words(other)


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Department of Justice", "DOJ"),
        ("Immigration and Customs Enforcement", "ICE"),
        ("the Federal Aviation Administration", "the F.A.A."),
        ("North Atlantic Treaty Organization", "NATO"),
        ("U.S. Environmental Protection Agency", "EPA"),
        ("Justice Department", "DOJ"),
        ("Los Angeles Police Department", "LAPD"),
    ],
)
def test_letters_of_a_name_and_of_its_acronym_agree(name: str, acronym: str) -> None:
    """Whether an acronym takes the letters of small words or leaves them."""
    assert body_letters(name) == body_letters(acronym)


def test_a_single_word_is_itself() -> None:
    """A word that is no acronym does not stand for letters."""
    assert "harborwatch" == body_letters("HarborWatch")
    assert not is_acronym("HarborWatch")
    assert not is_acronym("A")
    assert not is_acronym("PORT BELL")
