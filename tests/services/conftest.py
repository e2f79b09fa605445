"""Several stores within one test, on each database."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine

from factcheck.store.engine import database_url, open_engine


@pytest.fixture(params=("sqlite", "postgresql"))
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Engine]]:
    """Return what opens one more store with all tables and no rows, on each of both databases."""
    opened: list[Engine] = []

    def make() -> Engine:
        if request.param == "sqlite":
            path = tmp_path / f"store-{len(opened)}.db"
            shutil.copy(request.getfixturevalue("sqlite_template"), path)
            url = database_url(str(path))
        else:
            new: Callable[[str], URL] = request.getfixturevalue("new_postgresql")
            url = new(request.getfixturevalue("postgresql_template"))
        opened.append(open_engine(url))
        return opened[-1]

    yield make
    for engine in opened:
        engine.dispose()
