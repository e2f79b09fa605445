"""Statements of a store, changed and brought back: whether linking ties them and search finds them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle
from typing import Any
from unittest.mock import patch

from edits import MEMORIES, Edit
from growing import Store
from invented import article
from sqlalchemy import select

from factcheck.services import ingest
from factcheck.services.search import find
from factcheck.store.engine import reading, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    QuoteEdgeRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
    QuoteWordingRow,
)

LEAST_WORDS = 12
"""A shorter statement has no half and no ten words to be found by."""

END = 10
"""Sources are drawn from the last tenth of the store, if it has enough of them: a cap on what is written
forgets those first."""

_WORDING, _QUOTE, _MEMBER = table_of(QuoteWordingRow), table_of(QuoteRow), table_of(QuoteMemberRow)
_OCCURRENCE, _VERSION = table_of(QuoteOccurrenceRow), table_of(ArticleVersionRow)
_ARTICLE, _EDGE = table_of(ArticleRow), table_of(QuoteEdgeRow)


@dataclass(frozen=True)
class Source:
    """A statement of the store: its wording, its words and its speaker."""

    wording_id: int
    text: str
    speaker: str


@dataclass(frozen=True)
class Linked:
    """What became of variants: seconds of linking and of writing, and which were tied to their sources."""

    texts: Sequence[str]
    versions: Sequence[int]
    linking: float
    writing: float
    tied: Mapping[str, Sequence[bool]]

    @property
    def each(self) -> float:
        """Return the seconds that linking takes a statement."""
        return self.linking / len(self.texts)

    def recall(self, kinds: Iterable[str]) -> float:
        """Return the share of the variants of these kinds that are tied to their sources."""
        found = [one for kind in kinds for one in self.tied[kind]]
        return sum(found) / len(found)


@dataclass(frozen=True)
class Searched:
    """The seconds of each search, and the share of those that found the source among the first ten."""

    times: Sequence[float]
    recall: float


def sources_of(store: Store, count: int, *, from_end: bool, seed: int) -> list[Source]:
    """Return statements of the store, of the last tenth or of all of it, drawn by ``seed``."""
    with reading(store.engine) as session:
        query = select(_WORDING.c.id).where(_WORDING.c.length >= LEAST_WORDS).order_by(_WORDING.c.id)
        ids = list(session.execute(query).scalars())
        ids = ids[-max(len(ids) // END, count) :] if from_end else ids
        chosen = random.Random(seed).sample(ids, min(count, len(ids)))
        rows = session.execute(
            select(_MEMBER.c.wording_id, _OCCURRENCE.c.text, _OCCURRENCE.c.speaker)
            .join(_OCCURRENCE, _OCCURRENCE.c.id == _MEMBER.c.occurrence_id)
            .where(_MEMBER.c.wording_id.in_(chosen))
            .order_by(_MEMBER.c.wording_id, _OCCURRENCE.c.id.desc())
        )
        found = {
            row.wording_id: Source(row.wording_id, row.text.rstrip(",."), row.speaker or "") for row in rows
        }
    return [found[number] for number in chosen if number in found]


def link_variants(
    store: Store, sources: Sequence[Source], edits: Mapping[str, Edit], *, seed: int
) -> Linked:
    """Import one article for each source with one kind of edit, and look which are tied to their sources.

    The kinds take turns, so that each source has one variant: variants of one statement would be judged
    against each other as well, and linking seem dearer than it is.
    """
    dice = random.Random(seed)
    mark = f"planted-{store.statements()}"
    planted: dict[str, tuple[str, int]] = {}
    told, texts = [], []
    for number, (source, kind) in enumerate(zip(sources, cycle(edits), strict=False)):
        identity = f"{mark}-{number}"
        planted[identity] = (kind, source.wording_id)
        texts.append(edits[kind](source.text, dice))
        told.append(article(identity, number, [(texts[-1], source.speaker or "Nora Hale")]))
    path = store.folder / f"{mark}.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told), encoding="utf-8")
    watch = Stopwatch(store.clock)
    with watch.on("link_versions", "store_articles"):
        ingest.import_paths(store.engine, [str(path)], jobs=1)
    wordings, versions = _wordings(store, mark)
    tied: dict[str, list[bool]] = {kind: [] for kind in edits}
    for identity, (kind, source_id) in planted.items():
        tied[kind].append(_is_tied(store, wordings.get(identity, ()), source_id))
    return Linked(texts, versions, watch.spent["link_versions"], watch.spent["store_articles"], tied)


def search_memories(store: Store, count: int, *, seed: int) -> dict[str, Searched]:
    """Search statements from anywhere in the store, as people misremember them."""
    sources = sources_of(store, count, from_end=False, seed=seed + 1)
    found: dict[str, Searched] = {}
    dice = random.Random(seed)
    with reading(store.engine) as session:
        quotes = {
            row.wording_id: row.key
            for row in session.execute(
                select(_MEMBER.c.wording_id, _QUOTE.c.key)
                .join(_QUOTE, _QUOTE.c.id == _MEMBER.c.quote_id)
                .where(_MEMBER.c.wording_id.in_([one.wording_id for one in sources]))
            )
        }
        for memory, forget in MEMORIES.items():
            times, right = [], 0
            for source in sources:
                words = forget(source.text, dice)
                start = store.clock()
                answer = find(session, words, limit=10)
                times.append(store.clock() - start)
                right += quotes[source.wording_id] in {hit.group.key for hit in answer.hits}
            found[memory] = Searched(times, right / len(sources))
    return found


class Stopwatch:
    """Adds up the seconds that named functions of the import take."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.spent: dict[str, float] = {}
        self._clock = clock

    def on(self, *names: str) -> ExitStack:
        """Watch these functions of :mod:`factcheck.services.ingest` in a ``with`` block."""
        stack = ExitStack()
        for name in names:
            stack.enter_context(patch.object(ingest, name, self._timed(name, getattr(ingest, name))))
        return stack

    def _timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        self.spent[name] = 0.0

        def timed(*args: Any, **options: Any) -> Any:
            start = self._clock()
            try:
                return function(*args, **options)
            finally:
                self.spent[name] += self._clock() - start

        return timed


def _wordings(store: Store, mark: str) -> tuple[dict[str, set[int]], list[int]]:
    """Return the wordings of planted articles by their ids, and their versions."""
    found: dict[str, set[int]] = {}
    versions: list[int] = []
    with reading(store.engine) as session:
        rows = session.execute(
            select(_ARTICLE.c.source_id, _VERSION.c.id, _MEMBER.c.wording_id)
            .join(_VERSION, _VERSION.c.article_id == _ARTICLE.c.id)
            .outerjoin(_OCCURRENCE, _OCCURRENCE.c.version_id == _VERSION.c.id)
            .outerjoin(_MEMBER, _MEMBER.c.occurrence_id == _OCCURRENCE.c.id)
            .where(_ARTICLE.c.source_id.startswith(f"{mark}-"))
        )
        for identity, version, wording in rows:
            versions.append(version)
            if wording is not None:
                found.setdefault(identity, set()).add(wording)
    return found, sorted(set(versions))


def _is_tied(store: Store, wordings: Iterable[int], source_id: int) -> bool:
    mine = set(wordings)
    if source_id in mine:
        return True
    with reading(store.engine) as session:
        ends = session.execute(
            select(_EDGE.c.a_id, _EDGE.c.b_id).where(
                (_EDGE.c.a_id == source_id) | (_EDGE.c.b_id == source_id)
            )
        )
        return any(mine & {row.a_id, row.b_id} for row in ends)
