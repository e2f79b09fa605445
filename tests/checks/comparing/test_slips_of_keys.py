"""Slips of the keys: the sieve for figures that may be a slip apart."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.comparing.slips import changed_places, hold_slip, is_tenfold

_FIGURES = st.decimals("0.1", "9999999", places=1).map(lambda value: f"{value:f}".removesuffix(".0"))


@given(_FIGURES, st.randoms(use_true_random=False), st.integers(0, 3))
def test_the_sieve_lets_every_slip_of_places_and_zeros_through(
    figure: str, random: Random, zeros: int
) -> None:
    """What is a swap of digits or a zero too many apart has the same digits but for zeros."""
    digits = list(figure)
    random.shuffle(digits)
    other = "".join(digits) + "0" * zeros
    if figure != other and (changed_places(figure, other) or is_tenfold(figure, other)):
        assert hold_slip([figure, other])


def test_figures_with_other_digits_hold_no_slip() -> None:
    """Equal figures and figures of other digits are no slips, whatever their number."""
    assert hold_slip([]) is False
    assert hold_slip(["14", "14", "23", "145"]) is False
    assert hold_slip(["14", "23", "32"]) is True
    assert hold_slip(["900", "9000"]) is True
