"""Uploads that were shown and wait for a yes.

Kept in memory, for half an hour, and each for the editor alone who sent it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem

LIFE = 1800.0
MOST = 8
"""Uploads kept; the oldest goes first."""

Read = RawArticle | Problem


@dataclass(frozen=True, slots=True)
class _Held:
    owner: str
    found: tuple[Read, ...]
    until: float


class HeldUploads:
    """What was read of each upload, by a random name."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}
        self._lock = Lock()

    def put(self, owner: str, found: Sequence[Read]) -> str:
        """Keep an upload and return its name."""
        name = secrets.token_urlsafe(18)
        with self._lock:
            self._forget()
            while len(self._held) >= MOST:
                del self._held[next(iter(self._held))]
            self._held[name] = _Held(owner, tuple(found), time.monotonic() + LIFE)
        return name

    def take(self, owner: str, name: str) -> tuple[Read, ...] | None:
        """Return what the owner's upload holds, once; ``None`` if there is none any more."""
        with self._lock:
            self._forget()
            held = self._held.get(name)
            if held is None or held.owner != owner:
                return None
            del self._held[name]
            return held.found

    def _forget(self) -> None:
        now = time.monotonic()
        for name in [name for name, held in self._held.items() if held.until < now]:
            del self._held[name]
