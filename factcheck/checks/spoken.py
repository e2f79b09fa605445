"""What is heard when words are spoken: contractions written out, so that both forms are one.

In: units of a quotation. Out: their words. The endings that have two readings (*he'd*: had or would) get
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factcheck.text.comparable import Unit
from factcheck.text.fold import fold_text
from factcheck.text.tables import read_rows

_ENDINGS = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would", "'s": "is"}
_SAME_SPOKEN = {"had": "would", "has": "is"}
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|'[^\W_]+")


@cache
def _contractions() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("factcheck.checks", "contractions.txt")}


def spoken(units: Iterable[Unit]) -> list[str]:
    """Return the words with contractions written out; *'d* and *'s* have one reading for all.

    >>> from factcheck.text.comparable import read_row
    >>> spoken(read_row("They won't").units) == spoken(read_row("they will not").units)
    True
    """
    words: list[str] = []
    for unit in units:
        for part in _WORD.findall(fold_text(unit.source)):
            words += _written_out(part).split()
    return [_SAME_SPOKEN.get(word, word) for word in words]


def _written_out(word: str) -> str:
    listed = _contractions().get(word)
    if listed:
        return listed
    if word.endswith("n't"):
        return word[:-3] + " not"
    for ending, full in _ENDINGS.items():
        if word.endswith(ending):
            return f"{word.removesuffix(ending)} {full}"
    return word
