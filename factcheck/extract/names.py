"""From the text of an article to the registry of its names.

Stages: runs of capitals, joined, read for their kind; full names of persons; then the shorter mentions;
bodies and places; spellings that differ; full forms and sexes. Headlines bear mentions of known names only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from factcheck.extract.bodies import Bodies, tie_initials
from factcheck.extract.joining import ends_office, joined
from factcheck.extract.kinds import bare, is_given, may_be_common, read_run
from factcheck.extract.persons import People, core, names_person
from factcheck.extract.reads import (
    BODY,
    DOUBTFUL,
    LONE,
    OFFICE,
    PERSON,
    PLACE,
    UNKNOWN,
    Read,
    word_before,
)
from factcheck.extract.registry import Entity, Mention, Registry, surname_of
from factcheck.extract.rolls import without_rolls
from factcheck.extract.scan import runs
from factcheck.extract.variants import merge_variants
from factcheck.extract.wordlists import person_nouns, word_set
from factcheck.model.name import NameForm, NameKind
from factcheck.model.span import Span

_LOWER = re.compile(r"(?<![\w’'-])[a-z][a-z’']*+")
_FEW = 40
"""Words sought one by one in a text; where more are asked for, as in few articles, all are gathered."""

_SEXED = re.compile(r"h(?:(?<!\w.)(?:(e|is|im(?:self)?)|er(?:s|self)?)|(?<=\bsh)e)\b")
"""Their *h* comes first, for a pattern that begins with a letter is sought fast."""

_KIN = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|whose)|['’]s)[ \xa0]"
    r"(?:(?:grand|step)?(?:mother|father|son|daughter)|(?:half-|twin[ \xa0])?(?:brother|sister)|wife"
    r"|husband|aunt|uncle|cousin|niece|nephew|widow|widower|mum|mom|dad)[ \xa0]\Z"
)
_KIN_REACH = 26
_PLACING = ("in", "at", "near")
_SURE = 0.01
"""Per cent of the population that bear a given name with which no town's name is taken to begin."""

_PRONOUN_WEIGHT = 0.25
_TOLD = 0.95
"""Votes from which on a name or a title tells a sex."""

_NEAR = 400
"""Code points between a name and the pronouns that vote on its sex."""


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


def _mostly_places(lone: list[Read]) -> set[str]:
    """Return the lone words that follow *in*, *at* or *near* as often as they speak."""
    placed = [bare(read.run.words[-1]) for read in lone if read.lead in _PLACING]
    if not placed:
        return set()
    words = frozenset(placed)
    said = [word for read in lone if (word := bare(read.run.words[-1])) in words and read.speaks]
    return {word for word in words if placed.count(word) >= said.count(word)}


def _add_lone(people: People, bodies: Bodies, lone: list[Read], subjects: set[str]) -> list[Read]:
    """Tie lone words to persons, and to bodies that begin with them; return those left over."""
    rest = []
    known = len(people.all)
    places = _mostly_places(lone)
    titled = {bare(read.run.words[-1]) for read in lone if read.title}
    for read in lone:
        if people.add_short(read):
            continue
        word = bare(read.run.words[-1])
        if word not in titled and bodies.add_short(read):
            continue
        if read.lead == "the" or (word in places and not read.title):
            rest.append(read)
        elif read.sort is not DOUBTFUL and (read.title or (word in subjects and len(word) > 1)):
            people.add_new_short(read)
        else:
            rest.append(read)
    if len(people.all) == known:
        return rest
    return [read for read in rest if not people.add_short(read)]


def _outvoted(votes: float, against: float) -> bool:
    """Tell whether one more pronoun would turn what a name or title tells: it means somebody else."""
    return against >= _TOLD and votes + _PRONOUN_WEIGHT >= against


def _vote_by_pronouns(text: str, registry: Registry, sentences: list[Span]) -> None:
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


