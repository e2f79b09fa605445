"""Archives: from one packed file to the inputs in it, read from front to back.

In: a source that is a zip file, a tar file (packed by gzip or not) or a web archive. Out: a source with
its data for each document inside that a reader knows, in the archive's order, and a problem for each that
is damaged, locked, or named as if it lay outside. What is no document is passed over as in a folder.

Nothing is unpacked to a path that an archive names; a zip or tar file within an archive is kept in a file
without a name while it is read. One allowance holds for all that an archive file
gives, however deep it is nested, so that a small file cannot keep an import busy for ever.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast

from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers.blocks import line_blocks
from factcheck.readers.chunks import ChunkFile, Readable
from factcheck.readers.fault import DocumentFault, os_fault, printable
from factcheck.readers.held import HELD
from factcheck.readers.ignoring import IGNORE_FILE, LONGEST_LIST, ignore_patterns, is_path_ignored
from factcheck.readers.limits import GZIP_FREE, GZIP_RATIO, MAX_DEPTH, MAX_DOCUMENT
from factcheck.readers.packing import Member, inner_path, spooled, tar_members, zip_members
from factcheck.readers.source import FORMATS, PACKED, Format, Source, is_document, suffix_of, unknown_format
from factcheck.readers.streams import byte_chunks, unpacked_chunks
from factcheck.readers.warc import page_records

_Ignored = Mapping[str, tuple[str, ...]]

_MAC_FORKS = "__MACOSX"


def archive_sources(archive: Source) -> Iterator[Source | Problem]:
    """Yield the inputs that the file of ``archive`` holds; its faults are problems."""
    try:
        with Path(archive.path).open("rb") as file:
            opened = _Opened(os.fstat(file.fileno()).st_size)
            yield from opened.inputs(file, archive, 1)
    except DocumentFault as fault:
        yield fault.at(archive.place)
    except OSError as error:
        yield os_fault(error).at(archive.place)


def _ignore_lists(file: BinaryIO, packing: Format) -> _Ignored:
    """Return the patterns of each ``.factcheckignore`` in an archive by its folder; the file is rewound.

    Programs pack a folder in any order, so the whole archive is gone through before. Whatever is wrong with
    it is told when it is read.
    """
    found: dict[str, tuple[str, ...]] = {}
    with suppress(DocumentFault):
        members = (
            zip_members(file) if packing is Format.ZIP else tar_members(ChunkFile(unpacked_chunks(file)))
        )
        for member in members:
            folder, _, name = (inner_path(member.name) or "").rpartition("/")
            if name == IGNORE_FILE:
                found[folder] = ignore_patterns(ChunkFile(member.chunks()).read(LONGEST_LIST))
    file.seek(0)
    return found


class _SpentFault(DocumentFault):
    """The allowance is spent: no more is read, neither here nor of what this lies in."""


@dataclass(slots=True)
class _Opened:
    """One archive file that is being read: ``size`` bytes, of which ``given`` came when unpacked."""

    size: int
    given: int = 0

    def inputs(self, stream: Readable, archive: Source, depth: int) -> Iterator[Source | Problem]:
        """Yield the inputs of the archive that ``stream`` holds, ``depth`` archives deep."""
        if archive.format is Format.WARC:
            yield from page_records(ChunkFile(self._counted(unpacked_chunks(stream))), archive)
            return
        if depth > 1:
            with spooled(stream) as file:
                yield from self._files(file, archive, depth)
        else:
            yield from self._files(cast("BinaryIO", stream), archive, depth)

    def _files(self, file: BinaryIO, archive: Source, depth: int) -> Iterator[Source | Problem]:
        ignored = _ignore_lists(file, archive.format)
        if archive.format is Format.ZIP:
            members = zip_members(file)
        else:
            members = tar_members(ChunkFile(self._counted(unpacked_chunks(file))))
        is_empty = True
        for member in members:
            is_empty = False
            yield from self._member(member, archive, depth, ignored)
        if is_empty:
            raise DocumentFault(ProblemCode.EMPTY, "The archive holds no file.")

    def _counted(self, parts: Iterator[bytes]) -> Iterator[bytes]:
        for part in parts:
            self.given += len(part)
            if self.given > GZIP_FREE and self.given > GZIP_RATIO * self.size:
                message = f"The archive grows more than {GZIP_RATIO} times; the rest was not read."
                raise _SpentFault(ProblemCode.TOO_LARGE, message)
            yield part

    def _member(
        self, member: Member, archive: Source, depth: int, ignored: _Ignored
    ) -> Iterator[Source | Problem]:
        path = inner_path(member.name)
        if path is None:
            message = "Its name leads out of the archive; it was not read."
            place = f"{archive.place}/{printable(member.name)}"
            yield DocumentFault(ProblemCode.MALFORMED, message).at(place)
            return
        if any(step.startswith(".") or step == _MAC_FORKS for step in path.split("/")):
            return
        if is_path_ignored(path, ignored):
            return
        known = FORMATS.get(suffix_of(path))
        found = replace(
            archive,
            inside=f"{archive.inside}/{path}" if archive.inside else path,
            format=known or archive.format,
        )
        try:
            if known is None:
                if is_document(path):
                    raise unknown_format(path)
            elif is_document(path):
                parts = member.chunks()
                counted = self._counted(parts) if archive.format is Format.ZIP else parts
                yield from self._input(counted, found, depth)
        except _SpentFault:
            raise
        except DocumentFault as fault:
            yield fault.at(found.place)

    def _input(self, parts: Iterator[bytes], found: Source, depth: int) -> Iterator[Source | Problem]:
        """Yield the inputs of one file that lies ``depth`` archives deep."""
        stream = ChunkFile(parts)
        if found.format in PACKED:
            if depth == MAX_DEPTH:
                message = f"It lies more than {MAX_DEPTH - 1} archives deep; it was not read."
                raise DocumentFault(ProblemCode.TOO_LARGE, message)
            yield from self.inputs(stream, found, depth + 1)
        elif found.format is Format.JSONL:
            yield from line_blocks(byte_chunks(stream), found)
        else:
            data = stream.read(MAX_DOCUMENT + 1)
            if len(data) > MAX_DOCUMENT:
                raise DocumentFault(ProblemCode.TOO_LARGE, f"It is longer than {MAX_DOCUMENT:,} bytes.")
            told = HELD.get(suffix_of(found.inside))
            if told is None or told(data):
                yield replace(found, data=data)
