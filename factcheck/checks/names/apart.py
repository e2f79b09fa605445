"""Names that the desk said are two: what it settled is not raised again.

In: names as their words, and rulings. Out: the ruling that tells two names apart, if one does. A ruling
means every lawful form of its two names, as Jim F. Kenney is a form of Jim Kenney.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from factcheck.checks.names.spelling import is_near, person_slots, read_name, thing_slots
from factcheck.model.decision import NAMES, PERSON, Ruling
from factcheck.model.name import NameKind

Words = Sequence[str]


def told_apart(kind: NameKind, one: Words, other: Words, rulings: Iterable[Ruling]) -> Ruling | None:
    """Return the first ruling by which two names, given by their words, are two.

    >>> from datetime import date
    >>> from factcheck.model.decision import RulingKind
    >>> two = Ruling(
    ...     kind=RulingKind.DIFFERENT, topic=PERSON, one="Jim Kenny", other="Jim Kenney",
    ...     actor="Kim", day=date(2021, 3, 9),
    ... )
    >>> told_apart(NameKind.PERSON, ("jim", "f", "kenney"), ("jim", "kenny"), [two]) is two
    True
    >>> told_apart(NameKind.PERSON, ("jim", "kenney"), ("tim", "kenny"), [two])
    """
    is_form = _is_person if kind is NameKind.PERSON else _is_thing
    for ruling in rulings:
        if ruling.topic not in NAMES or (ruling.topic == PERSON) is not (kind is NameKind.PERSON):
            continue
        first, second = (
            tuple(token.text for token in read_name(form, kind)) for form in (ruling.one, ruling.other)
        )
        if (is_form(one, first) and is_form(other, second)) or (
            is_form(one, second) and is_form(other, first)
        ):
            return ruling
    return None


def _is_person(words: Words, form: Words) -> bool:
    return tuple(words) == tuple(form) or person_slots(words, form) == ()


def _is_thing(words: Words, form: Words) -> bool:
    return tuple(words) == tuple(form)


def two_persons(rulings: Sequence[Ruling]) -> Callable[[str, str], bool]:
    """Return what tells whether the desk said of two full names of persons that they are two."""
    kept = [ruling for ruling in rulings if ruling.topic == PERSON]

    def are_two(one: str, other: str) -> bool:
        if not kept:
            return False
        words = [[token.text for token in read_name(name, NameKind.PERSON)] for name in (one, other)]
        return told_apart(NameKind.PERSON, words[0], words[1], kept) is not None

    return are_two


def may_concern(kind: NameKind, forms: Iterable[str], name: str) -> bool:
    """Tell whether a ruling on ``forms`` may change what is said of a name: it is near to one of them.

    >>> may_concern(NameKind.PERSON, ["Jim Kenney"], "James F. Kenny")
    True
    >>> may_concern(NameKind.PERSON, ["Jim Kenney"], "Jim Hale")
    False
    """
    words = [token.text for token in read_name(name, kind)]
    if not words:
        return False
    for form in forms:
        theirs = [token.text for token in read_name(form, kind)]
        if kind is not NameKind.PERSON:
            if thing_slots(words, theirs) is not None:
                return True
        elif len(theirs) == 1:
            if theirs[0] == words[-1] or is_near(theirs[0], words[-1]):
                return True
        elif person_slots(words, theirs) is not None:
            return True
    return False
