"""Who speaks where the nearest verb, or the nearest name, is not the speaker's."""

from __future__ import annotations

import pytest
from extracted import extract, speakers

from factcheck.model.quote import SpeakerMethod


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The weir will hold,” according to a Carrow poll conducted in May.", "a Carrow poll"),
        ("“He is a fine captain,” said the 46-year-old.", "the 46-year-old"),
        ("“Nobody pays,” said another leading Carrow advocate, Ruth Abara of Mill Lane.", "Ruth Abara"),
        ("“It is hard,” said band member Vexa.", "Vexa"),
        ("“It is late,” said the Carrow press office.", "the Carrow press office"),
        ("“I asked, ‘Who is here?’” Ruth Abara told the crew.", "Ruth Abara"),
        ("Paul Hale lost. Ruth Abara, 19, made two starts. “I jumped,” the striker said.", "Ruth Abara"),
        ("Paul Hale lost.\n\nRuth Abara, 19, made two starts. “I jumped,” the striker said.", "Ruth Abara"),
        ("Rafael Ortiz took over in May. “It is late,” the Argentinian said.", "Rafael Ortiz"),
        ("“I will vote no on it,” @CarrowNews tweeted.", "@CarrowNews"),
        ("@CarrowNews: “I will vote no on it.”", "@CarrowNews"),
        ("“I will vote no on it.” — @CarrowNews", "@CarrowNews"),
        ("Ruth Abara said, and I quote, “The port has it.”", "Ruth Abara"),
        ("Yet another said, “The weir will not hold until spring.”", "another"),
    ],
)
def test_subject_in_no_list(text: str, speaker: str) -> None:
    """Right of the verb, words that no list knows are a subject where an article leads them."""
    assert [speaker] == speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ruth Abara said voters believe the county is on the “wrong road altogether.”", "Ruth Abara"),
        ("Ruth Abara tells neighbours who wonder about it that she “was not brought up so.”", "Ruth Abara"),
        ("Ruth Abara met a nurse who said “nobody sleeps here any more” that night.", "a nurse"),
        ("In saying what those “sensible steps for all” would cost, Ruth Abara drew a line.", "Ruth Abara"),
        ("But the town would do well to begin “building bridges” soon, said Ruth Abara.", "Ruth Abara"),
        ("It is the pull of Ruth Abara's “if you like your boat, keep it” promise.", "Ruth Abara"),
        ("The fair moved because, in Ruth Abara's words, “nobody could park a cart.”", "Ruth Abara"),
    ],
)
def test_outer_verb_goes_before_what_others_think(text: str, speaker: str) -> None:
    """A thought of nobody named, a bare verb, a verb without subject: the outer or later one speaks."""
    assert [speaker] == speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ohio Secretary of State Jon Denney said it was “a clean count” after all.", "Jon Denney"),
        ("Abara's Chief of Staff Paul Denney said it was “a clean count” after all.", "Paul Denney"),
        (
            "The mother of slain teenager Paul Denney said it was “a lie” from start to end.",
            "The mother of slain teenager Paul Denney",
        ),
        ("“It binds us all,” experts Ruth Abara and Paul Denney of the Mill Trust wrote.", "Ruth Abara"),
        ("At Acme, Ruth Abara and her staff called it “the club,” she says now.", "Ruth Abara"),
        ("“We knew,” Ruth Abara, who is chairwoman of the Carrow Bank said in a note.", "Ruth Abara"),
        ("“We knew,” the lake senator and former mayor said.", "the lake senator"),
        ("Ruth Abara and Paul Denney both denounced the “paper bridge” last May.", "Ruth Abara"),
    ],
)
def test_office_and_company(text: str, speaker: str) -> None:
    """What belongs to an office is no part of the name; of two who speak the first is given."""
    assert [speaker] == speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "In a talk with hosts Paul Denney and Ann Lee, the candidate said it was “over.”",
            "the candidate",
        ),
        ("As for Mr. Paul Denney, the staff letter noted that he “was never late.”", "the staff letter"),
        ("The Carrow Bank less than two weeks ago said that “every coin” was safe.", "Carrow Bank"),
        ("Ruth Abara said in Carrow, New York, that states can act as “nobody else will.”", "Ruth Abara"),
        ("Ruth Abara joked that Carrow was her answer, but went on to say, “It is far.”", "Ruth Abara"),
        ("Ruth Abara said that Paul Denney was late and called the delay “a disgrace.”", "Ruth Abara"),
        ("When Paul Denney said that Carrow might sue, Ruth Abara fired back: “Let it.”", "Ruth Abara"),
        ("Emo Yeld of Carrow, a large bank, warned that “the till is empty” again.", "Emo Yeld"),
        ("Boats sank, with one of her letters asking, “Who looked after the boats?”", "one of her letters"),
    ],
)
def test_start_of_the_clause(text: str, speaker: str) -> None:
    """Openings, times, places and clauses of others between a subject and its verb are passed over."""
    assert [speaker] == speakers(text)


