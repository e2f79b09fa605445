"""What a name is: a road, an institution, a newspaper, a town, a person; and what is none."""

from __future__ import annotations

import pytest
from extracted import extract


def kinds(text: str) -> list[tuple[str, str]]:
    """Return each name of ``text`` with its kind, in order."""
    extraction = extract(text)
    return [(name.span.of(extraction.article.text), name.kind.value) for name in extraction.names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The van stopped on Old Mail Road.", ("Old Mail Road", "place")),
        ("The van stopped on Capital Boulevard.", ("Capital Boulevard", "place")),
        ("It burned in the 300 block of Harriet Court.", ("Harriet Court", "place")),
        ("It burned in the 4100 block of Quillgate, they say.", ("Quillgate", "place")),
    ],
)
def test_roads_are_places(text: str, expected: tuple[str, str]) -> None:
    """A road is a place, whatever it is named after; so is what a numbered block belongs to."""
    assert [expected] == kinds(text)


def test_numbered_road_is_not_cut() -> None:
    """The points of the compass before a number name no place alone."""
    assert [] == kinds("It burned in the 300 block of Northwest 10th Street.")


@pytest.mark.parametrize(
    "name",
    [
        "St. Agatha’s Hospital",
        "Mary Brown Children’s Center",
        "Alder County Jail",
        "Alder County Correctional Facility",
        "Alder County Grand Jury",
        "Alder Highway Patrol",
        "Denney Enterprises",
        "Portland Sun-Tribune",
        "KQRT-TV",
        "CBS2",
        "Orlen Sentinel",
        "Boys & Girls Club",
        "Alder County Medical Examiner’s Office",
    ],
)
def test_institutions_are_bodies(name: str) -> None:
    """Prisons, clinics, juries, firms and papers with two heads are bodies, and their names are whole."""
    assert [(name, "organisation")] == kinds(f"On Tuesday the {name} was called.")


@pytest.mark.parametrize(
    "text",
    [
        "The road ends in Bradenfield, FL on maps.",
        "ALDERTON - Police say a man was held.",
        "UPDATE (12:40 p.m.): Police say a man was held.",
        "Callers may dial (210) 224-STOP or 1-800-577-TIPS by the light of an LED lamp.",
        "Officers of the 77th Street Station came.",
        "The men left in an SUV on Butler Street SE after dark.",
        "Under the Tennessee Code Annotated it is theft.",
        "Alder Harbour Shooting\n\nA man died at a bar, and his wife was hurt in the fire that followed.",
        "The Office of the Chief Medical Examiner released the cause.",
    ],
)
def test_capitals_that_are_no_names_of_persons_or_bodies(text: str) -> None:
    """Abbreviated states, datelines, labels, statutes, heads of events and offices are neither."""
    assert [] == [kind for _, kind in kinds(text) if kind != "place"]


@pytest.mark.parametrize(
    "text",
    [
        "A boy died in Orchel Mesa on Monday. Orchel Mesa officers came.",
        "Ruth Abara of Orchel Pines told police he ran.",
        "A bar on West 79th Street, when a gunman came in, was full.",
    ],
)
def test_where_something_is_speaks_for_no_person(text: str) -> None:
    """What follows *in*, or *of* after a name, is a place also where its last word is a surname."""
    assert not [name for name, kind in kinds(text) if kind == "person" and name != "Ruth Abara"]


def test_who_is_arrested_is_a_person() -> None:
    """A name in no list is a person's where the predicate is one of persons."""
    text = "Jarmick Dorvel was charged with theft. Dorvel lives in the harbour."
    assert [("Jarmick Dorvel", "person"), ("Dorvel", "person")] == kinds(text)


def test_surname_that_is_a_country_before_kin() -> None:
    """Who has a wife is no country."""
    text = "Carl Jordan taught there. Ruth Abara was Jordan’s second wife."
    assert ("Jordan", "person") in kinds(text)
    assert ("Jordan", "place") in kinds("Carl Jordan taught there. He flew to Jordan in May.")
    assert ("Jordan", "place") in kinds("Carl Jordan taught there. He met Jordan’s king in May.")


def test_surname_that_is_also_the_head_of_a_place() -> None:
    """A noun for a person and a given name before *Mills* make it a surname; a rank is no given name."""
    text = "Landlord Fred Mills said no. Mills left with Investigator Heath of Alder."
    expected = [("Fred Mills", "person"), ("Mills", "person"), ("Heath", "person")]
    assert expected == kinds(text)


@pytest.mark.parametrize("noun", ["Family", "Mother", "Neighbor"])
def test_noun_with_a_capital_names_nobody(noun: str) -> None:
    """A headline's *Family says* bears no name."""
    assert [] == kinds(f"{noun} says the boat sank. Later the {noun} said so again.")


def test_no_body_has_an_age() -> None:
    """A noun for a body before a name makes a body of it, unless an age stands behind it."""
    assert ("Odalric Vorn", "person") in kinds("The rector of the university, Odalric Vorn, 53, resigned.")
    assert ("Odalric Vorn", "organisation") in kinds("He sold the firm Odalric Vorn to a bank.")
