"""What changed from one version of an article to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.span import Span


class Part(StrEnum):
    """What of an article changed, in the order in which changes are told: what people said first."""

    QUOTE = "quote"
    CLAIM = "claim"
    NAME = "name"
    HEADLINE = "headline"
    PARAGRAPH = "paragraph"


class ChangeKind(StrEnum):
    """How it changed, in the order in which changes of one part are told.

    ``reworded``: other words; ``speaker``: the words are given to somebody else; ``value``: another figure,
    date or list in the same place; ``respelled``: a name in other letters; ``removed``, ``added``: in one
    version only; ``moved``: the same paragraph at another place.
    """

    REWORDED = "reworded"
    SPEAKER = "speaker"
    VALUE = "value"
    RESPELLED = "respelled"
    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one version has there.

    ``span`` is the place in its text, from the first stretch of a quotation to the last; ``None`` for a
    headline, which stands beside the text. ``speaker`` is a quotation's, ``sentence`` a claim's.
    """

    text: str
    span: Span | None = None
    speaker: str | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change; ``before`` is ``None`` for what was added, ``after`` for what was removed."""

    part: Part
    kind: ChangeKind
    before: Side | None
    after: Side | None
