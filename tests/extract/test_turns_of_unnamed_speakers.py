"""Pronouns, documents and the writer: who speaks where no name stands near."""

from __future__ import annotations

import pytest
from extracted import speakers


def test_pronoun_means_who_is_described_at_the_head_of_its_sentence() -> None:
    """*Another man said he heard ...*: the man, not whoever was named before."""
    text = (
        "Paul Denney spoke.\n\nAnother man who lives there said he heard talk of “great haste” at the weir."
    )
    assert speakers(text) == ["Another man"]


def test_pronoun_means_the_bearer_of_the_office_that_is_the_subject() -> None:
    """*The mayor mocked what he called ...*: the mayor, though a man was named since."""
    text = (
        "Mayor Paul Denney spoke of Tom Hale at length. Mr. Hale laughed.\n\n"
        "The mayor mocked what he called the “deeply gloomy” view of Mr. Hale."
    )
    assert speakers(text) == ["Paul Denney"]


def test_office_before_a_said_clause_is_no_subject_of_it() -> None:
    """*The nominee, he said, ...*: he speaks of the nominee."""
    text = (
        "Tom Hale is the nominee, Mayor Paul Denney says. Denney tells one joke. "
        "The nominee, he said, came to see “how high the poles were.”"
    )
    assert speakers(text) == ["Paul Denney"]


def test_turn_of_the_writer_ends_that_of_the_last_speaker() -> None:
    """What follows the writer's own words is not the last speaker's."""
    text = (
        "“It is over,” Judge Ruth Abara said.\n\n“Very well,” I said, to win time. “I was young then.”\n\n"
        "“I stayed in Carrow. I liked it there.”"
    )
    assert speakers(text) == ["Ruth Abara", None, None, None]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "“We can win this,” the e-mail read. It says the mill is “rattled to the core” now.",
            "the e-mail",
        ),
        (
            "“We can win,” the e-mail read. The Carrow Times read it. It says it is “badly rattled” now.",
            "Carrow Times",
        ),
    ],
)
def test_it_goes_on_with_the_document_that_spoke(text: str, last: str) -> None:
    """*It* means the document that was quoted last, unless a body is named since."""
    assert speakers(text)[-1] == last


def test_said_clause_behind_a_question_within_the_quotation() -> None:
    """A question of a quotation within the quotation ends no sentence of the paper's."""
    text = "Ruth Abara came. Paul Denney left.\n\n“She asks, ‘Who pays? Who mends it?’” Abara said."
    assert speakers(text) == ["Ruth Abara"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ruth Abara is glad. Abara’s letter makes the case: “We shall mend what we broke.”", "Ruth Abara"),
        (
            "The Carrow Port Authority closed the dock. A letter to members calls it “a plain danger.”",
            "A letter to members",
        ),
        (
            "The Carrow Port Authority sent a letter. The letter calls it “a plain danger.”",
            "Carrow Port Authority",
        ),
        ("The letter from the Carrow Port Authority calls it “a plain danger.”", "Carrow Port Authority"),
    ],
)
def test_document_speaks_for_its_sender_only_where_the_text_says_so(text: str, speaker: str) -> None:
    """A body that is merely named near a letter has not written it."""
    assert speakers(text) == [speaker]
