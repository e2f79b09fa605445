"""Planted edits: how many wordings are still linked, and that strangers are not.

The statements are invented. The fifteen edits are of the kinds that linking was measured on at a million
quotations; every draw is seeded, so that a failure can be repeated.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from factcheck.link.fingerprints import fingerprints, reach_of
from factcheck.link.relate import may_relate, relate
from factcheck.link.wording import Wording, wording_of

STATEMENTS = tuple(
    line
    for line in Path(__file__).with_name("statements.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)

Edit = Callable[[list[str], random.Random], list[str]]


def substituted(share: float) -> Edit:
    """Return an edit that replaces a share of the words, one at least, by words of other statements."""

    def edit(words: list[str], draw: random.Random) -> list[str]:
        others = " ".join(STATEMENTS).split()
        chosen = set(draw.sample(range(len(words)), max(1, round(share * len(words)))))
        return [draw.choice(others) if at in chosen else word for at, word in enumerate(words)]

    return edit


def thinned(words: list[str], draw: random.Random) -> list[str]:
    """Leave out a tenth of the words."""
    chosen = set(draw.sample(range(len(words)), max(1, len(words) // 10)))
    return [word for at, word in enumerate(words) if at not in chosen]


def mistyped(share: float) -> Edit:
    """Return an edit that swaps two letters in a share of the words."""

    def slip(word: str, draw: random.Random) -> str:
        at = draw.randrange(max(1, len(word) - 1))
        return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]

    def edit(words: list[str], draw: random.Random) -> list[str]:
        chosen = set(draw.sample(range(len(words)), max(1, round(share * len(words)))))
        return [slip(word, draw) if at in chosen else word for at, word in enumerate(words)]

    return edit


def fragment(size: int) -> Edit:
    """Return an edit that keeps so many words in a row."""

    def edit(words: list[str], draw: random.Random) -> list[str]:
        at = draw.randrange(len(words) - size + 1)
        return words[at : at + size]

    return edit


def halved(words: list[str], draw: random.Random) -> list[str]:
    """Keep the first or the second half."""
    half = len(words) // 2
    return words[:half] if draw.random() < 0.5 else words[half:]


def elided(words: list[str], draw: random.Random) -> list[str]:
    """Leave out a quarter of the words at an ellipsis."""
    size = len(words) // 4
    at = draw.randrange(3, len(words) - size - 3)
    return [*words[:at], "…", *words[at + size :]]


def bracketed(words: list[str], draw: random.Random) -> list[str]:
    """Replace a word by an insertion."""
    at = draw.randrange(len(words))
    return [*words[:at], "[the mayor]", *words[at + 1 :]]


def surrounded(words: list[str], draw: random.Random) -> list[str]:
    """Put another statement before it."""
    other = draw.choice([one.split() for one in STATEMENTS if one.split() != words])
    return [*other, *words]


def combined(share: float) -> Edit:
    """Return an edit that replaces, leaves out and mistypes."""

    def edit(words: list[str], draw: random.Random) -> list[str]:
        return mistyped(share)(thinned(substituted(share)(words, draw), draw), draw)

    return edit


EDITS: dict[str, Edit] = {
    "marks": lambda words, _: " ".join(words).replace(",", " –").replace(".", "!").upper().split(),
    "one word": substituted(0.0),
    "10 % of the words": substituted(0.1),
    "20 % of the words": substituted(0.2),
    "10 % left out": thinned,
    "10 % mistyped": mistyped(0.1),
    "25 % mistyped": mistyped(0.25),
    "half": halved,
    "ten words": fragment(10),
    "six words": fragment(6),
    "ellipsis": elided,
    "brackets": bracketed,
    "combined, 5 % each": combined(0.05),
    "combined, 10 % each": combined(0.1),
    "more around it": surrounded,
}


def is_linked(a: Wording, b: Wording) -> bool:
    """Tell whether two wordings would be linked: looked up, passed on and related."""
    if a.key == b.key:
        return True
    common = len(set(fingerprints(a)) & set(fingerprints(b)))
    if not common or min(a.length, b.length) > reach_of(common):
        return False
    if not may_relate(a.vocabulary, b.vocabulary):
        return False
    return relate(a, b) is not None


@pytest.mark.parametrize("name", EDITS)
def test_edited_statements_are_linked(name: str) -> None:
    """Of 128 edited wordings of each kind, all but three at most are linked to their source."""
    draw = random.Random(f"edits: {name}")
    found = 0
    for text in STATEMENTS * 8:
        edited = wording_of(" ".join(EDITS[name](text.split(), draw)))
        found += is_linked(edited, wording_of(text))
    assert found >= 125


def test_strangers_are_not_linked() -> None:
    """No two statements, nor parts of them, are linked."""
    draw = random.Random("strangers")
    for _ in range(4):
        edited = [wording_of(" ".join(fragment(8)(text.split(), draw))) for text in STATEMENTS]
        whole = [wording_of(text) for text in STATEMENTS]
        assert not [1 for a, b in combinations(whole, 2) if is_linked(a, b)]
        assert not [
            1 for at, a in enumerate(edited) for to, b in enumerate(whole) if at != to and is_linked(a, b)
        ]
