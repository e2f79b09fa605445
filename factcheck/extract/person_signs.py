"""What the runs of an article tell of each other, and which name persons because of it.

In: all runs of an article as they were read, none tied to a bearer yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from factcheck.extract.name_words import bare, is_given
from factcheck.extract.persons import core
from factcheck.extract.reads import LONE, PERSON, UNKNOWN, Read
from factcheck.extract.registry import surname_of
from factcheck.extract.wordlists import cue_verbs, person_nouns, word_set
from factcheck.text.names import surnames

_ORIGINS = ("born", "raised", "bred", "educated", "trained")
"""What follows a hyphen before persons' names: *Lagos-born Chima Ezeh*; bodies are *-based*."""

_SHORTHAND = ("I", "O", "U", "X")
_NO_PERSON = ("org_words", "place_words", "demonyms", "first_stop")
_KIN = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|whose)|['’]s)[ \xa0]"
    r"(?:(?:grand|step)?(?:mother|father|son|daughter)|(?:half-|twin[ \xa0])?(?:brother|sister)|wife"
    r"|husband|aunt|uncle|cousin|niece|nephew|widow|widower|mum|mom|dad)[ \xa0]\Z"
)
_KIN_REACH = 26
_SURE = 0.01
"""Per cent of the population that bear a given name with which no town's name is taken to begin."""


class Signs:
    """What the runs of an article tell of each other.

    ``subjects`` are the folded lone words that speak, or are described as persons are; ``elsewhere`` the
    names that stand within a sentence, not at its head, where any word has a capital; ``alone`` the folded
    lone words that are the surname of no surer name; ``placed`` the names that say where something is.
    """

    def __init__(self, reads: Sequence[Read]) -> None:
        """Look through all runs of the article."""
        self.subjects = _subjects(reads)
        self.elsewhere = {core(r.run.words) for r in reads if r.sort is UNKNOWN and not r.run.initial}
        self.placed = _placed(reads)
        surer = {surname_of(core(r.run.words)) for r in reads if r.sort is PERSON}
        words = {bare(r.run.words[0]) for r in reads if r.sort is LONE and len(r.run.words) == 1}
        self.alone = words - surer


def _is_called(read: Read) -> bool:
    """Tell whether a lone given name follows what its bearer is: *her husband, Mike, agreed*."""
    if read.lead != "name" and read.lead not in person_nouns():
        return False
    run, text = read.run, read.text
    if _KIN.search(text, max(0, run.start - _KIN_REACH), run.start):
        return True
    opened, closed = text[run.start - 2 : run.start] == ", ", text[run.end : run.end + 1] == ","
    return closed if opened else is_given(run.words[0])


def _subjects(reads: Sequence[Read]) -> set[str]:
    """Return the lone words that speak, or are described as persons are."""
    return {
        surname_of(core(read.run.words))
        for read in reads
        if read.sort is LONE
        and (read.speaks or read.lead == "old" or read.is_described() or _is_called(read))
    }


def _placed(reads: Sequence[Read]) -> set[tuple[str, ...]]:
    """Return the runs without a frequent given name that say where something is: *in Alder Mesa*."""
    return {
        core(read.run.words)
        for read in reads
        if (read.sort is UNKNOWN or read.sort is PERSON)
        and not is_given(read.run.words[0], _SURE)
        and read.is_placed
    }


@lru_cache(maxsize=16384)
def _plain(word: str) -> bool:
    low = bare(word)
    listed = any(low in word_set(f"{name}.txt") for name in _NO_PERSON)
    return not listed and low.isalpha() and len(low) > 2


def names_person(read: Read, signs: Signs) -> bool:
    """Tell whether an unknown run of two to four words names a person."""
    words = core(read.run.words)
    if not 2 <= sum(not word.islower() for word in words) <= 4 or read.sort is not UNKNOWN:
        return read.sort is PERSON
    if any(len(word) > 1 and word.isupper() for word in words) or words[0] in _SHORTHAND:
        return False
    lead = read.lead
    if lead in ("the", "a", "an"):
        return False
    opener = bare(words[0]) in word_set("first_stop.txt")
    again = len(words) == 2 and bare(words[-1]) in signs.alone and not opener
    if words in signs.placed and (read.is_placed or not (read.speaks or read.is_described())):
        return False
    steady = not read.run.initial or words in signs.elsewhere or again
    if steady and bare(words[-1]) in surnames() and _plain(words[0]) and _plain(words[-1]):
        return True
    if lead in ("old", "little") or (
        lead in _ORIGINS and read.text.endswith(f"-{lead}", 0, read.run.start - 1)
    ):
        return True
    leads = bare(words[0]) in signs.subjects and bare(words[0]) in surnames()
    if leads or read.speaks or read.is_described() or read.suffers or surname_of(words) in signs.subjects:
        return True
    return lead in person_nouns() and lead not in cue_verbs()
