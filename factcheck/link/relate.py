"""Whether two wordings are wordings of one statement.

In: two wordings that share a fingerprint. Out: an accepted link with its relation and figures, or none.
A link says only that the words belong together; whether the difference matters (a negation, a number,
a name) is for the checks to say, however high the score.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from factcheck.link.align import Alignment, align
from factcheck.link.wording import Wording
from factcheck.model.group import Relation
from factcheck.text.comparable import is_small

LINK_VERSION = 1
"""Changes with the rules or thresholds below; stored links are then out of date."""

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


def may_relate(a: AbstractSet[str], b: AbstractSet[str]) -> bool:
    """Tell, from two vocabularies alone, whether an alignment is worth its time.

    >>> may_relate({"enough", "is"}, {"enough", "and", "more"}), may_relate({"so"}, {"no"})
    (True, False)
    """
    return len(a & b) >= SHARED_VOCABULARY * min(len(a), len(b))


def relate(a: Wording, b: Wording) -> Edge | None:
    """Return the link between two different wordings, or ``None``; the same for ``relate(b, a)``.

    >>> from factcheck.link.wording import wording_of
    >>> edge = relate(wording_of("We will not go back"), wording_of("We will not go back to that, ever."))
    >>> edge.relation.value, edge.score, edge.needs_context
    ('contained', 1.0, True)
    """
    if a.key == b.key:
        return None
    part, whole = sorted((a, b), key=lambda one: (one.length, not one.elided, one.key))
    if a.length == b.length and a.elided == b.elided:
        part, whole = whole, part
    if part.forms and part.forms == whole.forms and part.marks == whole.marks:
        return _edge(part, whole, Relation.TYPOGRAPHIC, (1.0, 1.0), part.forms, needs_context=False)
    if part.length < SHORTEST_WORDS:
        return None
    found = align(part, whole, least=SHORT_COVERAGE if part.length < SHORT_WORDS else COVERAGE)
    if not _holds(part, found):
        return None
    forms = tuple(form for block in found.blocks for form in part.forms[block.a : block.a + block.size])
    figures = (found.coverage, found.density)
    needs_context = part.length < SHORT_WORDS or _is_weak(found, forms)
    return _edge(part, whole, _relation(part, whole, found), figures, forms, needs_context=needs_context)


def _holds(part: Wording, found: Alignment) -> bool:
    if found.density < DENSITY:
        return False
    if part.length < SHORT_WORDS:
        fewest = MATCHED if found.altered else SHORTEST_WORDS
        return found.coverage >= SHORT_COVERAGE and found.matched >= fewest
    return found.coverage >= COVERAGE and found.matched >= MATCHED


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
