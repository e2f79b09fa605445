"""The one way in which a reader gives up on a document, and how it becomes data.

Inside this package a fault is raised; :func:`factcheck.readers.read` turns it into a
:class:`~factcheck.model.problem.Problem`, so that no caller ever sees it.
"""

from __future__ import annotations

import errno
import os

from factcheck.model.problem import Problem, ProblemCode

_ERRNO_CODES = {errno.ELOOP: ProblemCode.LOOP}
_LONGEST_MESSAGE = 300


class DocumentFault(Exception):  # noqa: N818 - it is the document's fault, no error of ours
    """Say why a document cannot be taken; ``message`` is one sentence without its place."""

    def __init__(self, code: ProblemCode, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def at(self, source: str) -> Problem:
        """Return the fault as a problem of ``source``."""
        return Problem(source=source, code=self.code, message=one_line(self.message))


def one_line(message: str) -> str:
    r"""Return ``message`` without line breaks and of a length that a terminal can bear.

    >>> one_line("while scanning\n  a simple key")
    'while scanning a simple key'
    """
    line = " ".join(message.split())
    return line if len(line) <= _LONGEST_MESSAGE else line[: _LONGEST_MESSAGE - 1] + "…"


def os_fault(error: OSError) -> DocumentFault:
    """Return the fault that says what the operating system said."""
    code = _ERRNO_CODES.get(error.errno or 0, ProblemCode.UNREADABLE)
    if code is ProblemCode.LOOP:
        return DocumentFault(code, "It is a symbolic link that leads back to itself.")
    return DocumentFault(code, f"It cannot be read: {error.strerror or type(error).__name__}.")


def printable(path: str) -> str:
    r"""Return ``path`` fit for printing and storing: bytes that are no UTF-8 become ``\xNN``.

    >>> printable("news/caf\udce9.txt")
    'news/caf\\xe9.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")
