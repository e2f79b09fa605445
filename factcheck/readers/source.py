"""One input: what it is named, where it was found, how it is written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from types import MappingProxyType

from factcheck.readers.fault import printable

STDIN = "-"


class Format(StrEnum):
    """How an input is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"


FORMATS = MappingProxyType(
    {
        ".txt": Format.TEXT,
        ".md": Format.MARKDOWN,
        ".markdown": Format.MARKDOWN,
        ".html": Format.HTML,
        ".htm": Format.HTML,
        ".jsonl": Format.JSONL,
        ".jsonl.gz": Format.JSONL,
    }
)
"""The format of each known suffix; capitals make no difference."""

UNREAD_DOCUMENTS = frozenset(
    (
        *(".doc", ".docx", ".odt", ".rtf", ".pdf", ".pages", ".epub", ".eml", ".mht", ".mhtml", ".xhtml"),
        *(".ndjson", ".jsonl.bz2", ".jsonl.xz", ".jsonl.zst", ".txt.gz", ".md.gz", ".html.gz"),
        *(".rss", ".atom", ".warc", ".warc.gz", ".zip", ".tar", ".tar.gz", ".tgz"),
    )
)
"""Suffixes of documents that people keep articles in and that no reader knows."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input: ``path`` as a person would open it, ``root`` the folder it was found below.

    ``data`` holds the bytes of standard input, whose place is ``-``, and ``line`` the number of their
    first line, from 1.
    """

    path: str
    root: str
    format: Format
    data: bytes | None = None
    line: int = 1

    @property
    def place(self) -> str:
        """Return the path for printing."""
        return printable(self.path)

    @property
    def name(self) -> str:
        """Return the path below the root, with forward slashes; ``stdin`` for standard input."""
        if self.data is not None:
            return "stdin"
        return printable(PurePath(os.path.relpath(self.path, self.root)).as_posix())

    @property
    def shelf(self) -> str:
        """Return the root folder's name and the path below it, which tell this input from any other.

        The folder's name parts monday/a.txt from tuesday/a.txt; nothing above it counts, so that a desk
        may move its archive.
        """
        if self.data is not None:
            return "stdin"
        return f"{printable(Path(self.root).absolute().name)}/{self.name}"

    @property
    def stem(self) -> str:
        """Return the file's name without its format's suffix; ``stdin`` for standard input."""
        base = PurePath(self.name).name
        return base[: -len(suffix_of(base))] if suffix_of(base) in FORMATS else base


def suffix_of(path: str) -> str:
    """Return the suffix in lower case, with what stands before it for a packed file: ``.jsonl.gz``."""
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes]
    packed = "".join(suffixes[-2:])
    if packed in FORMATS or packed in UNREAD_DOCUMENTS:
        return packed
    return suffixes[-1] if suffixes else ""
