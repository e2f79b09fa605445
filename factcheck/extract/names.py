"""From the text of an article to the registry of its names.

Stages: runs of capitals, joined, read for their kind; full names of persons; then the shorter mentions;
bodies and places; spellings that differ; full forms and sexes. Headlines bear mentions of known names only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from factcheck.extract.bodies import Bodies
from factcheck.extract.joining import joined
from factcheck.extract.kinds import Read, Sort, bare, is_given, may_be_common, read_run
from factcheck.extract.persons import People, core, is_described, is_said_of, names_person, word_before
from factcheck.extract.registry import Entity, Mention, Registry, surname_of
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

_PLACING = ("in", "at", "near")
_PRONOUN_WEIGHT = 0.25
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
    for run in joined(text, runs(text)):
        while turn < len(shown) and shown[turn].end <= run.start:
            turn += 1
        if turn == len(shown):
            break
        if shown[turn].start > run.start:
            continue
        common = may_be_common(run) and bare(run.words[0]) in low
        read = read_run(run, common)
        if read is not None:
            found.append(read)
    return _without_descriptions(found)


def _without_descriptions(reads: list[Read]) -> list[Read]:
    """Cut a noun for a person before a name that the article also gives without: *Novelist Ann Hale*."""
    names = {read.run.words for read in reads if read.sort in (Sort.PERSON, Sort.UNKNOWN)}
    return [
        Read(Sort.PERSON, read.run.cut(1, len(read.run.words)), (bare(read.run.words[0]),))
        if not read.title and read.run.words[1:] in names and bare(read.run.words[0]) in person_nouns()
        else read
        for read in reads
    ]


def _mostly_places(text: str, lone: list[Read]) -> set[str]:
    """Return the lone words that follow *in*, *at* or *near* as often as they speak."""
    placed = Counter(bare(r.run.words[-1]) for r in lone if word_before(text, r.run.start) in _PLACING)
    if not placed:
        return set()
    named = ((bare(r.run.words[-1]), r) for r in lone)
    said = Counter(word for word, r in named if word in placed and is_said_of(text, r))
    return {word for word, count in placed.items() if count >= said[word]}


def _add_lone(text: str, people: People, lone: list[Read], subjects: set[str]) -> list[Read]:
    """Tie lone words to persons; return those left over."""
    rest = []
    known = len(people.all)
    places = _mostly_places(text, lone)
    for read in lone:
        if people.add_short(read):
            continue
        word = bare(read.run.words[-1])
        if word_before(text, read.run.start) == "the" or (word in places and not read.title):
            rest.append(read)
        elif read.sort is not Sort.DOUBTFUL and (read.title or (word in subjects and len(word) > 1)):
            people.add_new_short(read)
        else:
            rest.append(read)
    if len(people.all) == known:
        return rest
    return [read for read in rest if not people.add_short(read)]


def _vote_by_pronouns(text: str, registry: Registry, sentences: list[Span]) -> None:
    """Count the pronouns after the first person of a sentence as votes on that person's sex."""
    starts = [sentence.start for sentence in sentences]
    for match in _SEXED.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0:
            continue
        before = {
            id(m.entity): m.entity
            for m in registry.between(max(starts[at], match.start() - _NEAR), match.start())
            if m.entity.kind is NameKind.PERSON
        }
        if len(before) == 1:
            entity = next(iter(before.values()))
            if match[1]:
                entity.male += _PRONOUN_WEIGHT
            else:
                entity.female += _PRONOUN_WEIGHT


def _settle(people: People) -> None:
    """Fix each person's full form: the most frequent full mention, the surname by majority."""
    for entity in people.all:
        full = [m.words for m in entity.mentions if m.form is NameForm.FULL]
        if full:
            entity.words = max(dict.fromkeys(full), key=full.count)
        bones = core(entity.words)
        lasts = [core(m.words)[-1] for m in entity.mentions]
        spelt = [last.replace("’", "'") for last in lasts if bare(last) != bare(bones[0])]
        if spelt and len(bones) > 1:
            surname = max(dict.fromkeys(spelt), key=spelt.count)
            if spelt.count(bones[-1].replace("’", "'")) < spelt.count(surname):
                entity.words = (*bones[:-1], surname, *entity.words[len(bones) :])
        entity.full = " ".join(entity.words)


def _is_called(text: str, read: Read) -> bool:
    """Tell whether a lone given name follows what its bearer is: *her husband, Mike, agreed*."""
    run = read.run
    closes = text[run.start - 2 : run.start] != ", " or text[run.end : run.end + 1] == ","
    if not closes or not is_given(run.words[0]):
        return False
    before = word_before(text, run.start)
    return before == "name" or before in person_nouns()


