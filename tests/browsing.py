"""A browser without a screen: it keeps cookies, follows forms, and reads what a page says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from html.parser import HTMLParser
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import Engine
from starlette.testclient import TestClient

from factcheck.web.app import create_app
from factcheck.web.options import WebOptions

ADDRESS = "http://127.0.0.1:8000"


class Browser:
    """One person's browser at a desk."""

    def __init__(self, engine: Engine, options: WebOptions | None = None, **client: Any) -> None:
        self.app = create_app(engine, options or WebOptions(actor="Kim"))
        self.client = TestClient(self.app, base_url=ADDRESS, raise_server_exceptions=False, **client)

    def get(self, path: str, **query: str) -> Response:
        """Ask for a page."""
        return self.client.get(path, params=query or None)

    def token(self) -> str:
        """Return what a form of this session carries."""
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get("/import").text)
        assert found is not None
        return found[1]

    def post(self, path: str, **fields: str) -> Response:
        """Send a form as a page of this session would."""
        return self.client.post(path, data={"csrf": self.token(), **fields})


@pytest.fixture
def browser(library: Engine) -> Iterator[Browser]:
    """Return a browser at a desk with the sample articles, on each of both databases."""
    found = Browser(library)
    with found.client:
        yield found


@pytest.fixture
def open_browser() -> Iterator[Callable[..., Browser]]:
    """Return what opens a browser at a desk of one's own; one event loop serves all of its requests."""
    with ExitStack() as opened:

        def make(engine: Engine, options: WebOptions | None = None) -> Browser:
            found = Browser(engine, options)
            opened.enter_context(found.client)
            return found

        yield make


class Seen(HTMLParser):
    """What a page holds: the text that is shown, the elements, and every attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and its attributes."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data

    def values(self, name: str) -> list[str]:
        """Return the values of every attribute of this name."""
        return [value for _, own, value in self.attributes if own == name]
