"""Whose clause a stretch belongs to: shared subjects, nouns that look like verbs, asides and signatures."""

from __future__ import annotations

import pytest
from extracted import extract
from extracted import speakers_in_marks as speakers


@pytest.mark.parametrize(
    "text",
    [
        "And the plan, which Ruth Abara had called a mess and promised to “rip up,” is back.",
        "The talk was in May when Clerk Ruth Abara of Carrow lamented it and criticized the “paper mill.”",
        "Ruth Abara blamed it ― much as in May ― and stressed the threat that “black ice” poses to carts.",
        "Three clerks called for a vote, and Ruth Abara denounced the plan and said it would “sink us.”",
    ],
)
def test_second_verb_shares_the_subject_of_the_first(text: str) -> None:
    """In a clause within the sentence, *and* joins a verb to the verb before it, not to the sentence."""
    assert speakers(text) == ["Ruth Abara"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Denney's “odd” and “mean” comments do not “fit,” Ruth Abara said.", ["Ruth Abara"] * 3),
        ("Ruth Abara lamented the “sorry” state of it and called it “poor.”", ["Ruth Abara"] * 2),
        ("“It is late,” a welcome message on the website reads.", ["a welcome message"]),
        ("The hosts came to report that “the dam is open,” Ruth Abara said.", ["Ruth Abara"]),
    ],
)
def test_noun_is_no_reporting_verb(text: str, found: list[str]) -> None:
    """*Comments*, *state* and *message* behind a determiner are nouns; after *to*, *report* is a verb."""
    assert [speaker and speaker.split(" on ")[0] for speaker in speakers(text)] == found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Band member Vexa told of it in May, writing “it feels great to be back.”", "Vexa"),
        ("The fair moved because, in Forbes' words, “they are the best in town.”", "Forbes"),
        ("There were two words that a hoarse Ruth Abara could not utter: “Paul Denney.”", "Ruth Abara"),
        ("“Leave it at home,” opined Carrow's Plain Dealer.", "Plain Dealer"),
        ("“It is a trick,” wrote Vexo magazine.", "Vexo magazine"),
        ("“It is over,” wrote another.", "another"),
        ("“It was cold,” said one of two nurses who would not speak on it.", "one of two nurses"),
        ("The town set land aside, a gift seen by farmers as a “lifeboat” for all.", "farmers"),
        ("Ruth Abara of Carrow, South Dakota says it was “a fine fair.”", "Ruth Abara"),
        ("Denney made charges that Ruth Abara, for one, called “pure gossip.”", "Ruth Abara"),
        ("The dam failed, with many farmers and clerks chanting “mend it now.”", "many farmers and clerks"),
        ("Ruth Abara said her sister thinks he “was never there at all.”", "Ruth Abara"),
        ("Bayo Adeleke, in his address, said: “The second man admitted it.”", "Bayo Adeleke"),
        ("Sources close to the talks said it was “on a knife edge” now.", "Sources close to the talks"),
        ("Ann Hale, a top aide said, “is very calm” about it.", "a top aide"),
        ("Ann Hale, a top aide, said it “was very calm” there.", "Ann Hale"),
    ],
)
def test_subject_behind_other_words(text: str, speaker: str) -> None:
    """Names in no list, agents, places of residence and asides between commas leave the subject its own."""
    assert speakers(text) == [speaker]


def test_said_clause_before_a_colon_goes_with_what_follows() -> None:
    """*After Hale said that “...,” Lee said: “...”*: the first is Hale's."""
    text = (
        "After Ruth Abara said that pupils fare better at “plain schools,” Paul Denney said: “I doubt it.”"
    )
    assert speakers(text) == ["Ruth Abara", "Paul Denney"]
    assert speakers("“It fell,” Paul Denney said: “We saw it.”") == ["Paul Denney", "Paul Denney"]


def test_stretch_between_dashes_belongs_to_what_stands_before() -> None:
    """What follows the second dash goes on with the sentence."""
    text = "Ruth Abara lamented his habit of it - “must he go on so?” - but farmers said they were calm."
    assert speakers(text) == ["Ruth Abara"]


def test_name_behind_a_dash_is_a_writers_where_the_words_have_a_sayer() -> None:
    """*Hale said it was “...”--Ann Lee* ends in a byline; a whole statement is signed."""
    assert speakers("Ruth Abara said the plan was “the best we have.”--Paul Denney.") == ["Ruth Abara"]
    assert speakers("“It was the best we had.” — Paul Denney") == ["Paul Denney"]


