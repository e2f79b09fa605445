"""Whom *he* and *she* mean.

In: the registry, the sentences, the place of the pronoun and its sex. Out: the person, or ``None``. Persons
are weighed by nearness in sentences, by standing first in their sentence, and by the votes on their sex;
names inside quoted stretches do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.extract.registry import Entity, Mention, Registry
from factcheck.extract.wordlists import cue_verbs
from factcheck.model.name import NameKind
from factcheck.model.span import Span

_NEXT = re.compile(r"[ \xa0](?:(?:also|then|later|has|had|\w+ly)[ \xa0])?([a-z]+)")
_PREVIOUS = re.compile(r"([a-z]+)[ \xa0]\Z")
_REACH = 7
"""Sentences to look back."""

_MOST = 300
"""Mentions to look back for a sole person of that sex."""

_FAR = 4000
"""Code points to look back."""

_NEAR = 1.0
_FIRST = 0.8
_SPEAKER = 0.6
_SEX = 0.5
_POSSESSIVE = 0.5


class Pronouns:
    """Finds the persons that pronouns mean, in the order of the text."""

    def __init__(self, text: str, registry: Registry, sentences: list[Span], quoted: list[Span]) -> None:
        """Take the article's names, sentences, and the spans of its quoted stretches."""
        self._text = text
        self._registry = registry
        self._starts = [sentence.start for sentence in sentences]
        self._quoted = quoted
        self._sayers: set[int] = set()
        self._quoted_starts = [span.start for span in quoted]
        self._spoken: list[tuple[int, Entity]] = []
        for mention in registry.mentions:
            if mention.entity.kind is NameKind.PERSON and self._says(mention):
                self._sayers.add(mention.start)

    def _says(self, mention: Mention) -> bool:
        match = _NEXT.match(self._text, mention.end, mention.end + 40)
        if match is not None and cue_verbs().get(match[1]) in ("say", "write"):
            return True
        match = _PREVIOUS.search(self._text, max(0, mention.start - 20), mention.start)
        return match is not None and cue_verbs().get(match[1]) == "say"

    def note(self, offset: int, entity: Entity) -> None:
        """Remember that ``entity`` speaks, or is meant by a pronoun, at ``offset``."""
        self._spoken.append((offset, entity))

    def _in_quote(self, offset: int) -> bool:
        at = bisect_right(self._quoted_starts, offset) - 1
        return at >= 0 and offset < self._quoted[at].end

    def resolve(self, offset: int, sex: str) -> Entity | None:
        """Return whom a pronoun of ``sex`` (``m`` or ``f``) at ``offset`` means."""
        here = bisect_right(self._starts, offset) - 1
        floor = max(self._starts[max(0, here - _REACH)], offset - _FAR) if here >= 0 else 0
        scores: dict[int, tuple[float, Entity]] = {}
        seen_in: dict[int, int] = {}
        for mention in self._registry.between(floor, offset):
            entity = mention.entity
            if (
                entity.kind is not NameKind.PERSON
                or not entity.may_be(sex)
                or self._in_quote(mention.start)
            ):
                continue
            sentence = bisect_right(self._starts, mention.start) - 1
            first = seen_in.get(sentence) is None
            seen_in[sentence] = 1
            score = -_NEAR * (here - sentence) + (_FIRST if first else 0.0)
            if self._text[mention.end : mention.end + 1] in ("'", "’"):
                score -= _POSSESSIVE
            if mention.start in self._sayers:
                score += _SPEAKER
            score += _SEX * max(-1.0, min(1.0, entity.lean(sex)))
            if id(entity) not in scores or score >= scores[id(entity)][0]:
                scores[id(entity)] = (score, entity)
        for at, entity in self._spoken[-6:]:
            if at < floor or at >= offset or not entity.may_be(sex):
                continue
            score = -_NEAR * (here - (bisect_right(self._starts, at) - 1)) + _FIRST + _SPEAKER
            score += _SEX * max(-1.0, min(1.0, entity.lean(sex)))
            if id(entity) not in scores or score >= scores[id(entity)][0]:
                scores[id(entity)] = (score, entity)
        if not scores:
            return self._sole(offset, sex)
        return max(scores.values(), key=lambda pair: pair[0])[1]

    def resolve_body(self, offset: int) -> Entity | None:
        """Return the body that *it* at ``offset`` means: the first name of one of the sentences before."""
        here = bisect_right(self._starts, offset) - 1
        for at in range(here, max(-1, here - 3), -1):
            start = self._starts[at]
            end = offset if at == here else self._starts[at + 1]
            names = [
                m
                for m in self._registry.between(start, min(end, start + 300))
                if not self._in_quote(m.start)
            ]
            if names and names[0].entity.kind is not NameKind.PERSON:
                return names[0].entity
        return None

    def _sole(self, offset: int, sex: str) -> Entity | None:
        """Return the last person of that sex before ``offset``, however far."""
        at = self._registry.last_before(offset) - 1
        floor = max(0, at - _MOST)
        while at >= floor:
            entity = self._registry.mentions[at].entity
            if entity.kind is NameKind.PERSON and entity.may_be(sex) and entity.lean(sex) > 0:
                return entity
            at -= 1
        return None
