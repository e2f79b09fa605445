"""The articles about those that change or are asked about, as far as settling their stories meets them.

In: articles with their clues, and a store. Out: who shares a clue with them, how strongly they are tied,
and where each belongs. What is asked for is read once. Nothing is written here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import lru_cache
from math import inf

from sqlalchemy.orm import Session

from factcheck.link.clues import ClueKind
from factcheck.link.sharing import KIND_BITS, MOST_ARTICLES, Shared, Sharing, change_of, pack, step_of
from factcheck.link.stories import Bar, Home, StoryNode, StoryTie, node_of, tie, ties_among
from factcheck.model.article import Published
from factcheck.model.group import ArticleView
from factcheck.store import clues as store_clues
from factcheck.store import stories as store
from factcheck.store.stories import NewMember

_KIND = (1 << KIND_BITS) - 1


class Neighbourhood:
    """What is known of the articles about those that change, read from the store as it is asked for.

    ``fresh`` gives by row id those that are in no story yet, with their clues. They are stored, unless
    ``stored`` is false: then they have numbers that no row bears, and stand beside the store's. ``said``
    are articles of which people said with which others they belong.
    """

    def __init__(
        self,
        session: Session,
        fresh: Mapping[int, tuple[ArticleView, Mapping[int, ClueKind]]],
        bar: Bar,
        *,
        stored: bool = True,
        said: Collection[int] = (),
    ) -> None:
        self._session = session
        self._bar = bar
        self._clues = {number: clues for number, (_, clues) in fresh.items()}
        self._nodes = {number: node_of(view, clues) for number, (view, clues) in fresh.items()}
        self._holders: dict[int, list[int]] = {}
        self._ties: dict[int, dict[int, StoryTie]] = {}
        self._shared_home: dict[int, Shared] = {}
        self.homes: dict[int, Home] = {}
        self.shaken: set[int] = set()
        self.weakened: dict[int, StoryTie] = {}
        self._most = MOST_ARTICLES + len(fresh) + 1
        self._stored = stored
        self._beside: dict[int, list[int]] = {}
        if not stored:
            for number, held in self._clues.items():
                for clue, kind in held.items():
                    self._beside.setdefault(clue, []).append(pack(number, kind))
        self._load_nodes(said)
        self._load_nodes({self.homes[number].canonical for number in said if number in self.homes})

    def weigh_anew(self, lost: Mapping[int, int]) -> None:
        """Find the articles for which a clue that others won or lost has another worth now.

        Where it is worth more, all that hold it are ``shaken``. Where it is worth less, only those count
        whose tie to their canonical article rests on it; if no rival comes near, the tie is ``weakened``
        and nothing else changes.
        """
        won = Counter(clue for held in self._clues.values() for clue in held)
        # Of those that others lost, the last one that holds a clue counts, too.
        self._load_holders(lost)
        self._load_holders(won, several=self._stored)
        falling: list[tuple[dict[int, int], int, int]] = []
        for clue in won.keys() | lost.keys():
            holders = self._holders[clue]
            if not holders:
                continue
            held = len(holders)
            after, before = step_of(held), step_of(held - won[clue] + lost.get(clue, 0))
            if after > before:
                self.shaken.update(holder >> KIND_BITS for holder in holders)
            elif after < before:
                kinds = {holder >> KIND_BITS: holder & _KIND for holder in holders}
                falling.append((kinds, before, after))
        self._load_nodes(self.shaken.union(*(kinds for kinds, _, _ in falling)))
        changes: Counter[int] = Counter()
        for kinds, before, after in falling:
            for number, kind in kinds.items():
                home = self.homes.get(number)
                if home is not None and home.canonical != number and home.canonical in kinds:
                    other = kinds[home.canonical]
                    changes[number] += change_of(ClueKind(kind), ClueKind(other), before, after)
        for number, change in changes.items():
            self._weaken(number, change)

    def _weaken(self, number: int, change: int) -> None:
        home, shared = self.homes[number], self._shared_home.get(number)
        if number in self.shaken or shared is None or home.canonical not in self.homes:
            self.shaken.add(number)
            return
        found = tie(self.node(number), self.node(home.canonical), shared + change, self._bar)
        if found is None or found.strength <= home.rival:
            self.shaken.add(number)
            return
        self.homes[number] = home._replace(strength=found.strength)
        self.weakened[number] = found

    def tie_home(self, number: int, seen: Collection[int]) -> StoryTie | None:
        """Return how an article that was settled is tied to its canonical article, if that is another."""
        if number not in seen:
            return self.weakened[number]
        return self.ties(number).get(self.homes[number].canonical)

    def load_ties(self, numbers: Collection[int]) -> None:
        """Read the ties of articles together."""
        missing = [number for number in numbers if number not in self._ties]
        stored = store_clues.clues_of(
            self._session, [number for number in missing if number not in self._clues]
        )
        for number, held in stored.items():
            self._clues[number] = {clue: ClueKind(kind) for clue, kind in held.items()}
        # Those that are stored hold their clues themselves: a list of one has nobody else.
        self._load_holders(
            {clue for number in missing for clue in self._clues[number]}, several=self._stored
        )
        shared = {number: self.shared(number) for number in missing}
        self._load_nodes({other for found in shared.values() for other in found} | set(missing))
        for number, found in shared.items():
            self._ties[number] = ties_among(number, found, self.node, self._bar)

    def shared(self, number: int) -> dict[int, Shared]:
        """Return what an article shares with others, if enough to weigh; its ties must be loaded."""
        sharing = Sharing()
        for clue, kind in self._clues[number].items():
            holders = self._holders[clue]
            if holders:
                sharing.add(kind, holders)
        return sharing.found(number, self._bar.worth)

    def ties(self, number: int) -> Mapping[int, StoryTie]:
        """Return the articles that an article is tied to."""
        if number not in self._ties:
            self.load_ties([number])
        return self._ties[number]

    def node(self, number: int) -> StoryNode:
        """Return what is compared of an article that was met."""
        return self._nodes[number]

    def place(self, number: int, found: StoryTie | None) -> NewMember:
        """Return where an article that was settled belongs, ``found`` being its tie."""
        node, home = self.node(number), self.homes[number]
        shared = found.shared if found else Shared(0, 0, 0)
        return NewMember(
            article_id=number,
            canonical_id=home.canonical,
            score=found.strength if found else 0.0,
            detail=_reason(found) if found or home.canonical == number else _SAID,
            size=node.size,
            told_from=node.published.earliest if node.published else None,
            told_to=node.published.latest if node.published else None,
            worth=shared.worth,
            clues=shared.clues,
            proofs=shared.proofs,
            rival=home.rival,
        )

    def _load_holders(self, clues: Collection[int], *, several: bool = False) -> None:
        """Read who holds clues; if ``several`` are asked for, nobody counts as one."""
        missing = [clue for clue in clues if clue not in self._holders]
        found = store_clues.holders(self._session, missing, self._most, several=several)
        for clue in missing:
            self._holders[clue] = found.get(clue, []) + self._beside.get(clue, [])

    def _load_nodes(self, numbers: Collection[int]) -> None:
        missing = [number for number in numbers if number not in self._nodes]
        for number, found in store.members(self._session, missing).items():
            self._nodes[number] = StoryNode(
                found.key, found.size, _published(found.told_from, found.told_to), found.primary
            )
            if found.worth is None or found.clues is None or found.proofs is None or found.rival is None:
                self.homes[number] = Home(found.canonical_id, found.score, inf)
            else:
                self.homes[number] = Home(found.canonical_id, found.score, found.rival)
                self._shared_home[number] = Shared(found.worth, found.clues, found.proofs)


@lru_cache(maxsize=4096)
def _published(earliest: datetime | None, latest: datetime | None) -> Published | None:
    if earliest is None or latest is None:
        return None
    return Published(text=earliest.isoformat(), earliest=earliest, latest=latest)


_SAID = "Somebody decided that it tells of one event with another article of the story."


def _reason(found: StoryTie | None) -> str:
    if found is None:
        return "It is the fullest account of the event."
    shared = found.shared
    return (
        f"It shares {shared.clues} names, numbers or quotations with the fullest account, "
        f"{shared.proofs} of them full names or quotations that few others have."
    )
