"""The measure of scale: its articles are the same for a seed, its edits do what they say, and it runs."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
from edits import EVERY, MEMORIES
from filling import fill, stretches
from growing import Store
from invented import PER_ARTICLE, Grammar, invented_articles
from planted import LEAST_WORDS
from raw_writes import raw_write_seconds
from sqlalchemy import URL, select, text

from factcheck.extract import extract_article
from factcheck.model.article import RawArticle
from factcheck.readers import read, sources
from factcheck.services.ingest import import_paths
from factcheck.store.engine import reading
from factcheck.store.schema import ArticleVersionRow

ROOT = Path(__file__).parents[1]


def test_a_seed_makes_the_same_articles() -> None:
    """Statements do not repeat, and have the length of real ones."""
    one, two = (list(islice(Grammar(7).statements(), 500)) for _ in range(2))
    assert one == two
    assert len(set(one)) == 500
    assert 24 <= sum(len(said.split()) for said in one) / 500 <= 33
    assert one != list(islice(Grammar(8).statements(), 500))


def test_every_statement_is_found_with_its_speaker(tmp_path: Path) -> None:
    """What is measured is linking, so extraction must lose none of the statements."""
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in invented_articles(3, 0, 60)), "utf-8")
    articles = [one for source in sources([str(path)]) for one in read(source)]  # type: ignore[arg-type]
    found = [extract_article(one) for one in articles if isinstance(one, RawArticle)]
    assert [PER_ARTICLE] * 3 == [len(one.quotes) for one in found]
    named = sum(stretch.speaker is not None for one in found for stretch in one.quotes)
    assert named >= 55


def test_filling_links_as_an_import_does(tmp_path: Path) -> None:
    """Filling finds the quotations where extraction does, and puts them into the same quotes."""
    path = tmp_path / "a.jsonl"
    told = [*invented_articles(3, 0, 100), *invented_articles(3, 0, 40)]
    path.write_text(
        "".join(json.dumps({**one, "id": f"i{at}"}) + "\n" for at, one in enumerate(told)), "utf-8"
    )
    for source in sources([str(path)]):
        for one in read(source):  # type: ignore[arg-type]
            assert isinstance(one, RawArticle)
            assert [one.span for one in extract_article(one).quotes] == [
                one.span for one in stretches(one.text)
            ]
    filled, imported = (Store(str(tmp_path / name), tmp_path) for name in ("filled.db", "imported.db"))
    assert fill(filled, path) > 0
    import_paths(imported.engine, [str(path)], jobs=1)
    assert _linked(filled) == _linked(imported) != []


def _linked(store: Store) -> list[tuple[object, ...]]:
    query = (
        "SELECT w.key, q.key, m.relation, m.score, m.word_start, m.word_end, o.text FROM quote_member AS m"
        " JOIN quote AS q ON q.id = m.quote_id JOIN quote_wording AS w ON w.id = m.wording_id"
        " JOIN quote_occurrence AS o ON o.id = m.occurrence_id ORDER BY o.key"
    )
    with reading(store.engine) as session:
        return [tuple(row) for row in session.execute(text(query))]


def test_rows_are_written_by_plain_means_elsewhere(database_url: URL, tmp_path: Path) -> None:
    """What an import is measured against takes its rows, and leaves the store as it was."""
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in invented_articles(3, 0, 60)), "utf-8")
    address = database_url.render_as_string(hide_password=False).removeprefix("sqlite:///")
    store = Store(address, tmp_path)
    import_paths(store.engine, [str(path)], jobs=1)
    before = store.rows()
    with reading(store.engine) as session:
        versions = list(session.execute(select(ArticleVersionRow.id)).scalars())
    written = raw_write_seconds(store, versions)
    assert (3, before) == (len(versions), store.rows())
    store.close()
    assert min(written) > 0


@pytest.mark.parametrize("kind", [*EVERY, *MEMORIES])
def test_an_edit_changes_and_leaves_something(kind: str) -> None:
    """Each kind gives another text that shares words with the statement, the same for the same dice."""
    edit = {**EVERY, **MEMORIES}[kind]
    long = (one for one in Grammar(5).statements() if len(one.split()) >= LEAST_WORDS)
    for number, said in enumerate(islice(long, 30)):
        changed = edit(said, random.Random(number))
        assert changed == edit(said, random.Random(number))
        assert set(changed.split()) & set(said.split())
        assert changed != said or kind == "punctuation"


def test_a_small_store_is_measured() -> None:
    """Every measure has a value, and what must be certain at any size is."""
    options = ("--sizes", "80", "--sources", "1", "--queries", "3", "--jobs", "1")
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "scale.py"), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = {line.split(" | ")[0].strip("| "): line.split(" | ") for line in done.stdout.splitlines()}
    assert "0" == rows["new rows of the re-import"][1]
    assert "1.000" == rows["punctuation"][1].strip(" |")
    for name in ("linking, ms a statement", "search, p95 ms", "recall, 15 standard edits", "on disk, MB"):
        assert float(rows[name][1]) > 0
