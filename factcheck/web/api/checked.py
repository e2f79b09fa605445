"""What checking a draft came to, described for programs: what ``check --format json`` has for one draft."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from factcheck.web.api.extracted import Record, Share
from factcheck.web.api.models import Evidence

Line = Annotated[int, Field(ge=1, description="Of the text or the page that was sent, from 1.")]
Column = Annotated[int, Field(ge=1, description="In code points, from 1.")]
Count = Annotated[int, Field(ge=0)]


class Passed(Record):
    """That a finding is passed over: by a comment in the draft, or by a decision of the desk."""

    by: str
    reason: str | None


class Finding(Record):
    """What differs in a draft, at its place."""

    file: str
    line: Line
    column: Column
    end_line: Line
    end_column: Column
    check: str
    severity: str
    message: str
    fingerprint: str
    id: str | None
    confidence: Share | None
    subject: str | None
    passed: Passed | None
    edits: list[str]
    evidence: list[Evidence]


class Source(Record):
    """A transcript, a release or a post."""

    article: str
    kind: str


class Quote(Record):
    """A quotation of a draft: verified, differing, a first use, or too short to tell."""

    line: Line
    column: Column
    end_line: Line
    end_column: Column
    text: str
    speaker: str | None
    standing: str
    quote: Annotated[str | None, Field(description="The id under which it is stored.")]
    carriers: Count
    origins: Count
    primary: Annotated[Source | None, Field(description="The primary source that has its words.")]


class Counted(Record):
    """How many of one kind a draft holds, and how many of them the database bears out."""

    held: Count
    verified: Count


class Sentence(Record):
    """A sentence that an earlier state of the draft has not."""

    line: Line
    column: Column
    end_line: Line
    end_column: Column
    text: str


class Checked(Record):
    """A draft that was checked; nothing of it is stored."""

    file: str
    title: str | None
    findings: list[Finding]
    quotes: list[Quote]
    carriers: Count
    origins: Count
    counted: dict[str, Counted]
    changed: Annotated[list[Sentence] | None, Field(description="Null: nothing was compared.")]
