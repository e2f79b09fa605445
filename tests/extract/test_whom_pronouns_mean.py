"""Whom *he*, *she* and *they* mean where the last person named is not the one spoken of."""

from __future__ import annotations

import pytest
from extracted import speakers_in_marks as speakers


@pytest.mark.parametrize(
    "text",
    [
        "Tom Abara said Ann Hale should rest. He came, though not for Paul Denney.\n\n“I asked,” he said.",
        "Tom Abara never named Ann Hale. In May, he met Paul Denney once.\n\n“We know,” he said.",
        "Tom Abara told of life. He thanked Paul Denney. He praised Emil Teal. “It was long,” he added.",
    ],
)
def test_sentence_that_a_pronoun_opens_goes_on(text: str) -> None:
    """*He thanked Denney* is about whom the sentence before is about; Denney is not its subject."""
    assert speakers(text) == ["Tom Abara"]


def test_pronoun_after_a_name_in_its_phrase_may_mean_that_name() -> None:
    """*When Denney came, he ...* does not go on with the sentence before."""
    text = "Tom Abara sat down. When Paul Denney came, he was wet. “It rains,” he said."
    assert speakers(text) == ["Paul Denney"]


def test_who_closes_a_sentence_tells_all_of_it() -> None:
    """*The weir had failed, Hale said.* is Hale's sentence, whoever it begins with."""
    text = (
        "Paul Denney lit up the small halls with loud speeches, Tom Abara said.\n\n“He was loud,” he said."
    )
    assert speakers(text) == ["Tom Abara"]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Abara filled his talks for Paul Denney with verses. He called Denney “the next king” twice.",
        "Tom Abara asked Paul Denney in. Denney came. “Who pays for it?” he asked Denney.",
        "With a vote for Denney ruled out, Tom Abara said he is left with Hale, whom he called “a fool.”",
        "One baker supporting Mr. Denney, Tom Abara of Carrow, said he bakes. “Eat,” he tells guests.",
    ],
)
def test_pronoun_is_not_whom_its_own_clause_names(text: str) -> None:
    """*He called Denney* and *he asked Denney* are not Denney's; nor is he whom somebody is for."""
    assert speakers(text) == ["Tom Abara"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Denney spokesman Karl Oduya would not say when. “I have no news,” he said. Paul Denney left.",
            "Karl Oduya",
        ),
        ("A clerk, Karl Oduya, walked in with Paul Denney. “I have no news,” he said.", "Karl Oduya"),
    ],
)
def test_pronoun_passes_over_modifier_and_object(text: str, speaker: str) -> None:
    """A name that only modifies a noun, or hangs on a preposition, is seldom whom *he* means."""
    assert [speaker] == speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Mayor Paul Denney wept.\n\nOne neighbour described the fire.\n\n“It was loud,” he said.",
            "One neighbour",
        ),
        ("Mayor Paul Denney wept. A man was hit in the leg.\n\n“It was loud,” he said.", "Paul Denney"),
        (
            "“I heard a pop,” the woman said.\n\nShe then went up to the boy.\n\n“He is asleep,” she said.",
            "the woman",
        ),
    ],
)
def test_pronoun_for_somebody_described(text: str, speaker: str) -> None:
    """Who is only described and tells something is meant by *he* or *she* if nobody is named in between."""
    assert speaker == speakers(text)[-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Critics of the plan sent a letter.\n\n“It is a plague,” they wrote.", "Critics"),
        ("Critics sent it to Ruth Abara.\n\n“It is a plague,” they wrote.", None),
        ("A union source hit back.\n\n“It is a plague,” they wrote.", "A union source"),
    ],
)
def test_they_for_several_described(text: str, speaker: str | None) -> None:
    """*They* means several persons who open the sentence before, unless somebody is named since."""
    assert [speaker] == speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Paul Hale lost.\n\nHale's trainer, Big Jim Roe, was asked. “Not yet,” he said.", "Big Jim Roe"),
        ("Cross-examined by Paul Hale, Mr Yeld accepted it. “I had no need,” he said.", "Yeld"),
        (
            "Ffion Yeld recalls it. “It was odd,” she said.\n\nTunde Abara was glad. “It is so,” he said.",
            "Tunde Abara",
        ),
        (
            "Lev Borisovich Yeld wrote of Galina Arkadyevna Abara. “You are late,” she said.",
            "Galina Arkadyevna Abara",
        ),
    ],
)
def test_pronouns_after_owners_agents_and_names_from_abroad(text: str, speaker: str) -> None:
    """An owner or agent opens no sentence; a sex is told by patronymics, and surely by no list."""
    assert speakers(text)[-1] == speaker


def test_pronoun_goes_on_with_the_kin_of_the_writer() -> None:
    """*My father often said ... He also told ...*: the father, not who is named in the sentence before."""
    text = (
        "Marta Quist learned her trade from Owen Pratt.\n\n"
        "My father often said “bread waits for nobody”. "
        "He also told one of his friends that “a cold oven is a sad oven”."
    )
    assert speakers(text) == ["My father", "My father"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The panel was not convinced. In its ruling it called the tale “a fable” twice.", "The panel"),
        ("The Harbour Board met. In a report it called the pier “a ruin” twice.", "Harbour Board"),
    ],
)
def test_it_is_not_what_an_opening_phrase_leads_to(text: str, body: str) -> None:
    """*In its ruling it called ...* goes on with the body, whose ruling it is."""
    assert speakers(text) == [body]
