"""What tells a person's sex: titles, given names, patronymics, particles, and the pronouns that follow.

Each adds its votes to the person's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from factcheck.extract.name_words import bare
from factcheck.extract.registry import Entity, Registry
from factcheck.model.span import Span
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

_SEXED = re.compile(r"h(?:(?<!\w.)(?:(e|is|im(?:self)?)|er(?:s|self)?)|(?<=\bsh)e)\b")
"""Their *h* comes first, for a pattern that begins with a letter is sought fast."""

_PRONOUN_WEIGHT = 0.25
_TOLD = 0.95
"""Votes from which on a name or a title tells a sex."""

_NEAR = 400
"""Code points between a name and the pronouns that vote on its sex."""


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


def _outvoted(votes: float, against: float) -> bool:
    """Tell whether one more pronoun would turn what a name or title tells: it means somebody else."""
    return against >= _TOLD and votes + _PRONOUN_WEIGHT >= against


def vote_by_pronouns(text: str, sentences: list[Span], registry: Registry) -> None:
    """Count the pronouns after the first person of a sentence as votes on that person's sex."""
    starts = [sentence.start for sentence in sentences]
    for match in _SEXED.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0:
            continue
        before = {
            mention.entity
            for mention in registry.between(max(starts[at], match.start() - _NEAR), match.start())
            if mention.entity.is_person
        }
        if len(before) == 1:
            (entity,) = before
            if match[1]:
                if not _outvoted(entity.male, entity.female):
                    entity.male += _PRONOUN_WEIGHT
            elif not _outvoted(entity.female, entity.male):
                entity.female += _PRONOUN_WEIGHT
