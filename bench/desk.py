"""How fast the desk answers, and whether many people at once get in each other's way.

    python bench/desk.py [--requests 200] [--readers 20] [--deciders 2] [--db PATH|URL]

Without a database it makes two, one on SQLite and one on a PostgreSQL server of its own, of the articles
``recombined`` of bench/corpus.py. Asks every kind of page for things drawn at random from the database, one
request after the other, and prints the busy and the elapsed milliseconds of the server. Then readers and
deciders ask at once; every decision must be there afterwards, and no answer may be an error. Decisions are
written: use a copy of a database.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

from corpus import read_articles, recombined, sample_of
from servers import embedded_postgresql, order
from serving import served
from sqlalchemy import Column, Engine, func, select
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from factcheck.model.finding import Verdict
from factcheck.model.ids import IdKind, public_id
from factcheck.services.database import ensure_schema
from factcheck.services.ingest import import_paths
from factcheck.store.engine import database_url, open_engine, reading, table_of
from factcheck.store.queue import QueueFilters, queue_rows
from factcheck.store.schema import (
    ArticleRow,
    ClaimOccurrenceRow,
    DecisionRow,
    EntityRow,
    QuoteRow,
    StoryRow,
)
from factcheck.web.app import create_app
from factcheck.web.options import WebOptions

SEED = 20_180_124
SAMPLE = 400
ROOT = Path(__file__).parents[1]

Asked = dict[str, list[str]]


def addresses(engine: Engine, chance: random.Random) -> Asked:
    """Return pages of every kind, for things drawn at random."""
    with reading(engine) as session:
        drawn = {
            row: _drawn(session, table_of(row).c.key) for row in (QuoteRow, EntityRow, StoryRow, ArticleRow)
        }
        texts = _drawn(session, table_of(QuoteRow).c.text)
        claims = _drawn(session, table_of(ClaimOccurrenceRow).c.text)
        names = _drawn(session, table_of(EntityRow).c.name)
        rows = queue_rows(session, QueueFilters(), limit=SAMPLE)
    open_ids = [public_id(IdKind.DISCREPANCY, row.fingerprint) for row in rows]
    return {
        "overview": ["/"],
        "queue": [f"/queue?at={one}" for one in open_ids] or ["/queue"],
        "queue, narrowed": ["/queue?severity=error", "/queue?since=import", "/queue?status=all"],
        "quote": ["/quote/" + public_id(IdKind.QUOTE, key) for key in drawn[QuoteRow]],
        "article": ["/article?key=" + key.replace("#", "%23") for key in drawn[ArticleRow]],
        "person": ["/person/" + public_id(IdKind.PERSON, key) for key in drawn[EntityRow]],
        "story": ["/story/" + public_id(IdKind.STORY, key) for key in drawn[StoryRow]],
        "search": ["/search?q=" + _misremembered(text, chance) for text in texts],
        "search, claims": ["/search?thing=claims&q=" + quote(text) for text in claims],
        "search, names": ["/search?thing=names&q=" + quote(name) for name in names],
        "people": ["/people", "/people?start=100"],
        "stories": ["/stories", "/stories?start=100"],
        "import": ["/import"],
        "/api lists": [f"/api/{name}" for name in ("articles", "quotes", "claims", "discrepancies")],
    }


def _drawn(session: Session, column: Column[str]) -> list[str]:
    return list(session.execute(select(column).order_by(func.random()).limit(SAMPLE)).scalars())


def _misremembered(text: str, chance: random.Random) -> str:
    words = text.split()[:12]
    if len(words) > 4:
        words[chance.randrange(len(words))] = "something"
    return "+".join(word for word in words if word.isalpha()) or "nothing"


def measure(engine: Engine, asked: Asked, requests: int, chance: random.Random) -> list[str]:
    """Return a table of what the kinds of pages cost, in milliseconds."""
    lines = ["| page | p50 busy | p95 busy | p95 elapsed |", "|---|---:|---:|---:|"]
    with TestClient(create_app(engine, WebOptions(actor="bench")), base_url="http://127.0.0.1") as client:
        for kind, pages in asked.items():
            busy, elapsed = [], []
            for number in range(requests + 3):
                page = chance.choice(pages)
                begun, worked = time.perf_counter(), time.process_time()
                answer = client.get(page)
                if number >= 3:  # the first ones load templates
                    busy.append(1000 * (time.process_time() - worked))
                    elapsed.append(1000 * (time.perf_counter() - begun))
                if answer.status_code != 200:
                    raise SystemExit(f"{page} answered {answer.status_code}")
            lines.append(f"| {kind} | {_share(busy, 50)} | {_share(busy, 95)} | {_share(elapsed, 95)} |")
    return lines


def _share(values: Sequence[float], percent: int) -> str:
    return f"{sorted(values)[min(len(values) - 1, len(values) * percent // 100)]:.0f}"


def crowd(engine: Engine, asked: Asked, readers: int, deciders: int, decisions: int) -> str:
    """Let readers and deciders ask at once; return what became of it in one line."""
    before = _decisions(engine)
    faults: list[str] = []
    done = threading.Event()
    with served(engine, "bench") as address:
        open_ids = [page.partition("=")[2] for page in asked["queue"]][: decisions * deciders]

        def read(seed: int) -> None:
            chance = random.Random(seed)
            while not done.is_set():
                page = chance.choice(asked[chance.choice(list(asked))])
                _noted(faults, Request(address + page))

        def decide(own: Sequence[str]) -> None:
            for identity in own:
                body = f'{{"verdict": "{Verdict.UNSURE}"}}'.encode()
                where = f"{address}/api/discrepancies/{identity}/decisions"
                header = {"Content-Type": "application/json"}
                _noted(faults, Request(where, body, header))

        people = [threading.Thread(target=read, args=(seed,)) for seed in range(readers)]
        deciding = [
            threading.Thread(target=decide, args=(open_ids[at::deciders],)) for at in range(deciders)
        ]
        for one in (*people, *deciding):
            one.start()
        for one in deciding:
            one.join()
        done.set()
        for one in people:
            one.join()
    kept = _decisions(engine) - before
    return (
        f"{readers} readers and {deciders} deciders at once: {len(open_ids)} decisions sent, "
        f"{len(open_ids) - kept} lost, {len(faults)} errors{': ' + faults[0] if faults else ''}."
    )


def _noted(faults: list[str], asked: Request) -> None:
    try:
        with urlopen(asked, timeout=120) as answer:
            answer.read()
    except OSError as error:
        faults.append(str(error))


def _decisions(engine: Engine) -> int:
    with reading(engine) as session:
        return session.execute(select(func.count()).select_from(table_of(DecisionRow))).scalar_one()


def main() -> int:
    """Measure and print; 1 if a decision was lost or an answer was an error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--db", help="a copy of a database; two are made if not given")
    parser.add_argument("--articles", type=int, default=400, help="of each database that is made")
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--deciders", type=int, default=2)
    parser.add_argument("--decisions", type=int, default=50, help="of each decider")
    given = parser.parse_args()
    with databases(given.db, given.articles) as engines:
        return max(measured(engine, given) for engine in engines)


