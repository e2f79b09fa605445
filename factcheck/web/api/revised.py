"""What changed between versions and what is to be corrected, described for programs that read it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from factcheck.model.change import ChangeKind, Part
from factcheck.web.api.extracted import Offset, Record
from factcheck.web.api.models import Identity


class VersionHead(Record):
    """One version of an article, counted from 1, and when it was imported."""

    version: int
    imported: datetime
    current: bool


class ChangedSide(Record):
    """What one version has; a headline has no place in the text."""

    start: Offset | None
    end: Offset | None
    text: str
    speaker: str | None


class ChangedWords(Record):
    """A run of words that both versions have (``equal``), the older alone, or the newer alone."""

    kind: Literal["equal", "gone", "new"]
    text: str


class Change(Record):
    """What changed from one version of an article to another."""

    article: str
    from_: int = Field(alias="from")
    to: int
    part: Part
    change: ChangeKind
    before: ChangedSide | None
    after: ChangedSide | None
    words: list[ChangedWords]


class Changes(Record):
    """The versions of an article, and what changed between two of them; quotes first."""

    article: str
    versions: list[VersionHead]
    items: list[Change]


class CorrectionPlace(Record):
    """One place that carries another value; a headline has no offsets, a past version no link."""

    version: int
    current: bool
    where: Literal["headline", "text"]
    start: Offset | None
    end: Offset | None
    text: str
    value: str
    link: str | None


class CorrectedArticle(Record):
    """An article that carries another value, or did until a version mended it."""

    article: str
    source: str
    outlet: str | None
    title: str | None
    published: str | None
    status: Literal["open", "mended"]
    mended_by: int | None
    mended: str | None
    note: str
    places: list[CorrectionPlace]


class Correction(Record):
    """Which value somebody said is right, and every article that carries another."""

    id: Identity
    check: str
    subject: str
    right: str
    status: Literal["open", "mended"]
    by: str
    decided: str
    articles: list[CorrectedArticle]
