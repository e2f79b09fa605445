"""The demo's numbers: what is found in articles/ is what a person has read and agreed to."""

from __future__ import annotations

import pytest
from demo_facts import HERE, demo_facts

FILES = ("discrepancies.jsonl", "counts.jsonl", "shared_quotes.jsonl")


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Import the sample articles once."""
    return demo_facts(tmp_path_factory.mktemp("demo"))


@pytest.mark.parametrize("name", FILES)
def test_the_demo_finds_what_was_agreed(facts: dict[str, str], name: str) -> None:
    """Each golden file holds what the program finds now; see demo_facts.py for how to change it."""
    expected = (HERE / name).read_text(encoding="utf-8")
    assert expected.splitlines() == facts[name].splitlines()


def test_every_golden_file_is_compared(facts: dict[str, str]) -> None:
    """No file is written that no test reads."""
    expected = set(FILES)
    assert expected == facts.keys() == {path.name for path in HERE.glob("*.jsonl")}
