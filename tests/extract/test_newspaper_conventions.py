"""Who speaks, as papers of several countries put it."""

from __future__ import annotations

import pytest
from extracted import extract


def speakers(text: str) -> list[str | None]:
    """Return the speakers of the attributed stretches within marks, in order."""
    return [
        quote.speaker
        for quote in extract(text).quotes
        if quote.role.value == "attributed" and quote.kind.value != "indirect"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘It’s a disgrace,’ said Mrs Pauline Archer, 71, of Wigan. ‘It’s gone.’", ["Pauline Archer"] * 2),
        ("A spokesperson for Hale Town Council said: “We know.”", ["A spokesperson for Hale Town Council"]),
        ("Sir Keith Ballard, chair of the trust, told the BBC: “Nobody should wait.”", ["Keith Ballard"]),
        ("“There is no rollback,” PTI quoted Ramesh Gupta as saying.", ["Ramesh Gupta"]),
        ("Union minister Ramesh Gupta left. “No rollback,” PTI quoted him as saying.", ["Ramesh Gupta"]),
        ("PTI quoted Superintendent of Police Anil Verma as saying: “He is held.”", ["Anil Verma"]),
        ("The Post cited one clerk as saying the vault was “wide open”.", ["one clerk"]),
        ("“We have four teams,” said SP Anil Verma, adding, “They will be held.”", ["Anil Verma"] * 2),
        ("“We will act,” BJP Harish Mehta said.", ["Harish Mehta"]),
        ("“We’re sad,” Coun. Marie Tremblay said in an interview. “It’s a shame.”", ["Marie Tremblay"] * 2),
        ("The chair, Musa Abubakar, spoke. According to him, “the men confessed”.", ["Musa Abubakar"]),
        ("“The party is one,” Mbali Dlamini, ANC spokesperson, said.", ["Mbali Dlamini"]),
        ("Chief Emeka Okafor, while reacting to it, described it as “baseless”.", ["Emeka Okafor"]),
        ("“No,” as Peter Quist puts it, “we never did.”", ["Peter Quist"] * 2),
        ("Per Dana Ruck, the club’s president, the deal is “dead in the water”.", ["Dana Ruck"]),
        ("Tweeted Senator Bo Lane: “Not on my watch.”", ["Bo Lane"]),
        ("“Not guilty,” came the reply from Ada Foss.", ["Ada Foss"]),
        ("“The bridge is unsafe.” Trent Bell said.", ["Trent Bell"]),
    ],
)
def test_reporting_words_of_several_countries(text: str, expected: list[str]) -> None:
    """British, Indian, Canadian and African ways to say who said it."""
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The letter calls the claims “reckless” and demands an apology.", ["The letter"]),
        ("The letter claims were “reckless”, Ann Hale said.", ["Ann Hale"]),
        ("The firm wrote to the school, calling the two long reports “false”.", ["The firm"]),
        ("Estimates of the cost were “wild”, Ann Hale said.", ["Ann Hale"]),
        (
            "In a talk with hosts Joe Pruitt and Mia Brand, the candidate said it was “odd”.",
            ["the candidate"],
        ),
    ],
)
def test_nouns_and_verbs_that_are_spelt_alike(text: str, expected: list[str]) -> None:
    """*Calls*, *claims*, *reports* and *hosts* are verbs or nouns by what stands around them."""
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The memo went out in June. It warns that “no post is safe”.", ["The memo"]),
        ("A report by auditors found gaps. “Controls were weak,” it said.", ["A report"]),
        ("The memo went to Acme Corp. in June. It said it was “not told”.", ["Acme Corp"]),
        ("A letter from Ann Hale came in June. It says “no”.", ["Ann Hale"]),
    ],
)
def test_it_means_a_document(text: str, expected: list[str]) -> None:
    """*It* goes back to the document that opens the sentence before, unless a body is named since."""
    assert speakers(text) == expected


