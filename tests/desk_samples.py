"""Short articles of invented outlets, and what of a store must not depend on how they came into it.

Ten articles, two stories. One statement of Ana Ruiz stands verbatim, elided, in part, altered and in a
headline; one sentence is given to two speakers; names come in several forms; two articles have no date.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select

from factcheck.model.finding import Discrepancy
from factcheck.model.group import QuoteGroup
from factcheck.services.ingest import ImportSummary, import_paths
from factcheck.services.reporting import everything_of, report
from factcheck.store.engine import reading, table_of
from factcheck.store.groups import quote_groups
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    Base,
    ClaimOccurrenceRow,
    EntityMemberRow,
    EntityRow,
    QuoteRow,
    RunRow,
    StoryMemberRow,
    StoryRow,
)

Article = dict[str, str]

FERRY = "We will not sell the three boats that this island has left, because nobody here can swim to work"

ARTICLES: tuple[Article, ...] = (
    {
        "id": "courier",
        "outlet": "Harbor Courier",
        "published": "2021-03-02",
        "title": "Island keeps its ferries",
        "text": (
            "The ferries of Holm stay. “" + FERRY + ",” Mayor Ana Ruiz said on Tuesday.\n\n"
            "Paul Dorn, who runs the line, was relieved. “The engines are old but the crews know every "
            "bolt of them,” Dorn said.\n"
        ),
    },
    {
        "id": "gazette",
        "outlet": "North Gazette",
        "published": "2021-03-03",
        "title": "‘Nobody here can swim to work’: mayor refuses sale",
        "text": (
            "‘Nobody here can swim to work’: mayor refuses sale\n\n"
            "Ana Ruiz spoke at the pier. “We will not sell the three boats that this island has left ... "
            "nobody here can swim to work,” she said.\n\n"
            "The line’s manager, Paul J. Dorn, did not answer questions.\n"
        ),
    },
    {
        "id": "beacon",
        "outlet": "The Beacon",
        "published": "2021-03-03",
        "title": "Boats may be sold",
        "text": (
            "“We will sell the three boats that this island has left, because nobody here can swim to "
            "work,” Mayor Ruiz said. Ana M. Ruiz has led the council since 2016.\n\n"
            "“The engines are old, but the crews know every bolt of them,” said Paul Dorn.\n"
        ),
    },
    {
        "id": "undated-note",
        "text": (
            "A reader heard it, too. “this island has left, because nobody here can swim to work,” "
            "Ana Ruiz said, he writes.\n\nThe reader asked that that his name be kept out.\n"
        ),
    },
    {
        "id": "weekly",
        "outlet": "Sound Weekly",
        "published": "2021-03-07",
        "title": "A week on the pier",
        "text": (
            "“We will not sell the three boats,” Ana Ruiz said, “that this island has left, because "
            "nobody here can swim to work.”\n\n"
            "Her deputy, Tomas Lind, disagreed. “A boat that nobody mends is a boat that nobody should "
            "board,” Lind said.\n"
        ),
    },
    {
        "id": "evening",
        "outlet": "Evening Mail",
        "published": "2021-03-08",
        "title": "Deputy warns of old boats",
        "text": (
            "“A boat that nobody mends is a boat that nobody should board,” said Clara Vance, who "
            "inspects ships.\n\n"
            "Tomas Lind did not come. Thomas Lindt of the harbour office did.\n"
        ),
    },
    {
        "id": "minutes",
        "kind": "transcript",
        "text": (
            "Ana Ruiz said: “" + FERRY + ". That is all I have to say about it tonight.”\n\n"
            "Paul Dorn said: “The engines are old but the crews know every bolt of them.”\n"
        ),
    },
    {
        "id": "digest",
        "outlet": "Harbor Courier",
        "published": "2021-03-09",
        "title": "Old engines, loyal crews",
        "text": (
            "“The engines are old but our crews know every bolt,” Paul Dorn said at the the meeting.\n\n"
            "A spokesman for the Holm Ferry Company (HFC) said that HFC would wait. “We will wait for the "
            "vote of the council before we order a single part,” the spokesman said.\n"
        ),
    },
    {
        "id": "letter",
        "outlet": "North Gazette",
        "text": (
            "Sir, Mayor Ruiz was clear: “Nobody here can swim to work.” I can, but I would rather not. "
            "Paul Dorn and Pauline Dorn both know me.\n"
        ),
    },
    {
        "id": "late",
        "outlet": "Evening Mail",
        "published": "2021-03-12",
        "title": "Council votes",
        "text": (
            "“We will wait for the vote of the council before we order a single part,” HFC had said. "
            "The vote came on Friday. “We will not sell the three boats that this town has left, because "
            "nobody here can swim to work,” Ana Ruiz repeated.\n"
        ),
    },
)


def write_lines(path: Path, articles: Iterable[Mapping[str, Any]]) -> str:
    """Write articles as JSON lines; return the path as a person would type it."""
    path.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    return str(path)


def bring(
    engine: Engine, folder: Path, articles: Iterable[Mapping[str, Any]], jobs: int = 1
) -> ImportSummary:
    """Import articles in this order, as lines of one file."""
    return import_paths(engine, [write_lines(folder / "day.jsonl", articles)], jobs=jobs)


def article(id_: str, **changes: str) -> Article:
    """Return a sample article, with other facts or another text."""
    return next(one for one in ARTICLES if one["id"] == id_) | changes


def altered(engine: Engine) -> Discrepancy:
    """Return the discrepancy that the article ``beacon`` has left out a *not*."""
    with reading(engine) as session:
        return next(
            one
            for one in report(session)
            if one.check == "quote-altered"
            and any(view.evidence.article.id == "beacon" for view in one.evidence)
        )


def dump(engine: Engine) -> list[str]:
    """Return all that link and check made of a store, one line a fact, in an order of its own.

    Row ids, runs and closed discrepancies are left out, for they tell how the store came to be.
    """
    with reading(engine) as session:
        quote_ids = list(session.execute(select(QuoteRow.id)).scalars())
        return [
            *sorted(_quote_line(one) for one in quote_groups(session, quote_ids).values()),
            *sorted(f"entity {tuple(row)!r}" for row in session.execute(_NAMES)),
            *sorted(f"claim {tuple(row)!r}" for row in session.execute(_CLAIMS)),
            *sorted(f"story {tuple(row)!r}" for row in session.execute(_STORIES)),
            *sorted(_discrepancy_line(one) for one in report(session, everything_of())),
        ]


_ENTITY, _BEARER = table_of(EntityRow), table_of(EntityMemberRow)
_VERSION, _ARTICLE = table_of(ArticleVersionRow), table_of(ArticleRow)
_NAMES = (
    select(
        *(_ENTITY.c.key, _ENTITY.c.kind, _ENTITY.c.name),
        *(_ARTICLE.c.key, _BEARER.c.name, _BEARER.c.detail),
    )
    .join(_BEARER, _BEARER.c.entity_id == _ENTITY.c.id)
    .join(_VERSION, _VERSION.c.id == _BEARER.c.version_id)
    .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
    .where(_VERSION.c.is_current)
)


_CLAIM = table_of(ClaimOccurrenceRow)
_CLAIMS = (
    select(_CLAIM.c.key, _CLAIM.c.kind, _CLAIM.c.text, _CLAIM.c.low, _CLAIM.c.high, _CLAIM.c.time)
    .join(_VERSION, _VERSION.c.id == _CLAIM.c.version_id)
    .where(_VERSION.c.is_current)
)


_STORY, _TOLD = table_of(StoryRow), table_of(StoryMemberRow)
_STORIES = (
    select(_STORY.c.key, _STORY.c.title, _ARTICLE.c.key, _TOLD.c.detail)
    .join(_TOLD, _TOLD.c.story_id == _STORY.c.id)
    .join(_ARTICLE, _ARTICLE.c.id == _TOLD.c.article_id)
)


def _quote_line(group: QuoteGroup) -> str:
    members = [
        (one.occurrence.key, one.relation.value, one.score, one.start, one.end, one.occurrence.speaker_key)
        for one in group.members
    ]
    return f"quote {group.key} {group.speaker} {group.speaker_key} {group.text!r} {members}"


def _discrepancy_line(one: Discrepancy) -> str:
    places = [
        (view.evidence.article.key, view.evidence.span, view.evidence.text, view.evidence.value)
        for view in one.evidence
    ]
    standing = (
        f"{one.severity.value} {one.confidence} {one.status.value} {one.outcome.value} {one.deciding}"
    )
    return f"discrepancy {one.fingerprint} {one.check} {standing} {one.message} {one.subject} {places}"


def row_counts(engine: Engine) -> dict[str, int]:
    """Return the number of rows of every table but that of runs."""
    with reading(engine) as session:
        return {
            name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in Base.metadata.tables.items()
            if name != RunRow.__tablename__
        }
