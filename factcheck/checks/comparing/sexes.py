"""How many of those listed are men and how many are women, as far as the list tells.

In: a list of persons. Out: the least number of each. A word of kinship tells (*her husband*: a man, and a
woman before him), else a given name that nearly all bearers share with one sex, else the ending of a name
that the table does not hold; whom nothing tells is counted on no side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from factcheck.checks.comparing.carriers import Carrier
from factcheck.text.fold import fold_text
from factcheck.text.names import given_names

SURE_SHARE = 0.97
"""Share of a given name's bearers of one sex from which the name tells it."""

ENDING, LEAST_ENDINGS = 3, 10
"""Letters of an ending, and names that must have it: of 1,789 known names each left out of the table in
turn, the ending told the sex of 1,782 rightly."""

_KIN = {
    True: re.compile(
        r"\b(?:wife|mother|daughters?|sisters?|grandmother|girlfriend|widow|aunt|niece|mrs|ms)\b"
    ),
    False: re.compile(
        r"\b(?:husband|father|sons?|brothers?|grandfather|boyfriend|widower|uncle|nephew|mr)\b"
    ),
}
_WHOSE = {"her": True, "his": False}
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]+")


@cache
def _endings() -> dict[str, float]:
    """Return the share of women's names among those with an ending, for endings that tell."""
    women: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for name, known in given_names().items():
        if len(name) > ENDING:
            every[name[-ENDING:]] += 1
            women[name[-ENDING:]] += known.female > 0.5
    return {ending: women[ending] / count for ending, count in every.items() if count >= LEAST_ENDINGS}


def _sex_of(name: str) -> bool | None:
    known = given_names().get(name)
    share = known.female if known else _endings().get(name[-ENDING:]) if len(name) > ENDING else None
    if share is None or 1 - SURE_SHARE < share < SURE_SHARE:
        return None
    return share > 0.5


def sexes_told(items: Sequence[str]) -> list[bool | None]:
    """Tell for each listed person whether it is a woman; ``None`` where nothing tells.

    >>> sexes_told(["Rae-lin Marsh, 59", "her husband Shelly Marsh, 62", "Doris Holm"])
    [True, False, True]
    """
    told: list[bool | None] = []
    for item in items:
        name = _CAPITAL.search(item)
        before = fold_text(item[: name.start()] if name else item)
        kin = next((female for female, words in _KIN.items() if words.search(before)), None)
        if kin is not None and told and before.split()[0] in _WHOSE:
            told[-1] = _WHOSE[before.split()[0]]
        told.append(kin if kin is not None else _sex_of(fold_text(name[0])) if name else None)
    return told


def sexes(place: Carrier) -> tuple[int, int]:
    """Return the least number of men and of women among the items of a list."""
    told = sexes_told([item.of(place.view.text) for item in place.claim.items])
    return told.count(False), told.count(True)
