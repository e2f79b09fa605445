"""The core of word alignment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.align import Block, alike, alike_map, common_blocks, stretch_blocks

ROWS = st.lists(st.sampled_from(["we", "they", "will", "not", "go", "back", "now"]), max_size=12)


@given(ROWS, ROWS)
def test_blocks_are_equal_words_in_order(a: list[str], b: list[str]) -> None:
    """Every block of either method holds equal words, after the one before it in both rows."""
    for blocks in (common_blocks(a, b), stretch_blocks(a, b)):
        at_a = at_b = 0
        for block in blocks:
            assert at_a <= block.a
            assert at_b <= block.b
            assert a[block.a : block.a + block.size] == b[block.b : block.b + block.size]
            at_a, at_b = block.a + block.size, block.b + block.size


@given(ROWS, ROWS)
def test_stretch_blocks_are_symmetric(a: list[str], b: list[str]) -> None:
    """The rows may change places."""
    assert [(x.b, x.a, x.size) for x in stretch_blocks(b, a)] == [
        (x.a, x.b, x.size) for x in stretch_blocks(a, b)
    ]


def test_the_longest_stretch_is_kept_whole() -> None:
    """Common words do not tear a stretch apart."""
    a = ["the", "law", "of", "the", "land", "is", "the", "law"]
    assert [Block(5, 0, 3)] == stretch_blocks(a, ["is", "the", "law"])


def test_rows_too_long_for_a_table_are_matched_at_their_ends() -> None:
    """Two rows of twenty thousand words cost no memory; what differs in the middle stays unmatched."""
    a = ["one", *["x"] * 20_000, "two", "end"]
    b = ["one", *["y"] * 20_000, "end"]
    assert [Block(0, 0, 1), Block(20_002, 20_001, 1)] == common_blocks(a, b)
    assert [Block(0, 0, 20_003)] == stretch_blocks(a, a)


def test_slips_of_one_word_are_alike() -> None:
    """One or two letters of a longer word may differ; short words and numbers may not."""
    assert alike("Kenney".lower(), "kenny")
    assert not alike("now", "not")
    assert not alike("1373", "1374")
    assert not alike("minister", "mistress")


def test_each_word_is_mapped_once() -> None:
    """The likest pairs are taken first, and words both rows have are left alone."""
    assert {"goverment": "government"} == alike_map(["goverment", "govern"], ["government", "the"])
    assert {} == alike_map(["law"], ["law", "laws"])
