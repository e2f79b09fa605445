"""Whom a pronoun means that stands before its name: *In what he called “a sad day,” Ann Hale resigned*.

In: the tokens of a unit, a stretch that such a pronoun names, and what its verb gives. Out: the same with
the subject of the main clause, if that may be meant. Only an opening phrase with *what* is read so: its
name stands behind it in the sentence and not before.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.extract.evidence import Attribution
from factcheck.extract.noun_phrases import Subject, is_person
from factcheck.extract.openings import SEXES, opening
from factcheck.extract.tokens import Token, is_person_noun
from factcheck.extract.wordlists import word_set

_JOINING = frozenset(("and", "but", "yet", "so"))


def named_behind(tokens: list[Token], at: int, found: Attribution) -> Attribution:
    """Return ``found``, its pronoun replaced by whom the main clause behind the stretch at ``at`` names."""
    subject = found.subject
    if subject is None or subject.kind != "pronoun":
        return found
    place = next((i for i in range(at) if tokens[i].start == subject.span.start), 0)
    if place < 2 or tokens[place - 1].low != "what" or not _opens(tokens, place - 1):
        return found
    start = at + 1
    while start < len(tokens) and tokens[start].kind == ",":
        start += 1
    meant = opening(tokens[start:]) if start < len(tokens) else None
    if meant is None or not _agrees(subject.low, meant):
        return found
    return replace(found, subject=meant)


def _opens(tokens: list[Token], what: int) -> bool:
    """Tell whether a preposition or a participle opens the sentence and leads to *what*."""
    first = 1 if tokens[0].low in _JOINING else 0
    leads = tokens[first].kind == "R" or tokens[first].low.endswith("ing")
    return leads and all(token.kind in "RDAOVWK" and not is_person(token) for token in tokens[first:what])


def _agrees(pronoun: str, meant: Subject) -> bool:
    sex = SEXES.get(pronoun)
    if meant.mention is not None:
        entity = meant.mention.entity
        return entity.is_person and entity.may_be(sex) if sex else not entity.is_person
    if meant.kind != "noun":
        return False
    if sex:
        return is_person_noun(meant.low, sex)
    bodily = meant.low in word_set("org_words.txt")
    return bodily if pronoun == "it" else bodily or meant.low.endswith("s")
