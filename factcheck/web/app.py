"""The application: routes, guards, and what becomes of errors."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy import Engine
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from factcheck import __version__
from factcheck.errors import DatabaseError, FactcheckError, OvertakenError, UnknownIdError
from factcheck.web.api import problems
from factcheck.web.api.routes import router as api
from factcheck.web.desk import Desk, RefusedError, SignInNeededError, page, see
from factcheck.web.guards import Guard
from factcheck.web.options import WebOptions
from factcheck.web.pages import (
    api_docs,
    checking,
    correcting,
    explaining,
    front,
    importing,
    queue,
    reading,
    searching,
    signing,
)
from factcheck.web.templating import STATIC_TYPES, static_files

UPLOADS = ("/import/read", "/check", "/api/extract", "/api/check")

_PAGES = (front, queue, correcting, reading, searching, checking, explaining, importing, signing, api_docs)


def create_app(engine: Engine, options: WebOptions) -> FastAPI:
    """Return the desk over one database, ready for a server."""
    app = FastAPI(
        title="factcheck",
        version=__version__,
        summary="Quotes, claims and discrepancies of a newsroom's articles",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.desk = Desk(engine, options)
    for router in (
        *(one.router for one in _PAGES),
        api,
    ):
        app.include_router(router)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    app.add_middleware(Guard, hosts=options.hosts, uploads=UPLOADS)
    app.add_exception_handler(SignInNeededError, _sign_in)
    app.add_exception_handler(Exception, _failed)
    for kind in (FactcheckError, RefusedError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, _told)
    return app


def _static(name: str) -> Response:
    content = static_files().get(name)
    if content is None:
        raise HTTPException(404, "There is no such file.")
    kind = STATIC_TYPES["." + name.rpartition(".")[2]]
    return Response(
        content, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )


def _sign_in(request: Request, error: Exception) -> Response:
    assert isinstance(error, SignInNeededError)
    path = request.url.path
    if path.startswith("/api/") and path != api_docs.ADDRESS:  # that one is a page for people
        return problems.answer(401, "Sign in, or send a user's name and password (HTTP Basic).")
    return see("/signin", {"next": error.target})


def _failed(request: Request, error: Exception) -> Response:
    """Say that the fault is the desk's; the server's log has the rest."""
    message = "The desk failed at this; the log of the server says more."
    if request.url.path.startswith("/api/"):
        return problems.answer(500, message)
    return PlainTextResponse(message + "\n", status_code=500)


def _told(request: Request, error: Exception) -> Response:
    """Answer an error in one sentence: as a page, or under /api as problem+json."""
    status, message = _status(error), _message(error)
    if request.url.path.startswith("/api/"):
        allowed = getattr(error, "headers", None) or {}
        return problems.answer(status, message, allowed)
    return page(
        request, "error.html", status_code=status, title=_TITLES.get(status, "Refused"), message=message
    )


_TITLES = {
    404: "Not found",
    409: "Somebody was faster",
    413: "Too long",
    503: "The database does not answer",
}


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, RefusedError):
        return error.status
    if isinstance(error, RequestValidationError):
        return 422
    for kind, status in ((UnknownIdError, 404), (OvertakenError, 409), (DatabaseError, 503)):
        if isinstance(error, kind):
            return status
    return 400


def _message(error: Exception) -> str:
    if isinstance(error, FactcheckError | RefusedError):
        return error.message
    if isinstance(error, HTTPException):
        return str(error.detail)
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:]) or "the request"
    return f"{where}: {first['msg']}."
