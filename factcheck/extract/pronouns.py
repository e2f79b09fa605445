"""Whom *he* and *she* mean.

In: the registry, the sentences, the place of the pronoun and its sex. Out: the person, or ``None``. Each
person named or speaking in the sentences before is weighed by a sum of few readable weights: nearness in
sentences, standing as a subject, opening the sentence, speaking there, the votes on the sex. Names inside
quoted stretches do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import inf

from factcheck.extract.layout import Layout
from factcheck.extract.registry import Entity, Mention
from factcheck.extract.tokens import is_speaker_noun
from factcheck.extract.wordlists import cue_verbs, phrases, word_set
from factcheck.model.span import Span

_NEXT = re.compile(r"[ \xa0](?:(?:also|then|later|has|had|\w+ly)[ \xa0])?([a-z]+)")
_SET_APART = re.compile(
    r"(?:[ \xa0](?:of|from|at|with|in)[ \xa0][^,.;:“\"\n]{2,60}+)?,"
    r"(?:[ \xa0](?![A-Z][\w.-]*[ \xa0][A-Z])[^,.;:“\"\n]{2,80}+,)?[ \xa0]([a-z]+)"
)
_APART = 180
"""Code points that may part a name from its verb: *Ann Hale of Carrow, a nurse, said*."""

_PREVIOUS = re.compile(r"([a-z]+)[ \xa0]\Z")
_FOLLOWING = re.compile(r"[ \xa0]([a-z][\w’'-]*)")
_LEADING = re.compile(r"([a-z]+)[ \xa0](?:[A-Z][\w.’-]*[ \xa0]){0,3}\Z")
_OF_ITSELF = re.compile(r"[.\n]|[ \xa0](?:that[ \xa0])?s?he[ \xa0]")
_SOURCE = re.compile(r"[Aa]ccording to[ \xa0](?:[\w’'-]+,?[ \xa0]){0,6}\Z")
_ASKED = re.compile(
    r"(?:When[ \xa0])?(?:[Aa]sked|[Pp]ressed|[Qq]uizzed|[Cc]hallenged|[Tt]old)\b(?![^,]*\bby\b)"
)
_OPENING = re.compile(r"(?:[A-Z][^,.;:“\"\n]{1,50}+,[ \xa0])?([Hh]e|[Ss]he)[ \xa0]")
_OWNED_BEARER = re.compile(r"['’]s?[ \xa0](?:[a-z][\w’'-]*[ \xa0]){0,4}[a-z][\w’'-]*,[ \xa0]")
_STYLED = 12
"""Code points that a style may take before a name: *Big Jim Roe*, *Dr Roe*."""

_AGAINST = -0.5
_REACH = 7
"""Sentences to look back."""

_ADDRESSED_WITHIN = 24
"""Code points behind a pronoun within which whoever is named is spoken to: *he told Hale*."""

_MOST = 300
"""Mentions to look back for a sole person of that sex."""

_FAR = 4000
"""Code points to look back."""

_SPOKEN = 6
"""Speakers to look back."""

WEIGHTS = {
    "distance": -1.0,
    "first": 0.8,
    "speaks": 0.6,
    "sex": 0.5,
    "owner": -0.5,
    "modifier": -1.0,
    "object": -0.4,
    "told of": -2.5,
}
"""What each trait of a mention adds, per sentence of distance or once. Set by hand: weights that a
perceptron fitted on one half of the labelled articles were no better on the other half."""


class Pronouns:
    """Finds the persons that pronouns mean, in the order of the text."""

    def __init__(self, layout: Layout) -> None:
        """Take what stands where in the article."""
        self._layout = layout
        self._text = layout.text
        self._registry = layout.registry
        self._starts = layout.starts
        self._spoken: list[tuple[int, Entity]] = []
        self._weights: dict[int, tuple[float, bool, bool]] = {}
        self._openings: dict[int, int] = {}

    def _says(self, mention: Mention) -> bool:
        match = _NEXT.match(self._text, mention.end, mention.end + 40)
        if match is not None and cue_verbs().get(match[1]) in ("say", "write"):
            return True
        match = _SET_APART.match(self._text, mention.end, mention.end + _APART)
        if match is not None and cue_verbs().get(match[1]) == "say":
            return True
        if cue_verbs().get(mention.lead) != "say":
            return False
        match = _PREVIOUS.search(self._text, max(0, mention.start - 20), mention.start)
        return match is not None and cue_verbs().get(match[1]) == "say"

    def _tells(self, mention: Mention) -> bool:
        """Tell whether the mention tells all of its sentence, or of itself.

        *The weir had failed, Hale said.* and *With Abara gone, Hale said he ...*.
        """
        match = _NEXT.match(self._text, mention.end, mention.end + 40)
        return match is not None and _OF_ITSELF.match(self._text, match.end()) is not None

    def _weight_of(self, mention: Mention) -> tuple[float, bool, bool]:
        """Return what the words around a mention add.

        Second: whether it only modifies a noun after it. Third: whether it tells all of its sentence.
        """
        known = self._weights.get(mention.start)
        if known is not None:
            return known
        weight, modifies, tells = 0.0, False, False
        if self._text[mention.end : mention.end + 1] in ("'", "’"):
            weight += WEIGHTS["owner"]
            modifies = self._owns_bearer(mention)
        if self._says(mention):
            weight += WEIGHTS["speaks"]
            tells = self._tells(mention)
        match = _FOLLOWING.match(self._text, mention.end, mention.end + 30)
        if match is not None and _is_noun(match[1]):
            weight += WEIGHTS["modifier"]
            modifies = True
        source = _SOURCE.search(self._text, max(0, mention.start - _APART // 2), mention.start)
        if source is not None:
            weight, tells = weight + WEIGHTS["speaks"], True
        match = _LEADING.search(self._text, max(0, mention.start - 40), mention.start)
        if (
            source is None
            and match is not None
            and (match[1] in _prepositions() or match[1].endswith("ing"))
        ):
            weight += WEIGHTS["object"]
            agent = match[1] == "by" and self._text.endswith("ed ", 0, match.start())
            modifies = modifies or agent or match[1].endswith("ing")
        found = self._weights[mention.start] = weight, modifies, tells
        return found

    def _owns_bearer(self, mention: Mention) -> bool:
        """Tell whether what a name owns is somebody named right after: *Hale's lawyer, Ben Roe, said*."""
        match = _OWNED_BEARER.match(self._text, mention.end, mention.end + _APART)
        return match is not None and bool(self._registry.between(match.end(), match.end() + _STYLED))

    def note(self, offset: int, entity: Entity) -> None:
        """Remember that ``entity`` speaks, or is meant by a pronoun, at ``offset``."""
        self._spoken.append((offset, entity))

    def _opened_by(self, sentence: int, sex: str, offset: int) -> bool:
        """Tell whether a pronoun of ``sex`` before ``offset`` is the subject that opens a sentence.

        Such a sentence goes on with whom the one before is about.
        """
        at = self._openings.get(sentence)
        if at is None:
            start = self._starts[sentence]
            match = _OPENING.match(self._text, start, start + 80)
            at = match.start(1) if match is not None and not self._layout.is_quoted(start) else -1
            if at > start and self._registry.between(start, at):
                at = -1
            self._openings[sentence] = at
        return 0 <= at < offset and (self._text[at] in "Ss") == (sex == "f")

    def _distances(self, first: int, here: int, offset: int, sex: str) -> list[int]:
        """Return how far each sentence from ``first`` to ``here`` is, without those that only go on."""
        distances = [0]
        for sentence in range(here, first, -1):
            distances.append(distances[-1] + (not self._opened_by(sentence, sex, offset)))
        return distances[::-1]

    def _speaking(
        self, first: int, distances: list[int], offset: int, sex: str
    ) -> Iterator[tuple[Entity, float]]:
        """Yield who spoke last before ``offset``, from the sentence ``first`` on, each with its weight."""
        floor = max(self._starts[first], offset - _FAR)
        for at, entity in self._spoken[-_SPOKEN:]:
            if floor <= at < offset and entity.may_be(sex):
                weight = WEIGHTS["distance"] * distances[self._layout.sentence_at(at) - first]
                weight += WEIGHTS["first"]
                weight += WEIGHTS["speaks"]
                yield entity, weight + WEIGHTS["sex"] * _lean(entity, sex)

    def _named(
        self, start: int, end: int, distance: int, sex: str, opened: bool
    ) -> Iterator[tuple[Entity, float]]:
        """Yield who is named between two offsets of a sentence so far back, each with its weight.

        ``opened`` tells that the sentence has its subject before any name.
        """
        for mention in self._layout.persons(start, end):
            entity = mention.entity
            if not entity.may_be(sex):
                continue
            weight, modifies, tells = self._weight_of(mention)
            weight += WEIGHTS["distance"] * distance
            if (not opened and not modifies) or tells:
                weight += WEIGHTS["first"]
                opened = True
            yield entity, weight + WEIGHTS["sex"] * _lean(entity, sex)

    def _told_of(self, offset: int, here: int, said: Span | None) -> frozenset[int]:
        """Return the identities of those whom the words ``said`` name: few speak of themselves by name.

        With them go those named between the pronoun at ``offset`` and its words, or right after it in its
        sentence ``here``: *He called Hale “an ox”* is not Hale's, nor is *“No,” he told Hale*. So go those
        who are asked about: *Asked whether Hale had left, he said*.
        """
        if said is None:
            return frozenset()
        named = self._registry.between(said.start, said.end)
        if _ASKED.match(self._text, self._starts[here], offset) and self._text.endswith(", ", 0, offset):
            named = named + self._registry.between(max(self._starts[here], offset - _FAR), offset)
        if self._text[offset : offset + 3].casefold() not in ("his", "her"):
            later = self._starts[here + 1] if here + 1 < len(self._starts) else len(self._text)
            end = said.start if said.start > offset else min(later, offset + _ADDRESSED_WITHIN)
            named = named + self._registry.between(offset, end)
        return frozenset(id(mention.entity) for mention in named)

    def resolve(
        self, offset: int, sex: str, said: Span | None = None, asker: Entity | None = None
    ) -> Entity | None:
        """Return whom a pronoun of ``sex`` (``m`` or ``f``) at ``offset`` means, who says ``said``.

        ``asker`` has put the question that is answered so.

        Of equal weights that of a speaker counts, then the last. Sentences are read backwards, up to where
        none of them could hold a weight as great as one found.
        """
        here = max(0, self._layout.sentence_at(offset))
        first = max(0, here - _REACH)
        floor = max(self._starts[first], offset - _FAR)
        told = self._told_of(offset, here, said) | {id(asker)}
        distances = self._distances(first, here, offset, sex)
        best, most = _heaviest(self._speaking(first, distances, offset, sex), told)
        end = offset
        for sentence in range(here, first - 1, -1):
            distance = distances[sentence - first]
            if most >= _most_at(distance):
                break
            start = max(self._starts[sentence], floor)
            opened = self._opened_by(sentence, sex, offset)
            nearer, weight = _heaviest(self._named(start, end, distance, sex, opened), told)
            if weight > most:
                best, most = nearer, weight
            end = start
        found = best if best is not None else self._sole(offset, sex)
        if found is not None and found.male == found.female:
            _learn(found, sex)
        return found

    def resolve_body(self, offset: int) -> Entity | None:
        """Return the body that *it* at ``offset`` means: the first name of one of the sentences before."""
        here = self._layout.sentence_at(offset)
        for at in range(here, max(-1, here - 3), -1):
            start = self._starts[at]
            end = offset if at == here else self._starts[at + 1]
            names = [
                m
                for m in self._registry.between(start, min(end, start + 300))
                if not self._layout.is_quoted(m.start)
            ]
            if names and not names[0].entity.is_person:
                return names[0].entity
        return None

    def _sole(self, offset: int, sex: str) -> Entity | None:
        """Return the last person of that sex before ``offset``, however far."""
        at = self._registry.last_before(offset) - 1
        floor = max(0, at - _MOST)
        while at >= floor:
            entity = self._registry.mentions[at].entity
            if entity.is_person and entity.may_be(sex) and entity.lean(sex) > 0:
                return entity
            at -= 1
        return None


