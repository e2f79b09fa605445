"""Who asks by the HTTP interface: a browser's session, or a user by HTTP Basic."""

from __future__ import annotations

import base64
import binascii
import hashlib
import time
from typing import Annotated

from fastapi import Depends, Request

from factcheck.web.desk import Desk, RefusedError, SignInNeededError, desk_of, viewer_of
from factcheck.web.sessions import Viewer
from factcheck.web.users import is_password

REMEMBERED = 300.0
"""Seconds for which a right password is not hashed again: argon2 is slow on purpose."""

_known: dict[str, tuple[str, float]] = {}


def caller(request: Request) -> Viewer:
    """Return who asks; raise :class:`SignInNeededError` for somebody unknown."""
    viewer = viewer_of(request)
    if viewer.name is not None:
        return viewer
    name = _by_password(desk_of(request), request.headers.get("authorization", ""))
    if name is None:
        raise SignInNeededError("/")
    return Viewer(name=name, nonce="")


def changer(request: Request) -> Viewer:
    """Return who changes something; raise as well where the desk only shows."""
    viewer = caller(request)
    if desk_of(request).options.read_only:
        raise RefusedError(403, "This desk shows and takes nothing: it was started with --read-only.")
    return viewer


Caller = Annotated[Viewer, Depends(caller)]
Changer = Annotated[Viewer, Depends(changer)]


def _by_password(desk: Desk, header: str) -> str | None:
    users = desk.options.users
    scheme, _, packed = header.partition(" ")
    if users is None or scheme.lower() != "basic":
        return None
    try:
        name, _, password = base64.b64decode(packed, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    digest = hashlib.sha256(f"{users.get(name)} {password}".encode()).hexdigest()
    known, until = _known.get(digest, ("", 0.0))
    if known == name and until > time.monotonic():
        return name
    if not desk.sessions.may_try(name):
        raise RefusedError(429, "Too many wrong passwords: wait five minutes.")
    if not is_password(users, name, password):
        desk.sessions.note_failure(name)
        return None
    if len(_known) > 1_000:
        _known.clear()
    _known[digest] = (name, time.monotonic() + REMEMBERED)
    return name
