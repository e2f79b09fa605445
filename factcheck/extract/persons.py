"""Persons of one article: which runs name them, and which mentions mean the same person.

Evidence for a person: a census given name before a surname, a title before it, an age or a relative clause
after it, or that it is the subject of a reporting verb. Shorter mentions are tied to the full form with
that surname, else to the only person with that given name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.extract.name_words import bare, is_given, is_initial
from factcheck.extract.reads import Read
from factcheck.extract.registry import Entity, Mention, surname_of
from factcheck.extract.scan import Run
from factcheck.extract.sexes import vote
from factcheck.extract.tokens import kind_of
from factcheck.extract.wordlists import (
    named_set,
)
from factcheck.model.name import NameForm, NameKind
from factcheck.text.names import (
    name_parts,
    share_full_name,
    short_names,
    suffixes,
    surnames,
    titles,
)

_PARTICLES = re.compile(
    r"(?i)(?<!\w)((?:(?:" + "|".join(sorted(name_parts("particle"))) + r")[ \xa0]){1,2})\Z"
)
_ARTICLE = re.compile(r"(?i)(?<!\w)(?:" + "|".join(sorted(name_parts("article"))) + r")-\Z")
_WITH_GIVEN = named_set("titles-of-given")
_BEARERS = 16
"""Persons of one surname that a name is weighed against; more bear it in no story."""

_SURELY, _WEAKLY = 0.9, 0.5


@lru_cache(maxsize=16384)
def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without suffix."""
    end = len(words)
    while end > 1 and bare(words[end - 1]) in suffixes():
        end -= 1
    return words[:end]


def suffix(words: tuple[str, ...]) -> str:
    """Return the folded suffix, or an empty string."""
    return bare(words[-1]) if bare(words[-1]) in suffixes() and len(words) > 1 else ""


def given_agree(one: str, two: str) -> bool:
    """Tell whether two given names may be one: equal, an initial of the other, or its short form.

    >>> given_agree("Rob", "Robert"), given_agree("J.", "James"), given_agree("Anna", "Maria")
    (True, True, False)
    """
    a, b = bare(one), bare(two)
    if a == b or (is_initial(one) and b[0] == a[0]) or (is_initial(two) and a[0] == b[0]):
        return True
    if share_full_name(a, b):
        return True
    return min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)) and a[-1] != "s" != b[-1]


def _is_of_other_age(entity: Entity, words: tuple[str, ...]) -> bool:
    """Tell whether suffixes part two bearers of a name: *Jr.* and *Sr.*, or *Jr.* after one without.

    A suffix belongs to the first full mention: who has been named without it is somebody else.
    """
    end = suffix(words)
    if not end:
        return False
    first = suffix(entity.mentions[0].words) if entity.mentions else ""
    return end not in (first, suffix(entity.words))


@lru_cache(maxsize=16384)
def _openings(names: tuple[str, ...]) -> frozenset[str]:
    """Return the first letters of all given names that one of ``names`` may agree with.

    What has none in common with them need not be compared, which tells most bearers of a surname apart.
    """
    forms = [bare(name) for name in names]
    return frozenset(full[0] for form in forms for full in (form, *short_names().get(form, ())) if full)


def _is_of_other_sex(entity: Entity, read: Read) -> bool:
    """Tell whether the title before a surname cannot be that of a person with this given name."""
    sexes = {titles()[word].sex for word in read.title if word in titles()} - {"-"}
    return any(entity.lean(sex) <= -_SURELY for sex in sexes)


@lru_cache(maxsize=4096)
def _may_lead(word: str) -> bool:
    """Tell whether what a title goes with may come first: *Mr Lim* is *Lim Boon Huat*."""
    low = bare(word)
    return low in surnames() or not is_given(word)