def _heaviest(weighed: Iterator[tuple[Entity, float]], told: frozenset[int]) -> tuple[Entity | None, float]:
    """Return the greatest weight and whose it is, the last of equal ones; ``told`` are spoken of."""
    best: Entity | None = None
    most = -inf
    for entity, weight in weighed:
        if id(entity) in told:
            weight += WEIGHTS["told of"]
        if weight >= most:
            best, most = entity, weight
    return best, most


def _learn(entity: Entity, sex: str) -> None:
    """Give a person of unknown sex that of the pronoun that means them: later ones agree with it."""
    if sex == "m":
        entity.male += 1
    else:
        entity.female += 1


def _most_at(distance: int) -> float:
    """Return the greatest weight that a mention may have so many sentences back."""
    return WEIGHTS["speaks"] + WEIGHTS["distance"] * distance + WEIGHTS["first"] + WEIGHTS["sex"]


def _lean(entity: Entity, sex: str) -> float:
    """Return the votes for ``sex`` less those against it, one at most; many against count thrice."""
    lean = max(-1.0, min(1.0, entity.lean(sex)))
    return lean if lean > _AGAINST else 3 * lean


def _is_noun(word: str) -> bool:
    """Tell whether a word after a name makes the name a modifier: *an Abara aide*."""
    return is_speaker_noun(word) or (word in word_set("cue_nouns.txt") and word not in cue_verbs())


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(word for line in phrases("function_words.txt")["R"] for word in line.split())
