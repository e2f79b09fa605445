"""Groups of wordings: canonical stars, context, and what people decided."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.groups import Group, Node, Pair, group, occurrence_relation
from factcheck.link.relate import relate
from factcheck.link.wording import wording_of
from factcheck.model.group import Relation

STATEMENT = (
    "Closing the pier is a reckless attack on our harbor families. We have seen too many towns lose their "
    "boats this way. Enough is enough."
)
FIRST = "Closing the pier is a reckless attack on our harbor families."
REST = "We have seen too many towns lose their boats this way. Enough is enough."
CHANGED = "We have seen too many villages lose their boats this way."
SHORT = "too many towns lose"
OTHER = "Nobody knows what the winter will bring to the islands."


def node(text: str, day: int | None = None, speaker: str = "", article: str = "") -> Node:
    """Return a node with at most one date, speaker and article."""
    return Node(
        wording=wording_of(text),
        earliest=None if day is None else datetime.fromtimestamp(day * 86400, UTC),
        days=frozenset() if day is None else frozenset({day}),
        speakers=frozenset({speaker} if speaker else ()),
        articles=frozenset({article} if article else ()),
    )


def grouped(
    nodes: Sequence[Node], apart: Collection[Pair] = (), together: Collection[Pair] = ()
) -> tuple[Group, ...]:
    """Group nodes by all links between them."""
    found = [relate(x.wording, y.wording) for x, y in combinations(nodes, 2)]
    return group(nodes, [edge for edge in found if edge], apart=apart, together=together)


def told(nodes: Sequence[Node], groups: Sequence[Group]) -> list[list[str]]:
    """Return each group's texts, canonical first."""
    texts = {one.wording.key: one.wording.text for one in nodes}
    return [[texts[member.wording] for member in found.members] for found in groups]


def texts_of(*texts: str) -> list[str]:
    """Return the wordings' texts."""
    return [wording_of(text).text for text in texts]


def key(text: str) -> str:
    """Return the wording's key."""
    return wording_of(text).key


def test_parts_join_the_whole() -> None:
    """The longest wording is canonical; each part has its place in it."""
    nodes = [node(FIRST, day=3), node(OTHER), node(CHANGED, day=2), node(STATEMENT), node(REST)]
    groups = grouped(nodes)
    assert [texts_of(STATEMENT, REST, CHANGED, FIRST), texts_of(OTHER)] == told(nodes, groups)
    places = [(member.relation.value, member.start, member.end) for member in groups[0].members]
    expected = [("identical", 0, 25), ("contained", 11, 25), ("variant", 11, 22), ("contained", 0, 11)]
    assert expected == places


def test_elided_wordings_come_last() -> None:
    """A longer wording with gaps is no canonical while an un-elided one is there."""
    elided = FIRST + " … It is a bad day for all of us."
    nodes = [node(elided), node(FIRST)]
    groups = grouped(nodes)
    assert [texts_of(FIRST, elided)] == told(nodes, groups)
    assert Relation.ELIDED is groups[0].members[1].relation


def test_equal_lengths_go_by_date() -> None:
    """The earliest of two wordings of one length is canonical; undated ones come last."""
    late, early = CHANGED, CHANGED.replace("villages", "harbors")
    undated = CHANGED.replace("villages", "places")
    nodes = [node(undated), node(late, day=20), node(early, day=10)]
    assert [texts_of(early, late, undated)] == told(nodes, grouped(nodes))


def test_nothing_is_joined_through_a_third() -> None:
    """A wording that is linked to a member only, not to the canonical, stays by itself."""
    a = "one two three four five six seven eight nine ten"
    b = "four five six seven eight nine ten eleven twelve"
    c = "seven eight nine ten eleven twelve thirteen fourteen"
    nodes = [node(a), node(b), node(c)]
    assert relate(nodes[1].wording, nodes[2].wording) is not None
    assert [[a, b], [c]] == told(nodes, grouped(nodes))


@pytest.mark.parametrize(
    ("short", "joins"),
    [
        (node(SHORT), False),
        (node(SHORT, article="x"), True),
        (node(SHORT, speaker="Ortiz"), True),
        (node(SHORT, day=107), True),
        (node(SHORT, day=108), False),
        (node(SHORT, day=100, speaker="Hale"), False),
        (node(SHORT, article="x", speaker="Hale"), False),
        (node("have seen too many", article="x"), False),
        (node("have seen too many", speaker="Ortiz"), True),
        (node(SHORT, day=900, speaker="Ortiz"), True),
    ],
)
def test_few_words_need_context(short: Node, joins: bool) -> None:
    """One speaker ties a short wording; one article or week if no speaker conflicts and the words tell."""
    nodes = [node(STATEMENT, day=100, speaker="Ortiz", article="x"), short]
    assert joins == (len(grouped(nodes)) == 1)


