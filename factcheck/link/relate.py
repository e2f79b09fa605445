"""Whether two wordings are wordings of one statement.

In: two wordings that share a fingerprint. Out: an accepted link with its relation and figures, or none.
A link says only that the words belong together; whether the difference matters (a negation, a number,
a name) is for the checks to say, however high the score.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from factcheck.link.align import Alignment, align
from factcheck.link.wording import Wording
from factcheck.model.group import Relation
from factcheck.model.value import value
from factcheck.text.comparable import SMALL_WORDS, is_small

COVERAGE = 0.7
"""Least share of the shorter wording that is matched (a million quotations: recall .966, half of the
false links of .6)."""

DENSITY = 0.6
"""Least share of matched words in the stretch they take up in the longer wording (.45: 2 points more of
false links for .001 recall)."""

MATCHED = 5
"""Fewest matched words of a link that needs nothing else."""

SHORT_WORDS = 8
"""A shorter wording than this needs context beside its words."""

SHORT_COVERAGE = 0.8
"""Least share of a short wording that is matched: one word of five or six may differ, two may not."""

SHORTEST_WORDS = 4
"""A shorter wording than this is linked to equal words only, one of this length word for word only."""

WEAK_SCORE = 0.65
"""A score under which fewer than :data:`SHORT_WORDS` matched words, some altered, need context, too (of
248 links between the quotations of 1,163 articles, the wrong ones among longer wordings lay below it)."""

TELLING_WORDS = 4
"""Distinct matched words outside the closed classes, under which the same holds whatever the score:
*we have a lot of work to do* is said every week by somebody."""

TELLING_SHARE = 0.5
"""Share of the distinct words outside the closed classes that more than must be matched, where words are
altered and the shorter wording has more than :data:`SHORT_WORDS`: two statements that begin with *there is
no question about it* share eight words, and say two things (one of 300 planted edits is lost)."""

SHARED_TELLING = 0.25
"""Least share of these words that is common as they stand: the rest may be mistyped (of 1,800 planted edits
of the hard kinds seven are lost; at .35 they are 46)."""

SHARED_VOCABULARY = 0.5
"""Least share of the smaller vocabulary that is common (verification 1.39 to .47 ms, no recall lost)."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An accepted link between two wordings, ``a`` and ``b`` being their keys, ``a < b``.

    ``relation`` tells how ``part`` stands to the other one; ``part`` is the key of the shorter wording
    (of equal lengths, the elided one, then the one with the greater key). ``coverage``, ``density`` and
    ``score``, their product, are in [0, 1]. ``matched`` counts the common words, ``forms`` are they, in
    order. With ``needs_context`` the words alone are too few: the link holds only if something else
    ties the two (see :mod:`factcheck.link.groups`).
    """

    a: str
    b: str
    relation: Relation
    part: str
    coverage: float
    density: float
    score: float
    matched: int
    needs_context: bool
    forms: tuple[str, ...] = ()

    def other(self, key: str) -> str:
        """Return the key at the other end."""
        return self.b if key == self.a else self.a


class Rule(StrEnum):
    """What settled a pair of wordings: the rule that refused it, or the one that accepted it."""

    SAME_WORDING = "same wording"
    SAME_WORDS = "same words"
    TOO_SHORT = "too short"
    DENSITY = "density"
    COVERAGE = "coverage"
    MATCHED = "matched words"
    TELLING = "words that carry sense"
    ACCEPTED = "accepted"
    WITH_CONTEXT = "accepted with context"


@value(frozen=True, slots=True)
class Judgement:
    """The link between two wordings or none, the rule that settled it, and the alignment it rests on.

    ``part`` is the wording that is judged against the other.
    """

    edge: Edge | None
    rule: Rule
    part: Wording
    alignment: Alignment | None = None

    @property
    def told(self) -> str:
        """The rule in one sentence, with what was measured and the threshold."""
        found, length = self.alignment, self.part.length
        if self.rule is Rule.SAME_WORDING:
            return "They are one wording: the same words and marks after folding."
        if self.rule is Rule.SAME_WORDS:
            return "Their words are equal in the forms that are compared: spellings and figures aside."
        if found is None:
            return f"The shorter has {length} words; under {SHORTEST_WORDS} only equal words are linked."
        figures = (
            f"coverage {found.coverage:.2f} (at least {_least_coverage(self.part):.2f}), "
            f"density {found.density:.2f} (at least {DENSITY:.2f}), "
            f"{found.matched} matched words (at least {_fewest_words(self.part, found)}), "
            f"{found.altered} altered, {found.excused} excused by marks"
        )
        if self.rule is Rule.WITH_CONTEXT:
            return f"Linked if something beside the words ties them: {figures}."
        return f"Linked: {figures}." if self.edge else f"Refused by {self.rule.value}: {figures}."


def may_relate(a: AbstractSet[str], b: AbstractSet[str]) -> bool:
    """Tell, from two vocabularies alone, whether an alignment is worth its time.

    >>> may_relate({"enough", "is"}, {"enough", "and", "more"}), may_relate({"so"}, {"no"})
    (True, False)
    """
    common = a & b
    if len(common) < SHARED_VOCABULARY * min(len(a), len(b)):
        return False
    telling = min(len(a - SMALL_WORDS), len(b - SMALL_WORDS))
    return len(common - SMALL_WORDS) >= SHARED_TELLING * telling


def relate(a: Wording, b: Wording) -> Edge | None:
    """Return the link between two different wordings, or ``None``; the same for ``relate(b, a)``.

    >>> from factcheck.link.wording import wording_of
    >>> edge = relate(wording_of("We will not go back"), wording_of("We will not go back to that, ever."))
    >>> edge.relation.value, edge.score, edge.needs_context
    ('contained', 1.0, True)
    """
    return judge(a, b).edge


def judge(a: Wording, b: Wording) -> Judgement:
    """Return the link between two wordings with the rule that made or refused it.

    >>> from factcheck.link.wording import wording_of
    >>> judge(wording_of("Never again"), wording_of("Never again will we sell")).told
    'The shorter has 2 words; under 4 only equal words are linked.'
    """
    if a.key == b.key:
        return Judgement(None, Rule.SAME_WORDING, a)
    part, whole = sorted((a, b), key=lambda one: (one.length, not one.elided, one.key))
    if a.length == b.length and a.elided == b.elided:
        part, whole = whole, part
    if part.forms and part.forms == whole.forms and part.marks == whole.marks:
        edge = _edge(part, whole, Relation.TYPOGRAPHIC, (1.0, 1.0), part.forms, needs_context=False)
        return Judgement(edge, Rule.SAME_WORDS, part)
    if part.length < SHORTEST_WORDS:
        return Judgement(None, Rule.TOO_SHORT, part)
    found = align(part, whole, least=_least_coverage(part))
    forms = tuple(form for block in found.blocks for form in part.forms[block.a : block.a + block.size])
    refusal = _refusal(part, found, forms)
    if refusal is not None:
        return Judgement(None, refusal, part, found)
    figures = (found.coverage, found.density)
    needs_context = part.length < SHORT_WORDS or _is_weak(found, forms)
    edge = _edge(part, whole, _relation(part, whole, found), figures, forms, needs_context=needs_context)
    return Judgement(edge, Rule.WITH_CONTEXT if needs_context else Rule.ACCEPTED, part, found)


def _least_coverage(part: Wording) -> float:
    return SHORT_COVERAGE if part.length < SHORT_WORDS else COVERAGE


def _fewest_words(part: Wording, found: Alignment) -> int:
    return SHORTEST_WORDS if part.length < SHORT_WORDS and not found.altered else MATCHED


def _refusal(part: Wording, found: Alignment, forms: tuple[str, ...]) -> Rule | None:
    """Return the first rule that refuses an alignment, if one does."""
    if found.density < DENSITY:
        return Rule.DENSITY
    if found.coverage < _least_coverage(part):
        return Rule.COVERAGE
    if found.matched < _fewest_words(part, found):
        return Rule.MATCHED
    return Rule.TELLING if found.altered and not _tells(part, forms) else None


def _tells(part: Wording, forms: tuple[str, ...]) -> bool:
    """Tell whether more of the words that carry the sense are matched than are not, if there are many."""
    own = part.vocabulary - SMALL_WORDS
    if part.length <= SHORT_WORDS or not own:
        return True
    return len(own.intersection(forms)) > TELLING_SHARE * len(own)


def _is_weak(found: Alignment, forms: tuple[str, ...]) -> bool:
    """Tell whether few words match, some altered, and those far apart or such as everybody uses."""
    if not found.altered or found.matched >= SHORT_WORDS:
        return False
    telling = sum(not is_small(form) for form in set(forms))
    return found.coverage * found.density < WEAK_SCORE or telling < TELLING_WORDS


def _relation(part: Wording, whole: Wording, found: Alignment) -> Relation:
    if found.altered:
        return Relation.VARIANT
    if part.elided or whole.elided:
        return Relation.ELIDED
    return Relation.CONTAINED


def _edge(
    part: Wording,
    whole: Wording,
    relation: Relation,
    figures: tuple[float, float],
    forms: tuple[str, ...],
    *,
    needs_context: bool,
) -> Edge:
    coverage, density = figures
    first, second = sorted((part.key, whole.key))
    return Edge(
        a=first,
        b=second,
        relation=relation,
        part=part.key,
        coverage=round(coverage, 4),
        density=round(density, 4),
        score=round(coverage * density, 4),
        matched=len(forms),
        needs_context=needs_context,
        forms=forms,
    )
