"""A file made of chunks of bytes as they come: what unpacks an archive gets one to read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from factcheck.readers.fault import DocumentFault


class Readable(Protocol):
    """What can be read once, from front to back."""

    def read(self, size: int = ..., /) -> bytes:
        """Return at most ``size`` bytes; none at the end."""


class ChunkFile:
    """The chunks as a file, without looking ahead.

    Where the chunks break off, what came before is given first; whoever asks then is told, and again
    whoever asks later, for the fault is the stream's and not that of one file in it.
    """

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._rest = memoryview(b"")
        self._fault: DocumentFault | None = None

    def read(self, size: int = -1, /) -> bytes:
        """Return ``size`` bytes, fewer at the end, all that are left if it is negative."""
        pieces: list[bytes] = []
        wanted = size
        while wanted and self._has_more(raising=not pieces):
            piece = self._rest[:wanted] if wanted > 0 else self._rest
            self._rest = self._rest[len(piece) :]
            wanted -= len(piece) if wanted > 0 else 0
            pieces.append(bytes(piece))
        return b"".join(pieces)

    def _has_more(self, *, raising: bool) -> bool:
        while not self._rest and self._fault is None:
            try:
                part = next(self._parts, None)
            except DocumentFault as fault:
                self._fault = fault
                break
            if part is None:
                return False
            self._rest = memoryview(part)
        if not self._rest and self._fault is not None and raising:
            raise self._fault
        return bool(self._rest)
