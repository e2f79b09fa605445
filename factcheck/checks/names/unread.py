"""Names that extraction left unread in one article, known from another or from two of the same form.

In: a story and the bearers of its names. Out: the bearers with the phrases that spell their names
otherwise, and bearers for phrases that differ in one word from each other: bodies, products and places
that no list of names holds. Only words that never stand in lower case in the story count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from factcheck.checks.names.bearers import Bearer, Local, Mention, ages_at, is_beside_kin
from factcheck.checks.names.covered import Covered, free_places
from factcheck.checks.names.phrases import Phrase, before_purpose, capitalised, phrases
from factcheck.checks.names.resembling import like_each_other, like_persons
from factcheck.checks.names.spelling import (
    PURPOSE,
    Token,
    form_in_places,
    is_plural,
    person_slots,
    thing_slots,
)
from factcheck.model.group import StoryView
from factcheck.model.name import NameForm, NameKind
from factcheck.model.span import Span
from factcheck.text.names import is_name

LONGEST = 4
"""Words of the longest phrase that is compared."""

LEAST_LONE = 6
"""Letters of a word that is compared by itself, with the word in lower case that follows it."""

LEAST_CODED = 5
"""Letters of a maker's name before a model's code, which may begin with another letter."""

_LOWER = re.compile(r"[a-z](?<![\w'’].)[a-z'’]+")


@dataclass(frozen=True, slots=True)
class _Window:
    """Words of a phrase that no name covers; ``follows`` ends the comparison but is no part of the name."""

    article: int
    tokens: tuple[Token, ...]
    follows: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        words = (form_in_places(token.text) for token in self.tokens)
        return (*words, self.follows) if self.follows else tuple(words)

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)


def read_unread(story: StoryView, known: Sequence[Bearer]) -> list[Bearer]:
    """Add the phrases that misspell a known person's or thing's name; return bearers of other phrases."""
    # The articles of a story share most of their words, and each is read once.
    pieces = " ".join(set[str]().union(*(view.text.split() for view in story.articles)))
    lower = set(_LOWER.findall(pieces))
    persons = [one for one in known if one.kind is NameKind.PERSON]
    things = [one for one in known if one.kind is not NameKind.PERSON and len(one.words) > 1]
    capitals = capitalised(pieces)
    words = {word for word in capitals.values() if word not in lower or form_in_places(word) not in lower}
    purposes = _before_purpose(story, capitals, words)
    misspelt = like_persons(words, {word for person in persons for word in person.words})
    groups = list(like_each_other(words, purposes))
    if not misspelt and not groups:
        return []
    written = defaultdict(list)
    for found, word in capitals.items():
        written[word].append(found)
    names = [Covered(view) for view in story.articles]
    free = {word: list(free_places(names, written[word])) for word in misspelt.union(*groups)}
    # Of two that are like each other both must stand where no name covers them, or one in a thing's name.
    named = {word for thing in things for word in thing.words}
    doubtful = {
        word
        for group in groups
        if sum(map(bool, map(free.get, group))) + (not named.isdisjoint(group)) > 1
        for word in group
    }
    doubtful |= misspelt
    windows = [
        window for number, held in enumerate(names) for window in _windows(number, held, doubtful, free)
    ]
    rest = _give_to_persons(story, windows, persons, lower)
    rest = _give_to_things(story, rest, things, lower)
    return list(_things(story, rest, lower))


def _before_purpose(story: StoryView, capitals: Mapping[str, str], words: Collection[str]) -> set[str]:
    """Return those of ``words`` that stand before *to* and the like, if they hold their plurals, too."""
    forms = set(map(form_in_places, words))
    many = [form for form in forms if form[-1:] == "s" and form[:-1] in forms]
    twice = {form for one in many for form in (one, one[:-1])}
    if not twice:
        return set()
    written = [found for found, word in capitals.items() if form_in_places(word) in twice]
    return {word for view in story.articles for word in before_purpose(view.text, written)}


def _windows(
    number: int, names: Covered, doubtful: set[str], free: Mapping[str, Sequence[tuple[int, int]]]
) -> Iterator[_Window]:
    """Yield the windows that hold a doubtful word where it is ``free``: two phrases differ in no other."""
    starts = sorted(at for word in doubtful for article, at in free[word] if article == number)
    for phrase in phrases(names.text, starts):
        covered = names.near(phrase.tokens[0].span.start, phrase.tokens[-1].span.end)
        yield from _windows_of(number, phrase, doubtful, covered)


def _windows_of(
    number: int, phrase: Phrase, doubtful: set[str], covered: Sequence[tuple[Span, NameForm]]
) -> Iterator[_Window]:
    tokens = phrase.tokens
    held = [at for at, token in enumerate(tokens) if token.text in doubtful]
    for size in range(min(LONGEST, len(tokens)), 1, -1):
        for at in range(len(tokens) - size + 1):
            if not any(at <= place < at + size for place in held):
                continue
            window = _Window(number, tokens[at : at + size])
            is_whole = window.tokens[0].text not in PURPOSE and window.tokens[-1].text not in PURPOSE
            if is_whole and not any(
                form is not NameForm.SHORT and span.overlaps(window.span) for span, form in covered
            ):
                yield window
    last = tokens[-1]
    if (
        phrase.follows
        and last.text in doubtful
        and len(last.text) >= LEAST_LONE
        and not any(span.overlaps(last.span) for span, _ in covered)
    ):
        yield _Window(number, (last,), phrase.follows)


def _by_outer_words(bearers: Iterable[Bearer]) -> dict[str, list[Bearer]]:
    """Return the bearers of names by the first and by the last word of their names."""
    by_word: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        for word in {bearer.words[0], bearer.words[-1]}:
            by_word[word].append(bearer)
    return by_word


def _give_to_persons(
    story: StoryView, windows: Iterable[_Window], persons: Sequence[Bearer], lower: set[str]
) -> list[_Window]:
    """Give the windows that misspell a person's name to the person; return the others, in their order."""
    rest = []
    by_word = _by_outer_words(persons)
    taken: dict[int, list[Span]] = defaultdict(list)
    for window in windows:
        words = [token.text for token in window.tokens]
        bearer: Bearer | None = None
        is_taken = any(span.overlaps(window.span) for span in taken[window.article])
        if len(words) > 1 and not is_taken:
            near = [*by_word.get(words[0], ()), *by_word.get(words[-1], ())]
            bearer = next((one for one in near if _misspells(story, window, words, one, lower)), None)
        if bearer is None:
            if not is_taken:
                rest.append(window)
            continue
        taken[window.article].append(window.span)
        text = story.articles[window.article].text
        mention = Mention(window.span, NameForm.VARIANT, window.tokens)
        name = window.span.of(text)
        bearer.locals.append(Local(window.article, bearer.kind, name, tuple(words), [mention]))
    return rest


