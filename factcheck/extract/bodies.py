"""Organisations and places of one article, and which of their mentions mean the same one.

A body's full form is its longest in the article: *Department of Justice*, *Justice Department* and *DOJ*
are one body where the letters fit; *U.S.* before a name does not make another one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.extract.name_words import bare, is_given
from factcheck.extract.reads import Read
from factcheck.extract.registry import Entity, Mention
from factcheck.extract.tokens import is_speaker_noun
from factcheck.extract.variants import near
from factcheck.extract.wordlists import line_set, named_set, word_set
from factcheck.model.name import NameForm, NameKind
from factcheck.text.names import surnames, titles
from factcheck.text.offices import office_last

_LOCAL = named_set("local-nouns")
"""What follows a place, or whoever governs, in the name of a body."""

_GENERAL = ("org_words", "place_words", "thing_words", "demonyms", "first_stop", "cue_nouns")
_WORD = re.compile(r"\w+")
_SMALL = frozenset(["of", "the", "for", "and", "on", "in", "&", "a"])
_NATION = frozenset(("u.s", "us", "u.k", "uk", "federal", "united", "states"))


@lru_cache(maxsize=16384)
def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that tell a body, so that both orders of a department's name agree."""
    lows = [bare(word) for word in words]
    lows = [low for low in lows if low not in _SMALL]
    if len(lows) > 1 and lows[0] in ("u.s", "us", "u.k", "uk"):
        lows = lows[1:]
    return office_last(lows)


@lru_cache(maxsize=16384)
def _letters(words: tuple[str, ...]) -> frozenset[str]:
    """Return the abbreviations that the words may have."""
    lows = [word for word in words if bare(word) not in _SMALL]
    plain = "".join(word[0] for word in lows).upper()
    without = "".join(word[0] for word in lows if bare(word) not in _NATION).upper()
    every = "".join(word[0] for word in words).upper()
    small = "".join(word[0] for word in words if bare(word) not in _NATION).upper()
    return frozenset((plain, without, every, small))


def _is_abbreviation(words: tuple[str, ...]) -> bool:
    word = words[0].replace(".", "")
    return len(words) == 1 and word.isupper() and len(word) > 1


_MOST_INITIALS = 3
_MOST_STREETS = 200
_STREETS = {"ave": "avenue", "st": "street", "rd": "road", "blvd": "boulevard", "dr": "drive", "ln": "lane"}
_STREETS |= {name: name for name in (*_STREETS.values(), "highway", "parkway", "court", "place")}
_STREETS |= {
    name: name for name in ("bay", "lake", "river", "creek", "hill", "bridge", "county", "island", "valley")
}


