"""JSONL that comes as a stream, cut into blocks of whole lines that can be read anywhere.

Standard input and files inside archives can be read once only, and by one process; blocks of them can be
handed on, and none is larger than a line must be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers.fault import DocumentFault
from factcheck.readers.limits import BLOCK, MAX_DOCUMENT
from factcheck.readers.source import Source
from factcheck.readers.streams import split_lines


def line_blocks(parts: Iterator[bytes], whole: Source) -> Iterator[Source | Problem]:
    """Yield ``whole`` in blocks of whole lines, each a source with its data and its first line's number.

    A line that is too long is a problem. What stands before the place where ``parts`` breaks off (OSError,
    DocumentFault) is yielded before the error is raised again. A stream without lines is one empty block.
    """
    block: list[bytes] = []
    size = number = 0
    first = 1
    try:
        for number, line in enumerate(split_lines(parts, MAX_DOCUMENT), 1):
            if line is not None:
                block.append(line)
                size += len(line)
            if block and (line is None or size >= BLOCK):
                yield _block(whole, block, first)
                block, size = [], 0
            if line is None:
                yield too_long_line(f"{whole.place}#{number}")
            if not block:
                first = number + 1
    except (DocumentFault, OSError):
        if block:
            yield _block(whole, block, first)
        raise
    if block or not number:
        yield _block(whole, block, first)


def too_long_line(place: str) -> Problem:
    """Return the problem of a JSONL line that was dropped while it was read."""
    message = f"The line is longer than {MAX_DOCUMENT:,} bytes."
    return DocumentFault(ProblemCode.TOO_LARGE, message).at(place)


def _block(whole: Source, lines: list[bytes], first: int) -> Source:
    return replace(whole, data=b"\n".join(lines), line=first)
