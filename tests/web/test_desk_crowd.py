"""Many people at the desk at once: nobody sees an error, and no verdict is lost."""

from __future__ import annotations

import random

from desk import SEED, addresses, crowd, measure
from sqlalchemy import Engine


def test_readers_and_deciders_at_once(desk: Engine) -> None:
    """Ten read whatever there is while two decide, on both databases."""
    chance = random.Random(SEED)
    told = crowd(desk, addresses(desk, chance), readers=10, deciders=2, decisions=2)
    assert told == "10 readers and 2 deciders at once: 4 decisions sent, 0 lost, 0 errors."


def test_every_kind_of_page_is_measured(desk: Engine) -> None:
    """The measure asks each kind of page and finds no error."""
    chance = random.Random(SEED)
    asked = addresses(desk, chance)
    kinds = [line.split("|")[1].strip() for line in measure(desk, asked, 1, chance)[2:]]
    assert list(asked) == kinds
