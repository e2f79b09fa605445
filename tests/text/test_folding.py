"""Two ways to one fold, and two to the words of a text, agree for every text."""

from __future__ import annotations

import json
from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.keys import stable_key
from factcheck.text.fold import fold, fold_text
from factcheck.text.words import read_texts, read_words

TEXTS = st.text() | st.text(alphabet="aZ’“[]…. -\n\t9é½`\u1fef")


@given(TEXTS)
def test_the_text_of_a_fold_is_the_same_with_and_without_the_way_back(text: str) -> None:
    """Marks, accents, spaces and letters of any script fold alike."""
    assert fold(text).text == fold_text(text)


@given(TEXTS)
def test_words_are_the_same_with_and_without_their_places(text: str) -> None:
    """Gaps, inserted words, numbers and signs, too."""
    assert [(word.text, word.kind) for word in read_words(text)] == list(read_texts(text))


@given(st.lists(st.text() | st.integers()))
def test_a_key_is_the_hash_of_canonical_json(parts: list[str | int]) -> None:
    """Stored keys rest on it: they must never change."""
    canonical = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))

    assert blake2b(canonical.encode("ascii"), digest_size=16).hexdigest() == stable_key(parts)


def test_a_letter_with_a_stroke_folds_to_the_one_without() -> None:
    """Outlets print Sæther, Wałęsa, Đorđe and Þór as Saether, Walesa, Dorde and Thor."""
    assert fold_text("Sæther WAŁĘSA Đorđe Þór Yıldız Œuvre") == "saether walesa dorde thor yildiz oeuvre"


def test_a_letter_that_folds_to_two_leads_back_to_itself() -> None:
    """Both halves of a fold of æ stand where the æ stands."""
    folded = fold("Næs")
    assert (folded.text, folded.offsets) == ("naes", (0, 1, 1, 2))
