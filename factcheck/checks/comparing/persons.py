"""Whether two names in one story are one person's, for hanging figures on them.

In: full names as two articles give them. Out: yes or no. Unlike the tie of names, a spelling may differ by
a letter or two: an outlet that misspells a name may well have the age wrong too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.checks.names.apart import two_persons
from factcheck.checks.names.spelling import is_form, person_slots, read_name, suffix_of
from factcheck.model.decision import Ruling
from factcheck.model.name import NameKind


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in read_name(name, NameKind.PERSON))


def one_person(first: str, second: str) -> bool:
    """Tell whether two names may be one person's: at most one of given name and surname is misspelled.

    >>> one_person("Mara Hale", "Mara J. Hayle"), one_person("Mara Hale", "Dora Hale")
    (True, False)
    """
    one, other = _words(first), _words(second)
    suffixes = {suffix_of(first), suffix_of(second)} - {""}
    if len(suffixes) > 1 or not all(map(is_form, one[1:-1], other[1:-1])):
        return False
    slots = person_slots(one, other)
    return slots is not None and len(slots) <= 1


def is_full_name(name: str) -> bool:
    """Tell whether a name has a given name as well: a bare surname is many people's."""
    return len(_words(name)) > 1


def persons(articles: Sequence[Iterable[str]], apart: Sequence[Ruling] = ()) -> dict[str, str]:
    """Map every full name of a story to the name of its person.

    ``articles`` holds the names of each article, ``apart`` what the desk said are two names. A person goes
    by the name that most articles have, of equals the longest. Two names that differ in one article are two
    persons there: they are never tied.
    A given name alone (*her sister Amber, 31*) is that of the one person who bears it.

    >>> persons([["Krystal Ramey", "Amber Ramey"], ["Krystal Ramey", "Amber"]])["Amber"]
    'Amber Ramey'
    """
    held = [frozenset(filter(is_full_name, names)) for names in articles]
    together = {frozenset((a, b)) for names in held for a in names for b in names if a != b}
    every = sorted(
        frozenset().union(*held),
        key=lambda name: (-sum(name in names for names in held), -len(name), name),
    )
    are_two = two_persons(apart)
    bearers: dict[str, list[str]] = {}
    for name in every:
        for bearer, forms in bearers.items():
            if one_person(bearer, name) and not any(
                frozenset((form, name)) in together or are_two(form, name) for form in forms
            ):
                forms.append(name)
                break
        else:
            bearers[name] = [name]
    found = {form: bearer for bearer, forms in bearers.items() for form in forms}
    given: dict[str, list[str]] = {}
    for bearer in bearers:
        given.setdefault(_words(bearer)[0], []).append(bearer)
    for name in sorted(frozenset().union(*map(frozenset, articles)) - found.keys()):
        words = _words(name)
        if len(words) == 1 and len(called := given.get(words[0], [])) == 1:
            found[name] = called[0]
    return found