def test_participle_after_a_stretch_goes_on() -> None:
    """*..., telling CTV* shares the subject of what stands before the stretch."""
    text = "The Carrow Trust would not speak to “that sorry man,” telling CTV it is about “ending it all.”"
    assert ["Carrow Trust", "Carrow Trust"] == speakers(text)


def test_stretch_without_a_subject_goes_on_in_its_paragraph() -> None:
    """A verb without subject leaves the stretch to who spoke before it in the paragraph."""
    text = "“I kept my friends,” Ruth Abara said. That made her “a steady sort by any count.”"
    assert ["Ruth Abara", "Ruth Abara"] == speakers(text)


def test_new_subject_ends_what_runs_on() -> None:
    """A second stretch does not go on with the first one's speaker where somebody else is its subject."""
    text = "While Paul Denney called it “a long and fine piece,” Ruth Abara eyed the “odd next line in it.”"
    assert ["Paul Denney", "Ruth Abara"] == speakers(text)


def test_document_introduces_a_paragraph() -> None:
    """*As the trust website notes:* gives the trust, whose words its website has."""
    text = "As the Carrow Trust website notes:\n\n“In the fall the boats come in.”"
    found = extract(text).quotes[0]
    assert ("Carrow Trust", SpeakerMethod.INTRO) == (found.speaker, found.method)


def test_opening_subject_introduces_a_paragraph() -> None:
    """The subject of the sentence before speaks though a later clause has a pronoun."""
    text = "Ruth Abara is upbeat about the weir, in part because it was cheap.\n\n“It will outlast us.”"
    assert ["Ruth Abara"] == speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A sign nailed to the door read “no boats are let here today.”", "A sign"),
        ("A woman injured in the crash said it was “a terrible din.”", "A woman"),
        ("Ruth Abara, who lived in Carrow said it was “a terrible din.”", "Ruth Abara"),
        ("Fines fell on 79 traders alleged to have been involved in “fixing the rate.”", None),
        ("“I have slept badly,” Paul Denney said.\n\n“It is late,” the 62-year-old said.", "Paul Denney"),
    ],
)
def test_shortened_clauses(text: str, speaker: str | None) -> None:
    """Participles and clauses with *who* before a verb are passed over; ages mean who is near."""
    assert speaker == speakers(text)[-1]


def test_sentences_without_a_blank_between_them() -> None:
    """*said.Officers* is the end of one sentence and the head of the next."""
    text = "Shots rang out. “It was mad,” neighbour Karl Denney said.Officers found three men there."
    assert ["Karl Denney"] == speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is,” said a source close to the bank in an email.", "a source close to the bank"),
        ("“It is,” said a clerk at Acme on Tuesday.", "a clerk at Acme"),
        ("“It is,” said a spokesman for Ruth Abara, who left.", "a spokesman for Ruth Abara"),
        ("“It is,” said a resident at a meeting.", "a resident"),
        ("“It is,” according to a note filed by Ruth Abara.", "Ruth Abara"),
        ("Mayor Ruth Abara wept. “It is,” said the mayor of Eastmere.", "the mayor of Eastmere"),
        ("Mayor Ruth Abara wept. “It is,” said the mayor.", "Ruth Abara"),
    ],
)
def test_description_says_which_one(text: str, speaker: str) -> None:
    """A description goes on over what tells who is meant, and not over where it was said."""
    assert [speaker] == speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ruth Abara says it means the bank “may not have paid” at all.", "Ruth Abara"),
        ("Demonstrators said they want “justice for the weir.”", "Demonstrators"),
        ("It is banned to vote “to fill a seat on the board,” per the club's bylaws.", "the club's bylaws"),
        ("The need is a “lawful source of money,” as a Carrow memo put it.", "a Carrow memo"),
        ("“He would make his name,” as his father dreamed, Paul Denney said.", "Paul Denney"),
        ("Even China, Korea's only ally and its lifeline, said it was “resolutely opposed.”", "China"),
        ("In Carrow, Ohio, the mayor said it was “resolutely opposed.”", "the mayor"),
        ("Protesters marching through the streets chanted “open the weir now!”", "Protesters"),
        ("However, 63 percent said Ruth Abara was “wholly right” in keeping it.", "63 percent"),
        ("Ruth Abara and Paul Denney call it “a lone wolf's work” at once.", "Ruth Abara"),
    ],
)
def test_subjects_near_and_far(text: str, speaker: str) -> None:
    """Pronouns of inner clauses, *per*, *as X put it*, places, participles, counts and pairs."""
    assert speaker == speakers(text)[-1]


