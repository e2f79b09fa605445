"""Who speaks each quoted stretch of an article.

In: the article's stretches, paragraphs, sentences and names. Out: a :class:`Voice` for each stretch. Order
of trust: reporting words of the same unit; the stretch before in the same paragraph; an introduction that
ends in a colon or names somebody new; the last speaker, carried into a paragraph that is all quotation.
"""

from __future__ import annotations

import re

from factcheck.extract.attribution import said_by
from factcheck.extract.clauses import main
from factcheck.extract.described import Described
from factcheck.extract.dialogue import Dialogue
from factcheck.extract.evidence import Attribution
from factcheck.extract.layout import Layout
from factcheck.extract.nominals import Nominals
from factcheck.extract.noun_phrases import Subject
from factcheck.extract.openings import SEXES, asked, opening
from factcheck.extract.pronouns import Pronouns
from factcheck.extract.registry import Entity
from factcheck.extract.tokens import Token, is_person_noun, is_speaker_noun, read_tokens, singular
from factcheck.extract.units import Passage
from factcheck.extract.variation import Variation
from factcheck.extract.voice import Voice
from factcheck.extract.wordlists import cue_verbs, named_set, person_nouns, word_set
from factcheck.model.name import NameKind
from factcheck.model.quote import SpeakerMethod
from factcheck.model.span import Span
from factcheck.text.marks import Marked

_OPENING = "“„«\"'‘`‟＂"
_SIGNED = re.compile(r"(?:--|[-–—―~])[ \xa0]?(?=[A-Z])(?:[A-Z][\w.]*[ \xa0]){0,3}")
_ALONE_REACH = 3
"""Paragraphs over which a described speaker is still meant where no name fits a pronoun."""

_GOING_ON = named_set("going-on")
_INDEFINITE = ("a ", "an ", "one ", "another ")
_OWNED = re.compile(r"(?:his|her|their|my|our)\b|[^.]*['’]s?[ \xa0]")
_OFFICE = re.compile(r"The(?: [\w-]+){1,3}")
_PLAIN_PERSONS = named_set("no-offices")
_WRITER = ("i", "we")
_ANSWERING = frozenset(("replied", "replies", "answered", "answers", "responded", "responds"))
_CONTINUING = frozenset(("added", "adds", "continued", "continues", "concluded", "concludes"))


