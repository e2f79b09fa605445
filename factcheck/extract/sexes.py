"""What the parts of a name tell of its bearer's sex: titles, given names, patronymics, particles.

In: a person and the words of a mention. Out: the votes, added to the person's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.extract.kinds import bare
from factcheck.extract.registry import Entity
from factcheck.text.names import find_given_name, titles

_SEXED_PARTS = {
    "bint": "f",
    "binti": "f",
    "binte": "f",
    "ní": "f",
    "uí": "f",
    "nic": "f",
    "bin": "m",
    "ibn": "m",
}
_SEXED_ENDINGS = {
    "ovna": "f",
    "evna": "f",
    "dóttir": "f",
    "dottir": "f",
    "skaya": "f",
    "ovich": "m",
    "evich": "m",
}
_ENDING = re.compile(r"\w\w(" + "|".join(_SEXED_ENDINGS) + r")\Z")
_TITLE_WEIGHT, _GIVEN_WEIGHT, _LISTED_WEIGHT = 2.0, 1.0, 0.8
"""What a title, a census name and a name that is only listed add; the last never settles a sex: *Tunde* is
a man in Lagos and a woman in Budapest."""


@lru_cache(maxsize=16384)
def _sex_of_part(word: str) -> str:
    """Return the sex that a patronymic or a particle tells, or an empty string."""
    ending = _ENDING.search(word)
    return _SEXED_PARTS.get(bare(word)) or (_SEXED_ENDINGS[ending[1]] if ending is not None else "")


def vote(entity: Entity, words: tuple[str, ...], title: tuple[str, ...]) -> None:
    """Add what a mention's title, and the words of the first one, tell of the sex of ``entity``."""
    for word in title:
        known = titles().get(word)
        sex = known.sex if known else "-"
        if sex == "m":
            entity.male += _TITLE_WEIGHT
        elif sex == "f":
            entity.female += _TITLE_WEIGHT
    entity.roles.update(title)
    if len(words) == 1 or entity.mentions:
        return
    name = find_given_name(bare(words[0])) or (find_given_name(bare(words[1])) if len(words) > 2 else None)
    for word in words[1:]:
        told = _sex_of_part(word)
        entity.female += told == "f"
        entity.male += told == "m"
    if name is not None:
        weight = _GIVEN_WEIGHT if name.counted else _LISTED_WEIGHT
        entity.female += weight * name.female
        entity.male += weight * (1 - name.female)
