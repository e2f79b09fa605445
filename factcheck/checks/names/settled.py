"""What the desk settled of a name: in its authority list, and by decisions.

In: a bearer and settled names. Out: the entries that mean the bearer, and which words of the name they
settle. An entry means the bearer if their names are one in the same or another spelling, unless the desk
said that they are two. What somebody keeps in the list by hand is right whatever a decision said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from factcheck.checks.names.apart import told_apart
from factcheck.checks.names.bearers import Bearer
from factcheck.checks.names.spelling import person_slots, read_name, thing_slots
from factcheck.model.authority import SettledName
from factcheck.model.decision import Ruling
from factcheck.model.name import NameKind
from factcheck.text.fold import fold_text


@dataclass(frozen=True, slots=True)
class Settled:
    """A form of an entry beside the bearer's name.

    ``differs`` pairs the places of differing words with the entry's words; ``is_exact`` tells that all
    other words are equal, none an initial, a short form or left out. A form that a decision said is no
    spelling of the name is not ``is_right``.
    """

    entry: SettledName
    differs: tuple[tuple[int, str], ...]
    is_exact: bool = True
    is_right: bool = True


def settled_for(
    bearer: Bearer, authority: Sequence[SettledName], apart: Sequence[Ruling] = ()
) -> list[Settled]:
    """Return the entries' forms that mean the bearer, those that agree with its name first."""
    if not authority:
        return []
    listed = {fold_text(form) for one in authority if one.day is None for form in (one.name, *one.aliases)}
    found = [one for entry in authority for one in _forms(bearer, entry, apart, listed)]
    return sorted(found, key=lambda one: (len(one.differs), one.entry.name))


def _forms(
    bearer: Bearer, entry: SettledName, apart: Sequence[Ruling], listed: Collection[str]
) -> Iterator[Settled]:
    wrong = [form for form in entry.wrong if fold_text(form) not in listed]
    for form, is_right in chain(
        ((form, True) for form in (entry.name, *entry.aliases)), ((form, False) for form in wrong)
    ):
        words = [token.text for token in read_name(form, bearer.kind)]
        slots = _slots(bearer, words)
        if slots is not None and not told_apart(bearer.kind, bearer.words, words, apart):
            differs = {ours: words[theirs] for ours, theirs in slots}
            same = [differs.get(at, word) for at, word in enumerate(bearer.words)]
            yield Settled(entry, tuple(differs.items()), is_exact=same == words, is_right=is_right)


def _slots(bearer: Bearer, words: Sequence[str]) -> Sequence[tuple[int, int]] | None:
    if bearer.kind is NameKind.PERSON:
        return person_slots(bearer.words, words)
    return thing_slots(bearer.words, words)


def words_settled(
    bearer: Bearer, slots: Sequence[int], settled: Iterable[Settled]
) -> list[tuple[str, ...]]:
    """Return the spellings of the words in ``slots`` that entries have, and no decision calls wrong."""
    found: dict[bool, list[tuple[str, ...]]] = {True: [], False: []}
    for one in settled:
        differs = dict(one.differs)
        if set(differs) <= set(slots):
            found[one.is_right].append(tuple(differs.get(slot, bearer.words[slot]) for slot in slots))
    return [words for words in found[True] if words not in found[False]]
