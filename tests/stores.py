"""Several stores within one test, and one that many tests only read, on each database."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from desk_samples import ARTICLES, bring
from servers import order
from sqlalchemy import URL, Engine

from factcheck.services.database import upgrade
from factcheck.store.engine import database_url, open_engine

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(params=BACKENDS)
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


@contextmanager
def filled_store(
    request: pytest.FixtureRequest, folder: Path, articles: Iterable[Mapping[str, Any]]
) -> Iterator[Engine]:
    """Open a store of the database that ``request`` asks for, with these articles."""
    if request.param == "sqlite":
        engine = open_engine(database_url(":memory:"))
        upgrade(engine)
    else:
        server: URL = request.getfixturevalue("postgresql_server")
        template: str = request.getfixturevalue("postgresql_template")
        name = f"filled_{uuid.uuid4().hex}"
        order(server, f"CREATE DATABASE {name} TEMPLATE {template}")
        engine = open_engine(server.set(database=name))
    bring(engine, folder, articles)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def filled_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with the sample articles, to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    path = Path(shutil.copy(sqlite_template, folder / "filled.db"))
    engine = open_engine(database_url(str(path)))
    bring(engine, folder, ARTICLES)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def filled_postgresql(
    postgresql_server: URL, postgresql_template: str, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """Return the name of a PostgreSQL database with the sample articles, to be copied."""
    name = f"filled_{uuid.uuid4().hex}"
    order(postgresql_server, f"CREATE DATABASE {name} TEMPLATE {postgresql_template}")
    engine = open_engine(postgresql_server.set(database=name))
    bring(engine, tmp_path_factory.mktemp("filled"), ARTICLES)
    engine.dispose()
    return name


@pytest.fixture(params=BACKENDS)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Return a store of the test's own with the sample articles, on each of both databases."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("filled_sqlite"), tmp_path / "desk.db")
        engine = open_engine(database_url(str(path)))
    else:
        new: Callable[[str], URL] = request.getfixturevalue("new_postgresql")
        engine = open_engine(new(request.getfixturevalue("filled_postgresql")))
    yield engine
    engine.dispose()


@pytest.fixture(params=BACKENDS, scope="session")
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return a store with the sample articles, for tests that write nothing, on each of both databases."""
    with filled_store(request, tmp_path_factory.mktemp("library"), ARTICLES) as engine:
        yield engine
