"""Signing in and out."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from factcheck.web.desk import RefusedError, TheDesk, Writer, page, viewer_of
from factcheck.web.users import is_password

router = APIRouter(include_in_schema=False)


@router.get("/signin")
def ask(
    request: Request, desk: TheDesk, following: Annotated[str, Query(alias="next", max_length=4_000)] = "/"
) -> Response:
    """Show the form, or say that the proxy in front of the desk must name the user."""
    if desk.options.users is None:
        raise RefusedError(403, "The proxy in front of this desk did not say who you are.")
    return _form(request, following)


@router.post("/signin")
def sign_in(
    request: Request,
    desk: TheDesk,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=2_000)],
    csrf: Annotated[str, Form(max_length=200)] = "",
    following: Annotated[str, Form(alias="next", max_length=4_000)] = "/",
) -> Response:
    """Let a user in whose password is right."""
    users = desk.options.users
    if users is None:
        raise RefusedError(403, "Nobody signs in here.")
    if not desk.sessions.is_token(viewer_of(request).nonce, csrf):
        return _form(request, following, "The page was open for too long: try again.", 403)
    if not desk.sessions.may_try(name):
        return _form(request, following, "Too many wrong passwords: wait five minutes.", 429)
    if not is_password(users, name, password):
        desk.sessions.note_failure(name)
        return _form(request, following, "That name and password do not go together.", 403)
    response = RedirectResponse(_inside(following), status_code=303)
    desk.sessions.keep(response, secrets.token_urlsafe(18), name)
    return response


@router.post("/signout")
def sign_out(desk: TheDesk, viewer: Writer) -> Response:
    """Forget who this is."""
    response = RedirectResponse("/signin", status_code=303)
    desk.sessions.drop(response)
    return response


def _form(request: Request, following: str, notice: str = "", status_code: int = 200) -> HTMLResponse:
    return page(
        request, "signin.html", status_code=status_code, following=_inside(following), notice=notice
    )


def _inside(target: str) -> str:
    """Return where to go on: a page of this desk, never another site.

    >>> _inside("/queue?at=d1"), _inside("//evil.example"), _inside("https://evil.example")
    ('/queue?at=d1', '/', '/')
    """
    is_own = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if is_own else "/"