def test_altered_words_need_more_context() -> None:
    """In one week a headline's telling words tie it to its statement, a common phrase's do not."""
    headline = [node(STATEMENT, day=100), node("Reckless Attack on Harbor Families", day=101)]
    assert 1 == len(grouped(headline))
    whole, part = "I think the judge should be ashamed of himself today", "he should be ashamed of himself"
    assert relate(wording_of(whole), wording_of(part)) is not None
    phrase = [node(whole, day=100), node(part, day=101)]
    assert 2 == len(grouped(phrase))


def test_context_is_that_of_the_whole_group() -> None:
    """A headline belongs to the statement that another article carries in full, through its own part."""
    nodes = [node(STATEMENT, article="x"), node(REST, article="y"), node(SHORT, article="y")]
    assert [texts_of(STATEMENT, REST, SHORT)] == told(nodes, grouped(nodes))


def test_rare_words_are_context() -> None:
    """Where words are rare enough, four of them tell."""
    nodes = [node(STATEMENT), node(SHORT)]
    edge = relate(nodes[0].wording, nodes[1].wording)
    assert edge is not None
    rare = dict.fromkeys(["too", "many", "towns", "lose"], 4.0)
    assert 1 == len(group(nodes, [edge], rarity=rare))
    assert 2 == len(group(nodes, [edge], rarity=dict.fromkeys(rare, 3.0)))


def test_people_keep_wordings_apart() -> None:
    """A pair put apart shares no group, even as two members of a third's."""
    nodes = [node(text) for text in (STATEMENT, FIRST, REST)]
    assert [texts_of(STATEMENT, REST), texts_of(FIRST)] == told(
        nodes, grouped(nodes, apart=[(key(FIRST), key(STATEMENT))])
    )
    assert [texts_of(STATEMENT, REST), texts_of(FIRST)] == told(
        nodes, grouped(nodes, apart=[(key(FIRST), key(REST))])
    )


def test_people_put_wordings_together() -> None:
    """A pair put together shares a group without any common word."""
    nodes = [node(text) for text in (OTHER, STATEMENT, FIRST)]
    groups = grouped(nodes, together=[(key(OTHER), key(FIRST))])
    assert [texts_of(STATEMENT, FIRST, OTHER)] == told(nodes, groups)
    assert (Relation.VARIANT, 0, 25) == (
        groups[0].members[2].relation,
        groups[0].members[2].start,
        groups[0].members[2].end,
    )
    assert groups[0].members[2].score < 0.2


def test_apart_holds_against_together() -> None:
    """Who is apart stays apart, whatever a chain of other decisions says."""
    nodes = [node(text) for text in (OTHER, STATEMENT, FIRST)]
    groups = grouped(
        nodes,
        together=[(key(OTHER), key(FIRST)), (key(OTHER), key(STATEMENT))],
        apart=[(key(FIRST), key(STATEMENT))],
    )
    for found in groups:
        assert not {key(FIRST), key(STATEMENT)} <= {member.wording for member in found.members}


def test_links_to_unknown_wordings_are_passed_over() -> None:
    """A link whose other end is not given ties nothing."""
    edge = relate(wording_of(STATEMENT), wording_of(FIRST))
    assert edge is not None
    assert 1 == len(group([node(FIRST)], [edge]))


SENTENCES = st.sampled_from(
    [
        "closing the pier is a reckless attack",
        "on our harbor families and our boats",
        "we have seen too many towns lose",
        "enough is enough",
        "nobody asked us … before it was done",
    ]
)
NODES = st.lists(
    st.builds(
        node,
        st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join),
        st.none() | st.integers(1, 30),
        st.sampled_from(["", "Ortiz", "Hale"]),
        st.sampled_from(["", "x", "y"]),
    ),
    max_size=8,
    unique_by=lambda one: one.wording.key,
)


@given(NODES, st.randoms(use_true_random=False), st.data())
def test_the_order_of_import_says_nothing(
    nodes: list[Node], shuffler: random.Random, data: st.DataObject
) -> None:
    """Shuffled wordings, links and decisions give the same groups, every wording in exactly one."""
    keys = [one.wording.key for one in nodes]
    pairs = [(x, y) for x, y in combinations(keys, 2)]
    apart = data.draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    together = data.draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    expected = grouped(nodes, apart, together)
    shuffled = list(nodes)
    shuffler.shuffle(shuffled)
    assert expected == grouped(shuffled, [(y, x) for x, y in apart[::-1]], together[::-1])
    assert sorted(keys) == sorted(member.wording for found in expected for member in found.members)
    homes = {member.wording: found.canonical for found in expected for member in found.members}
    assert all(homes[x] != homes[y] for x, y in apart)


def test_relation_of_an_occurrence() -> None:
    """Equal characters are identical, equal wordings typographic, else the wording's relation holds."""
    assert Relation.IDENTICAL is occurrence_relation("Go home.", "Go home.", None)
    assert Relation.TYPOGRAPHIC is occurrence_relation("Go home,", "Go home.", None)
    assert Relation.CONTAINED is occurrence_relation("home", "Go home.", Relation.CONTAINED)
