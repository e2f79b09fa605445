"""From paths to single inputs: files, folders and standard input.

In: what a person typed. Out: one :class:`Source` for each input, and a problem for each that cannot be
one. Nothing is opened here but folders, archives and standard input, so that reading can be shared out.

Inside a folder only known suffixes are taken. A document that people write articles in and that no
reader knows (.docx, .pdf ...) is a problem, lest it be missed; pictures, scripts, tables and the files
that tell about a folder (README, LICENSE ...) are passed over, as is all that is hidden, and all that a
file ``.factcheckignore`` in the folder or above it names: one name or pattern a line, ``#`` for remarks.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import InputError
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers.archives import archive_sources
from factcheck.readers.fault import DocumentFault, os_fault, printable
from factcheck.readers.held import HELD
from factcheck.readers.ignoring import IGNORE_FILE, LONGEST_LIST, ignore_patterns, is_ignored
from factcheck.readers.limits import CHUNK
from factcheck.readers.source import (
    FORMATS,
    PACKED,
    STDIN,
    UNREAD_DOCUMENTS,
    Source,
    is_document,
    suffix_of,
    unknown_format,
)
from factcheck.readers.stdin import stdin_sources


def sources(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Source | Problem]:
    """Return an iterator over the inputs that ``paths`` name, in the order given, folders by path.

    ``-`` stands for ``stdin`` (default: the process's standard input), which is read as it is asked for.
    Raises InputError at once, before anything is read, if a path names nothing.
    """
    for path in paths:
        if path != STDIN and not os.path.lexists(path):
            raise InputError(f"There is no file or folder {printable(path)!r}.")
    return _expand(paths, stdin)


def _expand(paths: Sequence[str], stdin: BinaryIO | None) -> Iterator[Source | Problem]:
    for path in paths:
        if path == STDIN:
            yield from stdin_sources(sys.stdin.buffer if stdin is None else stdin)
        else:
            yield from _named(path)


def _named(path: str) -> Iterator[Source | Problem]:
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        yield os_fault(error).at(printable(path))
        return
    if stat.S_ISDIR(mode):
        yield from _Walk(path).files()
    elif not stat.S_ISREG(mode):
        fault = DocumentFault(ProblemCode.UNREADABLE, "It is no regular file; pipe it in and name it '-'.")
        yield fault.at(printable(path))
    elif found := FORMATS.get(suffix_of(path)):
        yield from _opened(Source(path, str(Path(path).parent), found))
    else:
        yield unknown_format(path).at(printable(path))


def _opened(source: Source) -> Iterator[Source | Problem]:
    """Yield the inputs that a file holds: itself, or what is packed in it."""
    if source.format in PACKED:
        yield from archive_sources(source)
    else:
        yield source


class _Walk:
    """One folder, read once: a link to a folder inside it is passed over, for its files have a place."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._inside = os.path.realpath(root)
        self._linked: set[str] = set()

    def files(self) -> Iterator[Source | Problem]:
        yield from self._folder(self._root, ())

    def _folder(self, folder: str, ignored: tuple[str, ...]) -> Iterator[Source | Problem]:
        try:
            ignored += _ignored_in(folder)
            names = sorted(entry.name for entry in Path(folder).iterdir() if not entry.name.startswith("."))
        except OSError as error:
            yield os_fault(error).at(printable(folder))
            return
        for name in names:
            if not is_ignored(name, ignored):
                yield from self._entry(str(Path(folder, name)), name, ignored)

    def _entry(self, path: str, name: str, ignored: tuple[str, ...]) -> Iterator[Source | Problem]:
        try:
            mode = Path(path).stat().st_mode
        except OSError as error:
            yield os_fault(error).at(printable(path))
            return
        if stat.S_ISDIR(mode):
            if not Path(path).is_symlink() or (yield from self._may_follow(path)):
                yield from self._folder(path, ignored)
        elif stat.S_ISREG(mode):
            suffix = suffix_of(name)
            if suffix in UNREAD_DOCUMENTS:
                yield unknown_format(path).at(printable(path))
            elif is_document(name) and (suffix not in HELD or _holds(path, HELD[suffix])):
                yield from _opened(Source(path, self._root, FORMATS[suffix]))

    def _may_follow(self, path: str) -> Generator[Problem, None, bool]:
        target = os.path.realpath(path)
        here = os.path.realpath(Path(path).parent)
        if _lies_below(here, target):
            message = "It is a symbolic link to a folder that it lies in."
            yield DocumentFault(ProblemCode.LOOP, message).at(printable(path))
            return False
        if _lies_below(target, self._inside) or target in self._linked:
            return False
        self._linked.add(target)
        return True


def _ignored_in(folder: str) -> tuple[str, ...]:
    listing = Path(folder, IGNORE_FILE)
    if not listing.is_file():
        return ()
    with listing.open("rb") as file:
        return ignore_patterns(file.read(LONGEST_LIST))


def _holds(path: str, told: Callable[[bytes], bool]) -> bool:
    """Tell from a file's beginning whether it is to be read; one that cannot be opened says so then."""
    try:
        with Path(path).open("rb") as file:
            return told(file.read(CHUNK))
    except OSError:
        return True


def _lies_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
