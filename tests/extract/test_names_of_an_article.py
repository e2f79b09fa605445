"""The registry of names: kinds, full forms, shorter mentions."""

from __future__ import annotations

import pytest
from extracted import extract

from factcheck.model.extraction import Extraction
from factcheck.model.name import NameForm, NameKind


def rows(extraction: Extraction) -> list[tuple[str, str, str]]:
    """Return text, entity and form of the persons' mentions."""
    text = extraction.article.text
    return [
        (name.span.of(text), name.entity, name.form.value)
        for name in extraction.names
        if name.kind is NameKind.PERSON
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Bill de Carrow met us. De facto, de Carrow won.",
            [("Bill de Carrow", "Bill de Carrow", "full"), ("de Carrow", "Bill de Carrow", "short")],
        ),
        (
            "L. Patricia Snow spoke. Snow, who won, left in the snow.",
            [("L. Patricia Snow", "L. Patricia Snow", "full"), ("Snow", "L. Patricia Snow", "short")],
        ),
        (
            "Sen. Ann O’Neil’s aide left. O’Neil said no.",
            [("Ann O’Neil", "Ann O’Neil", "full"), ("O’Neil", "Ann O’Neil", "short")],
        ),
        (
            "Rob Abara won. Robert Abara said so.",
            [("Rob Abara", "Rob Abara", "full"), ("Robert Abara", "Rob Abara", "full")],
        ),
        (
            "Niamh Tiernan left. Later Tiernan was seen.",
            [("Niamh Tiernan", "Niamh Tiernan", "full"), ("Tiernan", "Niamh Tiernan", "short")],
        ),
        (
            "Mayor Khalid al-Samari left. Mr. al-Samari said no. Samari won, said al-Samari’s aide.",
            [
                ("Khalid al-Samari", "Khalid al-Samari", "full"),
                ("al-Samari", "Khalid al-Samari", "short"),
                ("Samari", "Khalid al-Samari", "short"),
                ("al-Samari", "Khalid al-Samari", "short"),
            ],
        ),
        (
            "Fatima bint Rashid al-Nuri met Abdel Fattah el-Dessi in the al-Rahim mosque.",
            [
                ("Fatima bint Rashid al-Nuri", "Fatima bint Rashid al-Nuri", "full"),
                ("Abdel Fattah el-Dessi", "Abdel Fattah el-Dessi", "full"),
            ],
        ),
        (
            "Petitioner Smita Dhruv won. Goaltender Ethan Anders lost.",
            [("Smita Dhruv", "Smita Dhruv", "full"), ("Ethan Anders", "Ethan Anders", "full")],
        ),
        (
            "Novelist Chima Ezeh on rage\n\nLagos-born Chima Ezeh won. Ezeh left.",
            [
                ("Chima Ezeh", "Chima Ezeh", "full"),
                ("Chima Ezeh", "Chima Ezeh", "full"),
                ("Ezeh", "Chima Ezeh", "short"),
            ],
        ),
        (
            "You’ve won. Then Lagos-born Chima Ezeh left. It cost Ezeh his voice.",
            [("Chima Ezeh", "Chima Ezeh", "full"), ("Ezeh", "Chima Ezeh", "short")],
        ),
        (
            "Robert “Bob” Hale sang.",
            [("Robert “Bob” Hale", "Robert Hale", "full")],
        ),
    ],
)
def test_mentions_of_persons(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Particles, initials, apostrophes, short names and nicknames."""
    assert rows(extract(text)) == expected


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Chief executive Lim Boon Huat left. Mr Lim will sing.", "Lim Boon Huat"),
        ("Lucía Fernández Abascal left. Fernández will sing.", "Lucía Fernández Abascal"),
        ("Leader Íñigo Yeld de la Vega left. Yeld said so.", "Íñigo Yeld de la Vega"),
        ("Tom Van den Abara left. Mr Van den Abara will sing.", "Tom Van den Abara"),
        ("Anna von der Abara left. Ms von der Abara will sing.", "Anna von der Abara"),
        ("Sheikha Noura bint Yeld Al Abara left. Sheikha Noura sang.", "Noura bint Yeld Al Abara"),
        ("Fr. Brian Abara left. Fr Abara sang.", "Brian Abara"),
        ("Local TD Cormac Abara left. Deputy Abara sang.", "Cormac Abara"),
        ("Leader of the Opposition Hemalatha Yeld said so. Ms Yeld sang.", "Hemalatha Yeld"),
        ("Speaker of the House Fenwick Yeld said so. Mr Yeld sang.", "Fenwick Yeld"),
        ("The driver, Sukarman, left. Sukarman sang.", "Sukarman"),
    ],
)
def test_mentions_of_names_from_many_countries(text: str, full: str) -> None:
    """Surnames that stand first, two surnames, particles, titles with given names, fields of offices."""
    assert [full, full] == [entity for _, entity, _ in rows(extract(text))]


def test_a_title_in_capitals_has_no_two_surnames() -> None:
    """Who is named alone is not named by a headline's verb or a show's noun."""
    found = extract("The Ruth Maddow Show is over. Maddow said so.")
    assert "Ruth Maddow Show" not in {entity for words, entity, _ in rows(found) if words == "Maddow"}


def test_father_and_son_are_two() -> None:
    """A suffix parts two persons of one name."""
    found = extract("Paul Hale Sr. founded it. Paul Hale Jr. sold it.")
    assert {entity for _, entity, _ in rows(found)} == {"Paul Hale Sr.", "Paul Hale Jr."}


def test_furniture_bears_no_names() -> None:
    """A promo's name is not the article's."""
    found = extract("Ruth Abara won the race.\n\nRead more: Paul Denney on snow\n")
    assert {name.entity for name in found.names} == {"Ruth Abara"}


def test_agency_and_surname_with_the_same_letters() -> None:
    """*ICE* and *Ice* are two."""
    found = extract("Ann Ice met Immigration and Customs Enforcement (ICE). Ice said ICE agreed.")
    kinds = {(name.span.of(found.article.text), name.kind) for name in found.names}
    assert ("Ice", NameKind.PERSON) in kinds
    assert ("ICE", NameKind.ORGANISATION) in kinds


def test_mentions_are_in_order_and_forms_hold() -> None:
    """Offsets ascend and every full form of an entity is spelt as the entity or as another full mention."""
    found = extract("Ruth Abara met Paul Denney in Carrow County. Denney thanked Abara.")
    starts = [name.span.start for name in found.names]
    assert starts == sorted(starts)
    assert [name.form for name in found.names if name.kind is NameKind.PERSON] == [
        NameForm.FULL,
        NameForm.FULL,
        NameForm.SHORT,
        NameForm.SHORT,
    ]


def test_occupation_with_a_capital_is_no_part_of_the_name() -> None:
    """*Undersheriff* and *Realtor* stand before a name as titles do; *Hunter* is a given name."""
    found = extract("Mill County Undersheriff Jeff Denney and Realtor Ann Abara met Hunter Oduya.")
    persons = [name.entity for name in found.names if name.kind is NameKind.PERSON]
    assert ["Jeff Denney", "Ann Abara", "Hunter Oduya"] == persons


def test_name_that_opens_its_sentence() -> None:
    """Two words with capitals at the head of a sentence are a name if its surname comes again."""
    found = extract("Deonika Foster came back for her car. It was gone, and Foster wept.")
    assert ["Deonika Foster", "Deonika Foster"] == [name.entity for name in found.names]


def test_shorthand_is_no_given_name() -> None:
    """*U* before a word with a capital is shorthand, and no name."""
    found = extract("They wrote U Screwball on a sign. “I miss him,” said Ann Abara.")
    assert {"Ann Abara"} == {name.entity for name in found.names}


def test_agency_of_two_fields_is_one_name() -> None:
    """*Securities and Exchange Commission* is one body; after a person *and* parts two names."""
    found = extract(
        "The Securities and Exchange Commission sued. Ann Denney and Mill Commission staff met."
    )
    assert ["Securities and Exchange Commission", "Ann Denney", "Mill Commission"] == [
        name.entity for name in found.names
    ]


def test_nickname_after_an_initial() -> None:
    """*Robert C. “Bobby” Denney* is one name."""
    found = extract("Robert C. “Bobby” Denney left. “It is late,” Denney said.")
    assert {"Robert C. Denney"} == {name.entity for name in found.names}


def test_surname_that_is_also_an_office() -> None:
    """*King* and *Mr. King* are the person of that name who is there; *the King* is not."""
    found = extract("Pete King left. “It is,” King said. “No,” Mr. King said. “Ay,” the King said.")
    assert ["Pete King"] * 3 == [name.entity for name in found.names]


def test_rows_of_a_table_of_people_are_no_headlines() -> None:
    """Lines with a name and an age behind a colon name persons, each its own."""
    found = extract(
        "The dead were:\nAnn Denney, 72, of Lick Creek\nRoy Abara (31), Mill Hill\n\nAll lived there."
    )
    assert ["Ann Denney", "Roy Abara"] == [
        name.entity for name in found.names if name.kind is NameKind.PERSON
    ]


@pytest.mark.parametrize("opener", ["Moreover", "Surprisingly", "Nowadays", "Undeterred", "Alas"])
def test_word_that_opens_a_sentence_is_nobody(opener: str) -> None:
    """*Besides, a clerk of the court said* describes no Besides; *Abara, the ex-mayor, said* does."""
    names = extract(f"{opener}, a clerk of the court said the fee was “too high for most.”").names
    assert [name.entity for name in names] == []
    assert [name.entity for name in extract("Abara, the ex-mayor, paid it.").names] == ["Abara"]


def test_friends_of_a_person_are_no_body() -> None:
    """At the head of a sentence *Friends of Ann Denney* are people, and she is named."""
    found = extract("Friends of Ann Denney lit candles. They met at noon.")
    assert ["Ann Denney"] == [name.entity for name in found.names]


@pytest.mark.parametrize("noun", ["Passenger", "Nurse", "Baker", "Campaigner", "Tourist", "Schoolboy"])
@pytest.mark.parametrize("name", ["Olu Adebayo", "Ruth Abara"])
def test_noun_at_the_head_of_a_sentence_is_no_part_of_a_name(noun: str, name: str) -> None:
    """A noun for a person before a full name describes it, whether the given name is a known one or not."""
    found = extract(f"It was Monday.\n\n{noun} {name} said they had been calm. “We sang,” said {name}.")
    assert {quote.speaker for quote in found.quotes if quote.said} == {name}


def test_nouns_before_a_body_belong_to_it() -> None:
    """*Nurse Practitioner Group* is a body, though a noun for a person leads it."""
    found = extract("Nurse Practitioner Group said it would sue. “It is late,” the group said.")
    assert [quote.speaker for quote in found.quotes if quote.said] == ["Nurse Practitioner Group"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Zorvex Systems lost money. “It is late,” Zorvex said.", "Zorvex Systems"),
        ("Zorvex Systems lost money. “It is late,” Mr. Zorvex said.", "Zorvex"),
        ("“It is late,” Zorvex said. Zorvex Systems lost money.", "Zorvex"),
        ("Zorvex County Council met. “It is late,” Zorvex said.", "Zorvex"),
        ("Marlow Systems lost money. Ann Marlow left. “It is late,” Marlow said.", "Ann Marlow"),
    ],
)
def test_first_word_of_a_body_stands_for_it(text: str, body: str) -> None:
    """*Zorvex* after *Zorvex Systems* is the company, unless a title or a person's full name says else."""
    assert [quote.speaker for quote in extract(text).quotes if quote.said] == [body]


@pytest.mark.parametrize("name", ["Dilip Karmarkar", "Mick Dravec", "Olumide Akinsola", "Mhairi Tarrant"])
def test_frequent_given_names_of_many_countries_tell_persons(name: str) -> None:
    """A given name frequent in its country tells a person, though nothing else does."""
    found = extract(f"The ferry sank. {name} wept. It was Monday.")
    assert [NameKind.PERSON] == [one.kind for one in found.names if one.entity == name]


def test_pronouns_do_not_turn_the_sex_of_a_known_given_name() -> None:
    """*She* beside a man's name is somebody else, however often."""
    text = (
        "Rupert Hale, who met her when she was young and who bought what she drew, said she was “odd”. "
        "It rained. “No,” she said."
    )
    assert "Rupert Hale" != extract(text).quotes[-1].speaker
