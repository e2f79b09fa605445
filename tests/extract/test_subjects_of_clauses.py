"""Which words of a clause are the speaker: participles, appositions, scenes, offices and bodies."""

from __future__ import annotations

import pytest
from extracted import LINEAR, extract, growth, speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ruth Abara is insisting that she has “mended the bridge” for good.", "Ruth Abara"),
        (
            "Ruth Abara backed Paul Denney for mayor, saying he had “the nerve for it” at last.",
            "Ruth Abara",
        ),
        ("The council granted Ruth Abara more time, saying the dock was “not fit for use.”", "The council"),
        ("In May several groups sued Mayor Ruth Abara, calling her “a paper tiger.”", "several groups"),
        ("In 2016 the council sued Ruth Abara, calling her “a paper tiger.”", "the council"),
        ("In May 2016 Paul Denney sued Ruth Abara, calling her “a paper tiger.”", "Paul Denney"),
        ("A clerk named Ruth Abara called the toll “a paper tiger.”", "Ruth Abara"),
        ("Carrow Watch rated a third of Democratic claims as “half true” in May.", "Carrow Watch"),
        ("The trust found one in five of Labour claims as “true as tar” in May.", "The trust"),
        ("A letter from Ruth Abara seen by the Carrow Times warns of “a hard winter” ahead.", "Ruth Abara"),
        ("A clerk speaking to the Carrow Times said, “Nobody reads it.”", "a clerk"),
        ("Members were cross, with Sen. Paul Denney calling it a “paper tiger.”", "Paul Denney"),
        ("When Paul Denney railed against the toll, Ruth Abara said, “he spoke for us all.”", "Ruth Abara"),
        (
            "Ruth Abara said that when Paul Denney complained about the toll, “he spoke for us all.”",
            "Ruth Abara",
        ),
        ("It came up after Ruth Abara, asked about the toll, had said, “We need the money.”", "Ruth Abara"),
        ("Paul Denney, who was on the list, told CTV, “I like the third best.”", "Paul Denney"),
        ("In Carrow, Ruth Abara said, Paul Denney is seen as “a bully of the old school.”", "Ruth Abara"),
        ("A neighbour who saw it, Ruth Abara, 43, said she “heard a bang.”", "Ruth Abara"),
        (
            "Nobody doubts the record (Ruth Abara, who wrote the book, once said, “It was a long war”).",
            "Ruth Abara",
        ),
        ("Ruth Abara said that Paul Denney's claim that the dam is safe is “simply false.”", "Ruth Abara"),
        ("Ruth Abara said Paul Denney's oddly mixed messages have given “cause for doubt.”", "Ruth Abara"),
    ],
)
def test_subject_of_the_reporting_verb(text: str, speaker: str) -> None:
    """The speaker is the subject, whatever stands between it and its verb."""
    assert [speaker.casefold()] == [(name or "").casefold() for name in speakers(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is done,” said former secretary of state Ruth Abara, who left in May.", "Ruth Abara"),
        ("“It is done,” said former Carrow mayor and party leader Ruth Abara.", "Ruth Abara"),
        ("As Ruth Abara, a former secretary of works, put it: “The gate is open.”", "Ruth Abara"),
        (
            "As Bishop Paul Denney of the Old Church of Carrow told a crowd, “We shared a fate.”",
            "Paul Denney",
        ),
        ("Talks failed - Ruth Abara: “We had no offer to weigh.”", "Ruth Abara"),
        ("There is more from Ruth Abara: “We had no offer to weigh.”", "Ruth Abara"),
        ("“What a night!” Rep. Ruth Abara, R-Pa., said of the count.", "Ruth Abara"),
        ("“We will be back.”\n-President Ruth Abara, tweeting at night.", "Ruth Abara"),
        ("Mayor Don Guild met the press. “We shall see,” said Guild.", "Don Guild"),
    ],
)
def test_names_beside_offices(text: str, speaker: str) -> None:
    """An office before a name, in whatever form, is not the speaker; the name is."""
    assert speakers(text)[-1] == speaker


def test_capitals_without_an_entry_speak_as_they_stand() -> None:
    """A firm that the article names by one unknown word is the speaker, and goes on as *the company*."""
    found = speakers(
        "Vexio said in a statement: “We are sorry.”\n\n“We will pay for it,” the company said."
    )
    assert found == ["Vexio", "Vexio"]


