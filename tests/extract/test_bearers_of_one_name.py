"""Persons who share a surname, and surnames of two words."""

from __future__ import annotations

import pytest
from extracted import speakers


def test_surname_means_the_person_named_more_often() -> None:
    """A namesake whom the article names once, in full, does not take the surname over."""
    text = (
        "Councillor Paul Denney wants the weir mended. Denney has pressed for it. He met a neighbour, "
        "Mary Ann Denney, who lost her boat.\n\n“It takes a flood to wake them,” Denney said."
    )
    assert speakers(text) == ["Paul Denney"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Paul Abara owns the mill. His son, Paul Abara Jr., called the plan “a farce in three acts.”",
            "Paul Abara Jr.",
        ),
        (
            "Paul Abara Jr. owns the mill. Paul Abara was glad. Abara called it “a farce in three acts.”",
            "Paul Abara Jr.",
        ),
    ],
)
def test_junior_after_one_without_is_somebody_else(text: str, speaker: str) -> None:
    """A suffix belongs to the first full mention; afterwards it may be left out."""
    assert speakers(text) == [speaker]


def test_title_of_the_other_sex_names_somebody_else() -> None:
    """*Mr. Abara* is not the woman with that surname."""
    assert speakers("Michelle Abara sang. “The weir will hold,” Mr. Abara said.") == ["Abara"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Rep. Debbie Denney Hale spoke. Denney Hale won. Denney Hale said it was “an open door.”",
            "Debbie Denney Hale",
        ),
        (
            "Denney Hale was late. “It is an open door,” said Debbie Denney Hale.",
            "Debbie Denney Hale",
        ),
        (
            "Using Ruth Denney as a shield did not help. Ruth Denney said it was “an open door.”",
            "Ruth Denney",
        ),
    ],
)
def test_surname_of_two_words(text: str, speaker: str) -> None:
    """The last two words of a longer full name are a short form of it, however often they stand there."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ann Denney met Secretary of State Denney's staff. “It holds,” Secretary of State Denney said.",
            "Ann Denney",
        ),
        ("Ann Denney came. “It holds,” Minister of Public Safety Denney said.", "Ann Denney"),
    ],
)
def test_field_of_an_office_is_no_given_name(text: str, speaker: str) -> None:
    """*State* in *Secretary of State Denney* belongs to the office."""
    assert speakers(text) == [speaker]


def test_plural_of_persons_is_no_name() -> None:
    """*Opponents* at the head of a sentence names nobody whom a pronoun could mean later."""
    text = "Opponents argued that it “would never hold.” Ruth Abara was glad. “It holds,” she said."
    assert speakers(text) == ["Opponents", "Ruth Abara"]


def test_title_chooses_between_namesakes() -> None:
    """*Judge Denney* is the Denney who was called judge before."""
    text = (
        "Judge Paul Denney heard Tom Denney. Tom Denney owns the mill. Tom Denney has won before.\n\n"
        "“It is late,” Judge Denney said."
    )
    assert speakers(text) == ["Paul Denney"]


@pytest.mark.parametrize(("noun", "speaker"), [("senator", "the senator"), ("mayor", "Ruth Abara")])
def test_office_that_others_bear_needs_its_bearer_near(noun: str, speaker: str) -> None:
    """*The senator* long after the only one named may be another; there is but one mayor."""
    filler = "The weir was built by hand in a dry year, and nobody remembers who paid for it. " * 10
    text = f"{noun.title()} Ruth Abara came. {filler}\n\nTom Denney spoke. “It holds,” the {noun} said."
    assert speakers(text) == [speaker]


def test_friend_named_long_before_is_no_longer_meant() -> None:
    """*His friend* much later is somebody else's."""
    filler = "The weir was built by hand in a dry year, and nobody remembers who paid for it. " * 10
    text = f"Ruth Abara, his friend, came. {filler}\n\nTom Denney died. “He was kind,” his friend said."
    assert speakers(text) == ["his friend"]


def test_title_before_a_shared_surname_is_no_office_of_the_other() -> None:
    """*Judge Denney* may be the namesake: *the judge* is tied to neither."""
    text = (
        "Tom Denney owns the mill. His brother, Paul Denney, was there. Judge Denney's ruling was long. "
        "Tom Denney read it.\n\n“Labels are for cans,” the judge said."
    )
    assert speakers(text) == ["the judge"]


def test_party_of_another_state_is_somebody_else() -> None:
    """*The Ohio Republican* is not the Republican named just before, if nothing sets him beside Ohio."""
    text = "Paul Hale read Republican Tom Denney’s note. The Ohio Republican called it “a weak reed.”"
    assert speakers(text) == ["The Ohio Republican"]


def test_outlet_of_an_interview_does_not_speak() -> None:
    """What is said in an interview with a paper is not the paper's."""
    text = "It was late, according to an interview with The Carrow Times: “It was so late!”"
    assert "Carrow Times" not in speakers(text)
