"""Whom a pronoun means who is only described: *one neighbour*, *critics of the plan*.

In: an article's names, sentences and stretches, and the place of a pronoun. Out: the span of the
description, or ``None``. Only descriptions that open a sentence count, and only if nobody is named since.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.extract.layout import Layout
from factcheck.extract.noun_phrases import Subject
from factcheck.extract.registry import Entity
from factcheck.extract.tokens import is_person_noun, kind_of, singular
from factcheck.extract.wordlists import cue_verbs, named_set, person_nouns, tagged
from factcheck.model.name import NameKind
from factcheck.model.span import Span

_INDEFINITE = re.compile(r"(?:A|An|One|Another)[ \xa0]")
_OWNED = re.compile(r"(?:His|Her|Their)[ \xa0]")
_PUTS_IT = re.compile(r"[ \xa0]puts?[ \xa0]it[ \xa0]")
_ONE = re.compile(r"(?:A|An|One|The|This|That|His|Her|Its|Their)[ \xa0]")
_A_BODY = re.compile(r"(?:A|An|One|The|His|Her|Their|(?:[A-Z][\w.-]*+[ \xa0]?){1,3}['’]s?)[ \xa0]")
_GROUP = re.compile(r"(?:(?:The|Some|Many|Several|Most|Other|Two|Three|Four)[ \xa0])?(?=[\w’'-]+[ \xa0])")
_WORDS = re.compile(r"[\w’'-]+")
_EXAMPLES = re.compile(r"[ \xa0](?:like|including|such[ \xa0]as|among[ \xa0]them)[ \xa0]")
_SOURCES = frozenset(
    ("source", "person", "insider", "official", "spokesperson", "resident", "neighbour", "neighbor")
)
_FAR = 240
"""Code points of a sentence in which its verb is looked for."""

_NOUN_WITHIN = 5
"""Words of a description up to its noun."""

_NO_NOUNS = "VXBRSJ"
"""Classes of words that end a noun phrase."""

_RECENT = 400
"""Code points back within which a second name's bearer must be the only person named."""

_BACK = 2
"""Sentences to look back for one person; for several one more."""


@cache
def _documents() -> frozenset[str]:
    return named_set("documents")


