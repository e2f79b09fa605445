"""What is wrong with a document that could not be taken as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemCode(StrEnum):
    """Why an input, or a part of it, was not imported."""

    UNREADABLE = "unreadable"
    UNKNOWN_FORMAT = "unknown-format"
    NOT_TEXT = "not-text"
    ENCODING = "encoding"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    MALFORMED = "malformed"
    LOOP = "loop"
    DATABASE = "database"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One input that could not be read, as data.

    ``source`` names the place as a person would find it: a path, or ``path#line`` for a line of a
    JSONL file, or ``-`` for standard input. ``message`` is one sentence without a line break.
    """

    source: str
    code: ProblemCode
    message: str