def test_where_something_was_said_says_nothing() -> None:
    """*Then, in May on CTV: “...”* is not CTV's."""
    assert "CTV" not in speakers("“We never met,” Ruth Abara said.\n\nThen, in May on CTV: “We met.”")


def test_no_body_is_anybodys_office() -> None:
    """*Without Teal, the court ...* does not make Teal the court."""
    text = "Without Judge Emil Teal, the court was split. “We rest,” the court said in May."
    assert speakers(text) == ["the court"]


def test_another_who_says_something_is_then_he() -> None:
    """*Another said he hoped*: he is that other one, not whom the text names."""
    text = "Emil Teal left. Another said he hoped with his “whole heart” for a fair."
    assert speakers(text) == ["Another"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The council met on Monday. “We will rest,” it said.", "The council"),
        ("Acme's campaign put out a note. In some cases, it said, “nobody pays.”", "Acme's campaign"),
        ("The Denney campaign changed course. “We will rest,” it said in a note.", "The Denney campaign"),
        ("A nurse from the ward called late. “We will rest,” she said.", "A nurse"),
    ],
)
def test_pronoun_means_who_is_only_described(text: str, speaker: str) -> None:
    """Where nobody is named, *it* is the body and *she* the person that opened a sentence just before."""
    assert speakers(text) == [speaker]


def test_last_paragraph_of_a_quotation_names_its_speaker() -> None:
    """A quotation whose marks open anew in each paragraph is one person's, who may be named at its end."""
    text = (
        "“The men made me say it.\n\n“There is no truth in it.\n\n“I feared for my life,” Emeka Obi said."
    )
    assert speakers(text) == ["Emeka Obi"] * 3


def test_introduction_is_of_who_speaks_in_it_not_of_whom_he_tells() -> None:
    """*Hale said critics had predicted it.* introduces Hale."""
    text = (
        "Ann Hale said critics had predicted a flood, but none would come.\n\n“That’s what a dam is for.”"
    )
    assert speakers(text) == ["Ann Hale"]


def test_second_name_is_of_the_person_whom_the_paragraph_is_about() -> None:
    """*The actor* is the only person of its paragraph, though another was called an actor before."""
    text = "Paul Denney, an actor, left.\n\nSinger Emil Teal went on. The actor said it was “a joke on us.”"
    assert speakers(text) == ["Emil Teal"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Bail is the rule,” the bench, also comprising Justice Asha Rao, said.", "the bench"),
        ("The governor, represented by his deputy, Ada Eze, said it was “good news”.", "The governor"),
        ("The governor, Ada Eze, said it was “good news”.", "Ada Eze"),
    ],
)
def test_aside_on_others_names_no_speaker(text: str, speaker: str) -> None:
    """Who sits with the bench, or stands in for the governor, is not who speaks."""
    assert speakers(text) == [speaker]


def test_chains_of_words_are_read_without_end() -> None:
    """A clause that repeats itself a thousand times is nobody's, and no error."""
    assert len(extract("According to " + "one of " * 3000 + "them, 22 died.").quotes) <= 1
    assert extract("Ann Hale, when asked, " + "denied it and " * 3000 + "said “no”.").quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ruth Abara said the run of closures demands that councils show “more care” now.", "Ruth Abara"),
        ("Ruth Abara said the figures suggested “gross neglect” by the owner.", "Ruth Abara"),
        ("Ruth Abara said the union demanded “more care” from councils.", "the union"),
        ("Ruth Abara said the boy's family described it as “gross neglect.”", "the boy's family"),
        ("Ruth Abara said three archivists described it as “gross neglect.”", "three archivists"),
        ("The figures suggested “gross neglect” by the owner.", "The figures"),
    ],
)
def test_thing_says_nothing_for_whom_it_is_told_by(text: str, speaker: str) -> None:
    """What a thing shows or asks for is in the words of whoever tells it; persons and bodies speak."""
    assert speakers(text) == [speaker]


def test_noun_for_words_is_whose_it_is() -> None:
    """A possessive tells whose claim it is, be it a name or not; who takes it up does not speak."""
    text = "The governor, Ruth Abara, backed the minister's insistence that it was “too late.”"
    assert speakers(text) == ["the minister"]


def test_pronoun_with_a_verb_of_its_own_does_not_speak() -> None:
    """*Said somebody had gone* begins what is said; *said somebody* tells who."""
    text = "Ruth Abara, whose “pale horse” was on a shirt by Friday, said somebody had sent her one."
    assert speakers(text) == ["Ruth Abara"]
