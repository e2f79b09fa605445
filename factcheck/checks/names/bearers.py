"""The bearers of names in a story: which names of its articles are one person's, place's or body's.

In: the articles of a story with their names, tied within each article by extraction. Out: bearers with
every mention. Names are tied across articles by their forms and by likeness of spelling, see
:mod:`factcheck.checks.names.spelling`; two names that one article tells apart stay two, and so do two
whose ages or suffixes differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from operator import attrgetter

from rapidfuzz.distance import OSA

from factcheck.checks.names.spelling import (
    Token,
    first_sound,
    is_form,
    is_near,
    person_slots,
    read_name,
    sound,
    suffix_of,
    thing_slots,
)
from factcheck.model.group import ArticleView, StoryView
from factcheck.model.name import NameForm, NameKind
from factcheck.model.span import Span
from factcheck.model.value import value
from factcheck.text.names import is_name

MOST_EDITS = 3
"""A token further than this from every token of the full name is another name, even where extraction says
that the mention is a variant."""

AGE_GAP = 10
"""Years between two ages that make two persons even of one given name: a father and his son."""

LEAST_FAMILY = 6
"""Letters of a surname that two persons may bear in two spellings."""

LEAST_LONE = 5
"""Letters of a surname alone that may be another spelling of a full name's."""

_AGE = re.compile(
    r",?[ \xa0](?:(?:Jr|Sr)\.?,?[ \xa0])?(?:aged?[ \xa0])?(\d{1,3})(?=[,.;)]|[ \xa0](?:of|and)\b)"
)
_KIN = re.compile(r"\b(?:brothers?|sisters?|siblings?|twins?|cousins?)\b", re.IGNORECASE)
_KIN_REACH = 60
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old[ \xa0](?:[a-z]+[ \xa0]){0,2}\Z")


@value(frozen=True, slots=True)
class Mention:
    """A place where a name stands; ``read`` are its tokens with offsets from ``start``."""

    span: Span
    form: NameForm
    read: tuple[Token, ...]
    start: int = 0

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The name's tokens with offsets into the article's text."""
        start = self.start
        return tuple(
            Token(token.text, Span(start + token.span.start, start + token.span.end)) for token in self.read
        )


@dataclass(slots=True)
class Local:
    """The bearer of a name in the article with the number ``article``; ``words`` are its full name's.

    ``text`` is the article's, empty where what stands beside the name says nothing of its bearer.
    """

    article: int
    kind: NameKind
    name: str
    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    text: str = ""
    _ages: frozenset[int] | None = None

    @property
    def is_full(self) -> bool:
        """Tell whether the article gives more than a surname or one word."""
        return len(self.words) > 1

    @property
    def ages(self) -> frozenset[int]:
        """The ages that stand beside the mentions."""
        if self._ages is None:
            self._ages = frozenset(age for one in self.mentions for age in ages_at(self.text, one.span))
        return self._ages

    def has_kin(self) -> bool:
        """Tell whether a word for a brother, sister or cousin stands near a mention."""
        return any(is_beside_kin(self.text, one.span) for one in self.mentions)


@dataclass(slots=True)
class Bearer:
    """A bearer in the story; ``words`` are those of the name that most independent articles have."""

    kind: NameKind
    name: str
    words: tuple[str, ...]
    locals: list[Local]

    def slots(self, mention: Mention) -> dict[int, Token]:
        """Map the places of the full name's words to the mention's tokens that stand for them."""
        found: dict[int, Token] = {}
        rest = []
        for token in mention.tokens:
            same = [at for at, word in enumerate(self.words) if word == token.text and at not in found]
            if same:
                found[same[-1]] = token
            else:
                rest.append(token)
        for token in rest:
            free = [at for at in range(len(self.words)) if at not in found]
            near = [
                (OSA.distance(token.text, self.words[at]), -at)
                for at in free
                if self._fits(token, at, mention)
            ]
            if near:
                found[-min(near)[1]] = token
        return found

    def _fits(self, token: Token, at: int, mention: Mention) -> bool:
        if is_near(token.text, self.words[at]):
            return True
        edits = OSA.distance(token.text, self.words[at])
        return mention.form is NameForm.VARIANT and edits <= min(MOST_EDITS, len(token.text) // 2)

    def differs(self, slot: int, token: Token) -> bool:
        """Tell whether a token spells its word otherwise, being no short form of it."""
        word = self.words[slot]
        if self.kind is NameKind.PERSON and slot < len(self.words) - 1:
            return not is_form(word, token.text)
        return word != token.text


def read_bearers(story: StoryView) -> list[Bearer]:
    """Return the bearers of the story's names, persons first, those whose name more articles have first."""
    locals_ = [one for number, view in enumerate(story.articles) for one in _locals(number, view)]
    persons = [one for one in locals_ if one.kind is NameKind.PERSON]
    things = [one for one in locals_ if one.kind is not NameKind.PERSON and one.is_full]
    found = _grouped(persons, story.origins)
    _add_lone(found, [one for one in persons if not one.is_full])
    return [*found, *_grouped(things, story.origins)]


