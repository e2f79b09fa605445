"""Pronouns before their names, surnames that are titles too, and signatures under a whole paragraph."""

from __future__ import annotations

import pytest
from extracted import extract, speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Citing what he called “rotten piers,” Paul Denney left the board.", "Paul Denney"),
        ("In what he called “a sad day,” Paul Denney left the board.", "Paul Denney"),
        ("But in what it called “a sad day,” the Carrow Trust shut the dock.", "Carrow Trust"),
        ("Citing what she called “rotten piers,” the mayor left.", "the mayor"),
        ("In what they called “a sad day,” members of the board left.", "members"),
    ],
)
def test_a_pronoun_may_stand_before_its_name(text: str, speaker: str) -> None:
    """*In what he called “...,” Denney left*: the main clause names whom the opening phrase means."""
    assert [speaker] == speakers("Ruth Abara spoke on Monday.\n\n" + text)


@pytest.mark.parametrize(
    "text",
    [
        "In what she called “a sad day,” Paul Denney left the board.",
        "Ruth Abara stayed in what she called “a dark hole,” Paul Denney left the board.",
    ],
)
def test_a_name_of_the_other_sex_is_not_meant(text: str) -> None:
    """The pronoun means whom the text named before."""
    assert ["Ruth Abara"] == speakers("Ruth Abara spoke on Monday.\n\n" + text)


def test_a_clause_with_where_has_its_own_subject() -> None:
    """*The attention of the trust, where she appeared for saying*: she said so."""
    text = (
        "Ruth Abara’s plan won her the ear of the Carrow Trust, where she spoke for an hour on nets and was"
        " praised for saying that tar was a “magic cure.”"
    )
    assert ["Ruth Abara"] == speakers(text)


def test_a_surname_that_is_a_title_too_is_known_by_its_description() -> None:
    """*Dean, a doctor,* is Alan Dean, whom the article names in full, and *he* goes on with him."""
    text = (
        "Paul Denney asked Alan Dean to leave.\n\nDean, a doctor, then spoke on radio and said he would"
        " “never” go.\n\nHe then defended it, saying, “I do not think this is silly.”"
    )
    assert ["Alan Dean", "Alan Dean"] == speakers(text)
    names = [name.entity for name in extract(text).names]
    assert ["Paul Denney", "Alan Dean", "Alan Dean"] == names


def test_a_signature_is_of_the_whole_paragraph() -> None:
    """What is broken by marks inside it is the signer's, not that of the comment before."""
    text = "“He is no one I want.” ― Paul Denney\n\n“We are tired,” and “we are wet.” ― Ruth Abara"
    assert ["Paul Denney", "Ruth Abara", "Ruth Abara"] == speakers(text)


def test_a_signature_takes_nothing_from_who_is_named() -> None:
    """A reporting verb in the signed paragraph keeps its words."""
    text = (
        "“He is no one I want,” Paul Denney said. “I am tired.” Then we sang “the old song.” ― Ruth Abara"
    )
    assert ["Paul Denney", "Paul Denney"] == speakers(text)[:2]
