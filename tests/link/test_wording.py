"""Wordings: what is one and what is two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.wording import wording_from, wording_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is the law,", "It is the law."),
        ("“It’s the law”", '"It\'s the law"'),
        ("The pier—our pier—stays", "The pier -- our pier -- stays"),
        ("[T]he pier stays", "The Pier\n stays"),
        ("We go … home", "we go [...] home"),
    ],
)
def test_marks_and_case_make_no_wording(one: str, other: str) -> None:
    """Texts that differ only typographically have one wording and one key."""
    assert wording_of(one) == wording_of(other)


def test_spelling_makes_two_wordings_with_equal_forms() -> None:
    """British and American spelling agree when compared, and keep two keys."""
    british, american = (
        wording_of("The labour centre organised it"),
        wording_of("The labor center organized it"),
    )
    assert british.key != american.key
    assert british.forms == american.forms


def test_marks_stand_between_plain_words() -> None:
    """Places of marks count plain words; two marks at one place are one."""
    wording = wording_of("… we [the men] ... will go [home]")
    assert "… we [the] [men] … will go [home]" == wording.text
    assert ("we", "will", "go") == wording.words
    assert (0, 1, 3) == wording.marks
    assert wording.elided
    assert 3 == wording.length


def test_a_key_is_stable() -> None:
    """The key is 32 hexadecimal digits and depends on nothing but the words."""
    key = wording_of("Enough is enough.").key
    assert 32 == len(key)
    assert int(key, 16) >= 0
    assert key != wording_of("Enough … enough.").key


def test_an_empty_text_has_an_empty_wording() -> None:
    """Marks alone are no words."""
    assert 0 == wording_of(" -- ,").length
    assert "" == wording_of(" -- ,").text


@given(st.text(alphabet="ab AB'’.…[],-—5$%é\n", max_size=40))
def test_a_wording_is_rebuilt_from_its_text(text: str) -> None:
    """The stored text is all that is needed."""
    wording = wording_of(text)
    assert wording == wording_from(wording.text)
