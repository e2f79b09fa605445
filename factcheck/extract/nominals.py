"""Whom a noun phrase means: *the mayor*, *the department*, *the letter*.

In: the subject's noun, its phrase, and the registry. Out: the entity that the article itself ties to the
noun, or ``None``. An office belongs to the one person who bears it as a title or in apposition; a body's
noun to the nearest body before it with that noun in its name; a document to the body that sent it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.extract.kinds import bare
from factcheck.extract.registry import Entity, Registry
from factcheck.extract.subjects import Subject
from factcheck.extract.tokens import singular
from factcheck.extract.wordlists import named_set, word_set
from factcheck.model.name import NameKind
from factcheck.model.span import Span

_APPOSED = re.compile(r",[ \xa0](?:the|a|an|his|her|their|[\w.’']+['’]s)[ \xa0]([^,.;“\"]{3,60})")
_LETTERS = frozenset(("letter", "document", "request", "notice", "memo", "subpoena"))
_CORRESPONDENCE = re.compile(r"\b(?:letter|document|request|notice|memo|subpoena)s?\b", re.I)
_MOST = 300
_FAR = 2000
_FROM = re.compile(r"\bfrom[ \xa0](?:the[ \xa0])?\Z")
_BY = re.compile(r"[ \xa0](?:by|from|with|of)[ \xa0](?:the[ \xa0])?")
_MEDIA = named_set("media")


class Nominals:
    """Ties noun phrases to the names of one article."""

    def __init__(self, text: str, registry: Registry, sentences: list[Span], quoted: list[Span]) -> None:
        """Gather the offices that titles and appositions give to persons."""
        self._text = text
        self._registry = registry
        self._sentences = sentences
        self._quoted = quoted
        self._quoted_starts = [span.start for span in quoted]
        self._starts = [sentence.start for sentence in sentences]
        self._offices: dict[str, list[Entity]] = {}
        for mention in registry.mentions:
            if mention.entity.kind is not NameKind.PERSON:
                continue
            for word in mention.title[-1:]:
                self._bear(word, mention.entity)
            match = _APPOSED.match(text, mention.end, mention.end + 80)
            if match:
                for word in re.split(r"[ \xa0](?:of|for|at|with|who|in|from)[ \xa0]", match[1])[0].split()[
                    -1:
                ]:
                    self._bear(singular(word.casefold()), mention.entity)

    def _in_quote(self, offset: int) -> bool:
        at = bisect_right(self._quoted_starts, offset) - 1
        return at >= 0 and offset < self._quoted[at].end

    def _bear(self, office: str, entity: Entity) -> None:
        bearers = self._offices.setdefault(office, [])
        if entity not in bearers:
            bearers.append(entity)

    def resolve(self, subject: Subject) -> Entity | None:
        """Return the bearer of the noun of ``subject``, or ``None``."""
        phrase = subject.span.of(self._text).casefold()
        noun = subject.low
        if noun in word_set("cue_nouns.txt") and not phrase.startswith(("his ", "her ", "my ")):
            return self._author(subject.span.end) or self.sender(noun, subject.span.start)
        if phrase.startswith(
            ("a ", "an ", "some ", "one ", "another ", "many ", "other ", "two ", "three ")
        ):
            return None
        definite = phrase.startswith(("the ", "his ", "her ", "their ", "its ", "that ", "this "))
        if not definite or " of " in phrase or " for " in phrase:
            return None
        bearers = self._offices.get(noun, [])
        before = [e for e in bearers if e.mentions[0].start < subject.span.start]
        if len(before) == 1 and len(phrase.split()) <= 4:
            return before[0]
        if noun in word_set("org_words.txt") and len(phrase.split()) <= 3:
            return self._body(noun, subject.span.start)
        return None

    def _author(self, offset: int) -> Entity | None:
        """Return the name in *by*, *from* or *with* right after a document."""
        match = _BY.match(self._text, offset, offset + 24)
        mention = self._registry.by_start.get(match.end()) if match else None
        return mention.entity if mention else None

    def _body(self, noun: str, offset: int) -> Entity | None:
        at = self._registry.last_before(offset) - 1
        floor = max(0, at - _MOST)
        while at >= floor:
            entity = self._registry.mentions[at].entity
            if entity.kind is NameKind.ORGANISATION and any(bare(word) == noun for word in entity.words):
                return entity
            at -= 1
        return None

    def sender(self, noun: str, offset: int) -> Entity | None:
        """Return the body that an earlier sentence, or this one, ties to the document ``noun``."""
        stem = (
            _CORRESPONDENCE
            if singular(noun) in _LETTERS
            else re.compile(rf"\b{re.escape(singular(noun))}s?\b", re.I)
        )
        here = bisect_right(self._starts, offset) - 1
        for at in range(here, max(-1, here - 12), -1):
            sentence = self._sentences[at]
            sentence = Span(max(sentence.start, sentence.end - _FAR), sentence.end)
            end = min(sentence.end, offset) if at == here else sentence.end
            if at != here and stem.search(self._text, sentence.start, sentence.end) is None:
                continue
            bodies = [
                m
                for m in self._registry.between(sentence.start, end)
                if m.entity.kind is NameKind.ORGANISATION
                and not any(bare(w) in _MEDIA for w in m.words)
                and not self._in_quote(m.start)
            ]
            bodies = [m for m in bodies if self._text[m.start - 1 : m.start] != "("]
            if bodies:
                sent = [m for m in bodies if _FROM.search(self._text, max(0, m.start - 12), m.start)]
                return (sent or bodies)[0].entity
        return None
