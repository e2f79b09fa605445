"""Who asks: signed cookies, the token that forms carry, and how often a password may be tried.

In: a request. Out: a viewer. A session is a random number and a user's name, signed by a key that only the
server has; it holds a digest of the password's hash, so that a changed password ends it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import deque
from dataclasses import dataclass

from fastapi import Request
from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.responses import Response

from factcheck.services.desk import NAME_LENGTH
from factcheck.web.options import WebOptions

COOKIE = "factcheck"
LIFE = 12 * 3600
"""Seconds that a session lasts: a long shift."""

TRIES = 8
"""Wrong passwords for one name within :data:`WINDOW` after which it is not looked at any more."""

WINDOW = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Whoever asks: ``name`` is ``None`` until signed in; ``nonce`` is the session's random number."""

    name: str | None
    nonce: str
    is_new: bool = False


class Sessions:
    """Reads and writes the cookie of one server."""

    def __init__(self, options: WebOptions) -> None:
        self._options = options
        self._signer = URLSafeTimedSerializer(options.secret, salt="session")
        self._failures: dict[str, deque[float]] = {}

    def viewer(self, request: Request) -> Viewer:
        """Return who asks."""
        held = self._read(request.cookies.get(COOKIE, ""))
        nonce = held.get("n") or secrets.token_urlsafe(18)
        return Viewer(name=self._name(request, held), nonce=nonce, is_new="n" not in held)

    def keep(self, response: Response, nonce: str, name: str | None = None) -> None:
        """Give the browser its cookie."""
        held = {"n": nonce}
        if name is not None and self._options.users:
            held |= {"u": name, "k": _digest(self._options.users[name])}
        response.set_cookie(
            COOKIE,
            self._signer.dumps(held),
            max_age=LIFE,
            httponly=True,
            samesite="strict",
            secure=self._options.secure,
        )

    def drop(self, response: Response) -> None:
        """Take the cookie away."""
        response.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=self._options.secure)

    def token(self, nonce: str) -> str:
        """Return what a form must carry to come from a page of this session."""
        return hmac.new(self._options.secret.encode(), b"form:" + nonce.encode(), "sha256").hexdigest()

    def is_token(self, nonce: str, token: str) -> bool:
        """Tell whether a form's token is that of this session."""
        return hmac.compare_digest(self.token(nonce).encode(), token.encode("utf-8", "replace"))

    def may_try(self, name: str) -> bool:
        """Tell whether a password for ``name`` is looked at: not after too many wrong ones."""
        failures = self._failures.get(name, deque())
        while failures and failures[0] < time.monotonic() - WINDOW:
            failures.popleft()
        return len(failures) < TRIES

    def note_failure(self, name: str) -> None:
        """Count a wrong password."""
        if len(self._failures) > 10_000:
            self._failures.clear()
        self._failures.setdefault(name, deque(maxlen=TRIES)).append(time.monotonic())

    def _read(self, cookie: str) -> dict[str, str]:
        try:
            held = self._signer.loads(cookie, max_age=LIFE)
        except BadData:
            return {}
        return held if isinstance(held, dict) else {}

    def _name(self, request: Request, held: dict[str, str]) -> str | None:
        options = self._options
        if options.proxy_header is not None:
            peer = request.client.host if request.client else ""
            named = request.headers.get(options.proxy_header, "").strip()
            is_name = bool(named) and len(named) <= NAME_LENGTH and named.isprintable()
            return named if peer in options.proxies and is_name else None
        if options.users is None:
            return options.actor
        name = held.get("u")
        if name is None or name not in options.users or held.get("k") != _digest(options.users[name]):
            return None
        return name


def _digest(password_hash: str) -> str:
    return hashlib.sha256(password_hash.encode()).hexdigest()[:16]
