"""Persons and bodies across articles."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.entities import EntityGroup, LocalEntity, bucket, group_entities
from factcheck.model.name import NameKind


def person(article: str, name: str) -> LocalEntity:
    """Return a person of an article."""
    return LocalEntity(article, name, NameKind.PERSON, frozenset({name}))


def body(article: str, name: str, *forms: str) -> LocalEntity:
    """Return a body of an article."""
    return LocalEntity(article, name, NameKind.ORGANISATION, frozenset({name, *forms}))


def told(groups: tuple[EntityGroup, ...]) -> list[list[str]]:
    """Return each group's members as ``article name``, sorted."""
    return sorted(
        sorted(f"{one.local.article} {one.local.name}" for one in found.members) for found in groups
    )


def test_forms_of_one_name_are_one_person() -> None:
    """An initial and a dropped middle name tie three articles; the fullest name is shown."""
    groups = group_entities(
        [person("x", "Lena M. Ortiz"), person("y", "Lena Maria Ortiz"), person("z", "Lena Ortiz")]
    )
    assert 1 == len(groups)
    assert "Lena Maria Ortiz" == groups[0].name
    assert min(one.local.key for one in groups[0].members) == groups[0].key
    expected = {
        "The name is Lena Maria Ortiz.",
        "Lena M. Ortiz is a form of Lena Maria Ortiz: initial.",
        "Lena Ortiz is a form of Lena Maria Ortiz: middle name left out.",
    }
    assert expected == {one.detail for one in groups[0].members}


def test_likeness_ties_nobody() -> None:
    """Two spellings are two persons here; checks tell them within one story."""
    assert [["x Jim Kenny"], ["y Jim Kenney"]] == told(
        group_entities([person("x", "Jim Kenny"), person("y", "Jim Kenney")])
    )


def test_a_form_that_fits_two_stays_by_itself() -> None:
    """Conflicting middle names part two persons, and nobody knows whom the short form means."""
    names = [
        person("x", "John A. Hale"),
        person("y", "John B. Hale"),
        person("z", "John Hale"),
        person("w", "John Hale"),
    ]
    assert [["w John Hale", "z John Hale"], ["x John A. Hale"], ["y John B. Hale"]] == told(
        group_entities(names)
    )


def test_a_shared_quotation_tells_whom_it_means() -> None:
    """The tied one of two equal short forms joins; the other stays."""
    names = [
        person("x", "John A. Hale"),
        person("y", "John B. Hale"),
        person("z", "John Hale"),
        person("w", "John Hale"),
    ]
    assert [["w John Hale"], ["x John A. Hale", "z John Hale"], ["y John B. Hale"]] == told(
        group_entities(names, ties=[(names[2].key, names[0].key)])
    )


def test_a_surname_alone_needs_a_tie() -> None:
    """Without one it stays with its article; with ties to two persons as well."""
    names = [
        person("x", "Lena Ortiz"),
        person("y", "Ortiz"),
        person("z", "Ortiz"),
        person("w", "Mara Ortiz"),
    ]
    apart = [["w Mara Ortiz"], ["x Lena Ortiz"], ["y Ortiz"], ["z Ortiz"]]
    assert apart == told(group_entities(names))
    tied = group_entities(names, ties=[(names[0].key, names[1].key)])
    assert [["w Mara Ortiz"], ["x Lena Ortiz", "y Ortiz"], ["z Ortiz"]] == told(tied)
    both = [(names[0].key, names[1].key), (names[3].key, names[1].key)]
    assert apart == told(group_entities(names, ties=both))


def test_ties_join_no_other_names() -> None:
    """A quotation given to two persons does not make them one."""
    names = [person("x", "Lena Ortiz"), person("y", "Mara Ortiz"), person("z", "Lena Hale")]
    ties = [(names[0].key, names[1].key), (names[0].key, names[2].key)]
    assert 3 == len(group_entities(names, ties=ties))


