"""Standard input, cut into inputs that can be read anywhere.

In: a byte stream of unknown length. Out: one source for a text or a page; for JSONL one for each block
of whole lines, so that an archive of any size can be piped in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers.blocks import line_blocks
from factcheck.readers.fault import DocumentFault, os_fault
from factcheck.readers.limits import MAX_DOCUMENT
from factcheck.readers.source import STDIN, Format, Source
from factcheck.readers.streams import byte_chunks

_TAG = re.compile(rb"<(?:[A-Za-z][A-Za-z0-9-]*[\s>/]|!doctype\b|!--|\?xml\b)", re.IGNORECASE)


def stdin_sources(stream: BinaryIO) -> Iterator[Source | Problem]:
    """Yield the inputs that ``stream`` holds, and a problem for what cannot be read.

    JSONL begins with ``{``, a page with a tag, each after any white space; all else is a text.
    """
    try:
        parts = byte_chunks(stream)
        head = _head(parts)
        whole = chain((head,), parts)
        start = head.lstrip()
        if start.startswith(b"{"):
            yield from line_blocks(whole, Source(STDIN, "", Format.JSONL))
        else:
            found = Format.HTML if _TAG.match(start) else Format.TEXT
            yield Source(STDIN, "", found, _document(whole))
    except DocumentFault as fault:
        yield fault.at(STDIN)
    except OSError as error:
        yield os_fault(error).at(STDIN)


def _head(parts: Iterator[bytes]) -> bytes:
    """Return the beginning of the stream, up to and with the first chunk that is not blank."""
    head = b""
    for part in parts:
        head += part
        if head.strip() or len(head) > MAX_DOCUMENT:
            break
    return head


def _document(parts: Iterator[bytes]) -> bytes:
    data = bytearray()
    for part in parts:
        data += part
        if len(data) > MAX_DOCUMENT:
            raise DocumentFault(ProblemCode.TOO_LARGE, f"It is longer than {MAX_DOCUMENT:,} bytes.")
    return bytes(data)
