"""Whom the sentence before is about: what a second name, *they* and *the former* then mean.

In: an article's text, names, sentences and stretches, and the place of a quotation. Out: the person, or
``None``. Journalists introduce a quotation by a sentence about its speaker and vary the name in the
said-clause: *Hale blamed the sun. “I never saw it,” the fielder said*.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from factcheck.extract.noun_phrases import Subject
from factcheck.extract.registry import Entity, Registry
from factcheck.extract.tokens import Token, read_tokens, singular
from factcheck.extract.wordlists import named_set, tagged, word_set
from factcheck.model.name import NameKind
from factcheck.model.span import Span

_NONBINARY = re.compile(r"\b(?:[Nn]on-?binary|[Tt]hey/[Tt]hem|[Gg]enderqueer|[Aa]gender)\b|\bMx\.?[ \xa0]")
_NAMED = re.compile(
    r",?[ \xa0](?:named[ \xa0]|known[ \xa0]as[ \xa0]"
    r"|whose(?:[ \xa0][a-z]+)?[ \xa0]name[ \xa0](?:is|was)[ \xa0]"
    r"|who(?:[ \xa0][a-z]+){0,2}[ \xa0](?:identified|introduced)[ \xa0](?:him|her|them)sel(?:f|ves)"
    r"(?:[ \xa0](?:only|simply|just))?[ \xa0]as[ \xa0]"
    r"|who(?:[ \xa0][a-z]+){0,2}[ \xa0]g(?:a|i)ves?[ \xa0](?:his|her|their)[ \xa0](?:[a-z]+[ \xa0])?name"
    r"(?:[ \xa0](?:only|simply|just))?[ \xa0]as[ \xa0]"
    r"|who(?:[ \xa0][a-z]+){0,2}[ \xa0]asked[ \xa0]to[ \xa0]be[ \xa0](?:named|called|identified|known)[ \xa0]"
    r"(?:[a-z]+[ \xa0]){0,2})(?P<name>[A-Z][\w’'-]+(?:[ \xa0][A-Z][\w’'-]+){0,2})(?<!['’]s)"
)
_FAR = 600
"""Code points back to which the two are sought whom *the former* and *the latter* part."""

_OTHERS = named_set("often-unnamed")


@cache
def _no_persons() -> tuple[frozenset[str], ...]:
    return word_set("org_words.txt"), word_set("cue_nouns.txt"), word_set("place_words.txt"), named_set("documents")


class Variation:
    """Finds whom the sentences of one article are about."""

    def __init__(self, text: str, registry: Registry, sentences: list[Span], quoted: list[Span]) -> None:
        """Take the article's names, sentences, and the spans of its quoted stretches."""
        self._text = text
        self._registry = registry
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._quoted = quoted
        self._quoted_starts = [span.start for span in quoted]

    def _is_quoted(self, offset: int) -> bool:
        at = bisect_right(self._quoted_starts, offset) - 1
        return at >= 0 and offset < self._quoted[at].end

    def _persons(self, start: int, end: int) -> list[Entity]:
        """Return the persons named between two offsets outside quotations, each where named last."""
        named = [
            mention.entity
            for mention in self._registry.between(start, end)
            if mention.entity.kind is NameKind.PERSON and not self._is_quoted(mention.start)
        ]
        return list(dict.fromkeys(reversed(named)))[::-1]

    def sentence_before(self, said: Span) -> Span | None:
        """Return the sentence of the paper's own right before that of the words ``said``."""
        at = bisect_right(self._starts, said.start) - 2
        if at < 0 or self._is_quoted(self._starts[at]) or self._is_quoted(self._sentences[at].end - 1):
            return None
        return self._sentences[at]

    def tokens_before(self, said: Span) -> list[Token]:
        """Return the tokens of that sentence, or none."""
        sentence = self.sentence_before(said)
        return [] if sentence is None else read_tokens(self._text, sentence, [], self._registry)

    def named(self, subject: Subject) -> Span | None:
        """Return the name that a clause right after ``subject`` gives: *a nurse who gave her name as Ada*."""
        match = _NAMED.match(self._text, subject.whole.end, subject.whole.end + 120)
        return Span(match.start("name"), match.end("name")) if match is not None else None

    def one_of_two(self, subject: Subject, said: Span) -> Entity | None:
        """Return whom *the former* or *the latter* means of the two persons named last."""
        start = min(said.start, subject.span.start)
        two = self._persons(start - _FAR, start)[-2:]
        return two[0 if subject.low == "former" else 1] if len(two) == len((1, 2)) else None

    def fits(self, subject: Subject, entity: Entity) -> bool:
        """Tell whether *the fielder* may be a second name of ``entity``.

        Nouns for those who often stay unnamed (*the officer*) and for bodies and documents are none, nor is
        one by which somebody else was brought in: *a fielder*.
        """
        low = subject.low
        noun = low.rsplit("-", 1)[-1]
        if noun in _OTHERS or singular(noun) != noun or any(noun in words for words in _no_persons()):
            return False
        sex = tagged("nominals.txt").get(noun, "-")
        if sex == "o" or (sex in "mf" and not entity.may_be(sex)):
            return False
        brought_in = re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)[ \xa0](?:[\w-]+[ \xa0])?{re.escape(noun)}\b")
        other = brought_in.search(self._text, 0, subject.span.start)
        first = min(mention.start for mention in entity.mentions)
        return other is None or (other.end() < first and not self._persons(other.end(), first))

    def is_nonbinary(self) -> bool:
        """Tell whether the article says that *they* may be one person."""
        return _NONBINARY.search(self._text) is not None