def _one_street(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Tell whether two street names differ in one token by at most one edit."""
    first = [_STREETS.get(bare(word), bare(word)) for word in one]
    second = [_STREETS.get(bare(word), bare(word)) for word in two]
    if len(first) != len(second) or first[-1] != second[-1]:
        return False
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(differing) == 1 and min(map(len, differing[0])) >= 6 and near(*differing[0])


def tie_initials(text: str, people: list[Entity], bodies: list[Entity]) -> None:
    """Give letters that label lines to the one person whose initials they are: *EY: “My brother did.”*."""
    lettered: dict[str, list[Entity]] = {}
    for entity in bodies:
        word = entity.words[0].replace(".", "")
        labels = _is_abbreviation(entity.words) and len(word) <= _MOST_INITIALS
        if labels and all(_is_label(text, mention) for mention in entity.mentions):
            lettered.setdefault(word, []).append(entity)
    for letters, labelling in lettered.items():
        bearers = [person for person in people if "".join(word[0] for word in person.words) == letters]
        if len(bearers) != 1:
            continue
        for entity in labelling:
            for mention in entity.mentions:
                mention.entity, mention.form = bearers[0], NameForm.SHORT
            bearers[0].mentions.extend(entity.mentions)
            entity.mentions = []


def _is_label(text: str, mention: Mention) -> bool:
    return text.startswith(":", mention.end) and (mention.start == 0 or text[mention.start - 1] == "\n")


def _is_distinct(word: str) -> bool:
    """Tell whether a word by itself may stand for the body whose name it begins."""
    low = bare(word)
    listed = any(low in word_set(f"{name}.txt") for name in _GENERAL)
    known = low in surnames() or is_given(word) or low in titles() or word in line_set("places.txt")
    return not (listed or known or is_speaker_noun(low))


class Bodies:
    """The organisations or the places of an article while it is being read."""

    def __init__(self, kind: NameKind) -> None:
        """Begin with none of ``kind``."""
        self.kind = kind
        self.all: list[Entity] = []
        self._by_key: dict[tuple[str, ...], Entity] = {}
        self._by_first: dict[str, list[Entity]] = {}
        self._shorts: dict[str, Entity | None] = {}
        self._written = frozenset[str]()

    def add(self, read: Read) -> None:
        """Tie a mention to its bearer, who may be new."""
        run, words = read.run, read.run.words
        key = _key(words)
        entity = self._by_key.get(key)
        if entity is None:
            entity = Entity(self.kind, words)
            self.all.append(entity)
            self._by_key[key] = entity
        elif len(words) > len(entity.words):
            entity.words = words
        entity.mentions.append(Mention(run.start, run.end, words, (), entity, NameForm.FULL))

    def add_short(self, read: Read) -> bool:
        """Tie a lone word to the one body named before that begins with it; tell whether it was.

        *Tollgate* is *Tollgate Systems*; what may be a surname, a place or a plain adjective is left alone.
        """
        run = read.run
        if len(run.words) != 1 or read.title or not self.all:
            return False
        word = run.words[0]
        if word not in self._shorts:
            self._shorts[word] = self._begun_by(word, read.text)
        bearer = self._shorts[word]
        if bearer is None or bearer.mentions[0].start > run.start:
            return False
        bearer.mentions.append(Mention(run.start, run.end, run.words, (), bearer, NameForm.SHORT))
        return True

    def _begun_by(self, word: str, text: str) -> Entity | None:
        """Return the one body whose name of several words begins with ``word``, if that is distinct."""
        low = bare(word)
        if not self._by_first:
            for entity in self.all:
                if len(entity.words) > 1:
                    self._by_first.setdefault(bare(entity.words[0]), []).append(entity)
        bearers = self._by_first.get(low, [])
        if len(bearers) != 1 or bare(bearers[0].words[1]) in _LOCAL or not _is_distinct(word):
            return None
        if not self._written:
            self._written = frozenset(_WORD.findall(text))
        return None if self._written.issuperset(_WORD.findall(low)) else bearers[0]

    def tie_abbreviations(self) -> None:
        """Give the mentions of an abbreviation to the one body whose initials it has."""
        short = [entity for entity in self.all if _is_abbreviation(entity.words)]
        if not short:
            return
        lettered: dict[str, list[Entity]] = {}
        for entity in self.all:
            if len(entity.words) > 1:
                every = _letters(entity.words)
                if bare(entity.words[-1]) == "department":
                    every |= _letters(("D", "o", *entity.words[:-1]))
                for letters in every:
                    lettered.setdefault(letters, []).append(entity)
        tied = set[int]()
        for entity in short:
            bearers = lettered.get(entity.words[0].replace(".", ""), [])
            if len({id(bearer) for bearer in bearers}) == 1:
                for mention in entity.mentions:
                    mention.entity = bearers[0]
                    mention.form = NameForm.SHORT
                bearers[0].mentions.extend(entity.mentions)
                tied.add(id(entity))
        self.all = [entity for entity in self.all if id(entity) not in tied]

    def tie_variants(self) -> None:
        """Tie street names that differ by a slip of spelling: *Fenmore Avenue*, *Fennmore Ave.*."""
        streets = [e for e in self.all if len(e.words) > 1 and bare(e.words[-1]) in _STREETS]
        for at, entity in enumerate(streets if len(streets) <= _MOST_STREETS else ()):
            for other in streets[:at]:
                if other in self.all and entity in self.all and _one_street(entity.words, other.words):
                    for mention in entity.mentions:
                        mention.entity, mention.form = other, NameForm.VARIANT
                    other.mentions.extend(entity.mentions)
                    self.all.remove(entity)

    def settle(self) -> None:
        """Fix the full forms and which mentions are shorter."""
        variant = NameForm.VARIANT
        for entity in self.all:
            entity.full = " ".join(entity.words)
            entity.mentions.sort(key=lambda mention: mention.start)
            for mention in entity.mentions:
                if mention.form is not variant and len(mention.words) < len(entity.words):
                    mention.form = NameForm.SHORT
