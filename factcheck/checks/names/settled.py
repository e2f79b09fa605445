"""What the desk's authority list has on a name.

In: a bearer and settled names. Out: the entries that mean the bearer, and which words of the name they
settle. An entry means the bearer if their names are one in the same or another spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.names.bearers import Bearer
from factcheck.checks.names.spelling import person_slots, read_name, thing_slots
from factcheck.model.authority import SettledName
from factcheck.model.name import NameKind


@dataclass(frozen=True, slots=True)
class Settled:
    """A form of an entry beside the bearer's name.

    ``differs`` pairs the places of differing words with the entry's words; ``is_exact`` tells that all
    other words are equal, none an initial, a short form or left out.
    """

    entry: SettledName
    differs: tuple[tuple[int, str], ...]
    is_exact: bool = True

    @property
    def told(self) -> str:
        """What the list has, and on what it rests."""
        source = f" ({self.entry.source})" if self.entry.source else ""
        return f"the desk's authority list has “{self.entry.name}”{source}"


def settled_for(bearer: Bearer, authority: Iterable[SettledName]) -> list[Settled]:
    """Return the entries' forms that mean the bearer, those that agree with its name first."""
    found = [one for entry in authority for one in _forms(bearer, entry)]
    return sorted(found, key=lambda one: (len(one.differs), one.entry.name))


def _forms(bearer: Bearer, entry: SettledName) -> Iterator[Settled]:
    for form in (entry.name, *entry.aliases):
        words = [token.text for token in read_name(form, bearer.kind)]
        slots = _slots(bearer, words)
        if slots is not None:
            differs = {ours: words[theirs] for ours, theirs in slots}
            same = [differs.get(at, word) for at, word in enumerate(bearer.words)]
            yield Settled(entry, tuple(differs.items()), is_exact=same == words)


def _slots(bearer: Bearer, words: Sequence[str]) -> Sequence[tuple[int, int]] | None:
    if bearer.kind is NameKind.PERSON:
        return person_slots(bearer.words, words)
    return thing_slots(bearer.words, words)


def words_settled(
    bearer: Bearer, slots: Sequence[int], settled: Iterable[Settled]
) -> list[tuple[str, ...]]:
    """Return the spellings of the words in ``slots`` that entries have."""
    found = []
    for one in settled:
        differs = dict(one.differs)
        if set(differs) <= set(slots):
            found.append(tuple(differs.get(slot, bearer.words[slot]) for slot in slots))
    return found
