"""The files in a zip or tar file, one after the other.

In: an open file. Out: a :class:`Member` for each regular file inside, whose bytes are unpacked as they are
read. Formats: APPNOTE 6.3 and POSIX.1-2001 with GNU's extensions, by the standard library.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath, PureWindowsPath
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from factcheck.model.problem import ProblemCode
from factcheck.readers.chunks import Readable
from factcheck.readers.fault import DocumentFault
from factcheck.readers.limits import CHUNK, MAX_SPOOLED

_ENCRYPTED = 0x1
_UTF8_NAME = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; ``chunks`` unpacks it, to be called before the next member is asked for.

    The chunks raise DocumentFault where the file is damaged, locked, or packed in a way that is not known.
    """

    name: str
    chunks: Callable[[], Iterator[bytes]]


def inner_path(name: str) -> str | None:
    r"""Return the path that an archive gives a file, normalised; ``None`` if it leads out of the archive.

    >>> inner_path("./news/a.txt"), inner_path("news\\a.txt")
    ('news/a.txt', 'news/a.txt')
    >>> inner_path("../a.txt"), inner_path("/etc/a.txt"), inner_path("C:\\a.txt")
    (None, None, None)
    """
    path = PurePosixPath(name.replace("\\", "/"))
    windows = PureWindowsPath(name)
    if path.is_absolute() or windows.drive or windows.root or ".." in path.parts or not path.name:
        return None
    return str(path)


def zip_members(file: BinaryIO) -> Iterator[Member]:
    """Yield the files of a zip file, which must be seekable, in the order of its directory."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
        raise DocumentFault(ProblemCode.MALFORMED, "It is no zip file, or a damaged one.") from error
    with archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                yield Member(_zip_name(entry), partial(_zip_chunks, archive, entry))


def _zip_name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; programs that pack UTF-8 names without saying so are many."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _zip_chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    if entry.flag_bits & _ENCRYPTED:
        raise DocumentFault(ProblemCode.UNREADABLE, "It is locked with a password.")
    try:
        with archive.open(entry) as file:
            while part := file.read(CHUNK):
                yield part
    except NotImplementedError as error:  # zipfile's word for a compression that it lacks
        raise DocumentFault(
            ProblemCode.UNKNOWN_FORMAT, "It is packed in a way that is not known."
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise DocumentFault(ProblemCode.MALFORMED, "It is damaged inside the archive.") from error


class _Header(tarfile.TarInfo):
    """A header that says so when it is damaged; tarfile would take it for the archive's end."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> _Header:
        # The type stubs know neither error.
        try:
            return super().fromtarfile(archive)
        except (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise tarfile.ReadError(str(error)) from error


def tar_members(stream: Readable) -> Iterator[Member]:
    """Yield the regular files of a tar file in its order; links, devices and the like are passed over."""
    try:
        with tarfile.open(
            fileobj=cast("BinaryIO", stream), mode="r|", tarinfo=_Header, errorlevel=2
        ) as archive:
            for entry in archive:
                if entry.isreg():
                    yield Member(entry.name, partial(_tar_chunks, archive, entry))
                archive.members = []  # type: ignore[attr-defined]  # not in the stubs; else it keeps every header
    except tarfile.TarError as error:
        message = "It is no tar file, or one that is damaged or ends too early; the rest is lost."
        raise DocumentFault(ProblemCode.MALFORMED, message) from error


def _tar_chunks(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Iterator[bytes]:
    if entry.issparse():
        raise DocumentFault(ProblemCode.UNKNOWN_FORMAT, "It is a sparse file, which holds no text.")
    file = archive.extractfile(entry)
    assert file is not None
    try:
        while part := file.read(CHUNK):
            yield part
    except tarfile.TarError as error:
        raise DocumentFault(ProblemCode.MALFORMED, "The archive ends within it.") from error


@contextmanager
def spooled(stream: Readable) -> Iterator[BinaryIO]:
    """Open the whole of ``stream`` as a file without a name, which can be read from any place."""
    with TemporaryFile() as file:
        size = 0
        while part := stream.read(CHUNK):
            size += len(part)
            if size > MAX_SPOOLED:
                message = f"An archive inside another one may have {MAX_SPOOLED:,} bytes."
                raise DocumentFault(ProblemCode.TOO_LARGE, message)
            file.write(part)
        file.seek(0)
        yield file
