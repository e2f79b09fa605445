"""The desk on a free port, for programs and tests that ask it as a browser does."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from sqlalchemy import Engine

from factcheck.web.app import create_app
from factcheck.web.options import WebOptions


@contextmanager
def served(engine: Engine, actor: str) -> Iterator[str]:
    """Open the desk over a database for ``actor``; yield its address. Ends with the server stopped."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(engine, WebOptions(actor=actor))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
