"""What extraction says of one text, described for programs; the shape of a text that is sent."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]
Offset = Annotated[int, Field(ge=0, description="Code points from the start of the article's text.")]


class Record(BaseModel):
    """One JSON object; keys that a later release adds are passed on."""

    model_config = ConfigDict(extra="allow")


class Stretch(Record):
    """One unbroken quoted stretch of a text."""

    start: Offset
    end: Offset
    text: str
    kind: str
    role: str
    speaker: str | None
    mention: str | None
    cue: str | None
    method: str
    confidence: Share


class FoundClaim(Record):
    """A claim as extraction finds it."""

    start: Offset
    end: Offset
    text: str
    kind: str
    low: int | float | None
    high: int | float | None
    unit: str | None
    modifier: str
    entity: str | None
    measure: str | None
    item: str | None
    scope: list[str]
    time: str | None
    status: str
    speaker: str | None
    id: str


class FoundName(Record):
    """A mention of a name as extraction finds it."""

    start: Offset
    end: Offset
    text: str
    kind: str
    entity: str


class Extraction(Record):
    """What stands in one text."""

    id: str
    title: str | None
    published: str | None
    text: str
    quotes: list[Stretch]
    claims: list[FoundClaim]
    names: list[FoundName]
    terms: list[Stretch]


class NewText(BaseModel):
    """A text as a line of JSONL gives it; unknown keys are kept as metadata."""

    model_config = ConfigDict(extra="allow")

    id: str | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    byline: str | None = None
    kind: str | None = None
