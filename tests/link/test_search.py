"""Ranking of what a search found."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.search import SAME_NAME, nearest, rank, rare_words, rarity_of, same_name
from factcheck.link.wording import wording_of

STORED = [
    (name, wording_of(text))
    for name, text in [
        (
            "families",
            "Closing the pier is a reckless attack on our harbor families, and the council knows it.",
        ),
        (
            "boats",
            "We have seen too many towns lose their boats this way, and the harbor families know it.",
        ),
        ("winter", "Nobody knows what the winter will bring to the islands."),
        ("short", "Enough is enough."),
    ]
]


def best(query: str) -> str:
    """Return the key of the best hit."""
    return rank(query, STORED)[0].key


def test_rare_words_answer_where_most_words_are_wrong() -> None:
    """Under the score that answers, words answer that nothing has by chance; common ones never do."""
    query = "really the gangway people islanders never country winching nothing the"
    stored = [("gangway", wording_of("They lifted the gangway so our islanders began winching it"))]
    rare = rarity_of(query.split(), {"the": 90_000, "gangway": 9, "islanders": 9, "winching": 9})
    common = rarity_of(query.split(), {"the": 90_000, "gangway": 900, "islanders": 9_000, "winching": 900})
    [hit] = rank(query, stored, least=0.5, faint=0.2, rarity=rare)
    assert hit.score < 0.5
    assert [] == rank(query, stored, least=0.5, faint=0.2, rarity=common)
    assert [] == rank(query, stored, least=0.5, faint=hit.score + 0.01, rarity=rare)
    assert [] == rank(query, stored, least=0.5)


def test_words_in_order_come_before_others() -> None:
    """What has the words in order, above all the rare ones, comes first; equals by their text."""
    asked = wording_of("sell the pier to the council")
    texts = {
        1: "the council the",
        2: "sell to council",
        3: "council to sell",
        4: "pier council",
        5: "the the",
    }
    plain = rarity_of(asked.words, {})
    assert [2, 4, 1, 5, 3] == nearest(asked, texts, plain)
    assert [4, 2, 1, 5, 3] == nearest(asked, texts, rarity_of(asked.words, {"the": 90, "pier": 3}))


def test_parts_and_slips_find_the_quotation() -> None:
    """Part of it, two of ten words wrong, typos, swapped and lost words still find it."""
    assert "families" == best("a reckless attack on our harbor families")
    assert "families" == best("closing the bridge is a reckless attack on our fishing families")
    assert "families" == best("clsing the peir is a rekless atack")
    assert "families" == best("attack reckless a is closing the pier")
    assert "boats" == best("seen too many towns their boats")
    assert "winter" == best("nobody knows what winter brings to islands")


def test_a_longer_query_finds_the_part() -> None:
    """Of two sentences, the one that is stored is found."""
    found = rank("It was cold. Nobody knows what the winter will bring to the islands.", STORED)[0]
    assert "winter" == found.key
    assert found.score > 0.8


def test_word_for_word_scores_one() -> None:
    """The place of the match is told in plain words."""
    found = rank("Reckless attack!", STORED)[0]
    assert ("families", 1.0, 5, 7) == (found.key, found.score, found.start, found.end)


def test_nothing_in_common_scores_nothing() -> None:
    """An empty query and foreign words score zero, in the order of keys."""
    assert [0.0] * 4 == [hit.score for hit in rank("", STORED)]
    assert ["boats", "families", "short", "winter"] == [hit.key for hit in rank("xyzzy", STORED)]


@given(
    st.randoms(use_true_random=False),
    st.lists(st.sampled_from(["pier", "the", "boats", "enough"]), max_size=5),
)
def test_order_of_candidates_says_nothing(shuffler: random.Random, words: list[str]) -> None:
    """Scores lie in [0, 1] and fall; the same hits come in the same order."""
    query = " ".join(words)
    hits = rank(query, STORED)
    shuffled = list(STORED)
    shuffler.shuffle(shuffled)
    assert hits == rank(query, shuffled)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)


def test_the_rarest_words_are_chosen() -> None:
    """Rarest first, then longest, then by alphabet; unknown words are in no quotation."""
    df = {"the": 90, "pier": 3, "harbor": 3, "boats": 7, "towns": 3}
    words = ["the", "pier", "harbor", "boats", "towns", "xyzzy", "pier"]
    assert ("harbor", "towns", "pier", "boats") == rare_words(words, df, 4)


def test_names_may_be_misspelt() -> None:
    """A surname alone, an initial, accents and small slips are the same name; another surname is not."""
    for query in ("Ortiz", "L. Ortiz", "Lena Ortis", "lena m. ortíz", "Ortiz Jr.", "Mayor Ortiz"):
        assert same_name(query, "Lena Ortiz") >= SAME_NAME, query
    for query in ("Hale", "Lena Marsh", "Otto", ""):
        assert same_name(query, "Lena Ortiz") < SAME_NAME, query
    assert 1.0 == same_name("Lena Ortiz", "LENA ORTIZ")
    assert same_name("Lena Ortiz", "Lena Ortiz") > same_name("Lena Ortis", "Lena Ortiz")


@given(
    st.lists(
        st.sampled_from(["we", "saw", "boats", "harbor", "harbour", "families", "pier", "peir"]), max_size=9
    ),
    st.floats(0, 1),
)
def test_a_least_score_leaves_out_and_changes_nothing(words: list[str], least: float) -> None:
    """What reaches it has the score that it has without it."""
    query = " ".join(words)
    assert [hit for hit in rank(query, STORED) if hit.score >= least] == rank(query, STORED, least=least)