def test_bodies_join_by_lawful_forms() -> None:
    """An acronym joins the body whose article explains it, and no other body with such letters."""
    names = [
        body("x", "Harbor Trust Board", "HTB"),
        body("y", "the Harbor Trust Board"),
        body("z", "HTB"),
        body("w", "Hill Town Bank"),
    ]
    assert [["w Hill Town Bank"], ["x Harbor Trust Board", "y the Harbor Trust Board", "z HTB"]] == told(
        group_entities(names)
    )


def test_a_body_is_shown_by_its_fullest_form() -> None:
    """Both orders of an office's name are one body, and its country tells it best."""
    names = [
        body("x", "Boats Department"),
        body("y", "Department of Boats"),
        body("z", "the Department of Boats"),
        body("w", "U.S. Department of Boats"),
    ]
    assert [("U.S. Department of Boats", 4)] == [
        (one.name, len(one.members)) for one in group_entities(names)
    ]


def test_an_unexplained_acronym_stays_by_itself() -> None:
    """Letters that fit tie nothing, and letters that two bodies claim tie neither."""
    assert 2 == len(group_entities([body("x", "Harbor Trust Board"), body("z", "HTB")]))
    claimed = [body("x", "Harbor Trust Board", "HTB"), body("w", "Hill Town Bank", "HTB"), body("z", "HTB")]
    assert 3 == len(group_entities(claimed))


def test_kinds_do_not_mix() -> None:
    """A person, a body and a place of one name are three."""
    names = [LocalEntity("x", "Lincoln", kind) for kind in NameKind]
    assert 3 == len(group_entities(names))


def test_places_are_equal_or_not() -> None:
    """A place is tied by its whole name."""
    names = [LocalEntity("x", "Port Bell", NameKind.PLACE), LocalEntity("y", "port bell", NameKind.PLACE)]
    assert 1 == len(group_entities([*names, LocalEntity("z", "Bell", NameKind.PLACE)])) - 1


NAMES = st.sampled_from(
    [
        "Lena Ortiz",
        "L. Ortiz",
        "Lena M. Ortiz",
        "Lena Paula Ortiz",
        "Ortiz",
        "Mara Ortiz",
        "Bill Hale",
        "W. Hale",
    ]
) | st.sampled_from(["William Hale", "Will Hale", "Hale", "William Hale Jr.", "William Hale Sr."])
BODIES = st.sampled_from(
    ["Harbor Trust Board", "HTB", "the Harbor Trust Board", "Hill Town Bank", "Harbor Trust"]
)
LOCALS = st.lists(
    st.builds(person, st.sampled_from("wxyz"), NAMES)
    | st.builds(body, st.sampled_from("wxyz"), BODIES, st.sampled_from(["HTB", "Trust"])),
    max_size=12,
    unique_by=lambda local: local.key,
)


@given(LOCALS, st.randoms(use_true_random=False), st.data())
def test_order_and_buckets_say_nothing(
    locals_: list[LocalEntity], shuffler: random.Random, data: st.DataObject
) -> None:
    """Shuffled names give the same groups, and so does each bucket by itself."""
    keys = [local.key for local in locals_]
    ties = (
        data.draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), max_size=4))
        if keys
        else []
    )
    expected = group_entities(locals_, ties=ties)
    shuffled = list(locals_)
    shuffler.shuffle(shuffled)
    assert expected == group_entities(shuffled, ties=[(y, x) for x, y in ties[::-1]])
    shelves = {(local.kind, bucket(local.name, local.kind)) for local in locals_}
    found = [
        one
        for kind, shelf in shelves
        for one in group_entities(
            [local for local in locals_ if local.kind is kind and bucket(local.name, kind) == shelf],
            ties=ties,
        )
    ]
    assert list(expected) == sorted(found, key=lambda one: (one.kind.value, one.key))
    assert sorted(keys) == sorted(one.local.key for group in expected for one in group.members)