def _subjects(text: str, reads: list[Read]) -> set[str]:
    """Return the lone words that speak, or are described as persons are."""
    return {
        surname_of(core(r.run.words))
        for r in reads
        if r.sort is Sort.LONE
        and (is_said_of(text, r) or is_described(text, r.run.end) or _is_called(text, r))
    }


def _add_doubtful(text: str, doubtful: list[Read], people: People, places: Bodies) -> None:
    """Tie lone words that may be places to a person with that surname who speaks, else to the place."""
    for read in doubtful:
        known = surname_of(read.run.words) in people.by_surname and is_said_of(text, read)
        known = known and word_before(text, read.run.start) != "the"
        if not (known and people.add_short(read)) and read.sort is Sort.PLACE:
            places.add(read, read.run.start, read.run.words)


def build_registry(
    text: str,
    paragraphs: list[Span],
    sentences: list[Span],
    furniture: frozenset[int],
    headlines: frozenset[int],
) -> Registry:
    """Return the names of ``text`` outside ``furniture``, tied to their bearers."""
    reads = _reads(text, paragraphs, furniture | headlines)
    subjects = _subjects(text, reads)
    elsewhere = {core(r.run.words) for r in reads if r.sort is Sort.UNKNOWN and not r.run.initial}
    sure = {surname_of(core(r.run.words)) for r in reads if r.sort is Sort.PERSON}
    alone = {bare(r.run.words[0]) for r in reads if r.sort is Sort.LONE and len(r.run.words) == 1} - sure
    people, bodies, places = People(text), Bodies(NameKind.ORGANISATION), Bodies(NameKind.PLACE)
    lone: list[Read] = []
    doubtful: list[Read] = []
    for read in reads:
        words = read.run.words
        if read.sort is Sort.LONE:
            lone.append(read)
        elif read.sort is Sort.DOUBTFUL or (read.sort is Sort.PLACE and len(words) == 1):
            doubtful.append(read)
        elif read.sort is Sort.PLACE:
            places.add(read, read.run.start, words)
        elif read.sort is Sort.BODY:
            bodies.add(read, read.run.start, words)
        elif read.sort is not Sort.OFFICE:
            lead = word_before(text, read.run.start)
            if read.sort is Sort.UNKNOWN and lead in word_set("org_words.txt"):
                bodies.add(read, read.run.start, words)
            elif names_person(text, read, subjects, elsewhere, alone):
                people.add_full(read)
            elif is_said_of(text, read) and lead == "the":
                bodies.add(read, read.run.start, words)
            elif len(words) > 1 and people.nearly_knows(words):
                people.add_full(read)
            else:
                lone.append(Read(Sort.DOUBTFUL, read.run.cut(len(words) - 1, len(words))))
    left = _add_lone(text, people, lone, subjects)
    _add_doubtful(text, doubtful, people, places)
    merge_variants(text, people, left, sentences)
    _settle(people)
    bodies.tie_abbreviations()
    places.tie_variants()
    for named in (bodies, places):
        named.settle()
    entities = people.all + bodies.all + places.all
    registry = Registry(entities, [m for entity in entities for m in entity.mentions])
    _add_headlines(text, paragraphs, headlines - furniture, registry)
    _vote_by_pronouns(text, registry, sentences)
    return registry


def _add_headlines(text: str, paragraphs: list[Span], numbers: frozenset[int], registry: Registry) -> None:
    """Add the mentions in headlines of names that the body knows."""
    if not numbers:
        return
    known: dict[tuple[str, ...], Entity] = {}
    for entity in registry.entities:
        known.setdefault(tuple(bare(word) for word in entity.words), entity)
        if entity.kind is NameKind.PERSON:
            known.setdefault((surname_of(core(entity.words)),), entity)
        for words in {mention.words for mention in entity.mentions}:
            known.setdefault(tuple(bare(word) for word in words), entity)
    longest = max((len(words) for words in known), default=0)
    for number in numbers:
        for run in joined(text, runs(text, paragraphs[number].start, paragraphs[number].end)):
            lows = tuple(bare(word) for word in run.words)
            at = 0
            while at < len(lows):
                for size in range(min(longest, len(lows) - at), 0, -1):
                    entity_or_none = known.get(lows[at : at + size])
                    if entity_or_none is not None and (
                        size > 1 or lows[at] not in word_set("first_stop.txt")
                    ):
                        form = NameForm.FULL if size > 1 else NameForm.SHORT
                        piece = run.cut(at, at + size)
                        mention = Mention(piece.start, piece.end, piece.words, (), entity_or_none, form)
                        entity_or_none.mentions.append(mention)
                        registry.mentions.append(mention)
                        at += size - 1
                        break
                at += 1
    registry.__post_init__()