def measured(engine: Engine, given: argparse.Namespace) -> int:
    """Measure one database and print what came out; 1 if anything was lost or went wrong."""
    chance = random.Random(SEED)
    asked = addresses(engine, chance)
    print(f"\n{engine.dialect.name}\n")
    print("\n".join(measure(engine, asked, given.requests, chance)))
    told = crowd(engine, asked, given.readers, given.deciders, given.decisions)
    print(f"\n{told}", flush=True)
    return 0 if " 0 lost, 0 errors" in told else 1


@contextmanager
def databases(address: str | None, articles: int) -> Iterator[list[Engine]]:
    """Open the database at ``address``; without one make two with so many articles."""
    if address is not None:
        yield [open_engine(database_url(address), create=False)]
        return
    with tempfile.TemporaryDirectory() as name, embedded_postgresql("bench") as server:
        path = Path(name, "articles.jsonl")
        sample = sample_of(read_articles([str(ROOT / "articles")]))
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(one) + "\n" for one in recombined(sample, articles))
        own = f"desk_{time.time_ns()}"
        order(server, f"CREATE DATABASE {own}")
        addresses = (database_url(str(Path(name, "desk.db"))), server.set(database=own))
        engines = [open_engine(address) for address in addresses]
        for engine in engines:
            ensure_schema(engine)
            import_paths(engine, [str(path)], jobs=1)
        gc.freeze()  # what the imports leave behind is not the desk's to go through
        yield engines
        for engine in engines:
            engine.dispose()


if __name__ == "__main__":
    sys.exit(main())
