"""What the demo finds in articles/, as the golden files hold it.

``python tests/golden/demo_facts.py`` writes the golden files anew. Read the difference before it is
committed, and say in the commit why it is right.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from factcheck.cli.main import main
from factcheck.report.records import quote_record
from factcheck.store.engine import database_url, open_engine, reading
from factcheck.store.groups import quote_groups
from factcheck.store.lookup import quotes_beginning

ARTICLES = Path(__file__).parents[2] / "articles"
HERE = Path(__file__).parent

MASKED = {"confidence": 0, "context": "", "score": 0}
"""Keys whose values may change without a change of what is found, with what stands there instead."""


def demo_facts(folder: Path) -> dict[str, str]:
    """Import articles/ into a database in ``folder``; return the text of each golden file by its name."""
    database = str(folder / "demo.db")
    _run("import", str(ARTICLES), "--db", database, "--jobs", "1")
    records = [json.loads(line) for line in _run("report", "--nl", "--db", database).splitlines()]
    return {
        "discrepancies.jsonl": _lines(records),
        "counts.jsonl": _run("stats", "--nl", "--db", database),
        "shared_quotes.jsonl": _lines(_shared_quotes(database)),
    }


def _run(*arguments: str) -> str:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


def _shared_quotes(database: str) -> list[dict[str, Any]]:
    """Return every quote that more than one article carries, by its text."""
    engine = open_engine(database_url(database))
    try:
        with reading(engine) as session:
            groups = quote_groups(session, quotes_beginning(session, ""))
    finally:
        engine.dispose()
    records: list[dict[str, Any]] = [quote_record(group, 1.0) for group in groups.values()]
    shared = [one for one in records if len({place["article"] for place in one["occurrences"]}) > 1]
    return sorted(shared, key=lambda one: str(one["text"]))


def _lines(records: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(_masked(one), ensure_ascii=False) + "\n" for one in records)


def _masked(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: MASKED[key] if key in MASKED else _masked(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_masked(part) for part in value]
    if isinstance(value, str):
        return value.replace(str(ARTICLES), "articles")
    return value


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for file, text in demo_facts(Path(name)).items():
            (HERE / file).write_text(text, encoding="utf-8")
