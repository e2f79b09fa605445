"""Which words are known names of persons, by the census tables that extraction is built on."""

from __future__ import annotations

from functools import cache

from factcheck.text.fold import fold_text
from factcheck.text.tables import read_rows

_PACKAGE = "factcheck.extract"


@cache
def given_names() -> dict[str, float]:
    """Return every known given name, folded, with the female share of its bearers in [0, 1]."""
    rows = (row[0].split(",") for row in read_rows(_PACKAGE, "first_names.csv")[1:])
    return {fold_text(name): float(female) for name, _, female in rows}


@cache
def surnames() -> frozenset[str]:
    """Return the frequent surnames, folded."""
    return frozenset(word for row in read_rows(_PACKAGE, "surnames.txt") for word in row[0].split())


def is_name(word: str) -> bool:
    """Tell whether a folded word is a known given name or surname.

    >>> is_name("peterson"), is_name("guitierrez")
    (True, False)
    """
    return word in given_names() or word in surnames()


def are_two_sexes(one: str, other: str) -> bool:
    """Tell whether two given names are known, the one for women's and the other for men's.

    >>> are_two_sexes("andrew", "andrea"), are_two_sexes("jonathan", "jonathon")
    (True, False)
    """
    known = given_names()
    return one in known and other in known and abs(known[one] - known[other]) > 0.5
