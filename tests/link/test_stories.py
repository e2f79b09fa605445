"""Articles about one event come together, others stay apart, in whatever order."""

from __future__ import annotations

import random
from collections.abc import Sequence

from builders import published
from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.clues import ClueKind
from factcheck.link.sharing import Shared
from factcheck.link.stories import GATHERED, StoryGroup, StoryNode, group_stories, size_of, tie

Given = tuple[StoryNode, dict[int, ClueKind]]


def told(key: str, day: str | None, *clues: str, primary: bool = False) -> Given:
    """Return an article; a clue is a word, in capitals for a person, after ``"`` for a quotation."""
    found: dict[int, ClueKind] = {}
    for clue in clues:
        if clue.startswith('"'):
            kind = ClueKind.QUOTE
        else:
            kind = ClueKind.PERSON if clue.isupper() else ClueKind.NAME
        found[int.from_bytes(clue.encode()[:6], "big")] = kind
    return StoryNode(key, size_of(found), published(day) if day else None, primary), found


def stories(*articles: Given) -> list[list[str]]:
    """Return the keys of each story, the canonical article first."""
    return [[found.canonical, *(key for key, _ in found.members)] for found in group_stories(articles)]


def test_rare_names_within_a_week() -> None:
    """Two articles of one week that share rare names tell of one event; a week later they do not."""
    one = told("a", "2024-03-05", "quill", "velden", "brann", "holm", "ostrow")
    near = told("b", "2024-03-12", "quill", "velden", "marrow", "lund", "vik")
    far = told("c", "2024-03-21", "quill", "velden", "marrow", "lund", "vik")
    assert [["a", "b"]] == stories(one, near)
    assert [["a"], ["c"]] == stories(one, far)


def test_one_rare_name_is_not_enough() -> None:
    """A town that two articles of one day name makes no story."""
    one = told("a", "2024-03-05", "velden", "quill", "brann")
    other = told("b", "2024-03-05", "velden", "holm", "lund")
    assert [["a"], ["b"]] == stories(one, other)


def test_a_trial_a_year_later() -> None:
    """Beyond the week a person's full name ties, with names beside it."""
    deed = told("a", "2023-03-05", "ANARUIZ", "ruiz", "velden", "quill", "brann")
    trial = told("b", "2024-05-20", "ANARUIZ", "ruiz", "velden", "court")
    other = told("c", "2024-05-20", "ruiz", "velden", "quill", "brann")
    assert [["a", "b"]] == stories(deed, trial)
    assert [["a"], ["c"]] == stories(deed, other)


def test_a_missing_date_wants_proofs() -> None:
    """An undated article joins a dated one by two full names or quotations, or one and many names."""
    dated = told("a", "2017-10-12", "ANARUIZ", "ruiz", "velden", "quill", "brann", '"w1')
    topic = told("b", None, "ANARUIZ", "ruiz", "velden", *(f"own{at}" for at in range(30)), '"w2')
    fuller = told("d", None, "ANARUIZ", "ruiz", "velden", "quill", "brann", '"w3')
    event = told("c", None, "ANARUIZ", "ruiz", "velden", '"w1')
    assert [["a"], ["b"]] == stories(dated, topic)
    assert [["a", "c"]] == stories(dated, event)
    assert [["a", "d"]] == stories(dated, fuller)


def test_undated_articles_alone() -> None:
    """Two undated articles are tied by a share of all that they name."""
    one = told("a", None, "ruiz", "velden", "quill", "brann")
    other = told("b", None, "ruiz", "velden", "quill")
    loose = told("c", None, "velden", "lund", *(f"word{at}" for at in range(40)))
    assert [["a", "b"], ["c"]] == sorted(stories(one, other, loose))


def test_articles_that_a_person_set_side_by_side() -> None:
    """Half of what a store wants is enough; a proof is still wanted where one date is missing."""
    day = published("2024-03-05")
    one, other = StoryNode("a", 900, day), StoryNode("b", 900, day)
    little = Shared(worth=100, clues=1, proofs=0)
    assert tie(one, other, little) is None
    assert tie(one, other, little, GATHERED) is not None
    undated = StoryNode("c", 900)
    assert tie(one, undated, Shared(worth=200, clues=2, proofs=0), GATHERED) is None
    assert tie(one, undated, Shared(worth=400, clues=4, proofs=0), GATHERED) is not None


