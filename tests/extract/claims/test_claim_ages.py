"""Ages and whose they are."""

from __future__ import annotations

import pytest
from claim_texts import figures_in, names_in

from factcheck.extract.claims.ages import find_ages
from factcheck.extract.claims.links import Names
from factcheck.model.name import NameForm, NameKind, NameOccurrence
from factcheck.model.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa Lind, 19, was seen.", [("19", "year", "Rosa Lind", "people")]),
        ("The 19-year-old Rosa Lind was seen.", [("19", "year", "Rosa Lind", "people")]),
        ("Rosa Lind, a 19-year-old student, was seen.", [("19", "year", "Rosa Lind", "people/student")]),
        ("The 19-year-old suspect, Rosa Lind, was seen.", [("19", "year", "Rosa Lind", "people/suspect")]),
        ("Rosa Lind (19) was seen.", [("19", "year", "Rosa Lind", "people")]),
        ("Rosa Lind, aged 19, was seen.", [("19", "year", "Rosa Lind", "people")]),
        ("Rosa Lind, who was 19, was seen.", [("19", "year", "Rosa Lind", "people")]),
        ("Rosa Lind is 19.", [("19", "year", "Rosa Lind", "people")]),
        (
            "Max and Rosa Lind, 20 and 19, were seen.",
            [("20", "year", "Max Lind", "people"), ("19", "year", "Rosa Lind", "people")],
        ),
        (
            "Rosa Lind is behind bars.\n\nThe 19-year-old, of Elm Park, was seen.",
            [("19", "year", "Rosa Lind", "people")],
        ),
        ("Rosa Lind has died on Saturday, aged 86.", [("86", "year", "Rosa Lind", "people")]),
        (
            "Holm Rovers have sold striker Rosa Lind. The 19-year-old scored twice.",
            [("19", "year", "Rosa Lind", "people")],
        ),
        ("The boys were 14 and 16.", [("14", "year", None, "people"), ("16", "year", None, "people")]),
        (
            "Holm Rovers have fined Rosa Lind. The 19-year-old hit a referee.",
            [("19", "year", "Rosa Lind", "people")],
        ),
        ("Rosa Lind is back. The 19-year-old underwent surgery.", [("19", "year", "Rosa Lind", "people")]),
        ("Rosa Lind is back. The 19-year-old faces a ban.", [("19", "year", "Rosa Lind", "people")]),
        ("Rosa Lind is back. The 19-year-old trained with us.", [("19", "year", "Rosa Lind", "people")]),
        ("Rosa Lind is back. The 19-year-old never left.", [("19", "year", "Rosa Lind", "people")]),
        ("Rosa Lind was hurt. The 19-year-old driver fled.", [("19", "year", None, "people/driver")]),
        (
            "Rosa Lind was hurt. The 19-year-old masked robber fled.",
            [("19", "year", None, "people/suspect")],
        ),
        ("Rosa Lind was hurt. The 19-year-old waitress fled.", [("19", "year", None, "people")]),
        ("The man has robbed Rosa Lind. The 19-year-old was held.", [("19", "year", None, "people")]),
        (
            "Holm Rovers have won with a goal by Rosa Lind. The 19-year-old was held.",
            [("19", "year", None, "people")],
        ),
        ("Rosa Lind said a man was held. The 19-year-old was seen.", [("19", "year", None, "people")]),
        ("A 21-month-old boy was found.", [("21", "month", None, "people/boy")]),
        ("A woman in her early 30s was found.", [("30..33", "year", None, "people")]),
        ("The five-year-old girl told Rosa Lind.", [("5", "year", None, "people/girl")]),
        (
            "The men, ages 26, 29 and 31, were seen.",
            [(age, "year", None, "people") for age in ("26", "29", "31")],
        ),
        ("Both are between the ages of 16 and 18.", [("16..18", "year", None, "people")]),
    ],
)
def test_forms_of_ages(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    """Every form of an age is one claim with its unit, its bearer and the kind of person."""
    claims = [claim for claim in figures_in(text, "Rosa Lind") if claim.measure == "aged"]
    assert expected == [(claim.value, claim.unit, claim.entity, claim.item) for claim in claims]


def test_people_in_a_row_keep_their_ages() -> None:
    """In a row of names each age hangs on the name before it."""
    claims = figures_in(
        "Ann Bell, 16; Bo Carr, 20; and Cy Dunn, 19, left.", "Ann Bell", "Bo Carr", "Cy Dunn"
    )
    assert [("Ann Bell", "16"), ("Bo Carr", "20"), ("Cy Dunn", "19")] == [
        (one.entity, one.value) for one in claims
    ]


def test_an_age_makes_a_name_of_what_looks_like_one() -> None:
    """A name that the registry does not know still bears the age that stands before it."""
    assert ["Oshel Vard"] == [claim.entity for claim in figures_in("Police held 30-year-old Oshel Vard.")]


def test_a_relative_bears_an_age_of_their_own() -> None:
    """A given name that the registry does not know, before a known surname, is another person."""
    text = "Abdi Karim, age 18, Murjan Karim, age 19 were there."
    short = NameOccurrence(
        span=Span(27, 32), kind=NameKind.PERSON, entity="Abdi Karim", form=NameForm.SHORT
    )
    names = Names(text, [*names_in(text, "Abdi Karim"), short])
    assert ["Abdi Karim", "Murjan Karim"] == [age.entity for age in find_ages(text, 0, names)]


@pytest.mark.parametrize(
    "text",
    [
        "In Kent, 19 people left.",
        "The dog is 300 years old.",
        "A 3,000-year-old ship.",
        "On May 3, 12, and 14 it rained.",
        "The men were 800 metres below the ground.",
        "The boys were 15 minutes late.",
    ],
)
def test_what_is_no_age(text: str) -> None:
    """Counts, impossible ages and days of a month are no ages of people."""
    assert [] == [claim for claim in figures_in(text) if claim.measure == "aged"]