def test_a_body_goes_on_as_its_noun() -> None:
    """*The force* after the RCMP is the RCMP."""
    assert speakers("The RCMP said it was “calm and quick.” “He did well,” the force said.")[-1] == "RCMP"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sen. Ruth Abara came home. “I am tired,” the senator said.", "Ruth Abara"),
        ("Sgt. Ruth Abara came home. “I am tired,” the officer said.", "Ruth Abara"),
        ("Ruth Abara, 43, came home. “I am tired,” the 43-year-old said.", "Ruth Abara"),
        ("Rookie goaltender Ruth Abara came home. “I am tired,” the goaltender said.", "Ruth Abara"),
        (
            "Alder Sen. Ruth Low met Carrow Sen. Paul Denney. Jo Teal sat. “No,” the Carrow senator said.",
            "Paul Denney",
        ),
    ],
)
def test_office_or_age_means_its_bearer(text: str, speaker: str) -> None:
    """Of several bearers the text's last person counts, else the one that the added name stands by."""
    assert speakers(text) == [speaker]


def test_source_is_nobody_named() -> None:
    """*The source* is not the person described as one elsewhere."""
    found = speakers("Ruth Abara, a source of light, sang. Snow fell. “It is bad,” the source said.")
    assert found == ["the source"]


def test_report_speaks_for_itself() -> None:
    """A report is not its sender's letter."""
    found = speakers("The Ministry of Works kept a report. Snow fell. “It is bad,” the report said.")
    assert found == ["the report"]


def test_speaker_is_carried_over_a_paragraph_that_names_nobody_else() -> None:
    """A plain paragraph between two quotations of one speaker does not hide who goes on."""
    first = "“We tried,” said Ruth Abara."
    kept = f"{first}\n\nThe fair began in 1990 and draws crowds.\n\n“It is the best week of the year.”"
    assert speakers(kept) == ["Ruth Abara", "Ruth Abara"]
    lost = f"{first}\n\nThe fair was founded by Paul Denney long ago.\n\n“It is the best week of the year.”"
    assert speakers(lost) == ["Ruth Abara", None]


def test_continued_quotation_keeps_its_own_said_clause() -> None:
    """An opening mark that was never closed does not give the next paragraph's words away."""
    found = speakers("Ruth Abara said: “We never got it.\n\n“It was sent,” Paul Denney said.")
    assert found == ["Ruth Abara", "Paul Denney"]


@pytest.mark.parametrize(
    "text",
    [
        "“We won,” Ruth Abara said on “Meet the Neighbours.”",
        "Ruth Abara, who wrote the book “Rivers of Glass”, said “we won.”",
    ],
)
def test_shows_and_books_are_titles(text: str) -> None:
    """Title case after *on* or a word for a work is a title, even where somebody speaks."""
    roles = sorted(quote.role.value for quote in extract(text).quotes)
    assert roles == ["attributed", "title"]


def test_two_capitals_before_a_said_clause_are_speech() -> None:
    """*“As President,” she said* is speech and no title."""
    found = speakers("“As President,” Ruth Abara said, “I will mend it.”")
    assert found == ["Ruth Abara", "Ruth Abara"]


def test_they_in_one_sentence_are_the_body_that_begins_it() -> None:
    """*The ministry says that they call it ...* is the ministry's."""
    found = speakers("The Ministry of Works is proud of what they called a “clean break” with the past.")
    assert found == ["Ministry of Works"]


def test_lines_that_open_and_never_close_take_linear_time() -> None:
    """Four times the opening marks, one a line, cost about four times as much."""
    assert growth(extract, "“a\n", 60_000) < LINEAR


@pytest.mark.parametrize("piece", ["—", "— ", "the man released by ", "who, "])
def test_verb_behind_thousands_of_asides_is_read(piece: str) -> None:
    """What parts a subject from its verb may repeat without end: the search for it stops."""
    long = piece * (2_000 // len(piece))
    assert extract(f"“We go,” he said. She {long} said he had called it “a hoax.”").quotes
    assert growth(extract, f"“We go,” {long} said Ann Lee. ", 24_000) < LINEAR


def test_second_name_of_the_only_person_near() -> None:
    """*The rookie* is the one person named just before; with two near it stays a description."""
    one = "Carrow's Ruth Abara scored twice. The rookie said she was “glad to help.”"
    assert speakers(one) == ["Ruth Abara"]
    two = "Carrow's Ruth Abara beat Joan Teal. The rookie said she was “glad to help.”"
    assert speakers(two) == ["The rookie"]


def test_given_name_between_commas_is_a_person() -> None:
    """*Her husband, Tom, said* is Tom, who is then *he*."""
    found = speakers("Ruth Abara came. Her husband, Tom, said it “went cold.” “We froze,” he said.")
    assert found == ["Tom", "Tom"]


def test_author_with_an_office_stands_for_the_document() -> None:
    """*A report by auditor general X* is X's."""
    found = speakers("According to a report by auditor general Ruth Abara, the dam is “badly worn.”")
    assert found == ["Ruth Abara"]


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Abara, author of “Rivers of Glass,” said “we won.”",
        "On CTV's “Morning Light,” Ruth Abara said “we won.”",
    ],
)
def test_works_of_authors_and_shows_of_stations_are_titles(text: str) -> None:
    """Title case after *author of* or a station's possessive is a title beside a said-clause."""
    assert sorted(quote.role.value for quote in extract(text).quotes) == ["attributed", "title"]


