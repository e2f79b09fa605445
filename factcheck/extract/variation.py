"""Whom a description means that no office ties to a name: whom the sentence before is about.

In: an article's text, names, sentences and stretches, and the place of a quotation. Out: the person, or
``None``. Journalists introduce a quotation by a sentence about its speaker and vary the name in the
said-clause: *Hale blamed the sun. “I never saw it,” the fielder said*.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

from factcheck.extract.attribution import said_by
from factcheck.extract.evidence import Attribution
from factcheck.extract.layout import Layout
from factcheck.extract.noun_phrases import Subject
from factcheck.extract.openings import SEXES, opening
from factcheck.extract.pronouns import Pronouns
from factcheck.extract.registry import Entity
from factcheck.extract.tokens import read_tokens, singular
from factcheck.extract.wordlists import named_set, tagged, word_set
from factcheck.model.span import Span
from factcheck.text.names import prefixes

_NONBINARY = re.compile(r"\b(?:[Nn]on-?binary|[Tt]hey/[Tt]hem|[Gg]enderqueer|[Aa]gender)\b|\bMx\.?[ \xa0]")
_WHO = r"who(?:[ \xa0][a-z]+){0,2}[ \xa0]"
_AS = r"[ \xa0](?:(?:only|simply|just)[ \xa0])?as[ \xa0]"
_NAMED = re.compile(
    r",?[ \xa0](?:named[ \xa0]|known[ \xa0]as[ \xa0]"
    r"|whose(?:[ \xa0][a-z]+)?[ \xa0]name[ \xa0](?:is|was)[ \xa0]"
    rf"|{_WHO}(?:identified|introduced)[ \xa0](?:him|her|them)sel(?:f|ves){_AS}"
    rf"|{_WHO}g[ai]ves?[ \xa0](?:his|her|their)[ \xa0](?:[a-z]+[ \xa0])?name{_AS}"
    rf"|{_WHO}asked[ \xa0]to[ \xa0]be[ \xa0](?:named|called|identified|known)[ \xa0]"
    r"(?:[a-z]+[ \xa0]){0,2})"
    r"(?P<name>[A-Z][\w’'-]+(?:[ \xa0][A-Z][\w’'-]+){0,2})(?<!['’]s)"
)
"""A clause right after a description that gives the name: *a nurse who gave her name only as Ada*."""

_TESTIFIES = re.compile(
    r"\b(?:[Cc]ross-examin|[Tt]estif|(?:[Gg]iving|[Gg]ave|[Gg]ive)[ \xa0]evidence"
    r"|witness[ \xa0](?:box|stand)|(?:told|tells)[ \xa0](?:a|an|the)[ \xa0](?:[\w-]+[ \xa0]){0,2}"
    r"(?:court(?:room)?|jury|jurors|inquest|inquiry|tribunal|commission|hearing|bench)\b)"
)
_ASKS = re.compile(r"(?<!\b(?:was|are|had)[ \xa0])(?<!\b(?:were|been|when)[ \xa0])\bask(?:s|ed)[ \xa0]")
_HEARING = 40
"""Sentences back to which a witness may have been called."""

_FAR = 600
"""Code points back to which the two are sought whom *the former* and *the latter* part."""

_PARTING = ("former", "latter")
_YEARS = "-year-old"
_OTHERS = named_set("often-unnamed")


@cache
def _no_persons() -> tuple[frozenset[str], ...]:
    return (
        word_set("org_words.txt"),
        word_set("cue_nouns.txt"),
        word_set("place_words.txt"),
        named_set("documents"),
    )


class Variation:
    """Finds whom the sentences of one article are about."""

    def __init__(self, layout: Layout, pronouns: Pronouns) -> None:
        """Take what stands where in the article, and who its pronouns are."""
        self._layout = layout
        self._text = layout.text
        self._pronouns = pronouns

    def _persons(self, start: int, end: int) -> list[Entity]:
        """Return the persons named between two offsets outside quotations, each where named last."""
        named = [mention.entity for mention in self._layout.persons(start, end)]
        return list(dict.fromkeys(reversed(named)))[::-1]

    def _sentence_before(self, said: Span) -> Span | None:
        """Return the sentence of the paper's own right before that of the words ``said``."""
        layout = self._layout
        at = layout.sentence_at(said.start) - 1
        if at < 0:
            return None
        sentence = layout.sentences[at]
        quoted = layout.is_quoted(sentence.start) or layout.is_quoted(sentence.end - 1)
        return None if quoted else sentence

    def about(self, said: Span) -> Entity | None:
        """Return the person who is the subject of the sentence right before the words ``said``."""
        sentence = self._sentence_before(said)
        return self._subject_of(sentence) if sentence is not None else None

    def asker(self, said: Span) -> Entity | None:
        """Return the person who asks something in the sentence right before the words ``said``."""
        sentence = self._sentence_before(said)
        if sentence is None or _ASKS.search(self._text, sentence.start, sentence.end) is None:
            return None
        subject = opening(read_tokens(self._text, sentence, [], self._layout.registry))
        return subject.mention.entity if subject is not None and subject.mention is not None else None

    def _subject_of(self, sentence: Span) -> Entity | None:
        """Return the person who is the subject of ``sentence``."""
        tokens = read_tokens(self._text, sentence, [], self._layout.registry)
        subject = (said_by(tokens) or opening(tokens)) if tokens else None
        if subject is None:
            return None
        if subject.kind == "pronoun" and subject.low in SEXES:
            return self._pronouns.resolve(subject.span.start, SEXES[subject.low])
        entity = subject.mention.entity if subject.mention is not None else None
        return entity if entity is not None and entity.is_person else None

    def meant(self, subject: Subject, found: Attribution, said: Span | None) -> tuple[Entity | None, str]:
        """Return whom a description that no office ties means, and what to call them.

        They are named right beside it, or it is a second name of whom the sentence before is about.
        """
        phrase = subject.whole.of(self._text)
        called = self._named(subject)
        if called is not None:
            mention = next(iter(self._layout.registry.between(called.start, called.end)), None)
            if mention is None:
                return None, called.of(self._text)
            return mention.entity, mention.entity.full
        entity: Entity | None = None
        if said is not None and phrase.casefold().startswith("the "):
            if subject.low == "witness":
                entity = self._witness(subject.span.start)
            elif subject.low in _PARTING:
                entity = self._one_of_two(subject, said)
            elif found.rule == "right" or _YEARS in phrase:
                about = self.about(said)
                entity = about if about is not None and self._fits(subject, about) else None
        return entity, entity.full if entity is not None else self._description(subject)

    def _description(self, subject: Subject) -> str:
        """Return a description without what is told of its owner: *the late singer Ann Hale's widow*."""
        whole = subject.whole
        for mention in self._layout.registry.between(whole.start, subject.span.end):
            owns = self._text.startswith(("’s ", "'s ", "’ ", "' "), mention.end)
            styled = bool(mention.title) and mention.title[-1] in prefixes()
            if owns and mention.entity.is_person and not styled:
                return self._text[mention.start : whole.end]
        return whole.of(self._text)

    def _named(self, subject: Subject) -> Span | None:
        """Return the name that a clause right after ``subject`` gives."""
        match = _NAMED.match(self._text, subject.whole.end, subject.whole.end + 120)
        return Span(match.start("name"), match.end("name")) if match is not None else None

    def _witness(self, offset: int) -> Entity | None:
        """Return who gives evidence in the last of the sentences before ``offset`` that tell of it."""
        at = self._layout.sentence_at(offset)
        for sentence in self._layout.sentences[max(0, at - _HEARING) : at][::-1]:
            testifies = _TESTIFIES.search(self._text, sentence.start, sentence.end)
            if testifies is not None and not self._layout.is_quoted(sentence.start):
                return self._subject_of(sentence)
        return None

    def _one_of_two(self, subject: Subject, said: Span) -> Entity | None:
        """Return whom *the former* or *the latter* means of the two persons named last."""
        start = min(said.start, subject.span.start)
        two = self._persons(start - _FAR, start)[-2:]
        return two[0 if subject.low == _PARTING[0] else 1] if len(two) > 1 else None

    def _fits(self, subject: Subject, entity: Entity) -> bool:
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
        brought_in = re.compile(
            rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)[ \xa0](?:[\w-]+[ \xa0])?{re.escape(noun)}\b"
        )
        other = brought_in.search(self._text, 0, subject.span.start)
        first = min(mention.start for mention in entity.mentions)
        return other is None or (other.end() < first and not self._persons(other.end(), first))

    @cached_property
    def is_nonbinary(self) -> bool:
        """Tell whether the article says that *they* may be one person."""
        return _NONBINARY.search(self._text) is not None
