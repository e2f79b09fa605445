"""Statements without marks: whose they are, where they begin and end, and what is none."""

from __future__ import annotations

import pytest
from extracted import LINEAR, extract, growth

from factcheck.model.extraction import Extraction
from factcheck.model.quote import QuoteKind, QuoteRole, SpeakerMethod

LEAD = "Mayor Ruth Abara met Paul Denney, the fire chief, at the Holm Bridge.\n\n"


def told(text: str) -> list[tuple[str, str | None]]:
    """Return the words and speakers of what ``text``, behind a lead with two names, tells without marks."""
    found = extract(LEAD + text)
    return [
        (one.span.of(found.article.text), one.speaker)
        for one in found.quotes
        if one.kind is QuoteKind.INDIRECT
    ]


def asserted(text: str) -> list[tuple[str, str | None]]:
    """Return the figures and dates of ``text``, behind the same lead, with whoever asserts them."""
    found = extract(LEAD + text)
    return [(claim.span.of(found.article.text), claim.speaker) for claim in found.claims]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Abara said 22 people were hurt.", "22 people were hurt", "Ruth Abara"),
        ("Abara said that 22 people were hurt.", "22 people were hurt", "Ruth Abara"),
        ("Abara said Tuesday the fire took 22 lives and was out.", None, "Ruth Abara"),
        ("Abara told the Herald on Monday that 22 people were hurt.", "22 people were hurt", "Ruth Abara"),
        ("She told reporters 22 people were hurt.", "22 people were hurt", "Ruth Abara"),
        ("Denney said in a statement on the website that 40% was gone.", "40% was gone", "Paul Denney"),
        ("Denney estimated that $4 million was lost.", "$4 million was lost", "Paul Denney"),
        ("Denney warned the bridge would close in May.", "the bridge would close in May", "Paul Denney"),
        ("A report showed that 22 homes had no alarm.", "22 homes had no alarm", "A report"),
        ("Police said 22 people were hurt.", "22 people were hurt", "Police"),
        ("The fire began at 5 a.m., Denney said.", "The fire began at 5 a.m.", "Paul Denney"),
        ("The bridge cost $4 million and was closed, Abara told the Herald on Monday.", None, "Ruth Abara"),
        ("Three people had died, said Paul Denney, who was there.", "Three people had died", "Paul Denney"),
        ("Three people had died, Denney, the fire chief, said.", "Three people had died", "Paul Denney"),
        ("Three people had died, according to police.", "Three people had died", "police"),
        ("According to Denney, the chief of the brigade, 22 homes had no alarm.", None, "Paul Denney"),
        ("Three people had died, according to one local index.", None, "one local index"),
        ("Abara has said about 20 people have called.", "about 20 people have called", "Ruth Abara"),
        ("Abara said she plans to sail in May.", "she plans to sail in May", "Ruth Abara"),
        ("HOLM — Three people had died, Denney said.", "Three people had died", "Paul Denney"),
    ],
)
def test_a_statement_has_its_clause_and_its_speaker(text: str, words: str | None, speaker: str) -> None:
    """The clause is what is reported, without the reporting words, the *that*, the dateline, the stop."""
    found = told(text)
    assert [speaker] == [who for _, who in found]
    if words is not None:
        assert words == found[0][0]


def test_a_place_speaks_for_itself_and_not_for_who_is_in_it() -> None:
    """*Chicago said* is its government; a place behind a preposition, or behind its town, says where."""
    assert [("12 officers were hurt", "Chicago")] == told("Chicago said 12 officers were hurt.")
    assert [] == told("Officials in Jackson, Mississippi said 12 people were hurt.")
    assert [] == told("The owner, 34, of Milwaukee said 12 people were hurt.")


@pytest.mark.parametrize(
    "text",
    [
        "Denney did not say 22 people were hurt.",
        "Denney never said that 22 people were hurt.",
        "Denney denied that 22 people were hurt.",
        "Abara asked whether 22 people were hurt.",
        "Denney would say that 22 people were hurt.",
        "Abara wants to say that 22 people were hurt.",
        "Did Denney say 22 people were hurt?",
        "I said 22 people were hurt.",
        "Abara and Denney got letters, but theirs say 22 people were hurt.",
        "Denney was told that 22 people were hurt.",
        "Denney said nothing on Tuesday.",
        "Denney said so in May.",
        "On Monday, Denney said a word about it.",
        "In a letter, Abara said no.",
        "The dog was never found, as Denney said.",
        "Abara demanded that 22 people be moved.",
        "Abara said she was glad.",
    ],
)
def test_what_is_asked_denied_or_tells_nothing_is_no_statement(text: str) -> None:
    """Questions, wishes, denials, *I*, passives, and clauses without a figure, name or date are left."""
    assert told(text) == []


