"""What a folder, or a packed one, asks not to be read: ``.factcheckignore``.

One name or pattern a line, for the folder that it lies in and all below it; ``#`` for remarks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

IGNORE_FILE = ".factcheckignore"

LONGEST_LIST = 64_000
"""Bytes that are read of such a file."""


def ignore_patterns(data: bytes) -> tuple[str, ...]:
    r"""Return the patterns that a file ``.factcheckignore`` holds.

    >>> ignore_patterns(b"# not for import\nlabels.jsonl\ndrafts/\n")
    ('labels.jsonl', 'drafts')
    """
    lines = (line.strip() for line in data.decode("utf-8", "replace").splitlines())
    return tuple(line.rstrip("/") for line in lines if line and not line.startswith("#"))


def is_ignored(name: str, patterns: Iterable[str]) -> bool:
    """Tell whether the name of a file or folder is one of ``patterns``."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def is_path_ignored(path: str, lists: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether any step of ``path`` is ignored by the lists of the folders above it.

    >>> lists = {"": ("drafts",), "week": ("*.old.txt",)}
    >>> [is_path_ignored(path, lists) for path in ("week/drafts/a.txt", "week/a.old.txt", "a.old.txt")]
    [True, True, False]
    """
    steps = path.split("/")
    patterns: tuple[str, ...] = ()
    for number, step in enumerate(steps):
        patterns += lists.get("/".join(steps[:number]), ())
        if is_ignored(step, patterns):
            return True
    return False
