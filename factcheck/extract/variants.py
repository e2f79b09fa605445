"""Mentions whose spelling differs from their bearer's in one token.

The rule, from measured slips of spelling in news: first letter equal; one edit (a swap of neighbours counts
as one) for tokens under six letters, else two; no plural, possessive or prefix of the other; no pair of
short forms; no two suffixes; no cue of kinship and no two ages, which make two persons. A lone surname must
stand as a person does and be no common word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from rapidfuzz.distance import OSA

from factcheck.extract.name_words import bare, is_initial
from factcheck.extract.persons import People, core, given_agree, suffix
from factcheck.extract.reads import DOUBTFUL, Read
from factcheck.extract.registry import Entity, Mention
from factcheck.extract.wordlists import cue_verbs, named_set, word_set
from factcheck.model.name import NameForm
from factcheck.model.span import Span
from factcheck.text.names import given_names, is_name, share_full_name

_KIN = re.compile(
    r"\b(?:brothers?|sisters?|siblings?|twins?|fathers?|mothers?|parents?|sons?|daughters?|cousins?|wife|husband"
    r"|uncle|aunt|nephew|niece|grand\w+|famil(?:y|ies)|couple|married)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r",?[ \xa0](?:Jr\.?,?[ \xa0])?(?:aged?[ \xa0])?(\d{1,3})\b")
_FOLLOWS = re.compile(r"[ \xa0]+([a-z]+)")
_MOST = 300
"""A text that names more persons is a roll of names: near spellings in it are different persons."""

_VERBAL = named_set("verbal")


@cache
def _common() -> frozenset[str]:
    """Return the words that are no surname misspelt."""
    return word_set("first_stop.txt") | word_set("org_words.txt") | word_set("place_words.txt")


def near(one: str, two: str) -> bool:
    """Tell whether two folded tokens are near enough to be one name misspelt.

    >>> near("nafis", "nafil"), near("road", "read"), near("kelly", "kellys"), near("ann", "anna")
    (True, True, False, False)
    """
    if one == two or one[0] != two[0] or min(len(one), len(two)) < 3:
        return False
    short, long = sorted((one, two), key=len)
    if long.startswith(short) and (long[len(short) :] in ("s", "'s", "es") or len(short) < 4):
        return False
    if share_full_name(one, two):
        return False
    limit = 1 if len(short) < 6 else 2
    return OSA.distance(one, two, score_cutoff=limit) <= limit


def _stands_as_person(read: Read) -> bool:
    if read.title or read.speaks:
        return True
    match = _FOLLOWS.match(read.text, read.run.end, read.run.end + 24)
    return match is not None and (
        match[1] in _VERBAL or match[1] in cue_verbs() or (match[1].endswith("ed") and len(match[1]) > 4)
    )


class _Surroundings:
    """What stands beside the mentions of one text, each of which is asked about once for every bearer."""

    def __init__(self, text: str, sentences: list[Span]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._kin: dict[int, bool] = {}
        self._ages: dict[int, set[str]] = {}
        self._places: dict[int, set[int]] = {}

    def ages(self, entity: Entity) -> set[str]:
        """Return the ages that the text gives a person."""
        found = self._ages.get(id(entity))
        if found is None:
            matches = (_AGE.match(self._text, m.end, m.end + 20) for m in entity.mentions)
            found = self._ages[id(entity)] = {match[1] for match in matches if match is not None}
        return found

    def are_kin(self, mentions: list[Mention]) -> bool:
        """Tell whether a word of kinship stands in a sentence with one of the mentions."""
        return any(self._is_kin(mention) for mention in mentions)

    def _is_kin(self, mention: Mention) -> bool:
        found = self._kin.get(mention.start)
        if found is None:
            sentence = self._sentences[bisect_right(self._starts, mention.start) - 1]
            start, end = max(sentence.start, mention.start - 90), min(sentence.end, mention.end + 90)
            found = self._kin[mention.start] = _KIN.search(self._text, start, end) is not None
        return found

    def together(self, one: Entity, two: Entity) -> bool:
        """Tell whether a sentence names both."""
        return not self._sentences_of(one).isdisjoint(self._sentences_of(two))

    def _sentences_of(self, entity: Entity) -> set[int]:
        found = self._places.get(id(entity))
        if found is None:
            found = {bisect_right(self._starts, mention.start) for mention in entity.mentions}
            self._places[id(entity)] = found
        return found

    def forget(self, entity: Entity) -> None:
        """Ask anew about a person who has been given more mentions."""
        self._ages.pop(id(entity), None)
        self._places.pop(id(entity), None)


def _near_given(one: str, two: str) -> bool:
    """Tell whether two given names are one misspelt; both may be common names of one sex."""
    if not near(one, two) or OSA.distance(one, two) > 1 + (min(len(one), len(two)) >= 7):
        return False
    known = given_names()
    if one in known and two in known:
        return abs(known[one].female - known[two].female) <= 0.5
    return True


def _one_person(beside: _Surroundings, one: Entity, two: Entity) -> bool:
    first, second = core(one.words), core(two.words)
    if len(first) < 2 or len(second) < 2 or len({suffix(one.words), suffix(two.words)} - {""}) > 1:
        return False
    surnames, given = (bare(first[-1]), bare(second[-1])), (bare(first[0]), bare(second[0]))
    if surnames[0] == surnames[1]:
        alike = _near_given(*given) and not beside.are_kin([*one.mentions, *two.mentions])
    else:
        initials = is_initial(first[0]) or is_initial(second[0])
        alike = not initials and near(*surnames) and given_agree(first[0], second[0])
    if not alike:
        return False
    ages = beside.ages(one), beside.ages(two)
    of_other_age = bool(ages[0] and ages[1] and not ages[0] & ages[1])
    return not of_other_age and not beside.together(one, two)


def _letters(entity: Entity) -> str:
    """Return the first letters of given name and surname: both must agree in one person's spellings."""
    return (entity.words[0][0] + core(entity.words)[-1][0]).casefold()