def _whole(full: Counter[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the full forms that are not the last words of another: *Ann Hale Dorn*, not *Hale Dorn*.

    The other must begin with a given name, or stand there twice: *Using Ann Hale* is a slip of reading.
    """
    sure = [words for words in full if is_given(words[0]) or full[words] > 1]
    tails = {words[at:] for words in sure for at in range(1, len(words) - 1)}
    return [words for words in full if words not in tails]


def _settle(people: People) -> None:
    """Fix each person's full form: the most frequent full mention, the surname by majority."""
    whole = NameForm.FULL
    for entity in people.all:
        if len(entity.mentions) > 1:
            full = [mention.words for mention in entity.mentions if mention.form is whole]
            if full:
                entity.words = _most_frequent(full)
            lasts = [core(mention.words)[-1] for mention in entity.mentions]
            if set(lasts) != {core(entity.words)[-1]}:
                _spell_by_majority(entity, lasts)
        entity.full = " ".join(entity.words)


def _most_frequent(full: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the form that most full mentions have; in most articles it is the only one."""
    if len(set(full)) == 1:
        return full[0]
    counts = Counter(full)
    return max(_whole(counts), key=counts.__getitem__)


def _spell_by_majority(entity: Entity, lasts: list[str]) -> None:
    """Give a full name the surname that most of the mentions have, whose last words are ``lasts``."""
    bones = core(entity.words)
    others = {bare(word) for word in bones[:-1]}
    spelt = Counter(last.replace("’", "'") for last in lasts if bare(last) not in others)
    if spelt and len(bones) > 1:
        surname = max(spelt, key=spelt.__getitem__)
        if spelt[bones[-1].replace("’", "'")] < spelt[surname]:
            entity.words = (*bones[:-1], surname, *entity.words[len(bones) :])


def _is_called(read: Read) -> bool:
    """Tell whether a lone given name follows what its bearer is: *her husband, Mike, agreed*."""
    if read.lead != "name" and read.lead not in person_nouns():
        return False
    run, text = read.run, read.text
    if _KIN.search(text, max(0, run.start - _KIN_REACH), run.start):
        return True
    opened, closed = text[run.start - 2 : run.start] == ", ", text[run.end : run.end + 1] == ","
    return closed if opened else is_given(run.words[0])


def _subjects(reads: list[Read]) -> set[str]:
    """Return the lone words that speak, or are described as persons are."""
    return {
        surname_of(core(read.run.words))
        for read in reads
        if read.sort is LONE
        and (read.speaks or read.lead == "old" or read.is_described() or _is_called(read))
    }


def _is_doubtful(read: Read) -> bool:
    """Tell whether a lone word may be a place, or have its capital from the head of a sentence."""
    return read.sort is DOUBTFUL or (read.sort is PLACE and len(read.run.words) == 1)


def _add_doubtful(doubtful: list[Read], people: People, places: Bodies) -> None:
    """Tie doubtful words to a person with that surname who speaks, else to the place they may be."""
    for read in doubtful:
        known = (
            surname_of(read.run.words) in people.by_surname
            and (read.speaks or read.has_kin)
            and read.lead != "the"
        )
        if not (known and people.add_short(read)) and read.sort is PLACE:
            places.add(read)


def _placed(reads: list[Read]) -> set[tuple[str, ...]]:
    """Return the runs without a frequent given name that say where something is: *in Alder Mesa*."""
    return {
        core(read.run.words)
        for read in reads
        if (read.sort is UNKNOWN or read.sort is PERSON)
        and not is_given(read.run.words[0], _SURE)
        and read.is_placed
    }


def build_registry(
    text: str,
    paragraphs: list[Span],
    sentences: list[Span],
    furniture: frozenset[int],
    headlines: frozenset[int],
) -> Registry:
    """Return the names of ``text`` outside ``furniture``, tied to their bearers."""
    reads = _reads(text, paragraphs, furniture | headlines)
    subjects = _subjects(reads)
    elsewhere = {core(r.run.words) for r in reads if r.sort is UNKNOWN and not r.run.initial}
    placed = _placed(reads)
    sure = {surname_of(core(r.run.words)) for r in reads if r.sort is PERSON}
    alone = {bare(r.run.words[0]) for r in reads if r.sort is LONE and len(r.run.words) == 1} - sure
    people, bodies, places = People(text), Bodies(NameKind.ORGANISATION), Bodies(NameKind.PLACE)
    lone: list[Read] = []
    doubtful: list[Read] = []
    for read in reads:
        words = read.run.words
        if read.sort is UNKNOWN and people.add_by_particles(read):
            continue
        if _is_doubtful(read):
            doubtful.append(read)
        elif read.sort is LONE:
            lone.append(read)
        elif read.sort is PLACE:
            places.add(read)
        elif read.sort is BODY:
            bodies.add(read)
        elif read.sort is not OFFICE:
            of_body = read.sort is UNKNOWN and read.lead in word_set("org_words.txt")
            if of_body and not ends_office(text, read.run.start):
                bodies.add(read)
            elif placed and read.sort is PERSON and words in placed and not read.title:
                continue
            elif names_person(read, subjects, elsewhere, alone, placed):
                people.add_full(read)
            elif read.speaks and read.lead == "the":
                bodies.add(read)
            elif len(words) > 1 and people.nearly_knows(words):
                people.add_full(read)
            else:
                lone.append(Read(DOUBTFUL, read.run.cut(len(words) - 1, len(words)), (), text))
    left = _add_lone(people, bodies, lone, subjects)
    _add_doubtful(doubtful, people, places)
    merge_variants(text, people, left, sentences)
    _settle(people)
    bodies.tie_abbreviations()
    places.tie_variants()
    for named in (bodies, places):
        named.settle()
    tie_initials(text, people.all, bodies.all)
    entities = people.all + [body for body in bodies.all if body.mentions] + places.all
    registry = Registry(entities, [m for entity in entities for m in entity.mentions])
    _add_headlines(text, paragraphs, headlines - furniture, registry)
    _vote_by_pronouns(text, registry, sentences)
    return registry


@lru_cache(maxsize=16384)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(bare(word) for word in words)


def _add_headlines(text: str, paragraphs: list[Span], numbers: frozenset[int], registry: Registry) -> None:
    """Add the mentions in headlines of names that the body knows."""
    if not numbers:
        return
    known: dict[tuple[str, ...], Entity] = {}
    for entity in registry.entities:
        known.setdefault(_folded(entity.words), entity)
        if entity.is_person:
            known.setdefault((surname_of(core(entity.words)),), entity)
        for words in {mention.words for mention in entity.mentions}:
            known.setdefault(_folded(words), entity)
    longest = max((len(words) for words in known), default=0)
    for number in numbers:
        for run in joined(text, runs(text, paragraphs[number].start, paragraphs[number].end)):
            lows = _folded(run.words)
            at = 0
            while at < len(lows):
                for size in range(min(longest, len(lows) - at), 0, -1):
                    entity_or_none = known.get(lows[at : at + size])
                    if entity_or_none is not None and (
                        size > 1 or lows[at] not in word_set("first_stop.txt")
                    ):
                        form = NameForm.FULL if size > 1 else NameForm.SHORT
                        piece = run.cut(at, at + size)
                        lead = word_before(text, piece.start)
                        mention = Mention(
                            piece.start, piece.end, piece.words, (), entity_or_none, form, lead
                        )
                        entity_or_none.mentions.append(mention)
                        registry.mentions.append(mention)
                        at += size - 1
                        break
                at += 1
    registry.__post_init__()
