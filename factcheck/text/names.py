"""The tables of names that reading, linking and checks share, one copy of each.

Out: the words in and around personal names, short forms, titles, given names with the sex of their bearers,
and surnames, all folded. Each file in ``data/`` says its source; an editor may add to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck.text.fold import fold_text
from factcheck.text.tables import read_rows

_PACKAGE = "factcheck.text"


_RARE = 0.001
"""The frequency, in per cent, of a given name that the census does not list."""


@dataclass(frozen=True, slots=True)
class GivenName:
    """How common a given name is, in per cent of the population, and the female share of its bearers."""

    frequency: float
    female: float

    @property
    def counted(self) -> bool:
        """Whether the census counted its bearers."""
        return self.frequency > _RARE


@dataclass(frozen=True, slots=True)
class Title:
    """The sex that a title tells (``m``, ``f`` or ``-``), and whether it is left out in comparing names."""

    sex: str
    prefix: bool


@cache
def name_parts(kind: str) -> frozenset[str]:
    """Return the words of one kind: ``particle``, ``article``, ``rare-particle``, ``suffix`` or ``degree``.

    >>> "von" in name_parts("particle"), "jr" in name_parts("suffix")
    (True, True)
    """
    rows = read_rows(_PACKAGE, "name_parts.txt")
    return frozenset(word.strip() for row in rows if row[0] == kind for word in row[1].split(","))


@cache
def all_particles() -> frozenset[str]:
    """Return the particles, with those that only inside a known name are none but that (*den*, *ten*)."""
    return name_parts("particle") | name_parts("rare-particle")


@cache
def suffixes() -> frozenset[str]:
    """Return what may follow a surname: suffixes and degrees."""
    return name_parts("suffix") | name_parts("degree")


@cache
def titles() -> dict[str, Title]:
    """Return titles and offices that stand before a name."""
    return {
        word.strip(): Title(sex, use == "prefix")
        for sex, use, words in read_rows(_PACKAGE, "titles.txt")
        for word in words.split(",")
    }


@cache
def prefixes() -> frozenset[str]:
    """Return the titles that are no part of a name in comparing it."""
    return frozenset(word for word, title in titles().items() if title.prefix)


@cache
def short_names() -> dict[str, frozenset[str]]:
    """Return short forms of given names with the full names that each stands for.

    >>> sorted(short_names()["al"])[:2]
    ['alan', 'albert']
    """
    return {
        short: frozenset(name.strip() for name in full.split(","))
        for short, full in read_rows(_PACKAGE, "short_names.txt")
    }


def share_full_name(one: str, other: str) -> bool:
    """Tell whether two given names stand for one: one short for the other, or both for a third.

    >>> share_full_name("rob", "robert"), share_full_name("bob", "rob"), share_full_name("alan", "albert")
    (True, True, False)
    """
    known = short_names()
    mine, theirs = known.get(one, frozenset()), known.get(other, frozenset())
    return one == other or one in theirs or other in mine or bool(mine & theirs)


@cache
def given_names() -> dict[str, GivenName]:
    """Return the census table of given names."""
    rows = (row[0].split(",") for row in read_rows(_PACKAGE, "first_names.csv")[1:])
    return {name.casefold(): GivenName(float(frequency), float(female)) for name, frequency, female in rows}


@cache
def _world_names() -> dict[str, GivenName]:
    rows = (row[0].split(",") for row in read_rows(_PACKAGE, "first_names_world.csv")[1:])
    return {name.casefold(): GivenName(_RARE, float(female)) for name, female in rows}


def find_given_name(word: str) -> GivenName | None:
    """Return what is known of a folded given name: the census first, then the names of the world.

    Both tables are without accents and strokes; a name with them is the one without.

    >>> find_given_name("siobhán").female, find_given_name("harbour")
    (1.0, None)
    """
    plain = word if word.isascii() else fold_text(word)
    return given_names().get(plain) or _world_names().get(plain)


@cache
def surnames() -> frozenset[str]:
    """Return the frequent surnames."""
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
    return one in known and other in known and abs(known[one].female - known[other].female) > 0.5
