"""What linking, search and import cost as a store grows, as ratios measured in one run.

    python bench/scale.py [--sizes 10000 100000] [--db PATH|URL] [--jobs N] [JSONL or folder ...]

One store is grown to each size with the articles of bench/invented.py; the paths given make one more
size each. A step of more statements than --imported is written and linked by the functions of the
import and nothing else (bench/filling.py), but for its last 10,000, which the command imports as it
does smaller steps. At each size variants of statements from the end of the store are imported, which
must find their sources; statements are searched as people misremember them; and the same work is done
by plain means: every statement compared by RapidFuzz, a linker on bare sqlite3, rows written by
executemany or COPY alone. Busy seconds of the processor are compared, for other programs may run; on
PostgreSQL with those of the server's processes, where /proc tells them. The tables are Markdown, for
bench/README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from edits import EVERY, HARD, STANDARD
from filling import fill
from growing import Store, TimedImport, run_import
from invented import PER_ARTICLE, invented_articles
from plain import brute_force_seconds, linker_seconds
from planted import Linked, Searched, link_variants, search_memories, sources_of
from raw_writes import RawWrites, raw_write_seconds
from throughput import machine

SEED = 20_180_124

LAST = 10_000
"""Statements of a step, the last ones, that are imported by the command when the others are filled in."""

TARGETS = {
    "linking against brute force": "≥ 3,000 at 100k, ≥ 20,000 at 1M",
    "linking against the size before": "≤ 1.6",
    "linking against bare sqlite3": "≤ 3",
    "writing against the database's own": "≥ 0.35 of executemany, ≥ 0.8 of COPY",
    "import against the first size, busy": "≥ 0.6",
    "re-import against import": "≥ 5",
    "new rows of the re-import": "0",
    "recall, 15 standard edits": "≥ .98",
    "search, p95 ms": "≤ 50 at 1M",
    "recall@10, 15 % wrong": "≥ .95",
    "recall@10, 30 % wrong": "≥ .90",
}
"""What each measure must be."""


@dataclass(frozen=True)
class Corpus:
    """What brings a store to a size: articles only written and linked, and then those that are imported."""

    imported: Path
    filled: Path | None = None


@dataclass(frozen=True)
class Level:
    """Everything measured at one size; seconds are the store's clock's, ``filled`` those a statement."""

    statements: int
    filled: float | None
    grown: TimedImport
    again: TimedImport
    linked: Linked
    searched: dict[str, Searched]
    brute: float
    linker: float
    raw_write: RawWrites
    new_rows: int
    megabytes_on_disk: float


def levels(store: Store, corpora: Iterable[Corpus], asked: argparse.Namespace) -> Iterator[Level]:
    """Grow the store by one corpus after another, measuring after each."""
    for corpus in corpora:
        filled = None
        if corpus.filled:
            tell(f"filling with {corpus.filled.name}")
            filled = fill(store, corpus.filled) / PER_ARTICLE
        tell(f"import of {corpus.imported.name}")
        grown = run_import(store, corpus.imported, asked.jobs)
        before = store.rows()
        again = run_import(store, corpus.imported, asked.jobs)
        new_rows = store.rows() - before
        tell("variants")
        found = sources_of(store, asked.sources * len(EVERY), from_end=True, seed=SEED)
        linked = link_variants(store, found, EVERY, seed=SEED)
        tell("searches")
        searched = search_memories(store, asked.queries, seed=SEED)
        tell("the same by plain means")
        yield Level(
            statements=store.statements(),
            filled=filled,
            grown=grown,
            again=again,
            linked=linked,
            searched=searched,
            brute=brute_force_seconds(store, [one.text for one in found[:3]]),
            linker=linker_seconds(store, linked.texts),
            raw_write=raw_write_seconds(store, linked.versions),
            new_rows=new_rows,
            megabytes_on_disk=store.megabytes(),
        )


def invented_corpora(sizes: Sequence[int], imported: int, folder: Path) -> Iterator[Corpus]:
    """Write the articles that bring a store to each size, as they are asked for."""
    done = 0
    for size in sizes:
        at = done if size - done <= max(imported, LAST) else size - LAST
        filled = _written(folder / f"fill-to-{at}.jsonl", done, at - done) if at > done else None
        yield Corpus(_written(folder / f"to-{size}.jsonl", at, size - at), filled)
        done = size


def _written(path: Path, first: int, count: int) -> Path:
    with path.open("w", encoding="utf-8") as stream:
        for one in invented_articles(SEED, first, count):
            stream.write(json.dumps(one, ensure_ascii=False) + "\n")
    return path


def ratios(levels: Sequence[Level]) -> Iterator[tuple[str, list[str]]]:
    """Yield each measure with its value at each size."""

    def row(name: str, values: Iterable[str]) -> tuple[str, list[str]]:
        return name, list(values)

    before = [None, *levels[:-1]]
    yield row("linking, ms a statement", (f"{one.linked.each * 1000:.2f}" for one in levels))
    yield row("linking against brute force", (f"{one.brute / one.linked.each:,.0f}" for one in levels))
    yield row(
        "linking against the size before",
        (
            f"{one.linked.each / last.linked.each:.2f}" if last else "–"
            for one, last in zip(levels, before, strict=True)
        ),
    )
    yield row("linking against bare sqlite3", (_ratio(one.linked.each, one.linker) for one in levels))
    yield row(
        "writing and linking only, in large batches, ms a statement",
        (f"{one.filled * 1000:.2f}" if one.filled else "–" for one in levels),
    )
    yield row(
        "writing against the database's own",
        (_ratio(one.raw_write.checked, one.linked.writing) for one in levels),
    )
    yield row(
        "writing against the same without foreign keys",
        (_ratio(one.raw_write.unchecked, one.linked.writing) for one in levels),
    )
    yield row("import, articles/s", (f"{one.grown.rate:.0f}" for one in levels))
    yield row(
        "import against the first size, busy",
        (f"{levels[0].grown.each / one.grown.each:.2f}" for one in levels),
    )
    yield row("re-import against import", (f"{one.grown.busy / one.again.busy:.1f}" for one in levels))
    yield row("new rows of the re-import", (f"{one.new_rows:,}" for one in levels))
    yield row("recall, 15 standard edits", (_share(one.linked.recall(STANDARD)) for one in levels))
    yield row("recall, 6 hard edits", (_share(one.linked.recall(HARD)) for one in levels))
    for memory in levels[0].searched:
        yield row(f"recall@10, {memory} wrong", (_share(one.searched[memory].recall) for one in levels))
    times = [sorted(chain.from_iterable(found.times for found in one.searched.values())) for one in levels]
    yield row("search, p50 ms", (f"{one[len(one) // 2] * 1000:.1f}" for one in times))
    yield row("search, p95 ms", (f"{one[len(one) * 19 // 20] * 1000:.1f}" for one in times))
    yield row("peak memory of a process, MB", (f"{one.grown.megabytes:,.0f}" for one in levels))
    yield row("on disk, MB", (f"{one.megabytes_on_disk:,.0f}" for one in levels))


def tables(levels: Sequence[Level]) -> Iterator[str]:
    """Yield the lines of both tables: the measures, and recall by kind of edit."""
    heads = " | ".join(f"{one.statements:,} statements" for one in levels)
    yield f"| measure | {heads} | target |"
    yield "|---|" + "---:|" * (len(levels) + 1)
    for name, values in ratios(levels):
        yield f"| {name} | {' | '.join(values)} | {TARGETS.get(name, '')} |"
    yield ""
    yield f"| edit | {heads} |"
    yield "|---|" + "---:|" * len(levels)
    for kind in EVERY:
        shares = " | ".join(_share(one.linked.recall([kind])) for one in levels)
        yield f"| {kind}{' (hard)' if kind in HARD else ''} | {shares} |"


def _share(value: float) -> str:
    return f"{value:.3f}"


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.2f}" if other else "–"


def tell(what: str) -> None:
    """Say on standard error what is done now."""
    print(f"... {what}", file=sys.stderr, flush=True)


def main() -> int:
    """Measure, and print the tables after each size, as far as it is known."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, help="articles of your own, as one more size")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000], help="statements")
    parser.add_argument(
        "--imported", type=int, default=100_000, help="the largest step that is imported whole"
    )
    parser.add_argument("--db", help="an empty database to grow; a new SQLite file if not given")
    parser.add_argument("--jobs", type=int, default=2, help="worker processes of the imports (2)")
    parser.add_argument("--sources", type=int, default=50, help="variants of each kind of edit (50)")
    parser.add_argument("--queries", type=int, default=100, help="searches of each kind (100)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(asked.db or str(folder / "scale.db"), folder)
        print(f"{machine()}; {store.database()}", flush=True)
        invented = invented_corpora(asked.sizes, asked.imported, folder)
        corpora = chain(invented, (Corpus(path) for path in asked.paths))
        done: list[Level] = []
        for level in levels(store, corpora, asked):
            done.append(level)
            print("\n" + "\n".join(tables(done)), flush=True)
        store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
