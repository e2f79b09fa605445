"""What the marks around a stretch are for: somebody's words, a term, a work's title, a headline.

In: the stretch, its surroundings and whether reporting words were found. Out: the role. Title case beside a
word for a work, or without reporting words, is a title; whole sentences are speech; short stretches without
reporting words are terms, unless the clause around them casts something in somebody's words.
"""

from __future__ import annotations

import re

from factcheck.extract.evidence import Attribution
from factcheck.extract.tokens import kind_of
from factcheck.extract.wordlists import cue_verbs, named_set
from factcheck.model.quote import QuoteRole
from factcheck.model.value import value
from factcheck.text.marks import Marked

_WORD = re.compile(r"[^\W_][\w’'-]*")
_FIXED = re.compile(
    r"(?:so-called|nicknamed|aka|a/k/a|pseudonym|alias|username|hashtag)[,:]?\s*(?:the\s*)?\Z"
)
"""Read in folded text: a pattern blind to case cannot leap from one first letter to the next."""

_TITLED = re.compile(r"titled[,:]?\s*\Z", re.IGNORECASE)
_KNOWN = re.compile(r"\bknown as[ \xa0](?:the[ \xa0])?\Z")
_WORK = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(named_set('works')))})(?:,|[ \xa0](?:called|titled|like))?|\b(?:on|in|at)"
    rf"|\b(?:{'|'.join(sorted(named_set('makers')))})[ \xa0]of)[ \xa0]\Z",
    re.IGNORECASE,
)
_WORK_AFTER = re.compile(
    rf"[ \xa0]an?[ \xa0](?:[\w’'-]+[ \xa0]){{0,2}}(?:{'|'.join(sorted(named_set('works')))})\b"
)
_CAPITAL = r"[A-Z][\w.&-]*"
_AIRED = re.compile(rf"\b(?i:on|for|of|with)[ \xa0](?:{_CAPITAL}[ \xa0]){{0,3}}{_CAPITAL}['’]s?[ \xa0]\Z")
_ARTICLE = r"(?:an?[ \xa0]|the[ \xa0])?\Z"
_CAST = re.compile(rf"\bas[ \xa0]{_ARTICLE}")
_PREDICATE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|becomes?|became|seems?|seemed)|\b(?:it|s?he)['’]s|n['’]t)"
    rf"[ \xa0](?:(?:not|too|very|so|more|[a-z]+ly)[ \xa0])?{_ARTICLE}"
)
_CRIED = re.compile(
    rf"\b(?:{'|'.join(sorted(named_set('outcries')))})(?:[ \xa0](?:of|saying|reading))?[,:]?[ \xa0]\Z"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w.-]*[ \xa0]\Z")
_NEXT = re.compile(r"[ \xa0]([a-z][a-z-]+)")
_OWNED = ("’s ", "'s ")
_SPEAKS = ("say", "write", "name")
_HELD = ("right", "tight", "left", "passive", "colon")
_LEAD = 60
_NEAR = 4
"""Blanks back to which a pattern of three words before the marks may reach."""

_TITLE_MAX = 12
_ENOUGH = 120
"""Code points that mostly hold more words than a title."""


@value(frozen=True, slots=True)
class _Place:
    """A stretch's words, what stands before and after its marks, and what reports it.

    ``near`` are the last words before the marks: patterns of few words need not look further back.
    """

    inside: str
    words: list[str]
    before: str
    near: str
    after: str
    found: Attribution | None

    def is_held(self) -> bool:
        """Tell whether reporting words hold the stretch as their object."""
        return self.found is not None and self.found.rule in _HELD

    def is_spoken(self) -> bool:
        """Tell whether they are of speech, writing or naming."""
        return self.found is not None and self.is_held() and cue_verbs().get(self.found.verb) in _SPEAKS

    def is_cast(self) -> bool:
        """Tell whether the clause casts something in these words: *hailed it as a “new dawn”*."""
        return self.found is not None and _CAST.search(self.near) is not None

    def is_judgement(self) -> bool:
        """Tell whether the words are what the sentence says of something: *the plan is “a farce”*.

        One word before a noun keeps its author at a distance: *a “free” ride*.
        """
        return _PREDICATE.search(self.near) is not None and not (len(self.words) == 1 and self.modifies())

    def is_cried(self) -> bool:
        """Tell whether a noun or verb of shouting stands before the marks: *chants of “Ann! Ann!”*."""
        return _CRIED.search(self.near) is not None

    def is_designated(self) -> bool:
        """Tell whether a word for names and terms stands before the marks: *the so-called “surge”*."""
        return _FIXED.search(self.before.casefold()) is not None

    def is_named_work(self) -> bool:
        """Tell whether the words are what something is titled, and no statement: *titled “The Day”*."""
        says = any(kind_of(word.casefold()) in "BX" for word in self.words)
        return not says and _TITLED.search(self.before) is not None

    def is_explained_work(self) -> bool:
        """Tell whether an apposition names the kind of work: *“The Last Lamp,” a novel*."""
        return self.inside[-1] == "," and _WORK_AFTER.match(self.after) is not None

    def is_nickname(self) -> bool:
        """Tell whether the stretch stands within somebody's name: *Ann “Bo” Hale*."""
        after = self.after[:2]
        led = _NAME_BEFORE.search(self.before) is not None
        return len(self.words) <= 2 and led and after[:1] in " \xa0" and after[1:].isupper()

    def is_bracketed(self) -> bool:
        """Tell whether brackets stand right around the marks."""
        return self.before.endswith(("(", "[")) and self.after[:1] in (")", "]")

    def modifies(self) -> bool:
        """Tell whether a plain noun follows: *a “Fix It Now” hat*."""
        match = _NEXT.match(self.after)
        return match is not None and kind_of(match[1]) in "OWK" and not match[1].endswith(("ed", "ing"))


