"""Laws of the likeness of names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.names.phrases import phrases
from factcheck.checks.names.spelling import is_form, is_near, person_slots, read_name, thing_slots
from factcheck.model.name import NameKind

WORDS = st.text("abehlmnorst", min_size=1, max_size=9)
NAMES = st.lists(WORDS, min_size=1, max_size=4)


@given(WORDS, WORDS)
def test_likeness_of_words_has_no_direction(one: str, other: str) -> None:
    """Near and form hold both ways; no word is near itself."""
    assert is_near(one, other) == is_near(other, one)
    assert is_form(one, other) == is_form(other, one)
    assert not is_near(one, one)


@given(NAMES, NAMES)
def test_likeness_of_names_has_no_direction(one: list[str], other: list[str]) -> None:
    """The words that differ are the same, whichever name comes first."""
    for slots in (person_slots, thing_slots):
        there, back = slots(one, other), slots(other, one)
        assert there == (None if back is None else tuple((b, a) for a, b in back))


@given(NAMES)
def test_a_name_differs_from_itself_in_nothing(name: list[str]) -> None:
    """A name of two words or more is itself."""
    for slots in (person_slots, thing_slots):
        assert slots(name, name) == (() if len(name) > 1 else None)


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    """Every token of a name and of a phrase covers letters of its text, in order."""
    for kind in NameKind:
        tokens = read_name(text, kind)
        assert all(token.span.of(text) for token in tokens)
        assert list(tokens) == sorted(tokens, key=lambda token: token.span)
    found = [token for phrase in phrases(text) for token in phrase.tokens]
    assert all(token.span.of(text) for token in found)
    assert found == sorted(found, key=lambda token: token.span)