def test_surnames_that_also_open_sentences() -> None:
    """*So* ends a name after a given name or a style, and opens a sentence elsewhere."""
    assert speakers("Police Chief Dan So said the street was “safe”.") == ["Dan So"]
    assert speakers("“It is over,” said Mr So.") == ["So"]
    assert [name.entity for name in extract("Ann Hale So far.\n\nSo Ann Hale left.").names] == [
        "Ann Hale"
    ] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” the mayor said.\n\nAda Cole, the mayor, spoke on Monday.", ["Ada Cole"]),
        ("“I’ll keep it,” said the rookie winger.\n\nCal Dunn, a winger, scored.", ["Cal Dunn"]),
        (
            "Bo Lane is no friend of Hale. “Go,” the senator said.\n\nSenator Ann Hale left.",
            ["the senator"],
        ),
    ],
)
def test_an_office_whose_bearer_is_named_right_after(text: str, expected: list[str]) -> None:
    """The lead describes, the next paragraph names; a common office only where nobody is named before."""
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("The shadow health secretary added that wards were “on their knees”.", "Priya Nair"),
        (
            "The shadow health secretary hoped that wards were “on their knees”.",
            "The shadow health secretary",
        ),
        ("Sam Boyd listened. The secretary added that it was “late”.", "The secretary"),
    ],
)
def test_a_second_name_goes_on(second: str, expected: str) -> None:
    """*The secretary added* is who spoke last, unless somebody else is named since."""
    first = "Priya Nair accused ministers of “sleepwalking into a crisis”."
    assert speakers(f"{first}\n\n{second}") == ["Priya Nair", expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bob Dorn met Sam Hale. Dorn left early. “Dorn is our best runner,” he said.", ["Sam Hale"]),
        ("Bob Dorn met Sam Hale. Dorn left early. “I am our best runner,” he said.", ["Bob Dorn"]),
        ("Bob Dorn left early. “Dorn never quits,” he said.", ["Bob Dorn"]),
    ],
)
def test_few_speak_of_themselves_by_name(text: str, expected: list[str]) -> None:
    """*He* is not whom the quotation names, where somebody else may be meant."""
    assert speakers(text) == expected


def test_few_speak_of_themselves_by_name_without_marks() -> None:
    """Nor is he in a statement without marks."""
    text = "Ann Hale saw Bob Dorn. Sam Moss came late. He said that Moss was 40 minutes behind."
    assert [quote.speaker for quote in extract(text).quotes] == ["Bob Dorn"]


@pytest.mark.parametrize(
    ("text", "expected", "both"),
    [
        (
            "Ann Hale and Paul Moss said in a joint statement: “We go.”",
            "Ann Hale",
            "Ann Hale and Paul Moss",
        ),
        ("“We go,” said Ann Hale and Paul Moss.", "Ann Hale", "Ann Hale and Paul Moss"),
        ("Sen. Ann Hale and Rep. Paul Moss said it was “odd”.", "Ann Hale", "Ann Hale and Rep. Paul Moss"),
        ("Ann Hale and her husband Ian said it was “odd”.", "Ann Hale", "Ann Hale and her husband Ian"),
        ("“We go,” said Bob Dorn, and Paul Moss left.", "Bob Dorn", "Bob Dorn"),
    ],
)
def test_two_who_speak_together(text: str, expected: str, both: str) -> None:
    """The first of two is the speaker; the mention has the text of both."""
    (quote,) = [quote for quote in extract(text).quotes if quote.kind.value != "indirect"]
    assert quote.mention is not None
    assert (quote.speaker, quote.mention.of(text)) == (expected, both)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Hale spoke. The mother-of-three told the court: “I am lost.”", "Ann Hale"),
        ("Rev Ian Tate, vicar of St Mary’s, left. The vicar said: “It hurts.”", "Ian Tate"),
        ("Coach Pat Roy praised Luc Gagnon. “We owe him,” he said.", "Pat Roy"),
        ("The Union of Posts called it “odd”. The union said in a letter it was “late”.", "Union of Posts"),
    ],
)
def test_nouns_and_pronouns_of_somebody_named(text: str, expected: str) -> None:
    """Nouns with *of*, offices without an article, given names of both sexes."""
    assert speakers(text)[-1] == expected


def test_a_document_in_a_phrase_is_not_what_it_means() -> None:
    """*The union said in a statement* is about the union."""
    text = (
        "The Union of Posts is on strike. The union said in a statement it was late.\n\nIt wants “talks”."
    )
    assert speakers(text) == ["Union of Posts"]


def test_an_apposition_of_blanks_is_none() -> None:
    """Nothing but blanks after *the* gives no office."""
    assert speakers("Ann Hale, the     , said it was “odd”.") == ["Ann Hale"]