def test_she_goes_on_with_somebody_only_described() -> None:
    """*She* right after *a nurse said* is the nurse, not the woman named before."""
    found = speakers("Ruth Abara left. “It is bad,” a nurse said. “We are tired,” she added.")
    assert found == ["a nurse", "a nurse"]
    named = speakers("“It is bad,” a nurse said. Ruth Abara came in. “We are tired,” she said.")
    assert named == ["a nurse", "Ruth Abara"]


def test_lone_surname_with_a_description_is_a_person() -> None:
    """*Abara, the party's ex-leader,* is a person though nobody says her given name."""
    assert speakers("Abara, the party's ex-leader, sued. She says it was “false and cruel.”") == ["Abara"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("PC Ruth Abara, of Carrow Police, said: “Officers found a knife.”", "Ruth Abara"),
        ("Neighbour Ruth Abara, 61, said: “It was like a bomb.”", "Ruth Abara"),
        ("Justice Ruth Abara said the accused had shown a “cold disregard for life”.", "Ruth Abara"),
        ("Dame Ruth Abara wrote it. It is long. Dame Ruth said change “must come soon”.", "Ruth Abara"),
    ],
)
def test_british_ranks_and_styles(text: str, speaker: str) -> None:
    """Ranks, a noun before a full name, *the accused*, and *Dame* with a given name."""
    assert speakers(text) == [speaker]


def test_one_word_goes_on() -> None:
    """A one-word sentence after a said-clause is the same speaker's."""
    assert speakers("“It is time,” Ruth Abara said. “Enough.”") == ["Ruth Abara", "Ruth Abara"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A banner over the door read “Closed until the spring of next year.”", "a banner"),
        ("A sign on the wall said “We are closed until the spring.”", "a sign"),
        ("The old plaque near the north gate says “Built by the hands of many.”", "the old plaque"),
        ("The woman behind the counter said “We are closed until the spring.”", "the woman"),
        ("The mayor said on the phone: “We are closed until the spring.”", "the mayor"),
        ("In a post on the site the mayor said “We are closed until the spring.”", "the mayor"),
    ],
)
def test_a_place_is_no_speaker(text: str, speaker: str) -> None:
    """What hangs or stands there is what speaks."""
    (quote,) = extract(text + "\n").quotes
    assert quote.speaker is not None
    assert quote.speaker.casefold().startswith(speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Paul Denney said the bus was “late”, and Ruth Abara that the driver was “half asleep” then.",
            "Ruth Abara",
        ),
        (
            "Paul Denney wrote that it was late, while the guard Ruth Abara that she was “half asleep.”",
            "Ruth Abara",
        ),
        (
            "Paul Denney told the court it was late, and Ruth Abara that it was “half asleep”.",
            "Paul Denney",
        ),
        ("Paul Denney told the clerk, the guard, and Ruth Abara that it was “half asleep”.", "Paul Denney"),
        (
            "Paul Denney said it was late, and Ruth Abara that Emil Teal called it “half asleep”.",
            "Emil Teal",
        ),
    ],
)
def test_clause_without_a_verb_shares_that_of_the_one_before(text: str, speaker: str) -> None:
    """*Denney said ..., and Abara that ...*: Abara said it; who is told something is no speaker."""
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ruth Abara told CTV the Teal campaign expects Denney to win by naming his supposed “lies”.",
            "Ruth Abara",
        ),
        ("Ruth Abara hopes to win by calling the toll “a paper tiger” at fairs.", "Ruth Abara"),
        (
            "Quist's earlier missive on Ruth Abara was mocked for its forecast that she was “fit”.",
            "Quist's earlier missive",
        ),
    ],
)
def test_adjectives_that_look_like_verbs_or_adverbs(text: str, speaker: str) -> None:
    """*His supposed “lies”* supposes nothing; a letter's owner opens its phrase."""
    assert speakers(text) == [speaker]
