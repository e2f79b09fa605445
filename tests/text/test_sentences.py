"""Paragraphs, sentences and their surroundings."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.span import Span
from factcheck.text.sentences import context, paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One here. Two there.", ["One here.", "Two there."]),
        ("“It is over.” He left.", ["“It is over.”", "He left."]),
        ("“Is it over?” he asked. No.", ["“Is it over?” he asked.", "No."]),
        ("Gov. Ann Lee met Sgt. Hale.", ["Gov. Ann Lee met Sgt. Hale."]),
        ("They left at 9 p.m. Friday. No one spoke.", ["They left at 9 p.m. Friday.", "No one spoke."]),
        ("They left at 9 p.m. The end came.", ["They left at 9 p.m.", "The end came."]),
        ("The U.S. Senate met. J. D. Hale won.", ["The U.S. Senate met.", "J. D. Hale won."]),
        ("It cost $3.5 million. Half was lost.", ["It cost $3.5 million.", "Half was lost."]),
        ("“One. Two,” she said. Three.", ["“One.", "Two,” she said.", "Three."]),
        (
            "He was born Jan. 5 in Carrow, Pa. and grew up there.",
            ["He was born Jan. 5 in Carrow, Pa. and grew up there."],
        ),
        ("Wait… What? Yes!", ["Wait…", "What?", "Yes!"]),
        ("First\nSecond line. Third", ["First", "Second line.", "Third"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Full stops inside marks, abbreviations, initials, times, paragraphs."""
    assert expected == [span.of(text) for span in sentences(text)]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken at a fixed width within blocks belong together."""
    line = "The council met for a long time on Monday and talked about the bridge and"
    block = "\n".join([line, line, line, line, "then went home."])
    text = f"{block}\n\n{block}\n"
    assert [block, block] == [span.of(text) for span in paragraphs(text)]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\r\n\r\n"])
def test_every_line_ending_parts_paragraphs(ending: str) -> None:
    """All line endings part lines, without a trace in the spans."""
    text = ending.join(["One.", "Two.", "Three."])
    assert ["One.", "Two.", "Three."] == [span.of(text) for span in paragraphs(text)]


@given(st.text(alphabet=st.sampled_from("Aa1 .?!…“”\"'\n\r\t)é"), max_size=80))
def test_sentences_cover_every_visible_character(text: str) -> None:
    """In order, without overlap, never across a paragraph, nothing visible left out."""
    found = sentences(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
    kept = "".join(span.of(text) for span in found)
    assert "".join(text.split()) == "".join(kept.split())
    assert all(any(paragraph.contains(span) for paragraph in paragraphs(text)) for span in found)


def test_context_takes_one_sentence_on_each_side() -> None:
    """The sentence of the span with its neighbours."""
    text = "One. Two. Three. Four. Five."
    assert "Two. Three. Four." == context(text, Span(10, 15)).of(text)
    assert "One. Two." == context(text, Span(0, 3)).of(text)


def test_context_is_bounded() -> None:
    """A sentence longer than the limit is cut around the span."""
    text = "word " * 1000
    found = context(text, Span(2500, 2504), limit=100)
    assert found.contains(Span(2500, 2504))
    assert found.end - found.start <= 100


@given(st.text(max_size=60), st.integers(0, 50), st.integers(1, 10))
def test_context_holds_its_span(text: str, start: int, size: int) -> None:
    """Whatever the text, the span lies within its context."""
    if start + size <= len(text):
        assert context(text, Span(start, start + size)).contains(Span(start, start + size))


@given(st.text("a B.!\n”", max_size=60), st.integers(0, 50), st.integers(1, 10))
def test_context_is_the_same_with_sentences_that_are_known(text: str, start: int, size: int) -> None:
    """Whoever has split a text need not split it again."""
    if start + size <= len(text):
        span = Span(start, start + size)
        assert context(text, span) == context(text, span, units=sentences(text))
