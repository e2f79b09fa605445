"""Names of persons, taken apart, and whether two of them can be one person's.

In: a name as an article gives it. Out: given names, surname and suffix, folded. Two names are compatible by
form alone: an initial for the name that it begins, a middle name left out, a customary short form. Likeness
of spelling never counts: Kelly and Kelley are both right somewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text.fold import fold_text
from factcheck.text.names import all_particles, name_parts, prefixes, short_names

_GIVEN_TOO = frozenset({"judge", "justice"})
"""Titles that are given names as well, so that before a single name they are taken for one."""

_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_MARKS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A folded name: ``given`` names in order, initials as one letter, ``surname`` without spaces."""

    given: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def fullness(self) -> tuple[int, int]:
        """The number of names spelled out, then of all: more is fuller."""
        return sum(len(name) > 1 for name in self.given), len(self.given) + bool(self.suffix)


@lru_cache(maxsize=32768)
def read_person(name: str) -> PersonName:
    """Take a name apart; a single word is a surname.

    >>> read_person("Dr. Martin L. van der Berg Jr.")
    PersonName(given=('martin', 'l'), surname='vanderberg', suffix='jr')
    """
    parts = [part for part in fold_text(name).replace(",", " ").split() if _MARKS.sub("", part)]
    words: list[str] = []
    for part in parts:
        if _INITIALS.fullmatch(part):
            words.extend(_MARKS.sub("", part))
        else:
            words.append(_MARKS.sub("", part))
    while len(words) > 2 and words[0] in prefixes():
        words.pop(0)
    if (
        len(words) == 2
        and words[0] in prefixes()
        and (parts[0].endswith(".") or words[0] not in _GIVEN_TOO)
    ):
        words.pop(0)
    suffix = ""
    while len(words) > 1 and words[-1] in name_parts("suffix") | name_parts("degree"):
        last = words.pop()
        suffix = last if last in name_parts("suffix") else suffix
    if not words:
        return PersonName((), "", suffix)
    first = len(words) - 1
    while first > 1 and words[first - 1] in all_particles():
        first -= 1
    if first == 1 and words[0] in all_particles():
        first = 0
    return PersonName(tuple(words[:first]), "".join(words[first:]), suffix)


def compatible(a: PersonName, b: PersonName) -> bool:
    """Tell whether two names with given names can be one person's, by their forms.

    >>> compatible(read_person("Chokwe A. Lumumba"), read_person("Chokwe Antar Lumumba"))
    True
    >>> compatible(read_person("John A. Hall"), read_person("John B. Hall"))
    False
    """
    if (
        a.surname != b.surname
        or not a.given
        or not b.given
        or (a.suffix and b.suffix and a.suffix != b.suffix)
    ):
        return False
    if _same_given(a.given[0], b.given[0]):
        return all(_same_given(one, other) for one, other in zip(a.given[1:], b.given[1:], strict=False))
    return _drops_first(a.given, b.given) or _drops_first(b.given, a.given)


def compatible_with(names: Sequence[PersonName]) -> list[set[int]]:
    """Return for each of the distinct ``names`` the places of those it is compatible with.

    Only names whose given names could agree are compared: a common surname has thousands of bearers.

    >>> compatible_with([read_person(name) for name in ("Lena Hale", "L. Hale", "Mara Hale")])
    [{1}, {0}, set()]
    """
    by_word: dict[str, list[int]] = defaultdict(list)
    by_letter: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        for word in _leading_names(name):
            by_word[word].append(at)
        if name.given:
            by_letter[name.given[0][0]].append(at)
    found: list[set[int]] = [set() for _ in names]
    for at, name in enumerate(names):
        near = {other for word in _leading_names(name) for other in by_word[word]}
        if name.given and len(name.given[0]) == 1:
            near.update(by_letter[name.given[0]])
        for other in near - {at}:
            if compatible(name, names[other]):
                found[at].add(other)
                found[other].add(at)
    return found


def tied_by_form(changed: Collection[str], names: Sequence[str]) -> list[str]:
    """Return those ``names`` of one surname that compatible forms lead to from ``changed`` ones.

    >>> tied_by_form(["Lena M. Hale"], ["Lena Hale", "L. Hale", "Mara Hale"])
    ['Lena Hale', 'L. Hale']
    """
    left: dict[str, set[str]] = defaultdict(set)
    for name in names:
        left[_first_letter(name)].add(name)
    found: set[str] = set()
    frontier = [read_person(name) for name in changed]
    while frontier:
        one = frontier.pop()
        letters = {"", *(word[0] for word in (*one.given[:1], *_leading_names(one)))}
        for letter in letters & left.keys() if one.given else set(left):
            for name in list(left[letter]):
                other = read_person(name)
                if other == one or compatible(one, other):
                    left[letter].discard(name)
                    found.add(name)
                    frontier.append(other)
    return [name for name in names if name in found]


def _first_letter(name: str) -> str:
    """Return the letter that any form of a name begins with, ``""`` if that takes reading it.

    A common surname has thousands of bearers, and each new one is held against them.

    >>> _first_letter("Mara Hale"), _first_letter("Dr. Mara Hale"), _first_letter("M. Hale")
    ('m', '', '')
    """
    first = name.partition(" ")[0]
    word = first.lower()
    if not (first.isascii() and first.isalpha()) or len(word) == 1:
        return ""
    return "" if word in prefixes() or word in short_names() else word[0]


def _leading_names(name: PersonName) -> set[str]:
    """Return the names spelled out that another form of this one may begin with."""
    words = {word for word in name.given[:1] if len(word) > 1}
    if len(name.given) > 1 and len(name.given[0]) == 1:
        words.add(name.given[1])
    return words.union(*(short_names().get(word, ()) for word in words))


def _drops_first(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether ``a`` is ``b`` after a first initial: L. Patricia for Patricia."""
    return len(a) > 1 and len(a[0]) == 1 and len(b[0]) > 1 and a[1] == b[0]


def _same_given(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return b in short_names().get(a, ()) or a in short_names().get(b, ())


def way_of(part: PersonName, whole: PersonName) -> str:
    """Return in a few words how the one name's form differs from the other's, ``""`` if it does not.

    >>> way_of(read_person("Bill A. Hall"), read_person("William Adam Hall, Jr."))
    'short name, initial, suffix left out'
    """
    ways: list[str] = []
    if not part.given and whole.given:
        ways.append("surname alone")
    elif part.given and whole.given:
        ways.extend(_ways_of_given(part.given, whole.given))
    if part.suffix != whole.suffix:
        ways.append("suffix left out" if whole.suffix else "suffix added")
    return ", ".join(ways)


def _ways_of_given(part: Sequence[str], whole: Sequence[str]) -> list[str]:
    if _drops_first(whole, part) or _drops_first(part, whole):
        return ["first initial left out"]
    ways: list[str] = []
    pairs = list(zip(part, whole, strict=False))
    if any(a != b and min(len(a), len(b)) > 1 for a, b in pairs):
        ways.append("short name")
    if any(a != b and min(len(a), len(b)) == 1 for a, b in pairs):
        ways.append("initial")
    if len(part) < len(whole):
        ways.append("middle name left out")
    return ways
