"""Import: sources in; articles, links and discrepancies in the database out.

One transaction a batch, a savepoint an article: an article that cannot be stored costs only itself. What
the sources give again unchanged is not extracted, not written, and counted as unchanged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO

from sqlalchemy import Engine

from factcheck.errors import FactcheckError
from factcheck.extract import extractor_version
from factcheck.link.stories import GATHERED, STORE, Bar
from factcheck.model.article import ArticleKey, ArticleKind, RawArticle
from factcheck.model.problem import Problem
from factcheck.model.profile import Profile
from factcheck.model.quote import LEAST_SPEAKER
from factcheck.model.run import RunStatus
from factcheck.readers import sources
from factcheck.readers.untaken import Untaken, untaken
from factcheck.services.batch import Batch
from factcheck.services.checking import check_versions
from factcheck.services.garbage import collecting_seldom
from factcheck.services.interrupts import interrupts_held
from factcheck.services.linking import link_versions, unlink_versions
from factcheck.services.parcels import unpacked
from factcheck.services.pipeline import (
    CHUNK,
    Unchanged,
    chunks,
    ordered_map,
    pack_chunk,
    prepare_chunk,
    read_all,
    window_of,
    workers,
)
from factcheck.services.prepared import Prepared
from factcheck.services.stories import link_stories, unlink_stories
from factcheck.services.storing import Fate, Stored, plan_of, store_articles
from factcheck.services.unchanged import Passing
from factcheck.store.engine import writing
from factcheck.store.runs import add_problems, finish_run, start_run, take_turn

BATCH = 200
"""Articles a transaction: large enough that commits cost nothing, small enough to lose little."""

FEW = 12
"""Articles that a person may have chosen one by one."""

UNTAKEN_KEPT = 3
"""Articles named for each field that was not understood; the others are counted."""

Advance = Callable[[int], None]
"""Told how many more inputs are done."""


@dataclass(slots=True)
class ImportSummary:
    """What an import did: articles by what became of them, and the problems in the order of the input.

    ``new`` articles were not there; of ``changed`` ones the text is another, so that they have a new
    version; ``refreshed`` ones have the same text, and what the source says beside it, or what the
    extractor finds in it, is new; ``unchanged`` ones wrote nothing. ``untaken`` counts, by
    field, the articles written whose sources say what was not understood; ``untaken_first`` are the first.
    """

    new: int = 0
    changed: int = 0
    refreshed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    untaken: Counter[str] = field(default_factory=Counter)
    untaken_first: dict[str, list[Untaken]] = field(default_factory=dict)
    interrupted: bool = False

    @property
    def articles(self) -> int:
        """Number of articles that were read, whatever became of them."""
        return self.new + self.changed + self.refreshed + self.unchanged

    def add(self, fates: Counter[Fate], problems: Sequence[Problem]) -> None:
        """Count a batch that is committed."""
        self.new += fates[Fate.NEW]
        self.changed += fates[Fate.CHANGED]
        self.refreshed += fates[Fate.REFRESHED]
        self.unchanged += fates[Fate.UNCHANGED]
        self.problems.extend(problems)

    def add_untaken(self, articles: Iterable[RawArticle]) -> None:
        """Note what the sources of articles that are committed say in vain."""
        for article in articles:
            for one in untaken(article):
                self.untaken[one.field] += 1
                if self.untaken[one.field] <= UNTAKEN_KEPT:
                    self.untaken_first.setdefault(one.field, []).append(one)

    def counts(self) -> dict[str, int]:
        """Return the numbers, for the record of the run."""
        return {
            "new": self.new,
            "changed": self.changed,
            "refreshed": self.refreshed,
            "unchanged": self.unchanged,
            "problems": len(self.problems),
        }


Outcome = Prepared | Problem | Unchanged


def import_paths(
    engine: Engine,
    paths: Sequence[str],
    *,
    jobs: int = 1,
    least_speaker: float = LEAST_SPEAKER,
    stdin: BinaryIO | None = None,
    command: str = "import",
    gathered: bool = False,
    advance: Advance = lambda count: None,
    kind: ArticleKind | None = None,
    profile: Profile | None = None,
) -> ImportSummary:
    """Import files, folders and ``-``; return what was done.

    ``jobs`` worker processes read and extract, 0 for one a core. A speaker whose confidence is below
    ``least_speaker`` counts as none. ``advance`` is told after each batch how
    many more inputs are done. An interrupt ends the import after what was committed; the summary then says
    so and counts only that. ``gathered`` says that a person set the articles side by side, so that a few of
    them (:data:`FEW`) need share less to be one story. ``kind`` is what texts are that their sources do not
    call anything else; where it is not given they stay what the store has them as. Edits of quotations are
    judged by ``profile``. Raises :class:`InputError` for a path that is not there.
    """
    inputs = sources(paths, stdin=stdin)
    return _import(
        engine,
        lambda pool: _outcomes(
            engine, _of_kind(kind, read_all(inputs, pool)), pool, least_speaker, keeps_kind=kind is None
        ),
        jobs,
        command,
        advance,
        gathered=gathered,
        profile=profile,
    )


def _of_kind(
    kind: ArticleKind | None, found: Iterable[RawArticle | Problem]
) -> Iterator[RawArticle | Problem]:
    for one in found:
        if kind is not None and isinstance(one, RawArticle) and one.kind is ArticleKind.ARTICLE:
            yield replace(one, kind=kind)
        else:
            yield one


def import_articles(
    engine: Engine,
    found: Iterable[RawArticle | Problem],
    *,
    command: str,
    least_speaker: float = LEAST_SPEAKER,
    profile: Profile | None = None,
) -> ImportSummary:
    """Import articles that were read already, in this process; return what was done."""
    return _import(
        engine,
        lambda pool: _outcomes(engine, found, pool, least_speaker),
        1,
        command,
        lambda count: None,
        gathered=False,
        profile=profile,
    )


def _import(
    engine: Engine,
    outcomes: Callable[[Executor | None], Iterator[Outcome]],
    jobs: int,
    command: str,
    advance: Advance,
    *,
    gathered: bool,
    profile: Profile | None,
) -> ImportSummary:
    with writing(engine) as session:
        run_id = start_run(session, command)
    summary = ImportSummary()
    try:
        with collecting_seldom(), workers(jobs) as pool:
            for batch in _batches(outcomes(pool)):
                # A few articles are one batch: whoever gives more gives an archive, not a choice.
                gathered = gathered and len(batch) <= FEW
                _write_batch(engine, run_id, batch, summary, GATHERED if gathered else STORE, profile)
                advance(len(batch))
    except KeyboardInterrupt:
        summary.interrupted = True
        _finish(engine, run_id, RunStatus.INTERRUPTED, summary)
    except BaseException:
        # A full disk or a lost server fails here again: the first error is the one to be told.
        with suppress(FactcheckError):
            _finish(engine, run_id, RunStatus.FAILED, summary)
        raise
    else:
        _finish(engine, run_id, RunStatus.DONE, summary)
    return summary


def _finish(engine: Engine, run_id: int, status: RunStatus, summary: ImportSummary) -> None:
    with writing(engine) as session:
        finish_run(session, run_id, status, summary.counts())


def _outcomes(
    engine: Engine,
    found: Iterable[RawArticle | Problem],
    pool: Executor | None,
    least_speaker: float,
    *,
    keeps_kind: bool = True,
) -> Iterator[Outcome]:
    """Yield what becomes of every article, in the order of the inputs."""
    passing = Passing(engine, extractor_version(least_speaker), keeps_kind=keeps_kind)
    asked = passing.marked(chunks(found, CHUNK))
    if pool is None:
        for chunk in asked:
            yield from prepare_chunk(chunk, least_speaker)
        return
    pack = partial(pack_chunk, least_speaker=least_speaker)
    for parcel in ordered_map(pool, pack, asked, window=window_of(pool)):
        yield from unpacked(parcel)


def _batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """Cut the outcomes into batches; an article that comes twice is never twice in one."""
    batch: list[Outcome] = []
    keys: set[ArticleKey] = set()
    for one in outcomes:
        key = one.extraction.article.key if isinstance(one, Prepared) else None
        if len(batch) == BATCH or key in keys:
            yield batch
            batch, keys = [], set()
        batch.append(one)
        if key is not None:
            keys.add(key)
    if batch:
        yield batch


def _write_batch(
    engine: Engine,
    run_id: int,
    batch: list[Outcome],
    summary: ImportSummary,
    bar: Bar,
    profile: Profile | None,
) -> None:
    """Store, link and check a batch in one transaction; count it once it is committed."""
    problems = [one for one in batch if isinstance(one, Problem)]
    prepared = [one for one in batch if isinstance(one, Prepared)]
    fates: Counter[Fate] = Counter({Fate.UNCHANGED: sum(isinstance(one, Unchanged) for one in batch)})
    if not prepared and not problems:
        summary.add(fates, problems)
        return
    with writing(engine) as session:
        take_turn(session)
        plan = plan_of(session, prepared)
        fates[Fate.UNCHANGED] += len(prepared) - len(plan)
        going = [known.version_id for _, known in plan if known]
        left, left_stories = unlink_versions(session, going), unlink_stories(session, going)
        done = store_articles(session, run_id, plan)
        problems += [one for one in done if isinstance(one, Problem)]
        fates.update(one.fate for one in done if isinstance(one, Stored))
        versions = [one.version_id for one in done if isinstance(one, Stored)]
        fresh = {one.version_id: one.prepared for one in done if isinstance(one, Stored)}
        versions += [
            known.version_id
            for one, (_, known) in zip(done, plan, strict=True)
            if known and isinstance(one, Problem)
        ]
        articles = Batch(session, fresh)
        relinked = link_versions(session, versions, left, articles)
        retold = link_stories(session, versions, left_stories, articles, bar)
        check_versions(session, run_id, versions, relinked, retold, articles, profile)
        add_problems(session, run_id, problems)
        with interrupts_held():
            session.commit()
            summary.add(fates, problems)
            summary.add_untaken(one.extraction.article for one in fresh.values())