def test_said_clause_within_a_statement_parts_it() -> None:
    """Both halves are one statement of two stretches, each in its place."""
    found = extract(LEAD + "The bridge, Denney said, was opened in 2012.")
    halves = [one for one in found.quotes if one.kind is QuoteKind.INDIRECT]
    assert ["The bridge", "was opened in 2012"] == [one.span.of(found.article.text) for one in halves]
    assert 1 == len({one.quotation for one in halves})


def test_said_clause_behind_an_opening_parts_its_clause() -> None:
    """What opens a sentence is no clause of its own: the clause behind the speaker belongs to it."""
    assert [("To reach Holm", "Ruth Abara"), ("one should sail in May", "Ruth Abara")] == told(
        "To reach Holm, Abara said, one should sail in May."
    )


def test_two_speakers_of_one_sentence_have_a_clause_each() -> None:
    """A *but* with a speaker of its own ends what the first one says."""
    assert [
        ("the fire began at 5 a.m.", "Ruth Abara"),
        ("it was 6 a.m.", "Paul Denney"),
    ] == told("Abara said the fire began at 5 a.m., but Paul Denney said it was 6 a.m.")


def test_scene_ends_with_its_comma() -> None:
    """What stands behind *after police said ...* is the paper's own."""
    assert [("22 people were hurt", "police")] == told(
        "After police said 22 people were hurt, the road was closed in May."
    )


def test_statement_behind_a_quotation_shares_its_speaker() -> None:
    """*adding that* goes on with whoever spoke before."""
    assert [("22 people were hurt", "Ruth Abara")] == told(
        "“We tried,” said Ruth Abara, adding that 22 people were hurt."
    )


def test_a_clause_partly_in_marks_is_no_second_quotation() -> None:
    """The words within marks are the quotation; the figure beside them is still that speaker's."""
    text = "Abara said the plan was “a disgrace” and would cost $3 million."
    assert told(text) == []
    assert [("$3 million", "Ruth Abara")] == asserted(text)


def test_claims_know_who_asserts_them() -> None:
    """Persons and bodies assert what stands in their clause, nobody what the paper itself says."""
    assert [
        ("22 people", "Ruth Abara"),
        ("Tuesday", None),
        ("$4 million", "police"),
        ("2012", None),
    ] == asserted(
        "Abara said 22 people were hurt. The road was closed on Tuesday. It cost $4 million and was new, "
        "according to police. Denney, who was hired in 2012, said Abara was right."
    )


def test_method_and_confidence_are_those_of_the_mention() -> None:
    """A pronoun is less sure than a name right before its verb; the role is that of a statement."""
    named, spoken = (
        extract(LEAD + text).quotes[0] for text in ("Abara said 22 died.", "She said 22 people were hurt.")
    )
    assert (SpeakerMethod.CUE, SpeakerMethod.PRONOUN) == (named.method, spoken.method)
    assert named.confidence > spoken.confidence > 0.8
    assert named.role is spoken.role is QuoteRole.ATTRIBUTED
    assert named.quoted is named.said is False


def test_quotations_stay_as_they_are_beside_statements() -> None:
    """Numbers go on in the order of the text; marked stretches keep speaker and kind."""
    found = extract(LEAD + "Abara said 22 people were hurt. “We tried,” said Paul Denney.")
    assert [
        (0, QuoteKind.INDIRECT, "Ruth Abara"),
        (1, QuoteKind.DIRECT, "Paul Denney"),
    ] == [(one.quotation, one.kind, one.speaker) for one in found.quotes]


def test_headlines_hold_no_statements() -> None:
    """A line above the story that says who said what is a headline, no clause of the story."""
    found: Extraction = extract(
        "Denney Says 22 People Were Hurt in Holm\n\nThe fire took the mill, and the street was closed.\n\n"
        "Nobody knows why it began, and the street is still closed to all cars and buses this week.\n"
    )
    assert [one for one in found.quotes if one.kind is QuoteKind.INDIRECT] == []


@pytest.mark.parametrize("piece", ["Abara said ", ", said Ruth Abara, "])
def test_long_sentences_cost_no_more_than_their_length(piece: str) -> None:
    """Reporting words in a row without an end take time in proportion."""
    assert growth(extract, piece, 60_000) < LINEAR
