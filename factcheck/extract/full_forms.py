"""The full form of each person of an article, once all mentions are tied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factcheck.extract.name_words import bare, is_given
from factcheck.extract.persons import core
from factcheck.extract.registry import Entity
from factcheck.model.name import NameForm


def _whole(full: Counter[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the full forms that are not the last words of another: *Ann Hale Dorn*, not *Hale Dorn*.

    The other must begin with a given name, or stand there twice: *Using Ann Hale* is a slip of reading.
    """
    sure = [words for words in full if is_given(words[0]) or full[words] > 1]
    tails = {words[at:] for words in sure for at in range(1, len(words) - 1)}
    return [words for words in full if words not in tails]


def settle_persons(persons: Iterable[Entity]) -> None:
    """Fix each person's full form: the most frequent full mention, the surname by majority."""
    whole = NameForm.FULL
    for entity in persons:
        if len(entity.mentions) > 1:
            full = [mention.words for mention in entity.mentions if mention.form is whole]
            if full:
                entity.words = _most_frequent(full)
            lasts = [core(mention.words)[-1] for mention in entity.mentions]
            if set(lasts) != {core(entity.words)[-1]}:
                _spell_by_majority(entity, lasts)
        entity.full = " ".join(entity.words)


def _most_frequent(full: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the form that most full mentions have; in most articles it is the only one."""
    if len(set(full)) == 1:
        return full[0]
    counts = Counter(full)
    return max(_whole(counts), key=counts.__getitem__)


def _spell_by_majority(entity: Entity, lasts: list[str]) -> None:
    """Give a full name the surname that most of the mentions have, whose last words are ``lasts``."""
    bones = core(entity.words)
    others = {bare(word) for word in bones[:-1]}
    spelt = Counter(last.replace("’", "'") for last in lasts if bare(last) not in others)
    if spelt and len(bones) > 1:
        surname = max(spelt, key=spelt.__getitem__)
        if spelt[bones[-1].replace("’", "'")] < spelt[surname]:
            entity.words = (*bones[:-1], surname, *entity.words[len(bones) :])
