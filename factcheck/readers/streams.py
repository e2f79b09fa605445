"""From a stream of bytes to lines, in constant memory.

gzip is known by its first two bytes (RFC 1952), UTF-16 and UTF-32 by their byte order mark; the rest
of the package sees UTF-8 bytes without a mark. A line that is too long is dropped while it is read.
"""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from itertools import chain

from factcheck.model.problem import ProblemCode
from factcheck.readers.chunks import Readable
from factcheck.readers.encoding import MARKS
from factcheck.readers.fault import DocumentFault
from factcheck.readers.limits import CHUNK, GZIP_FREE, GZIP_RATIO

GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib: 16 for a gzip header, 15 for the largest window
_GZIP_STEP = 1 << 20


def byte_chunks(stream: Readable) -> Iterator[bytes]:
    """Yield the bytes of ``stream``, unpacked if they are gzip, as UTF-8 if a mark says UTF-16 or 32.

    Raises DocumentFault where a packed or marked stream is damaged, after what could be read.
    """
    parts = unpacked_chunks(stream)
    first = next(parts, b"")
    for mark, encoding in MARKS:
        if first.startswith(mark):
            rest = chain((first[len(mark) :],), parts)
            return rest if encoding == "utf-8" else _transcode(rest, encoding)
    return chain((first,), parts)


def unpacked_chunks(stream: Readable) -> Iterator[bytes]:
    """Yield the bytes of ``stream``, unpacked if they are gzip.

    Raises DocumentFault where a packed stream is damaged, after what could be read.
    """
    parts = iter(lambda: stream.read(CHUNK), b"")
    first = next(parts, b"")
    whole = chain((first,), parts)
    return _unpack(whole) if first.startswith(GZIP_MAGIC) else whole


def split_lines(parts: Iterator[bytes], longest: int) -> Iterator[bytes | None]:
    r"""Yield each line without its line feed; ``None`` for one of more than ``longest`` bytes.

    >>> list(split_lines(iter([b"a\nb", b"c\nlong, too long\n", b"d"]), 4))
    [b'a', b'bc', None, b'd']
    """
    held: list[bytes] = []
    size = 0
    for part in parts:
        *ends, rest = part.split(b"\n")
        for end in ends:
            size += len(end)
            yield b"".join((*held, end)) if size <= longest else None
            held.clear()
            size = 0
        size += len(rest)
        if size > longest:
            held.clear()
        elif rest:
            held.append(rest)
    if size:
        yield b"".join(held) if size <= longest else None


def _unpack(parts: Iterator[bytes]) -> Iterator[bytes]:
    taken = given = 0
    member = zlib.decompressobj(_GZIP_WINDOW)
    for part in parts:
        taken += len(part)
        waiting = part
        while waiting:
            if member.eof:
                if not waiting.startswith(GZIP_MAGIC[:1]):
                    return  # padding after the last member, which gzip itself passes over
                member = zlib.decompressobj(_GZIP_WINDOW)
            unpacked = _unpack_step(member, waiting)
            given += len(unpacked)
            if given > GZIP_FREE and given > GZIP_RATIO * taken:
                raise DocumentFault(
                    ProblemCode.TOO_LARGE,
                    f"The gzip stream grows more than {GZIP_RATIO} times; the rest was not read.",
                )
            yield unpacked
            waiting = member.unused_data if member.eof else member.unconsumed_tail
    while not member.eof and (unpacked := _unpack_step(member, b"")):
        yield unpacked
    if not member.eof:
        raise DocumentFault(ProblemCode.MALFORMED, "The gzip stream ends too early; the rest is lost.")


def _unpack_step(member: zlib._Decompress, packed: bytes) -> bytes:
    try:
        return member.decompress(packed, _GZIP_STEP)
    except zlib.error as error:
        raise DocumentFault(
            ProblemCode.MALFORMED, "The gzip stream is damaged; the rest is lost."
        ) from error


def _transcode(parts: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for part in parts:
            yield decoder.decode(part).encode("utf-8")
        yield decoder.decode(b"", final=True).encode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentFault(
            ProblemCode.ENCODING, f"Its byte order mark says {encoding}, its bytes do not."
        ) from error
