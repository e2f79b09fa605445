"""What marks are for: somebody's words, a term, a title, a headline."""

from __future__ import annotations

import pytest
from extracted import extract

from factcheck.model.quote import QuoteRole

ATTRIBUTED, TERM, TITLE = QuoteRole.ATTRIBUTED, QuoteRole.TERM, QuoteRole.TITLE


def roles(text: str) -> list[QuoteRole]:
    """Return the roles of the stretches of ``text``, in order."""
    return [quote.role for quote in extract(text).quotes if quote.quoted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruth Abara hailed the treaty as a “new dawn” on Monday.", [ATTRIBUTED]),
        ("Ruth Abara went after Paul Denney as “a spoiled brat.”", [ATTRIBUTED]),
        ("Paul Denney's past references to Ruth Abara as “Mother Goose” came up.", [ATTRIBUTED]),
        ("By its own account the harbour plan was a “mistake” from the start.", [ATTRIBUTED]),
        ("The delay was “particularly burdensome” for the islands.", [ATTRIBUTED]),
        ("The debate was cut short by chants of “Abara! Abara!” from the hall.", [ATTRIBUTED]),
        ("Students marched on the quay, holding flags and chanting “Dump Denney.”", [ATTRIBUTED]),
        ("Ruth Abara seized on the issue of “clean harbours” in May.", [ATTRIBUTED]),
        ("A “clawback” of tax relief could help.", [TERM]),
        ("The so-called “quiet zone” is loud.", [TERM]),
        ("The Harbour Renewal Order (“HRO”) took effect.", [TERM]),
        ("It was a “free” ride after all.", [TERM]),
        ("In the canteen, where the wing is known as “the Ark”, a porter shrugged.", [TERM]),
        ("Marie “Bo” Castell sang.", [TERM]),
    ],
)
def test_words_that_judge_are_speech_and_terms_are_not(text: str, expected: list[QuoteRole]) -> None:
    """Judgements, *as a* and cries are somebody's words; names of things and nicknames are not."""
    assert expected == roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Abara said so in her 2012 book, “An Island Girl.”",
        "Ruth Abara is compared to the heroine of “The Last Ferry Home,” a novel that all have read.",
        "Ruth Abara said it was late on KCTV's “This Week with Paul Denney.”",
        "Ruth Abara said it was late in a memo titled “The Road to the Harbour.”",
        "Ruth Abara, who wore a “Make Carrow Great Again” hat, smiled and waved.",
        "On Sunday's broadcast of “Harbour News Live,” Ruth Abara laughed.",
    ],
)
def test_capitals_beside_a_work_or_a_station_are_a_title(text: str) -> None:
    """Reporting words elsewhere in the sentence do not turn a title into speech."""
    assert roles(text) == [TITLE]


def test_document_titled_with_a_sentence_is_quoted() -> None:
    """What a memo's heading says is a statement."""
    assert roles("Ruth Abara sent a memo titled “The Harbour Is Safe.”") == [ATTRIBUTED]


STORY = "“We will mend the harbour wall,” said Ruth Abara.\n\n“It is about time,” said Paul Denney.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Abara vows harbour will be ‘mended at last’ in spring.\n\n" + STORY,
        "Harbour wall to be mended.\n\nAbara promises ‘no more leaks’ by May.\n\n" + STORY,
        STORY + "‘A wall that lasts.’\n\n“It will hold,” said Paul Denney.",
    ],
)
def test_single_marks_above_or_between_double_ones_are_display_type(text: str) -> None:
    """Headline, deck and heading bear single marks where the story's quotations bear double ones."""
    found = [quote.role for quote in extract(text).quotes if quote.quoted]
    assert found.count(QuoteRole.HEADLINE) == 1
    assert set(found) == {QuoteRole.HEADLINE, ATTRIBUTED}


def test_single_marks_in_a_story_of_double_ones_are_a_term() -> None:
    """A word set apart in the prose is no statement; words that *they said* are."""
    apart = STORY + "Paul Denney spoke of the so much praised ‘wonder wall’ in the rain."
    assert roles(apart) == [ATTRIBUTED, ATTRIBUTED, TERM]
    retold = STORY + "I asked the crew and they said, ‘Well, it leaks,’ and left."
    assert roles(retold) == [ATTRIBUTED, ATTRIBUTED, ATTRIBUTED]


def test_single_marks_are_speech_where_the_paper_uses_them() -> None:
    """A story whose quotations all bear single marks has no display type of its own."""
    text = "Ruth Abara said it was ‘a good day’ for all.\n\n‘We won,’ said Paul Denney.\n\n‘Yes,’ she said."
    assert roles(text) == [ATTRIBUTED, ATTRIBUTED, ATTRIBUTED]


def test_label_counts_only_at_the_head_of_a_line() -> None:
    """A colon in words that somebody shouts names no speaker."""
    found = extract("Mayor Ruth Abara left. The crowd chanted “Ruth Abara: good for nobody.”")
    assert [quote.span.of(found.article.text) for quote in found.quotes] == ["Ruth Abara: good for nobody."]


def test_signature_within_the_marks_is_the_speaker_and_not_the_text() -> None:
    """A pulled quotation is signed on the line below, before its closing mark."""
    text = "Ruth Abara came.\n\n“The wall will hold for years to come.\nMayor Ruth Abara”\n\nIt rained."
    found = extract(text)
    assert [(quote.span.of(text), quote.speaker) for quote in found.quotes] == [
        ("The wall will hold for years to come.", "Ruth Abara")
    ]


def test_last_line_that_speaks_is_no_signature() -> None:
    """A name with a verb goes on with the quotation."""
    text = "Ann Hale said: “The wall will hold.\nRuth Abara will pay”\n\nIt rained."
    assert len(extract(text).quotes) == 2


def test_speech_may_begin_with_a_bracket() -> None:
    """What an editor put in brackets at its head makes a sentence no term."""
    text = "“He ran,” Ruth Abara said. “(It’s) senseless. Awful.”"
    assert [ATTRIBUTED, ATTRIBUTED] == roles(text)
