"""Which name a figure hangs on.

In: the names of a text and a place in it. Out: the entity whose name stands at that place by the rules
of apposition (*John Doe, 19*; *19-year-old John Doe*; *the 19-year-old suspect, John Doe*) or as the
subject of the clause. No name at the right place, no entity: a figure that hangs on nobody is compared
with nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factcheck.model.name import NameForm, NameKind, NameOccurrence
from factcheck.text.names import titles

_SUFFIX = re.compile(r"(?:,?\s+(?:Jr|Sr|II|III|IV)\b\.?)?[’']?(?:s\b)?")
_BEFORE_AGE = re.compile(
    r"\s*(?:,|\(|–|—|-)\s*(?:who\s+(?:is|was)\s+|"
    r"then\s+|now\s+|only\s+|just\s+|also\s+|about\s+|around\s+|approximately\s+|an?\s+|the\s+)?$"
)
_IS_AGE = re.compile(
    r"\s*,?\s+(?:who\s+)?(?:is|was|turned|turns|aged)\s+(?:only\s+|just\s+|an?\s+|the\s+)?$"
)
_SUBJECT_REACH, _SUBJECT_TRIES = 130, 3
_SENTENCE_REACH = 400
_SENTENCE_END = re.compile(r"(?<=[a-z\d”\"’)])[.!?][”\"’)]*\s+(?=[A-Z“\"‘])")
_NOUNS_TO_NAME = re.compile(
    r"[\s,]*(?:(?!(?:was|were|is|are|has|had|of|in|on|at|to|from|by|for|with|who|that|which|said|told|shot|and|or"
    r"|when|while|after)\b)"
    r"[a-z][\w’'-]*[\s,]+){0,3}$"
)
_LEAD_IN = 24
_SOMEBODY_ELSE = re.compile(
    r"\b(?:said|says|told|according|added|announced|confirmed|man|woman|boy|girl|teen\w*|youth|child|suspect|victim|driver"
    r"|brother|sister|son|daughter|father|mother|wife|husband|partner|friend|neighbou?r)\b"
)
"""Words of a sentence that tells of another person, or in which somebody speaks."""
_CLAUSE_EDGE = re.compile(r"[;:!?]|\.\s|\s(?:[–—]|--?)\s|—")
_ASIDE = re.compile(
    r",[^,;:]{2,90},\s+(?:also\s+|(?:has|have|had|was|were|is|are|will|would)\s+(?:been\s+)?)?$"
)
"""What stands between a subject and its verb (*Doe, fired in May, has filed*)."""
_GOVERNED = re.compile(
    r"\b(?:of|in|at|from|to|by|near|on|with|against|for|into|under|outside|after|before|between|as|than"
    r"|including|via)\s+"
    r"(?:the\s+|an?\s+|his\s+|her\s+|their\s+)?$"
)
_PROPER_LEAD = re.compile(
    r"(?!(?:The|An?|His|Her|Their|Its|Our|My|One|Two|Some|Another|This|That|In|On|At|After|When|For)\b)"
    r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)+\s+(?:has|have|had)\s+[a-z]"
)
"""A sentence that begins with a name of several words, and what its bearer has done."""
_SHAPED_AFTER = re.compile(
    r"[\s,]{1,2}((?:[A-Z][\w’'-]+|[A-Z]\.)(?:\s+(?:[A-Z][\w’'-]*[\w]|[A-Z]\.)){1,3})"
    r"(?!\s+(?:man|woman|boy|girl|teen\w*|resident|native|student)\b)"
)
_GIVEN_BEFORE = re.compile(r"(?:[,;(]|\band)\s+([A-Z][\w’'-]+)\s+$")
"""A word with a capital that begins an item of a list of names, its surname behind it."""
_SHAPED_BEFORE = re.compile(r"([A-Z][\w’'-]+(?:[ \u00a0]+(?:[A-Z]\.|[A-Z][\w’'-]+)){1,3})$")


class Names:
    """The names of one text, for look-up by place. ``names`` must be in text order."""

    def __init__(self, text: str, names: Sequence[NameOccurrence]) -> None:
        self._text = text
        self._names = sorted(names, key=lambda name: (name.span.start, name.span.end))
        self._starts = [name.span.start for name in self._names]
        self._ends = [name.span.end for name in self._names]

    def ending_by(self, at: int, *, within: int) -> NameOccurrence | None:
        """Return the last name that ends at most ``within`` code points before ``at``."""
        index = bisect_right(self._ends, at) - 1
        if index < 0 or at - self._ends[index] > within:
            return None
        return self._names[index]

    def starting_from(self, at: int, *, within: int) -> NameOccurrence | None:
        """Return the first name that starts at most ``within`` code points after ``at``."""
        index = bisect_left(self._starts, at)
        if index == len(self._names) or self._starts[index] - at > within:
            return None
        return self._names[index]

    def between(self, start: int, end: int) -> list[NameOccurrence]:
        """Return the names that lie between two places, in order."""
        return self._names[bisect_left(self._starts, start) : bisect_right(self._ends, end)]

    def of_age(self, start: int, end: int, *, after: bool) -> str | None:
        """Return the person whose age stands at ``start`` to ``end``.

        ``after`` says that the form may stand before its name (*19-year-old John Doe*).
        """
        if after and (entity := self._named_behind(end)):
            return entity
        name = self.ending_by(start, within=24)
        if name is None or name.kind is not NameKind.PERSON:
            return None
        suffix = _SUFFIX.match(self._text, name.span.end)
        gap = suffix.end() if suffix else name.span.end
        if _BEFORE_AGE.fullmatch(self._text, gap, start) or _IS_AGE.fullmatch(self._text, gap, start):
            return self._unknown_relative(name) or name.entity
        return None

    def _unknown_relative(self, name: NameOccurrence) -> str | None:
        """Return the full name that a bare surname ends (*Murjan* Abdi), if no title stands before it."""
        if name.form is not NameForm.SHORT:
            return None
        given = _GIVEN_BEFORE.search(self._text, max(0, name.span.start - 40), name.span.start)
        if not given or given[1].lower().rstrip(".") in titles() or self.overlapping(*given.span(1)):
            return None
        return f"{given[1]} {name.span.of(self._text)}"

    def _named_behind(self, end: int) -> str | None:
        """Return the person named right behind an age, known to the registry or only shaped like a name."""
        follows = self.starting_from(end, within=48)
        if (
            follows
            and follows.kind is NameKind.PERSON
            and _NOUNS_TO_NAME.fullmatch(self._text, end, follows.span.start)
        ):
            return follows.entity
        shaped = _SHAPED_AFTER.match(self._text, end)
        return shaped[1] if shaped and not self.overlapping(shaped.start(1), shaped.end(1)) else None

    def shaped_before(self, at: int) -> str | None:
        """Return what ends at ``at`` and looks like a full name, unless the registry knows better."""
        shaped = _SHAPED_BEFORE.search(self._text, max(0, at - 40), at)
        if not shaped or self.overlapping(shaped.start(1), shaped.end(1)):
            return None
        return shaped[1]

    def overlapping(self, start: int, end: int) -> list[NameOccurrence]:
        """Return the names that share a place with ``start`` to ``end``, in order."""
        return self._names[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def person_subject(self, start: int, at: int) -> str | None:
        """Return the subject of the clause at ``at`` if it is a person."""
        found = self.subject(start, at)
        near = self.between(start, at)
        return (
            found if any(name.entity == found and name.kind is NameKind.PERSON for name in near) else None
        )

    def person_told_of(self, at: int) -> str | None:
        """Return the one person whom the sentence before ``at`` names, in the same paragraph.

        That is whom *he* or *she* stands for at the beginning of the next; of two nobody can tell.
        """
        start = max(self._text.rfind("\n", 0, at) + 1, at - _SENTENCE_REACH)
        breaks = [found.end() for found in _SENTENCE_END.finditer(self._text, start, at)]
        begins = breaks[-2] if len(breaks) > 1 else start
        told = self.between(begins, at)
        persons = {name.entity for name in told if name.kind is NameKind.PERSON}
        return persons.pop() if len(persons) == 1 else None

    def person_led_by(self, at: int) -> str | None:
        """Return whom the sentence before ``at`` is about, in its paragraph or the one before.

        It begins with that name, or with that of a club or a firm that has done something to its bearer,
        names no other person, tells of nobody without a name and gives no speech:
        *Conman Ann Hale is behind bars. The 36-year-old ...*
        """
        before = self._text[max(0, at - _SENTENCE_REACH) : at].rstrip()
        start = at - min(at, _SENTENCE_REACH)
        line = before.rfind("\n") + 1
        breaks = [found.end() for found in _SENTENCE_END.finditer(before, line)]
        begins = start + (breaks[-1] if breaks else line)
        told = self.between(begins, at)
        persons = {name.entity for name in told if name.kind is NameKind.PERSON}
        if len(persons) != 1 or not (self._leads(told[0], begins) or self._is_object(told, begins)):
            return None
        return None if _SOMEBODY_ELSE.search(self._text, begins, at) else persons.pop()

    def _leads(self, name: NameOccurrence, begins: int) -> bool:
        return name.kind is NameKind.PERSON and name.span.start <= begins + _LEAD_IN

    def _is_object(self, told: Sequence[NameOccurrence], begins: int) -> bool:
        """Tell whether something with a name of its own does something to the one person told of.

        No club and no town has an age: *Nore Rovers have sold striker Ann Hale. The 23-year-old ...*
        """
        person = next(name for name in told if name.kind is NameKind.PERSON)
        start = person.span.start
        led = _PROPER_LEAD.match(self._text, begins, start)
        return led is not None and not _GOVERNED.search(self._text, max(begins, start - 16), start)

    def subject(self, start: int, at: int) -> str | None:
        """Return the subject of the clause at ``at``: its last name that no preposition governs."""
        if (aside := _ASIDE.search(self._text, max(start, at - _SUBJECT_REACH), at)) and (
            name := self.ending_by(aside.start(), within=1)
        ):
            return name.entity
        for name in reversed(self.between(start, at)[-_SUBJECT_TRIES:]):
            if _CLAUSE_EDGE.search(self._text, name.span.end, at):
                return None
            if not _GOVERNED.search(self._text, max(start, name.span.start - 16), name.span.start):
                return name.entity
        return None
