"""Units and currencies around a number."""

from __future__ import annotations

import pytest

from factcheck.text.units import currency_before, rate_after, unit_after


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("5%", 1, "percent"),
        ("5 per cent", 1, "percent"),
        ("5 percentage points", 1, "percentage-point"),
        ("58 miles per hour", 2, "mile-per-hour"),
        ("37m mast", 2, "metre"),
        ("12-inch pipe", 2, "inch"),
        ("10 sq. ft of", 2, "square-foot"),
        ("80 Danish crowns", 2, "dkk"),
        ("19 cents", 2, "usd"),
    ],
)
def test_units_behind_a_number(text: str, at: int, name: str) -> None:
    """The longest form of the table wins and gives the canonical unit."""
    found = unit_after(text, at)
    assert found is not None
    assert name == found[0].name


def test_other_words_are_no_units() -> None:
    """A noun that is counted is no unit."""
    assert unit_after("5 boats", 1) is None


@pytest.mark.parametrize(
    ("text", "at", "code"),
    [("$58", 1, "usd"), ("US $58", 4, "usd"), ("A$9", 2, "aud"), ("£7", 1, "gbp"), ("RM79", 2, "myr")],
)
def test_currency_signs(text: str, at: int, code: str) -> None:
    """The sign before a number gives the currency."""
    found = currency_before(text, at)
    assert found is not None
    assert code == found[0]


def test_rates() -> None:
    """Per and a behind the unit name what the figure is counted by."""
    assert ("year", 9) == rate_after("$5 a year", 2)
    assert rate_after("$5 a piece", 2) is None
