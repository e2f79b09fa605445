"""Alignment of two wordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.align import Step, align
from factcheck.link.wording import wording_of

LONG = (
    "the council closed the old pier on Monday because the planks were rotten "
    "and nobody had paid for new ones"
)


def figures(a: str, b: str) -> tuple[int, float, float, int, int]:
    """Return matched words, coverage, density, altered and excused words."""
    found = align(wording_of(a), wording_of(b))
    return found.matched, round(found.coverage, 2), round(found.density, 2), found.altered, found.excused


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("the planks were rotten", LONG, (4, 1.0, 1.0, 0, 0)),
        ("the planks were quite rotten", LONG, (4, 0.8, 1.0, 1, 0)),
        ("the planks rotten", LONG, (3, 1.0, 0.75, 1, 0)),
        ("closed the pier … the planks were rotten", LONG, (7, 1.0, 7 / 8, 1, 3)),
        ("closed the … pier … the planks were rotten", LONG, (7, 1.0, 1.0, 0, 4)),
        ("gulls cry", LONG, (0, 0.0, 0.0, 2, 0)),
        ("", LONG, (0, 0.0, 0.0, 0, 0)),
    ],
)
def test_figures(a: str, b: str, expected: tuple[int, float, float, int, int]) -> None:
    """Matched words, what they cover, how closely they lie, what is altered and what a mark excuses."""
    matched, coverage, density, altered, excused = expected
    assert (matched, coverage, round(density, 2), altered, excused) == figures(a, b)


def test_stray_common_words_fall_away() -> None:
    """A common word far from the rest does not stretch the matched part."""
    found = align(wording_of("the planks were rotten and we all saw it"), wording_of(LONG))
    assert (9, 14) == found.b_span
    assert (0, 5) == found.a_span


def test_mistyped_words_match_in_doubt() -> None:
    """Where too little matches word for word, slips of one word count as it."""
    found = align(wording_of("the planks wer rottn and nobdy had pade for"), wording_of(LONG))
    assert (7, 2) == (found.matched, found.likened)


def test_steps_tell_word_by_word() -> None:
    """Equal and differing stretches follow each other within the matched part."""
    found = align(wording_of("they closed the new pier on Monday"), wording_of(LONG))
    assert [Step(True, 1, 3, 2, 4), Step(False, 3, 4, 4, 5), Step(True, 4, 7, 5, 8)] == found.steps


WORDS = st.lists(
    st.sampled_from(["we", "will", "not", "go", "home", "harbor", "…", "[the]"]), max_size=12
).map(" ".join)


@given(WORDS, WORDS)
def test_wordings_may_change_places(a: str, b: str) -> None:
    """The alignment is the same, mirrored."""
    forth, back = align(wording_of(a), wording_of(b)), align(wording_of(b), wording_of(a))
    assert (forth.matched, forth.coverage, forth.density) == (back.matched, back.coverage, back.density)
    assert (forth.altered, forth.excused) == (back.altered, back.excused)
    assert (forth.a_span, forth.b_span) == (back.b_span, back.a_span)


@given(WORDS, WORDS)
def test_figures_are_shares(a: str, b: str) -> None:
    """Coverage and density lie in [0, 1], and a wording covers itself."""
    found = align(wording_of(a), wording_of(b))
    assert 0.0 <= found.coverage <= 1.0
    assert 0.0 <= found.density <= 1.0
    own = wording_of(a)
    assert own.length == align(own, own).matched
