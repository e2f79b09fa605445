"""One input: what it is named, where it was found, how it is written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from types import MappingProxyType

from factcheck.model.problem import ProblemCode
from factcheck.readers.fault import DocumentFault, printable

STDIN = "-"


class Format(StrEnum):
    """How an input is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"
    FEED = "feed"
    JSON = "json"
    ZIP = "zip"
    TAR = "tar"
    WARC = "warc"


FORMATS = MappingProxyType(
    {
        ".txt": Format.TEXT,
        ".md": Format.MARKDOWN,
        ".markdown": Format.MARKDOWN,
        ".html": Format.HTML,
        ".htm": Format.HTML,
        ".jsonl": Format.JSONL,
        ".jsonl.gz": Format.JSONL,
        ".rss": Format.FEED,
        ".atom": Format.FEED,
        ".xml": Format.FEED,
        ".json": Format.JSON,
        ".zip": Format.ZIP,
        ".tar": Format.TAR,
        ".tar.gz": Format.TAR,
        ".tgz": Format.TAR,
        ".warc": Format.WARC,
        ".warc.gz": Format.WARC,
    }
)
"""The format of each known suffix; capitals make no difference."""

PACKED = frozenset((Format.ZIP, Format.TAR, Format.WARC))
"""Formats of which one file holds many inputs."""

_WORD_PROCESSED = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".pages", ".epub")

UNREAD_DOCUMENTS = frozenset(
    (
        *_WORD_PROCESSED,
        *(".eml", ".mht", ".mhtml", ".xhtml"),
        *(".ndjson", ".jsonl.bz2", ".jsonl.xz", ".jsonl.zst", ".txt.gz", ".md.gz", ".html.gz"),
        *(".7z", ".rar", ".tar.bz2", ".tar.xz", ".tar.zst", ".arc", ".arc.gz", ".warc.zst"),
    )
)
"""Suffixes of documents that people keep articles in and that no reader knows."""


_ABOUT_FOLDER = frozenset(
    ("readme", "license", "licence", "copying", "notice", "changelog", "contributing", "authors")
)


@dataclass(frozen=True, slots=True)
class Source:
    """One input: ``path`` as a person would open it, ``root`` the folder it was found below.

    ``data`` holds the bytes of what is no file of its own: standard input, whose path is ``-``, and what
    lies in an archive, ``inside`` being its path there and ``record`` its number in a web archive. ``line``
    is the number of the data's first line, from 1. ``address`` and ``charset`` are what a web archive says
    of a page.
    """

    path: str
    root: str
    format: Format
    data: bytes | None = None
    line: int = 1
    inside: str = ""
    record: int = 0
    address: str | None = None
    charset: str | None = None

    @property
    def is_stdin(self) -> bool:
        """Tell whether the data came by standard input."""
        return self.path == STDIN and self.data is not None

    @property
    def place(self) -> str:
        """Return the path for printing, that inside an archive after the archive's."""
        inside = f"/{printable(self.inside)}" if self.inside else ""
        return f"{printable(self.path)}{inside}{f'#{self.record}' if self.record else ''}"

    @property
    def name(self) -> str:
        """Return the path below the root, with forward slashes; ``stdin`` for standard input.

        Of what lies in an archive it is the path inside.
        """
        if self.is_stdin:
            return "stdin"
        if self.inside:
            return printable(self.inside)
        return printable(PurePath(os.path.relpath(self.path, self.root)).as_posix())

    @property
    def shelf(self) -> str:
        """Return the root folder's name and the path below it, which tell this input from any other.

        The folder's name parts monday/a.txt from tuesday/a.txt; nothing above it counts, so that a desk
        may move its archive. A packed folder counts as the folder, wherever the archive lies.
        """
        if self.is_stdin:
            return "stdin"
        if self.inside:
            folder = printable(without_suffix(PurePath(self.path).name))
            return self.name if self.name.startswith(f"{folder}/") else f"{folder}/{self.name}"
        return f"{printable(Path(self.root).absolute().name)}/{self.name}"

    @property
    def stem(self) -> str:
        """Return the file's name without its format's suffix; ``stdin`` for standard input."""
        stem = without_suffix(PurePath(self.name).name)
        return f"{stem}-{self.record}" if self.record else stem


def without_suffix(name: str) -> str:
    """Return a file's name without the suffix of its format, if it has a known one.

    >>> without_suffix("monday.tar.gz"), without_suffix("v1.2")
    ('monday', 'v1.2')
    """
    return name[: -len(suffix_of(name))] if suffix_of(name) in FORMATS else name


def is_document(name: str) -> bool:
    """Tell whether a file of a folder or an archive may hold articles, whether or not it can be read.

    >>> is_document("a.txt"), is_document("a.docx"), is_document("README.md"), is_document("a.png")
    (True, True, False, False)
    """
    suffix = suffix_of(name)
    stem = PurePath(name).name[: -len(suffix) or None]
    return suffix in UNREAD_DOCUMENTS or (suffix in FORMATS and stem.lower() not in _ABOUT_FOLDER)


def unknown_format(path: str) -> DocumentFault:
    """Return the fault of a file that no reader knows."""
    known = " ".join(FORMATS)
    suffix = suffix_of(path) or "a name without a suffix"
    if suffix in _WORD_PROCESSED:
        message = f"There is no reader for {suffix}: save it as text or as a web page."
    else:
        message = f"There is no reader for {printable(suffix)}; there are readers for {known}."
    return DocumentFault(ProblemCode.UNKNOWN_FORMAT, message)


def suffix_of(path: str) -> str:
    """Return the suffix in lower case, with what stands before it for a packed file: ``.jsonl.gz``."""
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes]
    packed = "".join(suffixes[-2:])
    if packed in FORMATS or packed in UNREAD_DOCUMENTS:
        return packed
    return suffixes[-1] if suffixes else ""