def families(persons: Sequence[Bearer]) -> Iterator[Bearer]:
    """Yield a bearer for each rare surname that persons of other given names bear in two spellings."""
    by_surname: dict[str, list[Bearer]] = defaultdict(list)
    for person in persons:
        if len(person.words[-1]) >= LEAST_FAMILY and not is_name(person.words[-1]):
            by_surname[person.words[-1]].append(person)
    by_sound: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, surname in enumerate(by_surname):
        by_sound[first_sound(surname)].append((number, surname))
    alike = (pair for held in by_sound.values() for pair in combinations(held, 2))
    for (_, one), (_, other) in sorted(alike):
        if not is_near(one, other) or OSA.distance(one, other) > 1:
            continue
        if any(person_slots(a.words, b.words) for a in by_surname[one] for b in by_surname[other]):
            continue
        sides = [[local for person in by_surname[word] for local in person.locals] for word in (one, other)]
        if not {local.article for local in sides[0]} & {local.article for local in sides[1]}:
            name = by_surname[one][0].name
            surname = read_name(name, NameKind.PERSON)[-1].span.of(name)
            yield Bearer(NameKind.PERSON, surname, (one,), [*sides[0], *sides[1]])


def _locals(number: int, view: ArticleView) -> Iterable[Local]:
    found: dict[tuple[NameKind, str], Local] = {}
    text = view.text
    for name in sorted(view.names, key=_in_order):
        span, kind = name.span, name.kind
        local = found.get((kind, name.entity))
        if local is None:
            words = tuple(token.text for token in read_name(name.entity, kind))
            local = found[kind, name.entity] = Local(number, kind, name.entity, words, text=text)
        read = read_name(text[span.start : span.end], kind)
        local.mentions.append(Mention(span, name.form, read, span.start))
    return found.values()


_in_order = attrgetter("span.start", "span.end")


def is_beside_kin(text: str, span: Span) -> bool:
    """Tell whether a word for a brother, sister or cousin stands near a name at ``span``."""
    return _KIN.search(text, max(0, span.start - _KIN_REACH), span.end + _KIN_REACH) is not None


def ages_at(text: str, span: Span) -> set[int]:
    """Return the ages that stand beside a name at ``span``."""
    after = _AGE.match(text, span.end, span.end + 24)
    before = _AGE_BEFORE.search(text, max(0, span.start - 50), span.start)
    return {int(match[1]) for match in (after, before) if match}