class People:
    """The persons of an article while it is being read."""

    def __init__(self, text: str) -> None:
        """Begin with nobody; ``text`` is the article's."""
        self.text = text
        self.all: list[Entity] = []
        self.by_surname: dict[str, list[Entity]] = {}
        self.by_given: dict[str, list[Entity]] = {}
        self._by_name: dict[tuple[str, str, str], Entity] = {}
        self._openings: dict[Entity, frozenset[str]] = {}
        self._by_inner: dict[str, list[Entity]] = {}
        self._has_particles = False

    def add_full(self, read: Read) -> None:
        """Tie a full name to its person, who may be new."""
        words = read.run.words
        bones = core(words)
        if self.add_by_particles(read):
            return
        surname = surname_of(bones)
        name = (surname, bare(bones[0]), suffix(words))
        known = self._by_name.get(name)
        openings = _openings((bones[:-1] or bones)[:2])
        for entity in self.by_surname.get(surname, ()):
            if openings.isdisjoint(self._openings[entity]) or _is_of_other_age(entity, words):
                continue
            theirs = core(entity.words)
            if len(theirs) > 1 and given_agree(theirs[0], bones[0]):
                break
            if len(theirs) > 2 and len(bones) > 1 and given_agree(theirs[1], bones[0]):
                break
            if len(theirs) == 2 and bones[1:] == theirs:
                break
        else:
            entity = known or self._new(words, surname)
            if known is None and len(words) > 1:
                self.by_given.setdefault(bare(words[0]), []).append(entity)
                self._index_inner(entity, bones[1:-1], bones[-1])
        self._by_name.setdefault(name, entity)
        self._mention(entity, read, NameForm.FULL)

    def _index_inner(self, entity: Entity, words: tuple[str, ...], last: str) -> None:
        """Remember the first of two surnames; before none that is known it may be *Hale Goes*."""
        sure = bare(last) in surnames() or not last.isascii()
        if not sure and (kind_of(bare(last)) != "O" or bare(last) in named_set("works")):
            return
        for word in words:
            part = is_initial(word) or bare(word) in name_parts("particle")
            if not part and _may_lead(word) and (sure or bare(word) not in surnames()):
                self._by_inner.setdefault(bare(word), []).append(entity)

    def add_by_particles(self, read: Read) -> bool:
        """Tie a surname that begins with a particle: *Ms von der Leyen*; tell whether it is known."""
        if bare(read.run.words[0]) not in name_parts("particle"):
            return False
        bearers = self.by_surname.get(" ".join(core(read.run.words)).casefold().replace("’", "'"), [])
        if bearers:
            self._mention(self._likeliest(bearers, read), read, NameForm.SHORT)
        return bool(bearers)

    def _new(self, words: tuple[str, ...], surname: str) -> Entity:
        entity = Entity(NameKind.PERSON, words)
        self.all.append(entity)
        bearers = self.by_surname.setdefault(surname, [])
        if len(bearers) < _BEARERS:
            bearers.append(entity)
            self._openings[entity] = _openings(core(words)[:-1][:2])
        self._has_particles = self._has_particles or " " in surname
        return entity

    def nearly_knows(self, words: tuple[str, ...]) -> bool:
        """Tell whether a known person has that surname and a given name with the same first letter."""
        known = self.by_surname.get(surname_of(core(words)), ())
        return (
            any(len(e.words) > 1 and e.words[0][0] == words[0][0] for e in known) and words[0][1:].islower()
        )

    def add_new_short(self, read: Read) -> Entity:
        """Begin a person whom the article names by one word only."""
        words = read.run.words
        entity = self._new(words, surname_of(words))
        self._mention(entity, read, NameForm.SHORT)
        return entity

    def _mention(self, entity: Entity, read: Read, form: NameForm) -> None:
        run, lead = read.run, read.lead
        vote(entity, core(run.words), (*read.title, lead) if lead in titles() else read.title)
        entity.mentions.append(Mention(run.start, run.end, run.words, read.title, entity, form, lead))

    def add_short(self, read: Read) -> bool:
        """Tie a lone word to the person whose surname or only given name it is; tell whether it was."""
        words = read.run.words
        bearers = self.by_surname.get(surname_of(core(words)), [])
        found = [e for e in bearers if not _is_of_other_sex(e, read)] if read.title else bearers
        if not found and self._has_particles and len(words) == 1:
            found = self._with_particle(read)
        if found:
            self._take_article(read)
            self._mention(self._likeliest(found, read), read, NameForm.SHORT)
            return True
        if len(words) == 1 and (not read.title or read.title[-1] in _WITH_GIVEN or _may_lead(words[0])):
            given = bare(words[0])
            bearers = self.by_given.get(given, [])
            if len(bearers) == 1 and not _is_of_other_sex(bearers[0], read):
                self._mention(bearers[0], read, NameForm.SHORT)
                return True
        return self._add_inner(read)

    def _add_inner(self, read: Read) -> bool:
        """Tie the first of two surnames: *Ruiz* is *Carmen Ruiz Pardo*; tell whether it was."""
        bearers = self._by_inner.get(bare(read.run.words[0]), []) if len(read.run.words) == 1 else []
        if len(bearers) != 1 or _is_of_other_sex(bearers[0], read):
            return False
        self._mention(bearers[0], read, NameForm.SHORT)
        return True

    def _with_particle(self, read: Read) -> list[Entity]:
        """Look for the surname with the particles that stand before the run, and take them in."""
        match = _PARTICLES.search(self.text, max(0, read.run.start - 12), read.run.start)
        if match is None:
            return []
        start = match.start(1)
        words = (*match[1].split(), *read.run.words)
        found = self.by_surname.get(" ".join(words).casefold().replace("’", "'"), [])
        if found:
            read.take_in(Run(start, read.run.end, words, read.run.initial))
        return found

    def _take_article(self, read: Read) -> None:
        """Take in the article before a surname: *al-Assad* after *Bashar al-Assad*."""
        start = read.run.start
        if match := _ARTICLE.search(self.text, max(0, start - 4), start):
            words = (match[0] + read.run.words[0], *read.run.words[1:])
            read.take_in(Run(match.start(), read.run.end, words, read.run.initial))

    def _likeliest(self, found: list[Entity], read: Read) -> Entity:
        """Choose among persons of one surname: by sex of title, title, mentions so far, then nearness."""
        if len(found) == 1:
            return found[0]
        sexes = {titles()[word].sex for word in read.title if word in titles()} - {"-"}
        fitting = [e for e in found if all(e.may_be(sex) for sex in sexes)] or found
        fitting = [e for e in fitting if all(e.lean(sex) > -_WEAKLY for sex in sexes)] or fitting
        before = [e for e in fitting if e.mentions and e.mentions[0].start < read.run.start] or fitting
        if read.title:
            before = [e for e in before if read.title[-1] in e.roles] or before
        return max(before, key=lambda e: (len(e.mentions), e.mentions[-1].start if e.mentions else 0))
