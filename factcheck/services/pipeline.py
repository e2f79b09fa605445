"""Reading and extraction, in worker processes where there is enough to do.

In: sources. Out: extractions and problems, in the order of the sources, whatever the number of workers.
The functions that run in workers are pure: bytes in, dataclasses out, no database.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby, islice
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

from factcheck.extract import extract_article
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.extraction import Extraction
from factcheck.model.problem import Problem, ProblemCode
from factcheck.model.quote import LEAST_SPEAKER
from factcheck.readers import Format, Source, read
from factcheck.services.garbage import collect_seldom
from factcheck.services.parcels import packed
from factcheck.services.prepared import Prepared, prepare_article

CHUNK = 16
"""Articles a worker gets at once: large enough to hide the cost of sending, small for a steady bar."""

WINDOW = 8
"""Chunks in flight for each worker: workers go on while a batch is written, and memory stays flat."""

COURTESY = 10
"""Steps of priority that workers give way to the process that writes: 2,000 articles took 32 seconds so
and 37 without, on two cores with two workers."""

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Stands for an article that the store has just as it was read."""

    key: ArticleKey


def read_source(source: Source) -> list[RawArticle | Problem]:
    """Read every article of a source that holds one document."""
    return list(read(source))


def read_all(inputs: Iterable[Source | Problem], pool: Executor | None) -> Iterator[RawArticle | Problem]:
    """Read the inputs in their order, pages of HTML in the pool: parsing them takes longest."""
    for is_page, group in groupby(inputs, _is_page):
        if is_page:
            pages = (one for one in group if isinstance(one, Source))
            for found in ordered_map(pool, read_source, pages, window=window_of(pool)):
                yield from found
            continue
        for one in group:
            if isinstance(one, Problem):
                yield one
            else:
                yield from read(one)


def _is_page(one: Source | Problem) -> bool:
    return isinstance(one, Source) and one.format is Format.HTML


def extract_chunk(
    chunk: Sequence[RawArticle | Problem], least_speaker: float = LEAST_SPEAKER
) -> list[Extraction | Problem]:
    """Extract the articles of a chunk, leaving what is none in its place."""
    make = partial(extract_article, least_speaker=least_speaker)
    return [_made(make, one) if isinstance(one, RawArticle) else one for one in chunk]


def prepare_chunk(
    chunk: Sequence[RawArticle | Problem | Unchanged], least_speaker: float = LEAST_SPEAKER
) -> list[Prepared | Problem | Unchanged]:
    """Prepare the articles of a chunk for storing, leaving what is none in its place."""
    make = partial(prepare_article, least_speaker=least_speaker)
    return [_made(make, one) if isinstance(one, RawArticle) else one for one in chunk]


def pack_chunk(
    chunk: Sequence[RawArticle | Problem | Unchanged], least_speaker: float = LEAST_SPEAKER
) -> bytes:
    """Do what :func:`prepare_chunk` does, in a worker, whose answer travels as a parcel."""
    return packed(prepare_chunk(chunk, least_speaker))


def _made(make: Callable[[RawArticle], Result], article: RawArticle) -> Result | Problem:
    try:
        return make(article)
    except Exception as error:  # a fault of ours in one text must not end an import of many
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return Problem(
            source=article.source,
            code=ProblemCode.INTERNAL,
            message=f"The extractor failed ({reason}); please report it with the text.",
        )


def window_of(pool: Executor | None) -> int:
    """Return how many chunks may be in flight."""
    return WINDOW * int(getattr(pool, "_max_workers", 1))


@contextmanager
def workers(jobs: int) -> Iterator[Executor | None]:
    """Open a pool of ``jobs`` processes, 0 for one a core; ``None`` stands for this process alone."""
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield None
        return
    context = multiprocessing.get_context("forkserver")
    # Read once by the server: else each worker reads the program anew (a third of a second of its core).
    context.set_forkserver_preload([__name__])
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_serve_parent)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def ordered_map(
    pool: Executor | None, function: Callable[[Item], Result], items: Iterable[Item], *, window: int
) -> Iterator[Result]:
    """Apply ``function`` to ``items``, yielding in their order with at most ``window`` in flight.

    One item alone is not worth a worker, which takes longer to start than an article to be read.
    """
    rest = iter(items)
    first = [] if pool is None else list(islice(rest, 2))
    if pool is None or len(first) < 2:
        yield from map(function, chain(first, rest))
        return
    waiting: deque[Future[Result]] = deque()
    for item in chain(first, rest):
        waiting.append(pool.submit(function, item))
        if len(waiting) >= window:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut ``items`` into lists of ``size``; the last may be shorter.

    >>> list(chunks("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def _serve_parent() -> None:
    """Leave interrupts to the parent process, end with it even if it is killed, and give way to it.

    The parent writes what the workers find, and all wait for it: where cores are few, it goes first.
    """
    collect_seldom()
    if hasattr(os, "nice"):
        os.nice(COURTESY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