def test_transcript_label_holds_for_the_next_paragraph() -> None:
    """A paragraph without a label goes on with the last label."""
    text = "Transcript:\n\n“ABARA: We are late.\n\n“The weir was not ready at all.”\n\nRuth Abara left."
    assert ["Ruth Abara", "Ruth Abara"] == speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We tried,” said Ann Abara. Her husband, Mike, agreed.\n\n“Nobody told us,” he said.", "Mike"),
        ("Justice Ruth Abara ruled on it.\n\n“It was not just,” the judge wrote.", "Ruth Abara"),
        (
            "Lawyer Paul Denney, who acts for Ann, left. The officer's lawyer said it was “over now.”",
            "The officer's lawyer",
        ),
        ("Senior advocate Emo Yeld, acting for the bank, argued that “it cannot be so.”", "Emo Yeld"),
        ("Director Soo-Yin Park wept. “We lost it all,” says the filmmaker.", "Soo-Yin Park"),
        (
            "Chief Ann Lee left. The gunman's aunt said he was “a quiet kid.” “He hurt nobody,” she said.",
            "The gunman's aunt",
        ),
    ],
)
def test_relatives_offices_and_owners(text: str, speaker: str) -> None:
    """Given names after a kinship, offices with two words, descriptions that somebody owns."""
    assert speaker == speakers(text)[-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Judge Eve Lee left. Bethan Okonjo, of the Carers, said she knew. “It is,” she said.",
            "Bethan Okonjo",
        ),
        ("A friend, who would give only his first name, Teddy, said it was “a good boat.”", "Teddy"),
        ("Mayor Ann Abara met Eve Lee. Eve Lee sang. The mayor was glad. “It is,” she said.", "Ann Abara"),
        ("Ruth Abara told them that her rival, Paul Denney, wants to “take us back to mud.”", "Ruth Abara"),
        ("Some 420 office posts are to be “reviewed by then”, Ruth Abara said.", "Ruth Abara"),
    ],
)
def test_names_and_offices_in_the_sentence_before(text: str, speaker: str) -> None:
    """Names with *of*, lone given names, offices as antecedents, wishes told by another, plural nouns."""
    assert speaker == speakers(text)[-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Proponents of the bill, however, say the court will act as a “fair umpire.”", "Proponents"),
        (
            "A projection by the firm Carrow Economics, made for the mill, said it means “great losses.”",
            "Carrow Economics",
        ),
        (
            "The vote was lost when Ruth Abara in a speech called us “mere bandits.”",
            "Ruth Abara",
        ),
        (
            "Asked to bring questions to a halt, Ruth Abara shot back: “So be it.”",
            "Ruth Abara",
        ),
        ("They want to “build a town that works for all,” Ruth Abara said.", "Ruth Abara"),
        (
            "In line with many, senate hopeful Ruth Abara was also glum, telling us: “It is late.”",
            "Ruth Abara",
        ),
        ("“It was unseemly,” said one of two witnesses who told the same story.", "one of two witnesses"),
        (
            "The Carrow Business Council opposed it.\n\n“Keep the tax in place,” it recommended.",
            "Carrow Business Council",
        ),
        ("Ruth Abara sold forty. Why was she out so late? “It is cool at night.”", "Ruth Abara"),
        (
            "One friend of Paul Hale, Tom Denney of Mill Trust, said it was so.\n\n“It holds,” he says.",
            "Tom Denney",
        ),
    ],
)
def test_subjects_far_from_their_words(text: str, speaker: str) -> None:
    """Asides, phrases within a clause, unnamed wishes and questions leave the speaker to be found."""
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize("verb", ["concurred", "confided", "scoffed", "averred", "disclosed", "kvetched"])
def test_rarer_verbs_of_speech(verb: str) -> None:
    """Verbs of speech that papers use once in a while."""
    assert speakers(f"Ruth Abara {verb} that the weir was “never meant to last.”") == ["Ruth Abara"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Emo Yeld, for his part, blamed the sun. “I never saw it,” the slip fielder said.", "Emo Yeld"),
        (
            "Ruth Abara is in no hurry. She is at home. “I will grow beans,” the botanist said.",
            "Ruth Abara",
        ),
        ("Ruth Abara was robbed. “It was quick,” the officer said.", "the officer"),
        ("Ruth Abara was robbed. “They ran,” the neighbours said.", "the neighbours"),
        (
            "A botanist saw it. Paul Hale slept. Ruth Abara left. “Quick,” the botanist said.",
            "the botanist",
        ),
        ("“I sold it,” says the other woman, whose name is Agnes.", "Agnes"),
        ("“I was asleep,” said a nurse who gave her name only as Vexa.", "Vexa"),
        ("Ruth Abara beat Paul Hale on points. “It counts for nothing,” said the former.", "Ruth Abara"),
        ("Ruth Abara beat Paul Hale on points. “It counts for nothing,” said the latter.", "Paul Hale"),
        ("Non-binary author Robin Castel won. “It was that or sleep,” they said.", "Robin Castel"),
        ("A banner across the gate read: “Hands off our weir”.", "A banner across the gate"),
        ("The head of the bakers’ union has apologised for calling him a “vandal”.", "The head"),
        ("The board's president, Gen. (Rtd) Joseph Yeld, said it was “over”.", "Joseph Yeld"),
        (
            "The 68-year-old singer Paul Hale sang. Speaking to us, the 68-year-old said it was “over”.",
            "Paul Hale",
        ),
    ],
)
def test_descriptions_that_vary_a_name(text: str, speaker: str) -> None:
    """A description means whom the sentence before is about, or who is named right beside it."""
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ruth Abara left. Paul Hale lost. His aunt Nest watched. “I shut my eyes,” she said.",
            "Nest",
        ),
        (
            "A diplomat from one of the Baltic states texts: “Bring a book.”",
            "A diplomat from one of the Baltic states",
        ),
        ("“So the poor are thieves?” Ruth Abara shot back.", "Ruth Abara"),
        ("“You had it for the road,” piped up Ruth Abara.", "Ruth Abara"),
        ("A nurse tried at a court near Yeldsel told us that she “wanted them to sleep”.", "A nurse"),
        (
            "Maarten de Yeld-Abara came. Paul Hale left. De Yeld-Abara is back. “We have it,” he says.",
            "Maarten de Yeld-Abara",
        ),
        ("Elder Aunty Nell Abara was brief. “Let them,” Aunty Nell said.", "Nell Abara"),
        ("Kelly-Anne Abara, 36, of Weir Rise, Oldfield, said it was “like a bomb”.", "Kelly-Anne Abara"),
        ("The Deputy Roads Minister, Akosua Yeld, came. According to her, it was “cheap”.", "Akosua Yeld"),
        (
            "The committee's chair, Gunnar af Yeldstam, said that it had “begun to think”.",
            "Gunnar af Yeldstam",
        ),
        ("We met Chen Yuxuan there. Professor Chen, 58, was teaching. “Wait,” he told us.", "Chen Yuxuan"),
        ("MNA Shazia Abara regretted it. “It is late,” Ms Abara said.", "Shazia Abara"),
    ],
)
def test_kin_two_word_verbs_and_places_within(text: str, speaker: str) -> None:
    """Kin named after whose they are; verbs of two words; a place within the subject is not it."""
    assert speakers(text)[-1] == speaker


def test_labels_of_initials() -> None:
    """Letters that label the answers of an interview are the initials of whom the article names."""
    text = "Ruth Ellen Abara sings.\n\nHB: And then?\n\nREA: “I left.”"
    assert speakers(text) == ["Ruth Ellen Abara"]
