"""Edits planted in the quotations of articles/ are typed right."""

from __future__ import annotations

import pytest
from edit_types import ARTICLES, Planted, plants, quotations, types_found

from factcheck.model.edit import EditType

EDITS = 300


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Return the quotations that edits are planted in."""
    return quotations([str(ARTICLES)])


@pytest.fixture(scope="module")
def planted(texts: list[str]) -> list[Planted]:
    """Return 300 seeded edits over all types."""
    return plants(texts, EDITS, seed=7)


def test_nearly_all_planted_edits_are_typed_right(planted: list[Planted]) -> None:
    """98 of 100, every type among them."""
    assert set(EditType) == {one.type for one in planted}
    assert EDITS == len(planted)
    wrong = [one for one in planted if types_found(one) != {one.type}]
    assert len(wrong) <= 0.02 * EDITS, wrong


def test_an_unchanged_quotation_has_no_edit(texts: list[str]) -> None:
    """Nor has a part of it."""
    for text in texts:
        half = " ".join(text.split()[2:-2])
        assert set() == types_found(Planted(EditType.CASE, text, text))
        assert set() == types_found(Planted(EditType.CASE, text, half))
