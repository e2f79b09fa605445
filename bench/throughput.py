"""How fast articles are extracted and imported, and how much memory that takes.

    python bench/throughput.py [--articles N] [JSONL or folder ...]

Measured are the corpora ``recombined`` and ``repeated`` of bench/corpus.py, and the paths. Extraction
runs in one process and is timed without reading the file: once through, and by the least time of each
article in several turns, which is what the program costs where other programs share the machine (the
reason is that of the documentation of Python's timeit: only the least is the program's own). An import
is a process of its own into a new SQLite file, timed from its start to its end. The table is Markdown,
for bench/README.md. Last comes whether the time grows faster than the text.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import platform
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import read_articles, recombined, repeated, sample_of

if TYPE_CHECKING:
    from factcheck.model.article import RawArticle

ROOT = Path(__file__).parents[1]

EXTRACTED = 2_000
"""Articles whose extraction is timed once through: the rate of more is the same."""

TURNS, TURNED = 9, 200
"""How often extraction is timed for the least time of each article, and of how many articles."""

LONG, PARTS = 2_000_000, 20
"""Characters of the longest article that is timed, and into how many it is cut to be timed again."""

EVERY = 0.1
"""Seconds between two looks at the memory of an import."""

HOT = 40
"""Functions that a profile lists."""


@dataclass(frozen=True)
class Corpus:
    """A file of JSON Lines, or a folder, with its number of articles and of characters."""

    name: str
    path: Path
    articles: int
    characters: int


@dataclass(frozen=True)
class Row:
    """One measurement.

    ``busy`` are the seconds that all processes together kept a core busy: what is left of ``seconds`` if
    nothing else ran. ``megabytes`` is the peak of resident memory, all processes together.
    """

    corpus: Corpus
    what: str
    articles: int
    seconds: float
    busy: float
    megabytes: float


def write_corpus(name: str, records: Iterable[Mapping[str, str]], folder: Path) -> Corpus:
    """Write ``records`` to a file and say what is in it."""
    path = folder / f"{name}.jsonl"
    count = size = 0
    with path.open("w", encoding="utf-8") as stream:
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
            size += len(record["text"])
    return Corpus(name, path, count, size)


def given_corpus(path: Path) -> Corpus:
    """Say what is in a file or folder that somebody names."""
    articles = read_articles([str(path)])
    return Corpus(path.name, path, len(articles), sum(len(one.text) for one in articles))


def time_extraction(corpus: Corpus) -> Iterator[Row]:
    """Time the extraction alone, in a process of its own, so that its memory is nobody else's."""
    done = subprocess.run(
        [sys.executable, __file__, "--extract-only", str(corpus.path)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    for what, count, seconds, busy, megabytes in json.loads(done.stdout):
        yield Row(corpus, what, count, seconds, busy, megabytes)


def extract_only(path: str) -> Iterator[tuple[str, int, float, float, float]]:
    """Yield what was timed, articles, seconds, busy seconds and peak megabytes.

    The first few articles warm the caches.
    """
    from factcheck.extract import extract_article

    articles = read_articles([path])[:EXTRACTED]
    for article in articles[:20]:
        extract_article(article)
    start, busy_start = time.perf_counter(), time.process_time()
    for article in articles:
        extract_article(article)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy_start
    yield "extract, one core", len(articles), seconds, busy, _peak()
    turned = articles[:TURNED]
    least = sum(
        map(min, zip(*(list(_each_timed(extract_article, turned)) for _ in range(TURNS)), strict=True))
    )
    yield f"extract, least of {TURNS}", len(turned), least, least, _peak()


def _each_timed(extract: Callable[[RawArticle], object], articles: Iterable[RawArticle]) -> Iterator[float]:
    """Yield the busy seconds of each article."""
    for article in articles:
        start = time.process_time()
        extract(article)
        yield time.process_time() - start


def growth(articles: Sequence[RawArticle]) -> str:
    """Say what ``articles`` end to end as one long article take, against the same cut into parts."""
    from factcheck.extract import extract_article

    text = "\n\n".join(article.text for article in articles) + "\n\n"
    text = (text * (LONG // len(text) + 1))[:LONG]
    size = LONG // PARTS
    whole = [replace(articles[0], text=text)]
    parts = [replace(articles[0], text=text[at : at + size]) for at in range(0, LONG, size)]
    extract_article(parts[0])
    at_once, apart = (
        min(sum(_each_timed(extract_article, given)) for _ in range(2)) for given in (whole, parts)
    )
    return (
        f"An article of {LONG:,} characters: {at_once:.1f} seconds, "
        f"{at_once / apart:.2f} times what {PARTS} of {size:,} take."
    )


def _peak() -> float:
    """Return the largest number of megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _maxrss_unit() / 1e6


def time_import(corpus: Corpus, jobs: int, folder: Path) -> Row:
    """Time ``factcheck import`` into a new SQLite file; busy seconds and memory are known on Linux only."""
    database = folder / f"{corpus.name}-{jobs}.db"
    command = ["import", str(corpus.path), "--db", str(database), "--jobs", str(jobs)]
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", *command], stdout=subprocess.DEVNULL, start_new_session=True
    )
    peak, busy_of = 0.0, dict[int, float]()
    while process.poll() is None:
        alive = dict(_processes(process.pid))
        peak = max(peak, sum(size for _, size in alive.values()))
        busy_of.update({number: busy for number, (busy, _) in alive.items()})
        time.sleep(EVERY)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"The import of {corpus.path} ended with exit code {process.returncode}.")
    what = f"import, {jobs} job{'s' if jobs > 1 else ''}"
    return Row(corpus, what, corpus.articles, seconds, sum(busy_of.values()), peak)


def profile_import(corpus: Corpus, folder: Path) -> None:
    """Import in this process under the profiler, and print where the time went."""
    from factcheck.services.database import ensure_schema
    from factcheck.services.ingest import import_paths
    from factcheck.store.engine import database_url, open_engine

    engine = open_engine(database_url(str(folder / "profile.db")))
    ensure_schema(engine)
    profiler = cProfile.Profile()
    profiler.runcall(import_paths, engine, [str(corpus.path)], jobs=1)
    engine.dispose()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(HOT).sort_stats("cumtime").print_stats(HOT)


def _processes(group: int) -> Iterator[tuple[int, tuple[float, float]]]:
    """Yield each process of a group with its busy seconds and its megabytes, where /proc tells them.

    Pages that processes share are counted for each.
    """
    ticks, page = os.sysconf("SC_CLK_TCK"), resource.getpagesize()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if len(fields) > 21 and int(fields[2]) == group:
            busy = (int(fields[11]) + int(fields[12])) / ticks
            yield int(folder.name), (busy, int(fields[21]) * page / 1e6)


def _maxrss_unit() -> int:
    return 1 if sys.platform == "darwin" else 1024


def machine() -> str:
    """Describe the machine in one line."""
    model = platform.processor() or platform.machine()
    cores = Path("/proc/cpuinfo")
    for line in cores.read_text(encoding="utf-8").splitlines() if cores.exists() else ():
        if line.startswith("model name"):
            model = line.partition(": ")[2].strip()
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} before"
    )


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| corpus | articles | characters each | what | seconds | busy | articles/s | peak memory, MB |"
    yield "|---|---:|---:|---|---:|---:|---:|---:|"
    for row in rows:
        each = row.corpus.characters / max(row.corpus.articles, 1)
        yield (
            f"| {row.corpus.name} | {row.articles:,} | {each:,.0f} | {row.what} "
            f"| {row.seconds:,.1f} | {row.busy:,.1f} "
            f"| {row.articles / row.seconds:,.0f} | {row.megabytes:,.0f} |"
        )


def corpora(paths: Sequence[Path], count: int, folder: Path) -> Iterator[Corpus]:
    """Yield what is to be measured, one after another."""
    articles = read_articles([str(ROOT / "articles")])
    yield write_corpus("recombined", recombined(sample_of(articles), count), folder)
    yield write_corpus("repeated", repeated(articles, count), folder)
    for path in paths:
        yield given_corpus(path)


def main() -> int:
    """Measure, and print the table as it grows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "paths", nargs="*", type=Path, help="articles of your own: a JSONL file or a folder"
    )
    parser.add_argument("--articles", type=int, default=1_000, help="articles in each made corpus (1000)")
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2], help="worker processes (1 2)")
    parser.add_argument(
        "--profile", action="store_true", help="profile the import of the first corpus instead"
    )
    parser.add_argument("--extract-only", metavar="PATH", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.extract_only:
        print(json.dumps(list(extract_only(asked.extract_only))))
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = corpora(asked.paths, asked.articles, folder)
        if asked.profile:
            profile_import(next(found), folder)
            return 0
        print(machine(), flush=True)
        print("\n".join(table([])), flush=True)
        for corpus in found:
            for row in time_extraction(corpus):
                print(list(table([row]))[-1], flush=True)
            for jobs in asked.jobs:
                print(list(table([time_import(corpus, jobs, folder)]))[-1], flush=True)
    print("\n" + growth(read_articles([str(ROOT / "articles")])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