def _grouped(locals_: Sequence[Local], origins: Sequence[int]) -> list[Bearer]:
    """Tie full names, equal ones first; each joins the first bearer that it may be another form of."""
    alike: dict[tuple[str, ...], list[Local]] = defaultdict(list)
    for local in locals_:
        if local.is_full:
            ends = (local.words[0], local.words[-1]) if local.kind is NameKind.PERSON else local.words
            alike[ends].append(local)

    def rank(same: list[Local]) -> tuple[bool, int, int, int, int, int]:
        first = same[0]
        alone = len(same) == 1
        return (
            len(first.words[0]) == 1,
            -1 if alone else -len({origins[one.article] for one in same}),
            -1 if alone else -len({one.article for one in same}),
            -len(first.mentions) if alone else -sum(len(one.mentions) for one in same),
            first.article,
            first.mentions[0].span.start,
        )

    found: list[Bearer] = []
    shelves: dict[tuple[str | int, ...], list[int]] = defaultdict(list)
    for same in sorted(alike.values(), key=rank):
        fullest = same[0] if len(same) == 1 else max(same, key=_fullness)
        theirs = _shelves(fullest)
        for at in sorted({at for shelf in theirs for at in shelves[shelf]}):
            if _is_one(found[at], same, fullest.words):
                found[at].locals.extend(same)
                break
        else:
            for shelf in theirs:
                shelves[shelf].append(len(found))
            found.append(Bearer(fullest.kind, fullest.name, fullest.words, list(same)))
    return found


def _shelves(local: Local) -> tuple[tuple[str | int, ...], ...]:
    """Return where any full name stands that may be this one in another spelling.

    Surnames begin with one sound (:func:`person_slots`), other names share the first word or the last
    (:func:`thing_slots`).
    """
    words = local.words
    if local.kind is NameKind.PERSON:
        return ((first_sound(words[-1]),),)
    return (len(words), 0, words[0]), (len(words), 1, words[-1])


def _fullness(local: Local) -> tuple[int, int, bool, int]:
    """Rank a name by its words; one in capitals, as labels of transcripts are, comes after its like."""
    words = local.words
    return sum(len(word) > 1 for word in words), len(words), not local.name.isupper(), -local.article


def _is_one(bearer: Bearer, same: Sequence[Local], words: Sequence[str]) -> bool:
    if bearer.kind is not NameKind.PERSON:
        return thing_slots(bearer.words, words) is not None
    slots = person_slots(bearer.words, words, same_age=True)
    if not slots:
        return slots is not None
    ages = [{age for one in side for age in one.ages} for side in (bearer.locals, same)]
    slots = slots if ages[0] & ages[1] else person_slots(bearer.words, words)
    if not slots:
        return False
    if {one.article for one in bearer.locals} & {one.article for one in same}:
        return False
    ours, theirs = slots[0]
    is_given = ours < len(bearer.words) - 1
    given = bearer.words[ours], words[theirs]
    are_two = is_given and all(map(is_name, given)) and sound(given[0]) != sound(given[1])
    if are_two and any(one.has_kin() for one in (*bearer.locals, *same)):
        return False
    gap = 1 if is_given else AGE_GAP
    apart = ages[0] and ages[1] and not any(_may_be_one(a, b, gap) for a in ages[0] for b in ages[1])
    return not apart and _suffixes_agree(bearer.locals, same)


def _may_be_one(age: int, other: int, gap: int) -> bool:
    """Tell whether two ages may be one person's: ``gap`` years apart, or two digits that changed places."""
    return abs(age - other) <= gap or f"{age}" == f"{other}"[::-1]


def _suffixes_agree(ours: Sequence[Local], theirs: Sequence[Local]) -> bool:
    ends = [{suffix_of(one.name) for one in side} - {""} for side in (ours, theirs)]
    return not (ends[0] and ends[1]) or bool(ends[0] & ends[1])


def _add_lone(found: Sequence[Bearer], lone: Iterable[Local]) -> None:
    """Give each surname or given name alone to the only bearer it may be of, misspelt surnames too."""
    by_first: dict[str, list[Bearer]] = defaultdict(list)
    by_last: dict[str, list[Bearer]] = defaultdict(list)
    by_sound: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in found:
        first, last = bearer.words[0], bearer.words[-1]
        by_first[first].append(bearer)
        by_last[last].append(bearer)
        by_sound[first_sound(last)].append(bearer)
    for local in lone:
        word = local.words[0] if local.words else ""
        same = by_last.get(word) or by_first.get(word, [])
        if not same and len(word) >= LEAST_LONE and not is_name(word):
            same = [
                bearer
                for bearer in by_sound.get(first_sound(word), ())
                if is_near(word, bearer.words[-1])
                and not any(one.article == local.article for one in bearer.locals)
            ]
        if len(same) == 1:
            same[0].locals.append(local)
