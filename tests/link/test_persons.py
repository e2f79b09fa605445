"""Names of persons, taken apart and compared by form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.persons import PersonName, compatible, compatible_with, read_person, way_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lena Ortiz", (("lena",), "ortiz", "")),
        ("Ortiz", ((), "ortiz", "")),
        ("Bill de Blasio", (("bill",), "deblasio", "")),
        ("de Blasio", ((), "deblasio", "")),
        ("J.D. Hale", (("j", "d"), "hale", "")),
        ("Mr. Hale", ((), "hale", "")),
        ("Mayor Hale", ((), "hale", "")),
        ("Judge Hale", (("judge",), "hale", "")),
        ("Judge Lena Ortiz", (("lena",), "ortiz", "")),
        ("José Hale, Jr.", (("jose",), "hale", "jr")),
        ("Anna Hale-Marsh", (("anna",), "halemarsh", "")),
        ("Rowan Hale III", (("rowan",), "hale", "iii")),
        ("Anna Hale, MD", (("anna",), "hale", "")),
        ("…", ((), "", "")),
    ],
)
def test_parts_of_a_name(name: str, expected: tuple[tuple[str, ...], str, str]) -> None:
    """Given names, surname with its particles, suffix; titles and degrees fall away."""
    assert PersonName(*expected) == read_person(name)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lena Ortiz", "Lena Ortiz"),
        ("L. Ortiz", "Lena Ortiz"),
        ("Lena M. Ortiz", "Lena Maria Ortiz"),
        ("Lena Ortiz", "Lena Maria Ortiz"),
        ("L. Patricia Marsh", "Patricia Marsh"),
        ("Bill Hale", "William Hale"),
        ("Rowan Hale", "Rowan Hale Jr."),
        ("Bill DeBlasio", "Bill de Blasio"),
    ],
)
def test_compatible_forms(a: str, b: str) -> None:
    """Initials, dropped middle names, short names and a missing suffix are forms of one name."""
    assert compatible(read_person(a), read_person(b))
    assert compatible(read_person(b), read_person(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lena Ortiz", "Lena Ortis"),
        ("Jim Kenny", "Jim Kenney"),
        ("Lena Ortiz", "Mara Ortiz"),
        ("Lena M. Ortiz", "Lena Paula Ortiz"),
        ("Rowan Hale Jr.", "Rowan Hale Sr."),
        ("Bill Hale", "Will Hale"),
        ("L. Ortiz", "Mara Ortiz"),
        ("Ortiz", "Lena Ortiz"),
        ("John Hale", "Joan Hale"),
    ],
)
def test_other_names(a: str, b: str) -> None:
    """Likeness is no form; a surname alone is compatible with nobody."""
    assert not compatible(read_person(a), read_person(b))
    assert not compatible(read_person(b), read_person(a))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("Lena Ortiz", "Lena Ortiz", ""),
        ("Ortiz", "Lena Ortiz", "surname alone"),
        ("L. Ortiz", "Lena Maria Ortiz", "initial, middle name left out"),
        ("Patricia Marsh", "L. Patricia Marsh", "first initial left out"),
        ("Bill Hale", "William Hale Jr.", "short name, suffix left out"),
    ],
)
def test_the_way_is_told(part: str, whole: str, expected: str) -> None:
    """A person reads why two names are one."""
    assert expected == way_of(read_person(part), read_person(whole))


@given(
    st.lists(
        st.lists(
            st.sampled_from(["Lena", "L.", "M.", "Maria", "Bill", "William", "Will", "W."]), max_size=3
        ),
        max_size=8,
    )
)
def test_no_compatible_pair_is_missed(given_names: list[list[str]]) -> None:
    """Comparing only names that could agree finds what comparing all of them finds."""
    names = sorted({read_person(" ".join([*given, "Hale"])) for given in given_names}, key=repr)
    expected = [
        {other for other in range(len(names)) if other != at and compatible(names[at], names[other])}
        for at in range(len(names))
    ]
    assert expected == compatible_with(names)


@given(st.text(alphabet="abJS .,-'’é", max_size=24))
def test_any_text_is_read(name: str) -> None:
    """No text is too odd to be taken apart."""
    found = read_person(name)
    assert " " not in found.surname
