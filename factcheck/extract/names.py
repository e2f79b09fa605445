"""From the text of an article to the registry of its names.

Stages: runs of capitals, joined, read for their kind; full names of persons; then the shorter mentions;
bodies and places; spellings that differ; full forms and sexes. Headlines bear mentions of known names only.
"""

from __future__ import annotations

import re

from factcheck.extract.bodies import Bodies, tie_initials
from factcheck.extract.full_forms import settle_persons
from factcheck.extract.headline_names import headline_mentions
from factcheck.extract.joining import ends_office, joined
from factcheck.extract.kinds import may_be_common, read_run
from factcheck.extract.name_words import bare
from factcheck.extract.person_signs import Signs, names_person
from factcheck.extract.persons import People
from factcheck.extract.reads import (
    BODY,
    DOUBTFUL,
    LONE,
    OFFICE,
    PERSON,
    PLACE,
    UNKNOWN,
    Read,
)
from factcheck.extract.registry import Entity, Registry, surname_of
from factcheck.extract.rolls import without_rolls
from factcheck.extract.scan import runs
from factcheck.extract.sexes import vote_by_pronouns
from factcheck.extract.variants import merge_variants
from factcheck.extract.wordlists import person_nouns, word_set
from factcheck.model.name import NameKind
from factcheck.model.span import Span

_LOWER = re.compile(r"(?<![\w’'-])[a-z][a-z’']*+")
_PLACING = ("in", "at", "near")
_FEW = 40
"""Words sought one by one in a text; where more are asked for, as in few articles, all are gathered."""


class _LowerWords:
    """The words of a text without capitals."""

    def __init__(self, text: str) -> None:
        """Begin with ``text`` unread."""
        self._text = text
        self._asked = 0
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        self._asked += 1
        if self._asked > _FEW:
            if self._all is None:
                self._all = frozenset(_LOWER.findall(self._text))
            return word in self._all
        at = self._text.find(word)
        while at >= 0:
            match = _LOWER.match(self._text, at)
            if match is not None and match[0] == word:
                return True
            at = self._text.find(word, at + len(word))
        return False


def _reads(text: str, paragraphs: list[Span], skip: frozenset[int]) -> list[Read]:
    found = []
    shown = [span for number, span in enumerate(paragraphs) if number not in skip]
    low = _LowerWords(text)
    turn = 0
    for run in joined(text, without_rolls(runs(text))):
        while turn < len(shown) and shown[turn].end <= run.start:
            turn += 1
        if turn == len(shown):
            break
        if shown[turn].start > run.start:
            continue
        common = may_be_common(run) and bare(run.words[0]) in low
        read = read_run(text, run, common)
        if read is not None:
            found.append(read)
    return _without_descriptions(found)


def _without_descriptions(reads: list[Read]) -> list[Read]:
    """Cut a noun for a person before a name that the article also gives without: *Novelist Ann Hale*."""
    led = [
        at
        for at, read in enumerate(reads)
        if len(read.run.words) > 2 and not read.title and bare(read.run.words[0]) in person_nouns()
    ]
    if not led:
        return reads
    names = {read.run.words for read in reads if read.sort in (PERSON, UNKNOWN)}
    for at in led:
        read = reads[at]
        if read.run.words[1:] in names:
            name = read.run.cut(1, len(read.run.words))
            reads[at] = Read(PERSON, name, (bare(read.run.words[0]),), read.text)
    return reads


