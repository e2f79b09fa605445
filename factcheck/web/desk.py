"""What every page needs: the database, who asks, and the way to a finished page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Form, Request
from sqlalchemy import Engine
from starlette.responses import HTMLResponse, RedirectResponse

from factcheck.web.held import HeldUploads
from factcheck.web.options import WebOptions
from factcheck.web.sessions import Sessions, Viewer
from factcheck.web.templating import environment


@dataclass(slots=True)
class Desk:
    """One server's database, options, sessions, and uploads that wait for a yes."""

    engine: Engine
    options: WebOptions
    sessions: Sessions = field(init=False)
    held: HeldUploads = field(default_factory=HeldUploads)

    def __post_init__(self) -> None:
        self.sessions = Sessions(self.options)


class SignInNeededError(Exception):
    """Somebody unknown asks for a page."""

    def __init__(self, target: str) -> None:
        super().__init__(target)
        self.target = target


class RefusedError(Exception):
    """A form that may not be taken; ``status`` is the answer's, the message one sentence."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def desk_of(request: Request) -> Desk:
    """Return the desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def viewer_of(request: Request) -> Viewer:
    """Return who asks, read once a request."""
    held: Viewer | None = getattr(request.state, "viewer", None)
    if held is None:
        held = desk_of(request).sessions.viewer(request)
        request.state.viewer = held
    return held


def reader(request: Request) -> Viewer:
    """Return who reads; raise :class:`SignInNeededError` for somebody unknown."""
    viewer = viewer_of(request)
    if viewer.name is None:
        asked = request.url.query
        target = request.url.path + (f"?{asked}" if asked else "")
        raise SignInNeededError(target if request.method == "GET" else "/")
    return viewer


def writer(request: Request, csrf: Annotated[str, Form(max_length=200)] = "") -> Viewer:
    """Return who sends a form; raise for somebody unknown, a foreign form, and a desk that only shows."""
    viewer = reader(request)
    desk = desk_of(request)
    if desk.options.read_only:
        raise RefusedError(403, "This desk shows and takes nothing: it was started with --read-only.")
    if not desk.sessions.is_token(viewer.nonce, csrf):
        raise RefusedError(403, "The page was open for too long, or from another session: load it again.")
    return viewer


Reader = Annotated[Viewer, Depends(reader)]
Writer = Annotated[Viewer, Depends(writer)]
TheDesk = Annotated[Desk, Depends(desk_of)]


def page(request: Request, template: str, *, status_code: int = 200, **values: object) -> HTMLResponse:
    """Return a finished page, with the session's cookie if the browser has none yet."""
    desk, viewer = desk_of(request), viewer_of(request)
    html = (
        environment()
        .get_template(template)
        .render(
            viewer=viewer.name,
            signs_in=desk.options.users is not None and desk.options.proxy_header is None,
            read_only=desk.options.read_only,
            csrf=desk.sessions.token(viewer.nonce),
            path=request.url.path,
            **values,
        )
    )
    response = HTMLResponse(html, status_code=status_code)
    if viewer.is_new:
        desk.sessions.keep(response, viewer.nonce)
    return response


def see(path: str, query: Mapping[str, str | list[str]] | None = None) -> RedirectResponse:
    """Return the answer to a form: go and look there."""
    asked = urlencode({key: value for key, value in (query or {}).items() if value}, doseq=True)
    return RedirectResponse(f"{path}?{asked}" if asked else path, status_code=303)
