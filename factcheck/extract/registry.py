"""The names of one article: persons, bodies and places, each with its mentions.

Built before attribution. Names first: what kind each run of capitals is (``persons`` and ``bodies`` hold
the tests); then the shorter mentions are tied to the full ones of the same article. Nothing is taken from
outside the article but word lists.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from factcheck.model.name import NameForm, NameKind
from factcheck.text.names import name_parts

_SURELY = 0.88
"""Votes from which on a sex is sure: *Pat*, *Kim* and *Robin* may be either."""


_LEADING = ("van", "von", "de")
"""Particles that may bear a capital before others that bear none."""


@dataclass(slots=True, eq=False)
class Entity:
    """A bearer of names.

    ``words`` are the words of the full form; ``male`` and ``female`` are votes from titles, given names
    and pronouns. ``is_person`` is asked far more often than any other kind.
    """

    kind: NameKind
    words: tuple[str, ...]
    male: float = 0.0
    female: float = 0.0
    mentions: list[Mention] = field(default_factory=list)
    full: str = ""
    roles: set[str] = field(default_factory=set)
    is_person: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_person = self.kind is NameKind.PERSON

    @property
    def surname(self) -> str:
        """The last word, with the particles before it, folded."""
        return surname_of(self.words)

    def may_be(self, sex: str) -> bool:
        """Tell whether the votes allow ``m`` or ``f``."""
        if sex == "m":
            return self.male >= self.female or self.female < _SURELY
        return self.female >= self.male or self.male < _SURELY

    def lean(self, sex: str) -> float:
        """Return the votes for ``sex`` less those against it."""
        return self.male - self.female if sex == "m" else self.female - self.male


@dataclass(slots=True, eq=False)
class Mention:
    """One place where a name stands, without title and possessive; ``lead`` is the folded word before."""

    start: int
    end: int
    words: tuple[str, ...]
    title: tuple[str, ...]
    entity: Entity
    form: NameForm
    lead: str = ""


@lru_cache(maxsize=16384)
def surname_of(words: tuple[str, ...]) -> str:
    """Return the folded surname of the words of a name without suffix.

    >>> surname_of(("Bill", "de", "Blasio"))
    'de blasio'
    >>> surname_of(("Tom", "Van", "den", "Bosch"))
    'van den bosch'
    >>> surname_of(("Bashar", "al-Assad"))  # whom others call Assad
    'assad'
    """
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    if at > 1 and words[at].islower() and words[at - 1].casefold() in _LEADING:
        at -= 1
    surname = " ".join(words[at:]).casefold().replace("’", "'")
    article, hyphen, noun = surname.partition("-")
    return noun if hyphen and article in name_parts("article") else surname


@dataclass(slots=True)
class Registry:
    """All mentions of an article in order, for looking up by place."""

    entities: list[Entity]
    mentions: list[Mention]
    starts: list[int] = field(init=False)
    by_start: dict[int, Mention] = field(init=False)

    def __post_init__(self) -> None:
        self._index()

    def _index(self) -> None:
        self.mentions.sort(key=lambda mention: (mention.start, -mention.end))
        self.starts = [mention.start for mention in self.mentions]
        self.by_start = {mention.start: mention for mention in reversed(self.mentions)}

    def add(self, mentions: Sequence[Mention]) -> None:
        """Add mentions of bearers that the registry has."""
        if mentions:
            self.mentions += mentions
            for mention in mentions:
                mention.entity.mentions.append(mention)
            self._index()

    def release(self) -> None:
        """Part bearers and mentions, which hold each other, so that their memory is freed at once."""
        for entity in self.entities:
            entity.mentions.clear()

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin in ``start <= offset < end``, in order."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def last_before(self, offset: int) -> int:
        """Return how many mentions begin before ``offset``."""
        return bisect_right(self.starts, offset - 1)
