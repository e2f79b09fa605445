"""Word-level differences: what altered a quotation, and what a reporter may openly do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.span import Span
from factcheck.text.differences import Difference, DifferenceKind, Touch, agreement, differences

Told = tuple[str, str | None, str | None]


def told(a: str, b: str, a_joins: tuple[int, ...] = (), b_joins: tuple[int, ...] = ()) -> list[Told]:
    """Return kind and stretches, the agreeing ones left out."""
    return [
        (one.kind.value, one.a.of(a) if one.a else None, one.b.of(b) if one.b else None)
        for one in differences(a, b, a_joins=a_joins, b_joins=b_joins)
        if one.kind is not DifferenceKind.EQUAL
    ]


def touched(a: str, b: str) -> set[str]:
    """Return everything that the alterations bear on."""
    return {touch.value for one in differences(a, b) for touch in one.touches}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("we lost 13 years of work", "we lost years of work", [("dropped", "13", None)]),
        ("we will go to court", "we will surely go to court", [("added", None, "surely")]),
        ("we will not go to court", "we will now go to court", [("substituted", "not", "now")]),
        (
            "thanks to @HarborWatch's men on the pier",
            "thanks to Lena Ortiz's men on the pier",
            [("substituted", "@HarborWatch's", "Lena Ortiz's")],
        ),
        (
            "a reckless attack on our harbor families",
            "Reckless Attack on Harbor Families,",
            [
                ("cut", "a", None),
                ("typographic", "reckless attack", "Reckless Attack"),
                ("dropped", "our", None),
                ("typographic", "harbor families", "Harbor Families"),
            ],
        ),
        ("we fight this order", "we fight this ruling", [("substituted", "order", "ruling")]),
        (
            "we fight this order in every court in the land",
            "we fight this ruling",
            [("substituted", "order", "ruling"), ("cut", "in every court in the land", None)],
        ),
    ],
)
def test_alterations(a: str, b: str, expected: list[Told]) -> None:
    """Dropped, added and changed words are told apart, with their places."""
    assert expected == told(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The pier, which is old, will close.", "The pier … will close."),
        ("The pier, which is old, will close.", "The pier [...] will close."),
        ("They will close the pier.", "[The owners] will close the pier."),
        ("They will close it.", "They will close [the pier]."),
        ("We go on. It is late. We go home.", "We go on ... we go home"),
        ("It was a hard year for all of us.", "a hard year"),
        ("It was a hard year. Nobody slept.", "Nobody slept"),
        ("Their behaviour cost 22 jobs.", "Their behavior cost twenty-two jobs."),
        ("Health care is a right—for all.", "Healthcare is a right, for all"),
        ("up 5% in May", "up five per cent in May"),
        ("It cost $5 million to build.", "It cost five million dollars to build."),
        ("“Enough,” he thought", "enough, HE thought"),
        ("so it go[es] on for years", "so it goes on for years"),
    ],
)
def test_what_reporters_may_do(a: str, b: str) -> None:
    """Marked changes, cuts at the ends, spelling, figures and marks alter nothing, either way round."""
    assert [] == [one for one in differences(a, b) if one.alters]
    assert [] == [one for one in differences(b, a) if one.alters]


def test_a_said_clause_excuses_what_falls_into_it() -> None:
    """Words left out where the quotation was broken off are marked; unbroken they are dropped."""
    whole, joined = "We go to court. As I said, we will win.", "We go to court we will win."
    assert ("marked", "As I said", None) in told(whole, joined, b_joins=(15,))
    assert ("dropped", "As I said", None) in told(whole, joined)


def test_a_mark_excuses_only_its_own_place() -> None:
    """Elsewhere a changed word is still one."""
    found = told("the old pier will never open for trade", "the … pier will not open for trade")
    assert [("marked", "old", "…"), ("substituted", "never", "not")] == found


def test_words_beside_a_mark_are_compared() -> None:
    """A slip next to a gap is a slip, and a word nobody said is added."""
    assert [("marked", "gray and windy", "…"), ("substituted", "harbour", "harbors")] == told(
        "the gray and windy harbour at night", "the … harbors at night"
    )
    assert [("marked", "gray and windy", "…"), ("added", None, "cold")] == told(
        "the gray and windy at night", "the … cold at night"
    )


def test_two_sentences_after_a_common_one_are_cut() -> None:
    """Two excerpts that overlap do not replace each other's rest."""
    found = told(
        "We will win. The court has always been with the people of this town.",
        "We will win. My mother taught me how to fish on that very pier.",
    )
    assert ["cut", "cut"] == [kind for kind, _, _ in found]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("we will not go", "we will go", {"negation"}),
        ("we do not go", "we don't go", set()),
        ("we lost 13 years of it", "we lost 12 years of it", {"number", "content"}),
        ("it cost three million to fix", "it cost three billion to fix", {"number", "content"}),
        ("no one of us went", "nobody of us went", {"content"}),
        ("we asked Hale to go", "we asked Hall to go", {"name", "content"}),
        ("we asked the men to go", "we asked those men to go", set()),
        ("we asked young men to go", "we asked men to go", {"content"}),
        ("Harbor Men Will Not Go Home", "harbor men will go home", {"negation"}),
    ],
)
def test_what_an_alteration_touches(a: str, b: str, expected: set[str]) -> None:
    """A negation, a number, a name or any word of weight is told; small words are not."""
    assert expected == touched(a, b)


