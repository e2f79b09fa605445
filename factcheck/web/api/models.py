"""The records of the command line, described for programs that read them.

Each class has the keys of one record of :mod:`factcheck.report`, in its order; a test holds them to it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from factcheck.model.decision import PairVerdict
from factcheck.model.finding import Verdict
from factcheck.web.api.extracted import FoundClaim, Offset, Record, Share, Stretch
from factcheck.web.storable import Storable

Item = TypeVar("Item")
Identity = Annotated[str, Field(description="What commands print and take.")]


class Told(BaseModel):
    """What a request says: these keys and no others."""

    model_config = ConfigDict(extra="forbid")


class Page(Record, Generic[Item]):
    """A part of a list; ``next`` is the ``after`` of the following part, empty at the end."""

    items: list[Item]
    next: str | None


class ArticleHead(Record):
    """What an article is known by."""

    article: str
    key: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    kind: str


class Article(ArticleHead):
    """An article with its text; quotes, discrepancies and the story by their ids."""

    versions: int
    text: str
    quotes: list[Identity]
    statements: list[Stretch]
    claims: list[FoundClaim]
    discrepancies: list[Identity]
    story: str | None


class Occurrence(Record):
    """One unbroken stretch of a quotation in one article."""

    article: str
    source: str
    outlet: str | None
    published: str | None
    start: Offset
    end: Offset
    text: str
    relation: str


class Quote(Record):
    """A statement: its wordings, the canonical one first, and everybody who carries it."""

    id: Identity
    score: Share
    speaker: str | None
    text: str
    wordings: list[str]
    occurrences: list[Occurrence]


class Primary(Record):
    """A transcript, a release or a post that carries a quote; ``verified``: it has the words asked for."""

    article: str
    kind: str
    outlet: str | None
    published: str | None
    verified: bool


class QuoteHit(Quote):
    """A statement that answers a search, and the primary source that carries it."""

    primary: Primary | None


class Found(Record):
    """What a search answers: how well, in a word and in a sentence, and the quotes, best first."""

    match: str
    verdict: str
    items: list[QuoteHit]


class Hits(Record, Generic[Item]):
    """What a search for claims or names answers, best first."""

    items: list[Item]


class ClaimHit(Record):
    """A claim that answers, and the sentences round it."""

    id: Identity
    score: Share
    article: str
    source: str
    outlet: str | None
    published: str | None
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
    context: str


class NameMention(Record):
    """An article that names somebody, and the full form that it gives."""

    article: str
    source: str
    outlet: str | None
    published: str | None
    text: str


class NameHit(Record):
    """A person, body or place that answers, and the articles that name it."""

    id: Identity
    score: Share
    name: str
    kind: str
    spellings: list[str]
    occurrences: list[NameMention]


class Claim(Record):
    """One figure, date, list or identifier at one place."""

    id: Identity
    article: str
    kind: str
    start: Offset
    end: Offset
    text: str
    value: str | None
    unit: str | None
    modifier: str
    entity: str | None
    measure: str | None
    item: str | None
    time: str | None


class PersonHead(Record):
    """What a person, body or place is known by."""

    id: Identity
    name: str
    kind: str


class NamedIn(Record):
    """An article, with the full name that it gives."""

    article: str
    source: str
    name: str


class Person(PersonHead):
    """A person, body or place: forms of the name with their counts, articles, ids of quotes."""

    spellings: dict[str, int]
    articles: list[NamedIn]
    quotes: list[Identity]


class StoryArticle(Record):
    """An article of a story, and why it belongs there."""

    article: str
    source: str
    outlet: str | None
    title: str | None
    published: str | None
    reason: str | None


class StoryHead(Record):
    """What a story is known by."""

    id: Identity
    title: str | None
    articles: list[StoryArticle]


class Story(StoryHead):
    """A story; quotes that several of its articles carry, discrepancies and agreements by their ids."""

    quotes: list[Identity]
    discrepancies: list[Identity]
    agreed: list[Identity]


class Evidence(Record):
    """One place that a discrepancy rests on."""

    article: str
    source: str
    outlet: str | None
    title: str | None
    published: str | None
    start: Offset
    end: Offset
    text: str
    value: str
    context: str


class Ending(Record):
    """The version of an article that no longer showed a discrepancy, and what it says there now."""

    article: str
    version: int
    imported: str
    says: str | None


class Discrepancy(Record):
    """What does not agree, how it stands, and every place."""

    id: Identity
    check: str
    severity: str
    confidence: Share
    subject: str
    message: str
    status: str
    evidence: list[Evidence]
    outcome: str
    deciding: str | None
    story: str | None
    right: str | None
    ended: Ending | None


class Decision(Record):
    """What somebody said of a discrepancy."""

    verdict: str
    right: str | None
    reason: str | None
    note: str | None
    actor: str
    decided_at: datetime


class NewDecision(Told):
    """A verdict.

    ``same`` (both are right) and ``different`` (two names, two things) dismiss, and are remembered.
    ``right`` names the value that is right, as the evidence has it or a report prints it; ``seen`` is the
    number of decisions that its editor knows, to overwrite none unseen.
    """

    verdict: Verdict | PairVerdict
    right: Annotated[Storable | None, Field(max_length=20_000)] = None
    reason: Annotated[Storable | None, Field(max_length=2_000)] = None
    note: Annotated[Storable | None, Field(max_length=2_000)] = None
    seen: Annotated[int | None, Field(ge=0, le=1_000_000, strict=True)] = None


class NewPairDecision(Told):
    """A verdict on two quotes (one statement or two) or two articles (one event or two), by their ids.

    An article may be named by its key or its address as well; ``withdrawn`` takes back what was said.
    """

    one: Annotated[Storable, Field(max_length=4_000)]
    other: Annotated[Storable, Field(max_length=4_000)]
    verdict: PairVerdict | Literal[Verdict.WITHDRAWN]
    reason: Annotated[Storable | None, Field(max_length=2_000)] = None
    note: Annotated[Storable | None, Field(max_length=2_000)] = None


class PairDecision(Record):
    """What somebody said of two quotes or articles."""

    one: str
    other: str
    verdict: str
    reason: str | None
    actor: str
    decided_at: datetime


class Step(Record):
    """One step on the way to a verdict, and those that it is made of."""

    step: str
    said: str
    steps: list[Step]


class Explanation(Record):
    """How something was found, or why it was not."""

    asked: str
    verdict: str
    steps: list[Step]


class Assignment(Told):
    """Who is to look at a discrepancy; nobody if empty."""

    assignee: Annotated[Storable | None, Field(max_length=80)]