def _misspells(
    story: StoryView, window: _Window, words: Sequence[str], bearer: Bearer, lower: set[str]
) -> bool:
    text = story.articles[window.article].text
    ages = ages_at(text, window.span) & {age for one in bearer.locals for age in one.ages}
    slots = person_slots(bearer.words, words, same_age=bool(ages))
    if not slots or any(words[other] in lower for _, other in slots):
        return False
    return bool(ages) or not is_beside_kin(text, window.span)


def _give_to_things(
    story: StoryView, windows: Iterable[_Window], things: Sequence[Bearer], lower: set[str]
) -> list[_Window]:
    """Give the windows that misspell a word of a place's or body's name to it; return the others."""
    rest = []
    by_word = _by_outer_words(things)
    for window in windows:
        words = window.words
        near = [] if window.follows else [*by_word.get(words[0], ()), *by_word.get(words[-1], ())]
        bearer = next((one for one in near if _is_slip(one.words, words, lower)), None)
        if bearer is None:
            rest.append(window)
        else:
            bearer.locals.append(_local(story, window))
    return rest


def _is_slip(one: Sequence[str], other: Sequence[str], lower: set[str]) -> bool:
    """Tell whether one word of two things' names differs, by a slip of what is no common word."""
    slots = thing_slots(one, other)
    if not slots:
        return False
    first, second = one[slots[0][0]], other[slots[0][1]]
    return first not in lower and second not in lower and not (is_name(first) and is_name(second))


def _things(story: StoryView, windows: Sequence[_Window], lower: set[str]) -> Iterator[Bearer]:
    """Yield a bearer for each set of phrases that differ in one word, the longest phrases first."""
    by_form: dict[tuple[str, ...], list[_Window]] = defaultdict(list)
    for window in windows:
        by_form[window.words].append(window)
    used: set[tuple[int, Span]] = set()
    for one, other in _pairs(story, by_form, lower):
        held = [window for words in (one, other) for window in by_form[words]]
        if any((window.article, token.span) in used for window in held for token in window.tokens):
            continue
        used.update((window.article, token.span) for window in held for token in window.tokens)
        ranked = sorted(held, key=lambda window: (-len(by_form[window.words]), window.article, window.span))
        yield Bearer(
            NameKind.ORGANISATION,
            ranked[0].span.of(story.articles[ranked[0].article].text),
            ranked[0].words,
            [_local(story, window) for window in sorted(held, key=lambda held: (held.article, held.span))],
        )


def _local(story: StoryView, window: _Window) -> Local:
    name = window.span.of(story.articles[window.article].text)
    forms = tuple(Token(form_in_places(token.text), token.span) for token in window.tokens)
    mention = Mention(window.span, NameForm.VARIANT, forms)
    return Local(window.article, NameKind.ORGANISATION, name, window.words, [mention])


def _pairs(
    story: StoryView, by_form: dict[tuple[str, ...], list[_Window]], lower: set[str]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the pairs of forms that differ in one word, the longest first."""
    shelves: dict[tuple[int, int, str], list[tuple[str, ...]]] = defaultdict(list)
    for words in by_form:
        shelves[len(words), 0, words[0]].append(words)
        shelves[len(words), 1, words[-1]].append(words)
    found = {
        (min(one, other), max(one, other))
        for shelf in shelves.values()
        for one, other in combinations(shelf, 2)
        if _differ_in_one(story, by_form[one][0], by_form[other][0], lower)
    }
    yield from sorted(found, key=lambda pair: (-len(pair[0]), pair))


def _differ_in_one(story: StoryView, one: _Window, other: _Window, lower: set[str]) -> bool:
    if bool(one.follows) is not bool(other.follows):
        return False
    if not one.follows:
        code = _before_code(story, one, other)
        return _is_slip(one.words, other.words, lower) or bool(code)
    first, second = one.words[0], other.words[0]
    near = OSA.distance(first, second) == 1 and not is_plural(first, second)
    return near and _is_slip(one.words, other.words, lower)


def _before_code(story: StoryView, one: _Window, other: _Window) -> tuple[tuple[int, int], ...]:
    """Return the place of a maker's name that differs in its first letter before one model's code."""
    if len(one.words) != 2 or one.follows or one.words[1] != other.words[1]:
        return ()
    code = one.tokens[1].span.of(story.articles[one.article].text)
    first, second = one.words[0], other.words[0]
    same = len(first) == len(second) >= LEAST_CODED and first[1:] == second[1:] and first != second
    return ((0, 0),) if same and len(code) > 1 and code == code.upper() else ()