class Speakers:
    """Reads an article's paragraphs in order and keeps who spoke last."""

    def __init__(self, layout: Layout) -> None:
        """Take what stands where in the article."""
        self._layout = layout
        self._text = layout.text
        self._registry = layout.registry
        self._pronouns = Pronouns(layout)
        self._described = Described(layout)
        self._nominals = Nominals(layout)
        self._variation = Variation(layout, self._pronouns)
        self._dialogue = Dialogue()
        self._last = Voice()
        self._last_paragraph = -9
        self._here = 0

    def voice_of(self, number: int, found: Attribution, said: Span) -> Voice:
        """Return the voice that reporting words of paragraph ``number`` give to the words ``said``.

        It is not remembered as who spoke last.
        """
        self._here = number
        return self._voice(found, said)

    def _voice(self, found: Attribution, said: Span | None = None) -> Voice:
        subject = found.subject
        if subject is None:
            return Voice(cue=found.cue, found=found)
        if subject.kind == "name" and subject.mention is not None:
            entity = subject.mention.entity
            return Voice(entity.full, entity, subject.span, found.cue, SpeakerMethod.CUE, "name", found)
        if subject.kind == "pronoun":
            return self._pronoun_voice(subject, found, said)
        phrase = subject.span.of(self._text).casefold().split()
        if len(phrase) == 2 and phrase[0] == "the" and phrase[1] in _GOING_ON and self._body_spoke_last():
            last = self._last
            return Voice(
                last.speaker, last.entity, subject.span, found.cue, SpeakerMethod.CUE, "noun", found
            )
        entity_or_none = self._nominals.resolve(subject, self._last.entity)
        if entity_or_none is None and found.verb in _CONTINUING and self._is_of_last(subject):
            entity_or_none = self._last.entity
        name = entity_or_none.full if entity_or_none else ""
        if entity_or_none is None:
            entity_or_none, name = self._variation.meant(subject, found, said)
        return Voice(name, entity_or_none, subject.span, found.cue, SpeakerMethod.CUE, "noun", found)

    def _is_of_last(self, subject: Subject) -> bool:
        """Tell whether a description is that of who spoke last: *The backbencher added ...*."""
        entity = self._last.entity
        near = self._here - self._last_paragraph <= 1
        return near and entity is not None and self._described.is_another_name(subject, entity)

    def _pronoun_voice(self, subject: Subject, found: Attribution, said: Span | None) -> Voice:
        sex = SEXES.get(subject.low)
        self._note_offices(subject.span.start)
        asker = self._variation.asker(said) if said is not None and found.verb in _ANSWERING else None
        entity = self._pronouns.resolve(subject.span.start, sex, said, asker) if sex else None
        last = self._last
        start = subject.span.start
        if subject.low == "it":
            entity = self._pronouns.resolve_body(start)
            if self._thing_spoke_last(entity is not None, start):
                return self._pronoun_for(last.speaker, last.entity, subject, found)
            document = self._described.document(start)
            if document is None and entity is None:
                document = self._described.body(start)
            if document is not None:
                return self._document_voice(document, subject, found)
        described = self._described.person(start, sex, entity is None) if sex else None
        if subject.low in _WRITER and cue_verbs().get(found.verb) in ("say", "write"):
            self._last = Voice()
        if subject.low == "they":
            described = self._described.several(start)
            earlier = described is None or (
                last.mention is not None and last.mention.start > described.start
            )
            near = self._here - self._last_paragraph <= 1
            if earlier and near and last.speaker is not None and not self._is_person(last):
                return self._pronoun_for(last.speaker, last.entity, subject, found)
            if described is None and said is not None and self._variation.is_nonbinary:
                entity = self._variation.about(said) or last.entity
                return self._pronoun_for(entity.full if entity else None, entity, subject, found)
        if described is not None:
            return self._pronoun_for(described.of(self._text), None, subject, found)
        if sex and self._is_unnamed_still(subject, sex, entity is None):
            return self._pronoun_for(last.speaker, None, subject, found)
        return self._pronoun_for(entity.full if entity else None, entity, subject, found)

    def _document_voice(self, document: Span, subject: Subject, found: Attribution) -> Voice:
        """Return the voice of *it* that means ``document``: its sender's or author's, or its own."""
        noun = document.of(self._text).split()[-1].casefold()
        entity = self._nominals.resolve(Subject("noun", document, noun), self._last.entity)
        name = entity.full if entity is not None else document.of(self._text)
        return self._pronoun_for(name, entity, subject, found)

    def _note_offices(self, offset: int) -> None:
        """Remember whom descriptions mean that open the last sentences (*The mayor said he was glad*)."""
        here = self._layout.sentence_at(offset)
        for at in range(max(0, here - 2), here + 1):
            start = self._layout.starts[at]
            if not self._text.startswith("The ", start):
                continue
            match = _OFFICE.match(self._text, start, min(start + 60, max(start, offset)))
            if match is None or self._layout.is_quoted(start):
                continue
            if at == here and "," in self._text[start:offset]:
                continue
            words = match[0].split()
            for end in range(len(words), 1, -1):
                phrase = Span(start, start + len(" ".join(words[:end])))
                subject = Subject("noun", phrase, words[end - 1].casefold())
                bearer = self._nominals.bearer(subject)
                if bearer is not None:
                    self._pronouns.note(start, bearer)
                    break

    def _pronoun_for(
        self, speaker: str | None, entity: Entity | None, subject: Subject, found: Attribution
    ) -> Voice:
        """Return the voice of a pronoun that means ``speaker``, or nobody."""
        method = SpeakerMethod.PRONOUN if speaker is not None else SpeakerMethod.NONE
        return Voice(speaker, entity, subject.span, found.cue, method, "pronoun", found)

    def _is_unnamed_still(self, subject: Subject, sex: str, alone: bool) -> bool:
        """Tell whether *he* or *she* goes on with a speaker who was only described (*a nurse said*).

        A description with *the* often means somebody named; it counts only for *the woman* and the like,
        in their paragraph, or where ``alone``: no name fits.
        """
        last = self._last
        described = last.found.subject if last.found is not None else None
        if described is None or described.kind != "noun" or last.entity is not None:
            return False
        reach = _ALONE_REACH if alone else 1
        if self._here - self._last_paragraph > reach or not is_person_noun(described.low, sex):
            return False
        phrase = described.span.of(self._text).casefold()
        plain = described.low in _PLAIN_PERSONS and self._here == self._last_paragraph
        if not (alone or plain or phrase.startswith(_INDEFINITE) or _OWNED.match(phrase)):
            return False
        aside = last.found is not None and last.found.rule == "noun"
        start = self._sentence_start(described.span.start) if aside else described.span.end
        return not self._described.named_between(start, subject.span.start, sex)

    def _sentence_start(self, offset: int) -> int:
        return self._layout.starts[max(0, self._layout.sentence_at(offset))]

    def _body_spoke_last(self) -> bool:
        """Tell whether the last speaker, a paragraph back at most, is a body, or a name of unknown kind."""
        last = self._last
        if last.speaker is None or self._here - self._last_paragraph > 1:
            return False
        if last.entity is None:
            subject = last.found.subject if last.found is not None else None
            persons = subject is not None and singular(subject.low) in person_nouns()
            return last.speaker.istitle() and " " not in last.speaker and not persons
        entity = last.entity
        unknown = len(entity.words) == 1 and not entity.roles and entity.male == entity.female == 0
        return entity.kind is NameKind.ORGANISATION or unknown

    def _thing_spoke_last(self, named: bool, offset: int) -> bool:
        """Tell whether *it* goes on with the document or body that spoke last: *the e-mail read. It adds*.

        ``named`` tells that a body is named near; it goes before a body that is not, and before a document
        if it is named since.
        """
        last = self._last
        subject = last.found.subject if last.found is not None else None
        if self._here - self._last_paragraph > 1 or subject is None or subject.kind != "noun":
            return False
        if last.speaker is None or self._is_person(last):
            return False
        if subject.low in word_set("cue_nouns.txt"):
            since = self._registry.between(subject.span.end, offset)
            return not any(m.entity.kind is NameKind.ORGANISATION for m in since)
        return not named and subject.low in word_set("org_words.txt")

    def _is_person(self, voice: Voice) -> bool:
        return voice.entity is not None and voice.entity.is_person

    def hear(self, number: int, voice: Voice) -> None:
        """Remember who spoke last, in paragraph ``number``."""
        if voice.speaker is not None:
            self._last, self._last_paragraph = voice, number

    def read(self, number: int, paragraphs: list[Span], passage: Passage) -> dict[int, Voice]:
        """Return the voices of the stretches in paragraph ``number``, by their numbers."""
        self._here = number
        voices: dict[int, Voice] = {}
        spoken = False
        for unit in passage.quoted:
            found = unit.found
            for place, mark in unit.quotes:
                spoken = spoken or (voices[place - 1].speaker is not None if place - 1 in voices else False)
                voice = self._voice(found[place], mark.span) if place in found else Voice()
                unsaid = voice.form == "none" and not (voice.found and voice.found.rule == "passive")
                if place not in found or (
                    voice.method is SpeakerMethod.NONE and (self._is_whole(mark) or (unsaid and spoken))
                ):
                    other = self._without_cue(number, paragraphs, passage.groups, unit.group, spoken)
                    voice = other if other.speaker is not None else voice
                voices[place] = voice
                if voice.entity is not None and voice.mention is not None:
                    self._pronouns.note(voice.mention.start, voice.entity)
                self.hear(number, self._outer(unit.tokens, voice))
                self._dialogue.hear(number, voice, mark.span.of(self._text))
        if len(voices) > 1 and self._text[paragraphs[number].start] in _OPENING:
            self._sign(voices)
        return voices

    def _sign(self, voices: dict[int, Voice]) -> None:
        """Give all of a paragraph to who signs its end, but for what its own words give to somebody."""
        signer = voices[max(voices)]
        if signer.found is None or signer.found.cue is not None or signer.found.rule != "right":
            return
        for place, voice in voices.items():
            if voice.method in (SpeakerMethod.CARRY, SpeakerMethod.NONE) and voice.mention is None:
                voices[place] = Voice(
                    signer.speaker, signer.entity, None, None, SpeakerMethod.SAME_PARAGRAPH
                )

    def _outer(self, tokens: list[Token], voice: Voice) -> Voice:
        """Return who reports that ``voice`` spoke, and goes on: *Hale said the guard had told her “no”*."""
        found = voice.found
        if found is None or found.cue is None or found.subject is None or voice.form != "noun":
            return voice
        cue = next((at for at, token in enumerate(tokens) if token.start == found.cue.start), 0)
        teller = said_by(tokens[: max(0, cue)])
        if teller is None or not teller.span.end < found.subject.span.start < found.cue.start:
            return voice
        outer = self._voice(Attribution(teller, None, "outer"))
        return outer if outer.entity is not None and outer.entity.is_person else voice

    def _has_newcomer(self, sentence: Span) -> bool:
        """Tell whether a sentence of the paper's own begins with a person's name."""
        first = self._registry.between(sentence.start, sentence.start + 24)
        if not first or not first[0].entity.is_person:
            return False
        return not self._layout.holds_quote(sentence)

    def _signature(self, number: int, paragraphs: list[Span], groups: list[Span], at: int) -> Voice | None:
        """Read a sentence or line that only names who was quoted before it: *- Ann Hale, mayor*."""
        if at + 1 < len(groups):
            line = groups[at + 1]
        elif number + 1 < len(paragraphs):
            line = paragraphs[number + 1]
        else:
            return None
        match = _SIGNED.match(self._text, line.start, line.end)
        near = self._registry.between(line.start, match.end() + 1) if match else []
        if not near or line.end - near[0].end > 80:
            return None
        mention = near[0]
        span = Span(mention.start, mention.end)
        return Voice(mention.entity.full, mention.entity, span, None, SpeakerMethod.INTRO, "name")

    def _is_whole(self, mark: Marked) -> bool:
        """Tell whether the stretch is a sentence of its own."""
        inside = mark.span.of(self._text)
        return inside[0].isupper() and inside[-1] in ".?!" and " " in inside

    def _without_cue(
        self, number: int, paragraphs: list[Span], groups: list[Span], at: int, spoken: bool
    ) -> Voice:
        """Find the voice of a stretch whose unit has no reporting words."""
        last = self._last
        signed = self._signature(number, paragraphs, groups, at)
        if signed is not None:
            return signed
        if spoken and at > 0 and self._has_newcomer(groups[at - 1]):
            newcomer = self._introduction(number, paragraphs, groups, at)
            if newcomer is not None and newcomer.form == "name" and newcomer.entity is not last.entity:
                return newcomer
        if spoken:
            return (
                Voice(last.speaker, last.entity, None, None, SpeakerMethod.SAME_PARAGRAPH)
                if last.speaker
                else Voice()
            )
        before = self._introduction(number, paragraphs, groups, at)
        if before is not None:
            return before
        opens = self._text[groups[0].start] in _OPENING
        if at > 0 or not opens:
            return Voice()
        answering = self._dialogue.answers(number, paragraphs[number].of(self._text))
        if answering is not None:
            return Voice(answering.speaker, answering.entity, None, None, SpeakerMethod.CARRY)
        if last.speaker is not None and self._goes_on(number, paragraphs):
            return Voice(last.speaker, last.entity, None, None, SpeakerMethod.CARRY)
        return Voice()

    def _goes_on(self, number: int, paragraphs: list[Span]) -> bool:
        """Tell whether the last speaker spoke a paragraph back, or two with nobody else named between."""
        if number - self._last_paragraph <= 1:
            return True
        between = paragraphs[number - 1]
        return number - self._last_paragraph == 2 and not any(
            mention.entity is not self._last.entity and mention.entity.is_person
            for mention in self._registry.between(between.start, between.end)
        )

    def _introduction(
        self, number: int, paragraphs: list[Span], groups: list[Span], at: int
    ) -> Voice | None:
        """Read the sentence before: a colon at its end, or a person as its subject."""
        if at > 0:
            sentence = groups[at - 1]
        elif number > 0:
            earlier = self._layout.sentences_of(paragraphs[number - 1])
            if not earlier:
                return None
            sentence = earlier[-1]
        else:
            return None
        if self._layout.is_quoted(sentence.start) and self._layout.is_quoted(sentence.end - 1):
            return None
        tail = self._text[sentence.end - 1]
        follows = at == 0 and number - 1 == self._last_paragraph
        if follows and tail not in ":," and not self._has_newcomer(sentence):
            return None
        tokens = read_tokens(self._text, sentence, [], self._registry)
        said = said_by(tokens)
        subject = said or (main(tokens, len(tokens)) if tail == ":" else opening(tokens))
        if tail == "?" and at > 0:
            subject = asked(tokens) or subject
        if subject is None:
            return None
        voice = self._voice(Attribution(subject, None, "intro"))
        person = voice.entity is not None and voice.entity.is_person
        described = said is not None and (voice.entity is not None or is_speaker_noun(subject.low))
        if voice.speaker is None or not (person or tail == ":" or described):
            return None
        return Voice(voice.speaker, voice.entity, subject.span, None, SpeakerMethod.INTRO, voice.form)
