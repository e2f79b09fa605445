"""Whom a noun phrase means: *the mayor*, *the department*, *the letter*.

In: the subject's noun, its phrase, and the registry. Out: the entity that the article itself ties to the
noun, or ``None``. An office belongs to the one person who bears it as a title or in apposition; a body's
noun to the nearest body before it with that noun in its name; a document to the body that sent it.
"""

from __future__ import annotations

import re
from collections import Counter

from factcheck.extract.layout import Layout
from factcheck.extract.name_words import bare
from factcheck.extract.noun_phrases import Subject
from factcheck.extract.registry import Entity, Mention
from factcheck.extract.tokens import is_person_noun, kind_of, singular
from factcheck.extract.wordlists import cue_verbs, named_set, person_nouns, tagged, word_set
from factcheck.model.name import NameForm, NameKind
from factcheck.model.span import Span
from factcheck.text.names import titles

_APPOSED = re.compile(r",[ \xa0](?:the|a|an|his|her|their|[\w.’']+['’]s)[ \xa0]([^,.;“\"]{3,60})")
_HEAD_ENDS = re.compile(r"[ \xa0](?:of|for|at|with|who|in|from)[ \xa0]")
_BARE_OFFICE = re.compile(r",[ \xa0]((?:[a-z-]+[ \xa0]){0,2})([a-z-]+)[ \xa0](?:of|for|at|with)[ \xa0]")
_LETTERS = frozenset(("letter", "document", "request", "notice", "memo", "subpoena"))
_CORRESPONDENCE = re.compile(r"\b(?:letter|document|request|notice|memo|subpoena)s?\b", re.I)
_SENT = named_set("sent-documents")
"""Documents whose words are their sender's; a report, a poll or a petition speaks for itself."""

_WIDER = {
    office: named_set(f"called-{name}")
    for name in ("officers", "legislators", "monarchs", "clergy")
    for office in named_set(name)
}
"""What else those are called who bear an office: a constable is an officer, a senator a lawmaker."""

_ELEGANT = named_set("second-names")
_OTHERS = named_set("often-unnamed")
_NO_OFFICE = named_set("no-offices")
_AGED = re.compile(r",[ \xa0](\d{1,3})(?=[,.])")
_SENTENCE_END = re.compile(r"[.!?][ \xa0](?=[A-Z])|\n")
_OWNED_BY = re.compile(r"([\w-]+)['’]s?[ \xa0]")
_YEARS = "-year-old"
_SPELT_OUT = dict(pair.split(":") for pair in named_set("spelt-out"))
_SENDING = named_set("sending")
_LOWER = re.compile(r"[a-z]+")
_OWNED_WITHIN = 40
_SENT_WITHIN = 60
"""Code points after a name in which the document it owns, or its verb, is looked for."""

_WRITTEN_BACK = 2
"""Sentences back to which *the email* is that of a person who said something in one."""

