"""Clauses that only set the scene, comments with *as*, documents and groups that speak for themselves."""

from __future__ import annotations

import pytest
from extracted import extract


def speakers(text: str) -> list[str | None]:
    """Return the speakers of the attributed stretches within marks, below a first line of the paper's."""
    quotes = extract("Carrow waited for the vote all week.\n\n" + text).quotes
    return [quote.speaker for quote in quotes if quote.said and quote.kind.value != "indirect"]


@pytest.mark.parametrize(
    "text",
    [
        "With farmers worried about the price of rye, Ruth Abara has a new slogan: “Sow late.”",
        "With party leaders long convinced of defeat, Minister Ruth Abara is sending a note: “Stay calm.”",
        "As aides grow weary of the trail, Ruth Abara has a new motto: “Row or sink.”",
        "As the rain eased over Oldfield, Mayor Ruth Abara had one message: “Come home.”",
    ],
)
def test_opening_scene_gives_no_speaker(text: str) -> None:
    """Behind *With farmers worried, ...* or *As aides grow weary, ...* the main clause speaks."""
    assert speakers(text) == ["Ruth Abara"]


@pytest.mark.parametrize(
    "text",
    [
        "Yet, as Ruth Abara observed, in a strike -- when he would not worry -- “who would row?”",
        "But as Ruth Abara noted, after the clerks warned him twice, the road was “a ditch.”",
        "The dam, as Ruth Abara explained, was when they planned it “never meant to last.”",
        "As Ruth Abara put it, he was wrong about one thing: “It floats.”",
    ],
)
def test_comment_with_as_tells_who_speaks(text: str) -> None:
    """*As Hale noted* between commas reports the rest of its sentence; it is no scene."""
    assert speakers(text) == ["Ruth Abara"]


def test_clause_of_talk_with_as_stays_a_scene() -> None:
    """*As Hale spoke* tells when, and the one who shouted then is another."""
    text = "As Ruth Abara spoke, a few miners shouted “go home.”"
    assert speakers(text) == ["a few miners"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ruth Abara denied cheating a mason who said he was unpaid, saying, “He was slow.”", "Ruth Abara"),
        ("Paul Denney mocked a nurse who says she was sent home, saying: “She left.”", "Paul Denney"),
        ("Ruth Abara met a mason who said he was unpaid, adding, “I am broke.”", "a mason"),
        ("Ruth Abara, who said she was unpaid, left early, saying, “I am broke.”", "Ruth Abara"),
    ],
)
def test_saying_does_not_go_on_with_said(text: str, found: str) -> None:
    """*Saying* behind a clause that tells who is meant by what he *said* belongs to the main clause."""
    assert speakers(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The hall slept as Ruth Abara went on about “our lost meadows.”", ["Ruth Abara"]),
        (
            "He nodded off, and as Ruth Abara went on about “the dam” and “the sea,” he left.",
            ["Ruth Abara"] * 2,
        ),
        ("The miller goes on about “cheap flour,” as ever.", ["The miller"]),
    ],
)
def test_going_on_about_gives_words(text: str, found: list[str]) -> None:
    """*Went on about* before marks is a verb of speaking."""
    assert speakers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The clip says Paul Denney “has a weakness for thieves.”", "The clip"),
        ("The advert claims Paul Denney “sold the harbour.”", "The advert"),
        ("The gizmo says Paul Denney “is out of breath.”", "The gizmo"),
        ("A recording of Ruth Abara asking “why me” was played.", "Ruth Abara"),
    ],
)
def test_thing_that_says_something_speaks(text: str, found: str) -> None:
    """*Says* is no noun, so that an unknown noun before it is its subject."""
    assert speakers(text) == [found]


@pytest.mark.parametrize(
    "sent",
    [
        "A group of parents sent a letter to the Harbour Council board urging it to think again.",
        "Nurses wrote a letter to Harbour Council, asking it to wait.",
        "A farmer handed a letter to the Harbour Council, demanding its repeal.",
    ],
)
def test_addressee_of_a_letter_does_not_speak_in_it(sent: str) -> None:
    """*A letter to the council* is not the council's, whatever verb follows its name."""
    assert speakers(sent + "\n\n“We see lamps go out,” the letter reads.") == ["the letter"]


def test_sender_of_a_letter_speaks_in_it() -> None:
    """The body that sends a letter to another is whose words it holds."""
    sent = "The Harbour Council sent a letter to the Port Board urging it to think again."
    assert speakers(sent + "\n\n“We see lamps go out,” the letter reads.") == ["Harbour Council"]