def test_names_that_many_articles_have_weigh_nothing() -> None:
    """What ties two articles in a small store ties no two in a store where all have it."""
    pair = [told(key, "2024-03-05", "velden", "quill", "brann") for key in "ab"]
    assert [["a", "b"]] == stories(*pair)
    many = [told(f"m{at}", "2020-01-01", "velden", "quill", "brann", f"own{at}") for at in range(130)]
    assert [["a"], ["b"]] == [found for found in stories(*pair, *many) if found[0] in "ab"]


def test_no_chain() -> None:
    """Of three events in a row, each sharing names with the next, the first and the last stay apart."""
    first = told("a", "2024-03-05", "n1", "n2", "n3", "n4", "n5", "n6")
    second = told("b", "2024-03-05", "n4", "n5", "n6", "n7", "n8")
    third = told("c", "2024-03-05", "n7", "n8", "n9")
    assert [["a", "b"], ["c"]] == stories(first, second, third)


def test_the_best_tied_canonical_article_is_joined() -> None:
    """Of two stories that an article could belong to, it joins the one it shares more with."""
    one = told("a", "2024-03-05", "n1", "n2", "n3", "n4", "n5", "n6")
    two = told("b", "2024-03-05", "m1", "m2", "m3", "m4", "m5")
    short = told("c", "2024-03-05", "n1", "n2", "m1", "m2", "m3")
    assert [["a"], ["b", "c"]] == stories(one, two, short)


def test_a_report_is_canonical_rather_than_a_transcript() -> None:
    """A third article that shares enough with the report alone belongs to the story of both."""
    transcript = told("t", "2024-03-05", *(f"n{at}" for at in range(16)), primary=True)
    report = told("r", "2024-03-05", *(f"n{at}" for at in range(12)))
    short = told("s", "2024-03-05", "n9", "n10", "n11")
    assert [["r", "s", "t"]] == stories(transcript, report, short)
    assert [["t"]] == stories(transcript)


def test_a_tie_says_what_it_rests_on() -> None:
    """The tie of a member counts what is shared with the canonical article."""
    one = told("a", "2024-03-05", "ANARUIZ", "velden", "quill")
    other = told("b", "2024-03-06", "ANARUIZ", "velden")
    (story,) = group_stories([one, other])
    ((key, tie),) = story.members
    assert ("b", 250, 2, 1) == (key, tie.shared.worth, tie.shared.clues, tie.shared.proofs)


def test_nothing_makes_no_story() -> None:
    """No articles have no stories, and an article without clues has its own."""
    assert () == group_stories([])
    assert [["a"], ["b"]] == stories(told("a", None), told("b", None))


@given(
    st.lists(
        st.tuples(
            st.sets(st.integers(0, 25), max_size=9),
            st.one_of(st.none(), st.sampled_from(("05", "09", "28"))),
        ),
        max_size=14,
    ),
    st.randoms(use_true_random=False),
)
def test_order_says_nothing(drawn: Sequence[tuple[set[int], str | None]], shuffler: random.Random) -> None:
    """Any order gives the same stories, and each article is in exactly one."""
    kinds = list(ClueKind)
    articles: list[Given] = [
        (StoryNode(f"k{at}", size_of(held), published(f"2024-03-{day}") if day else None), held)
        for at, (clues, day) in enumerate(drawn)
        for held in [{clue: kinds[clue % 3] for clue in clues}]
    ]
    expected: tuple[StoryGroup, ...] = group_stories(articles)
    shuffled = shuffler.sample(articles, len(articles))
    assert expected == group_stories(shuffled)
    held = [key for found in expected for key in (found.canonical, *(key for key, _ in found.members))]
    assert sorted(node.key for node, _ in articles) == sorted(held)
