"""Laws of the places of digits: in every script, and in parts of a text as in the parts by themselves."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.span import Span
from factcheck.text.number_patterns import digit_places, digit_places_within

TEXTS = st.text(st.sampled_from("07 a,½⅞“²٣１𝟓é\ud800"), max_size=20)


@given(TEXTS)
def test_every_digit_and_fraction_of_any_script_has_its_place(text: str) -> None:
    """Digits stand in runs, a fraction of one character by itself, and nothing else has a place."""
    held = [at for start, end in digit_places(text) for at in range(start, end)]
    assert [at for at, char in enumerate(text) if char.isdecimal() or char in "½⅞"] == held
    runs = [text[start:end] for start, end in digit_places(text)]
    assert all(run.isdecimal() or run in ("½", "⅞") for run in runs)


@given(TEXTS, st.lists(st.integers(0, 20), max_size=5))
def test_a_part_of_a_text_has_the_digits_it_has_alone(text: str, cuts: list[int]) -> None:
    """One search of the text finds in each part what a search of that part finds, cut digits too."""
    ends = sorted({min(cut, len(text)) for cut in cuts})
    spans = [Span(start, end) for start, end in pairwise(ends)]
    assert [digit_places(span.of(text)) for span in spans] == digit_places_within(text, spans)
