"""Export: every quote of a store, the same lines from every database and order of import."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_samples import ARTICLES, FERRY, bring
from sqlalchemy import Engine, func, select

from factcheck.report.records import quote_record
from factcheck.report.tables import json_text
from factcheck.services import exporting
from factcheck.services.exporting import every_quote
from factcheck.services.search import find
from factcheck.store.engine import reading
from factcheck.store.schema import QuoteRow


def lines(engine: Engine) -> list[str]:
    """Return what ``export quotes --nl`` prints."""
    with reading(engine) as session:
        return [json_text(quote_record(group, 1.0)) for group in every_quote(session)]


def test_every_quote_is_there_once(library: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are read at once, all come, by key, and none twice."""
    whole = lines(library)
    with reading(library) as session:
        assert session.execute(select(func.count()).select_from(QuoteRow)).scalar() == len(whole)
    assert sorted(set(whole)) == sorted(whole)
    for together in (1, 2, 3):
        monkeypatch.setattr(exporting, "TOGETHER", together)
        assert whole == lines(library)


def test_a_line_has_the_shape_of_a_row_of_find(library: Engine) -> None:
    """The quote that find prints for its own words is the line of the export."""
    with reading(library) as session:
        (hit,) = find(session, FERRY, limit=1).hits
    assert json_text(quote_record(hit.group, hit.score)) in lines(library)


def test_the_order_of_import_makes_no_difference(
    library: Engine, new_store: Callable[[], Engine], tmp_path: Path
) -> None:
    """Another order and another database give the same lines, but for the path they were read from."""
    other = new_store()
    bring(other, tmp_path, reversed(ARTICLES))

    def told(engine: Engine) -> list[str]:
        with reading(engine) as session:
            found = []
            for group in every_quote(session):
                record: dict[str, Any] = quote_record(group, 1.0)
                for one in record["occurrences"]:
                    del one["source"]
                found.append(json_text(record))
            return found

    assert told(library) == told(other)


def test_an_export_needs_little_memory(
    new_store: Callable[[], Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four times the quotes do not need more memory."""
    monkeypatch.setattr(exporting, "TOGETHER", 50)
    engine = new_store()
    peaks = []
    for first, last in ((0, 60), (60, 240)):
        bring(engine, tmp_path, (_article(number) for number in range(first, last)))
        tracemalloc.start()
        with reading(engine) as session:
            count = sum(1 for _ in every_quote(session))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert 3 * last == count
    assert peaks[1] < 1.5 * peaks[0]


def _article(number: int) -> dict[str, str]:
    dice = random.Random(number)
    said = [
        f"“We {' '.join(''.join(dice.choices('aeioulmnrst', k=7)) for _ in range(9))},” Ana Ruiz said."
        for _ in range(3)
    ]
    return {"id": f"a{number}", "outlet": f"Post {number % 9}", "text": "\n\n".join(said)}
