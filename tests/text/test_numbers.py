"""Numbers in digits and in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.numbers import bounds, find_numbers


def read(text: str) -> list[tuple[str, str]]:
    """Return what was read and where, as text."""
    return [(format(number.value.normalize(), "f"), number.span.of(text)) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,250 seats", [("1250", "1,250")]),
        ("a budget of 1.8 million", [("1800000", "1.8 million")]),
        ("£7.8m and a 37m mast", [("7800000", "7.8m"), ("37", "37")]),
        ("EUR50m in bonds", [("50000000", "50m")]),
        ("25k to 40K", [("25000", "25k"), ("40000", "40K")]),
        (
            "twenty-eight thousand six hundred and forty-two",
            [("28642", "twenty-eight thousand six hundred and forty-two")],
        ),
        ("two and a half million", [("2500000", "two and a half million")]),
        ("half a million", [("500000", "half a million")]),
        ("half a dozen eggs", [("6", "half a dozen")]),
        ("a dozen, two dozen", [("12", "a dozen"), ("24", "two dozen")]),
        ("one or two", [("1", "one"), ("2", "two")]),
        ("a hundred and one", [("101", "a hundred and one")]),
        ("2½ miles", [("2.5", "2½")]),
        ("2 1/2 miles, 11-3/8 inches", [("2.5", "2 1/2"), ("11.375", "11-3/8")]),
        ("fell -1.3 points", [("-1.3", "-1.3")]),
        ("minus 12 degrees", [("-12", "12")]),
        ("14-18 boats", [("14", "14"), ("18", "18")]),
        ("the 31st, the twenty-first", [("31", "31st"), ("21", "twenty-first")]),
        ("nineteen sixty", [("19", "nineteen"), ("60", "sixty")]),
    ],
)
def test_values_and_places(text: str, expected: list[tuple[str, str]]) -> None:
    """Each number is read with its value and the words that say it."""
    assert expected == read(text)


@pytest.mark.parametrize(
    "text", ["an S23 phone", "the V-12 engine", "Covid-19", "second-hand", "#40", "x1y"]
)
def test_numbers_inside_names_are_none(text: str) -> None:
    """Digits grown together with letters are no numbers."""
    assert [] == [number for number in find_numbers(text) if not number.ordinal]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two-thirds of members", Fraction(2, 3)),
        ("a third of the crew", Fraction(1, 3)),
        ("three quarters of it", Fraction(3, 4)),
        ("one in five voters", Fraction(1, 5)),
        ("nine out of 10", Fraction(9, 10)),
        ("half the seats", Fraction(1, 2)),
        ("1/16 of a pint", Fraction(1, 16)),
    ],
)
def test_fractions(text: str, expected: Fraction) -> None:
    """A part of a whole is kept as the fraction that was written."""
    assert [expected] == [number.part for number in find_numbers(text)]


@pytest.mark.parametrize(
    "text", ["a third child", "the second half of the match", "one in 2015", "two in three days"]
)
def test_what_only_looks_like_a_fraction(text: str) -> None:
    """Ordinals, halves of games and years make no fractions."""
    assert [] == [number.part for number in find_numbers(text) if number.part is not None]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("dozens of boats", 24, 99), ("tens of thousands", 20000, 99999), ("several hundred", 300, 999)],
)
def test_vague_numbers_are_intervals(text: str, low: int, high: int) -> None:
    """A vague number stands for all that it may mean."""
    number = find_numbers(text)[0]
    assert (Decimal(low), Decimal(high)) == bounds(number, "exact")


@pytest.mark.parametrize(
    ("text", "modifier", "low", "high"),
    [
        ("23", "exact", "23", "23"),
        ("40", "exact", "40", "40"),
        ("400", "exact", "350", "450"),
        ("1.8 million", "exact", "1750000", "1850000"),
        ("1,234", "exact", "1234", "1234"),
        ("40", "about", "35", "45"),
        ("36", "about", "32.4", "39.6"),
        ("50,000", "at_least", "50000", None),
        ("50", "more_than", "50", None),
        ("50", "at_most", "0", "50"),
        ("70", "nearly", "63", "70"),
    ],
)
def test_bounds(text: str, modifier: str, low: str | None, high: str | None) -> None:
    """Modifier and rounding give the interval that a figure covers."""
    expected = (None if low is None else Decimal(low), None if high is None else Decimal(high))
    assert expected == bounds(find_numbers(text)[0], modifier)


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_commas_read_back(value: int) -> None:
    """What is printed with thousands separators is read as the same number."""
    assert [Decimal(value)] == [number.value for number in find_numbers(f"some {value:,} of them")]


@given(st.text(alphabet="one two hundred and-twenty 0123456789.,/½$ million\n", max_size=60))
def test_any_text_gives_ordered_numbers(text: str) -> None:
    """Whatever the text, numbers stand in order, without overlaps, within it."""
    ends = [0]
    for number in find_numbers(text):
        assert ends[-1] <= number.span.start
        ends.append(number.span.end)
    assert ends[-1] <= len(text)


def test_keys_are_no_numbers() -> None:
    """A run of digits that no one could count is left out."""
    assert [] == find_numbers("key 12345678901234567890123456")
