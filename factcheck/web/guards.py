"""What stands before every request: the host it was sent to, the size of its body, and what answers say.

Written for ASGI itself, so that a body that is too long is never read.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.web.api import problems

MAX_BODY = 1_000_000
"""Bytes of a form or a JSON body."""

MAX_UPLOAD = 50_000_000
"""Bytes of the files of one import in the browser."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""Nothing inline, nothing from elsewhere, no frame around the page."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """Refuses a foreign host, a form sent from another site and a long body; adds the headers of safety."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], uploads: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._uploads = frozenset(uploads)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let it pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        limit = self._limit(scope)
        await self._app(scope, _limited(receive, limit), _with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if _name_of(headers.get("host", "")) not in self._hosts:
            return _refused(scope, 421, "This desk does not go by that name.")
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and _is_foreign(headers):
            return _refused(scope, 403, "A form of another site is not taken.")
        if b"%00" in scope.get("query_string", b"") or "\x00" in scope["path"]:
            return _refused(scope, 400, "An address has no NUL character.")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._limit(scope):
            return _refused(scope, 413, "That is too long.")
        return None

    def _limit(self, scope: Scope) -> int:
        return MAX_UPLOAD if scope["path"] in self._uploads else MAX_BODY


def _is_foreign(headers: Headers) -> bool:
    """Tell whether a browser sends this from a page of another site."""
    origin = headers.get("origin")
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


def _refused(scope: Scope, status: int, message: str) -> Response:
    if scope["path"].startswith("/api/"):
        return problems.answer(status, message)
    return PlainTextResponse(message + "\n", status_code=status)


def _limited(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(413, "That is too long.")
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending


def _name_of(host: str) -> str:
    """Return the host's name without its port.

    >>> _name_of("[::1]:8000"), _name_of("Desk.example:80")
    ('::1', 'desk.example')
    """
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
