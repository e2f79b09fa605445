"""The forms words are compared in."""

from __future__ import annotations

import pytest

from factcheck.text.forms import form_of, joined_forms


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("behaviour", "behavior"),
        ("neighbours", "neighbors"),
        ("organisation", "organization"),
        ("analysed", "analyzed"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("sceptical", "skeptical"),
    ],
)
def test_both_spellings_have_one_form(british: str, american: str) -> None:
    """A British and an American spelling are one word."""
    assert form_of(american) == form_of(british)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "for"),
        ("hour", "hor"),
        ("prise", "prize"),
        ("tour", "tor"),
        ("advice", "advise"),
        ("meter", "mete"),
    ],
)
def test_different_words_keep_different_forms(one: str, other: str) -> None:
    """A rule of spelling never makes one word of two."""
    assert form_of(one) != form_of(other)


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("twenty two", ["22"]),
        ("twenty", ["20"]),
        ("twenty first", ["21st"]),
        ("two hundred mayors", ["200", "mayors"]),
        ("ten two", ["10", "2"]),
        ("per cent", ["percent"]),
        ("can not", ["cannot"]),
        ("$ 5 million more", ["5 million dollars", "more"]),
        ("two hundred dollars", ["200 dollars"]),
        ("a $ sign", ["a", "$", "sign"]),
        ("pounds of 5", ["pounds", "of", "5"]),
        ("", []),
    ],
)
def test_words_of_one_number_are_joined(words: str, forms: list[str]) -> None:
    """Tens and units, hundreds, and words written in two ways become one form."""
    assert forms == [form.text for form in joined_forms(words.split())]


def test_a_form_knows_its_words() -> None:
    """Start and size count the words that were given."""
    assert [(0, 1), (1, 2), (3, 1)] == [
        (form.start, form.size) for form in joined_forms(["only", "twenty", "two", "left"])
    ]