def test_words_that_agree_are_counted() -> None:
    """Cut and marked words do not count against the agreement."""
    assert 1.0 == agreement(differences("We go on and on", "on … on"))
    assert 0.5 == agreement(differences("old men sing here", "old men run there"))
    assert 0.0 == agreement(differences("old men", "young boys"))


def test_empty_texts_have_no_difference() -> None:
    """Nothing is compared with nothing, and a whole text with nothing is dropped."""
    assert [] == differences("", " … ".strip(" …"))
    assert [("dropped", "no", None)] == told("no", "")


TEXTS = st.lists(
    st.sampled_from(
        ["we", "not", "go", "home", "Hale", "22", "twenty-two", "…", "[the men]", "now.", "and"]
    ),
    max_size=10,
).map(" ".join)


@given(TEXTS, TEXTS)
def test_stretches_cover_both_texts_in_order(a: str, b: str) -> None:
    """Spans ascend without overlap, and hold every word and mark of either text."""
    found = differences(a, b)
    for text, spans in ((a, [one.a for one in found]), (b, [one.b for one in found])):
        placed = [span for span in spans if span]
        assert placed == sorted(placed)
        assert all(x.end <= y.start for x, y in pairwise(placed))
        covered = {at for span in placed for at in range(span.start, span.end)}
        assert [] == [
            char for at, char in enumerate(text) if at not in covered and (char.isalnum() or char == "…")
        ]


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """Everything is equal or a mark."""
    assert {one.kind for one in differences(text, text)} <= {DifferenceKind.EQUAL, DifferenceKind.MARKED}


def mirrored(one: Difference) -> tuple[DifferenceKind, Span | None, Span | None, frozenset[Touch]]:
    """Return a difference as the other text sees it."""
    kinds = {DifferenceKind.DROPPED: DifferenceKind.ADDED, DifferenceKind.ADDED: DifferenceKind.DROPPED}
    return kinds.get(one.kind, one.kind), one.b, one.a, one.touches


@given(TEXTS, TEXTS)
def test_the_texts_may_change_places(a: str, b: str) -> None:
    """What one text drops, the other adds; alterations and their touches are the same."""
    forth = sorted((mirrored(one) for one in differences(a, b) if one.alters), key=repr)
    back = sorted(
        ((one.kind, one.a, one.b, one.touches) for one in differences(b, a) if one.alters), key=repr
    )
    assert forth == back
