"""What an alignment that is bound to fail is spared changes no link."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.align import align
from factcheck.link.wording import wording_of

WORDS = st.lists(
    st.sampled_from(["ferry", "fery", "harbour", "harbor", "we", "will", "not", "close", "clsoe", "..."]),
    min_size=1,
    max_size=14,
).map(" ".join)


@given(WORDS, WORDS, st.sampled_from([0.7, 0.8]))
def test_what_covers_enough_is_aligned_as_ever_and_the_rest_never_covers_enough(
    one: str, other: str, least: float
) -> None:
    """Words repeated, mistyped, spelled in two ways and left out."""
    first, second = wording_of(one), wording_of(other)
    whole, bounded = align(first, second), align(first, second, least=least)

    assert whole == bounded or max(whole.coverage, bounded.coverage) < least