_PARENT = re.compile(
    r"the[ \xa0](?:[\w-]+[ \xa0])?(?:grand)?(?:mother|father|mum|mom|dad|parent)[ \xa0]of[ \xa0]"
    r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_MOST = 300
_FAR = 2000
_NEAR = 400
_REACH = 600
"""Code points within which somebody must be named whose office others may bear as well."""

_SOLE = named_set("sole-offices")
_ADDED = re.compile(r"[ \xa0]?[,(]|[ \xa0](?:of|from)\b")
_PLAIN_WORDS = re.compile(r"(?:[\w’'-]+\.?[ \xa0]){0,3}")
_NAMED = re.compile(r"\b[A-Z][\w.]+")
_FROM = re.compile(r"\bfrom[ \xa0](?:the[ \xa0])?\Z")
_TO = re.compile(r"(?<!ccording)[ \xa0]to[ \xa0](?:the[ \xa0])?\Z")
_TO_REACH = len("according to the ")
_BY = re.compile(r"[ \xa0](?:by|from|(?P<with>with)|of)[ \xa0](?:the[ \xa0])?")
_MEDIA = named_set("media")


def _is_body(noun: str) -> bool:
    """Tell whether a noun is one for bodies, which no person is: *Without Hale, the court ...*."""
    return noun in word_set("org_words.txt") or tagged("nominals.txt").get(noun) == "o"


def _is_kin(noun: str, words: list[str]) -> bool:
    """Tell whether a phrase is like *her daughter*, who is the same wherever the article says so."""
    return words[0] in ("his", "her", "their") and noun in named_set("kin")


class Nominals:
    """Ties noun phrases to the names of one article."""

    def __init__(self, layout: Layout) -> None:
        """Gather the offices that titles and appositions give to persons."""
        self._layout = layout
        self._text = text = layout.text
        self._registry = registry = layout.registry
        self._offices: dict[str, list[Entity]] = {}
        persons = [entity for entity in registry.entities if entity.is_person]
        self._bearers = Counter(entity.surname for entity in persons)
        for mention in registry.mentions:
            if mention.entity.is_person:
                self._read_titles(mention)
                if text.startswith(",", mention.end):
                    self._read_apposition(mention)

    def _read_titles(self, mention: Mention) -> None:
        """Give a person the offices that stand before a mention."""
        for word in mention.title:
            if self._is_surely_of(word, mention):
                office = _SPELT_OUT.get(word, word)
                self._bear(office, mention.entity)
                for wider in _WIDER.get(office, ()):
                    self._bear(wider, mention.entity)
        if mention.lead in person_nouns() and self._is_surely_of(mention.lead, mention):
            self._bear(mention.lead, mention.entity)

    def _read_apposition(self, mention: Mention) -> None:
        """Give a person the age or the office that follows the comma after a mention."""
        aged = _AGED.match(self._text, mention.end, mention.end + 6)
        if aged:
            self._bear(aged[1] + _YEARS, mention.entity)
        office = self._bare_office(mention.end)
        if office is not None:
            self._bear(office, mention.entity)
        match = _APPOSED.match(self._text, mention.end, mention.end + 80)
        if match:
            for head in _HEAD_ENDS.split(match[1])[0].split()[-1:]:
                if not _is_body(singular(head.casefold())):
                    self._bear(singular(head.casefold()), mention.entity)

    def _bare_office(self, offset: int) -> str | None:
        """Return the office after a name and a comma that no article leads: *Hale, vicar of Carrow*."""
        match = _BARE_OFFICE.match(self._text, offset, offset + 60)
        if match is None or any(kind_of(word) not in "OW" for word in match[1].split()):
            return None
        known = match[2] in titles() or is_person_noun(match[2], "m") or is_person_noun(match[2], "f")
        return match[2] if known else None

    def _is_surely_of(self, title: str, mention: Mention) -> bool:
        """Tell whether a title before a surname is that person’s and not a namesake’s."""
        if mention.form is NameForm.FULL or self._bearers[mention.entity.surname] == 1:
            return True
        full = (known for known in mention.entity.mentions if known.form is NameForm.FULL)
        return any(title in known.title for known in full)

    def _bear(self, office: str, entity: Entity) -> None:
        if office in _NO_OFFICE:
            return
        bearers = self._offices.setdefault(office, [])
        if len(bearers) < _MOST and entity not in bearers:
            bearers.append(entity)

    def bearer(self, subject: Subject) -> Entity | None:
        """Return the one person whose office or age ``subject`` is, or ``None``."""
        phrase = subject.span.of(self._text).casefold()
        return self._bearer(subject.low, phrase, subject.span.start, None)

    def resolve(self, subject: Subject, last: Entity | None = None) -> Entity | None:
        """Return the bearer of the noun of ``subject``, or ``None``; ``last`` is who spoke last."""
        phrase = subject.span.of(self._text).casefold()
        noun = subject.low
        if noun in word_set("cue_nouns.txt") and not phrase.startswith(("his ", "her ", "my ")):
            return (
                self._author(subject.whole)
                or self._owner(subject)
                or self._issuer(subject)
                or self.sender(noun, subject.span.start)
            )
        if phrase.startswith(
            ("a ", "an ", "some ", "one ", "another ", "many ", "other ", "two ", "three ")
        ):
            return None
        definite = phrase.startswith(("the ", "his ", "her ", "their ", "its ", "that ", "this "))
        if not definite or " of " in phrase or " for " in phrase:
            return None
        if _PARENT.match(self._text, subject.span.start):
            return self._bearer(noun, phrase, subject.span.start, last) or self._only_person(
                subject.span.start
            )
        bearer = self._bearer(noun, phrase, subject.span.start, last)
        told = _NAMED.findall(self._text, subject.span.end, subject.whole.end)
        if bearer is not None and noun in _ELEGANT and noun not in _SOLE:
            bearer = self._only_person(subject.span.start) or bearer
        if bearer is not None:
            return bearer if all(self._stands_by(word, bearer) for word in told) else None
        if told:
            return None
        aged = _YEARS in phrase and noun not in _OTHERS
        if phrase.startswith("the ") and (noun in _ELEGANT or aged or "-of-" in noun):
            return self._only_person(subject.span.start)
        if noun in word_set("org_words.txt") and len(phrase.split()) <= 3:
            return self._body(phrase.split()[1:], subject.span.start)
        return None

    def _bearer(self, noun: str, phrase: str, offset: int, last: Entity | None) -> Entity | None:
        """Return the person with that age or office; of several, whom the text is about just then."""
        words = phrase.split()
        aged = next((word for word in words if word.endswith(_YEARS)), noun)
        known = self._offices.get(aged) or self._offices.get(noun, [])
        before = [e for e in known if e.mentions[0].start < offset] or self._named_next(known, noun, offset)
        if len(words) > 5 or not before:
            return None
        topic = self._topic(offset)
        owner = _OWNED_BY.search(phrase)
        if owner is not None:
            before = [e for e in before if self._stands_by(owner[1], e)]
        marks = _NAMED.findall(self._text, offset + 4, offset + len(phrase))
        marks = [mark for mark in marks if mark.casefold() != noun]
        fitting = [e for e in before if any(self._stands_by(word, e) for word in marks)]
        if topic in (fitting or before) and not (marks and noun in word_set("demonyms.txt")):
            return topic
        if marks:
            before = fitting
        lasting = noun in _SOLE or _is_kin(noun, words)
        if not lasting and before[:1] and before[0].mentions[0].start < offset:
            before = self._still_near(before, offset)
        if len(before) == 1:
            return before[0]
        return last if last in before and phrase.startswith("the ") else None

    def _named_next(self, known: list[Entity], noun: str, offset: int) -> list[Entity]:
        """Return the only bearer, named right after: *“No,” the mayor said. Ann Hale, mayor, ...*.

        An office that others may bear is his only where nobody is named before.
        """
        if noun not in _SOLE and self._topic(offset) is not None:
            return []
        return [e for e in known if len(known) == 1 and e.mentions[0].start < offset + _REACH]

    def _still_near(self, bearers: list[Entity], offset: int) -> list[Entity]:
        """Return those whom the text just before names: *the senator* may mean another by and by."""
        near = {id(mention.entity) for mention in self._registry.between(offset - _REACH, offset)}
        return [entity for entity in bearers if id(entity) in near]

    def _only_person(self, offset: int) -> Entity | None:
        """Return the only person whom the paragraph names before ``offset``, or the text just before."""
        paragraph = self._text.rfind("\n", max(0, offset - _NEAR), offset)
        for start in (max(paragraph, offset - _NEAR), offset - _NEAR):
            near = self._layout.persons(start, offset)
            if near:
                sole = near[0].entity
                return sole if all(mention.entity is sole for mention in near) else None
        return None

    def _topic(self, offset: int) -> Entity | None:
        """Return the last person named before ``offset``, outside quotations."""
        near = self._layout.persons(offset - _NEAR, offset)
        return near[-1].entity if near else None

    def _stands_by(self, word: str, entity: Entity) -> bool:
        """Tell whether the text sets ``word`` right beside a mention of ``entity``."""
        for mention in entity.mentions[:_MOST]:
            beside = self._text[max(0, mention.start - 24) : mention.start]
            if _ADDED.match(self._text, mention.end, mention.end + 6):
                beside += _SENTENCE_END.split(self._text[mention.end : mention.end + 40])[0]
            if word in beside.casefold() or word in beside:
                return True
        return False

    def _author(self, phrase: Span) -> Entity | None:
        """Return the name after *by*, *from* or *with* in a document's phrase, or right after it."""
        for match in _BY.finditer(self._text, phrase.start, phrase.end + 24):
            near = self._registry.between(match.end(), match.end() + 40)
            if not near or match.start() > phrase.end or self._owns(near[0]):
                continue
            if self._is_within_name(match.start()):
                continue
            if match["with"] and not near[0].entity.is_person:
                continue
            if _PLAIN_WORDS.fullmatch(self._text, match.end(), near[0].start):
                return near[0].entity
        return None

    def _owner(self, subject: Subject) -> Entity | None:
        """Return whose letter or other words the phrase says it is: *Hale's letter*."""
        if singular(subject.low) not in _SENT:
            return None
        for mention in self._registry.between(subject.span.start, subject.span.end):
            if self._owns(mention):
                return mention.entity
        return None

    def _issuer(self, subject: Subject) -> Entity | None:
        """Return the body whose name stands right before its document: *a Harbor Trust report*."""
        if singular(subject.low) not in named_set("documents"):
            return None
        noun = self._text.rfind(" ", subject.span.start, subject.span.end)
        for mention in self._registry.between(subject.span.start, subject.span.end):
            if mention.end == noun and mention.entity.kind is NameKind.ORGANISATION:
                platform = any(bare(word) in named_set("platforms") for word in mention.words)
                return None if platform else mention.entity
        return None

    def _is_within_name(self, offset: int) -> bool:
        """Tell whether the word at ``offset`` belongs to a name: *the Department of Boats website*."""
        at = self._registry.last_before(offset) - 1
        return at >= 0 and offset < self._registry.mentions[at].end

    def _owns(self, mention: Mention) -> bool:
        return self._text.startswith(("’", "'"), mention.end)

    def _body(self, nouns: list[str], offset: int) -> Entity | None:
        at = self._registry.last_before(offset) - 1
        floor = max(0, at - _MOST)
        while at >= floor:
            entity = self._registry.mentions[at].entity
            if entity.kind is NameKind.ORGANISATION and {*nouns} <= {bare(word) for word in entity.words}:
                return entity
            at -= 1
        return None

    def sender(self, noun: str, offset: int) -> Entity | None:
        """Return the body that an earlier sentence, or this one, ties to the document ``noun``."""
        if singular(noun) not in _SENT:
            return None
        stem = (
            _CORRESPONDENCE
            if singular(noun) in _LETTERS
            else re.compile(rf"\b{re.escape(singular(noun))}s?\b", re.I)
        )
        here = self._layout.sentence_at(offset)
        for at in range(here, max(-1, here - 12), -1):
            sentence = self._layout.sentences[at]
            sentence = Span(max(sentence.start, sentence.end - _FAR), sentence.end)
            end = min(sentence.end, offset) if at == here else sentence.end
            if at != here and stem.search(self._text, sentence.start, sentence.end) is None:
                continue
            bodies = [
                m
                for m in self._registry.between(sentence.start, end)
                if m.entity.kind is NameKind.ORGANISATION
                and not any(bare(w) in _MEDIA for w in m.words)
                and not self._layout.is_quoted(m.start)
            ]
            bodies = [m for m in bodies if self._text[m.start - 1 : m.start] != "("]
            bodies = [m for m in bodies if not self._is_addressed(m)]
            came = [m for m in bodies if _FROM.search(self._text, max(0, m.start - 12), m.start)]
            sent = came or [m for m in bodies if self._sends(m, stem, end)]
            if sent:
                return sent[0].entity
            if at >= here - _WRITTEN_BACK:
                person = next(iter(self._layout.persons(sentence.start, end)), None)
                writes = rf"[ \xa0]in[ \xa0](?:an?|the|his|her)[ \xa0](?:[\w-]+[ \xa0])?{re.escape(noun)}\b"
                if person is not None and re.compile(writes).search(self._text, person.end, end):
                    return person.entity
        return self._viewer(here)

    def _is_addressed(self, mention: Mention) -> bool:
        """Tell whether a name is to whom something goes: *sent a letter to the Harbour Trust*."""
        return _TO.search(self._text, max(0, mention.start - _TO_REACH), mention.start) is not None

    def _viewer(self, here: int) -> Entity | None:
        """Return whose view the sentence before gives: *To Hale, it was vital. “...,” the note read*."""
        before = self._layout.sentences[here - 1] if here else None
        person = before and next(iter(self._layout.persons(before.start, before.end)), None)
        if before and person and self._text[before.start : person.start].rstrip() in ("To", "For"):
            return person.entity
        return None

    def _sends(self, mention: Mention, stem: re.Pattern[str], end: int) -> bool:
        """Tell whether the name owns the document, or a verb of sending or telling follows it."""
        if self._owns(mention):
            return stem.search(self._text, mention.end, min(end, mention.end + _OWNED_WITHIN)) is not None
        words = _LOWER.findall(self._text, mention.end, min(end, mention.end + _SENT_WITHIN))
        return any(word in _SENDING or cue_verbs().get(word) in ("say", "write") for word in words)