def _merge_full(beside: _Surroundings, people: People) -> None:
    kept: list[Entity] = []
    lettered: dict[str, list[Entity]] = {}
    for entity in people.all:
        alike = lettered.setdefault(_letters(entity), [])
        for other in alike:
            if _one_person(beside, other, entity):
                for mention in entity.mentions:
                    mention.entity = other
                    mention.form = NameForm.VARIANT
                other.mentions.extend(entity.mentions)
                beside.forget(other)
                other.male, other.female = other.male + entity.male, other.female + entity.female
                for bearers in people.by_surname.values():
                    if entity in bearers:
                        bearers.remove(entity)
                break
        else:
            alike.append(entity)
            kept.append(entity)
    people.all[:] = kept


def _near_surname(word: str, surname: str) -> bool:
    """Tell whether a lone word is the surname misspelt; two edits need a word that is no name."""
    return near(word, surname) and (OSA.distance(word, surname) == 1 or not is_name(word))


_Lettered = dict[str, list[tuple[str, Entity]]]
"""Folded names with their bearers by first letter: in no misspelling does it differ."""


def _lettered(names: Iterable[tuple[str, Entity]]) -> _Lettered:
    found: _Lettered = {}
    for name, entity in names:
        found.setdefault(name[0], []).append((name, entity))
    return found


def _surname_bearers(word: str, surnames: _Lettered) -> list[Entity]:
    """Return the persons whose surname a lone word misspells."""
    return [bearer for surname, bearer in surnames.get(word[0], ()) if _near_surname(word, surname)]


def _given_bearers(read: Read, given_of: _Lettered) -> list[Entity]:
    """Return the persons whose given name a lone possessive or subject misspells in one letter."""
    word = bare(read.run.words[-1])
    if len(word) < 6 or read.title or word[0] not in given_of:
        return []
    if not read.text.startswith(("'", "’"), read.run.end) and not _stands_as_person(read):
        return []
    known = given_names()
    return [
        entity
        for given, entity in given_of[word[0]]
        if near(word, given) and OSA.distance(word, given) == 1 and not (word in known and given in known)
    ]


def merge_variants(text: str, people: People, lone: list[Read], sentences: list[Span]) -> None:
    """Tie spellings that differ to their persons: full names first, then the lone surnames left over."""
    if len(people.all) > _MOST:
        return
    beside = _Surroundings(text, sentences)
    _merge_full(beside, people)
    full = [entity for entity in people.all if len(core(entity.words)) > 1]
    surnames = _lettered((bare(core(entity.words)[-1]), entity) for entity in full)
    given_of = _lettered((bare(entity.words[0]), entity) for entity in full)
    for entity in [e for e in people.all if len(e.words) == 1]:
        bearers = _surname_bearers(bare(entity.words[0]), surnames)
        if len(bearers) == 1 and not beside.are_kin(entity.mentions):
            for mention in entity.mentions:
                mention.entity, mention.form = bearers[0], NameForm.VARIANT
            bearers[0].mentions.extend(entity.mentions)
            people.all.remove(entity)
    for read in lone:
        word = bare(read.run.words[-1])
        if len(word) < 4 or read.sort is DOUBTFUL or word in _common():
            continue
        given = _given_bearers(read, given_of)
        if not given and (word in given_names() or not _stands_as_person(read)):
            continue
        bearers = given or _surname_bearers(word, surnames)
        if len(bearers) == 1:
            run = read.run
            bearers[0].mentions.append(
                Mention(run.start, run.end, run.words, read.title, bearers[0], NameForm.VARIANT, read.lead)
            )
