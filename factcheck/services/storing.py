"""Storing the articles of a batch: what is new of them, written together or, where that fails, one by one.

In: prepared articles. Out: row ids of versions and what became of each article, or why it could not be
stored. An article that the database refuses costs only itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from factcheck.link.entities import bucket
from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.services.prepared import Prepared
from factcheck.store.articles import (
    CurrentVersion,
    add_versions,
    current_versions,
    facts_hash,
    replace_finds,
    text_hash,
    update_facts,
)
from factcheck.store.occurrences import KeyedText


class Fate(Enum):
    """What became of an article; :class:`factcheck.services.ingest.ImportSummary` tells what each means."""

    NEW = "new"
    CHANGED = "changed"
    REFRESHED = "refreshed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Stored:
    """An article that was stored, its version's row id, and what became of it."""

    prepared: Prepared
    version_id: int
    fate: Fate


Planned = tuple[Prepared, CurrentVersion | None]
"""An article to be stored, and what the store has of it now."""


def is_stored(article: RawArticle, known: CurrentVersion | None, extractor: str) -> bool:
    """Tell whether the store has an article just as it was read, with what ``extractor`` finds in it."""
    return (
        known is not None
        and known.extractor == extractor
        and known.text_hash == text_hash(article.text)
        and known.facts_hash == facts_hash(article)
    )


def _is_stored(one: Prepared, known: CurrentVersion | None) -> bool:
    return is_stored(one.extraction.article, known, one.extraction.extractor)


def plan_of(session: Session, prepared: Iterable[Prepared]) -> list[Planned]:
    """Return those articles that are not stored just so, each with what is stored of it."""
    found = list(prepared)
    stored = current_versions(session, [one.extraction.article.key for one in found])
    plan = [(one, stored.get(one.extraction.article.key)) for one in found]
    return [(one, known) for one, known in plan if not _is_stored(one, known)]


def store_articles(session: Session, run_id: int, plan: Sequence[Planned]) -> list[Stored | Problem]:
    """Store articles, no two with one key; return what became of each, in their order."""
    try:
        with session.begin_nested():
            return [*_store(session, run_id, plan)]
    except (SQLAlchemyError, ValueError):
        return [_store_alone(session, run_id, one) for one in plan]


def _store_alone(session: Session, run_id: int, planned: Planned) -> Stored | Problem:
    try:
        with session.begin_nested():
            return _store(session, run_id, [planned])[0]
    except (SQLAlchemyError, ValueError) as error:
        # SQLAlchemy's own words repeat the statement and the whole text; the driver's say what is wrong.
        reason = " ".join(str(getattr(error, "orig", None) or error).split())[:300]
        return Problem(
            source=planned[0].extraction.article.source,
            code=ProblemCode.DATABASE,
            message=f"It could not be stored ({reason}).",
        )


def _store(session: Session, run_id: int, plan: Sequence[Planned]) -> list[Stored]:
    fates = [_fate(planned) for planned in plan]
    texts = [
        KeyedText(one.extraction, one.quote_keys, one.claim_keys)
        for (one, _), fate in zip(plan, fates, strict=True)
        if fate is not Fate.REFRESHED
    ]
    stored = {one.extraction.article.key: known for one, known in plan if known is not None}
    added = iter(add_versions(session, texts, stored, run_id, bucket))
    done: list[Stored] = []
    for (one, known), fate in zip(plan, fates, strict=True):
        if known is not None and fate is Fate.REFRESHED:
            update_facts(session, known, one.extraction.article)
            # A weekday in the text is another day once the date is another.
            replace_finds(session, known, one.extraction, bucket)
            done.append(Stored(one, known.version_id, fate))
        else:
            done.append(Stored(one, next(added), fate))
    return done


def _fate(planned: Planned) -> Fate:
    one, known = planned
    if known is None:
        return Fate.NEW
    is_same = known.text_hash == text_hash(one.extraction.article.text)
    return Fate.REFRESHED if is_same else Fate.CHANGED
