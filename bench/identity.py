"""Whether a store tells in which order, how many at a time, by how many workers and where articles came in.

    python bench/identity.py [--articles N] [--folder DIR] [--runs NAME ...] [JSONL or folder ...]

The same articles (bench/mixture.py) are imported into SQLite and PostgreSQL, in two orders, by set and one
by one, with one worker and with two; and once into each database by an import that is killed half-way and
run again. All exports and the reports of each store are sorted and compared with those of the first. With
``--folder`` what is done stays there, and is not done again. The table is Markdown, for bench/README.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from unittest.mock import patch

from corpus import read_articles
from growing import Store
from mixture import Record, mixture, shuffled
from servers import embedded_postgresql, order
from sqlalchemy import func, select

from factcheck.services import ingest
from factcheck.services.database import ensure_schema
from factcheck.store.engine import database_url, open_engine, reading
from factcheck.store.schema import ArticleRow

ROOT = Path(__file__).parents[1]

TOLD = {
    "quotes": ("export", "quotes", "--nl"),
    "report": ("report", "--nl"),
    "articles": ("export", "articles", "--nl"),
    "claims": ("export", "claims", "--nl"),
    "discrepancies": ("export", "discrepancies", "--nl"),
    "links": ("export", "links", "--nl"),
    "report of all": ("report", "--nl", "--all"),
}
"""What is compared, by the command that prints it."""

SHOWN = 3
"""Differing lines that are shown of each kind."""

WIDTH = 400
"""Characters that are shown of a differing line, from a little before the difference."""

LOOKS = 0.2
"""Seconds between two looks at how far the import is that is to be killed."""


@dataclass(frozen=True)
class Run:
    """One way of bringing the articles in."""

    database: str
    order: str
    at_once: str
    jobs: int

    @property
    def name(self) -> str:
        """Return what the run is called."""
        return f"{self.database}-{self.order}-{self.at_once}-{self.jobs}"


RUNS = (
    *(
        Run(*one)
        for one in product(("sqlite", "postgresql"), ("given", "shuffled"), ("set", "single"), (2, 1))
    ),
    *(Run(database, "given", "killed", 2) for database in ("sqlite", "postgresql")),
)


def write_archives(records: Sequence[Record], seed: int, folder: Path) -> None:
    """Write the articles in both orders; each is a file of its own, which no order gives another name."""
    for name, several in (("given", records), ("shuffled", shuffled(records, seed))):
        (folder / name).mkdir(exist_ok=True)
        with zipfile.ZipFile(folder / name / "articles.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for one in several:
                archive.writestr(f"{one['id']}.jsonl", json.dumps(one, ensure_ascii=False))


def bring_in(run: Run, address: str, folder: Path, articles: int) -> None:
    """Import the articles in the way of the run."""
    inside = folder / run.order
    importing = ("import", "articles.zip", "--db", address, "--jobs", str(run.jobs))
    if run.at_once == "single":
        one_by_one = [str(Path(__file__)), "--one-by-one", address, "--jobs", str(run.jobs), "articles.zip"]
        subprocess.run([sys.executable, *one_by_one], cwd=inside, check=True)
        return
    if run.at_once == "killed":
        _kill_half_way(address, importing, inside, articles)
    _factcheck(*importing, inside=inside)


def one_by_one(address: str, paths: Sequence[str], jobs: int) -> None:
    """Import with a transaction for each article: the command has no option for what nobody should do."""
    engine = open_engine(database_url(address))
    ensure_schema(engine)
    with patch.object(ingest, "BATCH", 1):
        ingest.import_paths(engine, paths, jobs=jobs)
    engine.dispose()


def _kill_half_way(address: str, importing: Sequence[str], inside: Path, articles: int) -> None:
    store = Store(address, inside)
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", *importing],
        cwd=inside,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None and _stored(store) < articles // 2:
        time.sleep(LOOKS)
    if process.returncode is not None:
        raise SystemExit("The import ended before it could be killed; take more articles.")
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    store.engine.dispose()


def _stored(store: Store) -> int:
    with reading(store.engine) as session:
        return int(session.execute(select(func.count()).select_from(ArticleRow)).scalar_one())


def _factcheck(*arguments: str, inside: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments], cwd=inside, capture_output=True, text=True
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"factcheck {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def keep(address: str, folder: Path, into: Path) -> None:
    """Write what the store tells, each kind sorted, and last the digests, which say that all is there."""
    into.mkdir(exist_ok=True)
    digests = {}
    for kind, command in TOLD.items():
        lines = sorted(_factcheck(*command, "--db", address, inside=folder).splitlines(keepends=True))
        data = "".join(lines).encode()
        (into / f"{kind}.nl").write_bytes(data)
        digests[kind] = (len(lines), hashlib.sha256(data).hexdigest())
    (into / "digests.json").write_text(json.dumps(digests), encoding="utf-8")


def differences(expected: Path, actual: Path) -> Iterator[str]:
    """Yield the first lines that one has and the other has not, from a little before where they part."""
    one, two = (set(path.read_text(encoding="utf-8").splitlines()) for path in (expected, actual))
    missing, added = sorted(one - two), sorted(two - one)
    yield f"  {expected.stem}: {len(missing)} rows missing, {len(added)} added"
    for before, after in zip(missing[:SHOWN], added[:SHOWN], strict=False):
        parted = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
        at = max(0, parted - WIDTH // 4)
        yield f"  - {before[:20]} … {before[at : at + WIDTH]}"
        yield f"  + {after[:20]} … {after[at : at + WIDTH]}"


def rows(done: Sequence[Run], folder: Path) -> Iterator[str]:
    """Yield the lines of the table, each with what differs from the first run."""
    yield "| run | quotes | reported | sha256 of quotes | sha256 of report | the same |"
    yield "|---|---:|---:|---|---|---|"
    first = folder / "told" / done[0].name
    expected = json.loads((first / "digests.json").read_text(encoding="utf-8"))
    for run in done:
        mine = folder / "told" / run.name
        digests = json.loads((mine / "digests.json").read_text(encoding="utf-8"))
        other = [kind for kind in TOLD if digests[kind] != expected[kind]]
        quotes, report = digests["quotes"], digests["report"]
        same = f"no: {', '.join(other)}" if other else "yes"
        yield (
            f"| {run.name.replace('-', ', ')} | {quotes[0]:,} | {report[0]:,} "
            f"| {quotes[1][:16]} | {report[1][:16]} | {same} |"
        )
        for kind in other:
            yield from differences(first / f"{kind}.nl", mine / f"{kind}.nl")


def do(run: Run, folder: Path, articles: int, stack: ExitStack) -> None:
    """Bring the articles into a new database in the way of the run, and keep what it tells."""
    into = folder / "told" / run.name
    if (into / "digests.json").exists():
        return
    start = time.perf_counter()
    if run.database == "sqlite":
        path = Path(stack.enter_context(tempfile.TemporaryDirectory()), "identity.db")
        address, server = str(path), None
    else:
        server = stack.enter_context(embedded_postgresql("identity"))
        database = f"identity_{uuid.uuid4().hex}"
        order(server, f"CREATE DATABASE {database}")
        address = server.set(database=database).render_as_string(hide_password=False)
    bring_in(run, address, folder, articles)
    keep(address, folder, into)
    if server is not None:
        order(server, f"DROP DATABASE {database} WITH (FORCE)")
    print(f"... {run.name}: {time.perf_counter() - start:,.0f} s", file=sys.stderr, flush=True)


def main() -> int:
    """Do the runs that are not done, and print the table; exit with 1 if two stores differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", help="articles of your own: a JSONL file or a folder")
    parser.add_argument("--articles", type=int, default=5_000, help="articles brought in (5000)")
    parser.add_argument("--seed", type=int, default=1, help="of the articles and of the other order (1)")
    parser.add_argument("--folder", type=Path, help="where to keep what is done, and to go on from")
    names = [run.name for run in RUNS]
    parser.add_argument(
        "--runs", nargs="*", choices=names, default=names, metavar="NAME", help="only these"
    )
    parser.add_argument("--one-by-one", metavar="ADDRESS", help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, default=1, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one_by_one:
        one_by_one(asked.one_by_one, asked.paths, asked.jobs)
        return 0
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "told").mkdir(parents=True, exist_ok=True)
        if not (folder / "shuffled" / "articles.zip").exists():
            sample, given = read_articles([str(ROOT / "articles")]), read_articles(asked.paths)
            write_archives(list(mixture(sample, given, asked.articles, asked.seed)), asked.seed, folder)
        runs = [run for run in RUNS if run.name in asked.runs]
        for run in runs:
            with ExitStack() as own:
                do(run, folder, asked.articles, own)
        table = list(rows(runs, folder))
        print("\n".join(table))
    return int(any("| no:" in line for line in table))


if __name__ == "__main__":
    sys.exit(main())
