"""Edits planted in the quotations of articles/ are typed right."""

from __future__ import annotations

import pytest
from builders import article, group, ref
from edit_types import ARTICLES, Planted, plants, quotations, types_found

from factcheck.checks import run_checks
from factcheck.checks.profiles import profiles
from factcheck.model.edit import EditType

LAWFUL = (EditType.TYPOGRAPHIC, EditType.CASE, EditType.MARKED_ELISION, EditType.BRACKET)
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


@pytest.mark.parametrize("name", ["", *profiles()])
def test_no_profile_cries_at_typography_and_marks(planted: list[Planted], name: str) -> None:
    """The lawful four raise no alarm, whatever the house; what an ellipsis hides is another check's."""
    lawful = [one for one in planted if one.type in LAWFUL]
    alarms = [one for one in lawful if alarms_at(one, name)]
    assert len(lawful) == 100
    assert [] == alarms


@pytest.mark.parametrize("name", profiles())
def test_most_other_edits_are_told(planted: list[Planted], name: str) -> None:
    """Nine of ten; what stands at the very end of a quotation, or is long, may be another statement."""
    others = [one for one in planted if one.type not in (*LAWFUL, EditType.STITCHED, EditType.MOVED)]
    told = [one for one in others if alarms_at(one, name)]
    assert len(told) >= 0.9 * len(others)


def alarms_at(one: Planted, name: str) -> list[str]:
    """Return what quote-altered says of a quotation beside its source, under a profile."""
    views = [
        article(f"“[[{text}|quote|Ana Ruiz]],” she said.", ref(str(at)))
        for at, text in enumerate((one.source, one.quotation))
    ]
    found = run_checks([group(views)], profiles().get(name))
    return [finding.message for finding in found if finding.check == "quote-altered"]