class _Names:
    """The names of an article while they are tied to bearers: the sure ones, then what rests on these."""

    def __init__(self, text: str, reads: list[Read]) -> None:
        """Tie the reads that tell their kind; keep lone and doubtful words until all others are known."""
        self._text = text
        self._signs = Signs(reads)
        self.people = People(text)
        self.bodies, self.places = Bodies(NameKind.ORGANISATION), Bodies(NameKind.PLACE)
        self._lone: list[Read] = []
        self._doubtful: list[Read] = []
        for read in reads:
            self._add(read)

    def _add(self, read: Read) -> None:
        if read.sort is UNKNOWN and self.people.add_by_particles(read):
            return
        if read.sort is DOUBTFUL or (read.sort is PLACE and len(read.run.words) == 1):
            self._doubtful.append(read)  # it may have its capital from the head of a sentence
        elif read.sort is LONE:
            self._lone.append(read)
        elif read.sort is PLACE:
            self.places.add(read)
        elif read.sort is BODY or (read.sort is UNKNOWN and self._is_of_body(read)):
            self.bodies.add(read)
        elif read.sort is not OFFICE:
            self._add_person(read)

    def _is_of_body(self, read: Read) -> bool:
        """Tell whether a noun for a body, which is no office, leads the name: *the firm Hale Dorn*.

        No body has an age: *the rector of the university, Ann Hale, 53,*.
        """
        is_led = read.lead in word_set("org_words.txt") and not ends_office(self._text, read.run.start)
        return is_led and not read.is_aged

    def _add_person(self, read: Read) -> None:
        """Tie what may be a person's full name; of what nothing tells so, keep the last word."""
        words = read.run.words
        if read.sort is PERSON and words in self._signs.placed and not read.title:
            return
        if names_person(read, self._signs):
            self.people.add_full(read)
        elif read.speaks and read.lead == "the":
            self.bodies.add(read)
        elif len(words) > 1 and self.people.nearly_knows(words):
            self.people.add_full(read)
        else:
            last = read.run.cut(len(words) - 1, len(words))
            self._lone.append(Read(DOUBTFUL, last, (), self._text))

    def tie_lone(self) -> list[Read]:
        """Tie lone words to persons, and to bodies that begin with them; return those left over."""
        people = self.people
        rest = []
        known = len(people.all)
        places = _mostly_places(self._lone)
        titled = {bare(read.run.words[-1]) for read in self._lone if read.title}
        for read in self._lone:
            if people.add_short(read):
                continue
            word = bare(read.run.words[-1])
            if word not in titled and self.bodies.add_short(read):
                continue
            if read.lead == "the" or (word in places and not read.title):
                rest.append(read)
            elif read.sort is not DOUBTFUL and (
                read.title or (word in self._signs.subjects and len(word) > 1)
            ):
                people.add_new_short(read)
            else:
                rest.append(read)
        if len(people.all) == known:
            return rest
        return [read for read in rest if not people.add_short(read)]

    def tie_doubtful(self) -> None:
        """Tie doubtful words to a person with that surname who does as persons do, else to their place."""
        for read in self._doubtful:
            known = (
                surname_of(read.run.words) in self.people.by_surname
                and (read.speaks or read.has_kin or read.is_described())
                and read.lead != "the"
            )
            if not (known and self.people.add_short(read)) and read.sort is PLACE:
                self.places.add(read)

    def settled(self) -> list[Entity]:
        """Fix the full forms; return all bearers: persons, bodies that are mentioned, places."""
        settle_persons(self.people.all)
        self.bodies.tie_abbreviations()
        self.places.tie_variants()
        for named in (self.bodies, self.places):
            named.settle()
        tie_initials(self._text, self.people.all, self.bodies.all)
        return self.people.all + [body for body in self.bodies.all if body.mentions] + self.places.all


def _mostly_places(lone: list[Read]) -> set[str]:
    """Return the lone words that follow *in*, *at* or *near* as often as they speak."""
    placed = [bare(read.run.words[-1]) for read in lone if read.lead in _PLACING]
    if not placed:
        return set()
    words = frozenset(placed)
    said = [word for read in lone if (word := bare(read.run.words[-1])) in words and read.speaks]
    return {word for word in words if placed.count(word) >= said.count(word)}


def build_registry(
    text: str,
    paragraphs: list[Span],
    sentences: list[Span],
    furniture: frozenset[int],
    headlines: frozenset[int],
) -> Registry:
    """Return the names of ``text``, tied to their bearers.

    ``furniture`` and ``headlines`` are numbers of paragraphs: the first name nobody, the second only whom
    the others name.
    """
    names = _Names(text, _reads(text, paragraphs, furniture | headlines))
    left = names.tie_lone()
    names.tie_doubtful()
    merge_variants(text, names.people, left, sentences)
    entities = names.settled()
    registry = Registry(entities, [mention for entity in entities for mention in entity.mentions])
    lines = [paragraphs[number] for number in headlines - furniture]
    registry.add(headline_mentions(text, lines, entities))
    vote_by_pronouns(text, sentences, registry)
    return registry
