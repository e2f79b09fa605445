"""How a bearer's name is spelled in a story: every place, by spelling, and who carries each.

In: a bearer and the story. Out: places grouped by the words that differ, and counts of articles and of
independent ones, near-copies counted once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.names.bearers import Bearer, Local, Mention
from factcheck.checks.names.spelling import Token, read_name
from factcheck.model.article import ArticleRef
from factcheck.model.finding import Evidence
from factcheck.model.group import StoryView
from factcheck.model.name import NameForm
from factcheck.model.span import Span

MOST_NAMED = 3
"""Carriers that a sentence names before it counts the rest."""

_CORRECTION = re.compile(
    r"\bcorrect(?:ion|ed|s)\b|\bclarification\b|\bearlier (?:version|story|report|article)\b"
    r"|\bprevious(?:ly)? (?:version|reported)\b|\bmis(?:spelled|spelt|identified|stated)\b|\bincorrectly\b",
    re.IGNORECASE,
)

_SIC = re.compile(r"(?:['’]s)?[ \xa0]?[\[(]sic\b", re.IGNORECASE)
"""Behind a name whose spelling is the quoted writer's own."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention that shows at least one differing word; ``words`` are all of these in its article."""

    article: int
    mention: Mention
    words: tuple[str, ...]
    marks: tuple[Span, ...]
    corrects: bool = False

    def evidence(self, story: StoryView, value: str) -> Evidence:
        """Return the place as evidence for the spelling that is shown as ``value``."""
        view, span = story.articles[self.article], self.mention.span
        return Evidence(
            article=view.ref,
            span=span,
            text=span.of(view.text),
            value=value,
            marks=self.marks,
        )

    def shown(self, story: StoryView) -> str:
        """Return the differing words as they stand there."""
        return " ".join(mark.of(story.articles[self.article].text) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling and all its places, in the order of the story."""

    places: tuple[Place, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The differing words, folded."""
        return self.places[0].words

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that carry it, in order."""
        return tuple(dict.fromkeys(place.article for place in self.places))

    def shown(self, story: StoryView) -> str:
        """Return the spelling as the place has it that shows most of it, rather not in capitals."""
        best = max(self.places, key=lambda place: (len(place.marks), not place.shown(story).isupper()))
        return best.shown(story)


def whole_name(story: StoryView, bearer: Bearer, slots: Sequence[int], one: Spelling) -> str:
    """Return the bearer's whole name in a spelling, as it is printed."""
    best = max(one.places, key=lambda place: (len(place.marks), not place.shown(story).isupper()))
    text = story.articles[best.article].text
    printed = [mark.of(text) for mark in best.marks]
    if len(printed) < len(slots):
        printed = [word.capitalize() for word in one.words]
    theirs = dict(zip(slots, printed, strict=True))
    tokens = read_name(bearer.name, bearer.kind)
    return " ".join(theirs.get(at, token.span.of(bearer.name)) for at, token in enumerate(tokens))


def differing_slots(bearer: Bearer) -> tuple[int, ...]:
    """Return the places of the bearer's words that its mentions spell in two ways."""
    # Mentions of one form have their tokens from one reading, and nearly all have the bearer's own words.
    alike = {
        (mention.form, id(mention.read)): mention for local in bearer.locals for mention in local.mentions
    }
    own = set(bearer.words)
    return tuple(
        sorted(
            {
                slot
                for mention in alike.values()
                if not _has_own_words(mention, own)
                for slot, token in bearer.slots(mention).items()
                if bearer.differs(slot, token)
            }
        )
    )


def _has_own_words(mention: Mention, own: set[str]) -> bool:
    """Tell whether a mention has words of the bearer's name only, each once."""
    words = {token.text for token in mention.read}
    return words <= own and len(words) == len(mention.read)


def spellings(story: StoryView, bearer: Bearer, differing: Sequence[int]) -> list[Spelling]:
    """Return the spellings of the words in ``differing``, that of most independent articles first."""
    rows = [
        (local, mention, bearer.slots(mention)) for local in bearer.locals for mention in local.mentions
    ]
    own = {id(local): _own_words(bearer, local) for local in bearer.locals}
    by_words: dict[tuple[str, ...], list[Place]] = {}
    for local, mention, found in sorted(rows, key=lambda row: (row[0].article, row[1].span)):
        if _SIC.match(story.articles[local.article].text, mention.span.end):
            continue
        shown = [slot for slot in differing if slot in found and _spells(bearer, slot, found[slot])]
        if shown:
            words = tuple(found[slot].text if slot in shown else own[id(local)][slot] for slot in differing)
            marks = tuple(found[slot].span for slot in shown)
            corrects = _is_correction(story.articles[local.article].text, mention.span)
            place = Place(local.article, mention, words, marks, corrects)
            by_words.setdefault(words, []).append(place)
    return sorted(map(Spelling, map(tuple, by_words.values())), key=lambda one: _rank(story, one))


def _rank(story: StoryView, one: Spelling) -> tuple[int, int, int]:
    return -independent(story, one), -len(one.articles), -len(one.places)


def _spells(bearer: Bearer, slot: int, token: Token) -> bool:
    """Tell whether a token spells the word, as no initial or short form does."""
    return token.text == bearer.words[slot] or bearer.differs(slot, token)


def _own_words(bearer: Bearer, local: Local) -> list[str]:
    """Return the words of the name as the local's fullest mention has them."""
    words = list(bearer.words)
    for mention in local.mentions:
        if mention.form is NameForm.FULL:
            for slot, token in bearer.slots(mention).items():
                if _spells(bearer, slot, token):
                    words[slot] = token.text
    return words


def _is_correction(text: str, span: Span) -> bool:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return _CORRECTION.search(text, start, end if end >= 0 else len(text)) is not None


def independent(story: StoryView, one: Spelling) -> int:
    """Count the articles that carry a spelling, near-copies of one text once."""
    return len({story.origins[article] for article in one.articles})


def told_all(story: StoryView, found: Sequence[Spelling]) -> str:
    """Say who carries each spelling; how often, if one article carries all."""
    articles = {article for one in found for article in one.articles}
    if len(articles) > 1:
        return ", ".join(told(story, one) for one in found)
    times = ", ".join(f"“{one.shown(story)}” {_times(len(one.places))}" for one in found)
    return times if len(story.articles) == 1 else f"{times}, all in {', '.join(_carriers(story, found[0]))}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def told(story: StoryView, one: Spelling) -> str:
    """Say in how many articles a spelling stands, and in which."""
    shown = f"“{one.shown(story)}”"
    count, sources = len(one.articles), independent(story, one)
    articles = f"{count} article{'s' if count > 1 else ''}"
    copies = f", {sources} of them independent" if sources < count else ""
    return f"{shown} in {articles}{copies} ({_listed(list(_carriers(story, one)))})"


def _carriers(story: StoryView, one: Spelling) -> Iterator[str]:
    refs: list[ArticleRef] = [story.articles[article].ref for article in one.articles]
    yield from dict.fromkeys(ref.outlet or ref.id for ref in refs)


def _listed(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED + 1:
        names = [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