class Described:
    """Finds descriptions of persons in one article."""

    def __init__(self, layout: Layout) -> None:
        """Take what stands where in the article."""
        self._layout = layout
        self._text = layout.text
        self._sentences = layout.sentences

    def named_between(self, start: int, end: int, sex: str | None) -> bool:
        """Tell whether a person, of ``sex`` if given, is named between two offsets, outside quotations."""
        persons = self._layout.persons(start, end)
        return any(sex is None or mention.entity.may_be(sex) for mention in persons)

    def _opening(
        self, sentence: Span, lead: re.Pattern[str], group: str | None, silent: bool = False
    ) -> Span | None:
        """Return the description that opens ``sentence`` and tells something there, or may be ``silent``.

        ``group`` is the sex of one person, or ``None`` for several.
        """
        match = lead.match(self._text, sentence.start, min(sentence.end, sentence.start + 60))
        if match is None or self._layout.is_quoted(sentence.start):
            return None
        words = list(_WORDS.finditer(self._text, match.end(), min(sentence.end, match.end() + _FAR)))
        alone = (
            match[0][:-1] in ("One", "Another")
            and words
            and cue_verbs().get(words[0][0]) in ("say", "write")
        )
        if alone and group is not None:
            return Span(sentence.start, match.end() - 1)
        for at, word in enumerate(words[:_NOUN_WITHIN]):
            low = word[0].casefold()
            several = low.endswith("s") and singular(low) in person_nouns()
            if several if group is None else is_person_noun(low, group):
                tells = any(cue_verbs().get(later[0]) in ("say", "write") for later in words[at + 1 :])
                return Span(sentence.start, word.end()) if tells or silent or group is None else None
        return None

    def _source(self, at: int, here: int) -> Span | None:
        """Return the one person described who opens the sentence right before that of *they*."""
        if at != here - 1:
            return None
        sentence = self._sentences[at]
        match = _INDEFINITE.match(self._text, sentence.start, sentence.end)
        words = _WORDS.finditer(self._text, match.end(), sentence.end) if match is not None else iter(())
        for _, word in zip(range(_NOUN_WITHIN), words, strict=False):
            if word[0].casefold() in _SOURCES:
                return Span(sentence.start, word.end())
        return None

    def person(self, offset: int, sex: str, alone: bool = False) -> Span | None:
        """Return whom *he* or *she* at ``offset`` means who is only described.

        ``alone`` tells that no name fits: then it need not be one who tells something.
        """
        return self._teller(offset, sex) or self._witness(offset, sex, alone) or self._relative(offset, sex)

    def _relative(self, offset: int, sex: str) -> Span | None:
        """Return the relative who opens the sentence before ``offset`` and tells something there.

        *His mother told the court he was ill. “He could not stand,” she said.*
        """
        here = self._layout.sentence_at(offset)
        if here < 1:
            return None
        sentence = self._sentences[here - 1]
        puts = _PUTS_IT.search(self._text, sentence.start, sentence.end) is not None
        found = self._opening(sentence, _OWNED, sex, silent=puts)
        if found is None or self.named_between(found.start, offset, sex):
            return None
        return found if self._text[found.start : found.end].split()[-1] in named_set("kin") else None

    def _teller(self, offset: int, sex: str) -> Span | None:
        """Return who opens the sentence of the pronoun at ``offset`` and tells something before it.

        *A nurse said she was “afraid”*: the nurse, whoever else was named before.
        """
        here = self._layout.sentence_at(offset)
        start = self._sentences[here].start
        found = self._opening(Span(start, offset), _INDEFINITE, sex) if start < offset else None
        return found if found is not None and not self.named_between(start, offset, sex) else None

    def _witness(self, offset: int, sex: str, alone: bool) -> Span | None:
        """Return who opens one of the two sentences before ``offset`` and tells something there.

        *One neighbour who would not be named described the fire. “It was loud,” he said.*
        """
        here = self._layout.sentence_at(offset)
        for at in range(here - 1, max(-1, here - 1 - _BACK), -1):
            found = self._opening(self._sentences[at], _INDEFINITE, sex, alone)
            if found is not None and not self.named_between(found.start, offset, sex):
                return found
        return None

    def document(self, offset: int) -> Span | None:
        """Return the document that *it* at ``offset`` means: *A memo went to staff. It warns ...*.

        It opens this sentence or the one before, and no body is named since.
        """
        here = self._layout.sentence_at(offset)
        for at in range(here, max(-1, here - 2), -1):
            sentence = self._sentences[at]
            match = _ONE.match(self._text, sentence.start, min(sentence.end, offset))
            if match is None or self._layout.is_quoted(sentence.start):
                continue
            words = _WORDS.finditer(self._text, match.end(), min(sentence.end, offset))
            for _, word in zip(range(_NOUN_WITHIN), words, strict=False):
                if word[0] in _documents():
                    return (
                        None if self._body_between(word.end(), offset) else Span(sentence.start, word.end())
                    )
                if not word[0].islower() or kind_of(word[0]) in _NO_NOUNS:
                    break
        return None

    def body(self, offset: int) -> Span | None:
        """Return the body that *it* at ``offset`` means: *The council met. It said ...*.

        It is only described, and opens this sentence or one of the two before.
        """
        here = self._layout.sentence_at(offset)
        for at in range(here, max(-1, here - 1 - _BACK), -1):
            sentence = self._sentences[at]
            match = _A_BODY.match(self._text, sentence.start, min(sentence.end, offset))
            if match is None or self._layout.is_quoted(sentence.start):
                continue
            words = _WORDS.finditer(self._text, match.end(), min(sentence.end, offset))
            for _, word in zip(range(_NOUN_WITHIN), words, strict=False):
                if tagged("nominals.txt").get(word[0]) == "o":
                    return Span(sentence.start, word.end())
                if word[0].islower() and kind_of(word[0]) in _NO_NOUNS:
                    break
        return None

    def is_another_name(self, subject: Subject, entity: Entity) -> bool:
        """Tell whether *the backbencher* may be the person ``entity``, the only one named just before."""
        phrase = subject.span.of(self._text).casefold()
        sexes = [sex for sex in ("m", "f") if is_person_noun(subject.low, sex) and entity.may_be(sex)]
        if not entity.is_person or not sexes or not phrase.startswith("the "):
            return False
        persons = self._layout.persons(subject.span.start - _RECENT, subject.span.start)
        return bool(persons) and all(mention.entity is entity for mention in persons)

    def _body_between(self, start: int, end: int) -> bool:
        named = self._layout.registry.between(start, end)
        bodies = (mention for mention in named if mention.entity.kind is NameKind.ORGANISATION)
        return any(not self._layout.is_quoted(body.start) for body in bodies)

    def several(self, offset: int) -> Span | None:
        """Return whom *they* at ``offset`` means: *Critics sent a letter. “It is late,” they wrote*."""
        here = self._layout.sentence_at(offset)
        for at in range(here, max(-1, here - 2 - _BACK), -1):
            found = self._opening(self._sentences[at], _GROUP, None) or self._source(at, here)
            if found is not None and found.end < offset:
                start = self._behind_examples(found, self._sentences[at].end)
                return found if not self.named_between(start, offset, None) else None
        return None

    def _behind_examples(self, group: Span, end: int) -> int:
        """Return from where on a person named is none of ``group``: *Critics, like Ann Hale, wrote*."""
        persons = self._layout.persons(group.end, end)
        examples = persons and _EXAMPLES.search(self._text, group.end, persons[0].start)
        return end if examples else group.end