def word_list(inside: str) -> list[str]:
    """Return the words of a stretch, or of a long one enough to tell that it is no title."""
    words: list[str] = _WORD.findall(inside, 0, _ENOUGH)
    return words if len(inside) <= _ENOUGH or len(words) > _TITLE_MAX else _WORD.findall(inside)


def role_of(
    text: str, mark: Marked, found: Attribution | None, goes_on: bool = False, aside: bool = False
) -> QuoteRole:
    """Return the role of a stretch, which ``found`` reports.

    ``goes_on`` tells that somebody spoke before it in its paragraph and no other speaker came, or that it
    is all of a paragraph in which the talk goes on; ``aside`` that it bears single marks where the
    article's quotations bear double ones.
    """
    inside = mark.span.of(text)
    outer = mark.outer
    before = text[max(0, outer.start - _LEAD) : outer.start]
    place = _Place(
        inside,
        word_list(inside),
        before,
        _last_words(before),
        text[outer.end : outer.end + _LEAD],
        found,
    )
    if not place.words or (aside and not _is_retold(place)):
        return QuoteRole.TERM
    stands_apart = place.before.endswith("\n") or place.before.rstrip()[-1:] in (".", "!", "?")
    if goes_on and _opens_sentence(inside) and inside[-1] in ".?!" and stands_apart:
        return QuoteRole.ATTRIBUTED
    if _looks_titled(place.words):
        return _titled_role(place)
    return _plain_role(place)


def _opens_sentence(inside: str) -> bool:
    """Tell whether a capital comes first, after an editor's bracket too: *(It’s) senseless.*."""
    return inside[0].isupper() or (inside[0] in "([" and inside[1:2].isupper())


def _last_words(before: str) -> str:
    """Return the last words of ``before``, with the blank that parts them from those before."""
    at = len(before)
    for _ in range(_NEAR):
        at = before.rfind(" ", 0, at)
        if at < 0:
            return before
    return before[at:]


def _is_retold(place: _Place) -> bool:
    """Tell whether a verb of speech right beside single marks reports whole words: *they said, ‘No’*."""
    found = place.found
    return found is not None and found.rule in ("right", "tight") and cue_verbs().get(found.verb) == "say"


def _plain_role(place: _Place) -> QuoteRole:
    """Return the role of words that bear no title's capitals."""
    inside, found, count = place.inside, place.found, len(place.words)
    if (count <= 6 and place.is_designated()) or (count <= 3 and _KNOWN.search(place.near)):
        return QuoteRole.TERM
    if place.is_held() or place.is_cast() or place.is_judgement() or place.is_cried():
        return QuoteRole.ATTRIBUTED
    if found is not None and found.rule == "noun":
        return QuoteRole.ATTRIBUTED
    if found is not None and found.subject is not None:
        least = 2 if found.rule == "clause" else 3 if found.subject.kind == "noun" else 1
        if count >= least:
            return QuoteRole.ATTRIBUTED
    whole = _opens_sentence(inside) and inside[-1] in ",.?!…—-"
    return QuoteRole.ATTRIBUTED if count >= (2 if whole else 4) else QuoteRole.TERM


def _titled_role(place: _Place) -> QuoteRole:
    """Return the role of words that bear a title's capitals."""
    inside, found, count = place.inside, place.found, len(place.words)
    other = QuoteRole.TITLE if count > 1 else QuoteRole.TERM
    if place.is_bracketed() or place.is_nickname() or place.is_designated() or _KNOWN.search(place.near):
        return QuoteRole.TERM
    if place.is_cried():
        return QuoteRole.ATTRIBUTED
    if found is not None and found.rule == "clause" and not place.is_cast():
        found = None
    shown = place.before.endswith(_OWNED) and found is not None and found.rule == "right"
    if place.is_explained_work():
        return QuoteRole.TITLE
    if shown or place.is_named_work() or _WORK.search(place.near) or _AIRED.search(place.before):
        return QuoteRole.TITLE
    if found is None:
        return QuoteRole.ATTRIBUTED if inside[-1] in "?!" and count > 1 else other
    if found.rule == "right" and inside[-1] == "," and count > 1:
        return QuoteRole.ATTRIBUTED
    if found.verb == "called" and found.subject is not None and found.subject.kind == "noun":
        return QuoteRole.TITLE
    if place.is_spoken() and (found.rule == "tight" or count == 1):
        return QuoteRole.ATTRIBUTED
    if place.is_cast():
        return QuoteRole.ATTRIBUTED
    if place.modifies():
        return other
    if place.is_spoken() and count > 3:
        return QuoteRole.ATTRIBUTED
    if inside[-1] in "?!" or (inside[-1] in ".," and count > 3):
        return QuoteRole.ATTRIBUTED
    return other


def _looks_titled(words: list[str]) -> bool:
    """Tell whether the words bear capitals as a title's do: all but articles, prepositions and *and*."""
    if len(words) > _TITLE_MAX or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    return all(word[0].isupper() or word[0].isdigit() or kind_of(word) in "DRJ" for word in words[1:])
