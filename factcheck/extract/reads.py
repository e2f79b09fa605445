"""A run of capitals as it was read, and what the words around it tell of whom it names.

In: a text and a run of it. Out: a :class:`Read` with its kind, and the evidence for a person: the word
before, a reporting verb, an age or a *who* beside it, an apposition with a noun for a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from factcheck.extract.scan import Run
from factcheck.extract.wordlists import cue_verbs, named_set, person_nouns, phrases, word_set
from factcheck.text.names import is_name, titles

# For what several blanks or an opening mark part from the name; most words stand right before it.
_BEFORE = re.compile(r"(?<![A-Za-z])([A-Za-z]++),?+[ \xa0]++\Z")
_BEFORE_REACH = 24
_AFTER = re.compile(
    r"(?:,?[ \xa0]+|['’]s[ \xa0]+)?(?:(?:also|later|then|has|had|who|further)[ \xa0]+)?([a-z]+|\d{1,3}\b)"
)
_DESCRIBED = re.compile(
    r"(?:[ \xa0]of[ \xa0][A-Z][\w.]{1,20}(?:[ \xa0][A-Z][\w.]{1,20})?)?"
    r",[ \xa0](?:(?:a|an|the|his|her|their|one)[ \xa0])?([\w’' \xa0-]{4,80})"
)
_LEADS_ON = (",", " of", "\xa0of")
"""What a description begins with: nearly every name is followed by something else."""

_AGED = re.compile(r",[ \xa0]+(?:(?:also|later|then|has|had|who|further)[ \xa0]+)?(\d{1,3})\b")
_OLDEST = 110
_WHERE = ("in", "near")
_FOR_ONES_PART = (", for his part", ", for her part")
_HEAD_ENDS = re.compile(r"[ \xa0](?:of|at|for|in|with|from|on)[ \xa0]")
_FROM_WHERE = re.compile(r",[ \xa0](?:of|from|at|with)[ \xa0][^,.;:“\"\n]{2,60}+,[ \xa0]([a-z]+)")
_SAYERS = named_set("sayers")
_CLAUSE_OPENERS = named_set("clause-openers")
_KIN = named_set("kin")
_ARRESTS = named_set("arrests")
_SUFFERS = re.compile(
    r"[ \xa0](?:(?:was|is|(?:has|had)[ \xa0]been)[ \xa0](?:[a-z]+ly[ \xa0])?([a-z]+)"
    r"|(?:lives|lived|died)\b)"
)
_OWNS_PERSON = re.compile(r"['’]s[ \xa0](?:[a-z-]+[ \xa0])?([a-z]+)")
_FROM_PLACE = re.compile(r"[A-Z][a-z.]+[ \xa0]of[ \xa0]\Z")


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(word for line in phrases("function_words.txt")["A"] for word in line.split())


class Sort(Enum):
    """What a run was taken for."""

    PERSON = 1
    BODY = 2
    PLACE = 3
    UNKNOWN = 4
    LONE = 5
    OFFICE = 6
    DOUBTFUL = 7


PERSON, BODY, PLACE, UNKNOWN, LONE, OFFICE, DOUBTFUL = Sort
"""The sorts by names of their own: Python takes ten times as long to look one up in its class, and they
are asked for hundreds of times in an article."""


def word_before(text: str, start: int) -> str:
    """Return the word right before ``start``, folded, or an empty string.

    >>> word_before("So the mayor, Ann Hale, left", 14), word_before("“No.” Ann Hale left", 6)
    ('mayor', '')
    """
    if start == 0 or text[start - 1] not in " \xa0":
        return ""
    word = text[max(0, start - _BEFORE_REACH) : start - 1].rpartition(" ")[2]
    plain = word[:-1] if word.endswith(",") else word
    if plain.isascii() and plain.isalpha() and len(word) < _BEFORE_REACH - 1:
        return plain.lower()
    if word and not (word[-1].isalpha() or word[-1] in ",\xa0"):
        return ""
    match = _BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
    return match[1].casefold() if match else ""


def _is_of_speech(word: str) -> bool:
    return word in _SAYERS or (word.endswith("ed") and cue_verbs().get(word) == "say")


@dataclass(slots=True)
class Read:
    """A run of ``text`` as read; ``title`` are the words before the name, lower case."""

    sort: Sort
    run: Run
    title: tuple[str, ...]
    text: str
    _lead: str | None = field(default=None, init=False)
    _speaks: bool | None = field(default=None, init=False)

    def take_in(self, run: Run) -> None:
        """Give the name the words of ``run``, which begins earlier."""
        self.run, self._lead, self._speaks = run, None, None

    @property
    def lead(self) -> str:
        """The word right before the name, folded, or an empty string."""
        if self._lead is None:
            self._lead = word_before(self.text, self.run.start)
        return self._lead

    @property
    def speaks(self) -> bool:
        """Whether the name stands as a person's does: with a reporting verb, an age or a *who*."""
        if self._speaks is None:
            self._speaks = (self._is_followed() or _is_of_speech(self.lead)) or self.text.endswith(
                "ccording to ", 0, self.run.start
            )
        return self._speaks

    def _is_followed(self) -> bool:
        text, run = self.text, self.run
        comma = text.startswith(",", run.end)
        match = _AFTER.match(text, run.end, run.end + 40)
        if match:
            word = match[1]
            if not comma and _is_of_speech(word):
                return True
            if comma and word in _SAYERS and text.endswith(", ", 0, run.start):
                return True
            if comma and (word == "who" or self.is_aged):
                return True
            between = match[0]
            if "who" in between and (" who " in between or between.lstrip(", ").startswith("who")):
                return True
        if not comma:
            return False
        from_where = _FROM_WHERE.match(text, run.end, run.end + 90)
        return from_where is not None and from_where[1] in _SAYERS

    @property
    def is_aged(self) -> bool:
        """Whether an age stands behind the name: *Ann Hale, 53*."""
        match = _AGED.match(self.text, self.run.end)
        return match is not None and 1 <= int(match[1]) <= _OLDEST

    @property
    def suffers(self) -> bool:
        """Whether the name bears a predicate of persons alone: *was arrested*, *lives*, *died*."""
        match = _SUFFERS.match(self.text, self.run.end)
        return match is not None and (match[1] is None or match[1] in _ARRESTS)

    @property
    def has_kin(self) -> bool:
        """Whether somebody is said to be the name's: *Jordan’s second wife*."""
        match = _OWNS_PERSON.match(self.text, self.run.end)
        return match is not None and match[1] in _KIN

    @property
    def is_placed(self) -> bool:
        """Whether it tells where something is, or where a person is from: *Ann Hale of Alder Pines*."""
        lead = self.lead
        return lead in _WHERE or (
            lead == "of"
            and bool(_FROM_PLACE.search(self.text, max(0, self.run.start - 20), self.run.start))
        )

    def _may_open(self, end: int) -> bool:
        """Tell whether a lone word opens its sentence and is no name: *Besides, a clerk of the court said*.

        It is an adverb, or no comma closes what would describe it, which ends at ``end``.
        """
        if len(self.run.words) > 1:
            return False
        low = self.run.words[0].casefold()
        adverb = low in _adverbs() or (low.endswith(("ly", "ing")) and not is_name(low))
        return adverb or not self.text.startswith((",", "."), end)

    def is_described(self) -> bool:
        """Tell whether an apposition with a noun for a person follows."""
        text, end = self.text, self.run.end
        if text.startswith(_FOR_ONES_PART, end):
            return True
        match = _DESCRIBED.match(text, end, end + 90) if text.startswith(_LEADS_ON, end) else None
        if match is None or (self.run.initial and self._may_open(match.end())):
            return False
        if match[1].partition(" ")[0] in _CLAUSE_OPENERS:
            return False
        nouns = _HEAD_ENDS.split(match[1].casefold())[0].split()[:8]
        if any(
            noun in word_set("org_words.txt") or noun in word_set("place_words.txt") for noun in nouns[:4]
        ):
            return False
        nouns += [noun.rsplit("-", 1)[-1] for noun in nouns]
        return any(noun in person_nouns() or noun in titles() for noun in nouns)