@pytest.mark.parametrize("example", ["like", "such as", "including"])
def test_examples_of_a_group_are_of_it(example: str) -> None:
    """Names that are examples of a group do not keep *they* from meaning the group."""
    text = (
        f"Critics of the plan, {example} Ruth Abara of Carrow and Paul Denney, want it dropped. "
        "They sent a note on Monday to party leaders.\n\n“It should lapse,” they wrote."
    )
    assert speakers(text) == ["Critics"]


def test_persons_are_no_agency() -> None:
    """*The agency* after what *Officials* said is not those officials."""
    text = "Officials at the docks feared gangs “may try again.” In a memo, the agency saw “no safe dock.”"
    assert speakers(text)[1] == "the agency"


def test_two_offices_of_one_person_are_read_from_the_first() -> None:
    """*The former minister of labour and current candidate said*: it begins with the article."""
    text = "The former minister of labour and current Green candidate said it was “late.”"
    assert speakers(text) == ["The former minister of labour"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("When a boy in the hall cried, “Down with it,” Ruth Abara laughed.", ["a boy in the hall"]),
        (
            "When someone in the crowd shouted, “Boo,” Ruth Abara joked, “Amen.”",
            ["someone in the crowd", "Ruth Abara"],
        ),
        ("When asked, “Why row,” Ruth Abara replied, “Why not.”", ["Ruth Abara"] * 2),
    ],
)
def test_clause_with_when_says_its_own_words(text: str, found: list[str]) -> None:
    """What *When a boy cried, “...,”* leads in is the boy's, though another clause follows."""
    assert speakers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“I rowed from the first,” the bearded, 71-year-old boatman said.",
            "the bearded, 71-year-old boatman",
        ),
        ("The tall, quiet farmer said it was “late.”", "The tall, quiet farmer"),
        ("A few farmers said it was “late.”", "A few farmers"),
        ("Cursing his luck, farmers often say, “Poor Carrow.”", "farmers"),
    ],
)
def test_description_begins_with_its_article(text: str, found: str) -> None:
    """Adjectives with a comma between them, and *a few*, belong to the description behind them."""
    assert speakers(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The video shows a man shouting “go home” at a nurse.", "a man"),
        (
            "The film shows Paul Denney leaving and depicts one of the guards asking, “For what?”",
            "one of the guards",
        ),
        ("The clerks scoffed at Paul Denney's promise to be “tough but fair.”", "Paul Denney"),
        (
            "Citing “duties in Carrow,” the mayor's spokeswoman said Paul Denney will stay away.",
            "the mayor's spokeswoman",
        ),
        ("Citing “duties in Carrow,” Ruth Abara drew a line that was thin.", "Ruth Abara"),
    ],
)
def test_nearest_clause_of_words_tells_whose_they_are(text: str, found: str) -> None:
    """Whom a film shows, whose promise it is, and the main clause behind *Citing “...,”* speak."""
    assert speakers(text) == [found]


def test_promise_does_not_speak_by_itself() -> None:
    """A promise that is nobody's gives no speaker; a document may speak for itself."""
    assert speakers("The promise to “take the river back” appeals to the young.") == [None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ruth Abara sniped that the clerk was “new,” while Paul Denney penned a note.",
            "Ruth Abara",
        ),
        (
            "Ruth Abara, who has called Paul Denney's plan “toxic,” described his party's man as ill.",
            "Ruth Abara",
        ),
        (
            "Paul Denney is eager after a woman in Oldfield, Ohio, told him she fears he's “too nice.”",
            "a woman",
        ),
        ("Paul Denney, a 55-year-old salesman from Oldfield, Ohio, says he will “row on.”", "Paul Denney"),
    ],
)
def test_clause_around_the_words_is_read_whole(text: str, found: str) -> None:
    """A verb in no list before *that*, a clause with *who* and an address leave the subject what it is."""
    assert speakers(text) == [found]


def test_description_with_a_place_is_of_that_place() -> None:
    """Of two senators *the Florida senator* is the one from there, though another was named since."""
    text = "Sen. Ruth Abara of Florida came. She met Sen. Grace Otieno, a farmer.\n\n"
    assert speakers(text + "The Florida senator felt it was “good.”") == ["Ruth Abara"]


def test_scene_that_nothing_follows_is_read_to_its_end() -> None:
    """A text may break off within a clause with *as*."""
    assert speakers("Citing “duties in Carrow”, as mayor, senator") != []
