"""Whom *he* and *she* mean where the last person named is not the one spoken of."""

from __future__ import annotations

import pytest
from extracted import extract


def speakers(text: str) -> list[str | None]:
    """Return the speakers of the attributed stretches of ``text`` that stand within marks."""
    return [
        quote.speaker for quote in extract(text).quotes if quote.said and quote.kind.value != "indirect"
    ]


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
